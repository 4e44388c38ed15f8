#include "graph/string_column.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using namespace samspil;

namespace {

std::vector<std::uint32_t> slowOrder(const std::vector<std::string>& strings) {
  std::vector<std::uint32_t> order(strings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return strings[a] < strings[b]; });
  return order;
}

void requireSorted(const std::vector<std::string>& strings) {
  StringColumn column;
  for (const std::string& string : strings) column.push(string);
  REQUIRE(sortedOrder(column) == slowOrder(strings));
}

}  // namespace

TEST_CASE("strings are put in the order of their bytes, equal ones in their own") {
  requireSorted({});
  requireSorted({"b", "", "a", "b", "a\xC3\xA6", "ab"});
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 60; ++round) {
    // Long common beginnings, ends within a word of eight bytes, NULs.
    std::vector<std::string> strings(random() % 400);
    for (std::string& string : strings) {
      for (auto parts = random() % 4; parts > 0; --parts)
        string += std::string(random() % 3 == 0 ? random() % 300 : random() % 10, "ab\0\xFF"[random() % 4]);
    }
    requireSorted(strings);
  }
}

TEST_CASE("many equal strings, short and very long ones, are put in order without going through them in vain") {
  requireSorted(std::vector<std::string>(5000));
  requireSorted(std::vector<std::string>(5000, "universitetshospitalet"));
  std::vector<std::string> same(200, std::string(100'000, 'x'));
  same[7].back() = 'w';
  requireSorted(same);
}
