// An analysis says something about each entity of the shown network, or about the network as a whole, in a sentence
// that a strategist understands. Each is one file here and one line in analysis_catalogue.cpp; menu, command line and
// the contract test follow from the catalogue.
//
//   for (const Analysis* analysis : analysisCatalogue()) {
//     TRY_ASSIGN(const AnalysisResult result, analysis->run(network, &visibility, job));
//     show(analysis->sentence(result, network, vertex, Language::danish));
//   }
//
// All work on the TieGraph (tie_graph.h) of what is shown: direction ignored, wishes left out, parallel ties merged.
// They are deterministic on any number of threads. Cancelling gives ErrorCode::cancelled and no result.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "graph/analysis/tie_graph.h"
#include "graph/filter.h"
#include "graph/snapshot.h"

namespace samspil {

// What an analysis found besides scores: a bridge, a single point of failure, a tie worth making.
struct AnalysisFinding {
  std::vector<VertexIndex> vertices;   // what it is about, the first one first
  std::vector<EdgeIndex> edges;        // the ties it is about
  std::vector<VertexIndex> separated;  // who loses touch with the rest, where that is the point
  double value = 0;                    // by which findings are sorted, greatest first
  LocalizedText sentence;
};

inline constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();
inline constexpr double kNoScore = std::numeric_limits<double>::quiet_NaN();

struct AnalysisResult {
  Revision revision = 0;              // of the snapshot it was made from
  std::vector<double> scores;         // by vertex; kNoScore where it is not shown or the score is not defined
  std::vector<double> details;        // a second figure that the sentence needs, by vertex; may be empty
  std::vector<std::uint32_t> groups;  // by vertex, where the analysis makes groups: 0 is the largest; kNoGroup: none
  std::vector<AnalysisFinding> findings;
  std::size_t shown = 0;  // vertices it was computed over
  bool exact = true;      // false: sampled, or stopped before it had settled; `note` says so
  LocalizedText note;
};

struct Analysis {
  std::string_view id;  // stable: "betweenness"
  LocalizedText title;
  LocalizedText meaning;  // one sentence: what a high score means, and what it does not
  Result<AnalysisResult> (*run)(const GraphSnapshot& network, const Visibility* visibility, JobControl& job);
  // What the result says of one vertex. Empty where the vertex has no score.
  std::string (*sentence)(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                          Language language);
};

std::span<const Analysis* const> analysisCatalogue();
const Analysis* findAnalysis(std::string_view id);

// The result with the scores of the nodes set and all others kNoScore. REQUIRES: one value a node.
AnalysisResult resultOf(const TieGraph& graph, const GraphSnapshot& network, std::span<const double> nodeScores);

// The shown vertices with a score, best first; equal ones by index.
std::vector<VertexIndex> ranking(const AnalysisResult& result);

// 1 for the best score, equal scores share a place; 0 where there is no score.
std::size_t rankOf(const AnalysisResult& result, VertexIndex vertex);

}  // namespace samspil
