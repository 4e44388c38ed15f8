#include "import/vocabulary_words.h"

#include <doctest/doctest.h>

#include <string>

#include "import/import.h"

using namespace samspil;

namespace {

// "member_of", with "-" before it if the words read from the second end to the first; "" if they name no relation.
std::string relationNamed(const Vocabulary& vocabulary, std::string_view words) {
  const auto named = VocabularyWords(vocabulary).relation(words);
  return named ? (named->inverse ? "-" : "") + vocabulary.relation(named->relation).key : "";
}

}  // namespace

TEST_CASE("relations are known by their keys, their labels and the words of other registers") {
  const auto vocabulary = readVocabulary("assets/vocabulary.json");
  REQUIRE(vocabulary);
  const auto named = [&](std::string_view words) { return relationNamed(*vocabulary, words); };
  CHECK(named("member_of") == "member_of");
  CHECK(named("MEMBER_OF") == "member_of");
  CHECK(named("Er medlem af") == "member_of");
  CHECK(named("is member of") == "member_of");
  CHECK(named("IS_MEMBER_OF") == "member_of");
  CHECK(named("har som medlem") == "-member_of");
  CHECK(named("HAS_THEME") == "focuses_on");
  CHECK(named("LOCATED_AT") == "-hosts");
  CHECK(named("OWNS") == "runs");
  CHECK(named("ejet af") == "-runs");
  CHECK(named("REFERS_TO") == "refers_patients_to");
  CHECK(named("Hører under") == "part_of");
  CHECK(named("funded by") == "-funds");
}

TEST_CASE("words that name no relation, or nothing at all, are not taken for one") {
  const auto vocabulary = readVocabulary("assets/vocabulary.json");
  REQUIRE(vocabulary);
  for (const std::string_view words : {"", " ", "er", "is a", "Aarhus", "owns shares in", "not a member of"})
    CHECK_MESSAGE(relationNamed(*vocabulary, words).empty(), words);
}
