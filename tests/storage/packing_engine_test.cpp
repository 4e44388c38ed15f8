#include "storage/packing_engine.h"

#include <doctest/doctest.h>

#include "storage/row_pack.h"
#include "tests/storage/engine_conformance.h"
#include "tests/storage/support/memory_engine.h"

using namespace samspil;
using namespace samspil::test;

namespace {

constexpr FamilyNumber kPacked = 1;
constexpr std::uint32_t kNumbers = 8;

// An engine whose family kPacked is packed, with a way to what lies below.
struct Packed {
  MemoryEngine* below = nullptr;
  std::unique_ptr<KeyValueEngine> engine;

  Packed() {
    auto memory = std::make_unique<MemoryEngine>(kConformanceFamilies);
    below = memory.get();
    engine = packRows(std::move(memory), {{kPacked, kNumbers}});
  }
  std::size_t rowsBelow() const { return pairsOf(*valueOf(below->view()), kPacked).size(); }
  Pairs rows(std::string_view from = "", std::string_view to = "") const {
    return pairsOf(*valueOf(engine->view()), kPacked, from, to);
  }
  void ingest(const Pairs& pairs) const {
    const auto ingest = valueOf(engine->beginIngest());
    for (const auto& [key, value] : pairs) valueOf(ingest->add(kPacked, key, value));
    if (pairs.size() % 2 == 0) valueOf(ingest->end(kPacked));  // else committing ends it
    valueOf(ingest->commit());
  }
  void remove(std::string key) const {
    const KeyValueWrite write{kPacked, std::move(key), std::nullopt};
    valueOf(engine->write({&write, 1}));
  }
};

std::string keyOf(std::uint32_t number, std::string_view rest = "") {
  return ByteWriter().u32be(number).raw(rest).take();
}

Pairs numbered(std::uint32_t from, std::uint32_t to) {
  Pairs pairs;
  for (std::uint32_t number = from; number < to; ++number) pairs.emplace_back(keyOf(number), std::to_string(number));
  return pairs;
}

// A key that is likely to be there, now and then with something behind its number.
std::string randomKey(std::mt19937_64& random) {
  const auto number = static_cast<std::uint32_t>(random() % 60);
  const std::string_view rests[] = {"", "", std::string_view("\0\0\0\1", 4), "\xff\xff\xff\xff"};
  return keyOf(number, rests[random() % 4]);
}

using Rows = std::map<std::string, std::string>;

void changeAtRandom(const Packed& packed, Rows& expected, std::mt19937_64& random) {
  const bool large = random() % 3 == 0;
  Rows rows;
  std::vector<KeyValueWrite> writes;
  for (std::uint64_t i = random() % 30; i > 0; --i) {
    std::string key = randomKey(random), value(1 + random() % 20, 'a' + static_cast<char>(random() % 26));
    if (large)
      rows[key] = value;
    else
      writes.push_back({kPacked, key, random() % 2 == 0 ? std::nullopt : std::optional(value)});
  }
  if (large) packed.ingest({rows.begin(), rows.end()});
  for (const auto& [key, value] : rows) expected[key] = value;
  valueOf(packed.engine->write(writes));
  for (const KeyValueWrite& write : writes) {
    if (write.value)
      expected[write.key] = *write.value;
    else
      expected.erase(write.key);
  }
}

void checkReads(const Packed& packed, const Rows& expected, std::mt19937_64& random) {
  const auto view = valueOf(packed.engine->view());
  std::string from = randomKey(random), to = randomKey(random);
  if (to < from) std::swap(from, to);
  REQUIRE(packed.rows() == Pairs(expected.begin(), expected.end()));
  REQUIRE(packed.rows(from, to) == Pairs(expected.lower_bound(from), expected.lower_bound(to)));
  REQUIRE(packed.rows(from) == Pairs(expected.lower_bound(from), expected.end()));
  std::vector<std::string> keys;
  for (int i = 0; i < 10; ++i) keys.push_back(randomKey(random));
  const auto found = valueOf(view->multiGet(kPacked, keys));
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto at = expected.find(keys[i]);
    const auto wanted = at == expected.end() ? std::nullopt : std::optional(at->second);
    REQUIRE(found[i] == wanted);
    REQUIRE(valueOf(view->get(kPacked, keys[i])) == wanted);
  }
}

}  // namespace

TEST_CASE("an engine with packed families keeps the engine's contract") {
  const auto fresh = [] {
    return packRows(std::make_unique<MemoryEngine>(kConformanceFamilies), {{1, 4}, {2, 1U << 20}});
  };
  checkConformance(fresh, [](auto&) {});
}

TEST_CASE("a large write leaves few rows, and all of them are read") {
  const Packed packed;
  packed.ingest(numbered(3, 1000));
  CHECK(packed.rowsBelow() == (1000 / kNumbers - 1) + (kNumbers - 3));  // the first numbers have no pack
  CHECK(packed.rows() == numbered(3, 1000));
  CHECK(packed.rows(keyOf(500), keyOf(503)) == numbered(500, 503));
  CHECK(packed.rows(keyOf(504), keyOf(505)) == numbered(504, 505));
  CHECK(packed.rows(keyOf(2000)).empty());
  const auto view = valueOf(packed.engine->view());
  CHECK(valueOf(view->get(kPacked, keyOf(777))) == "777");
  CHECK(valueOf(view->get(kPacked, keyOf(777, "x"))) == std::nullopt);
}

TEST_CASE("what is written later lies over a pack") {
  const Packed packed;
  packed.ingest(numbered(8, 24));
  put(*packed.engine, kPacked, keyOf(9), "changed");
  packed.remove(keyOf(8));
  packed.remove(keyOf(10));
  packed.remove(keyOf(100));
  auto expected = numbered(9, 24);
  expected[0].second = "changed";
  expected.erase(expected.begin() + 1);
  CHECK(packed.rows() == expected);
  put(*packed.engine, kPacked, keyOf(10), "again");
  CHECK(valueOf(valueOf(packed.engine->view())->get(kPacked, keyOf(10))) == "again");
  packed.remove(keyOf(9));
  CHECK(valueOf(valueOf(packed.engine->view())->get(kPacked, keyOf(9))) == std::nullopt);
}

TEST_CASE("a pack stays small, whatever the rows hold") {
  const Packed packed;
  Pairs large = numbered(8, 40);
  for (auto& [key, value] : large) value.assign(9'000, 'x');
  packed.ingest(large);
  CHECK(packed.rows() == large);
  for (const auto& [key, value] : pairsOf(*valueOf(packed.below->view()), kPacked)) CHECK(value.size() < 20'000);
}

TEST_CASE("packed or not, large writes, small ones and reads are those of a map") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Packed packed;
    Rows expected;
    for (int round = 0; round < 40; ++round) {
      changeAtRandom(packed, expected, random);
      checkReads(packed, expected, random);
    }
  }
}

TEST_CASE("a damaged pack is refused") {
  RowPackWriter out;
  out.begin(8);
  out.add(8, "", "eight");
  out.add(9, "rest", "nine");
  const std::string whole(out.bytes());
  for (std::size_t size = 1; size < whole.size(); ++size) {
    const Packed packed;
    put(*packed.below, kPacked, packKey(8), whole.substr(0, size));
    const auto view = valueOf(packed.engine->view());
    const auto read = view->scan(kPacked, "", [](auto, auto) -> Result<bool> { return true; });
    if (size == 7) continue;  // as long as a whole row
    CHECK(errorOf(read).code == ErrorCode::invalidData);
    CHECK_FALSE(view->get(kPacked, keyOf(9, "rest")).has_value());
  }
}
