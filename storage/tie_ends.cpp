#include "storage/tie_ends.h"

#include <algorithm>
#include <future>
#include <numeric>
#include <queue>
#include <span>
#include <string_view>
#include <utility>

namespace samspil {
namespace {

constexpr std::size_t kTiesOfARow = 256;  // taking one out rewrites a kilobyte
// That are sorted at a time: 16 MB, and a look at all ties for each.
constexpr std::size_t kEndsAtOnce = 1 << 21;
constexpr std::size_t kRangesAhead = 2;  // making rows takes longer than writing them

}  // namespace

// Where the ends at each entity begin among all of them.
std::vector<std::uint32_t> TieEnds::countEnds(EntityId endEntity) const {
  std::vector<std::uint32_t> begins(std::size_t{endEntity.value} + 1, 0);
  for (const Tie& tie : ties_) {
    ++begins[tie.from + 1];
    if (tie.to != tie.from) ++begins[tie.to + 1];
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  return begins;
}

Result<void> TieEnds::write(EntityId endEntity, KeyValueIngest& ingest, const JobControl& job) const {
  const std::vector<std::uint32_t> begins = countEnds(endEntity);
  std::uint32_t first = 0;
  const auto nextRows = [&] {
    std::uint32_t last = first + 1;
    while (last < endEntity.value && begins[last + 1] - begins[first] <= kEndsAtOnce) ++last;
    const Range range{std::exchange(first, last), last, begins};
    return std::async(std::launch::async, [this, range] { return rowsOf(range); });
  };
  std::queue<std::future<Rows>> coming;
  const auto makeOn = [&] {
    while (first < endEntity.value && coming.size() < kRangesAhead) coming.push(nextRows());
  };
  makeOn();
  while (!coming.empty()) {
    const Rows rows = coming.front().get();
    coming.pop();
    makeOn();
    if (job.cancelled()) return makeError(ErrorCode::cancelled, "The import was stopped.");
    std::size_t at = 0;
    for (const auto& [entity, statement, end] : rows.rows) {
      const auto value = std::string_view(rows.bytes).substr(at, end - at);
      TRY(ingest.add(number(StoreFamily::adjacency), adjacencyKey(entity, statement), value));
      at = end;
    }
  }
  return {};
}

// A counting sort by entity: the ties came in ascending order and stay in it.
TieEnds::Rows TieEnds::rowsOf(const Range& range) const {
  const std::uint32_t first = range.first, count = range.last - range.first;
  const auto begin = range.begins.begin() + first;
  std::vector<std::uint32_t> next(begin, begin + count);
  for (std::uint32_t& place : next) place -= *begin;
  std::vector<AdjacentTie> adjacent(range.begins[range.last] - *begin);
  for (const Tie& tie : ties_) {
    const std::uint32_t from = tie.from - first, to = tie.to - first;
    if (from < count) adjacent[next[from]++] = {StatementId{tie.statement}, EntityId{tie.to}};
    if (to < count && to != from) adjacent[next[to]++] = {StatementId{tie.statement}, EntityId{tie.from}};
  }
  Rows made;
  std::span<const AdjacentTie> left = adjacent;
  for (std::uint32_t entity = first; entity < range.last; ++entity) {
    for (std::size_t ties = range.begins[entity + 1] - range.begins[entity]; ties > 0;) {
      const auto row = left.first(std::min(ties, kTiesOfARow));
      made.bytes += encodeAdjacentTies(row);
      made.rows.push_back({EntityId{entity}, row.front().statement, made.bytes.size()});
      left = left.subspan(row.size());
      ties -= row.size();
    }
  }
  return made;
}

}  // namespace samspil
