// Finds out which entity of a NetworkDraft a row means: by its id, its identifiers, a name that fits, or a name alike.
//
// What fits one time fits the next: an entity that is accepted for a row still is when the same file comes again, for
// it then states what the row says, and of several the oldest is taken. So a file imported twice changes nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/import.h"
#include "import/local_ids.h"
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

// Which entity a row means, and how that was found out.
struct Identity {
  std::optional<EntityId> entity;
  bool rejected = false;
  bool underAnotherName = false;  // its name is one more alias of the entity's, no new name
};

// What a row says of an end of a tie.
struct TieEnd {
  std::string text;        // a key, an identifier or a name
  std::string name;        // what another column calls it, or ""
  std::size_t column = 0;  // of `text`, 1-based
};

class EntityFinder {
 public:
  // Says a diagnostic of the present row.
  using Say = std::function<void(std::string_view code, std::size_t column, std::string_view text,
                                 const std::vector<std::string>& arguments)>;

  // All outlive the finder.
  EntityFinder(NetworkDraft& draft, const ImportOptions& options, const ImportedFile& file, LocalIds& localIds,
               ImportProposal& proposal, Say say);

  Result<Identity> find(const RowContent& content, std::uint64_t line);
  // Of one that is known by its name alone; themes are found among themes only, the others among the others.
  Result<Identity> findNamed(const std::string& name, TypeId type, std::uint64_t line);
  // The entity at an end of a tie; none, with a diagnostic, if there is none or several.
  Result<std::optional<EntityId>> findEnd(const TieEnd& end);
  Result<bool> knowsEnd(const TieEnd& end);
  // By its id in this import, its key, an identifier or a name; several: not told apart.
  Result<std::vector<EntityId>> endsNamed(const std::string& text);

  void remember(const std::string& localId, EntityId entity) { localIds_.remember(localId, entity); }

 private:
  enum class LocalIdMatch : std::uint8_t { unknown, same, other };

  Result<LocalIdMatch> compareLocalId(EntityId id, const std::string& key);
  Result<std::optional<EntityId>> findLocalId(const RowContent& content);
  Result<std::optional<EntityId>> identifiedBy(const RowContent& content, bool& rejected);
  Result<std::optional<EntityId>> findByKey(const RowContent& content);
  bool typeFits(EntityId id, const std::optional<TypeId>& stated) const;
  Result<bool> valuesFit(EntityId id, const RowContent& content);
  Result<bool> statesAll(EntityId id, const RowContent& content);
  Result<Identity> findByName(const RowContent& content);
  struct AlikeQuery {
    std::string name;
    std::vector<std::string> names;
    MatchContext context;
    std::optional<TypeId> type;   // that the row states
    std::optional<TypeId> usual;  // that it would get
    std::uint64_t line = 0;
  };
  Result<Identity> findAlike(const AlikeQuery& query);

  NetworkDraft& draft_;
  const ImportOptions& options_;
  const ImportedFile& file_;
  LocalIds& localIds_;
  ImportProposal& proposal_;
  Say say_;
};

// The first value of a property, or "".
std::string_view propertyOf(const RowContent& content, std::string_view name);
// Danish, else English.
std::string_view nameOf(const RowContent& content);
// The key that a row's entity gets if it is free.
std::string wantedKey(const RowContent& content);

}  // namespace samspil
