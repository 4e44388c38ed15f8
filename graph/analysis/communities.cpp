#include "graph/analysis/communities.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include <tbb/parallel_for.h>

#include "graph/analysis/components.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

using Node = TieGraph::Node;
using Groups = std::vector<std::uint32_t>;

Result<std::vector<Groups>> manyRuns(const TieGraph& graph, const LinkWeights& weights, double resolution, int count,
                                     JobControl& job) {
  std::vector<Groups> runs(static_cast<std::size_t>(count));
  std::atomic<bool> failed{false};
  TRY(job.checkpoint(0, 1));
  tbb::parallel_for(std::size_t{0}, runs.size(), [&](std::size_t run) {
    if (failed) return;
    LeidenOptions options{.resolution = resolution, .seed = run + 1};
    if (count == 1) options.rounds = 1;
    auto groups = leiden(graph, weights, options, job);
    if (groups) {
      runs[run] = std::move(*groups);
    } else {
      failed = true;
    }
  });
  TRY(job.checkpoint(1, 1));
  if (failed) return makeError(ErrorCode::cancelled, "Cancelled; nothing was changed.");
  return runs;
}

// For each link the share of runs that put both ends into one group.
LinkWeights agreement(const TieGraph& graph, const std::vector<Groups>& runs) {
  LinkWeights shares(graph.linkCount(), 0);
  for (std::size_t l = 0; l < shares.size(); ++l) {
    const TieGraph::Link& link = graph.links[l];
    const auto together =
        std::count_if(runs.begin(), runs.end(), [&](const Groups& g) { return g[link.first] == g[link.second]; });
    shares[l] = static_cast<double>(together) / static_cast<double>(runs.size());
  }
  return shares;
}

// A node that lost all its links to disagreement joins the group that it was most often with.
void adoptLonely(const TieGraph& graph, const LinkWeights& shares, Groups& groups) {
  std::vector<std::uint32_t> sizes;
  for (const std::uint32_t group : groups) {
    if (group >= sizes.size()) sizes.resize(group + 1, 0);
    ++sizes[group];
  }
  std::vector<double> towards(sizes.size(), 0);
  for (Node node = 0; node < graph.nodeCount(); ++node) {
    if (sizes[groups[node]] != 1 || graph.degree(node) == 0) continue;
    std::uint32_t best = groups[node];
    for (const TieGraph::Arc arc : graph.arcsAt(node)) {
      const std::uint32_t group = groups[arc.neighbor];
      towards[group] += shares[arc.link] * graph.links[arc.link].weight;
      if (towards[group] > towards[best]) best = group;
    }
    for (const TieGraph::Arc arc : graph.arcsAt(node)) towards[groups[arc.neighbor]] = 0;
    --sizes[groups[node]];
    ++sizes[best];
    groups[node] = best;
  }
}

Result<Groups> agreedGroups(const TieGraph& graph, const LinkWeights& shares, int runs, JobControl& job) {
  constexpr int kMostRounds = 5;
  constexpr double kHalf = 0.5;
  LinkWeights weights = shares;
  for (int round = 0;; ++round) {
    const bool agreed = std::all_of(weights.begin(), weights.end(), [](double w) { return w == 0 || w == 1; });
    if (agreed || round == kMostRounds) break;
    for (double& weight : weights) weight = weight < kHalf ? 0 : weight;
    // Resolution 1 on the shares, whatever the first runs had: these already say how fine the groups are.
    TRY_ASSIGN(const std::vector<Groups> again, manyRuns(graph, weights, 1, runs, job));
    const LinkWeights next = agreement(graph, again);
    for (std::size_t l = 0; l < weights.size(); ++l) weights[l] = weights[l] == 0 ? 0 : next[l];
  }
  // What hangs together by links that at least half of the last runs kept within a group.
  std::vector<std::pair<Node, Node>> kept;
  for (std::size_t l = 0; l < weights.size(); ++l) {
    if (weights[l] >= kHalf) kept.emplace_back(graph.links[l].first, graph.links[l].second);
  }
  Groups groups = components(makeTieGraph(graph.nodeCount(), std::move(kept))).of;
  adoptLonely(graph, shares, groups);
  return groups;
}

// The group of a run in which most members of each final group are; of equal ones the one met first.
Groups dominantGroups(const Groups& run, const Communities& final) {
  std::vector<std::vector<std::uint32_t>> members(final.sizes.size());
  for (Node node = 0; node < run.size(); ++node) members[final.of[node]].push_back(run[node]);
  Groups dominant;
  for (auto& groups : members) {
    std::sort(groups.begin(), groups.end());
    std::uint32_t best = groups.front();
    std::ptrdiff_t most = 0;
    for (auto at = groups.begin(); at != groups.end();) {
      const auto end = std::upper_bound(at, groups.end(), *at);
      if (end - at > most) {
        most = end - at;
        best = *at;
      }
      at = end;
    }
    dominant.push_back(best);
  }
  return dominant;
}

void measureBelonging(const TieGraph& graph, const std::vector<Groups>& runs, Communities& out) {
  std::vector<Groups> dominant;
  for (const Groups& run : runs) dominant.push_back(dominantGroups(run, out));
  const auto shareOf = [&](Node node, std::uint32_t group) {
    std::size_t with = 0;
    for (std::size_t r = 0; r < runs.size(); ++r) with += runs[r][node] == dominant[r][group] ? 1 : 0;
    return static_cast<double>(with) / static_cast<double>(runs.size());
  };
  out.belonging.assign(graph.nodeCount(), 1);
  out.second.assign(graph.nodeCount(), kNoGroup);
  out.secondShare.assign(graph.nodeCount(), 0);
  for (Node node = 0; node < graph.nodeCount(); ++node) {
    out.belonging[node] = shareOf(node, out.of[node]);
    if (out.belonging[node] == 1) continue;
    for (const TieGraph::Arc arc : graph.arcsAt(node)) {
      const std::uint32_t group = out.of[arc.neighbor];
      if (group == out.of[node] || group == out.second[node]) continue;
      const double share = shareOf(node, group);
      if (share <= out.secondShare[node]) continue;
      out.secondShare[node] = share;
      out.second[node] = group;
    }
  }
}

