#include "import/column_profile.h"

#include <unordered_set>

namespace samspil {
namespace {

constexpr std::size_t kSampledRows = 2000;
constexpr std::size_t kReadThrough = 8 << 20;  // bytes behind the head that are read row by row for the sample

void add(ColumnProfile& profile, std::string_view cell) {
  const auto value = valueOf(cell);
  if (value.empty()) return;
  profile.values.emplace_back(value);
  ++profile.kinds[static_cast<std::size_t>(kindOf(value))];
  profile.phones += looksLikePhone(value) ? 1 : 0;
  profile.cprNumbers += looksLikeCprNumber(value) ? 1 : 0;
  profile.countryCodes += looksLikeCountryCode(value) ? 1 : 0;
}

void addRow(std::vector<ColumnProfile>& profiles, const TableRow& row) {
  for (std::size_t column = 0; column < profiles.size(); ++column) {
    ++profiles[column].rows;
    add(profiles[column], row.cells[column]);
  }
}

// Rows here and there in the rest of a large table: each the first whole line behind a place. One that lies inside a
// quoted cell shows by its width.
void addSpread(const Table& table, std::size_t from, std::vector<ColumnProfile>& profiles) {
  const std::string_view text = table.decoded.text;
  TableRow row;
  for (std::size_t i = 0; i < kSampledRows / 2; ++i) {
    const std::size_t at = text.find('\n', from + (text.size() - from) / (kSampledRows / 2) * i);
    if (at == std::string_view::npos || at + 1 == text.size()) return;
    TableRows rows(table, {at + 1, 1, 0});
    if (rows.next(row) && row.missing + row.extra == 0) addRow(profiles, row);
  }
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
      if (left > kReadThrough) {
        addSpread(table, rows.offset(), profiles);
        table.decoded.text.letGo(0, table.decoded.text.size());
        break;
      }
    }
    if (step > 1 && ++skip % step != 0) continue;
    ++taken;
    addRow(profiles, row);
  }
  for (auto& profile : profiles) {
    profile.distinct = std::unordered_set<std::string>(profile.values.begin(), profile.values.end()).size();
  }
  return profiles;
}

}  // namespace samspil
