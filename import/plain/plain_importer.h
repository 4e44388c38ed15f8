// Brings plain rows into a NetworkDraft: rows of which reading in full would have nothing to say and that state
// something new. It looks ids, names, keys and ties up by their hashes; where a hash is known already, the row is left
// to RowImporter, which decides exactly. What both would do with a row is the same, down to ids and their order.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "import/import.h"
#include "import/local_ids.h"
#include "import/network_draft.h"
#include "import/opened_file.h"
#include "import/plain/row_places.h"
#include "import/plain/tie_sayings.h"
#include "import/row_batches.h"
#include "import/row_importer.h"

namespace samspil {

class PlainImporter {
 public:
  // All outlive the importer. `firstRow` is the number of the file's first row among those of all files.
  PlainImporter(NetworkDraft& draft, const OpenedFile& file, RowImporter& inFull, LocalIds& localIds,
                std::uint32_t firstRow);

  // Remembers where the rows of the batch stand, so that they can be restored; before any of them is imported.
  void begin(const RowBatch& batch);
  // Fetches what the rows behind this one, of whatever kind, will look up.
  void prefetch(const RowBatch& batch, std::size_t row) const;
  // One row of the kind plain; false: it must be read in full.
  Result<bool> import(const RowBatch& batch, std::size_t row, ProposedRow& done);
  // A row of this id (its hash) is imported in full: what is called so may be another now.
  void changed(std::uint64_t id) { version_ += id == 0 || partnerNames_.contains(id) ? 1 : 0; }

  // States a plain row in full, or all of them.
  void restore(std::uint32_t row);
  Result<void> restoreAll(JobControl& job);

  // Some plain row names no source: the file itself is one.
  bool usesFileAsSource() const { return usesFileAsSource_; }
  // A place in the table from which it is not far to the row; Position::row counts from the file's first.
  TableRows::Position near(std::uint32_t row) const { return places_.near(row - firstRow_); }
  // That a plain row names; 0: it names none.
  SourceId sourceOf(std::uint32_t row) const;

  // What the rows say of their ties. Whoever reads the batches fills it.
  TieSayings& sayings() { return sayings_; }
  const TieSayings& sayings() const { return sayings_; }
  // Whether nearly all ties are told by the two that follow, without reading their rows.
  bool tellsTies() const { return (untold_ + places_.unknown()) * kToldBesideOne <= rows(); }
  std::uint16_t sayingOf(std::uint32_t row) const { return rowSayings_[row - firstRow_]; }
  std::optional<RowLines> linesOf(std::uint32_t row) const { return places_.lines(row - firstRow_); }
  // Frees what only further rows would need.
  void endLookups();

  // Whether such a file can have plain rows at all.
  static bool canUse(const ImportOptions& options, const Mapping& mapping, const GraphSnapshot& network);

 private:
  // The partners that a cell names.
  struct PartnerCell {
    std::vector<std::string> names;
    std::vector<EntityId> entities;
    bool read = false;
    std::uint32_t version = 0xFFFFFFFF;  // when `entities` were found
  };
  struct ListColumn {
    std::size_t column = 0;
    TypeId type;
    RelationId relation;
    std::deque<PartnerCell> cells;  // by the number that the digest gives their text
  };
  // Reading a row by itself takes as long as some hundred in their order.
  static constexpr std::uint64_t kToldBesideOne = 256;

  void expect(const RowBatch& first);
  Result<bool> importEntity(const RowBatch& batch, std::size_t row, ProposedRow& done);
  Result<bool> importTie(const RowBatch& batch, std::size_t row, ProposedRow& done);
  void noteSource(const RowDigest& digest, std::size_t row);
  bool knownAlready(const RowBatch& batch, std::size_t row) const;
  void findPartners(const RowBatch& batch, std::size_t row);
  PartnerCell& partnersOf(ListColumn& list, std::uint32_t number, std::string_view text);
  Result<void> statePartners(const RowBatch& batch, std::size_t row, EntityId subject);
  Result<void> resolve(PartnerCell& cell, const ListColumn& column, const RowBatch& batch, std::size_t row);
  Result<std::optional<EntityId>> endOf(std::string_view text, std::uint64_t hash);
  Result<std::optional<PlainTie>> tieOf(const RowBatch& batch, std::size_t row);
  void restore(std::uint32_t row, const TableRow& found);
  void prefetchTexts(const RowBatch& batch, std::size_t row) const;
  std::string_view cellOf(const RowBatch& batch, std::size_t row, std::size_t column) const;

  NetworkDraft& draft_;
  const OpenedFile& file_;
  RowImporter& inFull_;
  LocalIds& localIds_;
  const std::uint32_t firstRow_;
  std::size_t idColumn_, fromColumn_, toColumn_, sourceColumn_;
  std::vector<std::unique_ptr<ListColumn>> lists_;
  std::vector<PartnerCell*> rowCells_;                   // of the present row, one for each of lists_; nullptr: empty
  std::vector<std::pair<RelationId, EntityId>> stated_;  // by the present row
  HashIndex partnerNames_;
  LocalIds ends_;
  std::uint32_t version() const { return version_ + draft_.plain().watchedChanges; }
  std::uint32_t version_ = 0;
  std::uint32_t rows() const { return places_.size(); }
  RowPlaces places_;
  TieSayings sayings_;
  BlockArray<std::uint16_t> rowSayings_;  // by row of the file
  std::uint64_t untold_ = 0;              // plain ties of rows without a saying
  bool usesFileAsSource_ = false;
  BlockArray<SourceId> rowSources_;  // by row of the file, up to the last plain one that names one
  RowReader reader_;
  std::string piece_;  // of the file, where a row is restored
};

}  // namespace samspil
