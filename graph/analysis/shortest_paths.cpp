#include "graph/analysis/shortest_paths.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace samspil {
namespace {

constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();

bool isUncertain(Certainty certainty) {
  return certainty == Certainty::inferred || certainty == Certainty::publicKnowledge;
}

// How many uncertain steps the chains from a vertex to the target may have: bit k for exactly k, the last bit for that
// many or more (such chains are told apart after they are found).
using UncertaintySet = std::uint64_t;
constexpr std::size_t kLastCount = 63;

UncertaintySet oneMore(UncertaintySet set) { return set << 1 | (set & UncertaintySet{1} << kLastCount); }

bool allows(UncertaintySet set, std::size_t count) { return (set >> std::min(count, kLastCount) & 1) != 0; }

class PathFinder {
 public:
  PathFinder(const GraphSnapshot& snapshot, VertexIndex from, VertexIndex to, std::size_t limit)
      : snapshot_(snapshot), from_(from), to_(to), limit_(limit) {}

  ShortestPaths find() {
    if (from_ == to_) return {{Path{}}, false};
    measureDistances();
    if (distance_[from_.value] == kFar) return {};
    const UncertaintySet possible = uncertaintyFrom(from_);
    for (std::size_t k = 0; k <= kLastCount && !full(); ++k) {
      if (!allows(possible, k)) continue;
      const auto first = static_cast<std::ptrdiff_t>(found_.paths.size());
      extend(from_, k, k == kLastCount);
      if (k == kLastCount) sortByUncertainSteps(found_.paths.begin() + first);
    }
    return std::move(found_);
  }

 private:
  // A vertex one step nearer to the target, and the best certainty of the ties that lead there.
  struct Step {
    VertexIndex to;
    Certainty certainty;
  };

  bool full() const { return found_.truncated; }

  // Breadth-first from the target, until the level of `from_` is complete.
  void measureDistances() {
    distance_.assign(snapshot_.vertexCount(), kFar);
    distance_[to_.value] = 0;
    std::vector<VertexIndex> queue{to_};
    for (std::size_t next = 0; next < queue.size() && distance_[from_.value] == kFar; ++next) {
      const VertexIndex v = queue[next];
      for (const HalfEdge half : snapshot_.incident(v)) {
        if (distance_[half.neighbor.value] != kFar || snapshot_.family(half.edge).wish) continue;
        distance_[half.neighbor.value] = distance_[v.value] + 1;
        queue.push_back(half.neighbor);
      }
    }
  }

  // The steps from v towards the target, in the order of the next vertex's key.
  const std::vector<Step>& stepsFrom(VertexIndex v) {
    const auto [place, isNew] = steps_.try_emplace(v.value);
    std::vector<Step>& steps = place->second;
    if (!isNew) return steps;
    for (const HalfEdge half : snapshot_.incident(v)) {
      const std::uint32_t distance = distance_[half.neighbor.value];
      if (distance == kFar || distance + 1 != distance_[v.value] || snapshot_.family(half.edge).wish) continue;
      const Certainty certainty = snapshot_.certainty(half.edge);
      if (!steps.empty() && steps.back().to == half.neighbor) {
        steps.back().certainty = std::min(steps.back().certainty, certainty);
      } else {
        steps.push_back({half.neighbor, certainty});
      }
    }
    std::sort(steps.begin(), steps.end(), [&](const Step& a, const Step& b) {
      return std::tuple(snapshot_.key(a.to), a.to) < std::tuple(snapshot_.key(b.to), b.to);
    });
    return steps;
  }

  // Worked out from the target outwards without recursion: chains may be as long as the network.
  UncertaintySet uncertaintyFrom(VertexIndex start) {
    std::vector<VertexIndex> order{start};
    std::vector<std::uint8_t> seen(snapshot_.vertexCount(), 0);
    for (std::size_t next = 0; next < order.size(); ++next) {
      for (const Step step : stepsFrom(order[next])) {
        if (std::exchange(seen[step.to.value], 1) == 0) order.push_back(step.to);
      }
    }
    uncertainty_[to_.value] = 1;
    for (auto v = order.rbegin(); v != order.rend(); ++v) {
      for (const Step step : stepsFrom(*v)) {
        const UncertaintySet beyond = uncertainty_[step.to.value];
        uncertainty_[v->value] |= isUncertain(step.certainty) ? oneMore(beyond) : beyond;
      }
    }
    return uncertainty_[start.value];
  }

