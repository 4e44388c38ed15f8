// Time, memory and quality of the layouts on collaboration networks.
//
//   samspil_layout_bench [VERTICES [THREADS [SEED]]]   all figures of one network, default 10000, all threads, seed 1
//   samspil_layout_bench --write PREFIX VERTICES SEED  PREFIX.edges (u v) and PREFIX.topics, for the peers
//   samspil_layout_bench --measure PREFIX POSITIONS    quality of a peer's picture (x y a line, in the vertices' order)
//   samspil_layout_bench --lay-out PREFIX POSITIONS    lays PREFIX.edges out as a peer does, prints the seconds it took
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <sys/resource.h>

#include "graph/layout/layout_graph.h"
#include "tests/bench/layout/collaboration_network.h"
#include "tests/bench/layout/layout_quality.h"

using namespace samspil;
using namespace samspil::bench;

namespace {

void printQuality(const char* name, double seconds, const LayoutQuality& quality) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{:<10} {:8.3f} s {:6} MB  stress {:.4f}  NP {:.4f}  purity {:.4f}\n", name, seconds,
             usage.ru_maxrss / 1024, quality.stress, quality.neighbourhood, quality.purity);
}

int run(std::uint32_t vertices, unsigned threads, std::uint64_t seed) {
  const CollaborationNetwork network = makeCollaborationNetwork(vertices, 4, seed);
  const LayoutGraphStorage graph = buildLayoutGraph(network.vertexCount, network.ties);
  fmt::print("{} vertices, {} ties, seed {}\n", network.vertexCount, graph.neighbors.size() / 2, seed);
  LayoutInput input;
  input.graph = graph.view();
  JobControl job;
  const auto start = std::chrono::steady_clock::now();
  const auto positions = findLayout("force")->run(input, {.seed = seed, .threads = threads}, job);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!positions) {
    fmt::print(stderr, "{}\n", positions.error().message);
    return 1;
  }
  printQuality("force", seconds, measureQuality(input.graph, *positions, network.topics));
  return 0;
}

int write(const std::string& prefix, std::uint32_t vertices, std::uint64_t seed) {
  const CollaborationNetwork network = makeCollaborationNetwork(vertices, 4, seed);
  std::ofstream edges(prefix + ".edges"), topics(prefix + ".topics");
  for (const auto& [a, b] : network.ties) edges << a << ' ' << b << '\n';
  for (const std::uint32_t topic : network.topics) topics << topic << '\n';
  return edges.good() && topics.good() ? 0 : 1;
}

struct Written {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  std::vector<std::uint32_t> topics;
};

Written read(const std::string& prefix) {
  std::ifstream edges(prefix + ".edges"), topics(prefix + ".topics");
  Written written;
  for (std::uint32_t a = 0, b = 0; edges >> a >> b;) written.ties.emplace_back(a, b);
  for (std::uint32_t topic = 0; topics >> topic;) written.topics.push_back(topic);
  return written;
}

int layOut(const std::string& prefix, const std::string& positionsFile) {
  const Written written = read(prefix);
  const LayoutGraphStorage graph = buildLayoutGraph(written.topics.size(), written.ties);
  LayoutInput input;
  input.graph = graph.view();
  JobControl job;
  const auto start = std::chrono::steady_clock::now();
  const auto positions = findLayout("force")->run(input, {}, job);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!positions) return 1;
  fmt::print("{}\n", seconds);
  std::ofstream out(positionsFile);
  for (const Vec2 p : *positions) out << p.x << ' ' << p.y << '\n';
  return out.good() ? 0 : 1;
}

int measure(const std::string& prefix, const std::string& positionsFile) {
  std::ifstream places(positionsFile);
  const auto [ties, topics] = read(prefix);
  std::vector<Vec2> positions;
  for (Vec2 p; places >> p.x >> p.y;) positions.push_back(p);
  if (positions.size() != topics.size()) {
    fmt::print(stderr, "{} has {} places for {} vertices.\n", positionsFile, positions.size(), topics.size());
    return 1;
  }
  const LayoutGraphStorage graph = buildLayoutGraph(topics.size(), ties);
  printQuality("peer", 0, measureQuality(graph.view(), positions, topics));
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  const auto number = [&](std::size_t k, unsigned long otherwise) {
    return k < words.size() ? std::stoul(words[k]) : otherwise;
  };
  if (words.size() == 4 && words[0] == "--write") {
    return write(words[1], static_cast<std::uint32_t>(number(2, 0)), number(3, 1));
  }
  if (words.size() == 3 && words[0] == "--measure") return measure(words[1], words[2]);
  if (words.size() == 3 && words[0] == "--lay-out") return layOut(words[1], words[2]);
  return run(static_cast<std::uint32_t>(number(0, 10'000)), static_cast<unsigned>(number(1, 0)), number(2, 1));
}
