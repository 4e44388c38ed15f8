#include "import/cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace samspil {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t countDigits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isDigit));
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Takes a currency or percent sign off either end.
std::string_view withoutUnit(std::string_view text) {
  constexpr std::string_view kUnits[] = {"%", "€", "$", "£", "kr.", "kr", "DKK", "EUR", "USD", ",-"};
  for (const auto unit : kUnits) {
    if (text.size() > unit.size() && text.ends_with(unit)) text = trimmed(text.substr(0, text.size() - unit.size()));
    if (text.size() > unit.size() && text.starts_with(unit)) text = trimmed(text.substr(unit.size()));
  }
  return text;
}

// Takes "mio." or "mia." off the end, and answers by what the number before is to be multiplied.
double takeMultiple(std::string_view& text) {
  constexpr std::pair<std::string_view, double> kMultiples[] = {
      {"mio.", 1e6}, {"mio", 1e6}, {"mill.", 1e6}, {"million", 1e6}, {"mia.", 1e9}, {"mia", 1e9}, {"billion", 1e9}};
  for (const auto& [word, multiple] : kMultiples) {
    if (text.size() <= word.size() || !text.ends_with(word) || !(text[text.size() - word.size() - 1] == ' ')) continue;
    text = trimmed(text.substr(0, text.size() - word.size()));
    return multiple;
  }
  return 1;
}

// The digits of a whole part whose groups of three may be separated by `thousands`, blank or no-break space; none if
// misgrouped.
std::optional<std::string> ungrouped(std::string_view whole, char thousands) {
  std::string digits;
  std::size_t sinceGroup = 0;
  bool grouped = false;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const char c = whole[i];
    if (isDigit(c)) {
      digits.push_back(c);
      ++sinceGroup;
      continue;
    }
    const bool noBreak = whole.substr(i).starts_with("\xC2\xA0");
    if (c != thousands && c != ' ' && c != '\'' && !noBreak) return std::nullopt;
    if (grouped ? sinceGroup != 3 : sinceGroup == 0 || sinceGroup > 3) return std::nullopt;
    if (noBreak) ++i;
    grouped = true;
    sinceGroup = 0;
  }
  if (digits.empty() || (grouped && sinceGroup != 3)) return std::nullopt;
  return digits;
}

std::optional<double> parseExact(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

// Digits of which a double holds any number exactly enough to be told from the next one.
constexpr std::size_t kSureDigits = 15;

// As nearly all numbers are written: a sign, digits, a decimal mark with digits behind it. None: ask parseNumber().
// Both parts of the quotient are exact, so that it is the double next to the number (Clinger 1990).
std::optional<double> parsePlain(std::string_view cell, char decimalMark) {
  constexpr std::array kTens = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
  const bool negative = cell.starts_with('-');
  std::uint64_t digits = 0;
  std::size_t at = negative ? 1 : 0, count = 0, behind = 0;
  const auto takeDigits = [&] {
    const std::size_t first = at;
    for (; at < cell.size() && isDigit(cell[at]); ++at)
      digits = digits * 10 + static_cast<std::uint64_t>(cell[at] - '0');
    count += at - first;
    return at - first;
  };
  if (cell.size() > kSureDigits + 2 || takeDigits() == 0) return std::nullopt;
  if (at < cell.size()) {
    if (cell[at++] != decimalMark) return std::nullopt;
    behind = takeDigits();
    if (behind == 0) return std::nullopt;
  }
  if (at != cell.size() || count > kSureDigits) return std::nullopt;
  const double value = static_cast<double>(digits) / kTens[behind];
  return negative ? -value : value;
}

// Whether it is how the number that it says is written in the shortest way.
bool isShortest(std::string_view cell) {
  if (cell.starts_with('-')) cell.remove_prefix(1);
  const auto point = cell.find('.');
  const auto whole = cell.substr(0, point);
  const auto fraction = point == std::string_view::npos ? std::string_view{} : cell.substr(point + 1);
  const bool digits = countDigits(whole) == whole.size() && countDigits(fraction) == fraction.size();
  const bool sure = whole.size() + fraction.size() <= kSureDigits;  // also: no exponent is shorter
  if (!digits || !sure || whole.empty() || (whole.size() > 1 && whole.front() == '0')) return false;
  if (point == std::string_view::npos) return true;
  return !fraction.empty() && fraction.back() != '0' && (whole != "0" || fraction.front() != '0');
}

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "ma",  "jun",
                                                      "jul", "aug", "sep", "okt", "nov", "dec"};

