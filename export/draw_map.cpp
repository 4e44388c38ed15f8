#include "export/draw_map.h"

#include <array>

#include "session/label_placement.h"
#include "session/line_curve.h"

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
  map.canvas.curve(lineCurve(map.scene, map.camera, line), {line.color, line.width * map.uiScale, line.style});
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
    const float x = placed.centered ? placed.box.center().x : placed.box.min.x;
    map.canvas.text({x, baseline}, line, style, placed.centered ? Align::center : Align::left);
    baseline += lineHeight;
  }
}

}  // namespace

Camera mapCamera(const Box& world, const Box& area, float uiScale) {
  Camera camera;
  camera.viewport = {area.width(), area.height()};
  camera.fit(world, kMargin * uiScale);
  return camera;
}

void drawMap(Canvas& canvas, const Scene& scene, const FontMetrics& metrics, const Box& area, float uiScale) {
  const Camera camera = mapCamera(scene.bounds, area, uiScale);
  LabelOptions options;
  options.uiScale = uiScale;
  const auto labels = placeLabels(scene, camera, metrics, options);

  const MapDrawing map{canvas, scene, camera, uiScale};
  canvas.pushOrigin(area.min, {{0, 0}, camera.viewport});
  for (const Hull& hull : scene.hulls) drawHull(map, hull);
  for (const Line& line : scene.lines) drawLine(map, line);
  for (const Mark& mark : scene.marks) drawMark(map, mark);
  for (const PlacedLabel& label : labels) drawLabel(map, metrics, label);
  canvas.popOrigin();
}

}  // namespace samspil
