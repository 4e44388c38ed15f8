#include "graph/analysis/leiden.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "graph/analysis/components.h"

namespace samspil {
namespace {

using Node = std::uint32_t;
using Groups = std::vector<std::uint32_t>;

// A weighted graph, at first the TieGraph, then ever smaller ones whose nodes stand for groups of it.
struct Level {
  std::vector<std::uint32_t> offsets;
  std::vector<Node> neighbors;
  std::vector<double> weights;
  std::vector<double> strength;  // of each node: all weight at it, that within counted twice

  std::size_t size() const { return strength.size(); }
};

Level levelOf(const TieGraph& graph, const LinkWeights& weights) {
  Level level;
  level.offsets.push_back(0);
  level.strength.assign(graph.nodeCount(), 0);
  for (Node node = 0; node < graph.nodeCount(); ++node) {
    for (const TieGraph::Arc arc : graph.arcsAt(node)) {
      if (weights[arc.link] <= 0) continue;
      level.neighbors.push_back(arc.neighbor);
      level.weights.push_back(weights[arc.link]);
      level.strength[node] += weights[arc.link];
    }
    level.offsets.push_back(static_cast<std::uint32_t>(level.neighbors.size()));
  }
  return level;
}

// Renumbers 0..n-1 in the order of first sight; returns n.
std::uint32_t makeDense(Groups& groups) {
  constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::vector<std::uint32_t> number;
  std::uint32_t next = 0;
  for (std::uint32_t& group : groups) {
    if (group >= number.size()) number.resize(group + 1, kNone);
    if (number[group] == kNone) number[group] = next++;
    group = number[group];
  }
  return next;
}

// The weight from one node to each of the groups around it, in the order in which the arcs meet them.
class GroupWeights {
 public:
  explicit GroupWeights(std::size_t groups) : weight_(groups, 0) {}
  template <typename Counts>
  void gather(const Level& level, Node node, const Groups& groups, Counts counts) {
    for (const std::uint32_t group : met_) weight_[group] = 0;
    met_.clear();
    for (std::uint32_t i = level.offsets[node]; i < level.offsets[node + 1]; ++i) {
      const Node neighbor = level.neighbors[i];
      if (neighbor == node || !counts(neighbor)) continue;
      if (weight_[groups[neighbor]] == 0) met_.push_back(groups[neighbor]);
      weight_[groups[neighbor]] += level.weights[i];
    }
  }
  const std::vector<std::uint32_t>& met() const { return met_; }
  double to(std::uint32_t group) const { return weight_[group]; }

 private:
  std::vector<double> weight_;
  std::vector<std::uint32_t> met_;
};

class LeidenRun {
 public:
  LeidenRun(double totalStrength, const LeidenOptions& options, JobControl& job)
      : job_(job), dice_(options.seed), expected_(totalStrength > 0 ? options.resolution / totalStrength : 0) {}

  // Improves `groups` of the finest level until no step of the method does.
  Result<void> improve(const Level& finest, Groups& groups) {
    Level level = finest;
    Groups levelNode(finest.size());  // the node of the present level that stands for each finest node
    std::iota(levelNode.begin(), levelNode.end(), 0);
    Groups present = groups;
    while (true) {
      TRY(moveNodes(level, present));
      for (Node node = 0; node < finest.size(); ++node) groups[node] = present[levelNode[node]];
      if (makeDense(present) == level.size()) return {};
      Groups refined = refine(level, present);
      std::uint32_t count = makeDense(refined);
      if (count == level.size()) {  // nothing could be merged within the groups: take them as they are
        refined = present;
        count = makeDense(refined);
      }
      Groups next(count);
      for (Node node = 0; node < level.size(); ++node) next[refined[node]] = present[node];
      for (Node& node : levelNode) node = refined[node];
      level = aggregated(level, refined, count);
      present = std::move(next);
    }
  }

 private:
  static constexpr double kNoGain = 1e-12;  // below it, rounding would move nodes for ever

  std::uint32_t below(std::size_t count) { return static_cast<std::uint32_t>(dice_() % count); }

  std::vector<Node> randomOrder(std::size_t count) {
    std::vector<Node> order(count);
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[below(i)]);
    return order;
  }

