#include "session/error_words.h"

#include <optional>
#include <vector>

#include <fmt/args.h>
#include <fmt/format.h>

#include "base/text.h"

namespace samspil {

namespace {

std::string inDanish(std::string_view message, int depth);

// What stands in the blanks of a sentence, if the message was made with it: each blank as short as what follows allows,
// the last one to the end.
std::optional<std::vector<std::string_view>> blanksOf(std::string_view message, std::string_view sentence) {
  std::vector<std::string_view> blanks;
  bool afterBlank = false;
  while (true) {
    const std::size_t blank = sentence.find("{}");
    const std::string_view words = sentence.substr(0, blank);
    const bool last = blank == std::string_view::npos;
    std::size_t at = 0;
    if (afterBlank) {
      if (last && message.size() < words.size()) return {};
      at = last ? message.size() - words.size() : message.find(words);
      if (at == std::string_view::npos) return {};
      blanks.push_back(message.substr(0, at));
    }
    if (message.substr(at, words.size()) != words) return {};
    message.remove_prefix(at + words.size());
    if (last) return message.empty() ? std::optional(blanks) : std::nullopt;
    sentence.remove_prefix(blank + 2);
    afterBlank = true;
  }
}

std::optional<std::string> known(std::string_view message, int depth) {
  for (const ErrorSentence& sentence : errorSentences()) {
    const auto blanks = blanksOf(message, sentence.english);
    if (!blanks) continue;
    fmt::dynamic_format_arg_store<fmt::format_context> values;
    for (const std::string_view blank : *blanks) values.push_back(inDanish(blank, depth + 1));
    return fmt::vformat(std::string(sentence.danish), values);
  }
  return {};
}

// Context stands in front of a sentence: "import partnere.csv: ...".
std::string inDanish(std::string_view message, int depth) {
  constexpr int kDeepest = 4;  // of sentences within sentences
  if (depth > kDeepest) return std::string(message);
  if (auto found = known(message, depth)) return *found;
  for (std::size_t colon = message.find(": "); colon != std::string_view::npos; colon = message.find(": ", colon + 1)) {
    const auto tail = known(message.substr(colon + 2), depth + 1);
    if (tail) return fmt::format("{}: {}", inDanish(message.substr(0, colon), depth + 1), *tail);
  }
  return std::string(message);
}

}  // namespace

std::string errorText(std::string_view message, Language language) {
  return language == Language::danish ? inDanish(message, 0) : std::string(message);
}

}  // namespace samspil
