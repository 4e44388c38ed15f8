#include "storage/change_rules.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace samspil {
namespace {

using Verdict = std::optional<LocalizedText>;  // why not, or none: fine

const LocalizedText kNoType{"dens type findes ikke i ordforrådet", "its type is not in the vocabulary"};
const LocalizedText kNoRelation{"dens relation findes ikke i ordforrådet", "its relation is not in the vocabulary"};
const LocalizedText kNoFamily{"dens familie findes ikke i ordforrådet", "its family is not in the vocabulary"};
const LocalizedText kNoSource{"kilden findes ikke", "its source is missing"};
const LocalizedText kNoEntity{"den aktør, det handler om, findes ikke", "the entity it is about is missing"};
const LocalizedText kNoEnd{"en af forbindelsens ender findes ikke", "an end of the tie is missing"};
const LocalizedText kKeyTaken{"nøglen er allerede i brug", "its key is already taken by another"};
const LocalizedText kNotDense{"ordforrådets numre skal følge lige efter hinanden",
                              "ids of terms follow each other without gaps"};

// The vocabulary as it will be. Places of missing terms have an empty key.
template <typename Term>
void setTerm(std::vector<Term>& terms, std::size_t place, const std::optional<Record>& record) {
  if (terms.size() <= place) terms.resize(place + 1);
  terms[place] = record ? std::get<Term>(*record) : Term{};
}

template <typename Term>
void trim(std::vector<Term>& terms) {
  while (!terms.empty() && terms.back().key.empty()) terms.pop_back();
}

template <typename Term, typename Id>
bool has(const std::vector<Term>& terms, Id id) {
  return id.value < terms.size() && !terms[id.value].key.empty();
}

class RuleCheck {
 public:
  RuleCheck(const StoreReader& reader, const ChangePlan& plan)
      : reader_(reader), plan_(plan), deltas_(useDeltas(plan)) {}

  Result<std::vector<Violation>> run() {
    TRY(prepareVocabulary());
    TRY(prepareKeys());
    std::vector<Violation> violations;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      const auto& change = plan_[i];
      Verdict verdict;
      if (change.after) {
        TRY_ASSIGN(verdict, std::visit([&](const auto& record) { return checkPut(record); }, *change.after));
      } else {
        TRY_ASSIGN(verdict, std::visit([&](const auto& key) { return checkRemoval(key); }, change.key));
      }
      if (verdict) violations.push_back({i, *verdict});
    }
    return violations;
  }

 private:
  Result<void> prepareVocabulary() {
    TRY_ASSIGN(vocabulary_, reader_.vocabulary());
    for (const auto& change : plan_) {
      if (const auto* family = std::get_if<FamilyId>(&change.key))
        setTerm(vocabulary_.families, family->value, change.after);
      if (const auto* type = std::get_if<TypeId>(&change.key)) setTerm(vocabulary_.types, type->value, change.after);
      if (const auto* relation = std::get_if<RelationId>(&change.key))
        setTerm(vocabulary_.relations, relation->value, change.after);
    }
    trim(vocabulary_.families);
    trim(vocabulary_.types);
    trim(vocabulary_.relations);
    return {};
  }

  // Which of the plan's records holds a key afterwards; the first in id order where several want it.
  Result<void> prepareKeys() {
    for (const auto& change : plan_) {
      if (!change.after) continue;
      if (const auto* entity = std::get_if<Entity>(&*change.after))
        entityKeys_.try_emplace(entity->key, entity->id.value);
      if (const auto* source = std::get_if<Source>(&*change.after))
        sourceKeys_.try_emplace(source->key, source->id.value);
    }
    return {};
  }

  template <typename Term>
  static Verdict checkTerm(const std::vector<Term>& terms, const Term& term) {
    const bool dense = std::ranges::none_of(terms, [](const Term& other) { return other.key.empty(); });
    if (!dense) return kNotDense;
    const auto sameKey = std::ranges::count(terms, term.key, &Term::key);
    return sameKey > 1 ? Verdict(kKeyTaken) : Verdict();
  }

  Result<Verdict> checkPut(const Family& family) { return checkTerm(vocabulary_.families, family); }
  Result<Verdict> checkPut(const EntityType& type) { return checkTerm(vocabulary_.types, type); }
  Result<Verdict> checkPut(const Relation& relation) {
    if (!has(vocabulary_.families, relation.family)) return Verdict(kNoFamily);
    return checkTerm(vocabulary_.relations, relation);
  }
  Result<Verdict> checkPut(const Source& source) {
    return checkKey(RecordKind::source, source.key, source.id, sourceKeys_);
  }
  Result<Verdict> checkPut(const Entity& entity) {
    if (!has(vocabulary_.types, entity.type)) return Verdict(kNoType);
    return checkKey(RecordKind::entity, entity.key, entity.id, entityKeys_);
  }
  Result<Verdict> checkPut(const EntityFacts& facts) {
    TRY_ASSIGN(const bool entity, existsAfter(facts.entity));
    if (!entity) return Verdict(kNoEntity);
    TRY_ASSIGN(const bool source, existsAfter(facts.reference.source));
    return source ? Verdict() : Verdict(kNoSource);
  }
  Result<Verdict> checkPut(const TieStatement& tie) {
    if (!has(vocabulary_.relations, tie.relation)) return Verdict(kNoRelation);
    for (const EntityId end : {tie.from, tie.to}) {
      TRY_ASSIGN(const bool there, existsAfter(end));
      if (!there) return Verdict(kNoEnd);
    }
    TRY_ASSIGN(const bool source, existsAfter(tie.reference.source));
    return source ? Verdict() : Verdict(kNoSource);
  }
  Result<Verdict> checkPut(const Setting&) { return Verdict(); }

