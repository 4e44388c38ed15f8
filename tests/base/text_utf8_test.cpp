#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.h"

using namespace samspil;

namespace {

std::string encoded(char32_t codePoint) {
  std::string out;
  appendUtf8(out, codePoint);
  return out;
}

bool reads(std::string_view bytes, char32_t codePoint) {
  const auto decoded = decodeUtf8(bytes, 0);
  return decoded.codePoint == codePoint && decoded.size == bytes.size() && isValidUtf8(bytes);
}

// Ill-formed from the first byte on: that byte alone is replaced, and the whole is no UTF-8.
bool refuses(std::string_view bytes) {
  const auto decoded = decodeUtf8(bytes, 0);
  return decoded.codePoint == 0xFFFD && decoded.size == 1 && !isValidUtf8(bytes);
}

}  // namespace

TEST_CASE("every code point but the surrogates survives writing and reading") {
  for (char32_t codePoint = 0; codePoint <= 0x10FFFF; ++codePoint) {
    if (codePoint >= 0xD800 && codePoint <= 0xDFFF) continue;
    if (!reads(encoded(codePoint), codePoint)) {
      FAIL("code point " << static_cast<std::uint32_t>(codePoint));
    }
  }
}

TEST_CASE("first and last code point of each length") {
  CHECK(reads(std::string_view("\0", 1), 0));
  CHECK(reads("\x7F", 0x7F));
  CHECK(reads("\xC2\x80", 0x80));
  CHECK(reads("\xDF\xBF", 0x7FF));
  CHECK(reads("\xE0\xA0\x80", 0x800));
  CHECK(reads("\xED\x9F\xBF", 0xD7FF));
  CHECK(reads("\xEE\x80\x80", 0xE000));
  CHECK(reads("\xEF\xBF\xBD", 0xFFFD));
  CHECK(reads("\xEF\xBF\xBF", 0xFFFF));
  CHECK(reads("\xF0\x90\x80\x80", 0x10000));
  CHECK(reads("\xF4\x8F\xBF\xBF", 0x10FFFF));
}

TEST_CASE("longer spellings than needed are refused") {
  for (const char* bytes :
       {"\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF"}) {
    CAPTURE(bytes);
    CHECK(refuses(bytes));
  }
  CHECK(refuses(std::string_view("\xC0\x80", 2)));
}

TEST_CASE("surrogates and what lies beyond Unicode are refused") {
  for (const char* bytes :
       {"\xED\xA0\x80", "\xED\xAF\xBF", "\xED\xB0\x80", "\xED\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xF7\xBF\xBF\xBF", "\xF8\x88\x80\x80\x80", "\xFC\x84\x80\x80\x80\x80", "\xFE", "\xFF"}) {
    CAPTURE(bytes);
    CHECK(refuses(bytes));
  }
}

TEST_CASE("no byte from 80 to C1 or from F5 to FF begins a character") {
  for (unsigned first = 0x80; first <= 0xFF; ++first) {
    if (first >= 0xC2 && first <= 0xF4) continue;
    const std::string bytes{static_cast<char>(first), '\xBF', '\xBF', '\xBF'};
    CAPTURE(first);
    CHECK(refuses(bytes));
  }
}

TEST_CASE("characters cut short at any byte are refused, without reading past the end") {
  for (const char* whole : {"\xC3\xB8", "\xE2\x82\xAC", "\xF0\x9F\xA4\x9D"}) {
    const std::string_view bytes = whole;
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      CHECK(refuses(bytes.substr(0, size)));
      CHECK(refuses(std::string(bytes.substr(0, size)) + "x"));
      CHECK(refuses(std::string(bytes.substr(0, size)) + "\xC3\xB8"));
    }
  }
}

TEST_CASE("reading starts where it is told, and recovers after an ill-formed byte") {
  const std::string_view text = "a\xFFø";
  std::vector<char32_t> read;
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = decodeUtf8(text, at);
    read.push_back(decoded.codePoint);
    at += decoded.size;
  }
  CHECK(read == std::vector<char32_t>{U'a', 0xFFFD, U'ø'});
}

TEST_CASE("a Windows-1252 text is not UTF-8, its ASCII part is") {
  CHECK(isValidUtf8(""));
  CHECK(isValidUtf8("Aarhus"));
  CHECK(isValidUtf8("Ærø, Łódź, Αθήνα, 漢字, \xF0\x9F\xA4\x9D"));
  CHECK_FALSE(isValidUtf8("\xC5rhus"));
  CHECK_FALSE(isValidUtf8("R\xF8nde"));
  CHECK_FALSE(isValidUtf8("S\xF8"));
}
