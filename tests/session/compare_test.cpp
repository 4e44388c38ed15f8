// Comparing the network with itself: two years, two documents, two moments of the journal.
#include <doctest/doctest.h>

#include <algorithm>

#include "session/compare.h"
#include "session/compare_gaps.h"
#include "session/moment.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::TemporaryDirectory;

namespace {

template <typename T>
T valueOf(Result<T> result) {
  if (!result) FAIL(result.error().message);
  return std::move(*result);
}

std::unique_ptr<Session> openSession(const std::filesystem::path& store) {
  return valueOf(Session::open({.store = store}));
}

Comparison between(const Session& session, std::string_view from, std::string_view to,
                   std::optional<CompareBy> by = std::nullopt) {
  return valueOf(compare(session, valueOf(parseComparePoint(session, from, by)),
                         valueOf(parseComparePoint(session, to, by)), Language::english));
}

const EntityChange* findEntity(const Comparison& comparison, std::string_view key) {
  const auto found = std::ranges::find(comparison.entities, key, &EntityChange::key);
  return found == comparison.entities.end() ? nullptr : &*found;
}

// One line for each row, with what was added read as gone and the other way round where `swapped`.
std::vector<std::string> lines(const Comparison& comparison, bool swapped) {
  std::vector<std::string> lines;
  const auto sign = [&](Change change) {
    if (swapped && change != Change::changed) change = change == Change::added ? Change::gone : Change::added;
    return std::string(changeName(change));
  };
  const auto values = [&](const std::vector<ValueChange>& changes) {
    std::string text;
    for (const ValueChange& one : changes)
      text += " " + one.name + ":" + (swapped ? one.after + ">" + one.before : one.before + ">" + one.after);
    return text;
  };
  for (const EntityChange& row : comparison.entities)
    lines.push_back(sign(row.change) + " " + row.key + values(row.values));
  for (const TieChange& row : comparison.ties) {
    std::vector<std::string> statements;
    for (const StatementChange& one : row.statements) statements.push_back(sign(one.change) + values(one.values));
    std::ranges::sort(statements);
    std::string line = sign(row.change) + " " + row.fromKey + " " + row.relationKey + " " + row.toKey;
    for (const std::string& one : statements) line += " | " + one;
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  return lines;
}

// Batches 3 to 5 of a new store: a new partner with a tie; its name and the tie's role changed; the tie removed.
struct EditedNetwork {
  TemporaryDirectory folder;
  std::unique_ptr<Session> session = openSession(folder / "network");
  EntityId partner;
  StatementId tie;

  EditedNetwork() {
    IdAllocator ids = session->store().allocator();
    partner = ids.entity();
    tie = ids.statement();
    ChangeSet add({.kind = BatchKind::edit, .title = {"Tilføj", "Add"}});
    add.put(Entity{partner, "ny-partner", session->network().type(VertexIndex{0})});
    add.put(named("Ny partner"));
    add.put(statement("medlem"));
    valueOf(session->apply(add));
    ChangeSet edit({.kind = BatchKind::edit, .title = {"Ret", "Edit"}});
    edit.put(named("Ny partner A/S"));
    edit.put(statement("formand"));
    valueOf(session->apply(edit));
    ChangeSet remove({.kind = BatchKind::edit, .title = {"Fjern", "Remove"}});
    remove.remove(tie);
    valueOf(session->apply(remove));
  }
  EntityFacts named(std::string name) const {
    return {partner, {.source = session->network().sources().front().id}, Certainty::stated, {{"name_da", name}}};
  }
  TieStatement statement(std::string role) const {
    return {.id = tie,
            .from = partner,
            .relation = session->network().edge(EdgeIndex{0}).relation,
            .to = session->network().entity(VertexIndex{1}),
            .role = std::move(role),
            .reference = {.source = session->network().sources().front().id}};
  }
};

}  // namespace

TEST_CASE("batches are compared record by record") {
  const EditedNetwork made;
  const Comparison added = between(*made.session, "#2", "#3");
  CHECK(added.entityCounts.added == 1);
  CHECK(added.entityCounts.sum() == 1);
  REQUIRE(added.ties.size() == 1);
  CHECK(added.ties[0].change == Change::added);
  CHECK((added.ties[0].fromKey == "ny-partner" || added.ties[0].toKey == "ny-partner"));

  const Comparison edited = between(*made.session, "3", "4");
  REQUIRE(edited.entities.size() == 1);
  CHECK(edited.entities[0].change == Change::changed);
  REQUIRE(edited.entities[0].values.size() == 1);
  CHECK(edited.entities[0].values[0].before == "Ny partner");
  CHECK(edited.entities[0].values[0].after == "Ny partner A/S");
  REQUIRE(edited.ties.size() == 1);
  CHECK(edited.ties[0].change == Change::changed);
  REQUIRE(edited.ties[0].statements.size() == 1);
  CHECK(edited.ties[0].statements[0].values[0].name == "role");
  CHECK(edited.ties[0].statements[0].values[0].after == "formand");

  const Comparison removed = between(*made.session, "4", "5");
  CHECK(removed.entities.empty());
  REQUIRE(removed.ties.size() == 1);
  CHECK(removed.ties[0].change == Change::gone);

  const Comparison all = between(*made.session, "2", "5");
  CHECK(all.entityCounts.added == 1);
  CHECK(all.ties.empty());
  CHECK(between(*made.session, "3", "3").entities.empty());
  CHECK(between(*made.session, "1", "2").otherRecords == 1);  // the layout
}

TEST_CASE("a gap that a new tie fills is closed, and opened again by the undo") {
  const TemporaryDirectory folder;
  const auto session = openSession(folder / "network");
  JobControl job;
  const GapList gaps = valueOf(findGaps(session->network(), {.kinds = {GapKind::missingTie}}, {}, job));
  REQUIRE_FALSE(gaps.gaps.empty());
  const Gap& gap = gaps.gaps.front();
  IdAllocator ids = session->store().allocator();
  const auto relation = std::ranges::find(session->network().vocabulary().relations, "partner_of", &Relation::key);
  REQUIRE(relation != session->network().vocabulary().relations.end());
  ChangeSet fill({.kind = BatchKind::edit, .title = {"Luk", "Close"}});
  fill.put(TieStatement{.id = ids.statement(),
                        .from = session->network().entity(gap.entities[0]),
                        .relation = relation->id,
                        .to = session->network().entity(gap.entities[1]),
                        .role = {},
                        .reference = {.source = session->network().sources().front().id}});
  const auto after = [&](std::uint64_t revision) {
    return ComparePoint{.by = CompareBy::knowledge, .batch = BatchId{static_cast<std::uint32_t>(revision)}};
  };
  const auto before = after(session->store().revision());
  valueOf(session->apply(fill));
  const auto filled = after(session->store().revision());
  const auto there = valueOf(compareGaps(*session, before, filled, Language::english, job));
  const auto closed = std::ranges::find(there, gap.id, &GapChange::id);
  REQUIRE(closed != there.end());
  CHECK(closed->change == Change::gone);
  CHECK(closed->sentence == gap.sentence.english);
  const auto back = valueOf(compareGaps(*session, filled, before, Language::english, job));
  REQUIRE(back.size() == there.size());
  for (const GapChange& one : back) {
    const auto same = std::ranges::find(there, one.id, &GapChange::id);
    REQUIRE(same != there.end());
    CHECK(same->change != one.change);
    CHECK(same->sentence == one.sentence);
  }
  valueOf(session->undo({}));
  CHECK(valueOf(compareGaps(*session, before, after(session->store().revision()), Language::english, job)).empty());
}

TEST_CASE("an undo takes back what a comparison shows") {
  const EditedNetwork made;
  valueOf(made.session->undo(BatchId{5}));
  CHECK(between(*made.session, "4", "6").ties.empty());
  CHECK(between(*made.session, "5", "6").tieCounts.added == 1);
}

TEST_CASE("swapped points give the exact inverse, whichever kind") {
  const EditedNetwork made;
  const std::vector<std::array<std::string_view, 2>> pairs{{"2", "4"},
                                                           {"3", "5"},
                                                           {"2013", "2025"},
                                                           {"2010", "2019"},
                                                           {"doc-sundhedsplan-2013", "doc-forskningsstrategi-2025"}};
  for (const auto& [from, to] : pairs) {
    CAPTURE(from);
    CAPTURE(to);
    const auto there = between(*made.session, from, to);
    CHECK(there.entityCounts.sum() + there.tieCounts.sum() > 0);
    CHECK(lines(there, true) == lines(between(*made.session, to, from), false));
  }
}

TEST_CASE("years tell what held in them, and nothing ends by not being named again") {
  const EditedNetwork made;
  const GraphSnapshot& network = made.session->network();
  const Comparison comparison = between(*made.session, "2013", "2025");
  CHECK(comparison.tieCounts.added > 0);
  const auto holdsIn = [&](EdgeIndex edge, int year) {
    return std::ranges::any_of(network.statements(edge), [&](const StatementRow& row) {
      const YearRange years = yearsOf(row, network.sources().dateOf(row.source));
      return years.first <= year && year <= years.last;
    });
  };
  std::size_t added = 0, gone = 0;
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    added += !holdsIn(EdgeIndex{e}, 2013) && holdsIn(EdgeIndex{e}, 2025);
    gone += holdsIn(EdgeIndex{e}, 2013) && !holdsIn(EdgeIndex{e}, 2025);
  }
  CHECK(comparison.tieCounts.added == added);
  CHECK(comparison.tieCounts.gone == gone);
  CHECK_FALSE(comparison.note.empty());
}

