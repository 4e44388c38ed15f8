#include "base/date.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace samspil {
namespace {

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<PartialDate> parseIsoDate(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto year = digits(text, 0, 4);
  if (!year || *year == 0) return std::nullopt;
  PartialDate date{static_cast<std::int16_t>(*year), 0, 0};
  if (text.size() >= 7) {
    const auto month = digits(text, 5, 2);
    if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    date.month = static_cast<std::uint8_t>(*month);
  }
  if (text.size() == 10) {
    const auto day = digits(text, 8, 2);
    if (text[7] != '-' || !day) return std::nullopt;
    const std::chrono::year_month_day full{std::chrono::year{*year}, std::chrono::month{date.month},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!full.ok()) return std::nullopt;
    date.day = static_cast<std::uint8_t>(*day);
  }
  return date;
}

std::string isoDate(PartialDate date) {
  if (!date.known()) return {};
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::int64_t nowMicroseconds() {
  using namespace std::chrono;
  return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

std::string isoTime(std::int64_t microseconds) {
  using namespace std::chrono;
  const sys_time<seconds> time =
      floor<seconds>(sys_time<std::chrono::microseconds>{std::chrono::microseconds{microseconds}});
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

}  // namespace samspil
