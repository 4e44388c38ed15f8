#include <algorithm>
#include <queue>
#include <tuple>

#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/introducers.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

// A partner of more than this many shares too little of itself with any pair to bring two together (resource allocation
// gives each pair less than 1/500), and the pairs at it would outgrow everything else.
constexpr std::size_t kHub = 500;

struct Candidate {
  double score;
  VertexIndex a, b;
};

// Marks every actor b > a that shares a theme or a partner with a, or that one wishes to work with.
class Candidates {
 public:
  explicit Candidates(const GapInput& input) : input_(input), seen_(input.context.network().vertexCount(), 0) {}

  const std::vector<VertexIndex>& of(VertexIndex a) {
    found_.clear();
    ++round_;
    seen_[a.value] = round_;
    const GapContext& context = input_.context;
    for (const ThemeLink& link : input_.profiles.of(a)) {
      for (const VertexIndex b : input_.profiles.actorsOf(link.theme)) add(a, b);
    }
    for (const HalfEdge& half : context.network().incident(a)) {
      if (context.use(half.edge) == TieUse::wish && context.strength(half.edge) > 0) add(a, half.neighbor);
      if (context.hasThemes() || !context.isWork(half.edge) || context.workDegree(half.neighbor) > kHub) continue;
      for (const HalfEdge& second : context.network().incident(half.neighbor)) {
        if (context.isWork(second.edge)) add(a, second.neighbor);
      }
    }
    // An actor's own themes are found at their other actors; what only b owns and a inherits is found from a as well.
    std::sort(found_.begin(), found_.end());
    return found_;
  }

 private:
  void add(VertexIndex, VertexIndex b) {
    if (seen_[b.value] == round_ || !input_.context.isActor(b)) return;
    seen_[b.value] = round_;
    found_.push_back(b);
  }

  const GapInput& input_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t round_ = 0;
  std::vector<VertexIndex> found_;
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

}  // namespace

Result<std::vector<Gap>> findMissingTies(const GapInput& input, JobControl& job) {
  const auto worse = [](const Candidate& x, const Candidate& y) {
    return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
  };
  std::priority_queue<Candidate, std::vector<Candidate>, decltype(worse)> best(worse);  // the worst on top
  const std::size_t count = input.context.network().vertexCount();
  Candidates candidates(input);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i % 64 == 0) TRY(job.checkpoint(i, count));
    const VertexIndex a{i};
    if (!input.context.isActor(a)) continue;
    for (const VertexIndex b : candidates.of(a)) {
      // Each pair once: from its first vertex, or from the second where only that leads to the first.
      const VertexIndex first = std::min(a, b), second = std::max(a, b);
      if (!isAsked(input, first, second) || obstacleOf(input, first, second) != PairObstacle::none) continue;
      const PairScore score = scorePair(input, first, second);
      if (!isListed(input, score)) continue;
      best.push({score.total(), first, second});
      if (best.size() > 2 * input.options.top) best.pop();
    }
  }
  std::vector<Candidate> chosen;
  for (; !best.empty(); best.pop()) chosen.push_back(best.top());
  std::sort(chosen.begin(), chosen.end(), [](const Candidate& x, const Candidate& y) {
    return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
  });
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (i > 0 && chosen[i].a == chosen[i - 1].a && chosen[i].b == chosen[i - 1].b) continue;
    TRY(job.checkpoint(i, chosen.size()));
    Gap gap = explainPair(input, chosen[i].a, chosen[i].b);
    const Introduction introduction = introduce(input.context, chosen[i].a, chosen[i].b);
    gap.missing = {{chosen[i].a, chosen[i].b}};
    gap.introducers = introduction.chain;
    gap.next = nextStep(input, gap, introduction);
    gaps.push_back(std::move(gap));
  }
  keepBest(gaps, input.options.top);
  return gaps;
}

}  // namespace samspil
