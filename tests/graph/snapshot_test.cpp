#include <doctest/doctest.h>

#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "tests/graph/random_records.h"
#include "tests/support/text_graph.h"

namespace samspil {
namespace {

using testing::at;
using testing::parseGraph;
using testing::Records;

// What the snapshot must hold, worked out slowly with maps.
struct Model {
  std::map<EntityId, Entity> entities;
  std::map<EntityId, std::vector<EntityFacts>> facts;
  std::map<SourceId, Source> sources;
  std::map<std::tuple<EntityId, RelationId, EntityId>, std::vector<TieStatement>> ties;

  explicit Model(const Records& records) {
    for (const auto& s : records.sources) sources[s.id] = s;
    for (const auto& e : records.entities) entities[e.id] = e;
    for (const auto& f : records.facts) facts[f.entity].push_back(f);
    for (const auto& t : records.statements) {
      auto ends = std::pair(t.from, t.to);
      if (!records.vocabulary.relation(t.relation).directed && ends.second < ends.first)
        std::swap(ends.first, ends.second);
      ties[{ends.first, t.relation, ends.second}].push_back(t);
    }
  }

  std::string preferred(EntityId id, std::string_view property) {
    const EntityFacts* best = nullptr;
    for (const EntityFacts& f : facts[id]) {
      if (f.value(property).empty()) continue;
      if (best == nullptr || preferredOver(f.certainty, viewOf(sources[f.reference.source]), best->certainty,
                                           viewOf(sources[best->reference.source]))) {
        best = &f;
      }
    }
    return best == nullptr ? "" : std::string(best->value(property));
  }
};

void checkVertices(const GraphSnapshot& snapshot, Model& model) {
  REQUIRE(snapshot.vertexCount() == model.entities.size());
  std::uint32_t index = 0;
  for (const auto& [id, entity] : model.entities) {
    const VertexIndex v{index++};
    CHECK(snapshot.entity(v) == id);
    CHECK(snapshot.type(v) == entity.type);
    CHECK(snapshot.key(v) == entity.key);
    CHECK(snapshot.find(id) == v);
    CHECK(snapshot.findKey(entity.key) == v);
    CHECK(snapshot.countryName(snapshot.country(v)) == model.preferred(id, property::kCountry));
    CHECK(snapshot.cityName(snapshot.city(v)) == model.preferred(id, property::kCity));
    CHECK(isoDate(snapshot.validFrom(v)) == model.preferred(id, property::kValidFrom));
    CHECK(isoDate(snapshot.validTo(v)) == model.preferred(id, property::kValidTo));
    CHECK(snapshot.subtypeName(snapshot.subtype(v)) == model.preferred(id, property::kSubtype));
    const std::string danish = model.preferred(id, property::kNameDanish);
    const std::string english = model.preferred(id, property::kNameEnglish);
    const std::string name = danish.empty() ? english : danish;
    CHECK(snapshot.name(v, Language::danish) == (name.empty() ? entity.key : name));
    CHECK(snapshot.name(v, Language::english) == (english.empty() ? snapshot.name(v, Language::danish) : english));
    std::set<std::string> wanted{foldForSearch(entity.key)};
    for (const EntityFacts& f : model.facts[id]) {
      for (const Property& p : f.properties) {
        if (p.name == "alias" || p.name.starts_with("name_")) wanted.insert(foldForSearch(p.value));
      }
    }
    const auto lines = splitText(snapshot.searchText(v), '\n');
    CHECK(lines.size() == wanted.size());
    CHECK(std::set<std::string>(lines.begin(), lines.end()) == wanted);
    std::vector<SourceId> sources;
    for (const EntityFacts& f : model.facts[id]) sources.push_back(f.reference.source);
    const auto known = snapshot.factSources(v);
    CHECK(std::vector(known.begin(), known.end()) == sources);
    CHECK(!snapshot.findKey(entity.key + "-"));
  }
}

void checkEdges(const GraphSnapshot& snapshot, const Model& model) {
  REQUIRE(snapshot.edgeCount() == model.ties.size());
  std::uint32_t index = 0;
  for (const auto& [tie, statements] : model.ties) {
    const EdgeIndex e{index++};
    const Edge& edge = snapshot.edge(e);
    CHECK(std::tuple(snapshot.entity(edge.from), edge.relation, snapshot.entity(edge.to)) == tie);
    const auto rows = snapshot.statements(e);
    REQUIRE(rows.size() == statements.size());
    Certainty best = Certainty::publicKnowledge;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rows[i].id == statements[i].id);
      CHECK(rows[i].source == statements[i].reference.source);
      CHECK(rows[i].validTo == statements[i].validTo);
      best = std::min(best, statements[i].certainty);
    }
    CHECK(snapshot.certainty(e) == best);
  }
}

