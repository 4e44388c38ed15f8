#include <algorithm>
#include <array>

#include "graph/analysis/analysis.h"
#include "graph/analysis/augmentation.h"
#include "graph/analysis/betweenness.h"
#include "graph/analysis/brokerage.h"
#include "graph/analysis/closeness.h"
#include "graph/analysis/clustering.h"
#include "graph/analysis/communities.h"
#include "graph/analysis/components.h"
#include "graph/analysis/degree.h"
#include "graph/analysis/ei_index.h"
#include "graph/analysis/fragility.h"
#include "graph/analysis/k_core.h"
#include "graph/analysis/page_rank.h"
#include "graph/analysis/structural_holes.h"

namespace samspil {
namespace {

constexpr std::array kCatalogue = {
    &kDegreeAnalysis,     &kWeightedDegreeAnalysis,
    &kPageRankAnalysis,   &kBetweennessAnalysis,
    &kClosenessAnalysis,  &kKCoreAnalysis,
    &kClusteringAnalysis, &kEffectiveSizeAnalysis,
    &kConstraintAnalysis, &kBrokerageAnalysis,
    &kEiIndexAnalysis,    &kCommunitiesAnalysis,
    &kComponentsAnalysis, &kArticulationPointsAnalysis,
    &kBridgesAnalysis,    &kAugmentationAnalysis,
};

}  // namespace

std::span<const Analysis* const> analysisCatalogue() { return kCatalogue; }

const Analysis* findAnalysis(std::string_view id) {
  const auto found = std::find_if(kCatalogue.begin(), kCatalogue.end(), [&](const Analysis* a) { return a->id == id; });
  return found == kCatalogue.end() ? nullptr : *found;
}

}  // namespace samspil
