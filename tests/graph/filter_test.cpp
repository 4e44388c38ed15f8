#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "base/text.h"
#include "graph/filter.h"
#include "graph/themes.h"
#include "tests/graph/random_records.h"
#include "tests/support/text_graph.h"

namespace samspil {
namespace {

using testing::at;
using testing::Dice;
using testing::parseGraph;

// Keys of the vertices that a filter shows.
std::set<std::string> shownBy(const SnapshotPtr& graph, std::string_view text) {
  const auto filter = parseFilter(text, *graph);
  REQUIRE_MESSAGE(filter.has_value(), text);
  const Visibility visibility = applyFilter(*filter, *graph);
  std::set<std::string> keys;
  for (std::uint32_t v = 0; v < graph->vertexCount(); ++v) {
    if (visibility.shows(VertexIndex{v})) keys.emplace(graph->key(VertexIndex{v}));
  }
  CHECK(visibility.vertexCount == keys.size());
  return keys;
}

std::size_t tiesShownBy(const SnapshotPtr& graph, std::string_view text) {
  return applyFilter(*parseFilter(text, *graph), *graph).edgeCount;
}

using Keys = std::set<std::string>;

bool isMunicipality(const GraphSnapshot& graph, VertexIndex v) {
  return graph.vocabulary().type(graph.type(v)).key == "municipality";
}

// The first municipality of a town is governed from there.
bool isGovernedFrom(const GraphSnapshot& graph, VertexIndex town, VertexIndex municipality) {
  if (graph.city(town) == 0) return false;
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    if (graph.city(VertexIndex{v}) != graph.city(town) || !isMunicipality(graph, VertexIndex{v})) continue;
    const auto here = graph.countryName(graph.country(town)), there = graph.countryName(graph.country(municipality));
    return VertexIndex{v} == municipality && (here.empty() || there.empty() || here == there);
  }
  return false;
}

// One term looked at for one vertex, without tables. Degree is left to the caller.
bool slowMatch(const GraphSnapshot& graph, VertexIndex v, const FilterTerm& term, const std::string& value) {
  const auto touches = [&](auto counts) {
    const auto center = graph.findKey(value);
    if (!center) return false;
    if (*center == v) return true;
    for (const HalfEdge half : graph.incident(v)) {
      if (half.neighbor == *center && counts(half.edge)) return true;
    }
    return false;
  };
  switch (term.field) {
    case FilterField::type: return graph.vocabulary().type(graph.type(v)).key == value;
    case FilterField::country: return graph.countryName(graph.country(v)) == value;
    case FilterField::city: return graph.cityName(graph.city(v)) == value;
    case FilterField::entity: return graph.key(v) == value;
    case FilterField::municipality: {
      const auto center = graph.findKey(value);
      if (!center || !isMunicipality(graph, *center)) return false;
      if (isMunicipality(graph, v)) return v == *center;
      return isGovernedFrom(graph, v, *center) || touches([&](EdgeIndex e) { return graph.family(e).key == "place"; });
    }
    case FilterField::near: return touches([](EdgeIndex) { return true; });
    case FilterField::theme: return touches([&](EdgeIndex e) { return graph.family(e).key == "content"; });
    case FilterField::text: {
      const std::string folded = foldForSearch(value);
      for (const auto word : splitText(folded, ' ')) {
        if (!graph.searchText(v).contains(word)) return false;
      }
      return true;
    }
    default: return false;
  }
}

bool slowMatch(const GraphSnapshot& graph, EdgeIndex e, const StatementRow& row, const FilterTerm& term) {
  const auto anyOf = [&](std::string_view key) {
    return std::find(term.values.begin(), term.values.end(), key) != term.values.end();
  };
  switch (term.field) {
    case FilterField::relation: return anyOf(graph.vocabulary().relation(graph.edge(e).relation).key);
    case FilterField::family: return anyOf(graph.family(e).key);
    case FilterField::document: return anyOf(graph.source(row.source)->key);
    case FilterField::certainty: return anyOf(certaintyName(row.certainty));
    case FilterField::year: {
      for (int year = std::max(term.low, 1900); year <= std::min(term.high, 2100); ++year) {
        const int to = row.validTo.known() ? row.validTo.year : 9999;
        int from = row.validFrom.known() ? row.validFrom.year : graph.source(row.source)->date.year;
        from = std::min(from, to);
        if (from <= year && year <= to) return true;
      }
      return false;
    }
    default: return false;
  }
}

bool ofTies(FilterField field) { return field >= FilterField::relation; }

// All positive terms of a field are alternatives, no negative one may hold, and so for each field.
bool slowHolds(const Filter& filter, bool ties, const std::function<bool(const FilterTerm&)>& matches) {
  std::set<FilterField> wanted, met;
  for (const FilterTerm& term : filter.terms) {
    if (ofTies(term.field) != ties) continue;
    const bool match = matches(term);
    if (term.excluded && match) return false;
    if (term.excluded) continue;
    wanted.insert(term.field);
    if (match) met.insert(term.field);
  }
  return wanted == met;
}

Visibility slowApply(const Filter& filter, const GraphSnapshot& graph) {
  Visibility out{std::vector<std::uint8_t>(graph.vertexCount(), 0), std::vector<std::uint8_t>(graph.edgeCount(), 0)};
  const bool tieTerms =
      std::any_of(filter.terms.begin(), filter.terms.end(), [](const FilterTerm& t) { return ofTies(t.field); });
  const auto tieHolds = [&](EdgeIndex e) {
    for (const StatementRow& row : graph.statements(e)) {
      if (slowHolds(filter, true, [&](const FilterTerm& term) { return slowMatch(graph, e, row, term); })) return true;
    }
    return false;
  };
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    int degree = 0;
    for (const HalfEdge half : graph.incident(VertexIndex{v})) degree += tieHolds(half.edge) ? 1 : 0;
    const bool holds = slowHolds(filter, false, [&](const FilterTerm& term) {
      if (term.field == FilterField::degree) return term.low <= degree && degree <= term.high;
      return std::any_of(term.values.begin(), term.values.end(),
                         [&](const std::string& value) { return slowMatch(graph, VertexIndex{v}, term, value); });
    });
    const bool lostAll = tieTerms && degree == 0 && graph.degree(VertexIndex{v}) > 0;
    out.vertices[v] = holds && !lostAll ? 1 : 0;
    out.vertexCount += out.vertices[v];
  }
  for (std::uint32_t e = 0; e < graph.edgeCount(); ++e) {
    const Edge& edge = graph.edge(EdgeIndex{e});
    out.edges[e] = out.shows(edge.from) && out.shows(edge.to) && tieHolds(EdgeIndex{e}) ? 1 : 0;
    out.edgeCount += out.edges[e];
  }
  return out;
}