void checkIncidence(const GraphSnapshot& snapshot) {
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> incident(snapshot.vertexCount());
  for (std::uint32_t e = 0; e < snapshot.edgeCount(); ++e) {
    const Edge& edge = snapshot.edge(EdgeIndex{e});
    incident[edge.from.value].emplace_back(edge.to.value, e);
    if (edge.from != edge.to) incident[edge.to.value].emplace_back(edge.from.value, e);
  }
  for (std::uint32_t v = 0; v < incident.size(); ++v) {
    std::sort(incident[v].begin(), incident[v].end());
    const auto halves = snapshot.incident(VertexIndex{v});
    REQUIRE(halves.size() == incident[v].size());
    for (std::size_t i = 0; i < halves.size(); ++i) {
      CHECK(std::pair(halves[i].neighbor.value, halves[i].edge.value) == incident[v][i]);
    }
  }
}

}  // namespace

TEST_CASE("a snapshot holds what a slow model of maps holds, whatever the order of the statements") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Records records = testing::randomRecords(seed, 5 * (seed - 1), 40 * seed);
    Model model(records);
    testing::Dice dice(seed);
    for (std::size_t i = records.statements.size(); i > 1; --i) {
      std::swap(records.statements[i - 1], records.statements[dice.below(i)]);
    }
    const auto snapshot = testing::build(records, 7);
    REQUIRE(snapshot.has_value());
    CHECK((*snapshot)->revision() == 7);
    CHECK((*snapshot)->statementCount() == records.statements.size());
    checkVertices(**snapshot, model);
    checkEdges(**snapshot, model);
    checkIncidence(**snapshot);
  }
}

