#include "graph/gaps/introducers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace samspil {
namespace {

constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();

struct Step {
  double cost = std::numeric_limits<double>::infinity();  // of the chain from a to here
  VertexIndex previous;
  EdgeIndex tie;
};

// Actors, and projects and programmes in which both take part; a goal or an app introduces nobody.
bool mayPass(const GapContext& context, VertexIndex v) {
  if (context.isActor(v)) return true;
  const auto& type = context.network().vocabulary().type(context.network().type(v)).key;
  return context.isUndertaking(v) && (type.contains("program") || type.contains("project"));
}

// Ties from a, breadth first, until b's level is full.
std::vector<std::uint32_t> distancesFrom(const GapContext& context, VertexIndex a, VertexIndex b,
                                         std::vector<VertexIndex>& order) {
  std::vector<std::uint32_t> distance(context.network().vertexCount(), kFar);
  distance[a.value] = 0;
  order = {a};
  for (std::size_t i = 0; i < order.size() && distance[order[i].value] < distance[b.value]; ++i) {
    for (const HalfEdge& half : context.network().incident(order[i])) {
      if (!context.isWork(half.edge) || distance[half.neighbor.value] != kFar) continue;
      if (half.neighbor != b && !mayPass(context, half.neighbor)) continue;
      distance[half.neighbor.value] = distance[order[i].value] + 1;
      order.push_back(half.neighbor);
    }
  }
  return distance;
}

}  // namespace

Introduction introduce(const GapContext& context, VertexIndex a, VertexIndex b) {
  const GraphSnapshot& network = context.network();
  std::vector<VertexIndex> order;
  const auto distance = distancesFrom(context, a, b, order);
  if (distance[b.value] == kFar || distance[b.value] < 2) return {};
  std::vector<Step> best(network.vertexCount());
  best[a.value].cost = 0;
  // A person or unit of ten contacts introduces; one of a hundred passes on a phone number. A collective name can do
  // neither.
  const auto costOf = [&](VertexIndex through, EdgeIndex tie) {
    // One's own unit or house is no stranger, however many it knows.
    const bool own = context.isSameHouse(through, a) || context.isSameHouse(through, b);
    const double hub = through == b || own ? 0 : std::log2(1 + static_cast<double>(context.workDegree(through)));
    const bool nobody = through != b && (context.isCollective(through) || !context.isActor(through));
    return hub + (nobody ? 4 : 0) + 3 * (1 - context.strength(tie));
  };
  for (const VertexIndex v : order) {
    if (distance[v.value] >= distance[b.value]) break;
    for (const HalfEdge& half : network.incident(v)) {
      if (!context.isWork(half.edge) || distance[half.neighbor.value] != distance[v.value] + 1) continue;
      const double cost = best[v.value].cost + costOf(half.neighbor, half.edge);
      Step& step = best[half.neighbor.value];
      const bool earlierKey = cost == step.cost && network.key(v) < network.key(step.previous);
      if (cost < step.cost || earlierKey) step = {cost, v, half.edge};
    }
  }
  Introduction found;
  for (VertexIndex v = b; v != a; v = best[v.value].previous) {
    found.ties.push_back(best[v.value].tie);
    if (v != b) found.chain.push_back(v);
  }
  std::reverse(found.chain.begin(), found.chain.end());
  std::reverse(found.ties.begin(), found.ties.end());
  return found;
}

}  // namespace samspil
