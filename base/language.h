// Danish first, English second: a text in both languages, and the choice between them.
#pragma once

#include <string>

namespace samspil {

enum class Language { danish, english };

struct LocalizedText {
  std::string danish;
  std::string english;

  // The text in `language`, or in the other one where it is missing.
  const std::string& in(Language language) const {
    const std::string& wanted = language == Language::danish ? danish : english;
    return wanted.empty() ? (language == Language::danish ? english : danish) : wanted;
  }
  friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

}  // namespace samspil
