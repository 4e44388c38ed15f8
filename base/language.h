// Danish first, English second: a text in both languages, and the choice between them.
#pragma once

#include <string>
#include <string_view>

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

// The same, of texts that somebody else keeps.
struct LocalizedView {
  std::string_view danish, english;

  LocalizedView() = default;
  LocalizedView(std::string_view danishText, std::string_view englishText) : danish(danishText), english(englishText) {}
  LocalizedView(const LocalizedText& text) : danish(text.danish), english(text.english) {}
  std::string_view in(Language language) const {
    const std::string_view wanted = language == Language::danish ? danish : english;
    return wanted.empty() ? (language == Language::danish ? english : danish) : wanted;
  }
  LocalizedText copy() const { return {std::string(danish), std::string(english)}; }
  friend bool operator==(const LocalizedView&, const LocalizedView&) = default;
};

}  // namespace samspil
