// What stands in the columns of the table: the words of a cell, and the number it is sorted by where it has one.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "base/text.h"
#include "graph/municipalities.h"
#include "session/table_model.h"

namespace samspil {

struct TableContext {
  const GraphSnapshot& network;
  Language language;
  const Collator& collator;  // of the language
  const Municipalities& municipalities;
};

inline constexpr std::int64_t kNoNumber = std::numeric_limits<std::int64_t>::min();

struct TableColumnContent {
  TableColumn column;
  // `item` is the number of a vertex or an edge.
  std::string (*text)(const TableContext&, std::uint32_t item) = nullptr;
  std::int64_t (*number)(const TableContext&, std::uint32_t item) = nullptr;  // none: sorted as text
};
std::span<const TableColumnContent> tableColumnContents(RowKind kind);

}  // namespace samspil
