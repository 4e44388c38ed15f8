// A stage of a layout: its own progress becomes a part of the whole's. Internal to graph/layout.
//
//   TRY(coarsen(..., stage.part(0.1, 0.3)));   // inside: TRY(stage.checkpoint(round, rounds)) goes from 10 to 30 %
#pragma once

#include "base/job.h"

namespace samspil {

class Stage {
 public:
  explicit Stage(JobControl& job) : job_(&job) {}

  Result<void> checkpoint(double done, double total) const {
    constexpr double kUnits = 10'000;
    const double share = from_ + (to_ - from_) * (total > 0 ? done / total : 1);
    return job_->checkpoint(static_cast<std::uint64_t>(kUnits * share), static_cast<std::uint64_t>(kUnits));
  }

  // For loops that cannot return an error; their caller meets a checkpoint next.
  bool cancelled() const { return job_->cancelled(); }

  Stage part(double from, double to) const {
    Stage inner(*job_);
    inner.from_ = from_ + (to_ - from_) * from;
    inner.to_ = from_ + (to_ - from_) * to;
    return inner;
  }

 private:
  JobControl* job_;
  double from_ = 0, to_ = 1;
};

}  // namespace samspil
