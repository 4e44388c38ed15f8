#include "tests/bench/storage/network_generator.h"

#include <iterator>

#include <fmt/format.h>

namespace samspil::bench {
namespace {

constexpr const char* kKinds[] = {"Universitetshospital", "Afdeling for", "Klinik for", "Institut for", "Szpital",
                                  "Νοσοκομείο",           "Center for",   "Fonden"};
constexpr const char* kFields[] = {"hjertesygdomme", "rehabilitering", "børn og unge", "neurologi",
                                   "folkesundhed",   "diabetes",       "onkologi",     "telemedicin"};
constexpr const char* kCities[] = {"Aarhus", "Viborg", "Gødstrup", "Horsens",  "Randers",
                                   "Łódź",   "Kraków", "Αθήνα",    "Göteborg", "Tromsø"};
constexpr const char* kCountries[] = {"DK", "DK", "DK", "DK", "DK", "PL", "PL", "GR", "SE", "NO"};
constexpr const char* kRoles[] = {"", "", "partner", "koordinator", "medlem", "bevillingshaver"};
constexpr std::uint16_t kTypes = 6, kRelations = 8;

}  // namespace

ChangeSet NetworkGenerator::foundation() {
  ChangeSet change({.kind = BatchKind::initial, .title = {"Grundlag", "Foundation"}});
  change.put(Family{.id = FamilyId{0}, .key = "collaboration", .label = {}, .color = {}});
  for (std::uint16_t id = 0; id < kTypes; ++id) {
    change.put(EntityType{.id = TypeId{id},
                          .key = fmt::format("type-{}", id),
                          .label = {},
                          .plural = {},
                          .description = {},
                          .color = {},
                          .icon = {}});
  }
  for (std::uint16_t id = 0; id < kRelations; ++id) {
    change.put(Relation{.id = RelationId{id},
                        .key = fmt::format("relation-{}", id),
                        .family = FamilyId{0},
                        .label = {},
                        .inverse = {},
                        .description = {}});
  }
  return change;
}

Entity NetworkGenerator::entity(std::uint32_t id) const {
  return {EntityId{id}, fmt::format("e{:07}", id * std::uint64_t{2654435761} % 10000019),
          TypeId{static_cast<std::uint16_t>(id % kTypes)}};
}

EntityFacts NetworkGenerator::facts(std::uint32_t id) {
  const std::size_t place = random_() % std::size(kCities);
  EntityFacts facts;
  facts.entity = EntityId{id};
  facts.reference.source = SourceId{1};
  facts.reference.firstLine = facts.reference.lastLine = id + 1;
  facts.properties = {{"city", kCities[place]},
                      {"country", kCountries[place]},
                      {"name_da", fmt::format("{} {} {} {}", kKinds[random_() % std::size(kKinds)],
                                              kFields[random_() % std::size(kFields)], kCities[place], id)}};
  return facts;
}

// One end in five is one of a few hubs.
std::uint32_t NetworkGenerator::end() {
  const std::uint64_t draw = random_();
  const std::uint32_t hubs = entities_ / 1000 + 1;
  return 1 + static_cast<std::uint32_t>(draw % 5 == 0 ? draw / 5 % hubs : draw / 5 % entities_);
}

TieStatement NetworkGenerator::tie(std::uint32_t id) {
  TieStatement tie;
  tie.id = StatementId{id};
  tie.from = EntityId{end()};
  tie.to = EntityId{end()};
  tie.relation = RelationId{static_cast<std::uint16_t>(random_() % kRelations)};
  tie.validFrom.year = static_cast<std::int16_t>(2000 + random_() % 26);
  tie.role = kRoles[random_() % std::size(kRoles)];
  tie.reference.source = SourceId{1};
  tie.reference.firstLine = tie.reference.lastLine = id + 1;
  return tie;
}

bool NetworkGenerator::next(Record& record) {
  const std::uint64_t at = at_++;
  if (at == 0) {
    record = Source{.id = SourceId{1},
                    .key = "import-1",
                    .kind = SourceKind::importedFile,
                    .title = {},
                    .publisher = {},
                    .date = {2026, 1, 1},
                    .status = {},
                    .file = "network.csv"};
  } else if (at <= 2 * std::uint64_t{entities_}) {
    const auto id = static_cast<std::uint32_t>((at + 1) / 2);
    if (at % 2 == 1)
      record = entity(id);
    else
      record = facts(id);
  } else if (at <= 2 * std::uint64_t{entities_} + ties_) {
    record = tie(static_cast<std::uint32_t>(at - 2 * std::uint64_t{entities_}));
  } else {
    return false;
  }
  return true;
}

}  // namespace samspil::bench
