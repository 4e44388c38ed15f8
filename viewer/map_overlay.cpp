// What lies over the map as text and signs.
#include <array>

#include "session/line_curve.h"
#include "viewer/change_colors.h"
#include "viewer/icons.h"
#include "viewer/import_overlay.h"
#include "viewer/map_canvas.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr float kArrowLength = 8;  // pixels at UI scale 1, and the width of the line

void drawLabel(const Frame& frame, ImDrawList* list, LabelSprites& sprites, const PlacedLabel& placed) {
  const Scene& scene = frame.derived().scene;
  const Label& label = scene.labels[placed.label];
  ImFont* face = labelFace(frame.style.fonts, placed.size, label.strong);
  const Vec2 origin = frame.places.canvas.min;
  const float lineHeight = placed.box.height() / static_cast<float>(std::max<std::size_t>(placed.lines.size(), 1));
  float top = placed.box.min.y;
  for (const std::string& line : placed.lines) {
    const float width = face->CalcTextSizeA(lineOfEm(placed.size), FLT_MAX, 0, line.c_str()).x;
    const float spare = placed.box.width() - width;
    const float left = placed.box.min.x + (placed.flush == LabelFlush::center  ? spare / 2
                                           : placed.flush == LabelFlush::right ? spare
                                                                               : 0);
    // Capitals stand in the middle of the line, as in the exported picture.
    const float ascent = face->Ascent * lineOfEm(placed.size) / face->FontSize;
    const float baseline = top + (lineHeight + 0.72F * placed.size) / 2;
    sprites.add(list, {face, lineOfEm(placed.size), line, label.color, scene.palette.halo},
                {origin.x + left, origin.y + baseline - ascent});
    top += lineHeight;
  }
}

void drawArrows(const Frame& frame, ImDrawList* list) {
  const Scene& scene = frame.derived().scene;
  const Vec2 origin = frame.places.canvas.min;
  for (const Line& line : scene.lines) {
    if (!line.arrow) continue;
    const auto head = arrowHead(scene, frame.state.camera, line, (kArrowLength + line.width) * frame.style.scale);
    list->AddTriangleFilled(im(origin + head[0]), im(origin + head[1]), im(origin + head[2]), packed(line.color));
  }
}

void drawPins(const Frame& frame, ImDrawList* list, LabelSprites& sprites) {
  const Scene& scene = frame.derived().scene;
  const std::string pin = ui::iconText(icon::kPin);
  ImFont* face = frame.style.fonts.caption;
  for (const Mark& mark : scene.marks) {
    if (!mark.pinned || mark.emphasis == Emphasis::dimmed) continue;
    const float radius = frame.state.camera.pixels(mark.radius);
    const Vec2 at = frame.places.canvas.min + frame.state.camera.screenFromWorld(mark.position) +
                    Vec2{radius * 0.62F, -radius * 0.62F - face->FontSize};
    sprites.add(list, {face, face->FontSize, pin, scene.palette.accent, scene.palette.halo}, at);
  }
}

void drawHullNames(const Frame& frame, ImDrawList* list, LabelSprites& sprites) {
  const float size = frame.style.px(kHullNameSize);
  const FontMetrics& metrics = frame.workspace.builder.metrics();
  ImFont* face = labelFace(frame.style.fonts, size, true);
  const float ascent = face->Ascent * lineOfEm(size) / face->FontSize, lineHeight = metrics.lineHeight(size);
  for (const HullName& name : hullNames(frame.derived().scene, frame.state.camera, metrics, frame.style.scale)) {
    Vec2 at = frame.places.canvas.min + Vec2{name.box.center().x, name.box.min.y + (lineHeight + 0.72F * size) / 2};
    for (const std::string& line : name.lines) {
      const float width = face->CalcTextSizeA(lineOfEm(size), FLT_MAX, 0, line.c_str()).x;
      sprites.add(list, {face, lineOfEm(size), line, frame.style.muted, frame.style.palette.halo},
                  at - Vec2{width / 2, ascent});
      at.y += lineHeight;
    }
  }
}

void drawGroundTexts(const Frame& frame, ImDrawList* list, LabelSprites& sprites) {
  const Scene& scene = frame.derived().scene;
  if (!scene.ground) return;
  const float size = frame.style.px(kGroundTextSize);
  ImFont* face = labelFace(frame.style.fonts, size, false);
  const float ascent = face->Ascent * lineOfEm(size) / face->FontSize;
  for (const GroundText& text :
       groundTexts(*scene.ground, frame.state.camera, frame.workspace.builder.metrics(), frame.style.scale)) {
    const std::string words{text.text};
    const float width = face->CalcTextSizeA(lineOfEm(size), FLT_MAX, 0, words.c_str()).x;
    const Vec2 at = frame.places.canvas.min + text.baseline - Vec2{width / 2, ascent};
    sprites.add(list, {face, lineOfEm(size), words, scene.ground->text, scene.palette.halo}, at);
  }
}

void drawLasso(ImDrawList* list, const std::vector<Vec2>& lasso, Vec2 origin, Color color, float pen) {
  for (const Vec2 point : lasso) list->PathLineTo(im(origin + point));
  list->PathStroke(packed(color), ImDrawFlags_Closed, pen);
}

// Where the selected stand, by their keys. While a job runs the session is its own.
void traceSelected(const Frame& frame) {
  if (!frame.trace.on() || frame.workspace.job) return;
  constexpr std::size_t kMost = 8;
  const auto& selection = frame.state.selection;
  for (std::size_t i = 0; i < std::min(selection.size(), kMost); ++i) {
    const auto index = frame.derived().scene.markOf(selection[i]);
    if (!index) continue;
    const Mark& mark = frame.derived().scene.marks[*index];
    const Vec2 at = frame.places.canvas.min + frame.state.camera.screenFromWorld(mark.position);
    frame.trace.targetWithin("mark:" + std::string(frame.session().network().key(selection[i])),
                             Box{at, at}.grown(std::max(frame.state.camera.pixels(mark.radius), 4.0F)),
                             frame.places.canvas);
  }
}

}  // namespace

void MapCanvas::drawOverlay(const Frame& frame, LabelSprites& sprites, GuiRenderer& gui) const {
  traceSelected(frame);
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const Box& place = frame.places.canvas;
  list->PushClipRect(im(place.min), im(place.max));
  sprites.begin(ImGui::GetIO().DisplayFramebufferScale.x);
  drawArrows(frame, list);
  drawChangesOnMap(frame, list);
  drawImportOnMap(frame, list);
  drawHullNames(frame, list, sprites);
  drawGroundTexts(frame, list, sprites);
  drawPins(frame, list, sprites);
  const auto& labels = frame.derived().labels;
  for (auto placed = labels.rbegin(); placed != labels.rend(); ++placed) drawLabel(frame, list, sprites, *placed);
  sprites.finish(gui);
  drawImportNames(frame, list);
  if (const auto box = gestures_.box()) {
    const Color accent = frame.style.accent;
    list->AddRectFilled(im(origin_ + box->min), im(origin_ + box->max), packed(accent.withAlpha(28)));
    list->AddRect(im(origin_ + box->min), im(origin_ + box->max), packed(accent), 0, 0, frame.style.px(1.5F));
  }
  if (gestures_.lasso().size() > 1)
    drawLasso(list, gestures_.lasso(), origin_, frame.style.accent, frame.style.px(1.5F));
  list->PopClipRect();
}

}  // namespace samspil
