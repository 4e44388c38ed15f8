#include "graph/analysis/betweenness.h"

#include <array>
#include <cmath>

#include "graph/analysis/pair_sampling.h"
#include "graph/analysis/sources.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

// One source's part of the sums, with its working arrays kept from source to source.
class Accumulator {
 public:
  explicit Accumulator(const TieGraph& graph)
      : graph_(graph),
        distance_(graph.nodeCount(), kUnseen),
        chains_(graph.nodeCount()),
        dependency_(graph.nodeCount()) {
    order_.reserve(graph.nodeCount());
  }

  void addFrom(TieGraph::Node source, std::vector<double>& sums) {
    countChains(source);
    // Back from the farthest: what depends on a node is handed to its predecessors by their share of the chains.
    for (std::size_t i = order_.size(); i-- > 1;) {
      const TieGraph::Node node = order_[i];
      const double perChain = (1 + dependency_[node]) / chains_[node];
      for (const TieGraph::Arc arc : graph_.arcsAt(node)) {
        if (distance_[arc.neighbor] + 1 == distance_[node])
          dependency_[arc.neighbor] += chains_[arc.neighbor] * perChain;
      }
      sums[node] += dependency_[node];
    }
    for (const TieGraph::Node node : order_) distance_[node] = kUnseen;
  }

 private:
  static constexpr std::uint32_t kUnseen = 0xFFFF'FFF0;  // plus 1 is no distance either

  void countChains(TieGraph::Node source) {
    order_.assign(1, source);
    visit(source, 0);
    chains_[source] = 1;
    for (std::size_t next = 0; next < order_.size(); ++next) {
      const TieGraph::Node node = order_[next];
      const std::uint32_t beyond = distance_[node] + 1;
      for (const TieGraph::Arc arc : graph_.arcsAt(node)) {
        if (distance_[arc.neighbor] == kUnseen) {
          visit(arc.neighbor, beyond);
          order_.push_back(arc.neighbor);
        }
        if (distance_[arc.neighbor] == beyond) chains_[arc.neighbor] += chains_[node];
      }
    }
  }

  void visit(TieGraph::Node node, std::uint32_t distance) {
    distance_[node] = distance;
    chains_[node] = 0;
    dependency_[node] = 0;
  }

  const TieGraph& graph_;
  std::vector<std::uint32_t> distance_;
  std::vector<double> chains_;  // shortest chains from the source; a double, for there may be more than 2^64
  std::vector<double> dependency_;
  std::vector<TieGraph::Node> order_;
};

std::string noteOnPairs(const SampledScores& scores, Language language) {
  constexpr double kPercent = 100;
  const std::string bound = decimalIn(kPercent * scores.bound, 2, language);
  if (language == Language::danish)
    return fmt::format(
        "Anslået ud fra de korteste veje mellem {} tilfældige par: hver andel er med 90 % sandsynlighed "
        "højst {} procentpoint forkert.",
        scores.pairs, bound);
  return fmt::format(
      "Estimated from the shortest chains between {} random pairs: with a probability of 90 % each share "
      "is off by {} percentage points at most.",
      scores.pairs, bound);
}

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const SampledScores scores, betweenness(graph, {}, job));
  AnalysisResult result = resultOf(graph, network, scores.values);
  result.exact = scores.exact;
  if (scores.pairs != 0) {
    result.note = inBothLanguages([&](Language language) { return noteOnPairs(scores, language); });
  } else if (!scores.exact) {
    result.note = {fmt::format("Anslået ud fra korteste veje fra {} tilfældige enheder.", scores.sources),
                   fmt::format("Estimated from the shortest chains from {} random entities.", scores.sources)};
  }
  return result;
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const double score = result.scores[vertex.value];
  if (std::isnan(score)) return {};
  const std::string_view name = network.name(vertex, language);
  const bool danish = language == Language::danish;
  if (score == 0) {
    return danish ? fmt::format("Ingen korteste vej mellem to andre går gennem {}.", name)
                  : fmt::format("No shortest chain between two others leads through {}.", name);
  }
  const auto others = static_cast<double>(result.shown) - 1;
  const std::string share = shareIn(score / (others * (others - 1) / 2), language);
  const std::size_t rank = rankOf(result, vertex);
  if (danish)
    return fmt::format("{} ligger på de korteste veje mellem {} af alle par: nummer {} af {}.", name, share, rank,
                       result.shown);
  return fmt::format("{} lies on the shortest chains between {} of all pairs: number {} of {}.", name, share, rank,
                     result.shown);
}

}  // namespace

const Analysis kBetweennessAnalysis{
    "betweenness",
    {"På vejen mellem andre", "On the way between others"},
    {"Hvor ofte man ligger på den korteste vej mellem to andre. Manglende oplysninger kan flytte meget på tallet.",
     "How often one lies on the shortest chain between two others. Missing facts can change the figure a lot."},
    run,
    sentence};

Result<SampledScores> betweenness(const TieGraph& graph, const BetweennessOptions& options, JobControl& job) {
  const bool exact = graph.nodeCount() <= options.exactNodes;
  const std::uint64_t stepsASource = graph.nodeCount() + 2 * std::uint64_t{graph.linkCount()};
  if (!exact && options.samples * stepsASource > options.mostSteps) {
    TRY_ASSIGN(PairScores pairs, betweennessOfPairs(graph, {}, job));
    return SampledScores{std::move(pairs.values), 0, pairs.pairs, pairs.bound, false};
  }
  const std::vector<TieGraph::Node> sources =
      sourceNodes(graph.nodeCount(), exact ? graph.nodeCount() : options.samples);
  std::array<std::vector<double>, kSumBlocks> sums;
  TRY(forEachSourceBlock(sources, job, [&](std::size_t block, std::span<const TieGraph::Node> share, const auto& tick) {
    sums[block].assign(graph.nodeCount(), 0);
    Accumulator accumulator(graph);
    for (const TieGraph::Node source : share) {
      accumulator.addFrom(source, sums[block]);
      if (!tick()) return;
    }
  }));
  SampledScores scores{.values = std::vector<double>(graph.nodeCount(), 0),
                       .sources = sources.size(),
                       .exact = sources.size() == graph.nodeCount()};
  // Each unordered pair is met from both of its ends, hence the half.
  const double scale =
      sources.empty() ? 0 : 0.5 * static_cast<double>(graph.nodeCount()) / static_cast<double>(sources.size());
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    double sum = 0;
    for (const auto& blockSums : sums) sum += blockSums[node];
    scores.values[node] = sum * scale;
  }
  return scores;
}

}  // namespace samspil
