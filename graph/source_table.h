// The sources of a network, in columns: an import with a column of documents brings hundreds of thousands.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/ascending_column.h"
#include "graph/date_column.h"
#include "graph/key_slots.h"
#include "graph/packed_column.h"
#include "graph/statement.h"
#include "graph/string_column.h"
#include "graph/value_run.h"

namespace samspil {

// Read it like a container of SourceViews in ascending id; they are put together when they are looked at, and what
// they view lives as long as the table.
class SourceTable {
  struct Rows {
    SourceView operator[](std::size_t at) const { return (*table)[at]; }
    const SourceTable* table = nullptr;
  };

 public:
  SourceTable() = default;
  SourceTable(std::vector<Source> sources);  // in any order
  SourceTable(std::initializer_list<Source> sources) : SourceTable(std::vector<Source>(sources)) {}

  // REQUIRES: its id is greater than those before. Not found by its key before indexKeys().
  void add(const SourceView& source);
  void indexKeys();

  std::size_t size() const { return ids_.size(); }
  bool empty() const { return size() == 0; }
  SourceView operator[](std::size_t index) const;
  auto begin() const { return ValueRun<Rows>({this}, 0, size()).begin(); }
  auto end() const { return ValueRun<Rows>({this}, 0, size()).end(); }
  SourceView front() const { return (*this)[0]; }
  SourceView back() const { return (*this)[size() - 1]; }

  std::optional<std::size_t> indexOf(SourceId id) const;
  std::optional<SourceView> find(SourceId id) const;
  std::optional<SourceView> find(std::string_view key) const;
  PartialDate dateOf(SourceId id) const;  // unknown also where there is no such source
  PartialDate newestDate() const { return dates_.newest(); }

 private:
  AscendingColumn ids_;
  PackedColumn kinds_;
  DateColumn dates_;
  CompactStringColumn keys_, danishTitles_, englishTitles_, publishers_, statuses_, files_;
  KeySlots byKey_;
};

}  // namespace samspil
