// A gap is something missing that evidence says should be there. It says why in signed parts that add up to its score,
// each with the statements it was computed from, so that a person can check it, doubt it, or dismiss it with a reason.
//
//   TRY_ASSIGN(const GapList gaps, findGaps(network, {}, dismissals, job));
//   for (const Gap& gap : gaps.gaps) show(gap.sentence.in(language), gap.parts);
//
// Finders are pure: the same network and options give the same list on any number of threads. Each kind is one file and
// one line in gap_catalogue.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "graph/snapshot.h"

namespace samspil {

// In the order they are listed. DO NOT RENUMBER: dismissals store the names.
enum class GapKind : std::uint8_t {
  missingTie = 0,        // evidence says the two should work together
  uncoveredTheme = 1,    // no actor works on a theme that the network asks for
  thinTheme = 2,         // one actor only
  missingBridge = 3,     // two groups with much in common and next to nothing between them
  fragile = 4,           // a single point of failure, with the fewest new ties that remove it
  dormant = 5,           // only old evidence, or ending soon
  unusedMembership = 6,  // in an alliance, with no tie of its own to another member
};
std::string_view gapKindName(GapKind kind);  // "missing_tie"
std::optional<GapKind> parseGapKind(std::string_view name);

// What a part of a score rests on: tie statements by id, entities whose facts count, or both. Every id resolves.
struct GapEvidence {
  std::vector<StatementId> statements;
  std::vector<EntityId> entities;
};

struct GapPart {
  char sign = '+';       // + supports, - weakens, ~ neutral (value 0), ! contradicts
  double value = 0;      // its share of the score; -3..+3
  LocalizedText text;    // "I arbejder begge med rehabilitering, som kun 4 andre gør"
  GapEvidence evidence;  // never empty
};

struct Gap {
  std::string id;  // stable: kind and keys of the entities, "missing_tie:a+b"
  GapKind kind = GapKind::missingTie;
  std::vector<VertexIndex> entities;  // those it is about, the first one first
  double score = 0;                   // the sum of the parts
  std::vector<GapPart> parts;         // greatest share first
  LocalizedText sentence;
  LocalizedText next;  // what to do: whom to ask, who can introduce them
  std::vector<VertexIndex>
      introducers;  // the chain of a missing tie between its two ends, shortest and best certainty; may be empty
  std::vector<std::pair<VertexIndex, VertexIndex>> missing;  // ties that would close it, the best first; may be empty
  std::uint64_t fingerprint = 0;                             // of the evidence: a dismissal holds until it changes
};

struct GapOptions {
  std::vector<GapKind> kinds;                    // empty: all
  Certainty worst = Certainty::publicKnowledge;  // statements less certain than this do not count
  std::optional<VertexIndex> about;              // only gaps of this entity
  std::optional<VertexIndex> theme;              // only gaps about this theme
  double surprise = 0.5;                         // 0: the familiar first; 1: popularity is corrected away
  bool competitorsToo = false;                   // near-copies of each other are listed as well
  PartialDate today;  // what "old" and "soon" are counted from; unknown: the newest source of the network
  int dormantYears = 8;
  std::size_t top = 200;
};

struct Dismissal {
  std::string gap;  // its id
  std::string reason;
  std::string who;
  std::int64_t when = 0;                // microseconds since 1970
  std::uint64_t fingerprint = 0;        // of the evidence it was dismissed on
  std::vector<StatementId> statements;  // of that evidence, ascending: what came later is new
};

// True while nothing has changed in what the gap was dismissed on.
bool holds(const Dismissal& dismissal, const Gap& gap);

// A pair of which too little is known to say anything: unknown is not a gap.
struct UnknownEntity {
  VertexIndex vertex;
  LocalizedText missing;  // "Ingen temaer kendt"
};

struct GapList {
  std::vector<Gap> gaps;                               // by kind's usefulness and score; ties broken by id
  std::vector<UnknownEntity> unknown;                  // actors about whom too little is known
  std::vector<std::pair<Gap, Dismissal>> raisedAgain;  // dismissed, but the evidence has changed since
  std::size_t dismissed = 0;                           // left out because they were dismissed
};

struct GapInput;

struct GapFinder {
  GapKind kind;
  LocalizedText title, meaning;
  Result<std::vector<Gap>> (*find)(const GapInput& input, JobControl& job);
};
std::span<const GapFinder> gapCatalogue();

// All statements that the parts of a gap rest on, ascending, each once.
std::vector<StatementId> statementsOf(const Gap& gap);

Result<GapList> findGaps(const GraphSnapshot& network, const GapOptions& options, std::span<const Dismissal> dismissals,
                         JobControl& job);

// Why a pair is not listed as a missing tie: exactly one reason.
struct WhyNot {
  enum class Reason : std::uint8_t { listed, alreadyTied, belowThreshold, dismissed, unknown, notActors };
  Reason reason = Reason::belowThreshold;
  LocalizedText sentence;
  std::optional<Gap> gap;  // the scored pair, where there is a score
};
Result<WhyNot> whyNot(const GraphSnapshot& network, VertexIndex a, VertexIndex b, const GapOptions& options,
                      std::span<const Dismissal> dismissals, JobControl& job);

}  // namespace samspil
