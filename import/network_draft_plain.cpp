// The part of NetworkDraft that keeps plain rows, and states them in full when that is asked for.
#include "base/text.h"
#include "import/network_draft.h"
#include "import/plain/tie_hash.h"

namespace samspil {

std::uint64_t NetworkDraft::hashOf(const TieKey& key) const {
  return hashOfTie(vocabulary().relation(key.relation), key.from, key.to);
}

PlainTie NetworkDraft::plainTie(EntityId from, RelationId relation, EntityId to) const {
  return {hashOf({from, relation, to}), from, relation, to};
}

bool NetworkDraft::isKey(const PlainRecords::Tie& tie, const TieKey& key) const {
  return keyOfTie(tie.from, RelationId{tie.relation}, tie.to) == key;
}

bool NetworkDraft::hasTie(const PlainTie& tie) {
  const auto key = [&] { return keyOfTie(tie.from, tie.relation, tie.to); };
  bool known = false;
  plain_.ties.forEach(tie.hash, [&](std::uint32_t place) { known = known || isKey(plain_.tieAt(place), key()); });
  if (known || isNew(tie.from) || isNew(tie.to)) return known;
  const auto stored = forEachStored(key(), [&](EdgeIndex) -> Result<void> {
    known = true;
    return {};
  });
  return known || !stored;
}

StatementId NetworkDraft::addPlainTie(const PlainTie& tie, std::uint16_t column) {
  const StatementId id = ids_.statement();
  const auto place = static_cast<std::uint32_t>(plain_.tieCount());
  if (column == PlainRecords::kTieRow)
    plain_.ties.insert(tie.hash, place);
  else
    plain_.ties.insertSoon(tie.hash, place);  // of a new entity: nobody has looked for it
  plain_.addTie(tie.from, tie.relation, tie.to, column);
  return id;
}

void NetworkDraft::restoreTies(const TieKey& key) {
  std::vector<std::uint32_t> rows;
  plain_.ties.forEach(hashOf(key), [&](std::uint32_t place) {
    const auto& tie = plain_.tieAt(place);
    if (tie.column != PlainRecords::kInFull && isKey(tie, key)) rows.push_back(tie.row);
  });
  for (const std::uint32_t row : rows) plain_.restore(row);
}

void NetworkDraft::restoreTie(StatementId id, TieStatement tie) {
  plain_.tie(id).column = PlainRecords::kInFull;
  tie.id = id;
  newTies_.emplace(keyOfTie(tie.from, tie.relation, tie.to), ties_.size());
  ties_.push_back(std::move(tie));
}

EntityId NetworkDraft::addPlainEntity() {
  const EntityId id = ids_.entity();
  plain_.addEntity(true);
  return id;
}

void NetworkDraft::restoreEntity(EntityId id, std::string key, TypeId type) {
  plain_.setPlace(id, static_cast<std::uint32_t>(entities_.size()));
  newKeys_.emplace(key, id);
  addName(foldForSearch(key), id);
  entities_.push_back({id, std::move(key), type});
  facts_.emplace(id, KnownFacts{});
}

void NetworkDraft::addName(const std::string& folded, EntityId id) {
  plain_.nameAdded(textHash(folded));
  names_.emplace(folded, id);
}

// Restores the plain entities that `index` has under this hash.
void NetworkDraft::restoreFound(const HashIndex& index, std::uint64_t hash) {
  std::vector<EntityId> found;
  index.forEach(hash, [&](std::uint32_t number) {
    if (number != PlainRecords::kKnown) found.push_back(plain_.entityAt(number));
  });
  for (const EntityId id : found) newEntity(id);
}

std::optional<SourceView> NetworkDraft::sourceNamed(std::string_view text, bool create) {
  std::string key = slug(text);
  if (const auto known = findSource(text)) return known;
  if (key.empty()) key = "kilde";
  if (const auto known = findSource(key); known || !create) return known;
  return viewOf(addSource(
      {.id = ids_.source(), .key = std::move(key), .kind = SourceKind::document, .title = {std::string(text), ""}}));
}

SourceId NetworkDraft::plainSource(std::uint32_t text, const SourceHashes* hashes) {
  if (const SourceId known = plain_.sourceNamed(text); known != SourceId{}) return known;
  const std::string_view words = plain_.sourceTexts.text(text);
  const std::string key = hashes != nullptr ? "" : slug(words);
  const SourceHashes own = hashes != nullptr ? *hashes : SourceHashes{textHash(words), key.empty() ? 0 : textHash(key)};
  const bool unheardOf = own.key != 0 && !plain_.sourceKeys.contains(own.text) && !plain_.sourceKeys.contains(own.key);
  const auto source = unheardOf ? std::nullopt : sourceNamed(words, own.key == 0);
  const SourceId id = source ? source->id : ids_.source();
  plain_.setSourceNamed(text, id);
  if (source) return id;
  plain_.sourceKeys.insert(own.key, text);
  plain_.addPlainSource(id, text);
  return id;
}

void NetworkDraft::restoreSources() {
  for (const SourceId id : plain_.plainSources()) source(id);
}

}  // namespace samspil
