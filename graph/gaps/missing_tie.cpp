#include <algorithm>
#include <tuple>

#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/introducers.h"
#include "graph/gaps/pair_candidates.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

struct Candidate {
  double score;
  VertexIndex a, b;
};

bool isAsked(const GapInput& input, VertexIndex a, VertexIndex b) {
  const GapOptions& options = input.options;
  if (options.about && *options.about != a && *options.about != b) return false;
  if (!options.theme) return true;
  const auto has = [&](VertexIndex v) {
    const auto links = input.profiles.of(v);
    return std::any_of(links.begin(), links.end(), [&](const ThemeLink& link) { return link.theme == *options.theme; });
  };
  return has(a) && has(b);
}

LocalizedText nextStep(const GapInput& input, const Gap& gap, const Introduction& introduction) {
  const GraphSnapshot& network = input.context.network();
  if (introduction.chain.empty()) {
    return say("Ingen kæde forbinder de to i dag: skriv til dem begge.",
               "No chain connects the two today: write to both.", {});
  }
  const LocalizedText who = listOf(network, introduction.chain, 4);
  if (introduction.chain.size() == 1 && !input.context.isActor(introduction.chain.front())) {
    return say("Begge er med i {0}: begynd der.", "Both are in {0}: begin there.", {who});
  }
  if (introduction.chain.size() == 1) {
    return say("Spørg {0}, som er forbundet med både {1} og {2}.", "Ask {0}, which is tied to both {1} and {2}.",
               {who, nameOf(network, gap.entities[0]), nameOf(network, gap.entities[1])});
  }
  return say("Vejen går fra {1} gennem {0} til {2}.", "The way goes from {1} through {0} to {2}.",
             {who, nameOf(network, gap.entities[0]), nameOf(network, gap.entities[1])});
}

bool isBefore(const Candidate& x, const Candidate& y) {
  return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
}

// The best so many of all that it is given, whatever their order.
class BestPairs {
 public:
  explicit BestPairs(std::size_t size) : size_(size) {}

  // Below this, nothing gets in.
  double bar() const { return pairs_.size() < size_ ? kPairThreshold : pairs_.front().score; }
  void add(const Candidate& pair) {
    pairs_.push_back(pair);
    std::push_heap(pairs_.begin(), pairs_.end(), isBefore);
    if (pairs_.size() <= size_) return;
    std::pop_heap(pairs_.begin(), pairs_.end(), isBefore);
    pairs_.pop_back();
  }
  std::vector<Candidate> sorted() && {
    std::sort(pairs_.begin(), pairs_.end(), isBefore);
    return std::move(pairs_);
  }

 private:
  std::size_t size_;
  std::vector<Candidate> pairs_;  // a heap, the worst on top
};

Result<std::vector<Candidate>> bestPairs(const GapInput& input, JobControl& job) {
  // A bound and a score are the same sums in another order.
  constexpr double kRounding = 1e-6;
  const std::size_t count = input.context.network().vertexCount();
  BestPairs best(2 * input.options.top);
  PairCandidates candidates(input);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i % 64 == 0) TRY(job.checkpoint(i, count));
    const VertexIndex a{i};
    if (!input.context.isActor(a)) continue;
    for (const PairCandidate& candidate : candidates.after(a)) {
      const VertexIndex b = candidate.other;
      if (candidate.most + kRounding < best.bar()) continue;
      if (!isAsked(input, a, b) || obstacleOf(input, a, b) != PairObstacle::none) continue;
      const PairScore score = scorePair(input, a, b);
      if (isListed(input, score)) best.add({score.total(), a, b});
    }
  }
  return std::move(best).sorted();
}

}  // namespace

Result<std::vector<Gap>> findMissingTies(const GapInput& input, JobControl& job) {
  TRY_ASSIGN(const std::vector<Candidate> chosen, bestPairs(input, job));
  std::vector<Gap> gaps;
  for (const Candidate& pair : chosen) {
    TRY(job.checkpoint(gaps.size(), chosen.size()));
    Gap gap = explainPair(input, pair.a, pair.b);
    const Introduction introduction = introduce(input.context, pair.a, pair.b);
    gap.missing = {{pair.a, pair.b}};
    gap.introducers = introduction.chain;
    gap.next = nextStep(input, gap, introduction);
    gaps.push_back(std::move(gap));
  }
  keepBest(gaps, input.options.top);
  return gaps;
}

}  // namespace samspil
