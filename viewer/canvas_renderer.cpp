#include "viewer/canvas_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
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
  TRY_ASSIGN(pictureProgram_, GlProgram::link("picture", shader::kPictureVertex, shader::kPictureFragment));
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
  corners_.describe({{2, GL_FLOAT, 0}}, sizeof(Vec2), 1);
  corners_.upload(std::array{Vec2{0, 0}});  // one instance: the corners follow from their numbers
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

void CanvasRenderer::setPicture(const FinishedPicture& picture) {
  const bool sameSize = pictureView_.width == picture.view.width && pictureView_.height == picture.view.height;
  pictureView_ = picture.view;
  glBindTexture(GL_TEXTURE_2D, picture_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  if (sameSize) {
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, picture.view.width, picture.view.height, GL_BGRA,
                    GL_UNSIGNED_INT_8_8_8_8_REV, picture.pixels.data());
    return;
  }
  // GL_RGBA, not GL_RGBA8: so the bytes stay in the order of what it is drawn into (viewer/repaint.cpp).
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, picture.view.width, picture.view.height, 0, GL_BGRA,
               GL_UNSIGNED_INT_8_8_8_8_REV, picture.pixels.data());
  glBindFramebuffer(GL_READ_FRAMEBUFFER, pictureSource_.id());
  glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture_.id(), 0);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

// The picture lies where its camera saw it. At its own scale it is moved by whole pixels, so that it stays sharp.
CanvasRenderer::PicturePlace CanvasRenderer::picturePlace(const Camera& camera, const CanvasArea& area) const {
  const double scale = double{camera.scale} * area.pixelRatio, zoom = scale / pictureView_.scale;
  PicturePlace place{.sharp = std::abs(zoom - 1) < 1e-6,
                     .left = 0,
                     .top = 0,
                     .width = pictureView_.width * zoom,
                     .height = pictureView_.height * zoom};
  place.left = area.width / 2.0 + (pictureView_.centerX - double{camera.center.x}) * scale - place.width / 2;
  place.top = area.height / 2.0 + (pictureView_.centerY - double{camera.center.y}) * scale - place.height / 2;
  if (place.sharp) place.left = std::round(place.left), place.top = std::round(place.top);
  return place;
}

bool CanvasRenderer::pictureCovers(const Camera& camera, const CanvasArea& area) const {
  if (pictureView_.width == 0) return false;
  const PicturePlace place = picturePlace(camera, area);
  return place.left <= 0 && place.top <= 0 && place.left + place.width >= area.width &&
         place.top + place.height >= area.height;
}

void CanvasRenderer::drawPicture(const Camera& camera, const CanvasArea& area, float opacity) const {
  if (pictureView_.width == 0) return;
  const auto [sharp, left, top, width, height] = picturePlace(camera, area);
  if (sharp && opacity >= 1) {
    copyPicture(area, static_cast<int>(left), static_cast<int>(top));
    return;
  }
  glUseProgram(pictureProgram_.id());
  glUniform2f(pictureProgram_.uniform("uViewport"), static_cast<float>(area.width), static_cast<float>(area.height));
  glUniform4f(pictureProgram_.uniform("uPlace"), static_cast<float>(left), static_cast<float>(top),
              static_cast<float>(width), static_cast<float>(height));
  glUniform1f(pictureProgram_.uniform("uOpacity"), opacity);
  glUniform1i(pictureProgram_.uniform("uPicture"), 0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, picture_.id());
  const GLint filter = sharp ? GL_NEAREST : GL_LINEAR;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
  if (opacity >= 1) glDisable(GL_BLEND);
  corners_.drawQuads();
  glEnable(GL_BLEND);
}

// Pixel by pixel, its corner at (left, top) of the area: much cheaper than to draw it where there is no graphics card.
void CanvasRenderer::copyPicture(const CanvasArea& area, int left, int top) const {
  const PixelRect seen =
      intersection({left, top, left + pictureView_.width, top + pictureView_.height}, {0, 0, area.width, area.height});
  if (seen.empty()) return;
  glDisable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, pictureSource_.id());
  glBlitFramebuffer(seen.left - left, seen.top - top, seen.right - left, seen.bottom - top, area.x + seen.left,
                    area.y + seen.top, area.x + seen.right, area.y + seen.bottom, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glEnable(GL_SCISSOR_TEST);
}

void CanvasRenderer::drawMarks(const Camera& camera, const CanvasArea& area, float uiScale) const {
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
}

void CanvasRenderer::draw(const Camera& camera, const CanvasArea& area, Color background, float uiScale,
                          float pictureOpacity) const {
  if (area.width <= 0 || area.height <= 0) return;
  const bool covered = pictureOpacity >= 1 && pictureCovers(camera, area);
  if (!covered) clearTo(background, area.x, area.y, area.width, area.height);
  glViewport(area.x, area.y, area.width, area.height);
  glScissor(area.x, area.y, area.width, area.height);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);

  if (pictureOpacity > 0) drawPicture(camera, area, pictureOpacity);
  useProgram(fillProgram_, camera, area, uiScale);
  hulls_.drawTriangles();
  useProgram(lineProgram_, camera, area, uiScale);
  lines_.drawQuads();
  drawMarks(camera, area, uiScale);
  glBindVertexArray(0);
  glUseProgram(0);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace samspil
