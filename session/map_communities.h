// The communities of a view, for colours, hulls and their names.
#pragma once

#include <string>
#include <vector>

#include "base/job.h"
#include "session/scene.h"

namespace samspil {

inline constexpr std::uint32_t kNoCommunity = 0xFFFFFFFF;

// Whether the view asks for communities. Beyond 6,000 ties there are none: outlines would cover each other, and finding
// them takes long.
bool showsCommunities(const ViewSpec& view, const Visibility& visibility);

// For SceneInput::groups: per vertex its community, 0 the largest; kNoCommunity where it is not shown. Empty where none
// are shown.
Result<std::vector<std::uint32_t>> communitiesOf(const GraphSnapshot& network, const ViewSpec& view,
                                                 const Visibility& visibility, JobControl& job);

// What a community is called: by what is typical of its members, i.e. far more frequent among them than in the whole
// view: themes, types, cities ("Rehabilitering · Klinikker · Viborg"); where nothing is, after its most connected
// member.
std::string communityName(const SceneInput& input, std::uint32_t group);

}  // namespace samspil
