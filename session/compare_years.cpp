// What held in two years.
#include <algorithm>

#include "graph/statement_years.h"
#include "session/compare_rows.h"

namespace samspil {
namespace {

struct Years {
  int first = 0, last = kOpenEnd;
  bool holds(int year) const { return first <= year && year <= last; }
};

Years yearsOf(const GraphSnapshot& network, VertexIndex v) {
  Years years;
  if (network.validTo(v).known()) years.last = network.validTo(v).year;
  if (network.validFrom(v).known()) {
    years.first = network.validFrom(v).year;
    return years;
  }
  std::optional<int> oldest;
  for (const SourceId id : network.factSources(v)) {
    const int year = network.sources().dateOf(id).year;
    oldest = std::min(oldest.value_or(year), year);
  }
  years.first = std::min(oldest.value_or(0), years.last);
  return years;
}

}  // namespace

Result<void> compareYears(const NetworkReader& reader, int from, int to, ComparisonRows& rows, JobControl& job) {
  const GraphSnapshot& network = reader.network();
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    const Years years = yearsOf(network, VertexIndex{v});
    const bool before = years.holds(from), after = years.holds(to);
    if (before != after) rows.addEntity(after ? Change::added : Change::gone, network.entity(VertexIndex{v}));
  }
  std::vector<StatementId> before, after;
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    if (e % kRecordsACheck == 0) TRY(job.checkpoint(e, network.edgeCount()));
    before.clear();
    after.clear();
    for (const StatementRow& row : network.statements(EdgeIndex{e})) {
      const YearRange years = samspil::yearsOf(row, network.sources());
      if (years.first <= from && from <= years.last) before.push_back(row.id);
      if (years.first <= to && to <= years.last) after.push_back(row.id);
    }
    if (before == after) continue;
    const Edge& edge = network.edge(EdgeIndex{e});
    const Change change = before.empty() ? Change::added : after.empty() ? Change::gone : Change::changed;
    if (!rows.wantsTie(change, edge.relation)) continue;
    TRY_ASSIGN(TieSides sides, readSides(reader, before, after));
    rows.addTie(tieKeyOf(network, edge), std::move(sides), MatchBy::id);
  }
  return {};
}

}  // namespace samspil
