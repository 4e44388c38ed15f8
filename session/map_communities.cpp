#include "session/map_communities.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "graph/analysis/communities.h"
#include "graph/analysis/tie_graph.h"
#include "graph/themes.h"

namespace samspil {

namespace {

constexpr std::size_t kMostTies = 6'000;  // a fraction of a second
constexpr std::size_t kMostWords = 2;     // of a name

// What may be typical: a theme, a type or a city.
enum class TraitKind : std::uint8_t { theme, type, city };
using Trait = std::pair<TraitKind, std::uint32_t>;

struct TraitCounts {
  std::size_t inside = 0, all = 0;  // members, and shown entities, that have it
};

class Traits {
 public:
  Traits(const SceneInput& input, std::uint32_t group) : input_(input) {
    for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
      const VertexIndex v{i};
      if (!input.visibility->shows(v)) continue;
      const bool inside = input.groups[i] == group;
      ++all_;
      inside_ += inside ? 1 : 0;
      count({TraitKind::type, input.network->type(v).value}, inside);
      if (input.network->city(v) != 0) count({TraitKind::city, input.network->city(v)}, inside);
      countThemes(v, inside);
    }
  }

  // The most typical ones, one of a kind each.
  std::vector<Trait> typical() const {
    std::vector<std::pair<double, Trait>> ranked;
    for (const auto& [trait, counts] : counts_) {
      const double expected =
          static_cast<double>(counts.all) * static_cast<double>(inside_) / static_cast<double>(all_);
      const auto share = static_cast<double>(counts.inside) / static_cast<double>(std::max<std::size_t>(inside_, 1));
      const double excess = (static_cast<double>(counts.inside) - expected) / std::sqrt(expected + 1);
      constexpr double kClear = 2, kCommon = 0.25, kTwice = 1.8;
      if (excess > kClear && share > kCommon && static_cast<double>(counts.inside) > kTwice * expected)
        ranked.emplace_back(-excess, trait);
    }
    std::ranges::sort(ranked);
    std::vector<Trait> chosen;
    for (const auto& [excess, trait] : ranked) {
      const bool sameKind = std::ranges::count(chosen, trait.first, &Trait::first) != 0;
      if (!sameKind && chosen.size() < kMostWords) chosen.push_back(trait);
    }
    std::ranges::sort(chosen);  // themes first, cities last
    return chosen;
  }

  std::string wordsOf(const Trait& trait) const {
    const GraphSnapshot& network = *input_.network;
    switch (trait.first) {
      case TraitKind::theme: return std::string(network.name(VertexIndex{trait.second}, input_.language));
      case TraitKind::type: return network.vocabulary().types[trait.second].plural.in(input_.language);
      case TraitKind::city: return std::string(network.cityName(trait.second));
    }
    return {};
  }

 private:
  void count(const Trait& trait, bool inside) {
    TraitCounts& counts = counts_[trait];
    ++counts.all;
    counts.inside += inside ? 1 : 0;
  }

  // An entity has the themes that it is tied to; the half edges of one neighbour lie side by side.
  void countThemes(VertexIndex v, bool inside) {
    VertexIndex last = v;
    for (const HalfEdge& half : input_.network->incident(v)) {
      if (half.neighbor == last || !input_.visibility->shows(half.edge)) continue;
      if (!isContentTie(*input_.network, half.edge) || !isTheme(*input_.network, half.neighbor)) continue;
      last = half.neighbor;
      count({TraitKind::theme, half.neighbor.value}, inside);
    }
  }

  const SceneInput& input_;
  std::map<Trait, TraitCounts> counts_;
  std::size_t inside_ = 0, all_ = 0;
};

std::optional<VertexIndex> mostConnectedMember(const SceneInput& input, std::uint32_t group) {
  std::optional<VertexIndex> center;
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    const VertexIndex v{i};
    if (input.groups[i] != group || !input.visibility->shows(v)) continue;
    if (!center || input.network->degree(v) > input.network->degree(*center)) center = v;
  }
  return center;
}

}  // namespace

bool showsCommunities(const ViewSpec& view, const Visibility& visibility) {
  const bool wanted = view.showHulls || view.colorBy == ColorBy::community;
  return wanted && visibility.edgeCount <= kMostTies;
}

Result<std::vector<std::uint32_t>> communitiesOf(const GraphSnapshot& network, const ViewSpec& view,
                                                 const Visibility& visibility, JobControl& job) {
  std::vector<std::uint32_t> groups;
  if (!showsCommunities(view, visibility)) return groups;
  TRY_ASSIGN(const TieGraph graph, makeTieGraph(network, &visibility, job));
  TRY_ASSIGN(const Communities found, communities(graph, {}, job));
  groups.assign(network.vertexCount(), kNoCommunity);
  for (std::size_t node = 0; node < graph.nodeCount(); ++node) groups[graph.vertices[node].value] = found.of[node];
  return groups;
}

std::string communityName(const SceneInput& input, std::uint32_t group) {
  const Traits traits(input, group);
  std::string name;
  for (const Trait& trait : traits.typical()) name += (name.empty() ? "" : " · ") + traits.wordsOf(trait);
  if (!name.empty()) return name;
  const auto center = mostConnectedMember(input, group);
  if (!center) return {};
  return fmt::format("{} {}", input.language == Language::danish ? "Omkring" : "Around",
                     input.network->name(*center, input.language));
}

}  // namespace samspil
