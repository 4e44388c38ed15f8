#include "graph/gaps/theme_demand.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/gaps/gap_text.h"

namespace samspil {
namespace {

constexpr double kMostDemand = 2.0;
// A kind of unit "works on themes" where at least this many, and this share, of it have themes of their own.
constexpr std::size_t kUnitsOfAKind = 5;
constexpr double kShareWithThemes = 0.8;
// Whoever names more themes than this says nothing of any two of them, and with less of what surrounds a theme than
// this nobody is near it.
constexpr std::size_t kMostNamed = 6;
constexpr double kNear = 0.1;

bool isThemeTie(const GapContext& context, EdgeIndex e) {
  const TieUse use = context.use(e);
  return (use == TieUse::content || use == TieUse::wish) && context.strength(e) > 0;
}

bool pointsAt(const GapContext& context, const HalfEdge& half, VertexIndex v) {
  const Edge& edge = context.network().edge(half.edge);
  return edge.to == v || !context.network().vocabulary().relation(edge.relation).directed;
}

// A plan, goal or framing theme that names the theme, or an actor that wishes for it.
bool asks(const GapContext& context, const HalfEdge& half) {
  if (!isThemeTie(context, half.edge) || !context.isAlive(half.neighbor)) return false;
  if (context.use(half.edge) == TieUse::wish) return true;
  const EntityType& type = context.network().vocabulary().type(context.network().type(half.neighbor));
  return context.isDocument(half.neighbor) || context.isTheme(half.neighbor) || type.key.contains("goal");
}

std::vector<ThemeAsker> askersOf(const GapContext& context, VertexIndex theme) {
  std::vector<ThemeAsker> askers;
  for (const HalfEdge& half : context.network().incident(theme)) {
    if (half.neighbor != theme && pointsAt(context, half, theme) && asks(context, half))
      askers.push_back({half.neighbor, half.edge});
  }
  std::stable_sort(askers.begin(), askers.end(), [&](const ThemeAsker& a, const ThemeAsker& b) {
    return context.strength(a.tie) > context.strength(b.tie);
  });
  return askers;
}

// A tie from the actor straight to the theme.
bool isDirect(const GapContext& context, const ThemeLink& link, VertexIndex actor) {
  return std::any_of(link.ties.begin(), link.ties.end(), [&](EdgeIndex tie) {
    const Edge& edge = context.network().edge(tie);
    return (edge.from == actor && edge.to == link.theme) || (edge.to == actor && edge.from == link.theme);
  });
}

// Nothing that the actor works on is narrower: the theme is its subject, and not a side of it.
bool isMainSubject(const GapInput& input, VertexIndex actor, VertexIndex theme) {
  if (input.context.isCollective(actor)) return false;
  const std::size_t breadth = input.profiles.actorsOf(theme).size();
  bool direct = false;
  for (const ThemeLink& link : input.profiles.of(actor)) {
    if (!link.own || !isDirect(input.context, link, actor)) continue;
    if (link.theme == theme) {
      direct = true;
    } else if (!input.profiles.isFrame(link.theme) && input.profiles.actorsOf(link.theme).size() < breadth) {
      return false;
    }
  }
  return direct;
}

bool onlyInferred(const GapInput& input, const ThemeCover& cover) {
  for (const VertexIndex actor : cover.actors) {
    for (const ThemeLink& link : input.profiles.of(actor)) {
      if (link.theme != cover.theme) continue;
      for (const EdgeIndex tie : link.ties) {
        if (input.context.network().certainty(tie) <= Certainty::enteredByHand) return false;
      }
    }
  }
  return !cover.actors.empty();
}

// The type of actor of which nearly all have themes of their own: in this network the university clinics.
std::optional<TypeId> themeBearingType(const GapInput& input) {
  std::map<TypeId, std::pair<std::size_t, std::size_t>> counts;  // members, with themes
  const GraphSnapshot& network = input.context.network();
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    if (!input.context.isActor(v) || input.context.isCollective(v)) continue;
    auto& [members, with] = counts[network.type(v)];
    ++members;
    with += input.profiles.hasOwn(v) ? 1 : 0;
  }
  std::optional<TypeId> best;
  std::size_t most = 0;
  for (const auto& [type, count] : counts) {
    const auto& [members, with] = count;
    const bool bears =
        members >= kUnitsOfAKind && static_cast<double>(with) >= kShareWithThemes * static_cast<double>(members);
    if (bears && with > most) {
      best = type;
      most = with;
    }
  }
  return best;
}

}  // namespace

