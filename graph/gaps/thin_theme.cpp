#include <algorithm>

#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/theme_demand.h"

namespace samspil {
namespace {

// A theme that rests on one actor is worth a look; how much depends on who asks for it.
constexpr double kOnlyOne = 0.6, kNoUnitOfTheKind = 0.3;

}  // namespace

// A theme that one actor alone works on.
Result<std::vector<Gap>> findThinThemes(const GapInput& input, JobControl& job) {
  std::vector<Gap> gaps;
  const GraphSnapshot& network = input.context.network();
  TRY(job.checkpoint(0, 1));
  for (const ThemeCover& cover : themeCover(input)) {
    if (cover.actors.size() != 1 || cover.isFrame) continue;
    const VertexIndex actor = cover.actors.front();
    if (input.options.theme && *input.options.theme != cover.theme) continue;
    if (input.options.about && *input.options.about != cover.theme && *input.options.about != actor) continue;
    const auto links = input.profiles.of(actor);
    const auto link =
        std::find_if(links.begin(), links.end(), [&](const ThemeLink& l) { return l.theme == cover.theme; });
    GapEvidence evidence;
    for (const EdgeIndex tie : link->ties) input.context.cite(tie, evidence);
    std::vector<GapPart> parts;
    if (auto demand = demandPart(input, cover)) parts.push_back(std::move(*demand));
    const LocalizedText theme = nameOf(network, cover.theme), name = nameOf(network, actor);
    // The weaker the one tie, the thinner the theme.
    parts.push_back({'+', kOnlyOne + (1 - link->strength),
                     say("Kun {0} arbejder med {1}.", "Only {0} works on {1}.", {name, theme}), evidence});
    if (cover.missingType && !cover.askers.empty()) {
      parts.push_back({'+', kNoUnitOfTheKind,
                       say("Ingen {0} arbejder med det.", "No {0} works on it.",
                           {labelOf(network.vocabulary().type(*cover.missingType))}),
                       evidence});
    }
    Gap gap = makeGap(network, GapKind::thinTheme, {cover.theme, actor}, std::move(parts));
    gap.sentence = say("{0} hviler på {1} alene.", "{0} rests on {1} alone.", {capitalized(theme), name});
    gap.next = nearestText(input, cover.theme);
    gaps.push_back(std::move(gap));
  }
  keepBest(gaps, input.options.top);
  return gaps;
}

}  // namespace samspil
