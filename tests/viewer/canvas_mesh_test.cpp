#include <doctest/doctest.h>

#include "session/shape_outline.h"
#include "viewer/canvas_mesh.h"
#include "viewer/shape_field.h"

using namespace samspil;

namespace {

Scene twoMarks(Line line) {
  Scene scene;
  scene.marks.push_back({.position = {0, 0}, .radius = 0.2F, .icon = 0xF0F8});
  scene.marks.push_back({.position = {4, 0}, .radius = 0.2F, .emphasis = Emphasis::selected});
  line.fromMark = 0;
  line.toMark = 1;
  scene.lines.push_back(line);
  return scene;
}

}  // namespace

TEST_CASE("a straight line is one piece, in world coordinates") {
  const CanvasMesh mesh = buildCanvasMesh(twoMarks({.color = {1, 2, 3, 128}, .width = 2}), {});
  REQUIRE(mesh.lines.size() == 1);
  CHECK(mesh.lines[0].from == Vec2{0, 0});
  CHECK(mesh.lines[0].to == Vec2{4, 0});
  CHECK(mesh.lines[0].toAlong == doctest::Approx(4));
  CHECK(mesh.lines[0].halfWidth == 1);
  CHECK(mesh.lines[0].gap == 0);
  CHECK(mesh.lines[0].color.a == 128);
}

TEST_CASE("pieces of a bent line meet without a gap, and its middle bulges by the bend") {
  const CanvasMesh mesh = buildCanvasMesh(twoMarks({.bend = 0.25F, .style = LineStyle::dashed}), {});
  REQUIRE(mesh.lines.size() >= 8);
  float furthest = 0;
  for (std::size_t i = 0; i < mesh.lines.size(); ++i) {
    CHECK(mesh.lines[i].gap > 0);
    furthest = std::max(furthest, std::abs(mesh.lines[i].to.y));
    if (i == 0) continue;
    CHECK(mesh.lines[i].from == mesh.lines[i - 1].to);
    CHECK(mesh.lines[i].fromNormal == mesh.lines[i - 1].toNormal);
    CHECK(mesh.lines[i].fromAlong == mesh.lines[i - 1].toAlong);
  }
  CHECK(furthest == doctest::Approx(1).epsilon(0.02));
}

TEST_CASE("marks keep their order, and what the sheet lacks has no icon") {
  IconSheet sheet;
  CHECK(buildCanvasMesh(twoMarks({}), sheet).marks.at(0).iconCell == -1);
  sheet.cells.emplace(0xF0F8, 3);
  const CanvasMesh mesh = buildCanvasMesh(twoMarks({}), sheet);
  CHECK(mesh.marks.at(0).iconCell == 3);
  CHECK(mesh.marks.at(1).outlineWidth > mesh.marks.at(0).outlineWidth);
}

TEST_CASE("a hull becomes triangles") {
  Scene scene;
  scene.hulls.push_back({.outline = {{0, 0}, {1, 0}, {1, 1}, {0, 1}}});
  CHECK(buildCanvasMesh(scene, {}).hulls.size() == 6);
}

TEST_CASE("the distance fields have the outlines that are exported") {
  for (int i = 0; i < kShapeCount; ++i) {
    const Shape shape = static_cast<Shape>(i);
    INFO(shapeName(shape));
    CHECK(shapeDistance(shape, {0, 0}) < -0.4F);
    CHECK(shapeDistance(shape, {1.35F, 1.35F}) > 0.2F);
    for (const Vec2 corner : shapeOutline(shape)) {
      CHECK(std::abs(shapeDistance(shape, corner)) < 1e-3F);
      CHECK(length(corner) < kShapeFieldReach);
    }
  }
  CHECK(shapeFields().size() == static_cast<std::size_t>(kShapeCount) * kShapeFieldSize * kShapeFieldSize);
}
