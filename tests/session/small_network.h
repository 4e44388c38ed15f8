// A network for tests of the scene, as a line of text: "region-hospital:collaboration hospital-theme:content?". A name
// up to its first digit is its type, so "hospital2" is a second hospital; "?" marks a tie that the source does not
// state; the same tie written twice has two statements.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.h"
#include "graph/filter.h"
#include "graph/snapshot.h"
#include "session/scene.h"

namespace samspil::test {

inline Vocabulary smallVocabulary() {
  Vocabulary vocabulary;
  const auto family = [&](const char* key, LineStyle line, bool wish) {
    Family made{FamilyId{static_cast<std::uint16_t>(vocabulary.families.size())},
                key,
                {key, key},
                {{40, 99, 171}, {116, 167, 232}},
                line,
                wish};
    vocabulary.relations.push_back({RelationId{made.id.value}, key, made.id, {key, key}, {key, key}, {}, true});
    vocabulary.families.push_back(std::move(made));
  };
  family("collaboration", LineStyle::solid, false);
  family("content", LineStyle::dotted, false);
  family("intention", LineStyle::dashed, true);
  const auto type = [&](const char* key, Color color, Shape shape, bool actor) {
    const TypeId id{static_cast<std::uint16_t>(vocabulary.types.size())};
    vocabulary.types.push_back({id, key, {key, key}, {key, key}, {}, {color, color}, shape, "hospital-o", actor});
  };
  type("region", {3, 67, 70}, Shape::square, true);
  type("hospital", {32, 97, 182}, Shape::rounded, true);
  type("theme", {34, 104, 55}, Shape::hexagon, false);
  type("fund", {191, 139, 0}, Shape::circle, false);
  return vocabulary;
}

// Owns everything that a SceneInput views; entities stand on a circle in the order in which they are first named.
struct SmallNetwork {
  SnapshotPtr network;
  ViewSpec view;
  Visibility visibility;
  std::vector<Vec2> positions;

  explicit SmallNetwork(std::string_view ties) {
    Source source;
    source.id = SourceId{1};
    source.key = "plan-2025";
    source.date.year = 2025;
    SnapshotBuilder builder{smallVocabulary(), {source}};
    std::vector<std::string> names;
    std::vector<TieStatement> statements;
    for (const auto tie : splitText(ties, ' ')) {
      if (!tie.empty()) statements.push_back(statement(tie, names));
    }
    for (std::size_t i = 0; i < names.size(); ++i)
      addEntity(builder, names[i], EntityId{static_cast<std::uint32_t>(i + 1)});
    for (auto& made : statements) {
      made.id = StatementId{static_cast<std::uint32_t>(&made - statements.data() + 1)};
      builder.addStatement(made);
    }
    auto built = builder.finish(1);
    REQUIRE(built.has_value());
    network = *built;
    show("");
    const auto count = static_cast<float>(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      const float angle = 6.2831853F * static_cast<float>(i) / count;
      positions.push_back({2 * std::cos(angle), 2 * std::sin(angle)});
    }
  }

  void show(std::string_view filter) {
    const auto parsed = parseFilter(filter, *network);
    REQUIRE(parsed.has_value());
    view.filter = *parsed;
    visibility = applyFilter(view.filter, *network);
  }
  VertexIndex at(std::string_view name) const {
    const auto found = network->findKey(name);
    REQUIRE(found.has_value());
    return *found;
  }
  SceneInput input() const {
    SceneInput made;
    made.network = network.get();
    made.view = &view;
    made.visibility = &visibility;
    made.positions = positions;
    return made;
  }

 private:
  static EntityId idOf(std::string_view name, std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return EntityId{static_cast<std::uint32_t>(i + 1)};
    }
    names.emplace_back(name);
    return EntityId{static_cast<std::uint32_t>(names.size())};
  }

  static TieStatement statement(std::string_view tie, std::vector<std::string>& names) {
    TieStatement made;
    made.reference.source = SourceId{1};
    if (tie.ends_with('?')) made.certainty = Certainty::inferred;
    if (tie.ends_with('?')) tie.remove_suffix(1);
    const auto dash = tie.find('-'), colon = tie.find(':');
    made.from = idOf(tie.substr(0, dash), names);
    made.to = idOf(tie.substr(dash + 1, colon - dash - 1), names);
    const auto relation = smallVocabulary().findRelation(tie.substr(colon + 1));
    REQUIRE(relation.has_value());
    made.relation = *relation;
    return made;
  }

  static void addEntity(SnapshotBuilder& builder, const std::string& name, EntityId id) {
    const auto type = smallVocabulary().findType(name.substr(0, name.find_first_of("0123456789")));
    REQUIRE(type.has_value());
    builder.addEntity({id, name, *type});
    EntityFacts facts;
    facts.entity = id;
    facts.reference.source = SourceId{1};
    facts.properties = {{std::string{property::kNameDanish}, "Navnet på " + name}};
    builder.addFacts(facts);
  }
};

}  // namespace samspil::test
