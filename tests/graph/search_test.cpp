#include <doctest/doctest.h>

#include "base/text.h"
#include "graph/search.h"
#include "graph/text_scan.h"
#include "tests/graph/random_records.h"

namespace samspil {
namespace {

SnapshotPtr named(const std::vector<std::pair<std::string, std::vector<std::string>>>& entities) {
  testing::Records records;
  records.vocabulary = testing::smallVocabulary();
  std::uint32_t id = 0;
  for (const auto& [key, names] : entities) {
    records.entities.push_back({EntityId{++id}, key, TypeId{0}});
    EntityFacts facts{EntityId{id}, {}, Certainty::stated, {}};
    for (std::size_t i = 1; i < names.size(); ++i) facts.properties.push_back({"alias", names[i]});
    if (!names.empty()) facts.properties.push_back({"name_da", names[0]});
    records.facts.push_back(facts);
  }
  return *testing::build(records);
}

const SnapshotPtr& aarhus() {
  static const SnapshotPtr network = named({
      {"auh", {"Aarhus Universitetshospital", "AUH", "Skejby"}},
      {"au", {"Aarhus Universitet", "AU"}},
      {"aarhus-kommune", {"Århus Kommune"}},
      {"bss", {"BSS", "Business and Social Sciences, Aarhus"}},
      {"soenderborg", {"Sønderborg Sygehus"}},
      {"rh", {"Regionshospitalet Horsens"}},
      {"hospital-horsens", {"Horsens Regionshospital"}},
      {"twin-a", {"Tvilling"}},
      {"twin-b", {"TVILLING"}},
  });
  return network;
}

std::vector<std::string> found(std::string_view text, std::size_t limit = 10) {
  std::vector<std::string> keys;
  for (const SearchHit hit : searchEntities(*aarhus(), text, Language::danish, limit))
    keys.emplace_back(aarhus()->key(hit.vertex));
  return keys;
}

// Looks at every line of every entity.
int slowRank(std::string_view names, std::string_view phrase) {
  int best = 9;
  bool all = true;
  for (const auto word : splitText(phrase, ' ')) all = all && names.contains(word);
  if (all) best = 4;
  for (const std::string_view line : splitText(names, '\n')) {
    if (line == phrase) best = std::min(best, 0);
    if (line.starts_with(phrase)) best = std::min(best, 1);
    if (line.contains(" " + std::string(phrase))) best = std::min(best, 2);
    if (line.contains(phrase)) best = std::min(best, 3);
  }
  return best;
}

}  // namespace

TEST_CASE("search finds Aarhus however it is spelt") {
  const std::vector<std::string> expected = {"aarhus-kommune", "au", "auh", "bss"};  // Århus sorts as Aarhus
  CHECK(found("arhus") == expected);
  CHECK(found("Århus") == expected);
  CHECK(found("AARHUS") == expected);
  CHECK(found("sonderborg") == std::vector<std::string>{"soenderborg"});
  CHECK(found("SØNDERBORG sygehus") == std::vector<std::string>{"soenderborg"});
}

TEST_CASE("whole names come first, then beginnings, beginnings of words, pieces, and scattered words") {
  CHECK(found("au") == std::vector<std::string>{"au", "auh"});
  CHECK(found("horsens") == std::vector<std::string>{"hospital-horsens", "rh"});
  CHECK(found("hospital").front() == "hospital-horsens");  // its key begins so
  CHECK(found("horsens hospital") == std::vector<std::string>{"hospital-horsens", "rh"});
  CHECK(found("arhus", 1) == std::vector<std::string>{"aarhus-kommune"});
  CHECK(found("").empty());
  CHECK(found("  -- ").empty());
  CHECK(found("xyz").empty());
}

TEST_CASE("search never joins the end of one entity's names with the start of the next's") {
  const auto network = named({{"a", {"xx"}}, {"b", {"yy"}}});
  CHECK(searchEntities(*network, "ab", Language::danish, 9).empty());
  CHECK(searchEntities(*network, "ay", Language::danish, 9).empty());
}

TEST_CASE("search agrees with a line-by-line look at every entity") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const auto network = *testing::build(testing::randomRecords(seed, 60, 200));
    for (const char* text : {"a", "arhus", "hus", "klinik arhus", "English", "ne", "7", "godstrup", "us o"}) {
      CAPTURE(text);
      const std::string phrase = foldForSearch(text);
      std::size_t expected = 0;
      for (std::uint32_t v = 0; v < network->vertexCount(); ++v) {
        expected += slowRank(network->searchText(VertexIndex{v}), phrase) < 9 ? 1 : 0;
      }
      const auto all = searchEntities(*network, text, Language::english, 1000);
      CHECK(all.size() == expected);
      for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i].rank == slowRank(network->searchText(all[i].vertex), phrase));
        if (i == 0) continue;
        CHECK(all[i - 1].rank <= all[i].rank);
        const bool sameRank = all[i - 1].rank == all[i].rank;
        if (sameRank) CHECK(network->degree(all[i - 1].vertex) >= network->degree(all[i].vertex));
      }
      const auto few = searchEntities(*network, text, Language::english, 5);
      REQUIRE(few.size() == std::min<std::size_t>(5, expected));
      for (std::size_t i = 0; i < few.size(); ++i) CHECK(few[i].vertex == all[i].vertex);
    }
  }
}

