// What becomes of one row of an imported file.
#pragma once

#include <cstdint>

#include "graph/statement.h"

namespace samspil {

// merged: it repeats another row, or is a known entity under another name.
enum class RowOutcome : std::uint8_t { created, updated, unchanged, merged, rejected };

struct ProposedRow {
  std::uint32_t file = 0;  // place in ImportProposal::files
  std::uint32_t line = 0;
  EntityId entity;  // that the row describes; 0: none
  StatementId tie;  // that the row states, new or known; 0: none
  RowOutcome outcome = RowOutcome::rejected;
  bool possibleDuplicate = false;  // the row has an entry in ImportProposal::possibleDuplicates
};

}  // namespace samspil
