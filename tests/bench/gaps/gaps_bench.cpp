// What the gap finders and the heavier analyses cost on a network of many organisations:
//   samspil_gaps_bench [ORGANISATIONS [TIES [LINKS.txt]]]      35,000 and 600,000 unless told
// Prints a line a finder or analysis: what it found, seconds of wall clock and of processor; and how long the whole
// list takes to stop when it is cancelled. LINKS.txt receives the pairs of nodes that the analyses worked on, a line
// each, for peers.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <sys/resource.h>

#include "graph/analysis/betweenness.h"
#include "graph/analysis/communities.h"
#include "graph/gaps/gap.h"
#include "graph/snapshot.h"
#include "tests/bench/layout/collaboration_network.h"

namespace {

using namespace samspil;

// Organisations of a synthetic collaboration network as the finders would meet them after an import: types, countries
// and cities of heavy-tailed frequency, one to four themes each (its own topic first), a few dozen alliances, ties from
// documents of three years.
class NetworkMaker {
 public:
  NetworkMaker(std::uint32_t organisations, double ties)
      : network_(bench::makeCollaborationNetwork(organisations, ties / organisations, 7)) {
    addConsortia(static_cast<std::size_t>(ties));
  }

  SnapshotPtr make() {
    makeVocabulary();
    std::vector<Source> sources;
    for (std::uint16_t i = 0; i < 3; ++i) {
      const std::string key = fmt::format("doc{}", i);
      sources.push_back({SourceId{i + 1U},
                         key,
                         SourceKind::document,
                         {key, key},
                         "",
                         {static_cast<std::int16_t>(2013 + 6 * i), 0, 0},
                         "final",
                         key});
    }
    SnapshotBuilder builder(vocabulary_, sources);
    addEntities(builder);
    addTies(builder);
    return builder.finish(1).value();
  }

 private:
  static constexpr std::uint32_t kAlliances = 60;

  // Large consortia within a topic, led by its best connected, until there are as many ties as asked.
  void addConsortia(std::size_t ties) {
    std::vector<std::vector<std::uint32_t>> members(themes());
    std::vector<std::uint32_t> degrees(network_.vertexCount, 0);
    for (const auto& [a, b] : network_.ties) ++degrees[a], ++degrees[b];
    for (std::uint32_t v = 0; v < network_.vertexCount; ++v) members[network_.topics[v]].push_back(v);
    for (auto& topic : members)
      std::ranges::sort(topic, [&](std::uint32_t a, std::uint32_t b) { return degrees[a] > degrees[b]; });
    std::set<std::pair<std::uint32_t, std::uint32_t>> known(network_.ties.begin(), network_.ties.end());
    while (known.size() < ties) {
      const auto& topic = members[network_.topics[random_() % network_.vertexCount]];
      std::set<std::uint32_t> seats;
      for (std::uint32_t k = 0; k < 20; ++k) seats.insert(topic[skewed(static_cast<std::uint32_t>(topic.size()))]);
      for (const std::uint32_t a : seats) {
        for (const std::uint32_t b : seats) {
          if (a < b && !known.contains({b, a})) known.insert({a, b});
        }
      }
    }
    network_.ties.assign(known.begin(), known.end());
  }

  void makeVocabulary() {
    for (const auto* key : {"hospital", "university", "company", "municipality", "network", "theme"}) {
      EntityType type;
      type.id = TypeId{static_cast<std::uint16_t>(vocabulary_.types.size())};
      type.key = key;
      type.label = type.plural = {key, key};
      type.actor = type.key != "theme";
      vocabulary_.types.push_back(type);
    }
    for (const auto& [key, family] :
         {std::pair{"collaborates_with", "collaboration"}, {"focuses_on", "content"}, {"member_of", "structure"}}) {
      Family made;
      made.id = FamilyId{static_cast<std::uint16_t>(vocabulary_.families.size())};
      made.key = family;
      made.label = {family, family};
      vocabulary_.families.push_back(made);
      Relation relation;
      relation.id = RelationId{static_cast<std::uint16_t>(vocabulary_.relations.size())};
      relation.key = key;
      relation.family = made.id;
      relation.label = relation.inverse = {key, key};
      relation.directed = relation.key != "collaborates_with";
      vocabulary_.relations.push_back(relation);
    }
  }

  std::uint32_t themes() const { return 1 + *std::max_element(network_.topics.begin(), network_.topics.end()); }
  EntityId organisation(std::uint32_t v) const { return EntityId{v + 1}; }
  EntityId theme(std::uint32_t t) const { return EntityId{network_.vertexCount + 1 + t}; }
  EntityId alliance(std::uint32_t a) const { return EntityId{network_.vertexCount + themes() + 1 + a}; }
  double share() { return static_cast<double>(random_() >> 11) * 0x1p-53; }
  std::uint32_t skewed(std::uint32_t below) {
    return std::min(below - 1, static_cast<std::uint32_t>(share() * share() * below));
  }

  void addEntity(SnapshotBuilder& builder, EntityId id, const std::string& key, TypeId type, bool placed) {
    builder.addEntity({id, key, type});
    EntityFacts facts{id, {SourceId{1}, "", 0, 0, Passage::plain}, Certainty::stated, {}};
    if (placed) {
      const std::uint32_t country = skewed(40);
      facts.properties.push_back({std::string(property::kCity), fmt::format("City {}", 50 * country + skewed(50))});
      facts.properties.push_back(
          {std::string(property::kCountry), fmt::format("{:c}{:c}", 'A' + country / 26, 'A' + country % 26)});
    }
    facts.properties.push_back({std::string(property::kNameDanish), key});
    builder.addFacts(facts);
  }

