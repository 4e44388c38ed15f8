// Many changes, read at a glance.
#include <doctest/doctest.h>

#include <algorithm>

#include "session/change_overview.h"
#include "tests/session/built_in_session.h"

namespace samspil {

namespace {

using test::builtInSession;

struct Changes {
  Comparison comparison;
  std::vector<ChangeRow> rows;
};

Changes between(int from, int to) {
  const auto year = [](int one) {
    return ComparePoint{.by = CompareBy::years, .batch = {}, .year = one, .documents = {}};
  };
  Changes changes{compare(builtInSession(), year(from), year(to), Language::danish).value(), {}};
  changes.rows = changeRows(changes.comparison, builtInSession().network(), Language::danish);
  return changes;
}

}  // namespace

TEST_CASE("each change stands in one group, with those of its kind, in the order of the rows") {
  const auto [comparison, rows] = between(2013, 2025);
  REQUIRE(rows.size() > 100);
  const ChangeOverview overview = overviewOf(comparison, rows, Language::danish);
  CHECK(overview.groups.size() < rows.size() / 4);
  std::vector<std::uint32_t> seen;
  for (const ChangeGroup& group : overview.groups) {
    CHECK(std::ranges::is_sorted(group.rows));
    for (const std::uint32_t row : group.rows) {
      CHECK(rows[row].change == group.change);
      CHECK(rows[row].kind == group.kind);
      CHECK((row >= comparison.entities.size()) == group.ties);
    }
    seen.insert(seen.end(), group.rows.begin(), group.rows.end());
  }
  std::ranges::sort(seen);
  CHECK(seen.size() == rows.size());
  CHECK(std::ranges::adjacent_find(seen) == seen.end());
  CHECK(std::ranges::is_sorted(overview.groups, [](const ChangeGroup& a, const ChangeGroup& b) {
    return a.change != b.change ? a.change < b.change : a.rows.size() > b.rows.size();
  }));
}

TEST_CASE("one sentence says between what, how much, and what most of it is") {
  const auto [comparison, rows] = between(2013, 2025);
  const std::string sentence = overviewOf(comparison, rows, Language::danish).sentence;
  CHECK(sentence.starts_with("Fra 2013 til 2025: forskel i "));
  CHECK(sentence.contains(std::to_string(comparison.entities.size()) + " enheder og " +
                          std::to_string(comparison.ties.size()) + " forbindelser. Flest: "));
  CHECK(overviewOf(comparison, rows, Language::english).sentence.contains(" entities and "));
  const auto same = between(2025, 2025);
  CHECK(overviewOf(same.comparison, same.rows, Language::danish).sentence.empty());
}

TEST_CASE("a cancelled comparison ends and says so") {
  JobControl job;
  job.cancel();
  const ComparePoint from{.by = CompareBy::years, .batch = {}, .year = 2013, .documents = {}};
  ComparePoint to = from;
  to.year = 2025;
  const auto cancelled = compare(builtInSession(), from, to, Language::danish, job);
  REQUIRE_FALSE(cancelled.has_value());
  CHECK(cancelled.error().code == ErrorCode::cancelled);
}

}  // namespace samspil
