#include "viewer/camera_motion.h"

namespace samspil {

float eased(float share) {
  const float s = std::clamp(share, 0.0F, 1.0F);
  return s * s * (3 - 2 * s);
}

void CameraMotion::start(const Camera& from, const Camera& to, double now, bool reducedMotion) {
  from_ = from;
  target_ = to;
  begin_ = reducedMotion ? now - kDuration : now;
}

Camera CameraMotion::advance(double now) {
  const Camera to = *target_;
  const float share = static_cast<float>((now - begin_) / kDuration);
  if (share >= 1) {
    target_.reset();
    return to;
  }
  const float t = eased(share);
  Camera camera = to;
  camera.scale = from_.scale * std::pow(to.scale / from_.scale, t);
  camera.fitScale = from_.fitScale * std::pow(to.fitScale / from_.fitScale, t);
  // While the scale changes, the one point that stands still on the screen in both views keeps standing still.
  const float ratio = from_.scale / to.scale;
  const float moved = std::abs(ratio - 1) < 1e-3F ? t : (from_.scale / camera.scale - 1) / (ratio - 1);
  camera.center = from_.center + (to.center - from_.center) * moved;
  return camera;
}

Camera framed(const Camera& camera, const Box& world, float margin, float closest) {
  Camera result = camera;
  result.fit(world, margin);
  result.scale = std::min(result.scale, closest);
  result.fitScale = camera.fitScale;
  return result;
}

}  // namespace samspil
