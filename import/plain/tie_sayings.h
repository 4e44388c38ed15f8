// What rows say of their ties beside both ends, relation and source: roles, dates, weights and the like. A large file
// says the same few things again and again, so each is kept once, numbered from 1 on, as a tie that says it.
#pragma once

#include <cstdint>
#include <deque>

#include "graph/statement.h"
#include "import/fields.h"
#include "import/row_statements.h"

namespace samspil {

class TieSayings {
 public:
  static constexpr std::uint16_t kNone = 0;                   // what a row says is not kept: it must be read
  static constexpr std::size_t kMost = std::size_t{1} << 14;  // more do not come again

  // The number of what the row says; kNone: too many are kept. `content` is of columns that isSaying() is true of.
  std::uint16_t add(const RowContent& content) {
    if (ties_.size() == kMost) return kNone;
    ties_.push_back(tieOf(content, referenceOf(content, SourceId{}, {content.firstLine, content.lastLine})));
    return static_cast<std::uint16_t>(ties_.size());
  }
  std::size_t size() const { return ties_.size(); }
  // Without id, ends, relation and source; lines are those that the row names.
  const TieStatement& operator[](std::uint16_t number) const { return ties_[number - 1u]; }

 private:
  std::deque<TieStatement> ties_;
};

// Whether a column says such a thing.
inline bool isSaying(FieldUse use) {
  switch (use) {
    case FieldUse::role:
    case FieldUse::validFrom:
    case FieldUse::validTo:
    case FieldUse::period:
    case FieldUse::amount:
    case FieldUse::currency:
    case FieldUse::weight:
    case FieldUse::noteDanish:
    case FieldUse::noteEnglish:
    case FieldUse::section:
    case FieldUse::firstLine:
    case FieldUse::lastLine:
    case FieldUse::passage:
    case FieldUse::certainty: return true;
    default: return false;
  }
}

}  // namespace samspil
