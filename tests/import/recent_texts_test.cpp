#include "import/plain/recent_texts.h"

#include <doctest/doctest.h>

#include <string>
#include <unordered_map>

using namespace samspil;

TEST_CASE("a text that came lately is found with its number, and one that never came is not") {
  RecentTexts recent;
  CHECK(recent.find("2019,2021", textHash("2019,2021")) == 0);
  std::unordered_map<std::string, std::uint32_t> given;
  for (std::uint32_t number = 1; number <= 100'000; ++number) {
    const std::string text(number % 41, 'x');
    const std::string whole = text + std::to_string(number);
    recent.remember(whole, textHash(whole), number);
    given[whole] = number;
    CHECK(recent.find(whole, textHash(whole)) == number);
  }
  for (const auto& [text, number] : given) {
    const std::uint32_t found = recent.find(text, textHash(text));
    CHECK((found == 0 || found == number));
  }
}

TEST_CASE("letters are compared to the last one, whatever their number") {
  for (std::size_t size = 1; size < 70; ++size) {
    const std::string text(size, 'a');
    CHECK(sameLetters(text.data(), text.data(), size));
    for (std::size_t other = 0; other < size; ++other) {
      std::string changed = text;
      changed[other] = 'b';
      CHECK_FALSE(sameLetters(text.data(), changed.data(), size));
    }
  }
}