TEST_CASE("of very many hits the first few are those of the whole list") {
  const auto network = *testing::build(testing::randomRecords(23, 40'000, 6'000));
  for (const char* text : {"a", "arhus", "en", "arhus 1"}) {
    CAPTURE(text);
    const auto all = searchEntities(*network, text, Language::danish, network->vertexCount());
    const auto few = searchEntities(*network, text, Language::danish, 12);
    REQUIRE(all.size() > few.size());
    REQUIRE(few.size() == 12);
    for (std::size_t i = 0; i < few.size(); ++i) CHECK(few[i].vertex == all[i].vertex);
  }
}

TEST_CASE("the scan finds every row that holds a piece, at any place and of any length") {
  testing::Dice dice(17);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    StringColumn column;
    std::vector<std::string> rows;
    const std::size_t most = round % 50 == 0 ? 3000 : 40;  // more than are looked at in one go
    for (std::uint32_t i = 0, count = 1 + dice.below(most); i < count; ++i) {
      std::string text;
      for (std::uint32_t c = 0, size = dice.below(50); c < size; ++c) text += static_cast<char>('a' + dice.below(3));
      rows.push_back(text);
      column.push(text);
    }
    std::string needle;
    for (std::uint32_t c = 0, size = 1 + dice.below(6); c < size; ++c) needle += static_cast<char>('a' + dice.below(3));
    const std::size_t first = dice.below(static_cast<std::uint32_t>(rows.size()));
    std::vector<std::size_t> found, expected;
    forEachRowWith(column, needle, first, rows.size(), [&](std::size_t row) { found.push_back(row); });
    for (std::size_t row = first; row < rows.size(); ++row) {
      if (rows[row].contains(needle)) expected.push_back(row);
    }
    CHECK(found == expected);
  }
}

TEST_CASE("an entity is resolved by key, name or alias, and ambiguity and misspelling are explained") {
  const GraphSnapshot& network = *aarhus();
  CHECK(*resolveEntity(network, "auh") == VertexIndex{0});
  CHECK(*resolveEntity(network, "skejby") == VertexIndex{0});
  CHECK(*resolveEntity(network, "Aarhus kommune") == VertexIndex{2});
  const auto twins = resolveEntity(network, "tvilling");
  REQUIRE(!twins.has_value());
  CHECK(twins.error().message.contains("twin-a, twin-b"));
  const auto near = resolveEntity(network, "aarhus");
  REQUIRE(!near.has_value());
  CHECK(near.error().code == ErrorCode::notFound);
  CHECK(near.error().message.contains("auh"));
  const auto misspelt = resolveEntity(network, "Skjeby Universitetshospitl Aarhus");
  REQUIRE(!misspelt.has_value());
  CHECK(misspelt.error().message.contains("auh"));
  CHECK(resolveEntity(network, "qqqq").error().message == "No entity is called \"qqqq\".");
}

}  // namespace samspil
