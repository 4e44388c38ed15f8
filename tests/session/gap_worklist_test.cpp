// The worklist, the card of a gap, the coverage table and the cards of consortia, on the built-in network.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "session/call_file.h"
#include "session/consortium_card.h"
#include "session/coverage_matrix.h"
#include "session/gap_detail.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::openSession;
using test::TemporaryDirectory;

namespace {

GapList gapsOf(const Session& session) {
  JobControl job;
  auto found = findGaps(session.network(), {}, {}, job);
  REQUIRE(found.has_value());
  return *found;
}

std::vector<WorklistItem> itemsOf(const Session& session) {
  auto items = worklistOf(session, gapsOf(session));
  REQUIRE(items.has_value());
  return *items;
}

const WorklistItem& itemOf(const std::vector<WorklistItem>& items, const std::string& id) {
  const auto found = std::ranges::find_if(items, [&](const WorklistItem& item) { return item.gap.id == id; });
  REQUIRE(found != items.end());
  return *found;
}

}  // namespace

TEST_CASE("a state, a note and a dismissal of a gap outlive a restart and are undone one by one") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  std::string id;
  {
    const auto session = openSession(store);
    const auto items = itemsOf(*session);
    REQUIRE(items.size() > 20);
    id = items[3].gap.id;
    REQUIRE(setGapStatus(*session, items[3], GapStatus::inContact).has_value());
    REQUIRE(setGapNote(*session, itemOf(itemsOf(*session), id), "  Ringet til Anne ").has_value());
    REQUIRE_FALSE(setGapStatus(*session, items[3], GapStatus::dismissed).has_value());  // wants a reason
    REQUIRE_FALSE(dismissGap(*session, items[3].gap, "  ").has_value());
    REQUIRE(dismissGap(*session, items[3].gap, "De er konkurrenter").has_value());
  }
  const auto session = openSession(store);
  const WorklistItem dismissed = itemOf(itemsOf(*session), id);
  CHECK(dismissed.status == GapStatus::dismissed);
  CHECK(dismissed.dismissal->reason == "De er konkurrenter");
  CHECK(dismissed.note == "Ringet til Anne");
  REQUIRE(session->undo().has_value());
  CHECK(itemOf(itemsOf(*session), id).status == GapStatus::inContact);
  CHECK(itemOf(itemsOf(*session), id).note == "Ringet til Anne");
  REQUIRE(session->undo().has_value());
  CHECK(itemOf(itemsOf(*session), id).note.empty());
  REQUIRE(session->undo().has_value());
  CHECK(itemOf(itemsOf(*session), id).status == GapStatus::fresh);
}

TEST_CASE("taking up a dismissed gap again is one step, back to what it was") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const std::string id = itemsOf(*session)[0].gap.id;
  REQUIRE(dismissGap(*session, itemsOf(*session)[0].gap, "Prøvet før").has_value());
  const Revision before = session->revision();
  REQUIRE(setGapStatus(*session, itemOf(itemsOf(*session), id), GapStatus::fresh).has_value());
  CHECK(session->revision() == before + 1);
  CHECK(itemOf(itemsOf(*session), id).status == GapStatus::fresh);
}

TEST_CASE("a gap whose evidence changed after its dismissal comes first and says why it is back") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const auto now = itemsOf(*session);
  const auto found =
      std::ranges::find_if(now, [](const WorklistItem& item) { return statementsOf(item.gap).size() > 1; });
  REQUIRE(found != now.end());
  Gap older = found->gap;
  older.fingerprint += 1;
  older.parts.clear();  // it rested on less then
  REQUIRE(dismissGap(*session, older, "Ikke relevant").has_value());
  const auto items = itemsOf(*session);
  CHECK(items[0].gap.id == older.id);
  CHECK(items[0].raisedAgain());
  const auto detail = describeGap(*session, items[0], Language::danish);
  REQUIRE(detail.has_value());
  CHECK(detail->raisedText.contains("fordi: Ikke relevant"));
  CHECK(detail->raisedText.contains("Nyt siden"));
  CHECK_FALSE(detail->raisedText.contains("udsagn"));  // named in words, not by number
}

