#include "graph/source_table.h"

#include <map>

#include <doctest/doctest.h>

#include "graph/statement_bytes.h"
#include "tests/graph/random_records.h"

using namespace samspil;

namespace {

Source randomSource(testing::Dice& dice, std::uint32_t id) {
  const auto text = [&] { return dice.oneIn(3) ? std::string() : fmt::format("tekst {}", dice.below(1000)); };
  Source source{.id = SourceId{id},
                .key = fmt::format("kilde-{}", dice.below(40'000)),
                .kind = static_cast<SourceKind>(dice.below(4)),
                .title = {text(), text()},
                .publisher = text(),
                .date = {},
                .status = text(),
                .file = text()};
  if (dice.oneIn(2)) source.date = {static_cast<std::int16_t>(1990 + dice.below(40)), 0, 0};
  return source;
}

}  // namespace

TEST_CASE("a table of sources gives back each as it was, by its place, id and key") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    testing::Dice dice(seed);
    std::map<std::uint32_t, Source> model;  // ids with and without gaps
    const std::uint32_t step = seed == 1 ? 1 : 3;
    for (std::uint32_t id = 5; model.size() < 3000; id += 1 + dice.below(step)) model[id] = randomSource(dice, id);
    std::vector<Source> sources;
    for (const auto& [id, source] : model) sources.insert(sources.begin(), source);
    const SourceTable table(std::move(sources));

    REQUIRE(table.size() == model.size());
    PartialDate newest;
    auto expected = model.begin();
    for (const SourceView& source : table) {
      REQUIRE(source == viewOf(expected->second));
      newest = std::max(newest, source.date);
      ++expected;
    }
    CHECK(table.newestDate() == newest);
    for (std::uint32_t id = 0; id < model.rbegin()->first + 3; ++id) {
      const auto known = model.find(id);
      REQUIRE(table.find(SourceId{id}).has_value() == (known != model.end()));
      REQUIRE(table.dateOf(SourceId{id}) == (known == model.end() ? PartialDate{} : known->second.date));
      if (known != model.end()) REQUIRE(table.find(known->second.key)->key == known->second.key);
    }
    CHECK(!table.find("ukendt"));
  }
}

TEST_CASE("an empty table of sources knows none") {
  const SourceTable table;
  CHECK(table.empty());
  CHECK(table.begin() == table.end());
  CHECK(!table.find(SourceId{1}));
  CHECK(!table.find("kilde"));
  CHECK(table.newestDate() == PartialDate{});
}

TEST_CASE("statements come out of their bytes as they went in, whatever their numbers") {
  testing::Dice dice(4);
  const auto number = [&] { return static_cast<std::uint32_t>(dice.below(std::size_t{1} << dice.below(33))); };
  std::vector<PackedStatement> statements;
  StatementBytes bytes;
  for (int i = 0; i < 5000; ++i) {
    statements.push_back({.id = StatementId{number()},
                          .from = EntityId{number()},
                          .to = EntityId{number()},
                          .source = SourceId{number()},
                          .shape = number(),
                          .relation = RelationId{static_cast<std::uint16_t>(number())}});
    bytes.push(statements.back());
  }
  REQUIRE(bytes.size() == statements.size());
  std::size_t at = 0;
  bytes.forEach([&](const PackedStatement& statement, const char*) { REQUIRE(statement == statements[at++]); });
  CHECK(at == statements.size());
}
