// Reads the rows of a table ahead of their import: while one batch goes into the draft, the next is cut into cells and
// typed values on another thread. The order of rows, and all that is said of them, is as if one thread did it.
//
//   RowBatches batches(table, mapping, vocabulary, file);
//   while (const auto rows = batches.next(); !rows.empty()) ...
#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/diagnostic.h"
#include "import/row_reader.h"
#include "import/table.h"

namespace samspil {

struct ReadRow {
  std::uint64_t line = 0, lastLine = 0;
  std::string_view raw;               // into the table's text
  std::optional<RowContent> content;  // none: rejected, the diagnostics say why
  std::vector<Diagnostic> diagnostics;
};

class RowBatches {
 public:
  // All outlive the batches. Rows of a mapping that is not usable have no content.
  RowBatches(const Table& table, const Mapping& mapping, const Vocabulary& vocabulary, const std::string& file);
  ~RowBatches();
  RowBatches(const RowBatches&) = delete;
  RowBatches& operator=(const RowBatches&) = delete;

  // Empty at the end; then there is no next.
  std::vector<ReadRow> next();
  std::size_t offset() const { return offset_; }  // into the text, behind the batch given last

 private:
  struct Batch {
    std::vector<ReadRow> rows;
    std::size_t offset = 0;
  };
  Batch read();

  const bool usable_;
  TableRows rows_;
  RowReader reader_;
  std::future<Batch> ahead_;
  std::size_t offset_ = 0;
};

}  // namespace samspil
