#include <doctest/doctest.h>

#include <functional>

#include "graph/analysis/shortest_paths.h"
#include "tests/graph/random_records.h"
#include "tests/support/text_graph.h"

namespace samspil {
namespace {

using testing::at;
using testing::parseGraph;

std::string text(const GraphSnapshot& graph, const Path& path) {
  std::string out;
  for (const PathStep& step : path.steps) {
    if (out.empty()) out = graph.key(step.from);
    out += "-" + std::string(graph.key(step.to));
  }
  return out;
}

std::vector<std::string> texts(const SnapshotPtr& graph, const ShortestPaths& found) {
  std::vector<std::string> out;
  for (const Path& path : found.paths) out.push_back(text(*graph, path));
  return out;
}

// The best certainty of the ties between two vertices that are not wishes, if there are any.
std::optional<Certainty> link(const GraphSnapshot& graph, VertexIndex a, VertexIndex b) {
  std::optional<Certainty> best;
  for (std::uint32_t e = 0; e < graph.edgeCount(); ++e) {
    const Edge& edge = graph.edge(EdgeIndex{e});
    const bool between = (edge.from == a && edge.to == b) || (edge.from == b && edge.to == a);
    if (!between || graph.family(EdgeIndex{e}).wish) continue;
    best = std::min(best.value_or(Certainty::publicKnowledge), graph.certainty(EdgeIndex{e}));
  }
  return best;
}

// All simple chains of at most `most` steps, by trying everything; those of the least length in the promised order.
std::vector<std::string> bruteForce(const GraphSnapshot& graph, VertexIndex from, VertexIndex to, std::size_t most) {
  struct Found {
    std::size_t length, uncertain;
    std::vector<std::string> keys;
    auto operator<=>(const Found&) const = default;
  };
  std::vector<Found> all;
  std::vector<VertexIndex> chain{from};
  const std::function<void(std::size_t)> extend = [&](std::size_t uncertain) {
    if (chain.back() == to) {
      Found found{chain.size(), uncertain, {}};
      for (const VertexIndex v : chain) found.keys.emplace_back(graph.key(v));
      all.push_back(found);
      return;
    }
    if (chain.size() > most) return;
    for (std::uint32_t v = 0; v < graph.vertexCount(); ++v) {
      if (std::find(chain.begin(), chain.end(), VertexIndex{v}) != chain.end()) continue;
      const auto certainty = link(graph, chain.back(), VertexIndex{v});
      if (!certainty) continue;
      chain.emplace_back(v);
      extend(uncertain + (*certainty >= Certainty::inferred ? 1 : 0));
      chain.pop_back();
    }
  };
  extend(0);
  std::sort(all.begin(), all.end());
  std::vector<std::string> out;
  for (const Found& found : all) {
    if (found.length == all.front().length) out.push_back(joinText(found.keys, "-"));
  }
  return out;
}

}  // namespace

TEST_CASE("all shortest chains are found, surer ones first, then by key") {
  const auto graph = parseGraph(
      "a -t- b  b -t?- z  a -t- c  c -t- z  a -t- d  d -t- z  a -t?- e  e -t?- z  a -t- f  f -t- g  g -t- z");
  const auto found = shortestPaths(*graph, at(graph, "a"), at(graph, "z"));
  CHECK(texts(graph, found) == std::vector<std::string>{"a-c-z", "a-d-z", "a-b-z", "a-e-z"});
  CHECK(found.paths[0].weakest == Certainty::stated);
  CHECK(found.paths[2].weakest == Certainty::inferred);
  CHECK(!found.truncated);
}

TEST_CASE("wishes form no chain, direction does not matter, the best tie of a step stands first") {
  const auto graph = parseGraph("a -wants-> z  m -likes?-> a  m -funds-> z  a -knows-> m");
  const auto found = shortestPaths(*graph, at(graph, "a"), at(graph, "z"));
  REQUIRE(found.paths.size() == 1);
  const PathStep& step = found.paths[0].steps[0];
  REQUIRE(step.edges.size() == 2);
  CHECK(graph->certainty(step.edges[0]) == Certainty::stated);
  CHECK(graph->certainty(step.edges[1]) == Certainty::inferred);
  CHECK(found.paths[0].weakest == Certainty::stated);
}

TEST_CASE("no chain, a chain of no steps, and more chains than asked for") {
  const auto graph = parseGraph("a-b c a-x1 a-x2 a-x3 x1-y x2-y x3-y");
  CHECK(shortestPaths(*graph, at(graph, "a"), at(graph, "c")).paths.empty());
  const auto here = shortestPaths(*graph, at(graph, "a"), at(graph, "a"));
  REQUIRE(here.paths.size() == 1);
  CHECK(here.paths[0].steps.empty());
  const auto some = shortestPaths(*graph, at(graph, "a"), at(graph, "y"), 2);
  CHECK(texts(graph, some) == std::vector<std::string>{"a-x1-y", "a-x2-y"});
  CHECK(some.truncated);
  CHECK(!shortestPaths(*graph, at(graph, "a"), at(graph, "y"), 3).truncated);
}

TEST_CASE("chains longer than the count of uncertain steps is kept exactly are still in order") {
  std::string text;
  for (int i = 0; i < 70; ++i) text += fmt::format("v{} -t?- v{}  ", i, i + 1);
  // The last stretch may be gone in two ways; the surer of them has the later key.
  text += "v70 -t?- a -t?- end  v70 -t?- b -t- end";
  const auto graph = parseGraph(text);
  const auto found = shortestPaths(*graph, at(graph, "v0"), at(graph, "end"));
  REQUIRE(found.paths.size() == 2);
  CHECK(graph->key(found.paths[0].steps[70].to) == "b");
}

TEST_CASE("a ladder with 2^40 shortest chains answers at once") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += fmt::format("s{0}-a{0} s{0}-b{0} a{0}-s{1} b{0}-s{1} ", i, i + 1);
  const auto graph = parseGraph(text);
  const auto found = shortestPaths(*graph, at(graph, "s0"), at(graph, "s40"), 100);
  CHECK(found.paths.size() == 100);
  CHECK(found.truncated);
}

TEST_CASE("the chains are those that trying everything gives") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const auto graph = *testing::build(testing::randomRecords(seed, 9, 16));
    for (std::uint32_t to = 1; to < graph->vertexCount(); ++to) {
      const auto found = shortestPaths(*graph, VertexIndex{0}, VertexIndex{to});
      CHECK(texts(graph, found) == bruteForce(*graph, VertexIndex{0}, VertexIndex{to}, 9));
    }
  }
}

}  // namespace samspil