// The month that a Danish or English word names.
std::optional<int> monthNamed(std::string_view word) {
  const std::string name = lowered(word);
  if (name.size() < 3) return std::nullopt;
  if (name.starts_with("oct")) return 10;
  if (name.starts_with("des") || name.starts_with("dez")) return 12;
  if (name == "maj" || name == "may" || name == "mai") return 5;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (month != 4 && name.starts_with(kMonths[month])) return static_cast<int>(month) + 1;
  }
  return std::nullopt;
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Two-digit years: up to 49 is this century.
int fullYear(std::string_view digits) {
  const int year = number(digits);
  return digits.size() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
}

std::optional<PartialDate> dateOf(int year, int month, int day) {
  return parseIsoDate(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

std::optional<PartialDate> parseNumericDate(std::string_view text, DateOrder order) {
  constexpr std::string_view kMarks = "-./";  // "15/6-2022" has two of them
  const auto first = text.find_first_of(kMarks);
  if (first == std::string_view::npos) return std::nullopt;
  const auto digitsOnly = [](std::string_view s, std::size_t most) {
    return !s.empty() && s.size() <= most && countDigits(s) == s.size();
  };
  std::string_view a = text.substr(0, first), b = text.substr(first + 1);
  const auto second = text.find_first_of(kMarks, first + 1);
  if (second == std::string_view::npos)
    return digitsOnly(a, 2) && b.size() == 4 && digitsOnly(b, 4)
               ? parseIsoDate(fmt::format("{:04}-{:02}", number(b), number(a)))
               : std::nullopt;
  b = text.substr(first + 1, second - first - 1);
  std::string_view c = text.substr(second + 1);
  if (a.size() == 4 && digitsOnly(a, 4) && digitsOnly(b, 2) && digitsOnly(c, 2))
    return dateOf(number(a), number(b), number(c));
  if (!digitsOnly(a, 2) || !digitsOnly(b, 2) || !digitsOnly(c, 4) || (c.size() != 2 && c.size() != 4))
    return std::nullopt;
  if (order == DateOrder::monthFirst) std::swap(a, b);
  return dateOf(fullYear(c), number(b), number(a));
}

// Words of a time of year or of how sure it is: what they leave of a date is its year.
bool isRoughly(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "ca",      "cirka",     "circa",  "primo",    "medio",  "ultimo",  "forår",  "foråret", "sommer", "sommeren",
      "efterår", "efteråret", "vinter", "vinteren", "spring", "summer",  "autumn", "fall",    "winter", "q1",
      "q2",      "q3",        "q4",     "kvartal",  "kvt",    "quarter", "1h",     "2h",      "h1",     "h2"};
  const std::string name = lowered(word);
  return std::find(std::begin(kWords), std::end(kWords), name) != std::end(kWords);
}

// "31. december 2025", "den 1. maj 2020", "marts 2019", "12 Mar 2020", "01-SEP-2018"; "forår 2022", "Q3 2021", "ca.
// 2019".
std::optional<PartialDate> parseWordedDate(std::string_view text) {
  int day = 0, month = 0, year = 0;
  bool roughly = false;
  std::string parted(text);
  std::replace_if(
      parted.begin(), parted.end(), [](char c) { return c == '-' || c == '/' || c == '.' || c == ','; }, ' ');
  for (const auto word : splitText(parted, ' ')) {
    if (word.empty() || lowered(word) == "den" || word == "d") continue;
    const bool digits = countDigits(word) == word.size();
    if (digits && word.size() == 4 && year == 0) {
      year = number(word);
    } else if (digits && word.size() <= 2 && day == 0) {
      day = number(word);
    } else if (isRoughly(word)) {
      roughly = true;
    } else if (const auto named = monthNamed(word); named && month == 0) {
      month = *named;
    } else {
      return std::nullopt;
    }
  }
  if (roughly && year > 0 && month == 0) return parseIsoDate(fmt::format("{:04}", year));
  if (year == 0 || month == 0) return std::nullopt;
  return day > 0 ? dateOf(year, month, day) : parseIsoDate(fmt::format("{:04}-{:02}", year, month));
}

// A date as spreadsheets count days, from 1954 to 2064: 43831 is 2020-01-01. Sooner and later numbers are rather
// something else.
std::optional<PartialDate> parseDayNumber(std::string_view text) {
  constexpr int kFirst = 20'000, kLast = 60'000, kUnixEpoch = 25'569;
  if (text.size() != 5 || countDigits(text) != 5 || number(text) < kFirst || number(text) > kLast) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{number(text) - kUnixEpoch}}};
  return dateOf(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                static_cast<int>(static_cast<unsigned>(day.day())));
}

