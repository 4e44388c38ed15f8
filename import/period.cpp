#include "import/period.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace samspil {
namespace {

bool isNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// With every dash a hyphen, in lower case as far as ASCII goes.
std::string plainText(std::string_view cell) {
  std::string text;
  for (std::size_t at = 0; at < cell.size();) {
    const auto [letter, size] = decodeUtf8(cell, at);
    const bool dash = letter >= U'\u2010' && letter <= U'\u2015';
    const bool upper = letter >= U'A' && letter <= U'Z';
    text += dash ? "-" : upper ? std::string(1, static_cast<char>(letter + 32)) : std::string(cell.substr(at, size));
    at += size;
  }
  return text;
}

// Takes a word off the front, if it is there.
bool takeWord(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const auto word : words) {
    if (text.size() <= word.size() || !text.starts_with(word) || text[word.size()] != ' ') continue;
    text = trimmed(text.substr(word.size()));
    return true;
  }
  return false;
}

bool saysNoEnd(std::string_view text) {
  constexpr std::string_view kWords[] = {"",      "nu",      "d.d.",  "dd",          "i dag", "løbende",
                                         "now",   "present", "today", "current",     "?",     "...",
                                         "endnu", "ongoing", "heute", "igangværende"};
  return std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords);
}

// "2021-24" and "2021/22": the century is that of the first year.
PartialDate secondYear(std::string_view first, std::string_view second) {
  if (first.size() != 4 || !isNumber(first) || second.size() != 2 || !isNumber(second)) return {};
  if (second <= first.substr(2)) return {};
  return parseIsoDate(std::string(first.substr(0, 2)) + std::string(second)).value_or(PartialDate{});
}

// The two dates on either side; "jan" of "jan - dec 2020" is of the year on the other side.
std::optional<Period> periodOf(std::string_view left, std::string_view right, DateOrder order) {
  left = trimmed(left);
  right = trimmed(right);
  Period period;
  period.from = parseDate(left, order).value_or(PartialDate{});
  if (period.from.known() && saysNoEnd(right)) return period;
  period.to = parseDate(right, order).value_or(secondYear(left, right));
  if (!period.to.known()) return std::nullopt;
  if (!period.from.known()) {
    const auto withYear = parseDate(std::string(left) + " " + std::string(right.substr(right.size() - 4)), order);
    period.from = withYear.value_or(PartialDate{});
  }
  if (!period.from.known() && !left.empty()) return std::nullopt;
  return period;
}

std::optional<Period> openPeriod(std::string_view text, DateOrder order) {
  const bool begins = takeWord(text, {"fra", "siden", "from", "since", "efter", "after"});
  const bool ends = !begins && takeWord(text, {"til", "indtil", "until", "to", "before"});
  const auto date = begins || ends ? parseDate(text, order) : std::nullopt;
  if (!date) return std::nullopt;
  return begins ? Period{*date, {}} : Period{{}, *date};
}

}  // namespace

std::optional<Period> parsePeriod(std::string_view cell, DateOrder order) {
  const std::string plain = plainText(trimmed(cell));
  std::string_view text = plain;
  if (text.size() < 4 || text.size() > 60) return std::nullopt;
  if (const auto whole = parseDate(text, order)) return Period{*whole, whole->day == 0 ? *whole : PartialDate{}};
  if (const auto open = openPeriod(text, order)) return open;
  takeWord(text, {"fra", "from"});
  for (const std::string_view between : {" til ", " to ", " until ", " bis ", " - ", " / "}) {
    const auto at = text.find(between);
    if (at == std::string_view::npos) continue;
    if (const auto period = periodOf(text.substr(0, at), text.substr(at + between.size()), order)) return period;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '-' && text[at] != '/') continue;
    if (const auto period = periodOf(text.substr(0, at), text.substr(at + 1), order)) return period;
  }
  return std::nullopt;
}

}  // namespace samspil