  // The group around a node that it gains most by; its own unless another is truly better. Among equally good others
  // lots are drawn: always taking the first would make every run agree on where an ambiguous node belongs.
  std::uint32_t bestGroup(const Level& level, Node node, std::uint32_t own, const GroupWeights& around,
                          const std::vector<double>& groupStrength) {
    const auto gainOf = [&](std::uint32_t group) {
      return around.to(group) - expected_ * level.strength[node] * groupStrength[group];
    };
    std::uint32_t best = own, equals = 1;
    double bestGain = gainOf(own);
    for (const std::uint32_t group : around.met()) {
      const double gain = gainOf(group);
      if (gain > bestGain + kNoGain) {
        best = group;
        bestGain = gain;
        equals = 1;
      } else if (best != own && gain > bestGain - kNoGain && below(++equals) == 0) {
        best = group;
      }
    }
    return best;
  }

  // Moves single nodes to the group around them that gains most, until none gains: the queue holds those to look at.
  Result<void> moveNodes(const Level& level, Groups& groups) {
    constexpr std::uint64_t kNodesBetween = 4096;
    std::vector<double> groupStrength(level.size(), 0);
    std::vector<std::uint32_t> groupSize(level.size(), 0);
    for (Node node = 0; node < level.size(); ++node) {
      groupStrength[groups[node]] += level.strength[node];
      ++groupSize[groups[node]];
    }
    std::vector<std::uint32_t> emptyGroups;
    for (std::uint32_t g = static_cast<std::uint32_t>(level.size()); g-- > 0;) {
      if (groupSize[g] == 0) emptyGroups.push_back(g);
    }
    std::vector<Node> queue = randomOrder(level.size());
    std::vector<std::uint8_t> queued(level.size(), 1);
    GroupWeights around(level.size());
    for (std::size_t next = 0; next < queue.size(); ++next) {
      if (next % kNodesBetween == 0) TRY(job_.checkpoint(next, queue.size()));
      const Node node = queue[next];
      queued[node] = 0;
      const std::uint32_t old = groups[node];
      around.gather(level, node, groups, [](Node) { return true; });
      groupStrength[old] -= level.strength[node];
      if (--groupSize[old] == 0) emptyGroups.push_back(old);
      std::uint32_t best = bestGroup(level, node, old, around, groupStrength);
      const double gain = around.to(best) - expected_ * level.strength[node] * groupStrength[best];
      if (gain < -kNoGain) best = emptyGroups.back();    // alone is better
      if (groupSize[best] == 0) emptyGroups.pop_back();  // its own, just left, or the one taken from there
      ++groupSize[best];
      groupStrength[best] += level.strength[node];
      groups[node] = best;
      if (best == old) continue;
      for (std::uint32_t i = level.offsets[node]; i < level.offsets[node + 1]; ++i) {
        const Node neighbor = level.neighbors[i];
        if (groups[neighbor] != best && std::exchange(queued[neighbor], 1) == 0) queue.push_back(neighbor);
      }
    }
    return {};
  }

  // Splits each group into well-connected parts: every node begins alone and may join a part of its group, drawn with
  // odds that favour the gain. This is what keeps groups connected.
  Groups refine(const Level& level, const Groups& groups) {
    Groups parts(level.size());
    std::iota(parts.begin(), parts.end(), 0);
    std::vector<double> groupStrength(level.size(), 0), partStrength = level.strength;
    std::vector<double> cut(level.size(), 0);  // weight from each part to the rest of its group
    std::vector<std::uint32_t> partSize(level.size(), 1);
    for (Node node = 0; node < level.size(); ++node) {
      groupStrength[groups[node]] += level.strength[node];
      for (std::uint32_t i = level.offsets[node]; i < level.offsets[node + 1]; ++i) {
        const Node neighbor = level.neighbors[i];
        if (neighbor != node && groups[neighbor] == groups[node]) cut[node] += level.weights[i];
      }
    }
    const auto wellConnected = [&](std::uint32_t part, std::uint32_t group) {
      return cut[part] >= expected_ * partStrength[part] * (groupStrength[group] - partStrength[part]);
    };
    GroupWeights around(level.size());
    for (const Node node : randomOrder(level.size())) {
      const std::uint32_t group = groups[node];
      if (partSize[parts[node]] != 1 || !wellConnected(parts[node], group)) continue;
      around.gather(level, node, parts, [&](Node neighbor) { return groups[neighbor] == group; });
      const std::uint32_t part =
          drawPart(level, node, around, partStrength, [&](std::uint32_t p) { return wellConnected(p, group); });
      if (part == parts[node]) continue;
      cut[part] += cut[parts[node]] - 2 * around.to(part);
      partStrength[part] += level.strength[node];
      ++partSize[part];
      partSize[parts[node]] = 0;
      partStrength[parts[node]] = 0;
      parts[node] = part;
    }
    return parts;
  }

