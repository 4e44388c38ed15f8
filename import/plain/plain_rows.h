// Reads plain rows once more, for the records that they state: of a plain row a NetworkDraft keeps no more than its
// place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/change_set.h"
#include "import/ahead.h"
#include "import/import_work.h"
#include "import/plain/cell_batch.h"
#include "import/plain/plain_records.h"
#include "import/row_reader.h"
#include "import/row_statements.h"
#include "import/spares.h"

namespace samspil {

class PlainRows {
 public:
  enum class Wanted : std::uint8_t { entities, ties };
  // inOrder: most rows are asked for, ascending. A thread of its own reads them ahead, or, of ties that are told
  // without it (PlainImporter::tellsTies), only the few others are read.
  enum class Access : std::uint8_t { single, inOrder };

  // `work` outlives it.
  PlainRows(const ImportWork& work, Wanted wanted, Access access) : work_(work), wanted_(wanted), access_(access) {}
  PlainRows(const PlainRows&) = delete;
  PlainRows& operator=(const PlainRows&) = delete;

  // What the row of a plain entity states: the entity and its facts. What the records hold is written over, so that
  // those that are used again cost no memory anew. REQUIRES: Wanted::entities.
  void entity(EntityId id, Record& entity, Record& facts);

  // A tie of a plain row, good until the next call. REQUIRES: Wanted::ties; it is not kept in full.
  const Record& tie(StatementId id, const PlainRecords::Tie& stands);

 private:
  void open(std::uint32_t row);
  void readOn(std::uint32_t row);
  RowContent& at(std::uint32_t row);
  const PlainImporter& plain() const { return file_->plain(); }
  Record& read(const PlainRecords::Tie& stands);
  Record* told(const PlainRecords::Tie& stands);
  Record& saying(std::uint16_t number, std::uint16_t column);
  void setPartner(TieStatement& tie, std::uint16_t column) const;
  void find(std::uint32_t row);
  void findInOrder(std::uint32_t row);
  void setReference(Reference& reference) const;
  const Mapping& mapping() const { return file_->file().mapping; }

  const ImportWork& work_;
  const Wanted wanted_;
  const Access access_;
  const FileImporter* file_ = nullptr;
  bool tells_ = false;                                  // ties, without reading their rows
  Mapping reading_;                                     // the file's, without columns that say nothing that is wanted
  std::vector<std::optional<PartnerTie>> partnerTies_;  // of the columns
  std::string name_;
  std::optional<RowReader> reader_;
  TableRow cells_;
  std::uint32_t row_ = 0;          // that is in content_
  RowContent* content_ = nullptr;  // nullptr: none, or it is spent
  std::vector<Diagnostic> said_;
  Record tie_{std::in_place_type<TieStatement>};  // written over, too
  // By column of partners, the last being that of rows that are a tie, and by saying: ties that are told.
  std::vector<std::vector<std::optional<Record>>> sayings_;

  std::optional<TableRows> rows_;  // cells_ may look into it
  // Read ahead:
  Spares<CellBatch> spares_;
  CellBatch batch_;
  std::uint32_t firstOfBatch_ = 0;
  std::optional<Ahead<CellBatch>> batches_;  // last: its thread ends first
};

}  // namespace samspil
