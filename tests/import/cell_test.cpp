#include "import/cell.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

#include <fmt/format.h>

using namespace samspil;

TEST_CASE("the words for nothing are nothing, in capitals and among blanks too, and no others are") {
  for (const std::string_view nothing :
       {"",    " ",    "\xC2\xA0", "-",   "–",       "—",     "n/a",    "N/A", " N/A ",   "#n/a",  "NA",      "n.a.",
        "I/T", "NULL", "None",     "nil", "(blank)", "(TOM)", "Ukendt", "?",   "#VALUE!", "#ref!", "Unknown", "\\N"})
    CHECK_MESSAGE(isMissing(nothing), nothing);
  for (const std::string_view something : {"0", "-1", "Nord", "U", "i", "(1)", "??", "#1", "Ø", "nullitet", "Ingen"})
    CHECK_MESSAGE(!isMissing(something), something);
}

TEST_CASE("a number is the nearest double to its digits, and its text the shortest one") {
  constexpr unsigned kSeed = 9;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 50'000; ++round) {
    std::string cell = random() % 4 == 0 ? "-" : "";
    const auto digits = [&](std::size_t most) {
      for (auto count = random() % (most + 1); count > 0; --count)
        cell += static_cast<char>('0' + (random() % 3 == 0 ? 0 : random() % 10));
    };
    digits(random() % 20 == 0 ? 18 : 5);
    const bool comma = random() % 4 == 0;
    if (random() % 4 != 0) cell += comma ? ',' : '.';
    digits(random() % 20 == 0 ? 18 : 6);
    CAPTURE(cell);
    for (const NumberStyle style : {NumberStyle::decimalPoint, NumberStyle::decimalComma}) {
      const auto number = parseNumber(cell, style);
      if (!number) continue;
      CHECK(numberText(*number, cell) == fmt::format("{}", *number));
      std::string plain = cell;
      std::erase(plain, style == NumberStyle::decimalComma ? '.' : ',');
      std::ranges::replace(plain, ',', '.');
      CHECK(*number == std::strtod(plain.c_str(), nullptr));
    }
  }
  CHECK(numberText(1234, "1.234") == "1234");
  CHECK(numberText(0.00001, "0.00001") == "1e-05");
  CHECK(parseNumber("0.1", NumberStyle::decimalPoint) == 0.1);
  CHECK(parseNumber("123456789012345678", NumberStyle::decimalPoint) == 123456789012345678.0);
}
