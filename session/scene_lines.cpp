// The lines of a scene: ties between the same two entities are merged by family, and everything is made as quiet as it
// can be while the families, the wishes and what is not stated still tell apart.
#include <algorithm>
#include <array>
#include <tuple>

#include "session/map_index.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

struct StrengthOfFamily {
  std::string_view family;
  FamilyStrength strength;
};
constexpr std::array kStrengths = std::to_array<StrengthOfFamily>({
    {"collaboration", {1.6F, 0.80F}},
    {"money", {1.4F, 0.75F}},
    {"governance", {1.2F, 0.55F}},
    {"structure", {1.2F, 0.55F}},
    {"intention", {1.2F, 0.60F}},
    {"content", {1.0F, 0.42F}},
    {"place", {1.0F, 0.40F}},
    {"time", {1.0F, 0.40F}},
    {"document", {1.0F, 0.36F}},
});

// One tie on its way into a line. Ties with equal (low, high, family) become one.
struct TieOfPair {
  VertexIndex low, high;
  FamilyId family;
  EdgeIndex edge;

  auto group() const { return std::tie(low, high, family); }
  bool samePair(const TieOfPair& other) const { return low == other.low && high == other.high; }
};

std::vector<TieOfPair> sortedByPair(const SceneInput& input, std::span<const EdgeIndex> edges) {
  const GraphSnapshot& network = *input.network;
  std::vector<TieOfPair> ties;
  ties.reserve(edges.size());
  for (const EdgeIndex e : edges) {
    const Edge& edge = network.edge(e);
    ties.push_back({std::min(edge.from, edge.to), std::max(edge.from, edge.to),
                    network.vocabulary().relation(edge.relation).family, e});
  }
  std::sort(ties.begin(), ties.end(), [](const TieOfPair& a, const TieOfPair& b) {
    return std::tie(a.low, a.high, a.family, a.edge) < std::tie(b.low, b.high, b.family, b.edge);
  });
  return ties;
}

// What the lines of a scene have in common.
struct LineContext {
  const SceneInput& input;
  const Standing& standing;
  const Scene& scene;
  float crowd = 1;  // opacity falls as lines become many
  bool arrows = false;
};

bool notStated(Certainty certainty) {
  return certainty == Certainty::inferred || certainty == Certainty::publicKnowledge;
}

LineStyle styleOf(const Family& family, bool stated) {
  if (stated || family.line != LineStyle::solid) return family.line;
  return LineStyle::dotted;
}

// Dots and dashes leave most of the paper white: they need more colour to weigh as much as a solid line.
float inkOf(LineStyle style) {
  switch (style) {
    case LineStyle::solid: return 1.0F;
    case LineStyle::dashed: return 1.3F;
    case LineStyle::dotted: return 1.9F;
  }
  return 1.0F;
}

Emphasis lineEmphasis(const LineContext& context, std::span<const TieOfPair> ties, bool shown) {
  const TieOfPair& tie = ties.front();
  const Emphasis a = context.standing.of(tie.low), b = context.standing.of(tie.high);
  if (!shown || std::min(a, b) == Emphasis::dimmed) return Emphasis::dimmed;
  const bool answers = !context.input.lit.empty() || !context.input.litTies.empty();
  if (answers && std::max(a, b) < Emphasis::hovered) {
    const auto& lit = context.input.litTies;
    const bool isLit = std::any_of(ties.begin(), ties.end(), [&](const TieOfPair& one) {
      return std::binary_search(lit.begin(), lit.end(), one.edge);
    });
    return isLit ? Emphasis::neighbor : Emphasis::dimmed;
  }
  if (std::max(a, b) == Emphasis::neighbor) return Emphasis::normal;  // among the neighbours: context
  return std::max(a, b);
}

float distanceFade(const LineContext& context, const TieOfPair& tie) {
  const float distance = length(context.input.positions[tie.low.value] - context.input.positions[tie.high.value]);
  return tieFade(distance, std::max(context.input.network->degree(tie.low), context.input.network->degree(tie.high)));
}

float opacityOf(const LineContext& context, const TieOfPair& tie, Emphasis emphasis, float opacity) {
  switch (emphasis) {
    case Emphasis::hovered:
    case Emphasis::selected:
    case Emphasis::neighbor: return std::max(opacity, 0.85F);
    case Emphasis::normal: return opacity * context.crowd * distanceFade(context, tie);
    case Emphasis::dimmed: return 0.10F * context.crowd;
  }
  return opacity;
}

// Facts of the ties [first, last) of one pair and family.
struct MergedTies {
  std::uint16_t count = 0;
  bool stated = false, shown = false, directed = true, agree = true;
};

