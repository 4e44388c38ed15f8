#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

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
