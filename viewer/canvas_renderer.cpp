#include "viewer/canvas_renderer.h"

#include <algorithm>
#include <cstddef>
#include <memory>

#include "viewer/canvas_shaders.h"
#include "viewer/shape_field.h"

namespace samspil {

namespace {

constexpr float kIconSize = 0.95F;                         // an em of the icon font in radii of its mark
constexpr float kIconShare = kIconSize / IconSheet::kInk;  // a cell of the sheet likewise
constexpr float kSmallestIconRadius = 7.5F;                // pixels of the mark; below it an icon is only a smudge

}  // namespace

Result<std::unique_ptr<CanvasRenderer>> CanvasRenderer::create() {
  std::unique_ptr<CanvasRenderer> renderer(new CanvasRenderer);
  TRY(renderer->compile());
  renderer->describeArrays();
  renderer->uploadShapes();
  return renderer;
}

Result<void> CanvasRenderer::compile() {
  TRY_ASSIGN(fillProgram_, GlProgram::link("fill", shader::kFillVertex, shader::kFillFragment));
  TRY_ASSIGN(lineProgram_, GlProgram::link("line", shader::kLineVertex, shader::kLineFragment));
  TRY_ASSIGN(markProgram_, GlProgram::link("mark", shader::kMarkVertex, shader::kMarkFragment));
  return {};
}

void CanvasRenderer::describeArrays() {
  hulls_.describe({{2, GL_FLOAT, offsetof(FillVertex, position)}, {4, GL_UNSIGNED_BYTE, offsetof(FillVertex, color)}},
                  sizeof(FillVertex), 0);
  lines_.describe({{4, GL_FLOAT, offsetof(LinePiece, from)},
                   {4, GL_FLOAT, offsetof(LinePiece, fromNormal)},
                   {2, GL_FLOAT, offsetof(LinePiece, fromAlong)},
                   {4, GL_FLOAT, offsetof(LinePiece, halfWidth)},
                   {4, GL_UNSIGNED_BYTE, offsetof(LinePiece, color)}},
                  sizeof(LinePiece), 1);
  marks_.describe({{2, GL_FLOAT, offsetof(MarkInstance, position)},
                   {4, GL_FLOAT, offsetof(MarkInstance, radius)},
                   {4, GL_UNSIGNED_BYTE, offsetof(MarkInstance, fill)},
                   {4, GL_UNSIGNED_BYTE, offsetof(MarkInstance, outline)},
                   {4, GL_UNSIGNED_BYTE, offsetof(MarkInstance, icon)}},
                  sizeof(MarkInstance), 1);
}

void CanvasRenderer::uploadShapes() {
  const auto fields = shapeFields();
  glBindTexture(GL_TEXTURE_2D_ARRAY, shapes_.id());
  glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_R16F, kShapeFieldSize, kShapeFieldSize, kShapeCount, 0, GL_RED, GL_FLOAT,
               fields.data());
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

Result<void> CanvasRenderer::addIcons(const Scene& scene) {
  const std::size_t known = wantedIcons_.size();
  for (const Mark& mark : scene.marks) {
    if (mark.icon != 0 && std::find(wantedIcons_.begin(), wantedIcons_.end(), mark.icon) == wantedIcons_.end()) {
      wantedIcons_.push_back(mark.icon);
    }
  }
  if (wantedIcons_.size() == known) return {};
  TRY_ASSIGN(sheet_, drawIconSheet(wantedIcons_));
  glBindTexture(GL_TEXTURE_2D, icons_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, IconSheet::kColumns * IconSheet::kCell, sheet_.rows * IconSheet::kCell, 0,
               GL_RED, GL_UNSIGNED_BYTE, sheet_.coverage.data());
  glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameterf(GL_TEXTURE_2D, GL_TEXTURE_LOD_BIAS, -0.5F);  // a little crisper than correct
  return {};
}

Result<void> CanvasRenderer::setScene(const Scene& scene) {
  const auto drawn = addIcons(scene);  // without icons the map is still a map
  const CanvasMesh mesh = buildCanvasMesh(scene, sheet_);
  hulls_.upload(mesh.hulls);
  lines_.upload(mesh.lines);
  marks_.upload(mesh.marks);
  return drawn;
}

void CanvasRenderer::useProgram(const GlProgram& program, const Camera& camera, const CanvasArea& area,
                                float uiScale) const {
  glUseProgram(program.id());
  glUniform2f(program.uniform("uCenter"), camera.center.x, camera.center.y);
  glUniform2f(program.uniform("uViewport"), static_cast<float>(area.width), static_cast<float>(area.height));
  glUniform1f(program.uniform("uScale"), camera.scale * area.pixelRatio);
  glUniform1f(program.uniform("uSizeScale"), camera.pixels(1) * area.pixelRatio);
  glUniform1f(program.uniform("uUi"), uiScale * area.pixelRatio);
}

void CanvasRenderer::draw(const Camera& camera, const CanvasArea& area, Color background, float uiScale) const {
  const auto share = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
  glClearColor(share(background.r), share(background.g), share(background.b), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  if (area.width <= 0 || area.height <= 0) return;
  const int bottom = area.windowHeight - area.y - area.height;
  glViewport(area.x, bottom, area.width, area.height);
  glScissor(area.x, bottom, area.width, area.height);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);

  useProgram(fillProgram_, camera, area, uiScale);
  hulls_.drawTriangles();
  useProgram(lineProgram_, camera, area, uiScale);
  lines_.drawQuads();
  useProgram(markProgram_, camera, area, uiScale);
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, icons_.id());
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D_ARRAY, shapes_.id());
  glUniform1i(markProgram_.uniform("uShapes"), 0);
  glUniform1i(markProgram_.uniform("uIcons"), 1);
  glUniform1f(markProgram_.uniform("uFieldReach"), kShapeFieldReach);
  glUniform1f(markProgram_.uniform("uIconShare"), kIconShare);
  glUniform1f(markProgram_.uniform("uSmallestIcon"), kSmallestIconRadius * uiScale * area.pixelRatio);
  glUniform2f(markProgram_.uniform("uIconCells"), IconSheet::kColumns, static_cast<float>(std::max(sheet_.rows, 1)));
  marks_.drawQuads();
  glBindVertexArray(0);
  glUseProgram(0);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace samspil
