#include "graph/analysis/brokerage.h"

#include <algorithm>
#include <cmath>

#include "graph/analysis/triangles.h"
#include "graph/analysis/wording.h"

namespace samspil {
namespace {

std::uint64_t& roleOf(Brokerage& roles, std::uint32_t end, std::uint32_t broker, std::uint32_t otherEnd) {
  if (end == otherEnd) return end == broker ? roles.coordinator : roles.consultant;
  return end == broker || otherEnd == broker ? roles.gatekeeper : roles.liaison;
}

// All pairs of partners by role, tied to each other or not.
Brokerage pairsOf(std::vector<std::uint32_t> partnerGroups, std::uint32_t broker) {
  std::sort(partnerGroups.begin(), partnerGroups.end());
  Brokerage pairs;
  const std::uint64_t count = partnerGroups.size();
  std::uint64_t own = 0, sameGroup = 0;  // partners in the broker's group; pairs within other groups
  for (auto run = partnerGroups.begin(); run != partnerGroups.end();) {
    const auto end = std::upper_bound(run, partnerGroups.end(), *run);
    const auto size = static_cast<std::uint64_t>(end - run);
    if (*run == broker) {
      own = size;
    } else {
      sameGroup += size * (size - 1) / 2;
    }
    run = end;
  }
  const std::uint64_t others = count - own;
  pairs.coordinator = own == 0 ? 0 : own * (own - 1) / 2;
  pairs.gatekeeper = own * others;
  pairs.consultant = sameGroup;
  pairs.liaison = (others == 0 ? 0 : others * (others - 1) / 2) - sameGroup;
  return pairs;
}

Result<AnalysisResult> run(const GraphSnapshot& network, const Visibility* visibility, JobControl& job) {
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, visibility, job));
  TRY_ASSIGN(const std::vector<Brokerage> roles, brokerage(graph, partitionByType(graph, network), job));
  std::vector<double> all;
  for (const Brokerage& r : roles) all.push_back(static_cast<double>(r.all()));
  AnalysisResult result = resultOf(graph, network, all);
  result.details.assign(network.vertexCount(), 0);
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    result.details[graph.vertices[node].value] = static_cast<double>(roles[node].between());
  }
  return result;
}

std::string sentence(const AnalysisResult& result, const GraphSnapshot& network, VertexIndex vertex,
                     Language language) {
  const double score = result.scores[vertex.value];
  if (std::isnan(score)) return {};
  const auto all = static_cast<std::size_t>(score);
  const auto between = static_cast<std::size_t>(result.details[vertex.value]);
  const std::string_view name = network.name(vertex, language);
  if (language == Language::danish) {
    if (all == 0) return fmt::format("{} står ikke mellem partnere, der mangler hinanden.", name);
    return fmt::format("{} står mellem {}, der ikke selv er forbundet, heraf {} af forskellig slags.", name,
                       countedIn(all, "par af partnere", "par af partnere"), between);
  }
  if (all == 0) return fmt::format("{} stands between no partners who lack each other.", name);
  return fmt::format("{} stands between {} who are not tied themselves, {} of them of different kinds.", name,
                     countedIn(all, "pair of partners", "pairs of partners"), between);
}

}  // namespace

const Analysis kBrokerageAnalysis{"brokerage",
                                  {"Mellemled", "Go-betweens"},
                                  {"Hvem der står mellem partnere, som ikke selv er forbundet, især af forskellig "
                                   "slags: fx mellem et hospital og en fond.",
                                   "Who stands between partners who are not tied themselves, above all of different "
                                   "kinds: a hospital and a fund, say."},
                                  run,
                                  sentence};

Result<std::vector<Brokerage>> brokerage(const TieGraph& graph, const Partition& partition, JobControl& job) {
  std::vector<Brokerage> roles(graph.nodeCount());
  std::vector<std::uint32_t> partnerGroups;
  for (TieGraph::Node node = 0; node < graph.nodeCount(); ++node) {
    if (partition[node] == kNoGroup) continue;
    partnerGroups.clear();
    for (const TieGraph::Arc arc : graph.arcsAt(node)) {
      if (partition[arc.neighbor] != kNoGroup) partnerGroups.push_back(partition[arc.neighbor]);
    }
    roles[node] = pairsOf(partnerGroups, partition[node]);
  }
  TRY(forEachTriangle(graph, job, [&](const Triangle& t) {
    const std::uint32_t a = partition[t.a], b = partition[t.b], c = partition[t.c];
    if (a == kNoGroup || b == kNoGroup || c == kNoGroup) return;
    --roleOf(roles[t.a], b, a, c);
    --roleOf(roles[t.b], a, b, c);
    --roleOf(roles[t.c], a, c, b);
  }));
  return roles;
}

}  // namespace samspil