std::vector<ThemeCover> themeCover(const GapInput& input) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  const auto unitType = themeBearingType(input);
  std::vector<ThemeCover> themes;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex theme{i};
    if (!context.isTheme(theme) || !context.isAlive(theme)) continue;
    ThemeCover cover;
    cover.theme = theme;
    cover.isFrame = input.profiles.isFrame(theme);
    cover.askers = askersOf(context, theme);
    double sum = 0;
    for (const ThemeAsker& asker : cover.askers) sum += context.strength(asker.tie);
    cover.demand = kMostDemand * (1 - std::exp(-0.5 * sum));
    const auto actors = input.profiles.actorsOf(theme);
    cover.actors.assign(actors.begin(), actors.end());
    cover.onlyInferred = onlyInferred(input, cover);
    bool hasUnit = false;
    for (const VertexIndex actor : actors) {
      cover.hasOwnUnit = cover.hasOwnUnit || isMainSubject(input, actor, theme);
      hasUnit = hasUnit || (unitType && network.type(actor) == *unitType);
    }
    if (unitType && !hasUnit) cover.missingType = unitType;
    themes.push_back(std::move(cover));
  }
  return themes;
}

std::vector<NearActor> nearestActors(const GapInput& input, VertexIndex theme, std::size_t limit) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  std::map<VertexIndex, double> nearness;  // of other themes
  const auto namedBy = [&](VertexIndex v, auto&& visit) {
    for (const HalfEdge& half : network.incident(v)) {
      if (isThemeTie(context, half.edge) && half.neighbor != v) visit(half.neighbor);
    }
  };
  namedBy(theme, [&](VertexIndex namer) {
    if (context.isTheme(namer)) nearness[namer] += 1;
    std::size_t names = 0;
    namedBy(namer, [&](VertexIndex other) { names += context.isTheme(other) ? 1 : 0; });
    if (names > kMostNamed) return;
    namedBy(namer, [&](VertexIndex other) {
      if (other != theme && context.isTheme(other))
        nearness[other] += 1.0 / static_cast<double>(std::max<std::size_t>(names, 2));
    });
  });
  double all = 0;
  std::map<VertexIndex, NearActor> actors;
  const auto have = input.profiles.actorsOf(theme);
  for (const auto& [near, weight] : nearness) {
    if (input.profiles.isFrame(near)) continue;  // a heading is no work
    all += weight * input.profiles.rarity(near);
    for (const VertexIndex actor : input.profiles.actorsOf(near)) {
      if (context.isCollective(actor) || std::binary_search(have.begin(), have.end(), actor)) continue;
      NearActor& entry = actors[actor];
      entry.actor = actor;
      entry.closeness += weight * input.profiles.rarity(near);
      entry.by.push_back(near);
    }
  }
  std::vector<NearActor> found;
  for (auto& [vertex, entry] : actors) {
    entry.closeness /= all > 0 ? all : 1;
    std::stable_sort(entry.by.begin(), entry.by.end(), [&](VertexIndex a, VertexIndex b) {
      return nearness[a] * input.profiles.rarity(a) > nearness[b] * input.profiles.rarity(b);
    });
    found.push_back(std::move(entry));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const NearActor& a, const NearActor& b) { return a.closeness > b.closeness; });
  if (found.size() > limit) found.resize(limit);
  return found;
}

LocalizedText nearestText(const GapInput& input, VertexIndex theme) {
  const GraphSnapshot& network = input.context.network();
  auto nearest = nearestActors(input, theme, 2);
  std::erase_if(nearest, [](const NearActor& near) { return near.closeness < kNear; });
  if (nearest.empty())
    return say("Ingen i netværket arbejder med noget nærliggende: en ny partner skal findes.",
               "Nobody in the network works on anything near it: a new partner has to be found.");
  const LocalizedText first = say("Nærmest er {0}, som arbejder med {1}.", "Nearest is {0}, which works on {1}.",
                                  {nameOf(network, nearest[0].actor), listOf(network, nearest[0].by, 2)});
  if (nearest.size() < 2) return first;
  return say("{0} Derefter {1}, som arbejder med {2}.", "{0} Then {1}, which works on {2}.",
             {first, nameOf(network, nearest[1].actor), listOf(network, nearest[1].by, 2)});
}

std::optional<GapPart> demandPart(const GapInput& input, const ThemeCover& cover) {
  if (cover.askers.empty()) return std::nullopt;
  GapPart part;
  part.value = cover.demand;
  std::vector<VertexIndex> askers;
  for (const ThemeAsker& asker : cover.askers) {
    if (std::find(askers.begin(), askers.end(), asker.asker) == askers.end()) askers.push_back(asker.asker);
    input.context.cite(asker.tie, part.evidence);
  }
  part.text = say("Efterspørges i {0}.", "Asked for in {0}.", {titlesOf(input.context.network(), askers)});
  return part;
}

}  // namespace samspil