TEST_CASE("the counts of the filters respond to each other and to the words typed") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  REQUIRE(dismissGap(*session, itemsOf(*session)[0].gap, "Ikke relevant").has_value());
  const auto items = itemsOf(*session);
  const auto view = [&](const WorklistFilter& filter) {
    return filterWorklist(items, filter, session->network(), Language::danish);
  };
  const WorklistView all = view({.statuses = {}});
  CHECK(all.rows.size() == items.size());
  CHECK(view({}).rows.size() == items.size() - 1);
  const WorklistView ties = view({.kinds = {GapKind::missingTie}});
  CHECK(ties.rows.size() == view({}).kindCounts[static_cast<std::size_t>(GapKind::missingTie)]);
  CHECK(ties.kindCounts == view({}).kindCounts);  // choosing a kind doesn't hide how many the others have
  CHECK(std::accumulate(ties.statusCounts.begin(), ties.statusCounts.end(), std::size_t{0}) ==
        all.kindCounts[static_cast<std::size_t>(GapKind::missingTie)]);
  const WorklistView found = view({.text = "human FIRST"});
  CHECK(found.rows.size() > 0);
  CHECK(found.rows.size() < items.size());
  const VertexIndex human = session->network().findKey("human-first").value();
  for (const std::size_t row : view({.about = human}).rows) {
    const auto& entities = items[row].gap.entities;
    const bool concerned = std::find(entities.begin(), entities.end(), human) != entities.end();
    CHECK((concerned || items[row].gap.parts.size() > 0));
  }
  CHECK(view({.about = human}).rows.size() > 0);
}

TEST_CASE("every part of every gap's card names where its evidence stands, in both languages") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  for (const Language language : {Language::danish, Language::english}) {
    for (const WorklistItem& item : itemsOf(*session)) {
      const auto detail = describeGap(*session, item, language);
      REQUIRE(detail.has_value());
      CAPTURE(detail->id);
      CHECK_FALSE(detail->sentence.empty());
      CHECK_FALSE(detail->parts.empty());
      if (item.gap.kind == GapKind::missingTie && !item.gap.introducers.empty())
        CHECK(detail->introduction.size() == item.gap.introducers.size() + 1);
      for (const GapPartText& part : detail->parts) {
        CHECK_FALSE(part.evidence.empty());
        for (const EvidenceText& evidence : part.evidence) CHECK_FALSE(evidence.what.empty());
      }
    }
  }
}

TEST_CASE("a gap lights its ends, the ties of its evidence and the tie that is not there") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const GraphSnapshot& network = session->network();
  std::size_t pairs = 0;
  for (const WorklistItem& item : itemsOf(*session)) {
    const GapLight light = lightOf(network, item.gap);
    for (const VertexIndex v : item.gap.entities) CHECK(std::ranges::count(light.ends, v) == 1);
    CHECK(std::is_sorted(light.ties.begin(), light.ties.end()));
    for (const EdgeIndex tie : light.ties) {
      for (const VertexIndex v : {network.edge(tie).from, network.edge(tie).to}) {
        const bool seen = std::ranges::count(light.ends, v) + std::ranges::count(light.others, v) > 0;
        CHECK(seen);
      }
    }
    if (item.gap.kind != GapKind::missingTie) continue;
    ++pairs;
    REQUIRE(light.missing.size() == 1);
    for (const HalfEdge& half : network.incident(light.missing[0].first))
      CHECK((half.neighbor != light.missing[0].second ||
             network.vocabulary().familyOf(network.edge(half.edge).relation).key != "collaboration"));
  }
  CHECK(pairs > 0);
}

TEST_CASE("scores are written with the language's comma and a true minus") {
  CHECK(scoreText(2.449, Language::danish) == "2,4");
  CHECK(signedScoreText(-0.18, Language::danish) == "−0,2");
  CHECK(signedScoreText(1.0, Language::english) == "+1.0");
  CHECK(signedScoreText(0.01, Language::english) == "0.0");
}