std::vector<std::string> municipalityKeys(const GraphSnapshot& graph) {
  std::vector<std::string> keys;
  for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
    if (isMunicipality(graph, VertexIndex{v})) keys.emplace_back(graph.key(VertexIndex{v}));
  }
  return keys;
}

std::string randomValue(Dice& dice, const GraphSnapshot& graph, FilterField field) {
  const Vocabulary& vocabulary = graph.vocabulary();
  const auto anyEntity = [&] { return std::string(graph.key(VertexIndex{dice.below(graph.vertexCount())})); };
  switch (field) {
    case FilterField::type: return vocabulary.types[dice.below(vocabulary.types.size())].key;
    case FilterField::relation: return vocabulary.relations[dice.below(vocabulary.relations.size())].key;
    case FilterField::family: return vocabulary.families[dice.below(vocabulary.families.size())].key;
    case FilterField::document: return std::string(graph.sources()[dice.below(graph.sources().size())].key);
    case FilterField::certainty: return std::string(certaintyName(static_cast<Certainty>(dice.below(4))));
    case FilterField::country: return std::string(graph.countryName(1 + dice.below(graph.countryCount() - 1)));
    case FilterField::city: return std::string(graph.cityName(1 + dice.below(graph.cityCount() - 1)));
    case FilterField::municipality: {
      const std::vector<std::string> keys = municipalityKeys(graph);
      return keys[dice.below(keys.size())];
    }
    case FilterField::entity:
    case FilterField::near:
    case FilterField::theme: return anyEntity();
    default: {
      static const char* const kTexts[] = {"aarhus", "Århus klinik", "say \"ja\"", "a|b", "tema 7"};
      return kTexts[dice.below(5)];
    }
  }
}

FilterTerm randomTerm(Dice& dice, const GraphSnapshot& graph) {
  FilterTerm term;
  term.field = static_cast<FilterField>(dice.below(14));
  if (term.field == FilterField::municipality && municipalityKeys(graph).empty()) term.field = FilterField::entity;
  term.excluded = dice.oneIn(4);
  if (term.field == FilterField::degree || term.field == FilterField::year) {
    const int base = term.field == FilterField::year ? 2010 : 0;
    term.low = dice.oneIn(4) ? 0 : base + static_cast<int>(dice.below(8));
    term.high = dice.oneIn(4) ? kOpenEnd : std::max(term.low, base) + static_cast<int>(dice.below(5));
    return term;
  }
  const std::size_t count = 1 + dice.below(2);
  for (std::size_t i = 0; i < count; ++i) term.values.push_back(randomValue(dice, graph, term.field));
  return term;
}

