// Shows a proposal row by row: what is new, what changes from what to what, what ties come. Built from the proposal and
// the network as it is; computed only for the rows that are asked for, so a list of a million rows costs what is seen.
//
//   const ProposalDiff diff(proposal, target);        // both outlive it
//   for (const ProposedRow& row : proposal.rows) ... TRY_ASSIGN(const RowDiff shown, diff.of(row));
//
// One thread at a time.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "import/import.h"

namespace samspil {

struct RowValueChange {
  std::string property;  // "city"
  LocalizedText label;   // "by", "city"
  std::string before;    // what is shown now; empty: nothing
  std::string after;
  bool shown = true;  // false: kept beside `before`, which stays the one that is shown (entered by hand)
};

struct RowTieChange {
  LocalizedText relation;  // read from the row's entity
  std::string other;       // the name at the other end
  StatementId id;
};

struct RowDiff {
  std::string name;    // of the entity, or "A – B" of a tie; empty for a rejected row
  LocalizedText type;  // of the entity, or the relation of the tie
  std::vector<RowValueChange> values;
  std::vector<RowTieChange> ties;              // new ones at the row's entity
  std::vector<const Diagnostic*> diagnostics;  // of the row
};

class ProposalDiff {
 public:
  ProposalDiff(const ImportProposal& proposal, const ImportTarget& target);

  Result<RowDiff> of(const ProposedRow& row) const;
  // Of an entity, whichever rows it comes from.
  Result<RowDiff> of(EntityId entity) const;

  // Everything that the proposal touches, in ascending id.
  std::span<const EntityId> created() const { return created_; }
  std::span<const EntityId> updated() const { return updated_; }
  std::string name(EntityId entity) const;

 private:
  struct Change {
    const Entity* entity = nullptr;  // none: it is in the network already
    std::vector<const EntityFacts*> facts;
    std::vector<const TieStatement*> ties;
  };
  void add(const Record& record);
  const Change* changeOf(EntityId id) const;
  std::optional<SourceView> source(SourceId id) const;
  LocalizedText typeLabel(EntityId id) const;
  std::string shown(std::span<const EntityFacts> stated, std::string_view property) const;
  Result<void> addValues(EntityId id, const Change& changed, RowDiff& diff) const;
  Result<RowDiff> ofTie(const ProposedRow& row) const;

  const ImportProposal* proposal_;
  const ImportTarget* target_;
  Vocabulary vocabulary_;  // with the terms that the proposal adds
  // With ImportProposal::records, filled as entities are asked for.
  mutable std::unordered_map<EntityId, Change> changes_;
  std::unordered_map<StatementId, const TieStatement*> ties_;
  mutable std::unordered_map<EntityId, std::vector<Record>> read_;
  mutable std::unordered_map<SourceId, Source> readSources_;
  std::unordered_multimap<std::uint64_t, const Diagnostic*> diagnostics_;  // by file and line
  std::vector<const Source*> sources_;
  std::vector<EntityId> created_, updated_;
};

}  // namespace samspil
