// Reads the rows of a table ahead of their import: while one batch goes into the draft, the next ones are cut into
// cells and looked at on another thread. Who waits for a batch helps with the cutting. The order of rows, and all that
// is said of them, is as if one thread did it.
//
//   RowBatches batches(table, mapping, vocabulary, file);
//   while (RowBatch* batch = batches.next()) ...
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/ahead.h"
#include "import/cell_cutter.h"
#include "import/diagnostic.h"
#include "import/plain/cell_batch.h"
#include "import/plain/row_digest.h"
#include "import/row_reader.h"
#include "import/spares.h"
#include "import/table.h"

namespace samspil {

struct ReadRow {
  std::uint64_t line = 0, lastLine = 0;
  std::string_view raw;               // into the table's text
  std::optional<RowContent> content;  // none: rejected, the diagnostics say why
  std::vector<Diagnostic> diagnostics;
};

struct RowBatch {
  CellBatch cells;
  RowDigest digest;
  std::vector<ReadRow> inFull;  // the rows of that kind, in their order
};

class RowBatches {
 public:
  // All outlive the batches, which live as long as this. Rows of a mapping that is not usable have no content.
  // `plain`: rows may be plain; else all are read in full. As DigestReader says of local ids,
  // sayings and sources.
  RowBatches(const Table& table, const Mapping& mapping, const Vocabulary& vocabulary, const std::string& file,
             const LocalIds& localIds, TieSayings& sayings, SourceTexts& sources, bool plain);

  // Good until the next call; nullptr at the end.
  RowBatch* next();
  // As TableRows has them. REQUIRES: next() gave nullptr.
  const std::vector<std::uint64_t>& leftOutLines() const { return cutter_.leftOutLines(); }

 private:
  std::optional<RowBatch> read();

  const Mapping& mapping_;
  CellCutter cutter_;
  TableRow full_;
  DigestReader digest_;
  RowReader reader_;
  const bool plain_;
  Spares<RowDigest> spareDigests_;
  std::optional<RowBatch> present_;
  Ahead<RowBatch> batches_;  // last: its thread ends first
};

// One row of a batch as its columns are meant.
ReadRow readInFull(const CellBatch& cells, std::size_t index, RowReader& reader, TableRow& room);

}  // namespace samspil