Filter randomFilter(Dice& dice, const GraphSnapshot& graph) {
  Filter filter;
  for (std::uint32_t i = dice.below(5); i > 0; --i) filter.terms.push_back(randomTerm(dice, graph));
  return filter;
}

}  // namespace

TEST_CASE("terms of one field are alternatives, of different fields all must hold, a minus excludes") {
  const auto graph = parseGraph("a:hospital@DK -t- b:hospital@SE  c:fund@DK -t- a  d:theme");
  CHECK(shownBy(graph, "") == Keys{"a", "b", "c", "d"});
  CHECK(shownBy(graph, "type:hospital|fund") == Keys{"a", "b", "c"});
  CHECK(shownBy(graph, "type:hospital type:fund") == Keys{"a", "b", "c"});
  CHECK(shownBy(graph, "type:HOSPITAL country:dk") == Keys{"a"});
  CHECK(shownBy(graph, "-type:hospital") == Keys{"c", "d"});
  CHECK(shownBy(graph, "type:hospital -country:SE") == Keys{"a"});
  CHECK(tiesShownBy(graph, "type:hospital") == 1);
}

TEST_CASE("a theme stands for itself and what is tied to it by content, near for all neighbours") {
  const auto graph = parseGraph("a -focuses_on-> stroke:theme  b -likes-> stroke  c -t- a");
  CHECK(shownBy(graph, "theme:stroke") == Keys{"a", "stroke"});
  CHECK(shownBy(graph, "tema:STROKE") == Keys{"a", "stroke"});
  CHECK(shownBy(graph, "entity:stroke|c") == Keys{"c", "stroke"});
  CHECK(shownBy(graph, "near:stroke") == Keys{"a", "b", "stroke"});
}

TEST_CASE("vertices that lose all ties to a term on ties are hidden, lonely ones stay") {
  const auto graph = parseGraph("a -t- b  b -funds-> c  lonely:hospital");
  CHECK(shownBy(graph, "family:collaboration") == Keys{"a", "b", "lonely"});
  CHECK(shownBy(graph, "-family:collaboration") == Keys{"b", "c", "lonely"});
  CHECK(shownBy(graph, "relation:funds -type:hospital") == Keys{"b", "c"});
}

TEST_CASE("degree counts the ties that the terms on ties leave") {
  const auto graph = parseGraph("a -t- b  a -t- c  a -funds-> d  b -funds-> d");
  CHECK(shownBy(graph, "degree>=3") == Keys{"a"});
  CHECK(shownBy(graph, "degree=2") == Keys{"b", "d"});
  CHECK(shownBy(graph, "degree:1..2") == Keys{"b", "c", "d"});
  CHECK(shownBy(graph, "degree<2") == Keys{"c"});
  CHECK(shownBy(graph, "degree>2") == Keys{"a"});
  CHECK(shownBy(graph, "relation:funds degree>=2") == Keys{"d"});
}

TEST_CASE("a statement holds from its first known year until something ends it") {
  const auto graph = parseGraph("a -t@2013- b  c -t@2015..2017- d  e -t- f");  // the document is of 2020
  CHECK(tiesShownBy(graph, "year:2012") == 0);
  CHECK(tiesShownBy(graph, "year:2013..2014") == 1);
  CHECK(tiesShownBy(graph, "year:2016") == 2);
  CHECK(tiesShownBy(graph, "year:2019") == 1);
  CHECK(tiesShownBy(graph, "year:2025") == 2);
  CHECK(tiesShownBy(graph, "year:..2019") == 2);
  CHECK(tiesShownBy(graph, "year>=2018") == 2);
  CHECK(tiesShownBy(graph, "-year:2013..2014") == 2);
  CHECK(tiesShownBy(graph, "år:2013") == 1);
}

TEST_CASE("bare words that follow each other must all occur, quotes keep words together") {
  testing::Records records;
  records.vocabulary = testing::smallVocabulary();
  for (const auto& [id, name] :
       {std::pair(1u, "Aarhus Universitet"), std::pair(2u, "Århus Kommune"), std::pair(3u, "Odense Universitet")}) {
    records.entities.push_back({EntityId{id}, "e" + std::to_string(id), TypeId{0}});
    records.facts.push_back({EntityId{id}, {}, Certainty::stated, {{"name_da", name}}});
  }
  const auto graph = *testing::build(records);
  CHECK(shownBy(graph, "arhus universitet") == Keys{"e1"});
  CHECK(shownBy(graph, "\"arhus\" \"universitet\"") == Keys{"e1", "e2", "e3"});  // two terms: alternatives
  CHECK(shownBy(graph, "arhus|odense") == Keys{"e1", "e2", "e3"});
  CHECK(shownBy(graph, "universitet -odense") == Keys{"e1"});
  CHECK(shownBy(graph, "-odense kommune") == Keys{"e2"});
}

