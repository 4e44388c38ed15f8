#include "session/moment.h"

#include <charconv>
#include <ctime>

#include <fmt/format.h>

namespace samspil {
namespace {

constexpr std::uint32_t kFirstYear = 1900, kLastYear = 2100;
constexpr std::size_t kDateLength = 10, kTimeLength = 16;  // "2026-03-14", "2026-03-14T09:30"

std::optional<std::uint32_t> wholeNumber(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The clock time in local time of the moment right after what the parts name; mktime carries what overflows.
std::int64_t localMicroseconds(std::tm parts) {
  parts.tm_isdst = -1;
  return static_cast<std::int64_t>(std::mktime(&parts)) * 1'000'000;
}

std::tm startOf(PartialDate date) {
  std::tm parts{};
  parts.tm_year = date.year - 1900;
  parts.tm_mon = date.month == 0 ? 0 : date.month - 1;
  parts.tm_mday = date.day == 0 ? 1 : date.day;
  return parts;
}

std::optional<std::int64_t> endOfMinute(std::string_view text) {
  const bool shaped = (text[kDateLength] == 'T' || text[kDateLength] == ' ') && text[13] == ':';
  const auto date = parseIsoDate(text.substr(0, kDateLength));
  const auto hour = wholeNumber(text.substr(11, 2)), minute = wholeNumber(text.substr(14, 2));
  if (!shaped || !date || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  std::tm parts = startOf(*date);
  parts.tm_hour = static_cast<int>(*hour);
  parts.tm_min = static_cast<int>(*minute) + 1;
  return localMicroseconds(parts) - 1;
}

}  // namespace

std::optional<std::int64_t> endOfMoment(std::string_view text) {
  if (text.size() == kTimeLength) return endOfMinute(text);
  const auto date = parseIsoDate(text);
  if (!date || !date->known()) return std::nullopt;
  std::tm parts = startOf(*date);
  if (date->month == 0)
    ++parts.tm_year;
  else if (date->day == 0)
    ++parts.tm_mon;
  else
    ++parts.tm_mday;
  return localMicroseconds(parts) - 1;
}

std::optional<BatchId> batchNamed(std::string_view text) {
  const bool marked = text.starts_with('#');
  const auto number = wholeNumber(marked ? text.substr(1) : text);
  if (!number) return std::nullopt;
  if (!marked && *number >= kFirstYear && *number <= kLastYear) return std::nullopt;
  return BatchId{*number};
}

Result<BatchId> batchKnownAt(std::span<const Batch> history, std::string_view text) {
  if (const auto batch = batchNamed(text)) {
    if (batch->value >= 1 && batch->value <= history.size()) return *batch;
    return makeError(ErrorCode::notFound, "There is no batch {} in the history; samspil history lists them.",
                     batch->value);
  }
  const auto end = endOfMoment(text);
  if (!end) {
    return makeError(ErrorCode::invalidArgument,
                     "\"{}\" is no moment. Write a date (2026-03-14), a month (2026-03), a year (2026), a minute "
                     "(2026-03-14T09:30), or a batch of the history (#7).",
                     text);
  }
  for (std::size_t i = history.size(); i > 0; --i) {
    if (history[i - 1].info.when <= *end) return history[i - 1].id;
  }
  return makeError(ErrorCode::notFound, "Nothing was known at {}: the history begins at {}.", text,
                   history.empty() ? std::string("no time at all") : isoTime(history.front().info.when));
}

}  // namespace samspil