// "2020-05-01T12:00:00Z", "2020-05-01 12:00": the time of day says nothing here.
std::string_view withoutTime(std::string_view text) {
  const bool timed = text.size() > 13 && (text[10] == 'T' || text[10] == ' ') && isDigit(text[11]) &&
                     text.find(':', 11) != std::string_view::npos;
  return timed ? text.substr(0, 10) : text;
}

template <typename Style, typename Parse>
Vote<Style> voteOn(std::span<const std::string_view> cells, Style usual, Style other, Parse parse) {
  Vote<Style> vote{.style = usual};
  for (const auto cell : cells) {
    const auto asUsual = parse(cell, usual), asOther = parse(cell, other);
    if (asUsual && asOther) {
      vote.open += *asUsual != *asOther ? 1 : 0;
    } else if (asUsual) {
      ++vote.decided;
    } else if (asOther) {
      ++vote.against;
    }
  }
  if (vote.against > vote.decided) {
    vote.style = other;
    std::swap(vote.decided, vote.against);
  }
  return vote;
}

}  // namespace

bool isMissing(std::string_view cell) {
  constexpr std::size_t kLongest = 7;  // "(blank)", "#value!", "unknown"
  constexpr std::string_view kFirstLetters = "-\xE2nN#iI(uU?\\";
  cell = trimmed(cell);
  if (cell.size() > kLongest) return false;
  if (cell.empty()) return true;
  if (kFirstLetters.find(cell.front()) == std::string_view::npos) return false;
  const std::string value = lowered(cell);
  constexpr std::string_view kNothing[] = {"",       "-",   "–",       "—",     "n/a",     "#n/a",    "na",
                                           "n.a.",   "i/t", "null",    "none",  "nil",     "(blank)", "(tom)",
                                           "ukendt", "?",   "#value!", "#ref!", "unknown", "\\n"};
  return std::find(std::begin(kNothing), std::end(kNothing), value) != std::end(kNothing);
}

std::string_view valueOf(std::string_view cell) { return isMissing(cell) ? std::string_view{} : trimmed(cell); }

std::optional<double> parseNumber(std::string_view cell, NumberStyle style) {
  if (const auto plain = parsePlain(cell, style == NumberStyle::decimalComma ? ',' : '.')) return plain;
  std::string_view text = withoutUnit(trimmed(cell));
  const double multiple = takeMultiple(text);
  const bool negative = text.starts_with('-') || text.starts_with("\xE2\x88\x92");
  if (negative) text.remove_prefix(text.front() == '-' ? 1 : 3);
  if (text.empty() || text.size() > 40 || (!isDigit(text.front()) && text.front() != ',' && text.front() != '.'))
    return std::nullopt;
  const char decimal = style == NumberStyle::decimalComma ? ',' : '.',
             thousands = style == NumberStyle::decimalComma ? '.' : ',';
  const auto split = text.find(decimal);
  std::string_view fraction = split == std::string_view::npos ? std::string_view{} : text.substr(split + 1);
  std::string exponent;
  if (const auto e = fraction.find_first_of("eE"); e != std::string_view::npos) {
    exponent = fraction.substr(e);
    fraction = fraction.substr(0, e);
  }
  if (countDigits(fraction) != fraction.size() || (split != std::string_view::npos && fraction.empty()))
    return std::nullopt;
  auto whole = split == 0 ? std::optional<std::string>("0") : ungrouped(text.substr(0, split), thousands);
  if (!whole) return std::nullopt;
  const auto exact =
      parseExact((negative ? "-" : "") + *whole + (fraction.empty() ? "" : "." + std::string(fraction)) + exponent);
  return exact ? std::optional(*exact * multiple) : std::nullopt;
}

