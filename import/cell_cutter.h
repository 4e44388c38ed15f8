// Cuts the rows of a table into batches of cells, in their order. One thread takes them, and cuts what is not there yet
// itself; another that has nothing to do may cut some for it ahead. So two threads share the work as it comes, and none
// waits while there is some.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "import/plain/cell_batch.h"
#include "import/spares.h"
#include "import/table.h"

namespace samspil {

class CellCutter {
 public:
  explicit CellCutter(const Table& table) : table_(table), rows_(table) {}  // the table outlives it

  // Nothing at the end.
  std::optional<CellBatch> take();
  // Cuts a batch that will be taken. False: enough are waiting, all are cut, or somebody else is cutting.
  bool help();
  // A batch that is done with; its room serves again. For all threads.
  void giveBack(CellBatch&& spent) { spares_.give(std::move(spent)); }

  // As TableRows has them. REQUIRES: take() gave nothing.
  const std::vector<std::uint64_t>& leftOutLines() const { return rows_.leftOutLines(); }

 private:
  static constexpr std::size_t kMostWaiting = 4;
  std::optional<CellBatch> takeWaiting();
  std::optional<CellBatch> cut() { return readCells(table_, rows_, spares_.take()); }

  const Table& table_;
  Spares<CellBatch> spares_;
  std::mutex cutting_;  // guards rows_, and the order in which batches come to wait
  TableRows rows_;
  std::mutex mutex_;  // guards what follows; taken behind cutting_
  std::deque<CellBatch> waiting_;
  bool ended_ = false;
};

}  // namespace samspil
