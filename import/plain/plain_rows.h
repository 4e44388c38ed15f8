// Reads plain rows once more, for the records that they state: of a plain row a NetworkDraft keeps no more than its
// place. Quickest where rows are asked for in their order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/change_set.h"
#include "import/import_work.h"
#include "import/plain/plain_records.h"
#include "import/row_reader.h"
#include "import/row_statements.h"

namespace samspil {

class PlainRows {
 public:
  enum class Wanted : std::uint8_t { entities, ties };

  // `work` outlives it.
  PlainRows(const ImportWork& work, Wanted wanted) : work_(work), wanted_(wanted) {}
  PlainRows(const PlainRows&) = delete;
  PlainRows& operator=(const PlainRows&) = delete;

  // What the row of a plain entity states: the entity and its facts. Both are good until the next call.
  // REQUIRES: Wanted::entities.
  struct EntityRecords {
    const Record& entity;
    const Record& facts;
  };
  EntityRecords entity(EntityId id);

  // A tie of a plain row, good until the next call. REQUIRES: Wanted::ties; it is not kept in full.
  const Record& tie(StatementId id, const PlainRecords::Tie& stands);

 private:
  RowContent& at(std::uint32_t row);
  void open(std::uint32_t row);
  Reference reference() const;
  const Mapping& mapping() const { return file_->file().mapping; }

  const ImportWork& work_;
  const Wanted wanted_;
  const FileImporter* file_ = nullptr;
  std::uint32_t next_ = 0;
  Mapping reading_;                                     // the file's, without columns that say nothing that is wanted
  std::vector<std::optional<PartnerTie>> partnerTies_;  // of the columns
  std::string name_;
  std::optional<TableRows> rows_;
  std::optional<RowReader> reader_;
  TableRow row_;
  RowContent* content_ = nullptr;
  std::vector<Diagnostic> said_;
  // What they hold is written over, so that records cost no memory anew.
  Record entity_{std::in_place_type<Entity>}, facts_{std::in_place_type<EntityFacts>},
      tie_{std::in_place_type<TieStatement>};
};

}  // namespace samspil
