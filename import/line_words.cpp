#include "import/line_words.h"

#include <utility>

#include "base/text.h"

namespace samspil {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

Result<TextLines> TextLines::of(std::string_view bytes) {
  TRY_ASSIGN(DecodedText decoded, decodeText(std::string(bytes)));
  TextLines made;
  made.text_ = std::move(decoded.text);
  made.lines_ = splitText(made.text_.view(), '\n');
  for (auto& line : made.lines_) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return made;
}

std::vector<std::string> wordsOf(std::string_view line) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < line.size();) {
    if (isBlank(line[at])) {
      ++at;
      continue;
    }
    const char quote = line[at];
    const bool quoted = (quote == '"' || quote == '\'') && line.find(quote, at + 1) != std::string_view::npos;
    std::size_t end = quoted ? line.find(quote, at + 1) : at;
    while (!quoted && end < line.size() && !isBlank(line[end])) ++end;
    words.emplace_back(quoted ? line.substr(at + 1, end - at - 1) : line.substr(at, end - at));
    at = quoted ? end + 1 : end;
  }
  return words;
}

}  // namespace samspil
