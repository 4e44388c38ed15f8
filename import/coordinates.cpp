#include "import/coordinates.h"

#include <cmath>
#include <string>
#include <vector>

#include "base/text.h"

namespace samspil {
namespace {

// Takes a letter of the compass (Danish or English) off either end; the sign that it stands for, 0 if there is none.
int takeCompass(std::string_view& text) {
  constexpr std::pair<std::string_view, int> kLetters[] = {{"N", 1},  {"E", 1},  {"Ø", 1},
                                                           {"S", -1}, {"W", -1}, {"V", -1}};
  for (const auto& [letter, sign] : kLetters) {
    const bool behind = text.ends_with(letter);
    if (!behind && !text.starts_with(letter)) continue;
    text = trimmed(behind ? text.substr(0, text.size() - letter.size()) : text.substr(letter.size()));
    return sign;
  }
  return 0;
}

// The numbers between the signs for degrees, minutes and seconds; none if there is anything else.
std::vector<double> partsOf(std::string_view text) {
  std::string spaced;
  for (std::size_t at = 0; at < text.size();) {
    const auto [letter, size] = decodeUtf8(text, at);
    constexpr std::u32string_view kMarks = U"°º˚'\"′″’”´";
    if (kMarks.find(letter) != std::u32string_view::npos)
      spaced += ' ';
    else
      spaced += text[at] == ',' ? "." : std::string(text.substr(at, size));
    at += size;
  }
  std::vector<double> parts;
  for (const auto word : splitText(spaced, ' ')) {
    if (word.empty()) continue;
    const auto part = parseNumber(word, NumberStyle::decimalPoint);
    if (!part || (!parts.empty() && (*part < 0 || *part >= 60))) return {};
    parts.push_back(*part);
  }
  return parts;
}

}  // namespace

std::optional<double> parseDegrees(std::string_view cell, NumberStyle style) {
  if (const auto plain = parseNumber(cell, style)) return plain;
  std::string_view text = trimmed(cell);
  const int compass = takeCompass(text);
  const bool marked = text.find("°") != std::string_view::npos || text.find("º") != std::string_view::npos;
  const auto parts = partsOf(text);
  if ((compass == 0 && !marked) || parts.empty() || parts.size() > 3) return std::nullopt;
  double degrees = 0, share = 1;
  for (const double part : parts) {
    degrees += std::abs(part) * share;
    share /= 60;
  }
  constexpr double kFinest = 1e6;  // a tenth of a metre
  degrees = std::round(degrees * kFinest) / kFinest;
  return compass < 0 || parts.front() < 0 ? -degrees : degrees;
}

namespace {

// "Point(12.5 55.6)", "SRID=4326;POINT (12.5 55.6)", as registers of places write it: the longitude comes first.
std::optional<std::pair<double, double>> parsePoint(std::string_view text) {
  const auto open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return std::nullopt;
  const auto word = foldForSearch(text.substr(0, open));
  if (word != "point" && !(word.starts_with("srid ") && word.ends_with(" point"))) return std::nullopt;
  const auto inside = trimmed(text.substr(open + 1, text.size() - open - 2));
  const auto blank = inside.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto longitude = parseNumber(inside.substr(0, blank), NumberStyle::decimalPoint),
             latitude = parseNumber(inside.substr(blank + 1), NumberStyle::decimalPoint);
  if (!longitude || !latitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return std::nullopt;
  return std::pair(*latitude, *longitude);
}

}  // namespace

std::optional<std::pair<double, double>> parseCoordinates(std::string_view cell) {
  auto text = trimmed(cell);
  if (const auto point = parsePoint(text)) return point;
  if (text.size() > 2 && (text.front() == '(' || text.front() == '[')) text = trimmed(text.substr(1, text.size() - 2));
  for (const auto& [separator, style] : {std::pair(std::string_view(";"), NumberStyle::decimalComma),
                                         {";", NumberStyle::decimalPoint},
                                         {", ", NumberStyle::decimalComma},
                                         {",", NumberStyle::decimalPoint},
                                         {" ", NumberStyle::decimalPoint},
                                         {" ", NumberStyle::decimalComma}}) {
    const auto split = text.find(separator);
    if (split == std::string_view::npos) continue;
    const auto latitude = parseDegrees(text.substr(0, split), style),
               longitude = parseDegrees(text.substr(split + separator.size()), style);
    if (latitude && longitude && std::abs(*latitude) <= 90 && std::abs(*longitude) <= 180)
      return std::pair(*latitude, *longitude);
  }
  return std::nullopt;
}

}  // namespace samspil
