#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/collated_order.h"
#include "base/text.h"

using namespace samspil;

namespace {

// Shuffles what is in order and has the collator put it back.
void checkOrder(Language language, const std::vector<std::string>& inOrder) {
  const Collator collator(language);
  for (unsigned seed = 1; seed <= 5; ++seed) {
    std::vector<std::string> names = inOrder;
    std::shuffle(names.begin(), names.end(), std::mt19937(seed));
    std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return collator(a, b); });
    CHECK(names == inOrder);
  }
}

}  // namespace

TEST_CASE("Danes sort æ, ø and å last, and aa as å") {
  checkOrder(Language::danish, {"Abe Å", "Aben", "Zone", "Ærø", "Øster", "Ål"});
  checkOrder(Language::danish, {"Billund", "Viborg", "Zealand", "Ærø", "Ølgod", "Aabenraa", "Aarhus", "Åstrup"});
}

TEST_CASE("English readers find Aarhus and Århus under A") {
  checkOrder(Language::english, {"Aalborg", "Aarhus", "Århus", "Billund", "Odense", "Øster", "Viborg"});
}

TEST_CASE("case and accents matter only between names that are alike otherwise") {
  const Collator danish(Language::danish);
  CHECK(danish.compare("hospital", "Klinik") < 0);
  CHECK(danish.compare("Klinik", "hospital") > 0);
  CHECK(danish.compare("ide", "idé") < 0);
  CHECK(danish.compare("idé", "ideal") < 0);
  CHECK(danish.compare("Aarhus", "Aarhus") == 0);
  CHECK(danish.compare("", "a") < 0);
}

TEST_CASE("a collator can be handed on") {
  Collator first(Language::danish);
  const Collator second = std::move(first);
  CHECK(second("Zone", "Ål"));
}

TEST_CASE("blanks at both ends go, those within stay") {
  CHECK(trimmed("  to  ord \t") == "to  ord");
  CHECK(trimmed("\u00A0navn\u00A0") == "navn");
  CHECK(trimmed(" \t\u00A0 ").empty());
  CHECK(trimmed("").empty());
  CHECK(trimmed("\xA0").size() == 1);
  CHECK(trimmed("æ") == "æ");
}

TEST_CASE("splitting and joining are each other's inverse") {
  CHECK(splitText("a;b;;c", ';') == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(splitText("", ';') == std::vector<std::string_view>{""});
  CHECK(splitText(";", ';') == std::vector<std::string_view>{"", ""});
  CHECK(joinText({}, ", ").empty());
  CHECK(joinText({"", ""}, ";") == ";");
  CHECK(joinText({"a", "b", "", "c"}, ";") == "a;b;;c");
}

TEST_CASE("many texts stand in the order in which the collator puts them pair by pair") {
  constexpr unsigned kSeed = 20251123;
  CAPTURE(kSeed);
  std::mt19937 dice(kSeed);
  const std::vector<std::string> pieces{"a", "A", "aa", "Å",  "æ",    "Ø", "e", "é",
                                        " ", "-", "n",  "Νο", "\xFF", "1", "12"};
  std::vector<std::string> texts{"", std::string(400, 'x')};
  while (texts.size() < 800) {
    std::string text;
    for (auto left = dice() % 5; left != 0; --left) text += pieces[dice() % pieces.size()];
    texts.push_back(std::move(text));
  }
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  for (const Language language : {Language::danish, Language::english}) {
    const Collator collator(language);
    std::vector<std::uint32_t> expected(texts.size());
    for (std::uint32_t i = 0; i < expected.size(); ++i) expected[i] = i;
    std::stable_sort(expected.begin(), expected.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return collator(texts[a], texts[b]); });
    CHECK(collatedOrder(views, language) == expected);
    const std::vector<std::uint32_t> ranks = collatedRanks(views, language);
    for (std::size_t i = 1; i < expected.size(); ++i) {
      const std::uint32_t before = expected[i - 1], after = expected[i];
      const bool alike = collator.compare(texts[before], texts[after]) == 0;
      REQUIRE(ranks[after] == ranks[before] + (alike ? 0 : 1));
    }
  }
}
