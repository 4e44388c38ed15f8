#include "graph/analysis/what_if.h"

#include <algorithm>

#include "graph/analysis/components.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

using Node = TieGraph::Node;

// The same graph without the removed nodes' links; their nodes stay, alone.
TieGraph without(const TieGraph& graph, const std::vector<std::uint8_t>& removed) {
  std::vector<std::pair<Node, Node>> pairs;
  for (const TieGraph::Link& link : graph.links) {
    if (removed[link.first] == 0 && removed[link.second] == 0) pairs.emplace_back(link.first, link.second);
  }
  return makeTieGraph(graph.nodeCount(), std::move(pairs));
}

std::uint64_t pairsAmong(std::uint64_t count) { return count * (count - 1) / 2; }

std::string sentenceOf(const GraphSnapshot& network, std::span<const VertexIndex> removed, const WhatIfRemoved& lost,
                       Language language) {
  constexpr std::size_t kNames = 3;
  const bool danish = language == Language::danish;
  const std::string gone = namesIn(network, {removed.begin(), removed.end()}, kNames, language);
  std::vector<VertexIndex> cutOff;
  for (const auto& part : lost.separated) cutOff.insert(cutOff.end(), part.begin(), part.end());
  const std::string ties =
      danish ? countedIn(lost.tiesLost, "forbindelse", "forbindelser") : countedIn(lost.tiesLost, "tie", "ties");
  if (lost.tiesLost == 0) {
    return danish ? fmt::format("{} har ingen forbindelser at miste.", gone)
                  : fmt::format("{} has no ties to lose.", gone);
  }
  if (cutOff.empty()) {
    return danish ? fmt::format("Uden {} forsvinder {}, men resten hænger stadig sammen.", gone, ties)
                  : fmt::format("Without {}, {} would go, but the rest still hangs together.", gone, ties);
  }
  const std::string names = namesIn(network, cutOff, kNames, language);
  return danish ? fmt::format("Uden {} forsvinder {}, og {} mister forbindelsen til resten.", gone, ties, names)
                : fmt::format("Without {}, {} would go, and {} would lose touch with the rest.", gone, ties, names);
}

}  // namespace

Result<WhatIfRemoved> whatIfRemoved(const GraphSnapshot& network, const Visibility* visibility,
                                    std::span<const VertexIndex> removed, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  std::vector<std::uint8_t> isRemoved(graph.nodeCount(), 0);
  for (const VertexIndex v : removed) isRemoved[graph.nodes[v.value]] = 1;
  WhatIfRemoved lost;
  for (const TieGraph::Link& link : graph.links) {
    if (isRemoved[link.first] != 0 || isRemoved[link.second] != 0) lost.tiesLost += link.weight;
  }
  const Components before = components(graph);
  TRY(job.checkpoint(1, 2));
  const Components after = components(without(graph, isRemoved));

  // Components of those who stay are numbered by size, so the first part seen of an old component is the largest.
  std::vector<std::vector<Node>> parts(after.sizes.size());
  for (Node node = 0; node < graph.nodeCount(); ++node) {
    if (isRemoved[node] == 0) parts[after.of[node]].push_back(node);
  }
  std::vector<std::uint64_t> stay(before.sizes.size(), 0), together(before.sizes.size(), 0);
  for (const auto& part : parts) {
    if (part.empty()) continue;
    const std::uint32_t old = before.of[part.front()];
    if (stay[old] != 0) {
      std::vector<VertexIndex> vertices;
      for (const Node node : part) vertices.push_back(graph.vertices[node]);
      lost.separated.push_back(std::move(vertices));
    }
    stay[old] += part.size();
    together[old] += pairsAmong(part.size());
  }
  for (std::size_t c = 0; c < stay.size(); ++c)
    lost.pairsParted += stay[c] == 0 ? 0 : pairsAmong(stay[c]) - together[c];
  lost.sentence = inBothLanguages([&](Language language) { return sentenceOf(network, removed, lost, language); });
  return lost;
}

}  // namespace samspil
