// Which gaps were opened and closed between what was known after two batches: those that graph/gaps finds in one of the
// two networks only. Dismissals are left out of it: a gap that somebody dismissed is still there.
#pragma once

#include <string>
#include <vector>

#include "base/job.h"
#include "graph/gaps/gap.h"
#include "session/compare.h"

namespace samspil {

struct GapChange {
  Change change = Change::added;  // added: opened; gone: closed
  std::string id;                 // stable, as in graph/gaps/gap.h
  GapKind kind = GapKind::missingTie;
  std::string sentence;  // from the network that has the gap
};

// Opened ones first; within each by kind and id. None where the points are not of the kind `knowledge`: the gaps of a
// year or a document cannot be told. Swapping the points swaps added and gone, and nothing else. Cost: the gaps of two
// whole networks.
Result<std::vector<GapChange>> compareGaps(const Session& session, const ComparePoint& from, const ComparePoint& to,
                                           Language language, JobControl& job);

}  // namespace samspil
