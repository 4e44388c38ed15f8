#include "import/network_draft.h"

#include <algorithm>

#include "base/text.h"
#include "graph/sort_properties.h"
#include "import/property_kinds.h"

namespace samspil {
namespace {

// `facts` with everything of `added`; under a property name that both have, `added` wins unless `both` are kept.
EntityFacts joined(const EntityFacts& facts, const EntityFacts& added, bool both) {
  EntityFacts out = facts;
  if (!both) {
    std::erase_if(out.properties, [&](const Property& old) {
      return std::any_of(added.properties.begin(), added.properties.end(),
                         [&](const auto& p) { return p.name == old.name; });
    });
    out.reference = added.reference;
    out.certainty = added.certainty;
  }
  out.properties.insert(out.properties.end(), added.properties.begin(), added.properties.end());
  sortProperties(out.properties);
  return out;
}

bool saysTheSame(const TieStatement& a, const TieStatement& b) {
  return a.validFrom == b.validFrom && a.validTo == b.validTo && a.role == b.role && a.amount == b.amount &&
         a.weight == b.weight && a.note == b.note;
}

}  // namespace

Source& NetworkDraft::addSource(Source source) {
  sourceKeys_.insert_or_assign(source.key, sources_.size());
  plain_.sourceKeys.insert(textHash(source.key), PlainRecords::kKnown);
  sourceIds_.insert_or_assign(source.id, sources_.size());
  return sources_.emplace_back(std::move(source));
}

std::optional<SourceView> NetworkDraft::findSource(std::string_view key) {
  std::vector<SourceId> plain;
  plain_.sourceKeys.forEach(textHash(key), [&](std::uint32_t text) {
    if (text != PlainRecords::kKnown) plain.push_back(plain_.sourceNamed(text));
  });
  for (const SourceId id : plain) source(id);
  if (const auto mine = sourceKeys_.find(std::string(key)); mine != sourceKeys_.end())
    return viewOf(sources_[mine->second]);
  return network().findSource(key);
}

std::optional<SourceView> NetworkDraft::source(SourceId id) {
  if (const auto mine = sourceIds_.find(id); mine != sourceIds_.end()) return viewOf(sources_[mine->second]);
  auto plain = plain_.plainSource(id);
  if (!plain) return network().source(id);
  plain_.endPlainSource(id);
  return viewOf(addSource(std::move(*plain)));
}

DraftChange NetworkDraft::putSource(Source source) {
  const auto old = findSource(source.key);
  if (!old) {
    source.id = ids_.source();
    addSource(std::move(source));
    return DraftChange::created;
  }
  source.id = old->id;
  if (viewOf(source) == *old) return DraftChange::unchanged;
  const auto mine = sourceIds_.find(source.id);
  if (mine == sourceIds_.end()) {
    addSource(std::move(source));
  } else {
    sources_[mine->second] = std::move(source);
  }
  return DraftChange::updated;
}

SourceId NetworkDraft::addSourceIfUsed(Source source) {
  source.id = ids_.source();
  onlyIfUsed_.push_back(source.id);
  return addSource(std::move(source)).id;
}

bool NetworkDraft::used(SourceId id) const {
  const auto refersToIt = [&](const auto& statement) { return statement.reference.source == id; };
  if (std::any_of(ties_.begin(), ties_.end(), refersToIt) ||
      std::any_of(changedTies_.begin(), changedTies_.end(), refersToIt))
    return true;
  return std::any_of(touchedOrder_.begin(), touchedOrder_.end(), [&](EntityId entity) {
    const auto& facts = facts_.at(entity).facts;
    return std::any_of(facts.begin(), facts.end(), refersToIt);
  });
}

EntityId NetworkDraft::addEntity(std::string key, TypeId type) {
  const EntityId id = ids_.entity();
  plain_.addEntity(false);
  restoreEntity(id, std::move(key), type);
  return id;
}

Entity& NetworkDraft::newEntity(EntityId id) {
  if (plain_.isPlain(id)) plain_.restore(plain_.rowOf(id));
  return entities_[plain_.placeOf(id)];
}

TypeId NetworkDraft::type(EntityId id) {
  if (isNew(id)) return newEntity(id).type;
  if (const auto refined = refined_.find(id); refined != refined_.end()) return refined->second.type;
  return network().type(network().find(id).value());
}

bool NetworkDraft::refineType(EntityId id, TypeId wanted) {
  const TypeId now = type(id);
  const bool generic = vocabulary().type(now).key == "organisation";
  if (!generic || wanted == now || !vocabulary().type(wanted).actor) return false;
  if (isNew(id)) {
    newEntity(id).type = wanted;
  } else {
    refined_.insert_or_assign(id, Entity{id, key(id), wanted});
  }
  return true;
}

std::string NetworkDraft::key(EntityId id) {
  if (isNew(id)) return newEntity(id).key;
  return std::string(network().key(network().find(id).value()));
}

std::string NetworkDraft::name(EntityId id) {
  if (!isNew(id)) return std::string(network().name(network().find(id).value(), Language::danish));
  const Entity& entity = newEntity(id);
  for (const auto& facts : facts_.at(id).facts) {
    for (const auto property : {property::kNameDanish, property::kNameEnglish}) {
      if (const auto value = facts.value(property); !value.empty()) return std::string(value);
    }
  }
  return entity.key;
}

Result<NetworkDraft::KnownFacts*> NetworkDraft::load(EntityId id) {
  if (isNew(id)) newEntity(id);
  if (const auto found = facts_.find(id); found != facts_.end()) return &found->second;
  TRY_ASSIGN(auto stated, target_->facts(id));
  KnownFacts known{std::move(stated), {}};
  known.touched.resize(known.facts.size());
  return &facts_.emplace(id, std::move(known)).first->second;
}

Result<const std::vector<EntityFacts>*> NetworkDraft::facts(EntityId id) {
  TRY_ASSIGN(const KnownFacts* known, load(id));
  return &known->facts;
}

const EntityFacts* NetworkDraft::preferred(const KnownFacts& known, std::string_view property) {
  const EntityFacts* best = nullptr;
  for (const auto& facts : known.facts) {
    if (facts.value(property).empty()) continue;
    const bool better = best == nullptr || preferredOver(facts.certainty, *source(facts.reference.source),
                                                         best->certainty, *source(best->reference.source));
    if (better) best = &facts;
  }
  return best;
}

Result<std::string> NetworkDraft::shownValue(EntityId id, std::string_view property) {
  TRY_ASSIGN(const KnownFacts* known, load(id));
  const EntityFacts* facts = preferred(*known, property);
  return facts != nullptr ? std::string(facts->value(property)) : std::string();
}

// A name is known if any name is the same folded; a property of many values if it is stated at all; another if it is
// the one shown, or if it is stated and would not be shown by being stated once more.
bool NetworkDraft::known(const KnownFacts& known, const Property& property, const EntityFacts& stating) {
  const auto states = [&](const EntityFacts& facts) {
    return std::binary_search(facts.properties.begin(), facts.properties.end(), property);
  };
  if (!isNameProperty(property.name) && !hasManyValues(property.name)) {
    const EntityFacts* shown = preferred(known, property.name);
    if (shown == nullptr) return false;
    return states(*shown) || (std::any_of(known.facts.begin(), known.facts.end(), states) &&
                              !preferredOver(stating.certainty, *source(stating.reference.source), shown->certainty,
                                             *source(shown->reference.source)));
  }
  const std::string folded = isNameProperty(property.name) ? foldForSearch(property.value) : "";
  for (const auto& facts : known.facts) {
    for (const auto& old : facts.properties) {
      if (old == property) return true;
      if (isNameProperty(property.name) && isNameProperty(old.name) && foldForSearch(old.value) == folded) return true;
    }
  }
  return false;
}

void NetworkDraft::touch(EntityId id, KnownFacts& known, std::size_t index) {
  if (std::find(known.touched.begin(), known.touched.end(), true) == known.touched.end()) touchedOrder_.push_back(id);
  known.touched[index] = true;
}

void NetworkDraft::put(EntityId id, KnownFacts& known, EntityFacts facts) {
  addNames(id, facts);
  const auto old = std::find_if(known.facts.begin(), known.facts.end(),
                                [&](const auto& f) { return f.reference.source == facts.reference.source; });
  const auto index = static_cast<std::size_t>(old - known.facts.begin());
  if (old == known.facts.end()) {
    known.facts.push_back(std::move(facts));
    known.touched.push_back(false);
  } else {
    *old = std::move(facts);
  }
  touch(id, known, index);
}

// A later edition of an imported file replaces what its earlier editions said under the same names.
void NetworkDraft::supersede(EntityId id, KnownFacts& known, const EntityFacts& facts) {
  const auto mine = source(facts.reference.source);
  for (std::size_t i = 0; i < known.facts.size(); ++i) {
    const auto theirs = source(known.facts[i].reference.source);
    const bool edition = theirs && theirs->id != mine->id && theirs->kind == SourceKind::importedFile &&
                         mine->kind == SourceKind::importedFile && theirs->file == mine->file;
    if (!edition) continue;
    const auto replaced = std::erase_if(known.facts[i].properties, [&](const Property& old) {
      return !hasManyValues(old.name) && !facts.value(old.name).empty() &&
             !std::binary_search(facts.properties.begin(), facts.properties.end(), old);
    });
    if (replaced > 0) touch(id, known, i);
  }
}

Result<DraftChange> NetworkDraft::stateFacts(EntityFacts facts) {
  sortProperties(facts.properties);
  TRY_ASSIGN(KnownFacts * known, load(facts.entity));
  const auto old = std::find_if(known->facts.begin(), known->facts.end(),
                                [&](const auto& f) { return f.reference.source == facts.reference.source; });
  const EntityId id = facts.entity;
  if (old == known->facts.end()) {
    put(id, *known, std::move(facts));
    return DraftChange::updated;
  }
  const bool touched = known->touched[static_cast<std::size_t>(old - known->facts.begin())];
  const bool contained =
      std::includes(old->properties.begin(), old->properties.end(), facts.properties.begin(), facts.properties.end());
  const bool sameReference = old->reference == facts.reference && old->certainty == facts.certainty;
  if (contained && (sameReference || touched)) return touched ? DraftChange::merged : DraftChange::unchanged;
  put(id, *known, joined(*old, facts, touched));
  return DraftChange::updated;
}

Result<DraftChange> NetworkDraft::stateNewFacts(EntityFacts facts) {
  sortProperties(facts.properties);
  TRY_ASSIGN(KnownFacts * known, load(facts.entity));
  const EntityId id = facts.entity;
  const bool nothingNew =
      !known->facts.empty() && std::all_of(facts.properties.begin(), facts.properties.end(),
                                           [&](const auto& p) { return this->known(*known, p, facts); });
  if (nothingNew) return isNew(id) ? DraftChange::merged : DraftChange::unchanged;
  supersede(id, *known, facts);
  const auto old = std::find_if(known->facts.begin(), known->facts.end(),
                                [&](const auto& f) { return f.reference.source == facts.reference.source; });
  put(id, *known, old == known->facts.end() ? std::move(facts) : joined(*old, facts, true));
  return DraftChange::updated;
}

NetworkDraft::TieKey NetworkDraft::keyOfTie(EntityId from, RelationId relation, EntityId to) const {
  const bool turn = !vocabulary().relation(relation).directed && to < from;
  return turn ? TieKey{to, relation, from} : TieKey{from, relation, to};
}

// The statements of the same tie in the network.
Result<std::vector<TieStatement>> NetworkDraft::storedTies(const TieKey& key) const {
  std::vector<TieStatement> found;
  TRY(forEachStored(key, [&](EdgeIndex edge) -> Result<void> {
    for (const auto& row : network().statements(edge)) {
      TRY_ASSIGN(TieStatement stored, target_->tieStatement(row.id));
      found.push_back(std::move(stored));
    }
    return {};
  }));
  return found;
}

Result<void> NetworkDraft::forEachStored(const TieKey& key, const std::function<Result<void>(EdgeIndex)>& visit) const {
  if (isNew(key.from) || isNew(key.to)) return {};
  const auto from = network().find(key.from), to = network().find(key.to);
  const bool directed = vocabulary().relation(key.relation).directed;
  const auto incident = network().incident(*from);
  const auto byNeighbor = [](const HalfEdge& half, VertexIndex neighbor) { return half.neighbor < neighbor; };
  for (auto half = std::lower_bound(incident.begin(), incident.end(), *to, byNeighbor);
       half != incident.end() && half->neighbor == *to; ++half) {
    const Edge& edge = network().edge(half->edge);
    if (edge.relation == key.relation && (!directed || edge.from == *from)) TRY(visit(half->edge));
  }
  return {};
}

Result<StatedTie> NetworkDraft::stateTie(TieStatement tie, bool sameReference) {
  const auto equal = [&](const TieStatement& other) {
    return saysTheSame(tie, other) &&
           (!sameReference || (tie.reference == other.reference && tie.certainty == other.certainty));
  };
  // Where a tie is known, one without a word more about it says nothing new.
  const bool bare = !sameReference && saysTheSame(tie, TieStatement{});
  const TieKey tieKey = keyOfTie(tie.from, tie.relation, tie.to);
  restoreTies(tieKey);
  const auto [begin, end] = newTies_.equal_range(tieKey);
  for (auto it = begin; it != end; ++it) {
    if (bare || equal(ties_[it->second])) return StatedTie{DraftChange::merged, ties_[it->second].id};
  }
  TRY_ASSIGN(const auto stored, storedTies(tieKey));
  for (const auto& old : stored) {
    if (bare || equal(old)) return StatedTie{DraftChange::unchanged, old.id};
  }
  for (const auto& old : stored) {
    const bool changed =
        std::any_of(changedTies_.begin(), changedTies_.end(), [&](const auto& t) { return t.id == old.id; });
    if (sameReference && !changed && old.reference == tie.reference && old.role == tie.role) {
      tie.id = old.id;
      changedTies_.push_back(std::move(tie));
      return StatedTie{DraftChange::updated, old.id};
    }
  }
  const StatementId id = addPlainTie(plainTie(tie.from, tie.relation, tie.to), PlainRecords::kInFull);
  restoreTie(id, std::move(tie));
  return StatedTie{DraftChange::created, id};
}

std::uint64_t NetworkDraft::entitiesUpdated() const {
  const auto stated =
      std::count_if(touchedOrder_.begin(), touchedOrder_.end(), [&](EntityId id) { return !isNew(id); });
  const auto onlyRefined = std::count_if(refined_.begin(), refined_.end(), [&](const auto& entry) {
    return std::find(touchedOrder_.begin(), touchedOrder_.end(), entry.first) == touchedOrder_.end();
  });
  return static_cast<std::uint64_t>(stated + onlyRefined);
}

void NetworkDraft::putNewTerms(ChangeSet& change) const {
  if (!extended_) return;
  const Vocabulary& known = target_->network->vocabulary();
  for (std::size_t i = known.types.size(); i < extended_->types.size(); ++i) change.put(extended_->types[i]);
  for (std::size_t i = known.relations.size(); i < extended_->relations.size(); ++i)
    change.put(extended_->relations[i]);
}

void NetworkDraft::moveTo(ChangeSet& change) {
  putNewTerms(change);
  std::sort(sources_.begin(), sources_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  sortRecords();
  for (const auto& source : sources_) {
    const bool conditional = std::find(onlyIfUsed_.begin(), onlyIfUsed_.end(), source.id) != onlyIfUsed_.end();
    if (!conditional || used(source.id)) change.put(source);
  }
  for (auto& entity : entities_) change.put(std::move(entity));
  for (const auto& [id, entity] : refined_) change.put(entity);
  for (const EntityId id : touchedOrder_) {
    auto& known = facts_.at(id);
    for (std::size_t i = 0; i < known.facts.size(); ++i) {
      if (known.touched[i]) change.put(std::move(known.facts[i]));
    }
  }
  for (auto& tie : ties_) change.put(std::move(tie));
  for (auto& tie : changedTies_) change.put(std::move(tie));
}

}  // namespace samspil
