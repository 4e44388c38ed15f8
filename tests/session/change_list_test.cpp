#include "session/change_list.h"

#include <doctest/doctest.h>

#include "tests/session/small_network.h"

using namespace samspil;

namespace {

EntityChange entityChange(const test::SmallNetwork& small, Change change, std::string_view key) {
  EntityChange made;
  made.change = change;
  made.key = key;
  made.name = key;
  made.typeLabel = "hospital";
  if (const auto v = small.network->findKey(key)) made.entity = small.network->entity(*v);
  return made;
}

}  // namespace

TEST_CASE("a change is found on the map as long as what it is about is there") {
  const test::SmallNetwork small("region-hospital:collaboration hospital-theme:content");
  Comparison comparison;
  comparison.entities = {entityChange(small, Change::added, "hospital"), entityChange(small, Change::gone, "vanished")};
  TieChange tie;
  tie.change = Change::changed;
  tie.from = small.network->entity(small.at("hospital"));
  tie.to = small.network->entity(small.at("region"));
  tie.relation = *small.network->vocabulary().findRelation("collaboration");
  tie.sentence = "region collaboration hospital";
  comparison.ties = {tie};
  const auto rows = changeRows(comparison, *small.network, Language::danish);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].vertices == std::vector{small.at("hospital")});
  CHECK(rows[1].vertices.empty());
  CHECK(rows[1].change == Change::gone);
  REQUIRE(rows[2].edge.has_value());
  CHECK(small.network->edge(*rows[2].edge).from == small.at("region"));
  CHECK(rows[2].vertices.size() == 2);
}

TEST_CASE("what changed of an entity is said with before and after") {
  const test::SmallNetwork small("region-hospital:collaboration");
  EntityChange change = entityChange(small, Change::changed, "hospital");
  change.values = {{"city", "By", "Aarhus", "Skejby"}, {"cvr", "CVR", "", "123"}};
  Comparison comparison;
  comparison.entities = {change};
  CHECK(changeRows(comparison, *small.network, Language::danish)[0].detail == "By: Aarhus → Skejby · CVR: intet → 123");
}

TEST_CASE("silence of a later document is never called an end") {
  for (const Language language : {Language::danish, Language::english}) {
    const std::string words = changeLabel(Change::gone, CompareBy::documents, language);
    for (const char* end : {"ophør", "slut", "udløb", "ended", "gone", "removed"}) CHECK_FALSE(words.contains(end));
    CHECK(words != changeLabel(Change::gone, CompareBy::years, language));
  }
}
