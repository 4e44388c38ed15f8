#include "session/label_text.h"

#include <optional>

#include "base/text.h"

namespace samspil {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr float kWordOverhang = 1.5F;

struct Ruler {
  const FontMetrics& metrics;
  float size;
  float width(std::string_view text) const { return metrics.width(text, size); }
};

// The longest beginning of `text` that fits together with the ellipsis, cut between letters.
std::string cutBetweenLetters(std::string_view text, const Ruler& ruler, float widest) {
  const float room = widest - ruler.width(kEllipsis);
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = end + decodeUtf8(text, end).size;
    if (ruler.width(text.substr(0, next)) > room) break;
    end = next;
  }
  return std::string{trimmed(text.substr(0, end))} + std::string{kEllipsis};
}

// Cut at the last word that fits, else between letters.
std::string cut(std::string_view text, const Ruler& ruler, float widest) {
  const float room = widest - ruler.width(kEllipsis);
  std::size_t best = 0;
  for (std::size_t blank = text.find(' '); blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
    if (ruler.width(text.substr(0, blank)) <= room) best = blank;
  }
  if (best > 0) return std::string{trimmed(text.substr(0, best))} + std::string{kEllipsis};
  return cutBetweenLetters(text, ruler, widest);
}

std::string fitted(std::string_view text, const Ruler& ruler, float widest) {
  const bool oneWord = text.find(' ') == std::string_view::npos;
  const float allowed = oneWord ? kWordOverhang * widest : widest;
  return ruler.width(text) <= allowed ? std::string{text} : cut(text, ruler, widest);
}

// The blank that divides the text most evenly; none: a single word.
std::optional<std::size_t> evenBreak(std::string_view text, const Ruler& ruler) {
  std::optional<std::size_t> best;
  float bestWidth = 0;
  for (std::size_t blank = text.find(' '); blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
    const float wider = std::max(ruler.width(text.substr(0, blank)), ruler.width(text.substr(blank + 1)));
    if (best && wider >= bestWidth) continue;
    best = blank;
    bestWidth = wider;
  }
  return best;
}

// The last blank before the first line overflows, for texts too long for two lines; at least the first word.
std::size_t fullBreak(std::string_view text, const Ruler& ruler, float widest) {
  std::size_t best = text.find(' ');
  for (std::size_t blank = best; blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
    if (ruler.width(text.substr(0, blank)) <= widest) best = blank;
  }
  return best;
}

}  // namespace

std::vector<std::string> wrapLabel(std::string_view text, const FontMetrics& metrics, float size, float widest) {
  const Ruler ruler{metrics, size};
  if (ruler.width(text) <= widest) return {std::string{text}};
  const auto even = evenBreak(text, ruler);
  if (!even) return {fitted(text, ruler, widest)};
  const bool fitsInTwo = std::max(ruler.width(text.substr(0, *even)), ruler.width(text.substr(*even + 1))) <= widest;
  const std::size_t at = fitsInTwo ? *even : fullBreak(text, ruler, widest);
  return {fitted(text.substr(0, at), ruler, widest), fitted(text.substr(at + 1), ruler, widest)};
}

std::string cutToWidth(std::string_view text, const FontMetrics& metrics, float size, float widest) {
  const Ruler ruler{metrics, size};
  return ruler.width(text) <= widest ? std::string{text} : cut(text, ruler, widest);
}

}  // namespace samspil
