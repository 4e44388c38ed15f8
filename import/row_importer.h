// Brings rows, one after the other, into a NetworkDraft: finds out which entity a row means, states what it says, and
// answers what became of it.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "import/import.h"
#include "import/mapping.h"
#include "import/network_draft.h"
#include "import/row_reader.h"

namespace samspil {

// What the rows of one file share.
struct ImportedFile {
  std::string name;        // as the user named it
  std::string shortName;   // without its folder, as its source has it
  SourceId source;         // of rows that name no source
  const Mapping* mapping;  // outlives the importer
};

class RowImporter {
 public:
  // `localIds` are the ids that only the files of this import know, with the entities that they stand for; ties of one
  // file name rows of another.
  using LocalIds = std::unordered_map<std::string, EntityId>;
  RowImporter(NetworkDraft& draft, const ImportOptions& options, ImportedFile file, LocalIds& localIds,
              ImportProposal& proposal);

  // Diagnostics and possible duplicates go to the proposal. The row's file is for the caller to fill in. Errors are the
  // store's.
  Result<ProposedRow> import(const TableRow& row);

 private:
  Result<RowOutcome> importContent(RowContent content);
  Result<RowOutcome> importSource(const RowContent& content);
  Result<RowOutcome> importEntity(RowContent content);
  Result<RowOutcome> importTie(RowContent content);

  // Which entity a row means, and how that was found out.
  struct Identity {
    std::optional<EntityId> entity;
    bool rejected = false;
    bool underAnotherName = false;  // its name is one more alias of the entity's, no new name
  };
  Result<Identity> identify(const RowContent& content);
  Result<Identity> identifyByName(const RowContent& content);
  Result<Identity> identifyAlike(const RowContent& content);
  enum class LocalIdMatch : std::uint8_t { unknown, same, other };
  Result<LocalIdMatch> compareLocalId(EntityId id, const std::string& key);
  Result<std::optional<EntityId>> findLocalId(const RowContent& content);
  Result<std::optional<EntityId>> identifiedBy(const RowContent& content, bool& rejected);
  Result<std::optional<EntityId>> end(const std::string& text, std::size_t column, bool& rejected);
  Result<DraftChange> statePartners(EntityId subject, const RowContent& content);
  Result<DraftChange> statePartner(EntityId subject, const ListedPartner& partner, const RowContent& content);
  Result<EntityId> entityNamed(const std::string& name, TypeId type, const RowContent& content);
  Result<DraftChange> stateFacts(EntityId id, const RowContent& content);
  TieStatement tieOf(const RowContent& content) const;
  std::optional<Reference> referenceOf(const RowContent& content);
  std::string newKey(const RowContent& content) const;
  void say(std::string_view code, std::size_t column, std::string_view text, const std::vector<std::string>& arguments);

  NetworkDraft& draft_;
  const ImportOptions& options_;
  ImportedFile file_;
  ImportProposal& proposal_;
  LocalIds& localIds_;
  RowReader reader_;
  const TableRow* row_ = nullptr;
  ProposedRow done_;  // what is known of the present row
};

}  // namespace samspil
