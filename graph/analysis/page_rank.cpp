#include "graph/analysis/page_rank.h"

#include <cmath>

#include "graph/analysis/degree.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const PageRankScores scores, pageRank(graph, {}, job));
  AnalysisResult result = resultOf(graph, network, scores.values);
  result.exact = scores.converged;
  if (!scores.converged) {
    result.note = {fmt::format("Beregningen var ikke faldet til ro efter {} runder.", scores.rounds),
                   fmt::format("The figures had not settled after {} rounds.", scores.rounds)};
  }
  return result;
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const double score = result.scores[vertex.value];
  if (std::isnan(score)) return {};
  const std::string times = decimalIn(score * static_cast<double>(result.shown), 1, language);
  const std::string_view name = network.name(vertex, language);
  const std::size_t rank = rankOf(result, vertex);
  if (language == Language::danish) {
    return fmt::format("{} vægter {} gange så meget som gennemsnittet: nummer {} af {}.", name, times, rank,
                       result.shown);
  }
  return fmt::format("{} weighs {} times as much as the average: number {} of {}.", name, times, rank, result.shown);
}

}  // namespace

const Analysis kPageRankAnalysis{
    "page_rank",
    {"Vægt i netværket", "Weight in the network"},
    {"Hvor tungt man vejer, når det tæller mere at være knyttet til dem, der selv vejer tungt. Følger ofte antallet af "
     "forbindelser.",
     "How much one weighs when ties to those who weigh much count for more. Often follows the number of ties."},
    run,
    sentence};

Result<PageRankScores> pageRank(const TieGraph& graph, const PageRankOptions& options, JobControl& job) {
  const auto count = static_cast<double>(graph.nodeCount());
  const std::vector<double> weights = weightedDegrees(graph);
  PageRankScores scores{std::vector<double>(graph.nodeCount(), 1 / count), 0, graph.nodeCount() == 0};
  std::vector<double> perWeight(graph.nodeCount()), next(graph.nodeCount());
  while (!scores.converged && scores.rounds < options.maxRounds) {
    TRY(job.checkpoint(static_cast<std::uint64_t>(scores.rounds), static_cast<std::uint64_t>(options.maxRounds)));
    ++scores.rounds;
    double homeless = 0;  // what stands at entities without ties
    for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
      perWeight[node] = weights[node] > 0 ? scores.values[node] / weights[node] : 0;
      homeless += weights[node] > 0 ? 0 : scores.values[node];
    }
    const double everywhere = (1 - options.damping + options.damping * homeless) / count;
    double change = 0;
    for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
      double sum = 0;
      for (const TieGraph::Arc arc : graph.arcsAt(node)) sum += perWeight[arc.neighbor] * graph.links[arc.link].weight;
      next[node] = everywhere + options.damping * sum;
      change += std::abs(next[node] - scores.values[node]);
    }
    scores.values.swap(next);
    scores.converged = change < options.tolerance;
  }
  return scores;
}

}  // namespace samspil