  // Finds all chains from v with `count` uncertain steps (or at least that many), in the order of their keys: a
  // depth-first walk that only enters vertices from which such a chain exists.
  void extend(VertexIndex start, std::size_t count, bool atLeast) {
    struct Level {
      VertexIndex vertex;
      std::size_t count;
      std::size_t nextStep;
    };
    std::vector<Level> levels{{start, count, 0}};
    while (!levels.empty() && !full()) {
      Level& level = levels.back();
      if (level.vertex == to_) {
        record([&](std::size_t i) { return levels[i].vertex; }, levels.size());
        levels.pop_back();
        continue;
      }
      const std::vector<Step>& steps = stepsFrom(level.vertex);
      if (level.nextStep == steps.size()) {
        levels.pop_back();
        continue;
      }
      const Step step = steps[level.nextStep++];
      std::size_t rest = level.count;
      if (isUncertain(step.certainty)) {
        if (rest == 0 && !atLeast) continue;
        rest = rest == 0 ? 0 : rest - 1;
      }
      if (reaches(step.to, rest, atLeast)) levels.push_back({step.to, rest, 0});
    }
  }

  bool reaches(VertexIndex v, std::size_t count, bool atLeast) {
    const UncertaintySet set = uncertainty_[v.value];
    return atLeast ? set >> count != 0 : allows(set, count);
  }

  template <typename VertexAt>
  void record(VertexAt vertexAt, std::size_t length) {
    if (found_.paths.size() == limit_) {
      found_.truncated = true;
      return;
    }
    Path path;
    for (std::size_t i = 0; i + 1 < length; ++i) {
      path.steps.push_back({vertexAt(i), vertexAt(i + 1), tiesBetween(vertexAt(i), vertexAt(i + 1))});
      path.weakest = std::max(path.weakest, snapshot_.certainty(path.steps.back().edges.front()));
    }
    found_.paths.push_back(std::move(path));
  }

  std::vector<EdgeIndex> tiesBetween(VertexIndex a, VertexIndex b) const {
    const auto halves = snapshot_.incident(a);
    const auto first =
        std::lower_bound(halves.begin(), halves.end(), b, [](HalfEdge h, VertexIndex v) { return h.neighbor < v; });
    std::vector<EdgeIndex> ties;
    for (auto half = first; half != halves.end() && half->neighbor == b; ++half) {
      if (!snapshot_.family(half->edge).wish) ties.push_back(half->edge);
    }
    std::stable_sort(ties.begin(), ties.end(),
                     [&](EdgeIndex x, EdgeIndex y) { return snapshot_.certainty(x) < snapshot_.certainty(y); });
    return ties;
  }

  void sortByUncertainSteps(std::vector<Path>::iterator first) {
    const auto uncertainSteps = [&](const Path& path) {
      return std::count_if(path.steps.begin(), path.steps.end(),
                           [&](const PathStep& step) { return isUncertain(snapshot_.certainty(step.edges.front())); });
    };
    std::stable_sort(first, found_.paths.end(),
                     [&](const Path& a, const Path& b) { return uncertainSteps(a) < uncertainSteps(b); });
  }

  const GraphSnapshot& snapshot_;
  const VertexIndex from_, to_;
  const std::size_t limit_;
  std::vector<std::uint32_t> distance_;  // to to_
  std::unordered_map<std::uint32_t, std::vector<Step>> steps_;
  std::unordered_map<std::uint32_t, UncertaintySet> uncertainty_;
  ShortestPaths found_;
};

}  // namespace

ShortestPaths shortestPaths(const GraphSnapshot& snapshot, VertexIndex from, VertexIndex to, std::size_t limit) {
  return PathFinder(snapshot, from, to, limit).find();
}

}  // namespace samspil
