// Texts are decoded piece by piece, and larger ones are kept in a file meanwhile: what comes out is the same.
#include "import/encoding.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "base/text.h"
#include "import/utf8_scan.h"

using namespace samspil;

namespace {

// Longer than two pieces. `shift` letters stand before, so that other letters come to lie where a piece ends.
std::string longText(std::size_t shift) {
  std::string text(shift, 'x');
  std::string hospitals;
  for (int i = 0; i < 40; ++i) hospitals += "\U0001F3E5";
  while (text.size() < (9u << 20)) text += "Ærø Sygehus;" + hospitals + "\n";
  return text;
}

std::string withoutEmoji(std::string_view text) {
  std::string without;
  for (std::size_t at = 0; at < text.size();) {
    const auto [letter, size] = decodeUtf8(text, at);
    if (letter < 0x10000) without += text.substr(at, size);
    at += size;
  }
  return without;
}

std::string inUtf16(std::string_view text) {
  std::string bytes = "\xFF\xFE";
  const auto put = [&](char32_t unit) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [letter, size] = decodeUtf8(text, at);
    at += size;
    if (letter < 0x10000) {
      put(letter);
      continue;
    }
    put(0xD800 + ((letter - 0x10000) >> 10));
    put(0xDC00 + ((letter - 0x10000) & 0x3FF));
  }
  return bytes;
}

std::string inLatin1(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const auto [letter, size] = decodeUtf8(text, at);
    at += size;
    bytes += static_cast<char>(static_cast<unsigned char>(letter));
  }
  return bytes;
}

Utf8Scan scanned(std::string_view text) {
  JobControl job;
  const auto scan = scanUtf8(std::string(text), job);
  REQUIRE(scan);
  return *scan;
}

}  // namespace

TEST_CASE("a long text reads the same in every encoding") {
  for (const std::size_t shift : {0u, 1u, 2u, 3u}) {
    const std::string text = longText(shift);
    const auto wide = decodeText(inUtf16(text));
    REQUIRE(wide);
    CHECK((wide->text.view() == text));
    CHECK(wide->encoding == "UTF-16LE");
    if (shift > 0) continue;
    std::string plain;
    while (plain.size() < text.size()) plain += withoutEmoji(text);
    const auto narrow = decodeText(inLatin1(plain));
    REQUIRE(narrow);
    CHECK((narrow->text.view() == plain));
    CHECK(narrow->encoding == "windows-1252");
    const auto mixed = decodeText(text + inLatin1("Sønderjylland\n") + text);
    REQUIRE(mixed);
    CHECK((mixed->text.view() == text + "Sønderjylland\n" + text));
    CHECK(mixed->otherLines.size() == 1);
    std::string nuls = text;
    nuls[nuls.find('S')] = '\0';
    nuls[nuls.rfind('S')] = '\0';
    const auto without = decodeText(nuls, "utf-8");
    REQUIRE(without);
    CHECK(without->removedNuls == 2);
    CHECK(without->text.size() == nuls.size() - 2);
  }
}

TEST_CASE("a text that does not fit into memory is kept in a file") {
  TextWriter writer(16);
  std::string expected;
  for (int i = 0; i < 100; ++i) {
    const std::string piece = "række " + std::to_string(i) + "\n";
    REQUIRE(writer.append(piece));
    expected += piece;
  }
  const auto text = writer.finish();
  REQUIRE(text);
  CHECK(text->view() == expected);
}

TEST_CASE("one look at a text tells what letter by letter tells") {
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  const std::string pieces[] = {"Aarhus ", "ø", "Ã¸", "Ã", "Â ", "\xEF\xBF\xBD", std::string(1, '\0'),
                                "\xE6",    "€", "\n"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto count = random() % 60; count > 0; --count) text += pieces[random() % (round % 2 == 0 ? 5 : 10)];
    const Utf8Scan scan = scanned(text);
    REQUIRE(scan.valid == isValidUtf8(text));
    if (!scan.valid) continue;
    std::uint64_t letters = 0;
    for (std::size_t at = 0; at < text.size(); at += decodeUtf8(text, at).size)
      letters += static_cast<unsigned char>(text[at]) >= 0x80 ? 1 : 0;
    CHECK(scan.letters == letters);
    CHECK(scan.nuls == (text.find('\0') != std::string::npos));
    CHECK(scan.lostLetters == (text.find("\xEF\xBF\xBD") != std::string::npos));
  }
  CHECK(scanned("KÃ¸benhavn Ã†rÃ¸").looksDoubleEncoded());
  CHECK_FALSE(scanned("København Ærø").looksDoubleEncoded());
}
