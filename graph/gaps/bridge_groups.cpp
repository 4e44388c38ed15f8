#include "graph/gaps/bridge_groups.h"

#include <algorithm>

#include "graph/analysis/communities.h"

namespace samspil {
namespace {

constexpr std::size_t kFewestMembers = 3, kMostMembers = 60;
constexpr std::size_t kMostCircles = 30;  // of a large network the largest
// A theme is a circle's when so many of those members have it of whom any theme is known, and two at least.
constexpr double kCommonShare = 0.2;
constexpr std::size_t kFewestAlike = 2;
constexpr double kSameGroup = 0.5;  // Jaccard
constexpr int kRuns = 8;            // of Leiden, on a network small enough for their consensus

void addTheme(const ThemeLink& link, BridgeGroup& group) {
  double& strength = group.themes[link.theme];
  strength = 1 - (1 - strength) * (1 - link.strength);
  auto& ties = group.evidence[link.theme];
  ties.insert(ties.end(), link.ties.begin(), link.ties.end());
}

BridgeGroup namedGroup(const GapContext& context, VertexIndex v) {
  const GraphSnapshot& network = context.network();
  BridgeGroup group{v, {}, {}, {}};
  for (const HalfEdge& half : network.incident(v)) {
    const Edge& edge = network.edge(half.edge);
    const auto& relation = network.vocabulary().relation(edge.relation).key;
    const bool belongs = edge.to == v && (relation == "part_of" || relation == "member_of" || relation == "partner_of");
    if (belongs && context.strength(half.edge) > 0 && context.isActor(half.neighbor))
      group.members.push_back(half.neighbor);
  }
  group.members.erase(std::unique(group.members.begin(), group.members.end()), group.members.end());
  return group;
}

// What one member alone works on says nothing of a circle, which nobody formed for it.
void addCommonThemes(const GapInput& input, BridgeGroup& circle) {
  std::map<VertexIndex, std::size_t> having;
  std::size_t known = 0;
  for (const VertexIndex member : circle.members) {
    bool any = false;
    for (const ThemeLink& link : input.profiles.of(member)) {
      if (!link.own) continue;
      ++having[link.theme];
      any = true;
    }
    known += any ? 1 : 0;
  }
  const auto isCommon = [&](VertexIndex theme) {
    const std::size_t count = having.at(theme);
    return count >= kFewestAlike && static_cast<double>(count) >= kCommonShare * static_cast<double>(known);
  };
  for (const VertexIndex member : circle.members) {
    for (const ThemeLink& link : input.profiles.of(member)) {
      if (link.own && isCommon(link.theme)) addTheme(link, circle);
    }
  }
}

bool isSame(const BridgeGroup& circle, const BridgeGroup& named) {
  std::vector<VertexIndex> both;
  std::ranges::set_intersection(circle.members, named.members, std::back_inserter(both));
  const std::size_t either = circle.members.size() + named.members.size() - both.size();
  return static_cast<double>(both.size()) >= kSameGroup * static_cast<double>(either);
}

TieGraph workGraph(const GapContext& context) {
  const GraphSnapshot& network = context.network();
  std::vector<VertexIndex> vertices;
  std::vector<TieGraph::Node> nodes(network.vertexCount(), TieGraph::kHidden);
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    const bool works = (context.isActor(v) && !context.isCollective(v)) || context.isUndertaking(v);
    if (!works || !context.isAlive(v)) continue;
    nodes[i] = static_cast<TieGraph::Node>(vertices.size());
    vertices.push_back(v);
  }
  std::vector<std::pair<TieGraph::Node, TieGraph::Node>> pairs;
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    const Edge& edge = network.edge(EdgeIndex{e});
    const auto from = nodes[edge.from.value], to = nodes[edge.to.value];
    if (from != TieGraph::kHidden && to != TieGraph::kHidden && context.isWork(EdgeIndex{e}))
      pairs.emplace_back(from, to);
  }
  TieGraph graph = makeTieGraph(vertices.size(), std::move(pairs));
  graph.vertices = std::move(vertices);
  graph.nodes = std::move(nodes);
  return graph;
}

