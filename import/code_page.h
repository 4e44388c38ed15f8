// Single-byte code pages: their 256 characters, and how much a text read with one looks like a language.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace samspil {

struct CodePage {
  std::string_view name;              // as IANA has it: "windows-1252"
  std::array<char32_t, 256> letters;  // U+FFFD where nothing is defined
};

// The code pages that are known, the likeliest first. Built once, then shared.
std::span<const CodePage> codePages();
const CodePage* findCodePage(std::string_view name);

std::string decodeWith(const CodePage& page, std::string_view bytes);

// The likeliest code page for bytes that are not UTF-8, by naive Bayes over the letters of Danish, Swedish, German, the
// Romance languages, Polish, Czech, Hungarian and Greek. At most 1 MiB of the bytes above 127 is looked at, spread over
// the text.
const CodePage& likeliestCodePage(std::string_view bytes);

}  // namespace samspil
