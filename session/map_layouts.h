// The ways in which a map can be laid out, as the user chooses among them: the algorithms of graph/layout, some of them
// with an argument. A view names one as "id" or "id:argument" ("groups:country", "radial:aarhus-universitet",
// "places:56.16,9.75"); where everything stands is stored under that whole name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/snapshot.h"
#include "session/session.h"
#include "session/texts.h"

namespace samspil {

struct MapLayout {
  std::string_view id;  // as in the view, but for the centre of "radial" and "places"
  UiText title, summary;
};
std::span<const MapLayout> mapLayouts();

// "radial" of "radial:aarhus-universitet", "places" of "places:56.16,9.75"; others are their own family.
std::string_view layoutFamily(std::string_view layout);

// The algorithm and the argument of a view's layout.
struct LayoutName {
  std::string_view algorithm, argument;
};
LayoutName parseLayoutName(std::string_view layout);

// Who stands in the middle of a layout in rings: the one that its name tells, else the one that the view shows the
// surroundings of; none in another layout, or where the layout chooses.
std::optional<VertexIndex> middleOfRings(const GraphSnapshot& network, const ViewSpec& view);

// What the layout gathers: a number per vertex, equal for those that stand together.
std::vector<std::uint32_t> layoutGroups(const GraphSnapshot& network, std::string_view argument);

// Shows `view`, laid out and with its places stored, as one step that can be undone. The layout "places" gets its
// middle.
Result<void> arrange(Session& session, const ViewSpec& view, const LocalizedText& title, JobControl& job);

}  // namespace samspil