// What many runs agree on where that is quick, else one run: the list of gaps is not to wait for it.
Result<std::vector<std::uint32_t>> partitionOf(const TieGraph& graph, JobControl& job) {
  constexpr std::size_t kQuick = 5'000;  // links
  if (graph.linkCount() > kQuick) return leiden(graph, LinkWeights(graph.linkCount(), 1.0), {.rounds = 1}, job);
  TRY_ASSIGN(Communities found, communities(graph, {.runs = kRuns}, job));
  return std::move(found.of);
}

// The members who can work with others, the best connected as its name.
std::vector<BridgeGroup> groupsOf(const GapContext& context, const Circles& circles) {
  std::vector<BridgeGroup> groups(circles.strength.size());
  for (std::uint32_t circle = 0; circle < groups.size(); ++circle) groups[circle].circle = circle;
  for (TieGraph::Node node = 0; node < circles.graph.nodeCount(); ++node) {
    const VertexIndex v = circles.graph.vertices[node];
    if (!context.isActor(v) || context.isAlliance(v)) continue;
    BridgeGroup& group = groups[circles.of[node]];
    if (group.members.empty() || context.workDegree(v) > context.workDegree(group.vertex)) group.vertex = v;
    group.members.push_back(v);
  }
  std::erase_if(groups, [](const BridgeGroup& group) { return group.members.size() < kFewestMembers; });
  return groups;
}

}  // namespace

// A body with many parts is an organisation, not a group.
std::vector<BridgeGroup> namedGroups(const GapInput& input) {
  const GapContext& context = input.context;
  std::vector<BridgeGroup> groups;
  for (std::uint32_t i = 0; i < context.network().vertexCount(); ++i) {
    const VertexIndex v{i};
    const bool joins =
        context.isAlive(v) &&
        (context.isUndertaking(v) || (context.isActor(v) && (context.isAlliance(v) || context.isCollective(v))));
    if (!joins) continue;
    BridgeGroup group = namedGroup(context, v);
    if (group.members.size() < kFewestMembers || group.members.size() > kMostMembers) continue;
    for (const VertexIndex member : group.members) {
      for (const ThemeLink& link : input.profiles.of(member)) {
        if (link.own) addTheme(link, group);
      }
    }
    groups.push_back(std::move(group));
  }
  std::ranges::stable_sort(
      groups, [](const BridgeGroup& a, const BridgeGroup& b) { return a.themes.size() > b.themes.size(); });
  if (groups.size() > kMostGroups) groups.resize(kMostGroups);
  std::ranges::sort(groups, [](const BridgeGroup& a, const BridgeGroup& b) { return a.vertex < b.vertex; });
  return groups;
}

std::vector<std::uint32_t> Circles::linksBetween(std::uint32_t circle) const {
  std::vector<std::uint32_t> links(strength.size(), 0);
  for (const TieGraph::Link& link : graph.links) {
    const std::uint32_t a = of[link.first], b = of[link.second];
    if (a == circle) ++links[b];
    if (b == circle && a != b) ++links[a];
  }
  return links;
}

double Circles::expectedBetween(std::uint32_t a, std::uint32_t b) const {
  return strength[a] * strength[b] / (2 * static_cast<double>(graph.linkCount()));
}

Result<Circles> circlesOf(const GapInput& input, std::span<const BridgeGroup> named, JobControl& job) {
  Circles circles{workGraph(input.context), {}, {}, {}};
  if (circles.graph.linkCount() == 0) return circles;
  TRY_ASSIGN(circles.of, partitionOf(circles.graph, job));
  circles.strength.assign(1 + *std::ranges::max_element(circles.of), 0);
  for (TieGraph::Node node = 0; node < circles.graph.nodeCount(); ++node)
    circles.strength[circles.of[node]] += static_cast<double>(circles.graph.degree(node));
  circles.groups = groupsOf(input.context, circles);
  std::erase_if(circles.groups, [&](const BridgeGroup& circle) {
    return std::ranges::any_of(named, [&](const BridgeGroup& one) { return isSame(circle, one); });
  });
  std::ranges::stable_sort(
      circles.groups, [](const BridgeGroup& a, const BridgeGroup& b) { return a.members.size() > b.members.size(); });
  if (circles.groups.size() > kMostCircles) circles.groups.resize(kMostCircles);
  for (BridgeGroup& group : circles.groups) addCommonThemes(input, group);
  return circles;
}

}  // namespace samspil