TEST_CASE("the coverage table agrees with the matrix it is made from, and compares the years of the documents") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const GraphSnapshot& network = session->network();
  CHECK(coverageYears(network) == std::vector<int>{2013, 2019, 2025});
  JobControl job;
  const auto table = coverageTable(network, {.columns = CoverageColumns::country}, job);
  REQUIRE(table.has_value());
  const auto column = std::ranges::find(table->matrix.columns, "DK", &CoverageColumn::key);
  REQUIRE(column != table->matrix.columns.end());
  CHECK(table->columnLabel(static_cast<std::size_t>(column - table->matrix.columns.begin()), Language::english) ==
        "Denmark");
  for (std::size_t y = 0; y < table->years.size(); ++y) {
    const auto then = coverageMatrix(network, {.asOf = table->years[y]}, job);
    REQUIRE(then.has_value());
    for (std::size_t row = 0; row < table->matrix.rows.size(); ++row) {
      const auto past = std::ranges::find(then->rows, table->matrix.rows[row].theme, &CoverageRow::theme);
      const int actors = past == then->rows.end() ? -1 : static_cast<int>(past->actors);
      CHECK(table->actorsByYear[row][y] == actors);
    }
  }
  for (const auto& cell : table->matrix.cells) CHECK(cell.actors.size() == cell.count);
}

TEST_CASE("a theme has its row in the matrix and an actor its column, whichever way it is asked") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const GraphSnapshot& network = session->network();
  JobControl job;
  for (const CoverageColumns columns : {CoverageColumns::type, CoverageColumns::country, CoverageColumns::entity}) {
    const auto table = coverageTable(network, {.columns = columns}, job);
    REQUIRE(table.has_value());
    const CoveragePlace theme = placeOf(*table, table->matrix.rows[3].theme);
    CHECK(theme.row == 3);
    CHECK_FALSE(theme.column.has_value());
    const VertexIndex actor = *network.findKey("defactum");
    const CoveragePlace place = placeOf(*table, actor);
    REQUIRE(place.column.has_value());
    const std::string expected = columns == CoverageColumns::entity ? "defactum"
                                 : columns == CoverageColumns::country
                                     ? "DK"
                                     : network.vocabulary().type(network.type(actor)).key;
    CHECK(table->matrix.columns[*place.column].key == expected);
  }
}

TEST_CASE("rows stand thinnest first, thickest first or by name, and only those whose names hold the words") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  JobControl job;
  const auto table = coverageTable(session->network(), {}, job);
  REQUIRE(table.has_value());
  const auto actors = [&](std::size_t row) { return table->matrix.rows[row].actors; };
  const auto thin = orderedRows(*table, session->network(), RowOrder::thinnest, "", Language::danish);
  const auto thick = orderedRows(*table, session->network(), RowOrder::thickest, "", Language::danish);
  CHECK(thin.size() == table->matrix.rows.size());
  CHECK(std::ranges::is_sorted(thin, {}, actors));
  CHECK(std::ranges::is_sorted(thick, std::greater<>{}, actors));
  const auto found = orderedRows(*table, session->network(), RowOrder::name, "rehab", Language::danish);
  REQUIRE(found.size() >= 1);
  CHECK(found.size() < 5);
}

TEST_CASE("a filled cell answers who covers it and where that stands, an empty one who is nearest") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const GraphSnapshot& network = session->network();
  JobControl job;
  const auto table = coverageTable(network, {}, job);
  REQUIRE(table.has_value());
  std::size_t empty = 0, filled = 0;
  for (std::size_t row = 0; row < table->matrix.rows.size() && (empty < 3 || filled < 3); ++row) {
    const CellQuestion question{row, 0};
    const auto& cell = table->matrix.cell(row, 0);
    const auto nearest = nearestFor(network, *table, question, job);
    REQUIRE(nearest.has_value());
    const auto answer = answerCell(*session, *table, question, *nearest, Language::danish);
    REQUIRE(answer.has_value());
    CHECK(answer->actors.size() == cell.count);
    CHECK(answer->evidence.size() == cell.evidence.size());
    for (const auto& near : answer->nearest)
      CHECK(std::ranges::find(answer->actors, near.actor.vertex, &GapEntityText::vertex) == answer->actors.end());
    const GapLight light = lightOf(network, *answer);
    CHECK(light.missing.empty() == (cell.count > 0 || answer->nearest.empty()));
    (cell.count > 0 ? filled : empty) += 1;
  }
  CHECK(filled > 0);
  CHECK(empty > 0);
}

