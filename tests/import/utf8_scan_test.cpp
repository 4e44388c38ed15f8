#include "import/utf8_scan.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/text.h"

using namespace samspil;

namespace {

// Letter by letter.
Utf8Scan slowScan(std::string_view text) {
  Utf8Scan scan;
  bool opened = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [letter, size] = decodeUtf8(text, at);
    const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
    scan.nuls = scan.nuls || text[at] == 0;
    if (!ascii && size == 1) {
      scan.valid = false;
      return scan;
    }
    const bool closes = opened && ((letter >= 0x80 && letter <= 0xBF) || (letter >= 0x152 && letter <= 0x2122));
    scan.letters += ascii ? 0 : 1;
    scan.lostLetters = scan.lostLetters || letter == 0xFFFD;
    scan.doubled += closes ? 2 : 0;
    opened = !closes && (letter == 0xC2 || letter == 0xC3 || letter == 0xC5);
    at += size;
  }
  return scan;
}

}  // namespace

TEST_CASE("a text is looked through by blocks as letter by letter") {
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  const std::string pieces[] = {"a",
                                "Aarhus Universitetshospital;",
                                "æ",
                                "Ã¸",
                                "Ã",
                                "€",
                                "漢",
                                "😀",
                                "\xEF\xBF\xBD",
                                std::string(1, '\0'),
                                "\x01",
                                "\xC3",
                                "\x80",
                                "\xE2\x82"};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    // Mostly what is right, so that the end is reached.
    const std::size_t kinds = round % 4 == 0 ? std::size(pieces) : 11;
    for (auto count = random() % 60; count > 0; --count) text += pieces[random() % 3 == 0 ? random() % kinds : 0];
    const Utf8Scan slow = slowScan(text);
    JobControl job;
    const auto scan = scanUtf8(text, job);
    REQUIRE(scan);
    REQUIRE(scan->valid == slow.valid);
    if (!slow.valid) continue;
    CHECK(scan->nuls == slow.nuls);
    CHECK(scan->lostLetters == slow.lostLetters);
    CHECK(scan->letters == slow.letters);
    CHECK(scan->doubled == slow.doubled);
  }
}
