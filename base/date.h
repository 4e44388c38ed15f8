// PartialDate is a calendar date of which only the year, or year and month, may be known ("2017", "2014-10",
// "2026-12-31"), as in ISO 8601 reduced precision. The default value means "not known".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace samspil {

struct PartialDate {
  std::int16_t year = 0;   // 1..9999; 0: nothing is known
  std::uint8_t month = 0;  // 1..12; 0: only the year is known
  std::uint8_t day = 0;    // 1..31; 0: only year and month are known

  bool known() const { return year != 0; }
  friend constexpr auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

// Reads the ISO form, exactly; a day that the calendar does not have is refused.
std::optional<PartialDate> parseIsoDate(std::string_view text);

// The ISO form; the empty string where nothing is known.
std::string isoDate(PartialDate date);

// Microseconds since 1970-01-01T00:00Z, for journal entries.
std::int64_t nowMicroseconds();

// "2026-11-22T14:05:09Z" of microseconds since 1970.
std::string isoTime(std::int64_t microseconds);

}  // namespace samspil