TEST_CASE("of a comparison with few rows the counts are those of all") {
  const TemporaryDirectory folder;
  const auto session = openSession(folder / "store");
  JobControl job;
  for (const std::string_view by : {"years", "documents"}) {
    const auto point = [&](std::string_view year) {
      return valueOf(parseComparePoint(*session, year, parseCompareBy(by)));
    };
    const Comparison whole = valueOf(compare(*session, point("2013"), point("2025"), Language::english));
    const ComparisonOptions few{.language = Language::english, .mostRows = 2};
    const Comparison limited = valueOf(compare(*session, point("2013"), point("2025"), few, job));
    CHECK(limited.tieCounts.added == whole.tieCounts.added);
    CHECK(limited.tieCounts.gone == whole.tieCounts.gone);
    CHECK(limited.tieCounts.changed == whole.tieCounts.changed);
    CHECK(limited.entityCounts.sum() == whole.entityCounts.sum());
    CHECK(whole.ties.size() == whole.tieCounts.sum());
    for (const Change change : {Change::added, Change::gone, Change::changed}) {
      const auto count = [&](const auto& rows) {
        return std::ranges::count(rows, change, [](auto& r) { return r.change; });
      };
      CHECK(count(limited.ties) == std::min<std::ptrdiff_t>(2, count(whole.ties)));
      CHECK(count(limited.entities) == std::min<std::ptrdiff_t>(2, count(whole.entities)));
    }
    std::size_t ofAllKinds = 0;
    for (const KindCounts& kind : limited.tieKinds) ofAllKinds += kind.counts.sum();
    CHECK(ofAllKinds == whole.tieCounts.sum());
  }
}

