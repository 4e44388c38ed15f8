// A graph in a test is a line of text.
//
//   parseGraph("0-2 1-2 2-3")                                     // undirected ties of the relation "tie"
//   parseGraph("u:university.faculty")                              // a type and a subtype
//   parseGraph("a:hospital@DK -member_of-> b:network  a -tie- c")  // types, a country, named relations; c has type
//   "thing" parseGraph("a -tie?- b  a -funds@2013..2019-> c  lonely")      // an inferred tie, years, a vertex without
//   ties
//
// Vertices are numbered by name where all names are numbers, else in the order of first appearance. Names are keys and
// Danish names at once. Families: member_of and part_of structure, funds money, focuses_on content, wants intention (a
// wish), all others collaboration. All types are actors but those of kThings. Every statement cites the document "doc"
// of 2020.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "graph/snapshot.h"

namespace samspil::testing {

class TextGraphParser {
 public:
  SnapshotPtr parse(std::string_view text) {
    for (const std::string_view token : splitText(text, ' ')) {
      if (!token.empty()) read(token);
    }
    numberVertices();
    return build();
  }

 private:
  struct Vertex {
    std::string name;
    TypeId type;
    std::string country, subtype;
  };
  struct Tie {
    std::size_t from, to;  // places in vertices_
    RelationId relation;
    bool inferred;
    PartialDate validFrom, validTo;
  };
  static constexpr std::array<std::string_view, 5> kThings = {"theme", "topic", "document", "fund", "goal"};

  void read(std::string_view token) {
    if (token.front() == '-') {
      arrow_ = token;
      return;
    }
    const std::size_t dash = token.find('-');
    if (dash != std::string_view::npos) {
      const std::size_t from = vertex(token.substr(0, dash));
      ties_.push_back({from, vertex(token.substr(dash + 1)), relation("tie", false), false, {}, {}});
      return;
    }
    const std::size_t here = vertex(token);
    if (!arrow_.empty()) addTie(last_, here);
    arrow_ = {};
    last_ = here;
  }

  // arrow_ is "-relation[?][@FROM[..TO]]->", or "-" at its end where the relation is undirected.
  void addTie(std::size_t from, std::size_t to) {
    const bool directed = arrow_.ends_with('>');
    std::string_view name = arrow_.substr(1, arrow_.size() - (directed ? 3 : 2));
    Tie tie{from, to, {}, false, {}, {}};
    if (const std::size_t at = name.find('@'); at != std::string_view::npos) {
      const std::string_view years = name.substr(at + 1);
      const std::size_t dots = years.find("..");
      tie.validFrom = parseIsoDate(years.substr(0, dots)).value_or(PartialDate{});
      if (dots != std::string_view::npos) tie.validTo = parseIsoDate(years.substr(dots + 2)).value_or(PartialDate{});
      name = name.substr(0, at);
    }
    if (name.ends_with('?')) {
      tie.inferred = true;
      name.remove_suffix(1);
    }
    tie.relation = relation(name, directed);
    ties_.push_back(tie);
  }

  // "name[:type[.subtype]][@COUNTRY]"
  std::size_t vertex(std::string_view token) {
    const std::size_t at = token.find('@');
    const std::string_view country = at == std::string_view::npos ? std::string_view{} : token.substr(at + 1);
    token = token.substr(0, at);
    const std::size_t colon = token.find(':');
    const std::string_view name = token.substr(0, colon);
    std::size_t place = 0;
    while (place < vertices_.size() && vertices_[place].name != name) ++place;
    if (place == vertices_.size()) vertices_.push_back({std::string(name), type("thing"), {}, {}});
    if (colon != std::string_view::npos) {
      const std::string_view kind = token.substr(colon + 1);
      const std::size_t dot = kind.find('.');
      vertices_[place].type = type(kind.substr(0, dot));
      if (dot != std::string_view::npos) vertices_[place].subtype = kind.substr(dot + 1);
    }
    if (!country.empty()) vertices_[place].country = country;
    return place;
  }

