// Reports of gaps and of a consortium, made from the built-in network.
#include "export/report.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/files.h"
#include "session/call_file.h"
#include "session/edit.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::TemporaryDirectory;

namespace {

struct Worklist {
  GapList found;
  std::vector<WorklistItem> items;
};

Worklist worklist(const Session& session) {
  JobControl job;
  auto found = findGaps(session.network(), {}, {}, job);
  REQUIRE(found.has_value());
  auto items = worklistOf(session, *found);
  REQUIRE(items.has_value());
  return {std::move(*found), std::move(*items)};
}

GapReport reportOf(const Session& session, Language language = Language::danish) {
  const Worklist now = worklist(session);
  JobControl job;
  auto report = reportGaps(session, now.items, now.found.unknown, language, job);
  REQUIRE(report.has_value());
  return *report;
}

const ReportGap* find(const GapReport& report, const std::string& id) {
  for (const ReportSection& section : report.sections) {
    const auto found = std::ranges::find(section.gaps, id, &ReportGap::id);
    if (found != section.gaps.end()) return &*found;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a report says what was done about each gap, and sets the dismissed ones apart") {
  const TemporaryDirectory directory;
  const auto session = test::openSession(directory / "network");
  const auto items = worklist(*session).items;
  REQUIRE(setGapStatus(*session, items[2], GapStatus::inContact).has_value());
  REQUIRE(setGapNote(*session, worklist(*session).items[2], "Ring til <Anne> & Bo").has_value());
  REQUIRE(dismissGap(*session, items[0].gap, "Ikke relevant").has_value());
  const GapReport report = reportOf(*session);
  const ReportGap* worked = find(report, items[2].gap.id);
  REQUIRE(worked != nullptr);
  CHECK(worked->status == "I kontakt");
  CHECK(worked->note == "Ring til <Anne> & Bo");
  CHECK(find(report, items[0].gap.id) == nullptr);
  REQUIRE(report.dismissed.size() == 1);
  CHECK(report.dismissed[0].reason == "Ikke relevant");
  std::size_t gaps = 0;
  for (const ReportSection& section : report.sections) gaps += section.gaps.size();
  CHECK(gaps == items.size() - 1);

  const std::string page = htmlReport(report);
  CHECK(page.contains("I kontakt"));
  CHECK(page.contains("Ring til &lt;Anne&gt; &amp; Bo"));
  CHECK_FALSE(page.contains("<Anne>"));
  CHECK_FALSE(page.contains("http://"));  // it needs nothing else
  CHECK(htmlReport(reportOf(*session, Language::english)).contains("In contact"));
}

TEST_CASE("every reason in a report points at evidence that names its place") {
  const TemporaryDirectory directory;
  const auto session = test::openSession(directory / "network");
  const GapReport report = reportOf(*session);
  REQUIRE(report.sections.size() >= 5);
  for (const ReportSection& section : report.sections) {
    for (const ReportGap& gap : section.gaps) {
      CAPTURE(gap.id);
      double sum = 0;
      for (const ReportPart& part : gap.parts) {
        sum += part.value;
        REQUIRE_FALSE(part.evidence.empty());
        for (const std::size_t place : part.evidence) CHECK_FALSE(gap.evidence.at(place).source.empty());
      }
      CHECK(sum == doctest::Approx(gap.score));
    }
  }
}

TEST_CASE("a dismissed gap comes back when a new tie speaks for it, and not when something else is entered") {
  const TemporaryDirectory directory;
  const auto session = test::openSession(directory / "network");
  const auto before = worklist(*session).items;
  const auto tie = std::ranges::find_if(before, [](const WorklistItem& item) {
    return item.gap.kind == GapKind::missingTie && item.status == GapStatus::fresh;
  });
  REQUIRE(tie != before.end());
  const std::string id = tie->gap.id;
  const VertexIndex one = tie->gap.entities[0], other = tie->gap.entities[1];
  REQUIRE(dismissGap(*session, tie->gap, "De er konkurrenter").has_value());
  const auto& network = session->network();
  const auto relation = network.vocabulary().findRelation("focuses_on").value();
  std::vector<VertexIndex> themes;  // nobody's of the two
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    const bool theme = network.vocabulary().type(network.type(VertexIndex{v})).key == "theme";
    const auto tied = [&](VertexIndex actor) {
      return std::ranges::any_of(network.incident(actor), [&](const HalfEdge& h) { return h.neighbor.value == v; });
    };
    if (theme && !tied(one) && !tied(other)) themes.push_back(VertexIndex{v});
  }
  REQUIRE_FALSE(themes.empty());
  const auto enter = [&](VertexIndex from, VertexIndex to) {
    TieDraft draft;
    draft.from = from;
    draft.to = to;
    draft.relation = relation;
    REQUIRE(addTie(*session, draft).has_value());
  };
  const auto isBack = [&] {
    const auto items = worklist(*session).items;
    const auto found = std::ranges::find_if(items, [&](const WorklistItem& item) { return item.gap.id == id; });
    return found != items.end() && found->raisedAgain();
  };
  CHECK_FALSE(isBack());
  const auto stranger = network.findKey("erasmus-mc").value();
  REQUIRE(stranger != one);
  REQUIRE(stranger != other);
  enter(stranger, themes.front());
  CHECK_FALSE(isBack());
  enter(one, themes.back());
  enter(other, themes.back());
  CHECK(isBack());
  const GapReport report = reportOf(*session);
  REQUIRE(find(report, id) != nullptr);
  CHECK(find(report, id)->raisedAgain.contains("De er konkurrenter"));
}

TEST_CASE("reports are written as pages and spreadsheets, and nothing else") {
  const TemporaryDirectory directory;
  const auto session = test::openSession(directory / "network");
  const GapReport report = reportOf(*session);
  REQUIRE(writeReport(report, directory / "gaps.html").has_value());
  REQUIRE(writeReport(report, directory / "gaps.XLSX").has_value());
  CHECK(readFile(directory / "gaps.html")->starts_with("<!DOCTYPE html>\n<html lang=\"da\">"));
  CHECK(readFile(directory / "gaps.XLSX")->starts_with("PK"));
  const auto refused = writeReport(report, directory / "gaps.pdf");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message.contains("html"));
  CHECK_FALSE(writeReport(ConsortiumReport{}, directory / "card.xlsx").has_value());
  CHECK_FALSE(std::filesystem::exists(directory / "card.xlsx"));
  JobControl cancelled;
  cancelled.cancel();
  const Worklist now = worklist(*session);
  CHECK(reportGaps(*session, now.items, {}, Language::danish, cancelled).error().code == ErrorCode::cancelled);
}
