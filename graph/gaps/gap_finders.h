// The finders, a file each, and what they are given. Inside graph/gaps only; the catalogue lists them.
#pragma once

#include "graph/gaps/gap_context.h"
#include "graph/gaps/theme_profiles.h"

namespace samspil {

struct GapInput {
  const GapContext& context;
  const ThemeProfiles& profiles;
  const GapOptions& options;
};

Result<std::vector<Gap>> findMissingTies(const GapInput& input, JobControl& job);
Result<std::vector<Gap>> findUncoveredThemes(const GapInput& input, JobControl& job);
Result<std::vector<Gap>> findThinThemes(const GapInput& input, JobControl& job);
Result<std::vector<Gap>> findMissingBridges(const GapInput& input, JobControl& job);
Result<std::vector<Gap>> findFragilePoints(const GapInput& input, JobControl& job);
Result<std::vector<Gap>> findDormantTies(const GapInput& input, JobControl& job);
Result<std::vector<Gap>> findUnusedMemberships(const GapInput& input, JobControl& job);

}  // namespace samspil
