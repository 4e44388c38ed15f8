// The groups layout: every group (type, theme, country, ...) is an island with its own little network inside; islands
// that share many ties lie near each other.
#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "graph/layout/algorithms.h"
#include "graph/layout/layout_graph.h"
#include "graph/layout/overlap.h"
#include "graph/layout/pins.h"

namespace samspil {
namespace {

constexpr float kIslandGap = 2.0F;

// The share of the map that islands cover before the last overlaps are pushed apart: they end up close to each other.
constexpr float kCover = 0.6F;

struct Island {
  std::vector<std::uint32_t> members;
  std::vector<Vec2> places;  // of the members, round the island's middle
  Vec2 extent;
};

using Ties = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::vector<Island> islandsOf(const LayoutInput& input, std::vector<std::uint32_t>& islandOf) {
  std::map<std::uint32_t, std::uint32_t> numbers;
  islandOf.resize(input.graph.vertexCount());
  std::vector<Island> islands;
  for (std::uint32_t v = 0; v < islandOf.size(); ++v) {
    const std::uint32_t group = input.group.empty() ? 0 : input.group[v];
    islandOf[v] = numbers.try_emplace(group, static_cast<std::uint32_t>(numbers.size())).first->second;
    if (islandOf[v] == islands.size()) islands.emplace_back();
    islands[islandOf[v]].members.push_back(v);
  }
  return islands;
}

// The ties among the members (numbered as in the island), or between islands.
LayoutGraphStorage insideOf(const Island& island, const LayoutGraph& graph, const std::vector<std::uint32_t>& islandOf,
                            const std::vector<std::uint32_t>& place) {
  Ties ties;
  for (const std::uint32_t v : island.members) {
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const std::uint32_t u = graph.neighbors[e];
      if (u > v && islandOf[u] == islandOf[v]) ties.emplace_back(place[v], place[u]);
    }
  }
  return buildLayoutGraph(island.members.size(), ties);
}

LayoutGraphStorage betweenIslands(std::size_t islands, const LayoutGraph& graph,
                                  const std::vector<std::uint32_t>& islandOf) {
  Ties ties;
  for (std::uint32_t v = 0; v < islandOf.size(); ++v) {
    for (std::uint32_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      if (graph.neighbors[e] > v) ties.emplace_back(islandOf[v], islandOf[graph.neighbors[e]]);
    }
  }
  return buildLayoutGraph(islands, ties);
}

Result<void> drawInside(Island& island, const LayoutGraphStorage& inside, const std::vector<Vec2>& extents,
                        const LayoutParameters& parameters, JobControl& job) {
  std::vector<Vec2> memberExtents;
  for (const std::uint32_t v : island.members) memberExtents.push_back(extents[v]);
  LayoutInput input = onlyTies(inside.view());
  input.extent = memberExtents;
  TRY_ASSIGN(island.places, forceLayout(input, parameters, job));
  Box box;
  for (std::size_t i = 0; i < island.places.size(); ++i) {
    box.add(island.places[i] - memberExtents[i]);
    box.add(island.places[i] + memberExtents[i]);
  }
  for (Vec2& place : island.places) place = place - box.center();
  island.extent = {box.width() / 2 + kIslandGap / 2, box.height() / 2 + kIslandGap / 2};
  return {};
}

Result<Points> placeIslands(const std::vector<Island>& islands, const LayoutGraphStorage& between,
                            const LayoutParameters& parameters, JobControl& job) {
  TRY_ASSIGN(const std::vector<Vec2> raw, forceLayout(onlyTies(between.view()), parameters, job));
  Points points(islands.size());
  std::vector<Vec2> extents;
  float covered = 0;
  for (std::size_t k = 0; k < islands.size(); ++k) {
    points.set(k, raw[k]);
    extents.push_back(islands[k].extent);
    covered += 4 * islands[k].extent.x * islands[k].extent.y;
  }
  const Box box = points.bounds();
  const float scale = std::sqrt(covered / kCover / std::max(box.width() * box.height(), 1e-3F));
  for (std::size_t k = 0; k < islands.size(); ++k) points.set(k, points.at(k) * scale);
  TRY(removeOverlaps(points, extents, {}, Stage(job)));
  return points;
}

}  // namespace

Result<std::vector<Vec2>> groupsLayout(const LayoutInput& input, const LayoutParameters& asked, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  LayoutParameters parameters = asked;
  parameters.preview = {};  // the pieces are no picture yet
  std::vector<std::uint32_t> islandOf;
  std::vector<Island> islands = islandsOf(input, islandOf);
  std::vector<std::uint32_t> place(islandOf.size());
  for (const Island& island : islands) {
    for (std::uint32_t i = 0; i < island.members.size(); ++i) place[island.members[i]] = i;
  }
  const std::vector<Vec2> extents = extentsOf(input);
  for (Island& island : islands) {
    TRY(drawInside(island, insideOf(island, input.graph, islandOf, place), extents, parameters, job));
  }
  const LayoutGraphStorage between = betweenIslands(islands.size(), input.graph, islandOf);
  TRY_ASSIGN(const Points middles, placeIslands(islands, between, parameters, job));
  std::vector<Vec2> positions(islandOf.size());
  for (std::size_t k = 0; k < islands.size(); ++k) {
    for (std::size_t i = 0; i < islands[k].members.size(); ++i) {
      positions[islands[k].members[i]] = middles.at(k) + islands[k].places[i];
    }
  }
  TRY(keepPins(positions, input, job));
  return positions;
}

}  // namespace samspil
