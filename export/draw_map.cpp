#include "export/draw_map.h"

#include <algorithm>
#include <array>

#include "session/label_placement.h"
#include "session/line_curve.h"
#include "session/map_signs.h"
#include "session/shape_outline.h"

namespace samspil {

namespace {

constexpr float kMargin = 40;      // pixels around the map, at UI scale 1
constexpr float kIconFrom = 7.5F;  // pixels of radius from which an icon can be told
constexpr float kArrowLength = 8;

struct MapDrawing {
  Canvas& canvas;
  const Scene& scene;
  const Camera& camera;
  float uiScale;
};

void drawHull(const MapDrawing& map, const Hull& hull) {
  std::vector<Vec2> corners;
  for (const Vec2 point : hull.outline) corners.push_back(map.camera.screenFromWorld(point));
  map.canvas.polygon(corners, hull.color);
}

void drawLine(const MapDrawing& map, const Line& line) {
  map.canvas.curve(lineCurve(map.scene, map.camera, line),
                   {line.color, line.width * map.uiScale, line.style, map.uiScale});
  if (!line.arrow) return;
  const auto head = arrowHead(map.scene, map.camera, line, (kArrowLength + line.width) * map.uiScale);
  map.canvas.polygon(head, line.color);
}

void drawMark(const MapDrawing& map, const Mark& mark) {
  const Vec2 center = map.camera.screenFromWorld(mark.position);
  const float radius = map.camera.pixels(mark.radius);
  const bool pointedAt = mark.emphasis >= Emphasis::selected;
  const float rim = (pointedAt ? 3.0F : 1.4F) * map.uiScale;
  map.canvas.shape(mark.shape, center, radius, mark.fill,
                   {mark.outline, std::min(rim, radius * 0.5F), LineStyle::solid});
  if (radius >= kIconFrom * map.uiScale) map.canvas.icon(center, mark.icon, radius * 0.95F, mark.iconColor);
}

void drawLabel(const MapDrawing& map, const FontMetrics& metrics, const PlacedLabel& placed) {
  const Label& label = map.scene.labels[placed.label];
  const TextStyle style{label.strong ? FontRole::semibold : FontRole::regular, placed.size, label.color,
                        map.scene.palette.halo};
  const float lineHeight = metrics.lineHeight(placed.size);
  float baseline =
      placed.box.min.y + (lineHeight + 0.72F * placed.size) / 2;  // capitals stand in the middle of the line
  for (const std::string& line : placed.lines) {
    const auto [x, align] = placed.flush == LabelFlush::center  ? std::pair{placed.box.center().x, Align::center}
                            : placed.flush == LabelFlush::right ? std::pair{placed.box.max.x, Align::right}
                                                                : std::pair{placed.box.min.x, Align::left};
    map.canvas.text({x, baseline}, line, style, align);
    baseline += lineHeight;
  }
}

void drawGround(const MapDrawing& map, const Ground& ground) {
  for (const GroundLine& line : groundLines(ground)) {
    std::vector<Vec2> points;
    for (const Vec2 point : line.points) points.push_back(map.camera.screenFromWorld(point));
    map.canvas.path(points, {line.color, kGroundLineWidth * map.uiScale, LineStyle::solid});
  }
}

void drawGroundTexts(const MapDrawing& map, const FontMetrics& metrics) {
  if (!map.scene.ground) return;
  const TextStyle style{FontRole::regular, kGroundTextSize * map.uiScale, map.scene.ground->text,
                        map.scene.palette.halo};
  for (const GroundText& text : groundTexts(*map.scene.ground, map.camera, metrics, map.uiScale))
    map.canvas.text(text.baseline, std::string(text.text), style, Align::center);
}

void drawHullNames(const MapDrawing& map, const FontMetrics& metrics) {
  const float size = kHullNameSize * map.uiScale, lineHeight = metrics.lineHeight(size);
  const TextStyle style{FontRole::semibold, size, map.scene.palette.mutedText, map.scene.palette.halo};
  for (const HullName& name : hullNames(map.scene, map.camera, metrics, map.uiScale)) {
    float baseline = name.box.min.y + (lineHeight + 0.72F * size) / 2;
    for (const std::string& line : name.lines) {
      map.canvas.text({name.box.center().x, baseline}, line, style, Align::center);
      baseline += lineHeight;
    }
  }
}

void drawStroke(const MapDrawing& map, Vec2 from, Vec2 to, Color color, float width) {
  map.canvas.curve({from, (from + to) * 0.5F, to}, {color, width, LineStyle::solid});
}

// A disc with plus (added), minus (gone) or a wave (changed).
void drawSign(const MapDrawing& map, const ChangeSign& sign) {
  const Color ink = map.scene.palette.background;
  const Vec2 at = sign.from;
  const float arm = sign.radius * 0.55F, pen = std::max(sign.radius * 0.3F, map.uiScale);
  map.canvas.shape(Shape::circle, at, sign.radius / kCircleRadius, sign.color, {sign.color, 0, LineStyle::solid});
  if (sign.change == Change::changed) {
    const StrokeStyle wave{ink, pen, LineStyle::solid};
    map.canvas.curve({at - Vec2{arm, 0}, at + Vec2{-arm * 0.5F, -sign.radius * 0.75F}, at}, wave);
    map.canvas.curve({at, at + Vec2{arm * 0.5F, sign.radius * 0.75F}, at + Vec2{arm, 0}}, wave);
    return;
  }
  drawStroke(map, at - Vec2{arm, 0}, at + Vec2{arm, 0}, ink, pen);
  if (sign.change == Change::added) drawStroke(map, at - Vec2{0, arm}, at + Vec2{0, arm}, ink, pen);
}

// What did not change recedes.
void drawChanges(const MapDrawing& map, std::span<const ChangeRow> changes, Theme theme) {
  if (changes.empty()) return;
  const Vec2 size = map.camera.viewport;
  map.canvas.polygon(std::array{Vec2{}, Vec2{size.x, 0}, size, Vec2{0, size.y}},
                     map.scene.palette.background.withAlpha(kChangeVeil));
  for (const ChangeSign& sign : changeSigns(changes, map.scene, map.camera, theme, map.uiScale)) {
    if (sign.radius > 0)
      drawSign(map, sign);
    else
      drawStroke(map, sign.from, sign.to, sign.color, sign.width);
  }
}

// The labels of what is named on the screen.
std::vector<std::uint32_t> labelsOf(const Scene& scene, const std::vector<VertexIndex>& named) {
  std::vector<std::uint32_t> labels;
  for (std::uint32_t label = 0; label < scene.labels.size() && !named.empty(); ++label) {
    if (std::ranges::binary_search(named, scene.marks[scene.labels[label].mark].vertex)) labels.push_back(label);
  }
  return labels;
}

}  // namespace

MapSight mapSight(const Box& world, const Box& area, const ExportOptions& options, float uiScale) {
  MapSight sight{.scale = uiScale};
  sight.camera.viewport = {area.width(), area.height()};
  if (!options.screen || !options.screen->camera) {
    sight.camera.fit(world, kMargin * uiScale);
    return sight;
  }
  const Camera& seen = *options.screen->camera;
  const float larger =
      std::min(area.width() / std::max(seen.viewport.x, 1.0F), area.height() / std::max(seen.viewport.y, 1.0F));
  sight.camera.center = seen.center;
  sight.camera.scale = seen.scale * larger;
  sight.camera.fitScale = seen.fitScale * larger;
  sight.scale = options.screen->scale * larger;
  return sight;
}

void drawMap(Canvas& canvas, const Scene& scene, const FontMetrics& metrics, const Box& area, const MapSight& sight,
             const ExportOptions& options) {
  const std::vector<std::uint32_t> named =
      options.screen ? labelsOf(scene, options.screen->named) : std::vector<std::uint32_t>{};
  LabelOptions wanted;
  wanted.uiScale = sight.scale;
  wanted.previouslyShown = named;
  const auto labels = placeLabels(scene, sight.camera, metrics, wanted);

  const MapDrawing map{canvas, scene, sight.camera, sight.scale};
  canvas.pushOrigin(area.min, {{0, 0}, sight.camera.viewport});
  if (scene.ground) drawGround(map, *scene.ground);
  for (const Hull& hull : scene.hulls) drawHull(map, hull);
  for (const Line& line : scene.lines) drawLine(map, line);
  for (const Mark& mark : scene.marks) drawMark(map, mark);
  if (options.screen) drawChanges(map, options.screen->changes, options.theme);
  drawHullNames(map, metrics);
  drawGroundTexts(map, metrics);
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) drawLabel(map, metrics, *label);
  canvas.popOrigin();
}

}  // namespace samspil
