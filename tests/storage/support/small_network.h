// A network for tests, short to write down: two types, two relations, one source, and entities as they are asked for.
#pragma once

#include <string>
#include <vector>

#include "graph/change_set.h"
#include "storage/property_graph_store.h"
#include "tests/storage/support/check_result.h"

namespace samspil::test {

inline constexpr TypeId kHospital{0}, kClinic{1};
inline constexpr RelationId kPartOf{0}, kPartnerOf{1};
inline constexpr SourceId kPlan{1};

inline ChangeSet edit(std::string title) {
  return ChangeSet({.kind = BatchKind::edit, .title = {title, title}, .who = "ada", .when = 1});
}

// Feeds a load with records, which outlive it.
inline PropertyGraphStore::RecordFeed feedOf(const std::vector<Record>& records) {
  return [&records, at = std::size_t{0}]() mutable -> Result<const Record*> {
    return at == records.size() ? nullptr : &records[at++];
  };
}

inline ChangeSet foundation() {
  ChangeSet change({.kind = BatchKind::initial, .title = {"Grundlag", "Foundation"}, .who = "ada", .when = 1});
  change.put(Family{.id = FamilyId{0}, .key = "structure", .label = {"struktur", "structure"}, .color = {}});
  change.put(EntityType{.id = kHospital,
                        .key = "hospital",
                        .label = {"hospital", "hospital"},
                        .plural = {},
                        .description = {},
                        .color = {},
                        .icon = {}});
  change.put(EntityType{.id = kClinic,
                        .key = "clinic",
                        .label = {"klinik", "clinic"},
                        .plural = {},
                        .description = {},
                        .color = {},
                        .icon = {}});
  change.put(
      Relation{.id = kPartOf, .key = "part_of", .family = FamilyId{0}, .label = {}, .inverse = {}, .description = {}});
  change.put(Relation{.id = kPartnerOf,
                      .key = "partner_of",
                      .family = FamilyId{0},
                      .label = {},
                      .inverse = {},
                      .description = {},
                      .directed = false});
  change.put(Source{.id = kPlan,
                    .key = "plan",
                    .title = {"Plan", "Plan"},
                    .publisher = {},
                    .date = {2013, 1, 0},
                    .status = {},
                    .file = {}});
  return change;
}

inline Entity entity(std::uint32_t id, std::string key, TypeId type = kHospital) {
  return {EntityId{id}, std::move(key), type};
}

inline EntityFacts named(std::uint32_t id, std::string name, SourceId source = kPlan) {
  EntityFacts facts{.entity = EntityId{id}, .reference = {.source = source, .section = "1"}, .properties = {}};
  facts.properties.push_back({std::string(property::kNameDanish), std::move(name)});
  return facts;
}

inline TieStatement tie(std::uint32_t id, std::uint32_t from, RelationId relation, std::uint32_t to,
                        SourceId source = kPlan) {
  TieStatement made;
  made.id = StatementId{id};
  made.from = EntityId{from};
  made.relation = relation;
  made.to = EntityId{to};
  made.reference = {.source = source, .section = "2.1", .firstLine = 7, .lastLine = 9};
  return made;
}

// Two hospitals, a clinic of the first, a partnership: entities 1, 2, 3, statements 1, 2.
inline ChangeSet threeEntities() {
  ChangeSet change = edit("Three entities");
  change.put(entity(1, "auh"));
  change.put(named(1, "Aarhus Universitetshospital"));
  change.put(entity(2, "godstrup"));
  change.put(entity(3, "clinic", kClinic));
  change.put(tie(1, 3, kPartOf, 1));
  change.put(tie(2, 1, kPartnerOf, 2));
  return change;
}

inline void requireSound(const PropertyGraphStore& store) {
  JobControl job;
  const CheckReport report = valueOf(store.check(job));
  for (const auto& problem : report.problems) FAIL_CHECK(problem);
}

inline std::string records(const PropertyGraphStore& store) { return valueOf(store.dump(DumpScope::records)); }

}  // namespace samspil::test
