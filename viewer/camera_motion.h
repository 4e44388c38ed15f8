// CameraMotion carries the camera smoothly from one view to another, in at most kDuration. It is a value; the caller
// asks it for the camera of each frame.
#pragma once

#include <optional>

#include "session/camera.h"

namespace samspil {

class CameraMotion {
 public:
  static constexpr double kDuration = 0.35;  // seconds; longer feels like waiting

  // From `from` to `to`. With `reducedMotion` the first frame already shows `to`.
  void start(const Camera& from, const Camera& to, double now, bool reducedMotion);
  void stop() { target_.reset(); }
  bool active() const { return target_.has_value(); }
  const std::optional<Camera>& target() const { return target_; }

  // The camera at `now`; ends the motion when it has arrived. REQUIRES: active().
  Camera advance(double now);

 private:
  Camera from_;
  std::optional<Camera> target_;
  double begin_ = 0;
};

// Slow, fast, slow: 0 at 0, 1 at 1.
float eased(float share);

// The camera that shows `world` whole in the viewport of `camera`, no nearer than `closest` pixels a world unit.
Camera framed(const Camera& camera, const Box& world, float margin, float closest);

}  // namespace samspil