  template <typename MayJoin>
  std::uint32_t drawPart(const Level& level, Node node, const GroupWeights& around,
                         const std::vector<double>& partStrength, MayJoin mayJoin) {
    constexpr double kRandomness = 0.01;  // as in the paper
    candidates_.assign(1, {node, 0.0});   // to stay alone gains nothing
    double best = 0;
    for (const std::uint32_t part : around.met()) {
      const double gain = around.to(part) - expected_ * level.strength[node] * partStrength[part];
      if (gain < 0 || !mayJoin(part)) continue;
      candidates_.emplace_back(part, gain);
      best = std::max(best, gain);
    }
    double sum = 0;
    for (auto& [part, gain] : candidates_) sum += gain = std::exp((gain - best) / kRandomness);
    double drawn = static_cast<double>(dice_() >> 11) * 0x1p-53 * sum;
    for (const auto& [part, odds] : candidates_) {
      if (drawn < odds) return part;
      drawn -= odds;
    }
    return candidates_.back().first;
  }

  static Level aggregated(const Level& level, const Groups& parts, std::uint32_t count) {
    std::vector<std::uint32_t> begin(count + 1, 0);
    for (const std::uint32_t part : parts) ++begin[part + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<Node> members(level.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (Node node = 0; node < level.size(); ++node) members[next[parts[node]]++] = node;

    Level coarse;
    coarse.offsets.push_back(0);
    coarse.strength.assign(count, 0);
    std::vector<double> weight(count, 0);
    std::vector<std::uint32_t> met;
    for (std::uint32_t part = 0; part < count; ++part) {
      met.clear();
      for (std::uint32_t m = begin[part]; m < begin[part + 1]; ++m) {
        coarse.strength[part] += level.strength[members[m]];
        for (std::uint32_t i = level.offsets[members[m]]; i < level.offsets[members[m] + 1]; ++i) {
          const std::uint32_t other = parts[level.neighbors[i]];
          if (other == part) continue;
          if (weight[other] == 0) met.push_back(other);
          weight[other] += level.weights[i];
        }
      }
      for (const std::uint32_t other : met) {
        coarse.neighbors.push_back(other);
        coarse.weights.push_back(std::exchange(weight[other], 0));
      }
      coarse.offsets.push_back(static_cast<std::uint32_t>(coarse.neighbors.size()));
    }
    return coarse;
  }

  JobControl& job_;
  std::mt19937_64 dice_;
  double expected_;  // resolution / 2m: what chance gives a pair, for each unit of strength on both sides
  std::vector<std::pair<std::uint32_t, double>> candidates_;
};

}  // namespace

LinkWeights linkWeights(const TieGraph& graph) {
  LinkWeights weights;
  weights.reserve(graph.linkCount());
  for (const TieGraph::Link& link : graph.links) weights.push_back(link.weight);
  return weights;
}

Result<std::vector<std::uint32_t>> leiden(const TieGraph& graph, const LinkWeights& weights,
                                          const LeidenOptions& options, JobControl& job) {
  const Level level = levelOf(graph, weights);
  Groups groups(graph.nodeCount());
  std::iota(groups.begin(), groups.end(), 0);
  LeidenRun run(std::accumulate(level.strength.begin(), level.strength.end(), 0.0), options, job);
  for (int round = 0; round < options.rounds; ++round) {
    const Groups before = groups;
    TRY(run.improve(level, groups));
    makeDense(groups);
    if (groups == before) break;
  }
  numberBySize(groups);
  return groups;
}

double modularity(const TieGraph& graph, const LinkWeights& weights, const std::vector<std::uint32_t>& groups,
                  double resolution) {
  std::vector<double> strength(graph.nodeCount(), 0);
  double within = 0, all = 0;
  for (std::size_t l = 0; l < graph.linkCount(); ++l) {
    const auto [first, second, count] = graph.links[l];
    all += weights[l];
    strength[groups[first]] += weights[l];
    strength[groups[second]] += weights[l];
    if (groups[first] == groups[second]) within += weights[l];
  }
  if (all == 0) return 0;
  double expected = 0;
  for (const double s : strength) expected += s * s / (4 * all * all);
  return within / all - resolution * expected;
}

}  // namespace samspil
