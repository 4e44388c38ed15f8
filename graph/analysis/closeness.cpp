#include "graph/analysis/closeness.h"

#include <array>
#include <cmath>

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

class BreadthFirst {
 public:
  explicit BreadthFirst(const TieGraph& graph) : graph_(graph), distance_(graph.nodeCount(), kUnseen) {}

  void addFrom(TieGraph::Node source, Met& met) {
    order_.assign(1, source);
    distance_[source] = 0;
    for (std::size_t next = 0; next < order_.size(); ++next) {
      const TieGraph::Node node = order_[next];
      met.distances[node] += distance_[node];
      met.sources[node] += node != source ? 1 : 0;
      for (const TieGraph::Arc arc : graph_.arcsAt(node)) {
        if (distance_[arc.neighbor] != kUnseen) continue;
        distance_[arc.neighbor] = distance_[node] + 1;
        order_.push_back(arc.neighbor);
      }
    }
    for (const TieGraph::Node node : order_) distance_[node] = kUnseen;
  }

 private:
  static constexpr std::uint32_t kUnseen = ~std::uint32_t{0};
  const TieGraph& graph_;
  std::vector<std::uint32_t> distance_;
  std::vector<TieGraph::Node> order_;
};

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
  const bool exact = graph.nodeCount() <= options.exactNodes;
  const std::vector<TieGraph::Node> sources =
      sourceNodes(graph.nodeCount(), exact ? graph.nodeCount() : options.samples);
  std::array<Met, kSumBlocks> met;
  TRY(forEachSourceBlock(sources, job, [&](std::size_t block, std::span<const TieGraph::Node> share, const auto& tick) {
    met[block] = {std::vector<std::uint64_t>(graph.nodeCount(), 0), std::vector<std::uint32_t>(graph.nodeCount(), 0)};
    BreadthFirst search(graph);
    for (const TieGraph::Node source : share) {
      search.addFrom(source, met[block]);
      if (!tick()) return;
    }
  }));
  const Components parts = components(graph);
  SampledScores scores{std::vector<double>(graph.nodeCount(), 0), sources.size(), sources.size() == graph.nodeCount()};
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