TEST_CASE("documents tell what they name") {
  const EditedNetwork made;
  const Comparison comparison = between(*made.session, "doc-sundhedsplan-2013", "doc-forskningsstrategi-2025");
  CHECK(comparison.from.by == CompareBy::documents);
  CHECK(comparison.entityCounts.added > 0);
  CHECK(comparison.entityCounts.gone > 0);
  CHECK(findEntity(comparison, "region-midtjylland") == nullptr);  // named in both, and told the same
  const Comparison byYear = between(*made.session, "2013", "2025", CompareBy::documents);
  CHECK(lines(byYear, false).size() >= 10);
}

TEST_CASE("what cannot be compared is refused in a sentence that says what can") {
  const EditedNetwork made;
  const Session& session = *made.session;
  CHECK_FALSE(parseComparePoint(session, "yesterday").has_value());
  CHECK_FALSE(parseComparePoint(session, "#99").has_value());
  CHECK_FALSE(parseComparePoint(session, "1999-12-31").has_value());
  const auto document = parseComparePoint(session, "1950", CompareBy::documents);
  REQUIRE_FALSE(document.has_value());
  CHECK(document.error().message.find("doc-sundhedsplan-2013") != std::string::npos);
  const auto mixed =
      compare(session, *parseComparePoint(session, "2013"), *parseComparePoint(session, "#3"), Language::english);
  REQUIRE_FALSE(mixed.has_value());
  CHECK(mixed.error().code == ErrorCode::invalidArgument);
}

