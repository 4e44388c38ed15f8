// Rows that are headings of the rows below them, as people part a list: "Universiteter;;", with no other cell filled.
// Only words that the vocabulary or a register has for a type are known as such.
#pragma once

#include <string>
#include <vector>

#include "import/file_options.h"
#include "import/table.h"
#include "import/vocabulary_words.h"

namespace samspil {

// Has the table pass over its headings (Table::noRows). Where nothing else in it says types, it gets a column "Type" in
// which each row has the heading above it. Answers those headings, in their order; empty: it got no such column.
std::vector<std::string> settleSectionHeadings(Table& table, const VocabularyWords& words, const FileOptions& options);

}  // namespace samspil
