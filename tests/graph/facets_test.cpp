#include <doctest/doctest.h>

#include <map>

#include <fmt/format.h>

#include "graph/filter.h"
#include "tests/graph/random_records.h"
#include "tests/support/text_graph.h"

namespace samspil {
namespace {

using testing::parseGraph;

std::map<std::string, std::pair<std::size_t, std::size_t>> counts(const GraphSnapshot& graph, FilterField field,
                                                                  const Filter& filter) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> out;
  for (const FacetValue& value : facet(field, filter, graph, Language::english))
    out[value.key] = {value.shown, value.total};
  return out;
}

using Counts = std::map<std::string, std::pair<std::size_t, std::size_t>>;

// The same filter with the terms of one field replaced by one value.
Filter replaced(Filter filter, FilterField field, const std::string& value) {
  std::erase_if(filter.terms, [&](const FilterTerm& term) { return term.field == field; });
  FilterTerm term{field, false, {value}};
  if (field == FilterField::year) term = {field, false, {}, std::stoi(value), std::stoi(value)};
  filter.terms.push_back(term);
  return filter;
}

}  // namespace

TEST_CASE("facets respond to the other fields' terms, not to their own") {
  const auto graph = parseGraph("a:hospital@DK -t- b:hospital@SE  c:fund@DK -funds-> a  d:fund@SE");
  const Filter filter = *parseFilter("type:hospital country:DK", *graph);
  CHECK(counts(*graph, FilterField::type, filter) == Counts{{"hospital", {1, 2}}, {"fund", {1, 2}}});
  CHECK(counts(*graph, FilterField::country, filter) == Counts{{"DK", {1, 2}}, {"SE", {1, 2}}});
  CHECK(counts(*graph, FilterField::family, filter) == Counts{{"collaboration", {0, 1}}, {"money", {0, 1}}});
  CHECK(counts(*graph, FilterField::family, *parseFilter("country:DK", *graph))["money"].first == 1);
}

TEST_CASE("values of equal count stand in the order of the language, and countries are called by their names") {
  const auto graph = parseGraph("a:hospital@AT -t- b:hospital@BE  c:hospital@SE");
  std::vector<std::string> danish, english;
  for (const FacetValue& value : facet(FilterField::country, {}, *graph, Language::danish))
    danish.push_back(value.label);
  for (const FacetValue& value : facet(FilterField::country, {}, *graph, Language::english))
    english.push_back(value.label);
  CHECK(danish == std::vector<std::string>{"Belgien", "Sverige", "Østrig"});
  CHECK(english == std::vector<std::string>{"Austria", "Belgium", "Sweden"});
}

TEST_CASE("documents are told apart where there are hundreds of thousands of them") {
  constexpr std::uint32_t kSources = 200'000;  // where each is looked for among all, this takes a minute
  std::vector<Source> sources;
  for (std::uint32_t i = 1; i <= kSources; ++i)
    sources.push_back({.id = SourceId{i}, .key = fmt::format("import-row-{}", i)});
  sources.back().title = {"Årsplan", "Annual plan"};
  const auto small = parseGraph("a:hospital -t- b:hospital");
  SnapshotBuilder builder(small->vocabulary(), std::move(sources));
  for (const std::uint32_t id : {1U, 2U}) builder.addEntity(EntityId{id}, TypeId{0}, fmt::format("e{}", id));
  const RelationId relation = small->relation(EdgeIndex{0});
  for (std::uint32_t i = 1; i <= kSources; ++i) {
    builder.addStatement({.id = StatementId{i},
                          .from = EntityId{1},
                          .relation = relation,
                          .to = EntityId{2},
                          .reference = {.source = SourceId{i}}});
  }
  const SnapshotPtr network = *builder.finish(1);
  const auto documents = facet(FilterField::document, {}, *network, Language::danish);
  REQUIRE(documents.size() == kSources);
  CHECK(documents.front().label == "import-row-1");
  CHECK(documents.back().label == "Årsplan");
  CHECK(documents.back().shown == 1);
}

TEST_CASE("a theme counts with all that work on it, a year with all ties that hold in it") {
  const auto graph =
      parseGraph("a -focuses_on-> s:theme  b -focuses_on-> s  b -likes-> s  a -t@2015..2017- b  a -t@2018- c");
  CHECK(counts(*graph, FilterField::theme, {}) == Counts{{"s", {3, 3}}});
  const auto years = counts(*graph, FilterField::year, *parseFilter("relation:t", *graph));
  CHECK(years.size() == 6);  // 2015..2020, the document's year
  CHECK(years.at("2015") == std::pair<std::size_t, std::size_t>{1, 1});
  CHECK(years.at("2018") == std::pair<std::size_t, std::size_t>{1, 1});
  CHECK(years.at("2020") == std::pair<std::size_t, std::size_t>{1, 4});
}

TEST_CASE("what a facet promises is what choosing the value shows") {
  const FilterField fields[] = {
      FilterField::type,   FilterField::theme,    FilterField::country,   FilterField::city, FilterField::relation,
      FilterField::family, FilterField::document, FilterField::certainty, FilterField::year, FilterField::municipality};
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    CAPTURE(seed);
    const auto graph = *testing::build(testing::randomRecords(seed, 30, 80));
    for (const char* text :
         {"", "type:hospital|fund", "-family:content country:DK", "certainty:stated year:2012..2016"}) {
      CAPTURE(text);
      const Filter filter = *parseFilter(text, *graph);
      for (const FilterField field : fields) {
        const bool ofTies = field >= FilterField::relation;
        for (const FacetValue& value : facet(field, filter, *graph, Language::danish)) {
          CAPTURE(value.key);
          const Visibility chosen = applyFilter(replaced(filter, field, value.key), *graph);
          CHECK(value.shown == (ofTies ? chosen.edgeCount : chosen.vertexCount));
          const Visibility alone = applyFilter(replaced({}, field, value.key), *graph);
          CHECK(value.total == (ofTies ? alone.edgeCount : alone.vertexCount));
        }
      }
    }
  }
}

}  // namespace samspil
