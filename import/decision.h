// What a person decided of a possible duplicate, remembered for ever as a Setting (space kDecisionSpace) so that it is
// listed, undone and redone like everything else. Give all of them to every import: see ImportOptions::decisions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/snapshot.h"
#include "graph/statement.h"

namespace samspil {

struct DuplicateDecision {
  std::string newName;
  EntityId existing;
  bool same = false;
  friend bool operator==(const DuplicateDecision&, const DuplicateDecision&) = default;
};

inline constexpr std::string_view kDecisionSpace = "duplicate";

// Key: the entity's key and the name; value: "same" or "different".
// REQUIRES: the network has the entity.
Setting toSetting(const DuplicateDecision& decision, const GraphSnapshot& network);
// The decisions among the settings of kDecisionSpace whose entity the network still has.
std::vector<DuplicateDecision> readDecisions(const std::vector<Setting>& settings, const GraphSnapshot& network);

}  // namespace samspil
