// What a single cell holds: a number, a date, an address, a code. Nothing is guessed from one cell alone where two
// readings are possible ("1.234", "03-04-2025"): the column votes, see NumberStyle and DateOrder.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"

namespace samspil {

enum class CellKind : std::uint8_t { empty, number, date, url, email, coordinate, text };

// "1.234,5" or "1,234.5". Danish is what we take where a column leaves it open.
enum class NumberStyle : std::uint8_t { decimalComma, decimalPoint };
enum class DateOrder : std::uint8_t { dayFirst, monthFirst };

CellKind kindOf(std::string_view cell);

// Without blanks at the ends; empty for "N/A", "null", "-" and other ways to write nothing. Not for names: "NA" there
// may be a name.
std::string_view valueOf(std::string_view cell);
bool isMissing(std::string_view cell);

// A number with optional thousands separators, sign, percent sign or currency around it; none if it is not one in that
// style. "1,2 mio. kr." is 1200000.
std::optional<double> parseNumber(std::string_view cell, NumberStyle style);
// The shortest text that is the number, with a decimal point: "{}" of fmt. `cell` is where it was read.
std::string numberText(double number, std::string_view cell);
std::optional<std::uint64_t> parseCount(std::string_view cell);

// ISO dates (also partial, with a time behind), 31-12-2025, 31.12.25, 31/12/2025, "31. december 2025", "marts 2019",
// "2019", 43831 (the day's number in a spreadsheet).
std::optional<PartialDate> parseDate(std::string_view cell, DateOrder order);

// How the numbers and dates of a column are to be read, by the cells that only fit one way.
template <typename Style>
struct Vote {
  Style style{};
  std::uint64_t decided = 0;  // cells that fit only this style
  std::uint64_t against = 0;  // cells that fit only the other
  std::uint64_t open = 0;     // cells that fit both, with different values
  bool ambiguous() const { return decided == 0 && open > 0; }
};
Vote<NumberStyle> voteOnNumbers(std::span<const std::string_view> cells);
Vote<DateOrder> voteOnDates(std::span<const std::string_view> cells);

bool looksLikeUrl(std::string_view cell);
bool looksLikeEmail(std::string_view cell);
bool looksLikePhone(std::string_view cell);      // with a country code, or Danish in pairs: "89 49 12 34"
bool looksLikeCprNumber(std::string_view cell);  // ddmmyy-nnnn or ddmmyynnnn with a day that exists
bool looksLikeCountryCode(std::string_view cell);

}  // namespace samspil
