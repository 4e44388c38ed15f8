#include <algorithm>

#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/theme_demand.h"

namespace samspil {
namespace {

// Nobody at all is worse than nobody who makes it their subject, and that is worse than a kind of unit that lacks it.
constexpr double kNobody = 1.5, kNoOwnUnit = 0.7, kNoUnitOfTheKind = 0.3, kOnlyInferred = 0.4, kDrawnIn = -0.4;

GapEvidence coverEvidence(const GapInput& input, const ThemeCover& cover) {
  GapEvidence evidence;
  for (const VertexIndex actor : cover.actors) {
    for (const ThemeLink& link : input.profiles.of(actor)) {
      if (link.theme != cover.theme) continue;
      for (const EdgeIndex tie : link.ties) input.context.cite(tie, evidence);
    }
  }
  if (evidence.statements.empty()) evidence.entities.push_back(input.context.network().entity(cover.theme));
  return evidence;
}

// Nobody works on it, but some are drawn in by a plan, or have a group or part that is: that speaks against the gap a
// little.
std::optional<GapPart> drawnIn(const GapInput& input, VertexIndex theme) {
  GapPart part{'-', 0, {}, {}};
  std::vector<VertexIndex> actors, by;
  double doubt = 1;
  for (std::uint32_t i = 0; i < input.context.network().vertexCount(); ++i) {
    for (const ThemeLink& link : input.profiles.of(VertexIndex{i})) {
      if (link.theme != theme) continue;
      actors.push_back(VertexIndex{i});
      doubt *= 1 - link.strength;
      for (const EdgeIndex tie : link.ties) input.context.cite(tie, part.evidence);
      const Edge& first = input.context.network().edge(link.ties.front());
      const VertexIndex other = first.from == VertexIndex{i} ? first.to : first.from;
      if (other != theme && std::find(by.begin(), by.end(), other) == by.end()) by.push_back(other);
    }
  }
  if (actors.empty()) return std::nullopt;
  part.value = kDrawnIn * (1 - doubt);
  const GraphSnapshot& network = input.context.network();
  part.text = by.empty() ? say("{0} er dog inddraget.", "{0} are drawn in, though.", {listOf(network, actors)})
                         : say("{0} er dog berørt gennem {1}.", "{0} are touched by it, though, through {1}.",
                               {listOf(network, actors), titlesOf(network, by, 2)});
  return part;
}

std::vector<GapPart> partsOf(const GapInput& input, const ThemeCover& cover) {
  const GraphSnapshot& network = input.context.network();
  std::vector<GapPart> parts;
  if (auto demand = demandPart(input, cover)) parts.push_back(std::move(*demand));
  const LocalizedText theme = nameOf(network, cover.theme);
  if (cover.actors.empty()) {
    parts.push_back({'+',
                     kNobody,
                     say("Ingen aktør arbejder med {0}.", "No actor works on {0}.", {theme}),
                     {{}, {network.entity(cover.theme)}}});
    if (auto drawn = drawnIn(input, cover.theme)) parts.push_back(std::move(*drawn));
    return parts;
  }
  const LocalizedText actors = listOf(network, cover.actors);
  if (!cover.hasOwnUnit) {
    parts.push_back(
        {'+', kNoOwnUnit,
         say("Kun som en del af noget andet hos {0}.", "Only as a part of something else at {0}.", {actors}),
         coverEvidence(input, cover)});
  }
  if (cover.onlyInferred) {
    parts.push_back({'+', kOnlyInferred,
                     say("Ingen kilde siger direkte, at nogen af dem arbejder med emnet.",
                         "No source says outright that any of them works on it."),
                     coverEvidence(input, cover)});
  }
  if (cover.missingType) {
    const EntityType& type = network.vocabulary().type(*cover.missingType);
    parts.push_back(
        {'+', kNoUnitOfTheKind,
         say("Ingen {0} arbejder med det; det gør {1}.", "No {0} works on it; {1} does.", {labelOf(type), actors}),
         coverEvidence(input, cover)});
  }
  return parts;
}

LocalizedText sentenceOf(const GapInput& input, const ThemeCover& cover) {
  const GraphSnapshot& network = input.context.network();
  const LocalizedText theme = nameOf(network, cover.theme);
  if (cover.actors.empty()) {
    if (cover.askers.empty()) return say("Ingen arbejder med {0}.", "Nobody works on {0}.", {theme});
    return say("{0} efterspørges i {1}, men ingen kendt aktør arbejder med emnet.",
               "{0} is asked for in {1}, but no known actor works on it.",
               {capitalized(theme), titleOf(network, cover.askers.front().asker)});
  }
  if (!cover.hasOwnUnit) {
    return say("Ingen enhed har {0} som hovedemne: {1} har det som en del af noget andet.",
               "No unit has {0} as its main subject: {1} has it as part of something else.",
               {theme, listOf(network, cover.actors)});
  }
  const EntityType& type = network.vocabulary().type(*cover.missingType);
  return say("Ingen {0} arbejder med {1}, som strategien efterspørger.",
             "No {0} works on {1}, which the strategy asks for.", {labelOf(type), theme});
}

}  // namespace

// A theme that is asked for and has nobody, nobody of its own, or no unit of the kind that carries the other themes.
Result<std::vector<Gap>> findUncoveredThemes(const GapInput& input, JobControl& job) {
  std::vector<Gap> gaps;
  TRY(job.checkpoint(0, 1));
  for (const ThemeCover& cover : themeCover(input)) {
    const bool asked = !cover.askers.empty();
    const bool nobody =
        cover.actors.empty() && !cover.isFrame && (asked || input.context.network().degree(cover.theme) == 0);
    const bool lacking =
        asked && cover.actors.size() >= 2 && !cover.isFrame && (!cover.hasOwnUnit || cover.missingType);
    if (!nobody && !lacking) continue;
    if (input.options.theme && *input.options.theme != cover.theme) continue;
    std::vector<VertexIndex> entities{cover.theme};
    entities.insert(entities.end(), cover.actors.begin(), cover.actors.end());
    if (input.options.about && std::find(entities.begin(), entities.end(), *input.options.about) == entities.end())
      continue;
    Gap gap = makeGap(input.context.network(), GapKind::uncoveredTheme, {cover.theme}, partsOf(input, cover));
    gap.entities = std::move(entities);
    gap.sentence = sentenceOf(input, cover);
    gap.next = nearestText(input, cover.theme);
    gaps.push_back(std::move(gap));
  }
  keepBest(gaps, input.options.top);
  return gaps;
}

}  // namespace samspil