  template <typename Term, typename Id>
  Result<Verdict> checkTermRemoval(const std::vector<Term>& terms, Id id) {
    if (id.value < terms.size()) return Verdict(kNotDense);
    return checkUse(id);
  }
  Result<Verdict> checkRemoval(FamilyId id) {
    if (std::ranges::any_of(vocabulary_.relations, [&](const Relation& relation) { return relation.family == id; })) {
      return Verdict(kStillUsed);
    }
    return checkTermRemoval(vocabulary_.families, id);
  }
  Result<Verdict> checkRemoval(TypeId id) { return checkTermRemoval(vocabulary_.types, id); }
  Result<Verdict> checkRemoval(RelationId id) { return checkTermRemoval(vocabulary_.relations, id); }
  Result<Verdict> checkRemoval(SourceId id) { return checkUse(id); }
  Result<Verdict> checkRemoval(EntityId id) {
    bool factsStay = false;
    TRY(reader_.scanRecords(StoreFamily::entity, entityPrefix(id),
                            [&](const RecordKey& key, BatchId, std::string_view) -> Result<bool> {
                              if (!std::holds_alternative<EntityFactsKey>(key)) return true;
                              const PlannedChange* planned = findPlanned(plan_, key);
                              factsStay = planned == nullptr || planned->after.has_value();
                              return !factsStay;
                            }));
    if (factsStay) return Verdict(kStillFacts);
    TRY_ASSIGN(const auto statements, reader_.statementsOf(id));
    for (const StatementId statement : statements) {
      if (staysAt(statement, id)) return Verdict(kStillTies);
    }
    return Verdict();
  }
  Result<Verdict> checkRemoval(const EntityFactsKey&) { return Verdict(); }
  Result<Verdict> checkRemoval(StatementId) { return Verdict(); }
  Result<Verdict> checkRemoval(const SettingKey&) { return Verdict(); }

  bool staysAt(StatementId statement, EntityId entity) const {
    const PlannedChange* planned = findPlanned(plan_, statement);
    if (planned == nullptr) return true;
    if (!planned->after) return false;
    const auto& tie = std::get<TieStatement>(*planned->after);
    return tie.from == entity || tie.to == entity;
  }

  template <typename Id>
  Result<Verdict> checkUse(Id id) {
    TRY_ASSIGN(const std::uint64_t uses, reader_.uses(id));
    const auto delta = deltas_.find(id);
    const std::int64_t left = static_cast<std::int64_t>(uses) + (delta == deltas_.end() ? 0 : delta->second);
    return left != 0 ? Verdict(kStillUsed) : Verdict();
  }

  template <typename Id>
  Result<Verdict> checkKey(RecordKind kind, const std::string& key, Id id,
                           const std::unordered_map<std::string, std::uint32_t>& planned) {
    if (planned.at(key) != id.value) return Verdict(kKeyTaken);
    TRY_ASSIGN(const auto holder, reader_.holderOf(kind, key));
    if (!holder || *holder == id.value) return Verdict();
    // The holder may give it up in the same plan; if it kept it, it would be the one in `planned` or not be planned at
    // all.
    const PlannedChange* other = findPlanned(plan_, RecordKey(Id{*holder}));
    const bool givesUp = other != nullptr && (!other->after || keyIn(*other->after) != key);
    return givesUp ? Verdict() : Verdict(kKeyTaken);
  }
  static const std::string& keyIn(const Record& record) {
    if (const auto* entity = std::get_if<Entity>(&record)) return entity->key;
    return std::get<Source>(record).key;
  }

  template <typename Id>
  Result<bool> existsAfter(Id id) {
    const RecordKey key = id;
    if (const PlannedChange* planned = findPlanned(plan_, key)) return planned->after.has_value();
    const auto [known, isNew] = exists_.try_emplace(key, false);
    if (isNew) {
      TRY_ASSIGN(const auto found, reader_.find(key));
      known->second = found.has_value();
    }
    return known->second;
  }

  const StoreReader& reader_;
  const ChangePlan& plan_;
  const UseDeltas deltas_;
  Vocabulary vocabulary_;
  std::unordered_map<std::string, std::uint32_t> entityKeys_, sourceKeys_;
  std::map<RecordKey, bool> exists_;
};

}  // namespace

Result<std::vector<Violation>> findViolations(const StoreReader& reader, const ChangePlan& plan) {
  return RuleCheck(reader, plan).run();
}

}  // namespace samspil