  TypeId type(std::string_view key) {
    if (const auto known = vocabulary_.findType(key)) return *known;
    EntityType made;
    made.id = TypeId{static_cast<std::uint16_t>(vocabulary_.types.size())};
    made.key = key;
    made.label = made.plural = {made.key, made.key};
    made.actor = std::find(kThings.begin(), kThings.end(), key) == kThings.end();
    vocabulary_.types.push_back(made);
    return made.id;
  }

  RelationId relation(std::string_view key, bool directed) {
    if (const auto known = vocabulary_.findRelation(key)) return *known;
    Relation made;
    made.id = RelationId{static_cast<std::uint16_t>(vocabulary_.relations.size())};
    made.key = key;
    made.family = family(familyKey(key));
    made.label = made.inverse = {made.key, made.key};
    made.directed = directed;
    vocabulary_.relations.push_back(made);
    return made.id;
  }

  static std::string_view familyKey(std::string_view relationKey) {
    if (relationKey == "member_of" || relationKey == "part_of") return "structure";
    if (relationKey == "funds") return "money";
    if (relationKey == "focuses_on") return "content";
    if (relationKey == "wants") return "intention";
    return "collaboration";
  }

  FamilyId family(std::string_view key) {
    if (const auto known = vocabulary_.findFamily(key)) return *known;
    Family made;
    made.id = FamilyId{static_cast<std::uint16_t>(vocabulary_.families.size())};
    made.key = key;
    made.label = {made.key, made.key};
    made.wish = key == "intention";
    vocabulary_.families.push_back(made);
    return made.id;
  }

  static std::optional<int> number(std::string_view name) {
    int value = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), value);
    if (problem != std::errc{} || end != name.data() + name.size()) return std::nullopt;
    return value;
  }

  // Fills order_: the vertices' places in the order of their ids.
  void numberVertices() {
    for (std::size_t i = 0; i < vertices_.size(); ++i) order_.push_back(i);
    const auto isNumber = [](const Vertex& v) { return number(v.name).has_value(); };
    if (!std::all_of(vertices_.begin(), vertices_.end(), isNumber)) return;
    std::sort(order_.begin(), order_.end(),
              [&](std::size_t a, std::size_t b) { return *number(vertices_[a].name) < *number(vertices_[b].name); });
  }

  SnapshotPtr build() {
    const Source source{SourceId{1}, "doc",    SourceKind::document, {"Dokument", "Document"}, "", {2020, 0, 0},
                        "final",     "doc.txt"};
    SnapshotBuilder builder(vocabulary_, {source});
    std::vector<EntityId> ids(vertices_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Vertex& v = vertices_[order_[i]];
      const EntityId id = ids[order_[i]] = EntityId{static_cast<std::uint32_t>(i + 1)};
      builder.addEntity({id, v.name, v.type});
      EntityFacts facts{id, {source.id, "", 0, 0, Passage::plain}, Certainty::stated, {}};
      if (!v.country.empty()) facts.properties.push_back({std::string(property::kCountry), v.country});
      if (!v.subtype.empty()) facts.properties.push_back({std::string(property::kSubtype), v.subtype});
      facts.properties.push_back({std::string(property::kNameDanish), v.name});
      builder.addFacts(facts);
    }
    std::uint32_t next = 1;
    for (const Tie& tie : ties_) {
      TieStatement statement;
      statement.id = StatementId{next++};
      statement.from = ids[tie.from];
      statement.relation = tie.relation;
      statement.to = ids[tie.to];
      statement.validFrom = tie.validFrom;
      statement.validTo = tie.validTo;
      statement.certainty = tie.inferred ? Certainty::inferred : Certainty::stated;
      statement.reference.source = source.id;
      builder.addStatement(statement);
    }
    auto snapshot = builder.finish(1);
    assert(snapshot.has_value());
    return *snapshot;
  }

  Vocabulary vocabulary_;
  std::vector<Vertex> vertices_;
  std::vector<std::size_t> order_;
  std::vector<Tie> ties_;
  std::string_view arrow_;
  std::size_t last_ = 0;
};

inline SnapshotPtr parseGraph(std::string_view text) { return TextGraphParser().parse(text); }

// The vertex of that name, which the graph must have.
inline VertexIndex at(const SnapshotPtr& graph, std::string_view name) { return graph->findKey(name).value(); }

}  // namespace samspil::testing
