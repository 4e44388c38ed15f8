#include "viewer/gui_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "viewer/canvas_shaders.h"

namespace samspil {

namespace {

constexpr GLenum kIndexType = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;

PixelRect pixelsOf(const ImVec4& clip, ImVec2 ratio) {
  const auto pixel = [](float at, float scale) { return static_cast<int>(std::lround(at * scale)); };
  return {pixel(clip.x, ratio.x), pixel(clip.y, ratio.y), pixel(clip.z, ratio.x), pixel(clip.w, ratio.y)};
}

}  // namespace

PixelRect intersection(const PixelRect& a, const PixelRect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

Result<std::unique_ptr<GuiRenderer>> GuiRenderer::create() {
  std::unique_ptr<GuiRenderer> renderer(new GuiRenderer);
  TRY_ASSIGN(renderer->program_, GlProgram::link("gui", shader::kGuiVertex, shader::kGuiFragment));
  renderer->describeArrays();
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  return renderer;
}

void GuiRenderer::describeArrays() {
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  const auto describe = [](GLuint location, GLint components, GLenum type, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, components, type, type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE, sizeof(ImDrawVert),
                          reinterpret_cast<const void*>(offset));
  };
  describe(0, 2, GL_FLOAT, offsetof(ImDrawVert, pos));
  describe(1, 2, GL_FLOAT, offsetof(ImDrawVert, uv));
  describe(2, 4, GL_UNSIGNED_BYTE, offsetof(ImDrawVert, col));
  glBindVertexArray(0);
}

void GuiRenderer::uploadFonts() {
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
  glBindTexture(GL_TEXTURE_2D, letters_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  // All is white, so the order of the colours does not matter; this one is that of the screen.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, pixels);
  for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
    glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
  for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
    glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
  atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(letters_.id())));
  atlas.ClearTexData();
}

void GuiRenderer::load(std::span<ImDrawList* const> lists, ImVec2 size, ImVec2 ratio) {
  size_ = size;
  whole_ = pixelsOf({0, 0, size.x, size.y}, ratio);
  commands_.clear();
  std::size_t vertexCount = 0, indexCount = 0;
  for (const ImDrawList* list : lists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const auto texture = static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(command.GetTexID()));
      const PixelRect clip = intersection(pixelsOf(command.ClipRect, ratio), whole_);
      if (command.ElemCount == 0 || clip.empty()) continue;
      commands_.push_back({clip, texture, static_cast<GLsizei>(command.ElemCount), indexCount + command.IdxOffset,
                           static_cast<GLint>(vertexCount + command.VtxOffset)});
    }
    vertexCount += static_cast<std::size_t>(list->VtxBuffer.Size);
    indexCount += static_cast<std::size_t>(list->IdxBuffer.Size);
  }
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertexCount * sizeof(ImDrawVert)), nullptr, GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indexCount * sizeof(ImDrawIdx)), nullptr,
               GL_STREAM_DRAW);
  GLintptr vertexAt = 0, indexAt = 0;
  for (const ImDrawList* list : lists) {
    glBufferSubData(GL_ARRAY_BUFFER, vertexAt, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data);
    glBufferSubData(GL_ELEMENT_ARRAY_BUFFER, indexAt, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data);
    vertexAt += list->VtxBuffer.size_in_bytes();
    indexAt += list->IdxBuffer.size_in_bytes();
  }
}

void GuiRenderer::draw(const PixelRect& place) const {
  glViewport(0, 0, whole_.right, whole_.bottom);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glUseProgram(program_.id());
  glUniform2f(program_.uniform("uSize"), size_.x, size_.y);
  glUniform1i(program_.uniform("uTexture"), 0);
  glActiveTexture(GL_TEXTURE0);
  glBindVertexArray(array_.id());
  for (const Command& command : commands_) {
    const PixelRect clip = intersection(command.clip, place);
    if (clip.empty()) continue;
    glScissor(clip.left, clip.top, clip.right - clip.left, clip.bottom - clip.top);
    glBindTexture(GL_TEXTURE_2D, command.texture);
    glDrawElementsBaseVertex(GL_TRIANGLES, command.count, kIndexType,
                             reinterpret_cast<const void*>(command.firstIndex * sizeof(ImDrawIdx)),
                             command.firstVertex);
  }
  glBindVertexArray(0);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace samspil
