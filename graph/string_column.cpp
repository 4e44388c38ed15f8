#include "graph/string_column.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <span>
#include <utility>

namespace samspil {
namespace {

// The first eight bytes as a number that orders as they do.
std::uint64_t headOf(std::string_view text) {
  std::uint64_t head = 0;
  if (!text.empty()) std::memcpy(&head, text.data(), std::min(text.size(), sizeof head));
  if constexpr (std::endian::native == std::endian::little) head = __builtin_bswap64(head);
  return head;
}

// Heads lie side by side while the strings themselves do not.
struct Headed {
  std::uint64_t head;  // the eight bytes from the present place on
  std::uint32_t index;
};

std::string_view restOf(std::string_view string, std::size_t from) {
  return string.substr(std::min(from, string.size()));
}

void sortWhole(std::span<Headed> run, const StringColumn& strings) {
  std::sort(run.begin(), run.end(), [&](const Headed& a, const Headed& b) {
    const int sign = strings[a.index].compare(strings[b.index]);
    return sign != 0 ? sign < 0 : a.index < b.index;
  });
}

// By heads; of equal ones, as they stood. One byte after the other from the last on, each by counting.
void sortByBytes(std::span<Headed> run) {
  constexpr std::size_t kBytes = sizeof(Headed::head), kValues = 256;
  const auto byteOf = [](const Headed& each, std::size_t byte) { return each.head >> (8 * byte) & 0xff; };
  std::array<std::array<std::uint32_t, kValues>, kBytes> counts{};
  for (const Headed& each : run) {
    for (std::size_t byte = 0; byte < kBytes; ++byte) ++counts[byte][byteOf(each, byte)];
  }
  std::vector<Headed> other(run.size());
  std::span<Headed> from = run, to = other;
  for (std::size_t byte = 0; byte < kBytes; ++byte) {
    auto& places = counts[byte];
    if (places[byteOf(from.front(), byte)] == run.size()) continue;
    std::exclusive_scan(places.begin(), places.end(), places.begin(), std::uint32_t{0});
    for (const Headed& each : from) to[places[byteOf(each, byte)]++] = each;
    std::swap(from, to);
  }
  if (from.data() != run.data()) std::ranges::copy(from, run.begin());
}

void sortByHead(std::span<Headed> run) {
  constexpr std::size_t kMany = 1 << 12;  // from here on, counting is quicker than comparing
  if (run.size() >= kMany) return sortByBytes(run);
  std::sort(run.begin(), run.end(),
            [](const Headed& a, const Headed& b) { return std::pair(a.head, a.index) < std::pair(b.head, b.index); });
}

// Of strings that agree up to `from`, by index: eight bytes at a time, each string touched once for each.
void sortFrom(std::span<Headed> run, const StringColumn& strings, std::size_t from) {
  constexpr std::size_t kWord = sizeof(Headed::head), kDeep = 32 * kWord;
  if (from >= kDeep) return sortWhole(run, strings);
  for (Headed& each : run) each.head = headOf(restOf(strings[each.index], from));
  sortByHead(run);
  for (std::size_t begin = 0, end; begin < run.size(); begin = end) {
    for (end = begin + 1; end < run.size() && run[end].head == run[begin].head;) ++end;
    if (end - begin == 1) continue;
    const std::size_t size = strings[run[begin].index].size();
    const auto same = run.subspan(begin, end - begin);
    const bool ended = size <= from + kWord && std::all_of(same.begin(), same.end(), [&](const Headed& each) {
                         return strings[each.index].size() == size;
                       });
    if (!ended) sortFrom(same, strings, from + kWord);
  }
}

}  // namespace

std::vector<std::uint32_t> sortedOrder(const StringColumn& strings) {
  std::vector<Headed> headed(strings.size());
  for (std::uint32_t i = 0; i < headed.size(); ++i) headed[i] = {0, i};
  sortFrom(headed, strings, 0);
  std::vector<std::uint32_t> order(headed.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = headed[i].index;
  return order;
}

std::size_t StringColumn::indexAt(std::size_t at, std::size_t from) const {
  constexpr std::size_t kNear = 16;  // strings on which a branch a string would cost more than looking at all of them
  const std::span<const std::uint32_t> ends = ends_.all();
  if (from + kNear <= ends.size()) {
    const auto place = static_cast<std::uint32_t>(at);
    const std::uint32_t* const near = ends.data() + from;
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < kNear; ++i) before += near[i] <= place ? 1 : 0;
    from += before;
    if (before < kNear) return from;
  }
  std::size_t step = 1;
  while (from + step < ends.size() && ends[from + step] <= at) {
    from += step;
    step *= 2;
  }
  const auto first = ends.begin() + static_cast<std::ptrdiff_t>(from);
  const auto last = ends.begin() + static_cast<std::ptrdiff_t>(std::min(from + step + 1, ends.size()));
  return static_cast<std::size_t>(std::upper_bound(first, last, at) - ends.begin());
}

}  // namespace samspil
