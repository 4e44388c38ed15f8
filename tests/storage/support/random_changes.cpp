#include "tests/storage/support/random_changes.h"

#include <fmt/core.h>

namespace samspil::test {

std::string RandomChanges::text() {
  static const char* const kTexts[] = {
      "", "Aarhus", "Gødstrup", "Łódź\n2", "Ωμέγα", "a\"b\\c", "meget lang tekst om samarbejde og forskning"};
  return kTexts[below(std::size(kTexts))];
}

template <typename Id>
Id RandomChanges::pick(const Model& model, Id fallback) {
  std::vector<Id> ids;
  for (const auto& [key, record] : model.state) {
    if (const auto* id = std::get_if<Id>(&key)) ids.push_back(*id);
  }
  return ids.empty() ? fallback : ids[below(ids.size())];
}

Entity RandomChanges::entity(EntityId id, const Model& model) {
  // A few keys are fought over.
  const std::string key = chance(85) ? fmt::format("entity-{}", id.value) : fmt::format("shared-{}", below(6));
  return {id, key, chance(97) ? pick(model, TypeId{0}) : TypeId{9}};
}

EntityFacts RandomChanges::facts(EntityId entity, SourceId source) {
  EntityFacts facts;
  facts.entity = entity;
  facts.reference = {source, text(), static_cast<std::uint32_t>(below(300)), static_cast<std::uint32_t>(below(300)),
                     static_cast<Passage>(below(4))};
  facts.certainty = static_cast<Certainty>(below(4));
  static const char* const kNames[] = {"name_da", "name_en", "alias", "ror", "pic", "city"};
  for (std::size_t i = below(5); i > 0; --i) facts.properties.push_back({kNames[below(std::size(kNames))], text()});
  return facts;
}

TieStatement RandomChanges::tie(StatementId id, EntityId from, EntityId to, SourceId source) {
  TieStatement tie;
  tie.id = id;
  tie.from = from;
  tie.to = to;
  tie.relation = RelationId{static_cast<std::uint16_t>(below(2))};
  tie.reference = {source, text(), static_cast<std::uint32_t>(below(300)), 0, static_cast<Passage>(below(4))};
  tie.certainty = static_cast<Certainty>(below(4));
  if (chance(30))
    tie.validFrom = {static_cast<std::int16_t>(1990 + below(40)), static_cast<std::uint8_t>(below(13)), 0};
  if (chance(30)) tie.role = text();
  if (chance(20)) tie.amount = Amount{static_cast<double>(below(1000)) / 8, "DKK"};
  if (chance(20)) tie.weight = static_cast<double>(below(1000)) / 7;
  if (chance(20)) tie.note = {text(), text()};
  return tie;
}

// Whatever: existing and unknown ids, removals of what is in use, keys that are taken.
void RandomChanges::addRandom(ChangeSet& change, const Model& model, IdAllocator& next) {
  const EntityId some = pick(model, EntityId{1}), other = pick(model, EntityId{1});
  const SourceId source = chance(95) ? pick(model, SourceId{1}) : SourceId{999};
  switch (below(14)) {
    case 0: change.remove(some); break;
    case 1: change.remove(pick(model, SourceId{1})); break;
    case 2: change.remove(pick(model, StatementId{1})); break;
    case 3: change.remove(pick(model, EntityFactsKey{some, source})); break;
    case 4: change.put(entity(some, model)); break;
    case 5: change.put(entity(EntityId{static_cast<std::uint32_t>(1 + below(40))}, model)); break;
    case 6: change.put(tie(pick(model, StatementId{1}), some, other, source)); break;
    case 7: change.put(facts(some, source)); break;
    case 8: change.put(Setting{text() + "space", text(), text()}); break;
    case 9: change.remove(SettingKey{text() + "space", text()}); break;
    case 10: change.put(tie(next.statement(), some, chance(90) ? other : EntityId{888}, source)); break;
    case 11:
      change.put(EntityType{.id = TypeId{static_cast<std::uint16_t>(below(5))},
                            .key = fmt::format("type-{}", below(6)),
                            .label = {},
                            .plural = {},
                            .description = {},
                            .color = {},
                            .icon = {}});
      break;
    case 12: change.remove(pick(model, TypeId{0})); break;
    default: addSound(change, model, next);
  }
}

void RandomChanges::addSound(ChangeSet& change, const Model& model, IdAllocator& next) {
  const EntityId some = pick(model, EntityId{0}), other = pick(model, EntityId{0});
  const SourceId source = pick(model, SourceId{1});
  const std::size_t what = some.value == 0 ? 0 : below(10);
  if (what < 3) {
    const EntityId id = next.entity();
    change.put(Entity{id, fmt::format("entity-{}", id.value), TypeId{0}});
    if (chance(70)) change.put(facts(id, source));
  } else if (what < 6) {
    change.put(tie(next.statement(), some, other, source));
  } else if (what < 8) {
    change.put(facts(some, source));
  } else if (what == 8) {
    change.put(Setting{"position", fmt::format("{}", some.value), text()});
  } else {
    const SourceId id = next.source();
    change.put(Source{.id = id,
                      .key = fmt::format("source-{}", id.value),
                      .title = {text(), text()},
                      .publisher = text(),
                      .date = {2020, 1, 2},
                      .status = {},
                      .file = {}});
  }
}

ChangeSet RandomChanges::change(const Model& model, std::size_t most, bool sound) {
  ChangeSet change({.kind = chance(30) ? BatchKind::import : BatchKind::edit,
                    .title = {"Ændring", "Change"},
                    .who = "ada",
                    .when = 1});
  IdAllocator next = model.next;
  for (std::size_t count = 1 + below(most); count > 0; --count)
    sound ? addSound(change, model, next) : addRandom(change, model, next);
  return change;
}

std::vector<Record> RandomChanges::load(const Model& model) {
  IdAllocator next = model.next;
  std::vector<Record> records;
  const SourceId source = next.source();
  Source made;
  made.id = source;
  made.key = fmt::format("source-{}", source.value);
  records.emplace_back(std::move(made));
  std::vector<EntityId> ends;
  for (const auto& [key, record] : model.state) {
    if (const auto* old = std::get_if<EntityId>(&key); old != nullptr && chance(25)) ends.push_back(*old);
  }
  for (const EntityId old : ends) records.emplace_back(facts(old, source));
  const std::size_t firstKey = below(6);
  for (std::size_t i = 1 + below(4); i > 0; --i) {
    ends.push_back(next.entity());
    records.emplace_back(Entity{ends.back(), fmt::format("shared-{}", firstKey + i), TypeId{0}});
    if (chance(30)) records.emplace_back(facts(ends.back(), SourceId{1}));
    if (chance(70)) records.emplace_back(facts(ends.back(), source));
    if (chance(20)) next.entity();  // a number that is never used
  }
  for (std::size_t i = below(12); i > 0; --i) {
    const SourceId of = chance(80) ? source : pick(model, source);
    records.emplace_back(tie(next.statement(), ends[below(ends.size())], ends[below(ends.size())], of));
  }
  return records;
}

}  // namespace samspil::test