  void addEntities(SnapshotBuilder& builder) {
    for (std::uint32_t v = 0; v < network_.vertexCount; ++v)
      addEntity(builder, organisation(v), fmt::format("org-{}", v), vocabulary_.types[skewed(4)].id, true);
    for (std::uint32_t t = 0; t < themes(); ++t)
      addEntity(builder, theme(t), fmt::format("theme-{}", t), vocabulary_.types[5].id, false);
    for (std::uint32_t a = 0; a < kAlliances; ++a)
      addEntity(builder, alliance(a), fmt::format("alliance-{}", a), vocabulary_.types[4].id, false);
  }

  void addTie(SnapshotBuilder& builder, EntityId from, std::size_t relation, EntityId to) {
    TieStatement statement;
    statement.id = StatementId{next_++};
    statement.from = from;
    statement.relation = vocabulary_.relations[relation].id;
    statement.to = to;
    statement.reference.source = SourceId{1 + skewed(3)};
    builder.addStatement(statement);
  }

  void addTies(SnapshotBuilder& builder) {
    for (const auto& [a, b] : network_.ties) addTie(builder, organisation(a), 0, organisation(b));
    for (std::uint32_t v = 0; v < network_.vertexCount; ++v) {
      std::set<std::uint32_t> mine = {network_.topics[v]};
      for (std::uint32_t more = skewed(4); more > 0; --more) {
        mine.insert(share() < 0.7 ? (network_.topics[v] + 1 + skewed(12)) % themes() : skewed(themes()));
      }
      for (const std::uint32_t t : mine) addTie(builder, organisation(v), 1, theme(t));
      if (share() < 0.05) addTie(builder, organisation(v), 2, alliance(skewed(kAlliances)));
    }
  }

  bench::CollaborationNetwork network_;
  Vocabulary vocabulary_;
  std::mt19937_64 random_{20261122};
  std::uint32_t next_ = 1;
};

double cpuSeconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <typename Work>
double timed(std::string_view what, Work work) {
  const auto start = std::chrono::steady_clock::now();
  const double cpu = cpuSeconds();
  const std::string outcome = work();
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print("{:<20}{:>8.2f} s wall {:>8.2f} s processor  {}\n", what, wall, cpuSeconds() - cpu, outcome);
  std::fflush(stdout);
  return wall;
}

std::string foundBy(const GraphSnapshot& network, const GapOptions& options) {
  JobControl job;
  const auto list = findGaps(network, options, {}, job);
  return list ? fmt::format("{} gaps", list->gaps.size()) : list.error().message;
}

// Cancels the whole list at moments spread over its time; the longest wait until it had stopped.
std::string slowestCancel(const GraphSnapshot& network, double wholeSeconds) {
  constexpr int kMoments = 16;
  double longest = 0, whenLongest = 0;
  for (int i = 0; i < kMoments; ++i) {
    const double moment = wholeSeconds * std::pow((i + 0.5) / kMoments, 2);  // closer at first, where tables are made
    JobControl job;
    std::chrono::steady_clock::time_point asked;
    std::thread user([&] {
      std::this_thread::sleep_for(std::chrono::duration<double>(moment));
      asked = std::chrono::steady_clock::now();
      job.cancel();
    });
    const auto list = findGaps(network, {}, {}, job);
    const auto stopped = std::chrono::steady_clock::now();
    user.join();
    const double waited = list ? 0 : std::chrono::duration<double>(stopped - asked).count();
    if (waited > longest) longest = waited, whenLongest = moment;
  }
  return fmt::format("longest wait {:.3f} s, asked after {:.1f} s; {} moments", longest, whenLongest, kMoments);
}

void analyse(const GraphSnapshot& network, const char* linksFile) {
  JobControl job;
  const TieGraph graph = makeTieGraph(network, nullptr, job).value();
  if (linksFile != nullptr) {
    std::ofstream out(linksFile);
    for (const TieGraph::Link& link : graph.links) out << link.first << ' ' << link.second << '\n';
  }
  const LinkWeights even(graph.linkCount(), 1.0);
  timed("leiden, one run", [&] {
    const auto groups = leiden(graph, even, {}, job).value();
    return fmt::format("modularity {:.4f}", modularity(graph, even, groups));
  });
  timed("communities", [&] {
    const Communities found = communities(graph, {}, job).value();
    return fmt::format("{} groups agreed on in {} runs", found.sizes.size(), found.runs);
  });
  timed("betweenness", [&] {
    const SampledScores scores = betweenness(graph, {}, job).value();
    return fmt::format("{} sources of {}", scores.sources, graph.nodeCount());
  });
}

}  // namespace

int main(int argc, char** argv) {
  const auto organisations = static_cast<std::uint32_t>(argc > 1 ? std::stoul(argv[1]) : 35000);
  const double ties = argc > 2 ? std::stod(argv[2]) : 600000;
  SnapshotPtr network;
  timed("the network", [&] {
    network = NetworkMaker(organisations, ties).make();
    return fmt::format("{} entities, {} ties", network->vertexCount(), network->edgeCount());
  });
  for (const GapFinder& finder : gapCatalogue()) {
    GapOptions options;
    options.kinds = {finder.kind};
    timed(gapKindName(finder.kind), [&] { return foundBy(*network, options); });
  }
  const double whole = timed("all gaps", [&] { return foundBy(*network, {}); });
  timed("cancel", [&] { return slowestCancel(*network, whole); });
  analyse(*network, argc > 3 ? argv[3] : nullptr);
}
