// A NetworkDraft is a network with what an import is about to add: it finds entities old and new, knows what is stated
// of them already, and ends up as the ChangeSet of the difference. Nothing is ever removed by it.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "graph/change_set.h"
#include "import/import.h"
#include "import/plain/plain_records.h"
#include "import/plain/text_hash.h"
#include "import/resolution/name_index.h"

namespace samspil {

// What one statement did to the network. merged: it repeats what this very import said before.
enum class DraftChange : std::uint8_t { created, updated, unchanged, merged };

struct StatedTie {
  DraftChange change;
  StatementId id;  // of the statement, new or known
};

class NetworkDraft {
 public:
  // Both outlive the draft. What takes long (indexes of a large network's names) asks the job.
  NetworkDraft(const ImportTarget& target, JobControl& job) : target_(&target), job_(&job), ids_(target.ids) {}

  // Rows of large files that bring something new and nothing else are plain: of what they state no more is kept than
  // what tells whether another row says the same. Whoever asks for more makes the draft restore the row in full; it
  // then is as if it had never been plain.
  PlainRecords& plain() { return plain_; }
  const PlainRecords& plain() const { return plain_; }
  void restoreEntity(EntityId id, std::string key, TypeId type);
  void restoreTie(StatementId id, TieStatement tie);
  PlainTie plainTie(EntityId from, RelationId relation, EntityId to) const;
  // Whether it is in the network or the draft, in either direction if its relation has none.
  bool hasTie(const PlainTie& tie);
  StatementId addPlainTie(const PlainTie& tie, std::uint16_t column);  // as PlainRecords::Tie has it
  EntityId addPlainEntity();
  // The source that a column of sources calls so, by its key or title; none: there is none, and none is made.
  std::optional<SourceView> sourceNamed(std::string_view text, bool create);
  // The same for plain rows, by the number of the text; made if there is none. `hashes` of it, if they are known.
  SourceId plainSource(std::uint32_t text, const SourceHashes* hashes);
  // No source is plain any more.
  void restoreSources();

  // REQUIRED before findName().
  Result<void> indexNames();

  // With the terms that this import adds.
  const Vocabulary& vocabulary() const { return extended_ ? *extended_ : target_->network->vocabulary(); }
  // REQUIRES: nobody refers to the vocabulary yet; `more` begins with the network's own.
  void extendVocabulary(Vocabulary more) { extended_ = std::move(more); }
  const GraphSnapshot& network() const { return *target_->network; }

  // Views live until the next source is changed here.
  std::optional<SourceView> findSource(std::string_view key);
  std::optional<SourceView> source(SourceId id);
  DraftChange putSource(Source source);  // by its key; its id is given here
  // A source that becomes part of the change only if something refers to it in the end.
  SourceId addSourceIfUsed(Source source);

  std::optional<EntityId> findKey(std::string_view key);
  // All that have this name or alias. `folded` is foldForSearch(name).
  std::vector<EntityId> findName(const std::string& folded);
  Result<std::optional<EntityId>> findIdentifier(std::string_view property, const std::string& value);

  // Entities of the network (none of this draft) that a record may be, best first. The identifiers of the first are
  // looked at too.
  Result<std::vector<Match>> findAlike(const std::vector<std::string>& names, const MatchContext& context);

  // `key` itself, or with -2, -3, ... behind it if it is taken.
  std::string freeKey(const std::string& key);
  EntityId addEntity(std::string key, TypeId type);
  bool isNew(EntityId id) const { return id.value >= firstNew_; }
  TypeId type(EntityId id);
  // Makes an entity that is only known as an organisation one of that type; false: it is something else already.
  bool refineType(EntityId id, TypeId type);
  std::string key(EntityId id);
  std::string name(EntityId id);  // the first that is known, else the key

  // What is stated of an entity, with what this draft adds.
  Result<const std::vector<EntityFacts>*> facts(EntityId id);
  // The value that is shown of a property that has one, or "".
  Result<std::string> shownValue(EntityId id, std::string_view property);

  // States facts under a source that the file names itself: what it says replaces what that source said under the same
  // property names.
  Result<DraftChange> stateFacts(EntityFacts facts);
  // States facts under the imported file as source, unless all of it is known already.
  Result<DraftChange> stateNewFacts(EntityFacts facts);

  // `sameReference`: a tie that another source states is not this one.
  Result<StatedTie> stateTie(TieStatement tie, bool sameReference);