std::string numberText(double number, std::string_view cell) {
  const bool asItStands = isShortest(cell) && parsePlain(cell, '.') == number;
  return asItStands ? std::string(cell) : fmt::format("{}", number);
}

std::optional<std::uint64_t> parseCount(std::string_view cell) {
  const auto text = trimmed(cell);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<PartialDate> parseDate(std::string_view cell, DateOrder order) {
  const auto text = withoutTime(trimmed(cell));
  if (text.size() < 4 || text.size() > 30 || countDigits(text) < 4) return std::nullopt;
  if (const auto iso = parseIsoDate(text)) return iso;
  if (const auto numeric = parseNumericDate(text, order)) return numeric;
  if (const auto counted = parseDayNumber(text)) return counted;
  return parseWordedDate(text);
}

Vote<NumberStyle> voteOnNumbers(std::span<const std::string_view> cells) {
  return voteOn(cells, NumberStyle::decimalComma, NumberStyle::decimalPoint, parseNumber);
}

Vote<DateOrder> voteOnDates(std::span<const std::string_view> cells) {
  return voteOn(cells, DateOrder::dayFirst, DateOrder::monthFirst, parseDate);
}

bool looksLikeUrl(std::string_view cell) {
  const auto text = trimmed(cell);
  if (text.find(' ') != std::string_view::npos) return false;
  return text.starts_with("http://") || text.starts_with("https://") || (text.starts_with("www.") && text.size() > 8);
}

bool looksLikeEmail(std::string_view cell) {
  const auto text = trimmed(cell);
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
  const auto host = text.substr(at + 1);
  return text.find(' ') == std::string_view::npos && host.find('.') != std::string_view::npos && !host.ends_with('.') &&
         !host.starts_with('.');
}

bool looksLikePhone(std::string_view cell) {
  const auto text = trimmed(cell);
  const bool only = std::all_of(text.begin(), text.end(), [](char c) {
    return isDigit(c) || c == ' ' || c == '+' || c == '-' || c == '(' || c == ')';
  });
  const auto digits = countDigits(text);
  if (!only || digits < 8 || digits > 15) return false;
  if (text.starts_with('+') || text.starts_with("00")) return true;
  const bool pairs = digits == 8 && text.size() == 11 && text[2] == ' ' && text[5] == ' ' && text[8] == ' ';
  const bool fours = digits == 8 && text.size() == 9 && text[4] == ' ';
  return pairs || fours;
}

bool looksLikeCprNumber(std::string_view cell) {
  const auto text = trimmed(cell);
  const bool hyphen = text.size() == 11 && (text[6] == '-' || text[6] == ' ');
  if (!hyphen && text.size() != 10) return false;
  if (countDigits(text) != 10) return false;
  const int day = number(text.substr(0, 2)), month = number(text.substr(2, 2));
  return month >= 1 && month <= 12 && dateOf(2000, month, day).has_value();
}

bool looksLikeCountryCode(std::string_view cell) {
  const auto text = trimmed(cell);
  return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

CellKind kindOf(std::string_view cell) {
  const auto text = trimmed(cell);
  if (text.empty()) return CellKind::empty;
  if (isDigit(text.front()) || isDigit(text.back()) || text.back() == '%' || text.front() == '-') {
    if (parseNumber(text, NumberStyle::decimalComma) || parseNumber(text, NumberStyle::decimalPoint))
      return CellKind::number;
    if (parseDate(text, DateOrder::dayFirst) || parseDate(text, DateOrder::monthFirst)) return CellKind::date;
  }
  if (looksLikeUrl(text)) return CellKind::url;
  if (looksLikeEmail(text)) return CellKind::email;
  return CellKind::text;
}

}  // namespace samspil