TEST_CASE("statements in blocks, the builder's own and others, make the same snapshot as one by one") {
  const Records records = testing::randomRecords(9, 9000, 30'000);  // so many that they lie in several parts
  Model model(records);
  SnapshotBuilder builder(records.vocabulary, records.sources);
  builder.expect(records.entities.back().id);
  std::size_t next = 0;
  for (const Entity& entity : records.entities) {
    builder.addEntity(entity);
    for (; next < records.facts.size() && records.facts[next].entity == entity.id; ++next)
      builder.addFacts(records.facts[next]);
  }
  StatementBlock blocks[] = {builder.newBlock(), StatementBlock(), builder.newBlock()};
  CHECK(blocks[0].parts().count() > 1);
  for (std::size_t i = 0; i < records.statements.size(); ++i) {
    const TieStatement& s = records.statements[i];
    const PackedStatement statement{
        .id = s.id, .from = s.from, .to = s.to, .source = s.reference.source, .relation = s.relation};
    if (i % 4 == 3)
      builder.addStatement(s);
    else
      blocks[i % 4].add(statement, {s.validFrom, s.validTo, s.certainty, s.reference.passage});
  }
  for (StatementBlock& block : blocks) builder.addStatements(std::move(block));
  const auto snapshot = builder.finish(1);
  REQUIRE(snapshot.has_value());
  checkEdges(**snapshot, model);
  checkIncidence(**snapshot);
  for (const Entity& entity : records.entities) {
    REQUIRE((*snapshot)->find(entity.id) == (*snapshot)->findKey(entity.key));
    REQUIRE(!(*snapshot)->find(EntityId{entity.id.value + 1}) ==
            (model.entities.count(EntityId{entity.id.value + 1}) == 0));
  }
}

TEST_CASE("of several wrong statements the first is told, wherever it lies") {
  Records records = testing::randomRecords(4, 9000, 20'000);
  for (const std::size_t at : {19'000U, 700U, 12'000U}) records.statements[at].from = EntityId{1'000'000};
  const auto built = testing::build(records);
  REQUIRE(!built.has_value());
  CHECK(built.error().message.contains("Statement 701 ties entity 1000000"));
}

TEST_CASE("a key is given as it is written, though it is found in any spelling") {
  SnapshotBuilder builder(
      testing::smallVocabulary(),
      {Source{.id = SourceId{1}, .key = "s", .title = {}, .publisher = {}, .date = {}, .status = {}, .file = {}}});
  const char* const keys[] = {"odense", "aarhus-havn", "DK 7", "dk7", ""};
  for (std::uint32_t i = 0; i < 5; ++i) {
    builder.addEntity(EntityId{i + 1}, TypeId{0}, keys[i]);
    builder.addFacts(EntityFacts{EntityId{i + 1},
                                 {SourceId{1}, "", 0, 0, Passage::plain},
                                 Certainty::stated,
                                 {{"name_da", "Odense"}, {"name_en", i % 2 == 0 ? "Odense" : "Odense City"}}});
  }
  const auto snapshot = builder.finish(1);
  REQUIRE(snapshot.has_value());
  for (std::uint32_t i = 0; i < 5; ++i) {
    CHECK((*snapshot)->key(VertexIndex{i}) == keys[i]);
    CHECK((*snapshot)->findKey(keys[i]) == VertexIndex{i});
    CHECK((*snapshot)->name(VertexIndex{i}, Language::danish) == "Odense");
    CHECK((*snapshot)->name(VertexIndex{i}, Language::english) == (i % 2 == 0 ? "Odense" : "Odense City"));
  }
}

TEST_CASE("ids far apart are found as well as dense ones") {
  Records records = testing::randomRecords(3, 10, 40);
  for (auto& entity : records.entities) entity.id.value *= 1'000'003;
  for (auto& facts : records.facts) facts.entity.value *= 1'000'003;
  for (auto& statement : records.statements) {
    statement.from.value *= 1'000'003;
    statement.to.value *= 1'000'003;
  }
  Model model(records);
  const auto snapshot = testing::build(records);
  REQUIRE(snapshot.has_value());
  checkVertices(**snapshot, model);
  checkEdges(**snapshot, model);
}

TEST_CASE("the statements of an undirected relation are one tie, whichever way they were written") {
  const auto graph = parseGraph("a -knows- b  b -knows- a  a -likes-> b  b -likes-> a  c -likes-> c");
  CHECK(graph->edgeCount() == 4);
  const Edge& first = graph->edge(EdgeIndex{0});
  CHECK(first.from == at(graph, "a"));
  CHECK(graph->statements(EdgeIndex{0}).size() == 2);
  CHECK(graph->degree(at(graph, "a")) == 3);
  CHECK(graph->degree(at(graph, "c")) == 1);  // a self-loop appears once
}

TEST_CASE("a snapshot of nothing is empty and answers") {
  SnapshotBuilder builder({}, {});
  const auto snapshot = builder.finish(0);
  REQUIRE(snapshot.has_value());
  CHECK((*snapshot)->vertexCount() == 0);
  CHECK((*snapshot)->edgeCount() == 0);
  CHECK(!(*snapshot)->find(EntityId{1}));
  CHECK(!(*snapshot)->findKey(""));
  CHECK(!(*snapshot)->findSource("x"));
}

TEST_CASE("broken records are refused with the number of the record") {
  const auto errorOf = [](auto spoil) {
    Records records = testing::randomRecords(5, 6, 10);
    spoil(records);
    const auto built = testing::build(records);
    REQUIRE(!built.has_value());
    CHECK(built.error().code == ErrorCode::invalidData);
    return built.error().message;
  };
  CHECK(errorOf([](Records& r) { r.statements[4].to = EntityId{999}; }).contains("Statement 5 ties entity 999"));
  CHECK(errorOf([](Records& r) { r.statements[4].relation = RelationId{77}; }).contains("Statement 5 has a relation"));
  CHECK(errorOf([](Records& r) { r.entities[1].type = TypeId{77}; }).contains("has a type"));
  CHECK(errorOf([](Records& r) { std::swap(r.entities[1].id, r.entities[2].id); }).contains("out of order"));
  CHECK(errorOf([](Records& r) { r.facts.back().entity = EntityId{999}; }).contains("Facts are stated of entity 999"));
}

}  // namespace samspil
