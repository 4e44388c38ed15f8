// The gaps of the open network, with what was dismissed left out. A dismissal is a setting (space "dismissal", key the
// gap's id), so that it outlives restarts and imports, stands in the history and is taken back by undo.
#pragma once

#include <string_view>
#include <vector>

#include "graph/gaps/gap.h"
#include "session/network_reader.h"

namespace samspil {

inline constexpr std::string_view kDismissalSpace = "dismissal";
Result<std::vector<Dismissal>> readDismissals(const NetworkReader& reader);  // by gap id

Result<GapList> listGaps(const NetworkReader& reader, const GapOptions& options, JobControl& job);

// One batch. Errors: notFound where no gap has that id now, invalidArgument without a reason.
Result<Applied> dismissGap(Session& session, std::string_view id, std::string_view reason, JobControl& job);
// The same for a gap at hand, without looking for it again.
Result<Applied> dismissGap(Session& session, const Gap& gap, std::string_view reason);
// Lists it again. Error notFound where it is not dismissed.
Result<Applied> restoreGap(Session& session, std::string_view id);

}  // namespace samspil
