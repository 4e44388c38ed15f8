// View models of what the details panel, `show`, `why` and `path` say: rows, groups and sentences, ready to be set in
// type. They read the store for what the snapshot leaves out (notes, sections, facts in full).
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "graph/analysis/shortest_paths.h"
#include "graph/snapshot.h"
#include "session/network_reader.h"
#include "session/wording.h"

namespace samspil {

// Where a statement comes from, in words and in parts.
struct ReferenceText {
  std::string source;     // "Sundhedsforskning i Region Midtjylland (2025)"
  std::string sourceKey;  // "doc-forskningsstrategi-2025"
  std::string file;
  std::string section;
  std::uint32_t firstLine = 0, lastLine = 0;
  std::string passage;   // "inserted", ...; "" for plain
  std::string sentence;  // "Sundhedsforskning i Region Midtjylland (2025), Human First-samarbejdet, l. 716-722"
};

ReferenceText describeReference(const Reference& reference, const GraphSnapshot& network, Language language);

struct FactRow {
  std::string name;   // property name as stored: "city"
  std::string label;  // "By"
  std::string value;
  Certainty certainty = Certainty::stated;
  std::string certaintyText;
  ReferenceText reference;
  std::vector<ReferenceText> alsoStatedBy;  // further sources of the same value
  bool shown = true;                        // false: another source's value is preferred
};

struct StatementText {
  StatementId id;
  PartialDate validFrom, validTo;
  std::string period;  // "2017–", "2015–2018", ""
  std::string role;
  std::string amount;  // "29,3 mio. kr. om året"
  std::string note;
  Certainty certainty = Certainty::stated;
  std::string certaintyText;
  ReferenceText reference;
};

// With the words and sources of `network`, which may be an earlier one.
StatementText describeStatement(const TieStatement& statement, const GraphSnapshot& network,
                                const PropertyGraphStore& store, Language language);

struct TieRow {
  EdgeIndex edge;
  VertexIndex neighbor;
  std::string neighborName;
  std::string neighborKey;
  std::string typeLabel;
  std::vector<StatementText> statements;
};

struct TieGroup {
  RelationId relation;
  bool outgoing = true;
  std::string heading;  // the relation read from this entity: "er medlem af"
  std::string familyKey;
  Color color;
  bool wish = false;
  std::vector<TieRow> rows;  // in the language's order of names
};

struct EntityDetails {
  VertexIndex vertex;
  std::string key, name, otherName;  // otherName: in the other language, where it differs
  std::string typeKey, typeLabel;
  std::string description;
  std::vector<std::string> aliases;
  std::vector<FactRow> facts;
  std::vector<TieGroup> groups;  // collaboration first, wishes last
  std::size_t tieCount = 0;      // without wishes
  std::size_t wishCount = 0;
};

Result<EntityDetails> describeEntity(const NetworkReader& reader, VertexIndex vertex, Language language);
// All statements of all relations between two entities, either way.
Result<std::vector<TieGroup>> describeTies(const NetworkReader& reader, VertexIndex a, VertexIndex b,
                                           Language language);

struct PathStepText {
  std::string fromKey, from, toKey, to;
  std::string relationKey, sentence;  // "Regionshospitalet Horsens er del af Regionshospitalerne"
  bool forward = true;                // the relation reads from `from` to `to`
  StatementText statement;            // the best one
};
struct PathText {
  std::vector<PathStepText> steps;
  std::string certaintyText;
};
Result<std::vector<PathText>> describePaths(const NetworkReader& reader, const ShortestPaths& paths, Language language);

// One line of the history panel and of `history`.
struct HistoryRow {
  BatchId batch;
  std::string time;  // local, "22. nov. 2026 14:05"
  std::string title;
  std::string who;
  std::string summary;  // "360 enheder, 858 forbindelser"
  bool undone = false;
  bool undoable = true;
};
Result<std::vector<HistoryRow>> describeHistory(const NetworkReader& reader, Language language);

// "Enheden aarhus-universitetshospital", "Udsagn 17: ...": a record of the store in words.
std::string describeRecord(const NetworkReader& reader, const RecordKey& key, Language language);

struct NetworkStats {
  StoreCounts counts;
  std::vector<FacetValue> types, relations, families, documents, certainties;
  PartialDate newestSource;
  std::size_t isolated = 0;  // entities without any tie
};
// The sources of any shown fact or tie, in ascending id.
std::vector<SourceView> sourcesShown(const GraphSnapshot& network, const Visibility& visibility);
// The date of the newest source of any shown fact or tie; not known where nothing is shown.
PartialDate newestSourceShown(const GraphSnapshot& network, const Visibility& visibility);
Result<NetworkStats> networkStats(const NetworkReader& reader, Language language);

}  // namespace samspil