TEST_CASE("points to choose from stand oldest first") {
  const EditedNetwork made;
  for (const CompareBy by : {CompareBy::knowledge, CompareBy::years, CompareBy::documents}) {
    const auto points = valueOf(comparePoints(*made.session, by));
    REQUIRE(points.size() >= 4);
    for (const ComparePoint& point : points) {
      CHECK(point.by == by);
      CHECK_FALSE(describePoint(*made.session, point, Language::danish).empty());
    }
  }
  const auto years = valueOf(comparePoints(*made.session, CompareBy::years));
  CHECK(std::ranges::is_sorted(years, {}, &ComparePoint::year));
}

TEST_CASE("a moment is the end of what is written, and names the last batch before it") {
  const auto end = [](std::string_view text) { return endOfMoment(text).value_or(-1); };
  CHECK(end("2026-03-14") < end("2026-03"));
  CHECK(end("2026-03-31") == end("2026-03"));
  CHECK(end("2026-12") == end("2026"));
  CHECK(end("2026-03-14T09:30") < end("2026-03-14"));
  CHECK(end("2026-03-14 23:59") == end("2026-03-14"));
  for (const auto* wrong : {"", "2026-3", "2026-02-30", "2026-03-14T24:00", "2026-03-14T0930", "#2026", "i går"})
    CHECK_FALSE(endOfMoment(wrong).has_value());
  std::vector<Batch> history(3);
  for (std::uint32_t i = 0; i < 3; ++i) {
    history[i].id = BatchId{i + 1};
    history[i].info.when = *endOfMoment("2026-03-14") + 1 + i * std::int64_t{3'600'000'000};
  }
  CHECK(valueOf(batchKnownAt(history, "2026-03-15")) == BatchId{3});
  CHECK(valueOf(batchKnownAt(history, "2026-03-15T01:30")) == BatchId{2});
  CHECK(valueOf(batchKnownAt(history, "2")) == BatchId{2});
  CHECK(valueOf(batchKnownAt(history, "2026")) == BatchId{3});
  CHECK(batchKnownAt(history, "2026-03-14").error().code == ErrorCode::notFound);
  CHECK(batchKnownAt(history, "#4").error().code == ErrorCode::notFound);
  CHECK(batchKnownAt(history, "maj").error().code == ErrorCode::invalidArgument);
}

TEST_CASE("a session of the past shows the network as it was, and cannot be changed") {
  EditedNetwork made;
  const auto store = made.folder / "network";
  made.session.reset();
  const auto past = valueOf(Session::open({.store = store, .readOnly = true, .asOf = "#4"}));
  const auto partner = past->network().findKey("ny-partner");
  REQUIRE(partner.has_value());
  CHECK(past->network().degree(*partner) == 1);
  CHECK(valueOf(describeEntity(*past, *partner, Language::danish)).groups.size() == 1);
  CHECK(valueOf(past->map())->positions.size() == past->network().vertexCount());
  CHECK(valueOf(describeHistory(*past, Language::danish)).size() == 4);
  CHECK(past->setView(ViewSpec{.layout = "radial"}, {"x", "x"}).has_value());  // looked at in another way, kept nowhere
  CHECK(past->view().layout == "radial");
  CHECK_FALSE(past->undo().has_value());
  CHECK(valueOf(Session::open({.store = store, .readOnly = true}))->view().layout != "radial");
  CHECK_FALSE(Session::open({.store = store, .readOnly = true, .asOf = "1999"}).has_value());
}
