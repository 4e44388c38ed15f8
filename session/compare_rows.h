// How the three kinds of comparison put their findings into rows. Inside session/ only.
#pragma once

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "session/compare.h"

namespace samspil {

// A tie, whichever way round its undirected statements were written.
struct TieKey {
  EntityId from, to;
  RelationId relation;
  friend auto operator<=>(const TieKey&, const TieKey&) = default;
};
TieKey tieKeyOf(const TieStatement& statement, const Vocabulary& vocabulary);
TieKey tieKeyOf(const GraphSnapshot& network, const Edge& edge);

// The statements of a tie on either side that are not the same on both, and whether the tie is there at all.
struct TieSides {
  bool before = false, after = false;
  std::vector<TieStatement> statementsBefore, statementsAfter;
};

// Of the statements that a tie has on either side, ascending, those that only one of them has, read from the store.
Result<TieSides> readSides(const NetworkReader& reader, const std::vector<StatementId>& before,
                           const std::vector<StatementId>& after);

// How statements of the two sides are matched: by their ids, or, as those of two documents, by what they say.
enum class MatchBy { id, content };

class ComparisonRows {
 public:
  // `before` and `after` are the networks that names are taken from: of what is gone from `before`, else from `after`.
  ComparisonRows(const NetworkReader& reader, const GraphSnapshot& before, const GraphSnapshot& after,
                 const ComparisonOptions& options);

  // Whether a tie that changed so gets a row. Where it does not, it is counted, and need not be added.
  bool wantsTie(Change change, RelationId relation);
  void addEntity(Change change, EntityId entity, std::vector<ValueChange> values = {});
  void addTie(const TieKey& key, TieSides sides, MatchBy matching);
  // Sorts and counts.
  Comparison finish();

 private:
  const GraphSnapshot& networkOf(Change change) const { return change == Change::gone ? before_ : after_; }
  std::string nameOf(const GraphSnapshot& network, EntityId entity) const;
  std::string keyOf(const GraphSnapshot& network, EntityId entity) const;
  std::vector<StatementChange> statementChanges(TieSides sides, MatchBy matching) const;
  StatementChange pairChange(const TieStatement& before, const TieStatement& after, MatchBy matching) const;

  const NetworkReader& reader_;
  const GraphSnapshot& before_;
  const GraphSnapshot& after_;
  Language language_;
  std::size_t mostRows_;
  std::map<TypeId, ChangeCounts> byType_;
  std::map<RelationId, ChangeCounts> byRelation_;
  Comparison comparison_;
};

template <typename Value>
void sortUnique(std::vector<Value>& values) {
  std::ranges::sort(values);
  const auto repeats = std::ranges::unique(values);
  values.erase(repeats.begin(), repeats.end());
}

// Values that differ between two sets of properties; those of one name joined by "; ".
std::vector<ValueChange> propertyChanges(const std::vector<Property>& before, const std::vector<Property>& after,
                                         Language language);

// Each checks in after so many records.
inline constexpr std::uint32_t kRecordsACheck = 1024;
Result<void> compareYears(const NetworkReader& reader, int from, int to, ComparisonRows& rows, JobControl& job);
Result<void> compareDocuments(const NetworkReader& reader, const std::vector<SourceId>& from,
                              const std::vector<SourceId>& to, Language language, ComparisonRows& rows,
                              JobControl& job);
Result<Comparison> compareKnowledge(const NetworkReader& reader, BatchId from, BatchId to,
                                    const ComparisonOptions& options, JobControl& job);

}  // namespace samspil