// One finding a group of at least two: its best connected members first, for these give it its name.
std::vector<AnalysisFinding> describeGroups(const TieGraph& graph, const GraphSnapshot& network,
                                            const Communities& found) {
  constexpr std::size_t kNames = 2;
  std::vector<std::vector<Node>> members(found.sizes.size());
  for (Node node = 0; node < graph.nodeCount(); ++node) members[found.of[node]].push_back(node);
  std::vector<AnalysisFinding> findings;
  for (auto& nodes : members) {
    if (nodes.size() < 2) break;  // groups come by size
    std::stable_sort(nodes.begin(), nodes.end(), [&](Node a, Node b) { return graph.degree(a) > graph.degree(b); });
    AnalysisFinding finding;
    for (const Node node : nodes) finding.vertices.push_back(graph.vertices[node]);
    finding.value = static_cast<double>(nodes.size());
    const std::vector<VertexIndex> hubs(finding.vertices.begin(), finding.vertices.begin() + kNames);
    finding.sentence = {
        fmt::format("Gruppen omkring {}: {} enheder.", namesIn(network, hubs, kNames, Language::danish), nodes.size()),
        fmt::format("The group around {}: {} entities.", namesIn(network, hubs, kNames, Language::english),
                    nodes.size())};
    findings.push_back(std::move(finding));
  }
  return findings;
}

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const Communities found, communities(graph, {}, job));
  AnalysisResult result = resultOf(graph, network, found.belonging);
  result.groups.assign(network.vertexCount(), kNoGroup);
  result.details.assign(network.vertexCount(), -1);
  for (Node node = 0; node < graph.nodeCount(); ++node) {
    result.groups[graph.vertices[node].value] = found.of[node];
    const bool between = found.belonging[node] < kClearlyBelongs && found.second[node] != kNoGroup;
    if (between) result.details[graph.vertices[node].value] = found.second[node];
  }
  result.findings = describeGroups(graph, network, found);
  if (found.runs == 1) {
    result.note = {"Én beregning: netværket er for stort til at prøve, om flere ville være enige.",
                   "A single run: the network is too large to see whether several would agree."};
  } else {
    result.note = {fmt::format("Enighed mellem {} beregninger.", found.runs),
                   fmt::format("What {} runs agree on.", found.runs)};
  }
  return result;
}

std::string groupName(const AnalysisResult& result, const GraphSnapshot& network, std::uint32_t group,
                      Language language) {
  constexpr std::size_t kNames = 2;
  const std::vector<VertexIndex>& members = result.findings[group].vertices;
  return namesIn(network, {members.begin(), members.begin() + kNames}, kNames, language);
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const std::uint32_t group = result.groups[vertex.value];
  if (group == kNoGroup) return {};
  const bool danish = language == Language::danish;
  const std::string_view name = network.name(vertex, language);
  if (group >= result.findings.size()) {
    return danish ? fmt::format("{} hører ikke til nogen gruppe.", name) : fmt::format("{} belongs to no group.", name);
  }
  const std::string own = groupName(result, network, group, language);
  const double second = result.details[vertex.value];
  if (second < 0 || second >= static_cast<double>(result.findings.size())) {
    return danish ? fmt::format("{} hører til gruppen omkring {}.", name, own)
                  : fmt::format("{} belongs to the group around {}.", name, own);
  }
  const std::string other = groupName(result, network, static_cast<std::uint32_t>(second), language);
  return danish ? fmt::format("{} står mellem gruppen omkring {} og gruppen omkring {}.", name, own, other)
                : fmt::format("{} stands between the group around {} and the group around {}.", name, own, other);
}

}  // namespace

const Analysis kCommunitiesAnalysis{"communities",
                                    {"Grupper", "Groups"},
                                    {"Hvem der hænger tættere sammen end tilfældet ville give. Dem, der står mellem to "
                                     "grupper, er ofte dem, der bygger bro.",
                                     "Who hang together more closely than chance would give. Those who stand between "
                                     "two groups are often those who bridge them."},
                                    run,
                                    sentence};

int communityRuns(std::size_t links) {
  constexpr std::size_t kLargeLinks = 100'000, kVeryLargeLinks = 1'000'000;
  return links > kVeryLargeLinks ? 1 : links > kLargeLinks ? 10 : 30;
}

Result<Communities> communities(const TieGraph& graph, const CommunityOptions& options, JobControl& job) {
  Communities out;
  out.runs = options.runs > 0 ? options.runs : communityRuns(graph.linkCount());
  const LinkWeights weights = linkWeights(graph);
  TRY_ASSIGN(const std::vector<Groups> runs, manyRuns(graph, weights, options.resolution, out.runs, job));
  TRY_ASSIGN(out.of, agreedGroups(graph, agreement(graph, runs), out.runs, job));
  out.sizes = numberBySize(out.of);
  out.modularity = modularity(graph, weights, out.of, options.resolution);
  measureBelonging(graph, runs, out);
  return out;
}

}  // namespace samspil