TEST_CASE("a card tells of each member what the proposal says, and a swap puts another in its place") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const GraphSnapshot& network = session->network();
  const Call call{.themes = {"rehabilitering", "diabetes"}, .smallest = 2, .largest = 4};
  JobControl job;
  const auto answer = buildConsortia(network, call, 1, job);
  REQUIRE(answer.has_value());
  REQUIRE(answer->proposals.size() == 1);
  const Proposal& proposal = answer->proposals[0];
  const ConsortiumCard card = consortiumCard(network, call, proposal, Language::danish);
  REQUIRE(card.members.size() == proposal.members.size());
  REQUIRE(card.themes.size() == 2);
  for (std::size_t t = 0; t < 2; ++t) {
    const auto covering =
        std::ranges::count_if(card.members, [&](const CardMember& member) { return member.covers[t] != Cover::none; });
    CHECK((covering > 0) == (card.covered[t] != 0));
    for (const CardMember& member : card.members) CHECK((member.covers[t] != Cover::only || covering == 1));
  }
  double sum = 0;
  for (const CardPart& part : card.parts) sum += part.value;
  CHECK(sum == doctest::Approx(proposal.score));
  if (card.swaps.empty()) return;
  std::vector<VertexIndex> members;
  for (const CardMember& member : card.members)
    members.push_back(member.vertex == card.swaps[0].out ? card.swaps[0].in : member.vertex);
  const auto swapped = describeMembers(network, call, members, job);
  REQUIRE(swapped.has_value());
  CHECK(swapped->members.size() == members.size());
  CHECK(std::ranges::find(swapped->members, card.swaps[0].in, &MemberReason::vertex) != swapped->members.end());
}

TEST_CASE("partners who only meet in an alliance are lit by way of it") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const GraphSnapshot& network = session->network();
  ConsortiumCard card;
  for (const auto* key : {"charite", "karolinska"}) card.members.emplace_back().vertex = *network.findKey(key);
  const GapLight light = lightOf(network, card);
  CHECK(light.ends.size() == 2);
  CHECK(light.others == std::vector<VertexIndex>{*network.findKey("euha")});
  CHECK(light.ties.size() == 2);
}

TEST_CASE("the form offers themes, types and countries by name, and finds them by any word") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const auto themes = callThemes(session->network(), Language::danish);
  REQUIRE(themes.size() > 10);
  const auto hits = matchingChoices(themes, "REHAB", 3);
  REQUIRE(hits.size() >= 1);
  CHECK(themes[hits[0]].label.starts_with("Rehab"));
  for (const CallChoice& country : callCountries(session->network(), Language::danish)) CHECK(country.actors > 0);
  for (const CallChoice& type : callTypes(session->network(), Language::english)) CHECK(type.actors > 0);
}

TEST_CASE("a call reads back as it was written, with the base rule or without") {
  const CountryRule rule{.memberStates = {"DK", "SE"}, .associated = {"NO"}};
  Call call{.title = {"Opslag", "Call"},
            .themes = {"a", "b"},
            .countries = {"SE"},
            .must = {"x"},
            .smallest = 4,
            .largest = 9,
            .countryRule = rule};
  CHECK(parseCall(formatCall(call, rule), rule).value() == call);
  call.countryRule.reset();
  CHECK(parseCall(formatCall(call, rule), rule).value() == call);
  call.countryRule = CountryRule{.memberStates = {"FR"}, .independentEntities = 2};
  CHECK(parseCall(formatCall(call, rule), rule).value() == call);
}
