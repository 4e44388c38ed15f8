// Finds how a table is written: delimiter, quote and escape, by how regular its rows become and how sensible its cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "import/csv_reader.h"

namespace samspil {

struct DialectFinding {
  CsvDialect dialect;
  bool separatorLine = false;  // the first line is "sep=;": not part of the table
  double score = 0;            // 0..1
  double runnerUp = 0;         // of the best other delimiter
  bool onlyOneColumn = false;  // no delimiter makes more than one column
  LocalizedText evidence;
};

// `delimiter` and `quote` are what the user asks for, if anything. Looks at up to 1 MiB at the head, the middle and the
// tail each.
DialectFinding findDialect(std::string_view text, std::optional<char> delimiter = {}, std::optional<char> quote = {});

// "tab", "semicolon", ... as evidence and messages have it.
LocalizedText delimiterName(char delimiter);

}  // namespace samspil