MergedTies mergeTies(const SceneInput& input, std::span<const TieOfPair> ties) {
  const GraphSnapshot& network = *input.network;
  MergedTies merged;
  std::size_t count = 0;
  for (const TieOfPair& tie : ties) {
    const Edge& edge = network.edge(tie.edge);
    merged.directed = merged.directed && network.vocabulary().relation(edge.relation).directed;
    merged.agree = merged.agree && edge.from == network.edge(ties.front().edge).from;
    const bool shown = input.visibility->shows(tie.edge);
    merged.shown = merged.shown || shown;
    if (!shown) continue;
    count += network.statements(tie.edge).size();
    merged.stated = merged.stated || !notStated(network.certainty(tie.edge));
  }
  merged.count = static_cast<std::uint16_t>(std::clamp<std::size_t>(count, 1, 0xFFFF));
  return merged;
}

Line buildLine(const LineContext& context, std::span<const TieOfPair> ties, float bend) {
  const TieOfPair& tie = ties.front();
  const Edge& edge = context.input.network->edge(tie.edge);
  const Family& family = context.input.network->vocabulary().family(tie.family);
  const FamilyStrength strength = strengthOf(family);
  const MergedTies merged = mergeTies(context.input, ties);

  Line line;
  line.fromMark = *context.scene.markOf(edge.from);
  line.toMark = *context.scene.markOf(edge.to);
  line.bend = edge.from == tie.low ? bend : -bend;  // the same side, whichever way the tie is read
  line.edge = tie.edge;
  line.count = merged.count;
  line.emphasis = lineEmphasis(context, ties, merged.shown);
  line.style = styleOf(family, merged.stated || !merged.shown);
  line.width = std::min(strength.width + 0.5F * std::log2(static_cast<float>(merged.count)), 3.5F);
  const bool pointedAt = line.emphasis >= Emphasis::neighbor;
  if (pointedAt) line.width += 0.6F;
  line.arrow = merged.directed && merged.agree && line.emphasis != Emphasis::dimmed && (pointedAt || context.arrows);
  const float opacity = opacityOf(context, tie, line.emphasis, strength.opacity * (merged.stated ? 1.0F : 0.8F));
  const float ink = std::min(opacity * (line.emphasis == Emphasis::dimmed ? 1.0F : inkOf(line.style)), 1.0F);
  line.color = themed(family.color, context.input.theme).withAlpha(static_cast<std::uint8_t>(std::lround(255 * ink)));
  return line;
}

// Lines of one pair lie side by side, evenly on both sides of the straight one.
void appendPair(const LineContext& context, std::span<const TieOfPair> pair, std::vector<Line>& lines) {
  std::vector<std::span<const TieOfPair>> groups;
  for (std::size_t begin = 0; begin < pair.size();) {
    std::size_t end = begin + 1;
    while (end < pair.size() && pair[end].group() == pair[begin].group()) ++end;
    groups.push_back(pair.subspan(begin, end - begin));
    begin = end;
  }
  constexpr float kSpread = 0.07F;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const float side = static_cast<float>(i) - static_cast<float>(groups.size() - 1) / 2;
    lines.push_back(buildLine(context, groups[i], side * kSpread));
  }
}

// Ties that are not there: dashed arcs, in the colour of what is pointed out.
void appendMissing(const SceneInput& input, const Scene& scene, std::vector<Line>& lines) {
  constexpr float kBend = 0.16F, kWidth = 2.6F;
  for (const auto& [a, b] : input.missing) {
    const auto from = scene.markOf(a), to = scene.markOf(b);
    if (!from || !to || a == b) continue;
    Line line;
    line.fromMark = *from;
    line.toMark = *to;
    line.color = scene.palette.accent;
    line.width = kWidth;
    line.bend = kBend;
    line.style = LineStyle::dashed;
    line.emphasis = Emphasis::hovered;
    line.missing = true;
    lines.push_back(line);
  }
}

}  // namespace

FamilyStrength strengthOf(const Family& family) {
  const auto* found = std::ranges::find(kStrengths, std::string_view{family.key}, &StrengthOfFamily::family);
  return found != kStrengths.end() ? found->strength : FamilyStrength{1.1F, 0.45F};
}

float crowdFade(std::size_t lines) {
  constexpr float kCalmLines = 350;  // up to here lines have their full strength
  return std::clamp(std::sqrt(kCalmLines / static_cast<float>(std::max<std::size_t>(lines, 1))), 0.25F, 1.0F);
}

std::vector<Line> buildLines(const SceneInput& input, const Standing& standing, const Scene& scene,
                             const ScenePart& part) {
  const auto ties = sortedByPair(input, part.ties);
  constexpr std::size_t kArrowsUpTo = 90;  // arrow heads on more than that are only noise
  const LineContext context{input, standing, scene, crowdFade(part.crowd), ties.size() <= kArrowsUpTo};

  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < ties.size();) {
    std::size_t end = begin + 1;
    while (end < ties.size() && ties[end].samePair(ties[begin])) ++end;
    appendPair(context, std::span(ties).subspan(begin, end - begin), lines);
    begin = end;
  }
  appendMissing(input, scene, lines);
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return std::pair{a.emphasis, a.color.a} < std::pair{b.emphasis, b.color.a};
  });
  return lines;
}

}  // namespace samspil