TEST_CASE("values are understood by label in either language, and what cannot be is explained") {
  const auto graph = *testing::build(testing::randomRecords(1, 30, 50));
  CHECK(parseFilter("type:\"Hospital (da)\"", *graph)->terms[0].values[0] == "hospital");
  CHECK(parseFilter("certainty:\"almen viden\"", *graph)->terms[0].values[0] == "public_knowledge");
  CHECK(parseFilter("certainty:Public-Knowledge", *graph)->terms[0].values[0] == "public_knowledge");
  CHECK(parseFilter("by:new-york", *graph)->terms[0].values[0] == "New York");
  const auto message = [&](std::string_view text) {
    const auto filter = parseFilter(text, *graph);
    REQUIRE(!filter.has_value());
    CHECK(filter.error().code != ErrorCode::conflict);
    return filter.error().message;
  };
  CHECK(message("colour:red").contains("Fields are: type, theme, country"));
  CHECK(message("type:hospitl") ==
        "No type is called \"hospitl\". Possible are: hospital, university, fund, theme, network, municipality.");
  CHECK(message("\"aarhus").contains("quotation mark"));
  CHECK(message("year:20x3").contains("year:2013..2019"));
  CHECK(message("year:0").contains("is no year"));
  CHECK(message("degree>=99999999999").contains("is no degree"));
  CHECK(message("degree:5..2").contains("is empty"));
  CHECK(message("degree<0").contains("is empty"));
  CHECK(message("type>3").contains("cannot be compared"));
  CHECK(message("near:nobody-at-all").contains("No entity is called"));
  CHECK(message("-").contains("without letters"));
  CHECK(message("type:").contains("Possible are"));
}

TEST_CASE("chips read well in both languages") {
  const auto graph = parseGraph("a:hospital@DK -focuses_on-> stroke:theme");
  const auto chip = [&](std::string_view text, Language language) {
    return describeTerm(parseFilter(text, *graph)->terms.at(0), *graph, language);
  };
  CHECK(chip("type:hospital", Language::english) == "Type: hospital");
  CHECK(chip("-type:hospital|theme", Language::danish) == "Ikke: hospital eller theme");
  CHECK(chip("year:2013..2019", Language::danish) == "År: 2013–2019");
  CHECK(chip("year:2013..", Language::english) == "Year: from 2013");
  CHECK(chip("degree>=3", Language::danish) == "Forbindelser: mindst 3");
  CHECK(chip("-degree<=3", Language::english) == "Not ties: at most 3");
  CHECK(chip("certainty:inferred", Language::danish) == "Sikkerhed: udledt");
  CHECK(chip("document:doc", Language::english) == "Document: Document");
  CHECK(chip("aarhus", Language::english) == "Contains: aarhus");
}

TEST_CASE("a filter shows what looking at every term for every vertex and statement gives, and its text reads back") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const auto graph = *testing::build(testing::randomRecords(seed, 25, 60));
    const Filter filter = randomFilter(dice, *graph);
    const std::string text = formatFilter(filter);
    CAPTURE(text);
    const auto back = parseFilter(text, *graph);
    REQUIRE(back.has_value());
    CHECK(*back == filter);
    const Visibility fast = applyFilter(filter, *graph);
    const Visibility slow = slowApply(filter, *graph);
    CHECK(fast.vertices == slow.vertices);
    CHECK(fast.edges == slow.edges);
    CHECK(fast.vertexCount == slow.vertexCount);
    CHECK(fast.edgeCount == slow.edgeCount);
  }
}

TEST_CASE("a municipality is called by its name or alias, and nothing else is one") {
  const auto graph = parseGraph("aarhus:municipality viborg:municipality auh:hospital");
  CHECK(formatFilter(*parseFilter("kommune:Aarhus", *graph)) == "municipality:aarhus");
  CHECK(applyFilter(*parseFilter("kommune:aarhus|viborg", *graph), *graph).vertexCount == 2);
  const auto unknown = parseFilter("kommune:auh", *graph);
  REQUIRE(!unknown.has_value());
  CHECK(unknown.error().message.contains("aarhus, viborg"));
}

TEST_CASE("a key that the network no longer has matches nothing") {
  const auto graph = parseGraph("a-b");
  Filter filter;
  filter.terms.push_back({FilterField::near, false, {"gone"}});
  CHECK(applyFilter(filter, *graph).vertexCount == 0);
  filter.terms[0].excluded = true;
  CHECK(applyFilter(filter, *graph).vertexCount == 2);
}

}  // namespace samspil
