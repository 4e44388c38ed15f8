#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <string>

#include "base/files.h"
#include "session/font_metrics.h"

using namespace samspil;

TEST_CASE("widths add up letter by letter and grow with the size") {
  const auto metrics = FontMetrics::load(FontRole::regular);
  if (!metrics) {
    MESSAGE("no font installed: " << metrics.error().message);
    return;
  }
  CHECK(metrics->width("", 20) == 0);
  CHECK(metrics->width("Aarhus", 20) == doctest::Approx(2 * metrics->width("Aarhus", 10)));
  CHECK(metrics->width("ab", 13) == doctest::Approx(metrics->width("a", 13) + metrics->width("b", 13)));
  CHECK(metrics->width("W", 13) > 2 * metrics->width("i", 13));
  for (const char* letter : {"æ", "ø", "å", "ł", "Ω"}) CHECK(metrics->width(letter, 13) >= metrics->width("i", 13));
}

TEST_CASE("semibold letters are wider than regular ones, by less than labels allow for") {
  const auto regular = FontMetrics::load(FontRole::regular), semibold = FontMetrics::load(FontRole::semibold);
  if (!regular || !semibold) return;
  for (const char* name :
       {"Aarhus Universitetshospital", "De 19 midtjyske kommuner", "Region Midtjylland", "Sundhedsplan 2013"}) {
    const float ratio = semibold->width(name, 15) / regular->width(name, 15);
    CHECK(ratio > 1.0F);
    CHECK(ratio < 1.07F);
  }
}

TEST_CASE("without a font every letter is estimated") {
  const FontMetrics metrics = FontMetrics::estimate();
  CHECK(metrics.width("sø", 10) == doctest::Approx(11));
}

TEST_CASE("icons are numbered as Fork Awesome numbers them") {
  CHECK(iconCodePoint("hospital-o") == 0xF0F8);
  CHECK(iconCodePoint("no-such-icon") == 0);
  CHECK(iconCodePoint("") == 0);
  const std::filesystem::path sheet = "/usr/share/fonts-fork-awesome/css/fork-awesome.css";
  const auto css = readFile(sheet);
  if (!css) {
    MESSAGE("fonts-fork-awesome is not installed: its style sheet is not compared");
    return;
  }
  const std::regex rule{
      R"(\.fa-([a-z0-9-]+):before(?:,\s*\.fa-[a-z0-9-]+:before)*\s*\{\s*content:\s*"\\([0-9a-f]+)\")"};
  int compared = 0;
  for (std::sregex_iterator match{css->begin(), css->end(), rule}, end; match != end; ++match) {
    const char32_t ours = iconCodePoint((*match)[1].str());
    if (ours == 0) continue;
    ++compared;
    CHECK_MESSAGE(ours == std::stoul((*match)[2].str(), nullptr, 16), (*match)[1].str());
  }
  CHECK(compared > 100);
}

TEST_CASE("every icon of the vocabulary is known") {
  const auto vocabulary = readFile("assets/vocabulary.json");
  REQUIRE(vocabulary.has_value());
  const std::regex icon{R"re("icon":\s*"([a-z0-9-]+)")re"};
  int icons = 0;
  for (std::sregex_iterator match{vocabulary->begin(), vocabulary->end(), icon}, end; match != end; ++match, ++icons) {
    CHECK_MESSAGE(iconCodePoint((*match)[1].str()) != 0, (*match)[1].str());
  }
  CHECK(icons >= 15);
}
