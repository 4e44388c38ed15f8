#include <algorithm>
#include <array>

#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/named_values.h"

namespace samspil {
namespace {

constexpr std::array<std::string_view, 7> kNames = {
    "missing_tie", "uncovered_theme", "thin_theme", "missing_bridge", "fragile", "dormant", "unused_membership"};

// Actors about whom too little is known to say anything: no theme of their own, of a part or of a group.
std::vector<UnknownEntity> unknownActors(const GapInput& input) {
  std::vector<UnknownEntity> unknown;
  const GapContext& context = input.context;
  for (std::uint32_t i = 0; i < context.network().vertexCount(); ++i) {
    const VertexIndex v{i};
    if (!context.isActor(v) || context.isCollective(v)) continue;
    if (input.options.about && *input.options.about != v) continue;
    if (context.hasThemes() && input.profiles.of(v).empty()) {
      unknown.push_back({v, say("Ingen kilde siger, hvad {0} arbejder med.", "No source says what {0} works on.",
                                {nameOf(context.network(), v)})});
    } else if (!context.hasThemes() && context.workDegree(v) == 0) {
      unknown.push_back({v, say("Ingen kilde siger, hvem {0} arbejder sammen med.",
                                "No source says whom {0} works with.", {nameOf(context.network(), v)})});
    }
  }
  return unknown;
}

const Dismissal* dismissalOf(const Gap& gap, std::span<const Dismissal> dismissals) {
  const auto found =
      std::find_if(dismissals.begin(), dismissals.end(), [&](const Dismissal& d) { return d.gap == gap.id; });
  return found == dismissals.end() ? nullptr : &*found;
}

void applyDismissals(std::vector<Gap> found, std::span<const Dismissal> dismissals, GapList& list) {
  for (Gap& gap : found) {
    const Dismissal* dismissal = dismissalOf(gap, dismissals);
    if (dismissal == nullptr) {
      list.gaps.push_back(std::move(gap));
    } else if (holds(*dismissal, gap)) {
      ++list.dismissed;
    } else {
      list.raisedAgain.emplace_back(std::move(gap), *dismissal);
    }
  }
}

}  // namespace

std::string_view gapKindName(GapKind kind) { return nameIn(kNames, kind); }
std::optional<GapKind> parseGapKind(std::string_view name) { return valueNamed<GapKind>(kNames, name); }

std::span<const GapFinder> gapCatalogue() {
  static const std::array kFinders{
      GapFinder{GapKind::missingTie,
                {"Manglende samarbejde", "Missing tie"},
                {"To aktører, der efter kilderne burde arbejde sammen og ikke gør det.",
                 "Two actors that the sources say should work together, and do not."},
                &findMissingTies},
      GapFinder{GapKind::uncoveredTheme,
                {"Udækket tema", "Uncovered theme"},
                {"Et tema, som planerne efterspørger, og som ingen har som sit eget.",
                 "A theme that the plans ask for and nobody has as its own."},
                &findUncoveredThemes},
      GapFinder{GapKind::thinTheme,
                {"Tyndt dækket tema", "Thin theme"},
                {"Et tema, der hviler på én aktør.", "A theme that rests on one actor."},
                &findThinThemes},
      GapFinder{GapKind::missingBridge,
                {"Manglende bro", "Missing bridge"},
                {"To grupper med fælles emner og næsten ingen forbindelser.",
                 "Two groups with common subjects and next to no ties."},
                &findMissingBridges},
      GapFinder{GapKind::fragile,
                {"Sårbart punkt", "Fragile point"},
                {"En aktør, som andre er helt afhængige af for at hænge sammen med resten.",
                 "An actor on whom others wholly depend for their link to the rest."},
                &findFragilePoints},
      GapFinder{GapKind::dormant,
                {"Sovende eller udløbende", "Dormant or ending"},
                {"Kun gamle kilder kender det, eller det slutter snart.", "Only old sources know it, or it ends soon."},
                &findDormantTies},
      GapFinder{GapKind::unusedMembership,
                {"Ubrugt medlemskab", "Unused membership"},
                {"Medlem af en alliance uden egen forbindelse til et andet medlem.",
                 "In an alliance without a tie of its own to another member."},
                &findUnusedMemberships},
  };
  return kFinders;
}

bool holds(const Dismissal& dismissal, const Gap& gap) { return dismissal.fingerprint == gap.fingerprint; }

std::vector<StatementId> statementsOf(const Gap& gap) {
  std::vector<StatementId> statements;
  for (const GapPart& part : gap.parts)
    statements.insert(statements.end(), part.evidence.statements.begin(), part.evidence.statements.end());
  std::sort(statements.begin(), statements.end());
  statements.erase(std::unique(statements.begin(), statements.end()), statements.end());
  return statements;
}

Result<GapList> findGaps(const GraphSnapshot& network, const GapOptions& options, std::span<const Dismissal> dismissals,
                         JobControl& job) {
  TRY_ASSIGN(const GapContext context, GapContext::build(network, options, job));
  TRY_ASSIGN(const ThemeProfiles profiles, ThemeProfiles::build(context, job));
  const GapInput input{context, profiles, options};
  GapList list;
  for (const GapFinder& finder : gapCatalogue()) {
    const bool asked = options.kinds.empty() ||
                       std::find(options.kinds.begin(), options.kinds.end(), finder.kind) != options.kinds.end();
    if (!asked) continue;
    TRY_ASSIGN(std::vector<Gap> found, finder.find(input, job));
    applyDismissals(std::move(found), dismissals, list);
  }
  list.unknown = unknownActors(input);
  keepBest(list.gaps, options.top);
  return list;
}

}  // namespace samspil
