// The contract of storage/key_value_engine.h as tests; every engine passes all of them.
//
//   TEST_CASE("RocksDB keeps the contract") { checkConformance([&] { return openSomething(); }); }
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <random>

#include "storage/key_value_engine.h"
#include "tests/storage/support/check_result.h"

namespace samspil::test {

inline constexpr FamilyNumber kConformanceFamilies = 3;
using Pairs = std::vector<std::pair<std::string, std::string>>;

inline Pairs pairsOf(const KeyValueView& view, FamilyNumber family, std::string_view from = "",
                     std::string_view to = "") {
  Pairs pairs;
  const auto cursor = valueOf(view.cursor(family, from, to));
  for (; !cursor->atEnd(); valueOf(cursor->next())) pairs.emplace_back(cursor->key(), cursor->value());
  return pairs;
}

inline void put(KeyValueEngine& engine, FamilyNumber family, std::string key, std::string value) {
  const KeyValueWrite write{family, std::move(key), std::move(value)};
  valueOf(engine.write({&write, 1}));
}

inline void checkReads(KeyValueEngine& engine) {
  put(engine, 0, "b", "2");
  put(engine, 0, "a", "1");
  put(engine, 1, "a", "other family");
  put(engine, 0, "", "empty key");
  put(engine, 0, std::string("\0\xff", 2), std::string("\0", 1));
  const auto view = valueOf(engine.view());
  CHECK(valueOf(view->get(0, "a")) == "1");
  CHECK(valueOf(view->get(1, "a")) == "other family");
  CHECK(valueOf(view->get(1, "b")) == std::nullopt);
  CHECK(valueOf(view->get(0, "")) == "empty key");
  const std::vector<std::string> keys{"b", "c", "a", "b"};
  const auto found = valueOf(view->multiGet(0, keys));
  CHECK(found == std::vector<std::optional<std::string>>{"2", std::nullopt, "1", "2"});
  CHECK(pairsOf(*view, 0).size() == 4);
  CHECK(pairsOf(*view, 2).empty());
}

inline void checkOrder(KeyValueEngine& engine) {
  for (const std::string_view key : {"b", "a\xff", "a", "a\xff\xff", "ab", "\xff", "\x7f", "\x80"})
    put(engine, 0, std::string(key), "");
  const auto view = valueOf(engine.view());
  std::string order;
  for (const auto& [key, value] : pairsOf(*view, 0)) order += key + "|";
  CHECK(order == "a|ab|a\xff|a\xff\xff|b|\x7f|\x80|\xff|");
  CHECK(pairsOf(*view, 0, "ab", "b").size() == 3);
  CHECK(pairsOf(*view, 0, "b", "b").empty());
  std::vector<std::string> withPrefix;
  valueOf(view->scan(0, "a\xff", [&](std::string_view key, std::string_view) -> Result<bool> {
    withPrefix.emplace_back(key);
    return true;
  }));
  CHECK(withPrefix == std::vector<std::string>{"a\xff", "a\xff\xff"});
  int seen = 0;
  valueOf(view->scan(0, "", [&](std::string_view, std::string_view) -> Result<bool> { return ++seen < 3; }));
  CHECK(seen == 3);
  const auto stopped = view->scan(0, "", [](std::string_view, std::string_view) -> Result<bool> {
    return makeError(ErrorCode::cancelled, "Enough.");
  });
  CHECK(errorOf(stopped).code == ErrorCode::cancelled);
}

inline void checkWrites(KeyValueEngine& engine) {
  put(engine, 0, "old", "1");
  const std::vector<KeyValueWrite> writes{{0, "old", std::nullopt},    {1, "new", "2"},
                                          {0, "twice", "a"},           {0, "twice", "b"},
                                          {0, "passing", "x"},         {0, "passing", std::nullopt},
                                          {2, "missing", std::nullopt}};
  const auto before = valueOf(engine.view());
  const auto cursorBefore = valueOf(before->cursor(0, "", ""));
  valueOf(engine.write(writes));
  CHECK(valueOf(before->get(0, "old")) == "1");
  CHECK(valueOf(before->get(1, "new")) == std::nullopt);
  CHECK(cursorBefore->key() == "old");
  const auto after = valueOf(engine.view());
  CHECK(pairsOf(*after, 0) == Pairs{{"twice", "b"}});
  CHECK(pairsOf(*after, 1) == Pairs{{"new", "2"}});
  valueOf(engine.write({}));
}

inline void checkIngest(KeyValueEngine& engine) {
  put(engine, 0, "k500", "old");
  put(engine, 1, "kept", "1");
  {
    const auto dropped = valueOf(engine.beginIngest());
    valueOf(dropped->add(0, "never", "seen"));
    valueOf(dropped->add(2, "never", "seen"));
    valueOf(dropped->end(2));
  }
  const auto before = valueOf(engine.view());
  const auto ingest = valueOf(engine.beginIngest());
  for (int i = 0; i < 1000; ++i) {
    std::string key = fmt::format("k{:03}", i);
    valueOf(ingest->add(0, key, "new"));
    valueOf(ingest->add(2, key, key));
  }
  valueOf(ingest->end(1));  // nothing was added to it
  valueOf(ingest->end(2));
  CHECK(pairsOf(*valueOf(engine.view()), 2).empty());
  valueOf(ingest->add(0, "last", "new"));
  valueOf(ingest->commit());
  CHECK(valueOf(before->get(0, "k500")) == "old");
  CHECK(pairsOf(*before, 2).empty());
  const auto view = valueOf(engine.view());
  CHECK(valueOf(view->get(0, "k500")) == "new");
  CHECK(valueOf(view->get(0, "never")) == std::nullopt);
  CHECK(pairsOf(*view, 0).size() == 1001);
  CHECK(pairsOf(*view, 2).size() == 1000);
  put(engine, 0, "k500", "newer");
  CHECK(valueOf(valueOf(engine.view())->get(0, "k500")) == "newer");
  valueOf(engine.verifyChecksums());
}

// Random batches against std::map, with whatever `between` does (reopen) from time to time.
inline void checkAgainstMap(std::unique_ptr<KeyValueEngine>& engine, const std::function<void()>& between) {
  std::mt19937_64 random(3);
  std::map<std::string, std::string> expected[kConformanceFamilies];
  for (int round = 0; round < 300; ++round) {
    std::vector<KeyValueWrite> writes;
    for (std::uint64_t i = random() % 20; i > 0; --i) {
      const auto family = static_cast<FamilyNumber>(random() % kConformanceFamilies);
      std::string key(1 + random() % 3, '\0');
      for (char& byte : key) byte = static_cast<char>(random() % 4 * 85);
      std::string value(random() % 100 + (family == 0 ? 0 : 1), 'v');
      writes.push_back({family, key, random() % 3 == 0 ? std::nullopt : std::optional(value)});
      if (writes.back().value)
        expected[family][key] = value;
      else
        expected[family].erase(key);
    }
    valueOf(engine->write(writes));
    if (round % 50 == 49) between();
    const auto view = valueOf(engine->view());
    for (FamilyNumber family = 0; family < kConformanceFamilies; ++family) {
      REQUIRE(pairsOf(*view, family) == Pairs(expected[family].begin(), expected[family].end()));
    }
  }
}

// `fresh` gives an empty engine with three families, of which the first takes any keys and values, the others values
// that are not empty; `reopen` closes what it is given and opens the same data again.
inline void checkConformance(const std::function<std::unique_ptr<KeyValueEngine>()>& fresh,
                             const std::function<void(std::unique_ptr<KeyValueEngine>&)>& reopen) {
  for (const auto check : {&checkReads, &checkOrder, &checkWrites, &checkIngest}) check(*fresh());
  auto engine = fresh();
  checkAgainstMap(engine, [&] { reopen(engine); });
}

}  // namespace samspil::test
