#include "viewer/canvas_mesh.h"

#include "session/line_curve.h"
#include "session/map_signs.h"

namespace samspil {

namespace {

PackedColor packed(Color color) { return {color.r, color.g, color.b, color.a}; }

Vec2 unitNormal(Vec2 along) {
  const float size = std::max(length(along), 1e-6F);
  return {-along.y / size, along.x / size};
}

void appendHull(const Hull& hull, std::vector<FillVertex>& vertices) {
  for (std::size_t i = 2; i < hull.outline.size(); ++i) {
    for (const std::size_t corner : {std::size_t{0}, i - 1, i})
      vertices.push_back({hull.outline[corner], packed(hull.color)});
  }
}

// A bend of one tenth of the length takes about ten pieces to look smooth across a screen.
int pieceCount(float bend) { return bend == 0 ? 1 : std::clamp(static_cast<int>(std::abs(bend) * 60) + 6, 8, 32); }

void appendLine(const Scene& scene, const Line& line, std::vector<LinePiece>& pieces) {
  // The curve of a camera that maps world to itself is the curve in the world.
  Camera world;
  world.scale = world.fitScale = 1;
  world.viewport = {};
  const LineCurve curve = lineCurve(scene, world, line);
  const DashPattern pattern = dashPattern(line.style, line.width);
  LinePiece piece{.halfWidth = line.width / 2, .dash = pattern.dash, .gap = pattern.gap, .color = packed(line.color)};
  piece.round = line.style == LineStyle::dotted ? 1.0F : 0.0F;
  const auto normalAt = [&](float t) {
    return unitNormal((curve.control - curve.start) * (1 - t) + (curve.end - curve.control) * t);
  };
  piece.to = curve.start;
  piece.toNormal = normalAt(0);
  const int count = pieceCount(line.bend);
  for (int i = 1; i <= count; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(count);
    piece.from = piece.to;
    piece.fromNormal = piece.toNormal;
    piece.fromAlong = piece.toAlong;
    piece.to = curve.at(t);
    piece.toNormal = normalAt(t);
    piece.toAlong += length(piece.to - piece.from);
    pieces.push_back(piece);
  }
}

void appendPath(std::span<const Vec2> points, Color color, float width, std::vector<LinePiece>& pieces) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Vec2 normal = unitNormal(points[i] - points[i - 1]);
    pieces.push_back({.from = points[i - 1],
                      .to = points[i],
                      .fromNormal = normal,
                      .toNormal = normal,
                      .halfWidth = width / 2,
                      .color = packed(color)});
  }
}

void appendGround(const Ground& ground, std::vector<LinePiece>& pieces) {
  for (const GroundLine& line : groundLines(ground)) appendPath(line.points, line.color, kGroundLineWidth, pieces);
}

MarkInstance instanceOf(const Mark& mark, const IconSheet& icons) {
  MarkInstance instance{.position = mark.position, .radius = mark.radius, .shape = static_cast<float>(mark.shape)};
  if (const auto cell = icons.cells.find(mark.icon); cell != icons.cells.end())
    instance.iconCell = static_cast<float>(cell->second);
  instance.outlineWidth = outlineWidth(mark.emphasis);
  instance.fill = packed(mark.fill);
  instance.outline = packed(mark.outline);
  instance.icon = packed(mark.iconColor);
  return instance;
}

}  // namespace

float outlineWidth(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::dimmed:
    case Emphasis::normal:
    case Emphasis::neighbor: return 1.4F;
    case Emphasis::selected:
    case Emphasis::hovered: return 3.0F;
  }
  return 1.4F;
}

CanvasMesh buildCanvasMesh(const Scene& scene, const IconSheet& icons) {
  CanvasMesh mesh;
  for (const Hull& hull : scene.hulls) appendHull(hull, mesh.hulls);
  if (scene.ground) appendGround(*scene.ground, mesh.lines);
  for (const Line& line : scene.lines) appendLine(scene, line, mesh.lines);
  mesh.marks.reserve(scene.marks.size());
  for (const Mark& mark : scene.marks) mesh.marks.push_back(instanceOf(mark, icons));
  return mesh;
}

}  // namespace samspil
