// The rules that hold after every batch: ends, sources, types and relations of all records are there, keys are taken
// once, and nothing is removed that something else still refers to.
#pragma once

#include <cstddef>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "storage/change_plan.h"
#include "storage/store_reader.h"

namespace samspil {

struct Violation {
  std::size_t change = 0;  // place in the plan
  LocalizedText reason;    // a clause: "its type is not in the vocabulary"
};

// Why what others still refer to cannot be removed.
inline const LocalizedText kStillFacts{"der er stadig oplysninger om den", "facts about it are still there"};
inline const LocalizedText kStillTies{"der er stadig forbindelser til den", "ties to it are still there"};
inline const LocalizedText kStillUsed{"den er stadig i brug", "it is still in use"};

// All violations that the state after the plan would have, ascending by place; at most one for each change.
Result<std::vector<Violation>> findViolations(const StoreReader& reader, const ChangePlan& plan);

}  // namespace samspil
