#include <doctest/doctest.h>

#include "session/camera.h"

using namespace samspil;

namespace {

bool near(Vec2 a, Vec2 b) { return length(a - b) < 0.01F; }

}  // namespace

TEST_CASE("screen and world are inverse") {
  Camera camera;
  camera.center = {3, -2};
  camera.scale = 17;
  for (const Vec2 screen : {Vec2{0, 0}, Vec2{640, 400}, Vec2{1279, 13}})
    CHECK(near(camera.screenFromWorld(camera.worldFromScreen(screen)), screen));
}

TEST_CASE("zooming keeps the point under the cursor") {
  Camera camera;
  const Vec2 cursor{200, 650};
  const Vec2 before = camera.worldFromScreen(cursor);
  camera.zoomAt(cursor, 3.5F);
  CHECK(camera.scale == doctest::Approx(210));
  CHECK(near(camera.screenFromWorld(before), cursor));
}

TEST_CASE("zoom stays within what floats can show") {
  Camera camera;
  for (int i = 0; i < 200; ++i) camera.zoomAt({1, 1}, 2);
  CHECK(std::isfinite(camera.center.x));
  for (int i = 0; i < 400; ++i) camera.zoomAt({1, 1}, 0.5F);
  CHECK(camera.scale > 0);
}

TEST_CASE("fit shows all of a box within the margin, and makes it the reference for sizes") {
  Camera camera;
  camera.viewport = {1000, 500};
  camera.fit({{-5, 5}, {15, 9}}, 50);
  CHECK(near(camera.screenFromWorld({-5, 7}), {50, 250}));
  CHECK(near(camera.screenFromWorld({15, 7}), {950, 250}));
  CHECK(camera.pixels(1) == doctest::Approx(camera.scale));
  camera.zoomAt({500, 250}, 4);
  CHECK(camera.pixels(1) == doctest::Approx(camera.scale / 2));  // four times nearer, twice as large
}

TEST_CASE("on a map of very many, sizes grow with the map until marks can be told apart") {
  Camera camera;
  camera.viewport = {1000, 500};
  camera.fit({{-500, -100}, {500, 100}}, 50);
  CHECK(camera.scale < 1);
  camera.zoomAt({500, 250}, 20);
  CHECK(camera.pixels(1) == doctest::Approx(camera.scale));
}

TEST_CASE("fit leaves the camera alone when there is nothing to show") {
  Camera camera;
  const float scale = camera.scale;
  camera.fit(Box{}, 40);
  CHECK(camera.scale == scale);
}
