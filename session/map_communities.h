// The communities of a view, for colours, hulls and their names.
#pragma once

#include <string>
#include <vector>

#include "base/job.h"
#include "session/scene.h"

namespace samspil {

inline constexpr std::uint32_t kNoCommunity = 0xFFFFFFFF;

// For SceneInput::groups: per vertex its community, 0 the largest; kNoCommunity where it is not shown. Empty where the
// view asks for none, and beyond 6,000 ties, where outlines would cover each other and finding them takes long.
Result<std::vector<std::uint32_t>> communitiesOf(const GraphSnapshot& network, const ViewSpec& view,
                                                 const Visibility& visibility, JobControl& job);

// What a community is called: by what is typical of its members, i.e. far more frequent among them than in the whole
// view: themes, types, cities ("Rehabilitering · Klinikker · Viborg"); where nothing is, after its most connected
// member.
std::string communityName(const SceneInput& input, std::uint32_t group);

}  // namespace samspil
