#include "session/compare_gaps.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace samspil {
namespace {

using GapsById = std::map<std::string, Gap>;

Result<GapsById> gapsAt(const Session& session, BatchId batch, JobControl& job) {
  TRY_ASSIGN(const SnapshotPtr network, session.store().snapshotAsOf(batch));
  GapOptions all;
  all.competitorsToo = true;
  all.top = std::numeric_limits<std::size_t>::max();
  TRY_ASSIGN(GapList list, findGaps(*network, all, {}, job));
  GapsById gaps;
  for (Gap& gap : list.gaps) {
    std::string id = gap.id;
    gaps.emplace(std::move(id), std::move(gap));
  }
  return gaps;
}

void addMissing(const GapsById& gaps, const GapsById& others, Change change, Language language,
                std::vector<GapChange>& changes) {
  for (const auto& [id, gap] : gaps) {
    if (!others.contains(id)) changes.push_back({change, id, gap.kind, gap.sentence.in(language)});
  }
}

}  // namespace

Result<std::vector<GapChange>> compareGaps(const Session& session, const ComparePoint& from, const ComparePoint& to,
                                           Language language, JobControl& job) {
  std::vector<GapChange> changes;
  if (from.by != CompareBy::knowledge || to.by != CompareBy::knowledge) return changes;
  TRY_ASSIGN(const GapsById before, gapsAt(session, from.batch, job));
  TRY_ASSIGN(const GapsById after, gapsAt(session, to.batch, job));
  addMissing(after, before, Change::added, language, changes);
  addMissing(before, after, Change::gone, language, changes);
  std::ranges::stable_sort(changes, {}, [](const GapChange& one) { return std::tuple(one.change, one.kind, one.id); });
  return changes;
}

}  // namespace samspil
