// Random networks as plain records, for tests against slow models. The same seed gives the same network.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "graph/snapshot.h"

namespace samspil::testing {

struct Records {
  Vocabulary vocabulary;
  std::vector<Source> sources;
  std::vector<Entity> entities;
  std::vector<EntityFacts> facts;
  std::vector<TieStatement> statements;
};

// Numbers in 0..count-1 whose sequence does not depend on the standard library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::uint32_t below(std::size_t count) { return static_cast<std::uint32_t>(engine_() % count); }
  bool oneIn(std::size_t count) { return below(count) == 0; }

 private:
  std::mt19937_64 engine_;
};

inline Vocabulary smallVocabulary() {
  Vocabulary vocabulary;
  const char* const families[] = {"collaboration", "structure", "content", "intention", "place"};
  const char* const types[] = {"hospital", "university", "fund", "theme", "network", "municipality"};
  const char* const relations[] = {"collaborates_with",         "member_of",  "focuses_on",
                                   "wants_to_collaborate_with", "related_to", "located_in"};
  for (std::uint16_t i = 0; i < 5; ++i) {
    vocabulary.families.push_back({FamilyId{i}, families[i], {families[i], families[i]}, {}, LineStyle::solid, i == 3});
  }
  for (std::uint16_t i = 0; i < 6; ++i) {
    const LocalizedText label{std::string(types[i]) + " (da)", std::string(types[i]) + " (en)"};
    vocabulary.types.push_back({TypeId{i}, types[i], label, label, {}, {}, Shape::circle, "", i != 3});
  }
  for (std::uint16_t i = 0; i < 6; ++i) {
    const FamilyId family{std::array<std::uint16_t, 6>{0, 1, 2, 3, 2, 4}[i]};
    vocabulary.relations.push_back(
        {RelationId{i}, relations[i], family, {relations[i], relations[i]}, {}, {}, i != 0 && i != 4});
  }
  return vocabulary;
}

inline PartialDate randomYear(Dice& dice) {
  return dice.oneIn(2) ? PartialDate{} : PartialDate{static_cast<std::int16_t>(2010 + dice.below(16)), 0, 0};
}

inline Records randomRecords(std::uint64_t seed, std::size_t entities, std::size_t statements) {
  static const char* const kNames[] = {"Århus",   "Aarhus", "Odense",      "Sønderborg", "Gødstrup",
                                       "Horsens", "Klinik", "Universitet", "Tema"};
  static const char* const kCities[] = {"", "Aarhus", "Horsens", "New York"};
  static const char* const kCountries[] = {"", "DK", "SE", "PL"};
  Dice dice(seed);
  Records records;
  records.vocabulary = smallVocabulary();
  for (std::uint32_t s = 1; s <= 4; ++s) {
    Source source;
    source.id = SourceId{s};
    source.key = "source-" + std::to_string(s);
    source.date = randomYear(dice);
    records.sources.push_back(source);
  }
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < entities; ++i) {
    id += 1 + dice.below(3);
    records.entities.push_back(
        {EntityId{id}, "e" + std::to_string(id * 7919 % 100003), TypeId{static_cast<std::uint16_t>(dice.below(6))}});
    for (std::uint32_t s = 1; s <= 4; ++s) {
      if (!dice.oneIn(2)) continue;
      EntityFacts facts{
          EntityId{id}, {SourceId{s}, "", s, 0, Passage::plain}, static_cast<Certainty>(dice.below(4)), {}};
      const auto add = [&](std::string_view name, std::string value) {
        if (!value.empty()) facts.properties.push_back({std::string(name), std::move(value)});
      };
      add(property::kAlias, std::string(kNames[dice.below(9)]) + " " + kNames[dice.below(9)]);
      add(property::kCity, kCities[dice.below(4)]);
      add(property::kCountry, kCountries[dice.below(4)]);
      if (dice.oneIn(2))
        add(property::kNameDanish, std::string(kNames[dice.below(9)]) + " " + std::to_string(dice.below(30)));
      if (dice.oneIn(2)) add(property::kNameEnglish, std::string(kNames[dice.below(9)]) + " English");
      add(property::kValidFrom, isoDate(randomYear(dice)));
      add(property::kValidTo, id % 3 == 0 ? fmt::format("20{}", 26 + (id + s) % 8) : "");
      records.facts.push_back(std::move(facts));
    }
  }
  for (std::size_t i = 0; entities != 0 && i < statements; ++i) {
    TieStatement statement;
    statement.id = StatementId{static_cast<std::uint32_t>(i + 1)};
    statement.from = records.entities[dice.below(entities)].id;
    statement.to = records.entities[dice.below(entities)].id;
    statement.relation = RelationId{static_cast<std::uint16_t>(dice.below(6))};
    statement.validFrom = randomYear(dice);
    if (dice.oneIn(3)) statement.validTo = randomYear(dice);
    statement.certainty = static_cast<Certainty>(dice.below(4));
    statement.reference.source = SourceId{1 + dice.below(4)};
    records.statements.push_back(statement);
  }
  return records;
}

inline Result<SnapshotPtr> build(const Records& records, Revision revision = 1) {
  SnapshotBuilder builder(records.vocabulary, records.sources);
  if (!records.entities.empty()) builder.expect(records.entities.back().id);
  std::size_t next = 0;
  for (const Entity& entity : records.entities) {
    builder.addEntity(entity);
    for (; next < records.facts.size() && records.facts[next].entity == entity.id; ++next)
      builder.addFacts(records.facts[next]);
  }
  for (; next < records.facts.size(); ++next) builder.addFacts(records.facts[next]);
  for (const TieStatement& statement : records.statements) builder.addStatement(statement);
  return builder.finish(revision);
}

}  // namespace samspil::testing
