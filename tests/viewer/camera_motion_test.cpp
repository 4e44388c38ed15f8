#include <doctest/doctest.h>

#include "viewer/camera_motion.h"

using namespace samspil;

namespace {

Camera cameraAt(Vec2 center, float scale) {
  Camera camera;
  camera.center = center;
  camera.scale = scale;
  camera.viewport = {800, 600};
  return camera;
}

}  // namespace

TEST_CASE("a camera motion begins where the camera is and ends exactly at its goal, within 400 ms") {
  CameraMotion motion;
  const Camera from = cameraAt({0, 0}, 50), to = cameraAt({10, -4}, 200);
  motion.start(from, to, 3.0, false);
  const Camera first = motion.advance(3.0);
  CHECK(first.center == from.center);
  CHECK(first.scale == doctest::Approx(from.scale));
  CHECK(motion.active());
  CHECK(CameraMotion::kDuration <= 0.4);
  const Camera last = motion.advance(3.0 + CameraMotion::kDuration);
  CHECK(last.center == to.center);
  CHECK(last.scale == to.scale);
  CHECK_FALSE(motion.active());
}

TEST_CASE("with reduced motion the first frame shows the goal") {
  CameraMotion motion;
  motion.start(cameraAt({0, 0}, 50), cameraAt({1, 1}, 60), 3.0, true);
  CHECK(motion.advance(3.0).center == Vec2{1, 1});
  CHECK_FALSE(motion.active());
}

TEST_CASE("zooming at a point keeps that point still all the way") {
  const Camera from = cameraAt({2, 1}, 40);
  Camera to = from;
  const Vec2 anchor{600, 120};
  to.zoomAt(anchor, 5);
  const Vec2 world = from.worldFromScreen(anchor);
  CameraMotion motion;
  motion.start(from, to, 0, false);
  for (const double time : {0.05, 0.12, 0.2, 0.3}) {
    const Vec2 seen = motion.advance(time).screenFromWorld(world);
    CHECK(seen.x == doctest::Approx(anchor.x).epsilon(0.002));
    CHECK(seen.y == doctest::Approx(anchor.y).epsilon(0.002));
  }
}

TEST_CASE("a frame around one point does not zoom in without end") {
  Box world;
  world.add({5, 5});
  const Camera framedCamera = framed(cameraAt({0, 0}, 50), world, 40, 120);
  CHECK(framedCamera.scale == 120);
  CHECK(framedCamera.center == Vec2{5, 5});
}
