// Logistic regression by Newton's method (iteratively reweighted least squares), with a ridge, so that its weights hold
// from one year to the next, and steps of bounded length, so that it always converges. Inside graph/gaps only.
#pragma once

#include <span>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/gaps/link_features.h"

namespace samspil {

struct LinkSample {
  LinkFeatures features;
  bool came;         // the tie formed
  float weight = 1;  // a sampled pair stands for that many
};

Result<LinkFeatures> learnWeights(std::span<const LinkSample> samples, JobControl& job);
double linearScore(const LinkFeatures& weights, const LinkFeatures& features);

}  // namespace samspil
