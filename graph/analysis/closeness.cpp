#include "graph/analysis/closeness.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

#include "graph/analysis/components.h"
#include "graph/analysis/sources.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

// What each node has met so far: how many sources, at which distances in all.
struct Met {
  std::vector<std::uint64_t> distances;
  std::vector<std::uint32_t> sources;
};

// Searches from up to 64 sources at once, a bit each ("multi-source BFS", Then et al. 2014): most of a network is
// reached from all of them after the same few steps, and is then looked at once.
class BreadthFirst {
 public:
  explicit BreadthFirst(const TieGraph& graph)
      : graph_(graph), seen_(graph.nodeCount(), 0), now_(graph.nodeCount(), 0), next_(graph.nodeCount(), 0) {}

  // REQUIRES: at most kAtOnce sources, all different.
  void addFrom(std::span<const TieGraph::Node> sources, Met& met) {
    std::ranges::fill(seen_, 0);
    frontier_.assign(sources.begin(), sources.end());
    for (std::size_t i = 0; i < sources.size(); ++i) seen_[sources[i]] = now_[sources[i]] = Bits{1} << i;
    for (std::uint64_t distance = 1; !frontier_.empty(); ++distance) step(distance, met);
  }

 private:
  using Bits = std::uint64_t;

  void step(std::uint64_t distance, Met& met) {
    reached_.clear();
    for (const TieGraph::Node node : frontier_) {
      const Bits from = std::exchange(now_[node], 0);
      for (const TieGraph::Arc arc : graph_.arcsAt(node)) {
        const Bits fresh = from & ~seen_[arc.neighbor];
        if (fresh == 0) continue;
        if (next_[arc.neighbor] == 0) reached_.push_back(arc.neighbor);
        next_[arc.neighbor] |= fresh;
      }
    }
    for (const TieGraph::Node node : reached_) {
      const auto count = static_cast<std::uint32_t>(std::popcount(next_[node]));
      met.distances[node] += distance * count;
      met.sources[node] += count;
      seen_[node] |= next_[node];
    }
    std::swap(frontier_, reached_);
    std::swap(now_, next_);
  }

  const TieGraph& graph_;
  std::vector<Bits> seen_, now_, next_;  // by node; now_ and next_ are 0 outside the frontier
  std::vector<TieGraph::Node> frontier_, reached_;
};
constexpr std::size_t kAtOnce = 64;

// Distances vary little from source to source: by Eppstein & Wang (2004) a quarter of the samples is off by twice as
// much only, and the largest networks have no time for more.
std::size_t sourceCount(const TieGraph& graph, const BetweennessOptions& options) {
  if (graph.nodeCount() <= options.exactNodes) return graph.nodeCount();
  const std::uint64_t stepsASource = graph.nodeCount() + 2 * std::uint64_t{graph.linkCount()};
  return options.samples * stepsASource > options.mostSteps ? options.samples / 4 : options.samples;
}

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const SampledScores scores, closeness(graph, {}, job));
  AnalysisResult result = resultOf(graph, network, scores.values);
  result.exact = scores.exact;
  if (!scores.exact) {
    result.note = {fmt::format("Anslået ud fra afstande til {} tilfældige enheder.", scores.sources),
                   fmt::format("Estimated from the distances to {} random entities.", scores.sources)};
  }
  const Components parts = components(graph);
  result.details.assign(network.vertexCount(), 0);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    result.details[graph.vertices[node].value] = parts.sizes[parts.of[node]] - 1;
  }
  return result;
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const double score = result.scores[vertex.value];
  if (std::isnan(score)) return {};
  const std::string_view name = network.name(vertex, language);
  const bool danish = language == Language::danish;
  if (score == 0)
    return danish ? fmt::format("{} kan ikke nå nogen andre.", name) : fmt::format("{} reaches nobody else.", name);
  const double within = result.details[vertex.value];
  const double meanDistance = within / (score * (static_cast<double>(result.shown) - 1));
  const auto count = static_cast<std::size_t>(within);
  const std::string steps = decimalIn(meanDistance, 1, language);
  if (danish)
    return fmt::format("{} når {} i gennemsnitligt {} skridt.", name, countedIn(count, "anden", "andre"), steps);
  return fmt::format("{} reaches {} in {} steps on average.", name, countedIn(count, "other", "others"), steps);
}

}  // namespace

const Analysis kClosenessAnalysis{"closeness",
                                  {"Tæt på alle", "Close to all"},
                                  {"Hvor få skridt der er til alle andre. Højt betyder, at nyt hurtigt når frem; det "
                                   "siger intet om, hvor stærke forbindelserne er.",
                                   "How few steps it takes to everybody else. High means that news arrives soon; it "
                                   "says nothing of how strong the ties are."},
                                  run,
                                  sentence};

Result<SampledScores> closeness(const TieGraph& graph, const BetweennessOptions& options, JobControl& job) {
  const std::vector<TieGraph::Node> sources = sourceNodes(graph.nodeCount(), sourceCount(graph, options));
  std::array<Met, kSumBlocks> met;
  TRY(forEachSourceBlock(sources, job, [&](std::size_t block, std::span<const TieGraph::Node> share, const auto& tick) {
    met[block] = {std::vector<std::uint64_t>(graph.nodeCount(), 0), std::vector<std::uint32_t>(graph.nodeCount(), 0)};
    BreadthFirst search(graph);
    for (std::size_t first = 0; first < share.size(); first += kAtOnce) {
      const auto some = share.subspan(first, std::min(kAtOnce, share.size() - first));
      search.addFrom(some, met[block]);
      for (std::size_t i = 0; i < some.size(); ++i) {
        if (!tick()) return;
      }
    }
  }));
  const Components parts = components(graph);
  SampledScores scores{.values = std::vector<double>(graph.nodeCount(), 0),
                       .sources = sources.size(),
                       .exact = sources.size() == graph.nodeCount()};
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    double distances = 0, count = 0;
    for (const Met& blockMet : met) {
      distances += static_cast<double>(blockMet.distances[node]);
      count += blockMet.sources[node];
    }
    const double others = parts.sizes[parts.of[node]] - 1;
    if (count > 0) scores.values[node] = count / distances * others / (static_cast<double>(graph.nodeCount()) - 1);
  }
  return scores;
}

}  // namespace samspil
