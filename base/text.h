// Text is UTF-8 everywhere inside Samspil. Here: checking it, folding it for search and matching, sorting it as
// Danes do.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace samspil {

bool isValidUtf8(std::string_view bytes);

// One code point read from UTF-8, and how many bytes it took. Ill-formed bytes read as U+FFFD, one byte each.
struct DecodedCodePoint {
  char32_t codePoint = 0;
  std::size_t size = 0;
};
DecodedCodePoint decodeUtf8(std::string_view text, std::size_t at);
void appendUtf8(std::string& out, char32_t codePoint);

// The form in which names are compared: lower case, without accents, ligatures spelled out, `å` and `aa` alike as "a",
// `ø` and `oe` as "o", `æ` and `ae` as "ae", every run of anything but letters and digits one blank, none at the ends.
// "Århus" and "AARHUS" both give "arhus". Letters of other scripts are kept, in lower case, without marks. Folding what
// is folded changes nothing.
std::string foldForSearch(std::string_view text);
void foldForSearch(std::string_view text, std::string& into);  // replaces what is there, for millions of them

// Without blanks, no-break spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

std::vector<std::string_view> splitText(std::string_view text, char separator);
std::string joinText(const std::vector<std::string>& parts, std::string_view separator);

// "aarhus-universitet" of "Aarhus Universitet", for keys and file names: a-z, 0-9 and hyphens, æ ø å as ae oe aa.
std::string slug(std::string_view text);
// true only if foldForSearch(slug(text)) is foldForSearch(text): told at a glance of nearly all names in Latin letters.
bool slugFoldsAlike(std::string_view text);

// Sorts as a Danish (æ ø å last, aa as å) or English reader expects. Make one and keep it; not for use by two threads.
class Collator {
 public:
  explicit Collator(Language language);
  ~Collator();
  Collator(Collator&&) noexcept;
  Collator& operator=(Collator&&) noexcept;

  // Less than 0, 0 or greater than 0, as a stands to b.
  int compare(std::string_view a, std::string_view b) const;
  bool operator()(std::string_view a, std::string_view b) const { return compare(a, b) < 0; }

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace samspil
