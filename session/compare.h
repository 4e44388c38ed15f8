// What differs between two points: what was known after two batches of the journal, what held in two years, or what two
// documents say. A model for the time panel and for `samspil compare`: rows and words, no widgets.
//
//   TRY_ASSIGN(const ComparePoint from, parseComparePoint(session, "2013"));
//   TRY_ASSIGN(const ComparePoint to, parseComparePoint(session, "2025"));
//   TRY_ASSIGN(const Comparison comparison, compare(session, from, to, Language::danish));
//
// knowledge  all records as they stood right after either batch: exact to the letter, from the journal
// years      a statement holds in the years of the filter's `year` (graph/filter.h), an entity from its valid_from,
// else
//            from the oldest source of its facts, to its valid_to. What is not said to end goes on
// documents  what a document names: absence from the later one ends nothing, and the comparison says so
//
// Swapping the two points swaps `added` and `gone`, `before` and `after`, and nothing else.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "session/details.h"
#include "session/network_reader.h"

namespace samspil {

enum class CompareBy : std::uint8_t { knowledge, years, documents };
std::string_view compareByName(CompareBy by);  // "knowledge"
std::optional<CompareBy> parseCompareBy(std::string_view name);

struct ComparePoint {
  CompareBy by = CompareBy::years;
  BatchId batch;                    // knowledge: right after it; 0: before everything
  int year = 0;                     // years
  std::vector<SourceId> documents;  // documents, ascending; several are read as one
  friend bool operator==(const ComparePoint&, const ComparePoint&) = default;
};

// Reads "2013" (a year), "7" or "#7" (a batch), "2026-03", "2026-03-14" or "2026-03-14T09:30" (what was known at the
// end of that time, local), or the key of a source ("doc-sundhedsplan-2013"). With `by`, a year is read that way: all
// documents of 2013, or what was known at the end of 2013. Errors say what is possible.
Result<ComparePoint> parseComparePoint(const NetworkReader& reader, std::string_view text,
                                       std::optional<CompareBy> by = std::nullopt);
// "2013", "Sundhedsplan 2013 (2013)", "Importér partnere.csv (22. nov. 2026 14:05)".
std::string describePoint(const NetworkReader& reader, const ComparePoint& point, Language language);
// What a slider or a list of choices offers, oldest first: each batch that changed the network, each year in which
// something begins or ends, each document.
Result<std::vector<ComparePoint>> comparePoints(const NetworkReader& reader, CompareBy by);

enum class Change : std::uint8_t { added, gone, changed };
std::string_view changeName(Change change);  // "added"

struct ValueChange {
  std::string name;   // of the property or part: "city", "period", "role"
  std::string label;  // "By"
  std::string before, after;
};

struct EntityChange {
  Change change = Change::added;
  EntityId entity;
  std::string key, name, typeLabel;
  std::vector<ValueChange> values;  // of what changed
};

struct StatementChange {
  Change change = Change::added;
  StatementText statement;  // as it is afterwards; where it is gone, as it was
  std::vector<ValueChange> values;
};

struct TieChange {
  Change change = Change::added;
  EntityId from, to;
  RelationId relation;
  std::string fromKey, toKey, relationKey;
  std::string sentence;  // "Regionshospitalet Horsens er del af Regionshospitalerne"
  bool wish = false;
  std::vector<StatementChange> statements;
};

// How many of each there are.
struct ChangeCounts {
  std::size_t added = 0, gone = 0, changed = 0;
  std::size_t sum() const { return added + gone + changed; }
};

// The same of one entity type or relation.
struct KindCounts {
  std::string label;
  ChangeCounts counts;
};

struct ComparisonOptions {
  Language language = Language::danish;
  std::size_t mostRows = std::numeric_limits<std::size_t>::max();  // of each kind of change, entities and ties each
};

struct Comparison {
  ComparePoint from, to;
  std::string fromText, toText;                   // describePoint()
  std::vector<EntityChange> entities;             // added, gone, changed; within each by name
  std::vector<TieChange> ties;                    // the same, by sentence
  std::size_t otherRecords = 0;                   // knowledge: changes of sources, vocabulary, views and positions
  std::string note;                               // what the reader has to bear in mind; may be empty
  ChangeCounts entityCounts, tieCounts;           // also of what has no row
  std::vector<KindCounts> entityKinds, tieKinds;  // of entity types and relations; the most first
};

// Both points must be of one kind: else invalidArgument. Cost: one look at each tie, and for each row some reads of the
// store. Long on large networks where rows are not limited; those who can't be cancelled leave out the job.
Result<Comparison> compare(const NetworkReader& reader, const ComparePoint& from, const ComparePoint& to,
                           const ComparisonOptions& options, JobControl& job);
Result<Comparison> compare(const NetworkReader& reader, const ComparePoint& from, const ComparePoint& to,
                           Language language, JobControl& job);
Result<Comparison> compare(const NetworkReader& reader, const ComparePoint& from, const ComparePoint& to,
                           Language language);

}  // namespace samspil
