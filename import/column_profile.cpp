#include "import/column_profile.h"

#include <unordered_set>

namespace samspil {
namespace {

constexpr std::size_t kSampledRows = 2000;

void add(ColumnProfile& profile, std::string_view cell) {
  const auto value = valueOf(cell);
  if (value.empty()) return;
  profile.values.emplace_back(value);
  ++profile.kinds[static_cast<std::size_t>(kindOf(value))];
  profile.phones += looksLikePhone(value) ? 1 : 0;
  profile.cprNumbers += looksLikeCprNumber(value) ? 1 : 0;
  profile.countryCodes += looksLikeCountryCode(value) ? 1 : 0;
}

}  // namespace

std::vector<ColumnProfile> profileColumns(const Table& table) {
  std::vector<ColumnProfile> profiles(table.width());
  // The first half of the sample is the head of the table, the rest is spread: every n-th row by the bytes that rows
  // take.
  TableRows rows(table);
  std::size_t taken = 0, skip = 0, step = 0;
  for (TableRow row; taken < kSampledRows && rows.next(row);) {
    if (taken == kSampledRows / 2 && step == 0) {
      const std::size_t bytes = rows.offset() - table.dataOffset;
      const std::size_t left = table.decoded.text.size() - rows.offset();
      step = left / (bytes == 0 ? 1 : bytes) + 1;
    }
    if (step > 1 && ++skip % step != 0) continue;
    ++taken;
    for (std::size_t column = 0; column < profiles.size(); ++column) {
      ++profiles[column].rows;
      add(profiles[column], row.cells[column]);
    }
  }
  for (auto& profile : profiles) {
    profile.distinct = std::unordered_set<std::string>(profile.values.begin(), profile.values.end()).size();
  }
  return profiles;
}

}  // namespace samspil
