#include <doctest/doctest.h>

#include "session/wording.h"

using namespace samspil;

TEST_CASE("dates and periods read as Danes and English write them") {
  CHECK(dateText({2017, 0, 0}, Language::danish) == "2017");
  CHECK(dateText({2014, 10, 0}, Language::danish) == "okt. 2014");
  CHECK(dateText({2026, 12, 31}, Language::danish) == "31. dec. 2026");
  CHECK(dateText({2026, 12, 31}, Language::english) == "31 Dec 2026");
  CHECK(dateText({}, Language::danish).empty());
  CHECK(periodText({2017, 0, 0}, {}, Language::danish) == "siden 2017");
  CHECK(periodText({}, {2022, 0, 0}, Language::english) == "until 2022");
  CHECK(periodText({2015, 0, 0}, {2018, 0, 0}, Language::danish) == "2015–2018");
}

TEST_CASE("amounts and numbers use the language's comma and point") {
  CHECK(amountText({29'300'000, "DKK"}, Language::danish) == "29,3 mio. kr. om året");
  CHECK(amountText({29'300'000, "DKK"}, Language::english) == "DKK 29.3 million a year");
  CHECK(amountText({50'000'000, "DKK"}, Language::danish) == "50 mio. kr. om året");
  CHECK(amountText({500'000, "EUR"}, Language::danish) == "500.000 EUR om året");
  CHECK(numberText(0, Language::danish) == "0");
  CHECK(numberText(1'234'567, Language::danish) == "1.234.567");
  CHECK(numberText(1'234'567, Language::english) == "1,234,567");
}

TEST_CASE("every certainty, passage and property has words in both languages") {
  for (int value = 0; value < 4; ++value) {
    CHECK_FALSE(certaintyLabel(static_cast<Certainty>(value), Language::danish).empty());
    CHECK_FALSE(certaintyLabel(static_cast<Certainty>(value), Language::english).empty());
    CHECK(passageLabel(static_cast<Passage>(value), Language::danish).empty() == (value == 0));
  }
  CHECK(propertyLabel(property::kCity, Language::danish) == "By");
  CHECK(propertyLabel("budget_2025", Language::danish) == "budget_2025");
}

TEST_CASE("a tie reads from either end") {
  const Relation relation{.label = {"er medlem af", "is a member of"}, .inverse = {"har som medlem", "has as member"}};
  CHECK(tieSentence(relation, "AUH", "EUHA", true, Language::danish) == "AUH er medlem af EUHA");
  CHECK(tieSentence(relation, "EUHA", "AUH", false, Language::english) == "EUHA has as member AUH");
}
