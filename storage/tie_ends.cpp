#include "storage/tie_ends.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace samspil {
namespace {

constexpr std::size_t kTiesOfARow = 256;  // taking one out rewrites a kilobyte
// That are sorted at a time: 16 MB, and a look at all ties for each.
constexpr std::size_t kEndsAtOnce = 1 << 21;

Result<void> writeRowsOf(EntityId entity, std::span<const AdjacentTie> ties, KeyValueIngest& ingest) {
  while (!ties.empty()) {
    const auto row = ties.first(std::min(ties.size(), kTiesOfARow));
    TRY(ingest.add(number(StoreFamily::adjacency), adjacencyKey(entity, row.front().statement),
                   encodeAdjacentTies(row)));
    ties = ties.subspan(row.size());
  }
  return {};
}

}  // namespace

Result<void> TieEnds::write(EntityId endEntity, KeyValueIngest& ingest, const JobControl& job) const {
  std::vector<std::uint32_t> begins(std::size_t{endEntity.value} + 1, 0);
  for (const Tie& tie : ties_) {
    ++begins[tie.from + 1];
    if (tie.to != tie.from) ++begins[tie.to + 1];
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<AdjacentTie> adjacent;
  for (std::uint32_t first = 0; first < endEntity.value;) {
    if (job.cancelled()) return makeError(ErrorCode::cancelled, "The import was stopped.");
    std::uint32_t last = first + 1;
    while (last < endEntity.value && begins[last + 1] - begins[first] <= kEndsAtOnce) ++last;
    TRY(writeRange({first, last, begins}, adjacent, ingest));
    first = last;
  }
  return {};
}

// A counting sort by entity: the ties came in ascending order and stay in it.
Result<void> TieEnds::writeRange(const Range& range, std::vector<AdjacentTie>& adjacent, KeyValueIngest& ingest) const {
  const std::uint32_t first = range.first, count = range.last - range.first;
  const auto begin = range.begins.begin() + first;
  std::vector<std::uint32_t> next(begin, begin + count);
  for (std::uint32_t& place : next) place -= *begin;
  adjacent.resize(range.begins[range.last] - *begin);
  for (const Tie& tie : ties_) {
    const std::uint32_t from = tie.from - first, to = tie.to - first;
    if (from < count) adjacent[next[from]++] = {StatementId{tie.statement}, EntityId{tie.to}};
    if (to < count && to != from) adjacent[next[to]++] = {StatementId{tie.statement}, EntityId{tie.from}};
  }
  std::size_t at = 0;
  for (std::uint32_t entity = first; entity < range.last; ++entity) {
    const std::size_t end = next[entity - first];
    TRY(writeRowsOf(EntityId{entity}, std::span(adjacent).subspan(at, end - at), ingest));
    at = end;
  }
  return {};
}

}  // namespace samspil
