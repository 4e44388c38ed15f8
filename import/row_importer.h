// Brings rows, one after the other, into a NetworkDraft: finds out which entity a row means, states what it says, and
// answers what became of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/entity_finder.h"
#include "import/import.h"
#include "import/mapping.h"
#include "import/network_draft.h"
#include "import/row_batches.h"
#include "import/row_statements.h"

namespace samspil {

class RowImporter {
 public:
  RowImporter(NetworkDraft& draft, const ImportOptions& options, ImportedFile file, LocalIds& localIds,
              ImportProposal& proposal);
  RowImporter(const RowImporter&) = delete;
  RowImporter& operator=(const RowImporter&) = delete;

  // Diagnostics and possible duplicates go to the proposal. The row's file is for the caller to fill in. Errors are the
  // store's. None: the row does not say of what type it is and means nobody who is known so far; a later row may still
  // bring that entity, so give it once more at the end, as the `last` chance. The content of a row that is done is
  // spent.
  Result<std::optional<ProposedRow>> import(ReadRow& row, bool last);

  // The entity of the row before, 0 if it has none: a row without a name of its own goes on with that one. `waits`:
  // that row has to come once more.
  void setPrevious(EntityId entity, bool waits = false) {
    previous_ = entity;
    previousWaits_ = waits;
  }

  // For plain rows (import/plain/plain_importer.h).
  // States in full what a plain row brought: the entity, if it describes one, and these ties.
  Result<void> restore(const ReadRow& row, std::optional<EntityId> entity, const std::vector<StatementId>& ties);
  // The one that a row names in a cell: known, or made as if the row had been read in full.
  Result<EntityId> partnerNamed(const std::string& name, TypeId type, const std::string& source, const ReadRow& row);
  // The one entity that the end of a tie can mean, or none.
  Result<std::optional<EntityId>> endNamed(const std::string& text);
  const ImportedFile& file() const { return file_; }

 private:
  Result<RowOutcome> importContent(RowContent content);
  Result<RowOutcome> importSource(const RowContent& content);
  Result<RowOutcome> importEntity(RowContent content);
  Result<RowOutcome> importMore(RowContent content);
  Result<RowOutcome> importTie(RowContent content);

  Result<void> createEnd(const TieEnd& end, const RowContent& content);
  Result<std::optional<EntityId>> endOf(const TieEnd& end, const RowContent& content);
  Result<DraftChange> statePartners(EntityId subject, const RowContent& content);
  std::optional<PartnerTie> partnerTieOf(std::size_t column) const;
  TieStatement partnerStatement(EntityId subject, EntityId other, std::size_t column, const RowContent& content);
  bool coordinates(const RowContent& content) const;
  Result<EntityId> subjectOf(const ListedPartner& partner, EntityId subject, const RowContent& content);
  Result<DraftChange> statePartner(EntityId subject, const ListedPartner& partner, const RowContent& content);
  Result<EntityId> entityNamed(const std::string& name, TypeId type, const RowContent& content);
  Result<DraftChange> stateFacts(EntityId id, const RowContent& content);
  TieStatement tieOf(const RowContent& content);
  std::optional<Reference> referenceOf(const RowContent& content);
  bool isGeneric(TypeId type) const;
  std::string newKey(const RowContent& content);
  void say(std::string_view code, std::size_t column, std::string_view text, const std::vector<std::string>& arguments);

  NetworkDraft& draft_;
  const ImportOptions& options_;
  ImportedFile file_;
  ImportProposal& proposal_;
  EntityFinder finder_;
  EntityId previous_;
  bool previousWaits_ = false;
  const ReadRow* row_ = nullptr;
  bool last_ = false;
  std::optional<RowContent> waiting_;  // of the present row, if it has to come once more
  ProposedRow done_;                   // what is known of the present row
};

}  // namespace samspil
