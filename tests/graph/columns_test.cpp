// The columns that a snapshot is made of, against plain vectors.
#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <random>
#include <string>
#include <vector>

#include "graph/ascending_column.h"
#include "graph/packed_column.h"
#include "graph/page_array.h"
#include "graph/string_column.h"

using namespace samspil;

namespace {

constexpr std::uint32_t kLargest = ~std::uint32_t{0};

void requireKept(const std::vector<std::uint32_t>& numbers) {
  PackedColumn column;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    column.push(numbers[i]);
    REQUIRE(column[i] == numbers[i]);
  }
  REQUIRE(column.size() == numbers.size());
  const PackedColumn moved = std::move(column);
  const PackedColumn::View view = moved.view();
  for (std::size_t i = 0; i < numbers.size(); ++i) REQUIRE(view[i] == numbers[i]);
}

// Numbers that ascend by steps of up to 2^bits, as often by none.
std::vector<std::uint32_t> ascending(std::mt19937& random, std::size_t count, unsigned bits) {
  std::vector<std::uint32_t> numbers;
  std::uint64_t last = random() % 3;
  for (std::size_t i = 0; i < count; ++i) {
    if (random() % 2 == 0) last = std::min<std::uint64_t>(last + random() % (std::uint64_t{1} << bits), kLargest);
    numbers.push_back(static_cast<std::uint32_t>(last));
  }
  return numbers;
}

void requireAscending(const std::vector<std::uint32_t>& numbers, std::mt19937& random) {
  AscendingColumn column;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    column.push(numbers[i]);
    REQUIRE(column[i] == numbers[i]);
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) REQUIRE(column[i] == numbers[i]);
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t value = numbers.empty() ? 0 : numbers[random() % numbers.size()] - random() % 2;
    const auto above = std::upper_bound(numbers.begin(), numbers.end(), value) - numbers.begin();
    REQUIRE(column.firstAbove(value) == static_cast<std::size_t>(above));
    REQUIRE(column.firstAbove(value, random() % (above + 1)) == static_cast<std::size_t>(above));
  }
}

}  // namespace

TEST_CASE("packed numbers are kept whatever their widths, and however late a wide one comes") {
  requireKept({});
  requireKept(std::vector<std::uint32_t>(1000, 0));
  requireKept({kLargest, 0, kLargest, 1});
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (unsigned bits = 1; bits <= 32; ++bits) {
    std::vector<std::uint32_t> numbers;
    for (int i = 0; i < 300; ++i) numbers.push_back(static_cast<std::uint32_t>(random()) & (kLargest >> (32 - bits)));
    requireKept(numbers);
    numbers.insert(numbers.begin(), random() % 200, 0);
    requireKept(numbers);
    std::ranges::sort(numbers);  // so that it widens at every power of two
    requireKept(numbers);
  }
}

TEST_CASE("ascending numbers are kept and found, those of whole blocks and of the one that is open") {
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (const std::size_t count : {0, 1, 63, 64, 65, 128, 1000}) {
    for (unsigned bits = 0; bits <= 32; ++bits) requireAscending(ascending(random, count, bits), random);
  }
  std::vector<std::uint32_t> leap(64, 0);
  leap.back() = kLargest;
  leap.insert(leap.end(), 100, kLargest);
  requireAscending(leap, random);
}

TEST_CASE("a page array keeps what it holds when it moves to pages of its own, and adds zeros") {
  constexpr std::size_t kNumbers = 300'000;
  PageArray<std::uint64_t> array;
  for (std::size_t i = 0; i < kNumbers; ++i) array.push(i * i);
  array.growTo(kNumbers + 1000);
  const PageArray<std::uint64_t> moved = std::move(array);
  REQUIRE(moved.size() == kNumbers + 1000);
  for (std::size_t i = 0; i < moved.size(); ++i) REQUIRE(moved[i] == (i < kNumbers ? i * i : 0));
  PageArray<std::uint64_t> again;
  for (const std::size_t count : {10, 100'000, 3, 200'000}) {
    again.renew(count);
    REQUIRE(again.size() == count);
    std::ranges::fill(again.all(), count);
    REQUIRE(again.back() == count);
  }
  again.release();
  CHECK(again.empty());
}

TEST_CASE("a compact column of strings gives each of them back") {
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  std::vector<std::string> strings;
  for (int i = 0; i < 5000; ++i)
    strings.emplace_back(random() % 50 == 0 ? random() % 3000 : random() % 40, 'a' + i % 26);
  CompactStringColumn column;
  for (const std::string& one : strings) column.push(one);
  REQUIRE(column.size() == strings.size());
  for (std::size_t i = 0; i < strings.size(); ++i) REQUIRE(column[i] == strings[i]);
}