  std::uint64_t entitiesCreated() const { return plain_.entityCount(); }
  std::uint64_t entitiesUpdated() const;
  std::uint64_t tiesCreated() const { return plain_.tieCount(); }
  std::uint64_t tiesUpdated() const { return changedTies_.size(); }

  // Moves everything there, in an order in which each record finds what it refers to. The draft is spent.
  void moveTo(ChangeSet& change);

  // Instead, records one by one, plain rows' by their rows (import/proposed_records.h). Everything is added, so that
  // none replaces one of the network.
  bool onlyAdds() const;
  // Frees what only further rows would need; there are none.
  void endLookups();
  // REQUIRED before the next ones: puts records in the order of their ids.
  void sortRecords();
  // Ascending; plain ones, and those that are part of the change if used, are among them.
  std::vector<SourceId> newSources(const std::vector<SourceId>& usedByPlain) const;
  Source newSource(SourceId id) const;
  const Entity& entityInFull(EntityId id) const { return entities_[plain_.placeOf(id)]; }
  const std::vector<TieStatement>& tiesInFull() const { return ties_; }
  const std::vector<EntityId>& stated() const { return touchedOrder_; }  // new facts are stated of these
  std::vector<EntityFacts> newFacts(EntityId id) const;                  // as stated

 private:
  struct KnownFacts {
    std::vector<EntityFacts> facts;
    std::vector<bool> touched;  // by this draft
  };
  struct TieKey {
    EntityId from;
    RelationId relation;
    EntityId to;
    friend bool operator==(const TieKey&, const TieKey&) = default;
  };
  struct TieKeyHash {
    std::size_t operator()(const TieKey& key) const {
      return (std::size_t{key.from.value} * 0x9E3779B97F4A7C15u ^ key.to.value) * 0xC2B2AE3D27D4EB4Fu ^
             key.relation.value;
    }
  };

  TieKey keyOfTie(EntityId from, RelationId relation, EntityId to) const;
  std::uint64_t hashOf(const TieKey& key) const;
  bool isKey(const PlainRecords::Tie& tie, const TieKey& key) const;
  void restoreTies(const TieKey& key);
  void restoreFound(const HashIndex& index, std::uint64_t hash);
  void addName(const std::string& folded, EntityId id);
  Entity& newEntity(EntityId id);
  Source& addSource(Source source);
  Result<KnownFacts*> load(EntityId id);
  Result<void> indexAlike();
  void addNames(EntityId id, const EntityFacts& facts);
  void touch(EntityId id, KnownFacts& known, std::size_t index);
  void put(EntityId id, KnownFacts& known, EntityFacts facts);
  bool known(const KnownFacts& known, const Property& property, const EntityFacts& stating);
  void supersede(EntityId id, KnownFacts& known, const EntityFacts& facts);
  const EntityFacts* preferred(const KnownFacts& known, std::string_view property);
  Result<std::vector<TieStatement>> storedTies(const TieKey& key) const;
  Result<void> forEachStored(const TieKey& key, const std::function<Result<void>(EdgeIndex)>& visit) const;
  bool used(SourceId id) const;

  void putNewTerms(ChangeSet& change) const;

  const ImportTarget* target_;
  std::optional<Vocabulary> extended_;
  JobControl* job_;
  IdAllocator ids_;
  std::uint32_t firstNew_ = ids_.nextEntity;
  PlainRecords plain_{ids_};
  std::deque<Source> sources_;  // places stay
  std::unordered_map<std::string, std::size_t> sourceKeys_;
  std::unordered_map<SourceId, std::size_t> sourceIds_;
  std::vector<SourceId> onlyIfUsed_;
  std::vector<Entity> entities_;
  std::map<EntityId, Entity> refined_;  // entities of the network with another type
  std::unordered_map<std::string, EntityId> newKeys_;
  std::unordered_map<EntityId, KnownFacts> facts_;
  std::vector<EntityId> touchedOrder_;
  std::vector<TieStatement> ties_, changedTies_;
  std::unordered_multimap<TieKey, std::size_t, TieKeyHash> newTies_;
  std::optional<NameIndex> alike_;
  std::unordered_multimap<std::string, EntityId> names_;
  // "ror\n01aj84f44" to the one that has it: of those looked up in the network, and of what this draft states.
  std::unordered_map<std::string, std::optional<EntityId>> storedIdentifiers_;
  std::unordered_map<std::string, EntityId> newIdentifiers_;
};

}  // namespace samspil
