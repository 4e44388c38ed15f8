#include "graph/gaps/theme_profiles.h"

#include <algorithm>
#include <cmath>

namespace samspil {
namespace {

// How much of a theme reaches an actor by each way. A project's theme is half the partner's; what only a part or the
// group stands for says less about the actor itself.
constexpr double kByUndertaking = 0.5;
constexpr double kByPart = 0.4;
constexpr double kByGroup = 0.25;
constexpr double kFrameWeight = 0.3;

void addLink(std::vector<ThemeLink>& links, VertexIndex theme, double strength, bool own,
             std::initializer_list<EdgeIndex> ties) {
  auto link = std::lower_bound(links.begin(), links.end(), theme,
                               [](const ThemeLink& a, VertexIndex t) { return a.theme < t; });
  if (link == links.end() || link->theme != theme) {
    link = links.insert(link, {theme, strength, own, {ties}});
    return;
  }
  // What it inherits adds nothing to what it does itself.
  if (link->own && !own) return;
  if (own && !link->own) {
    *link = {theme, strength, own, {ties}};
    return;
  }
  link->strength = 1 - (1 - link->strength) * (1 - strength);
  for (const EdgeIndex tie : ties) {
    if (std::find(link->ties.begin(), link->ties.end(), tie) == link->ties.end()) link->ties.push_back(tie);
  }
}

// Themes that v itself is tied to: those it points at, and those that an undirected tie of content connects it with.
template <typename Visit>
void eachTheme(const GapContext& context, VertexIndex v, Visit visit) {
  const GraphSnapshot& network = context.network();
  for (const HalfEdge& half : network.incident(v)) {
    if (context.use(half.edge) != TieUse::content || context.strength(half.edge) == 0 ||
        !context.isTheme(half.neighbor))
      continue;
    const Edge& edge = network.edge(half.edge);
    if (edge.from == v || !network.vocabulary().relation(edge.relation).directed) visit(half.neighbor, half.edge);
  }
}

// The actor does something in a project, programme or goal. To be drawn in by it, to belong to it, or to lend it
// knowledge or a tool is not to work on its theme.
bool takesPart(const GapContext& context, VertexIndex actor, const HalfEdge& half) {
  if (!context.isUndertaking(half.neighbor) || context.strength(half.edge) == 0) return false;
  const Edge& edge = context.network().edge(half.edge);
  const Relation& relation = context.network().vocabulary().relation(edge.relation);
  if (edge.from != actor && relation.directed) return false;
  if (context.use(half.edge) == TieUse::content) return relation.key == "focuses_on" || relation.key == "supports";
  return context.use(half.edge) == TieUse::work && context.network().family(half.edge).key != "structure";
}

void addOwn(const GapContext& context, VertexIndex actor, std::vector<ThemeLink>& links) {
  eachTheme(context, actor,
            [&](VertexIndex theme, EdgeIndex tie) { addLink(links, theme, context.strength(tie), true, {tie}); });
  for (const HalfEdge& half : context.network().incident(actor)) {
    if (!takesPart(context, actor, half)) continue;
    eachTheme(context, half.neighbor, [&](VertexIndex theme, EdgeIndex tie) {
      addLink(links, theme, kByUndertaking * context.strength(half.edge) * context.strength(tie), true,
              {half.edge, tie});
    });
  }
}

// From v's parts to v, and to v from the collective names that it is a member of and the undertakings that draw it in.
void addInherited(const GapContext& context, VertexIndex actor, const std::vector<std::vector<ThemeLink>>& own,
                  std::vector<ThemeLink>& links) {
  const GraphSnapshot& network = context.network();
  for (const HalfEdge& half : network.incident(actor)) {
    const VertexIndex other = half.neighbor;
    if (context.isUndertaking(other) && context.isWork(half.edge) && !takesPart(context, actor, half)) {
      eachTheme(context, other, [&](VertexIndex theme, EdgeIndex tie) {
        addLink(links, theme, kByGroup * context.strength(half.edge) * context.strength(tie), false, {half.edge, tie});
      });
      continue;
    }
    if (!context.isActor(other) || !context.isWork(half.edge) || other == actor) continue;
    const auto parts = context.wholes(other);
    const bool isPart = !parts.empty() && context.isUnder(other, actor) && !context.isCollective(other);
    const bool isGroup = context.isUnder(actor, other) && context.isCollective(other);
    if (!isPart && !isGroup) continue;
    for (const ThemeLink& link : own[other.value]) {
      addLink(links, link.theme, (isPart ? kByPart : kByGroup) * context.strength(half.edge) * link.strength, false,
              {half.edge, link.ties.front()});
    }
  }
}

}  // namespace

Result<ThemeProfiles> ThemeProfiles::build(const GapContext& context, JobControl& job) {
  const std::size_t count = context.network().vertexCount();
  ThemeProfiles profiles;
  profiles.links_.resize(count);
  profiles.actors_.resize(count);
  profiles.rarity_.assign(count, 0);
  profiles.frames_.assign(count, 0);
  if (!context.hasThemes()) return profiles;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i % 4096 == 0) TRY(job.checkpoint(i, count));
    if (!context.isActor(VertexIndex{i})) continue;
    addOwn(context, VertexIndex{i}, profiles.links_[i]);
    for (const ThemeLink& link : profiles.links_[i]) profiles.actors_[link.theme.value].push_back(VertexIndex{i});
    if (!profiles.links_[i].empty()) ++profiles.actorsWithThemes_;
  }
  const auto own = profiles.links_;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (context.isActor(VertexIndex{i})) addInherited(context, VertexIndex{i}, own, profiles.links_[i]);
  }
  const double all = static_cast<double>(std::max<std::size_t>(profiles.actorsWithThemes_, 1));
  for (std::uint32_t i = 0; i < count; ++i) {
    const double have = static_cast<double>(std::max<std::size_t>(profiles.actors_[i].size(), 1));
    if (!context.isTheme(VertexIndex{i})) continue;
    eachTheme(context, VertexIndex{i}, [&](VertexIndex, EdgeIndex tie) {
      if (context.network().vocabulary().relation(context.network().edge(tie).relation).directed)
        profiles.frames_[i] = 1;
    });
    profiles.rarity_[i] = std::log((all + 1) / have) / std::log(all + 1) * (profiles.frames_[i] ? kFrameWeight : 1);
  }
  return profiles;
}

bool ThemeProfiles::hasOwn(VertexIndex actor) const { return ownCount(actor) > 0; }

std::size_t ThemeProfiles::ownCount(VertexIndex actor) const {
  const auto links = of(actor);
  return static_cast<std::size_t>(
      std::count_if(links.begin(), links.end(), [](const ThemeLink& link) { return link.own; }));
}

}  // namespace samspil
