#include "graph/consortium/consortium.h"

#include <algorithm>

#include "graph/consortium/selection.h"
#include "graph/gaps/gap_text.h"

namespace samspil {
namespace {

constexpr std::size_t kMostCandidates = 40;  // beyond it the exact search takes more than a moment
constexpr std::size_t kMostSwaps = 3;

LocalizedText themeNames(const GraphSnapshot& network, const std::vector<std::string>& keys) {
  std::vector<VertexIndex> themes;
  for (const std::string& key : keys) themes.push_back(*network.findKey(key));
  return listOf(network, themes);
}

bool brings(const Candidate& candidate, std::size_t need) { return candidate.brings[need]; }

class ProposalWriter {
 public:
  ProposalWriter(const GraphSnapshot& network, const Call& call, const Field& field, const Rules& rules)
      : network_(network), call_(call), field_(field), rules_(rules) {}

  Proposal write(const Members& members) const {
    Proposal proposal;
    proposal.parts = scoreParts(field_, members);
    proposal.score = scoreOf(field_, members);
    for (const std::size_t member : members) proposal.members.push_back(reasonFor(members, member));
    proposal.swaps = swapsOf(members);
    return proposal;
  }

 private:
  bool anotherBrings(const Members& members, std::size_t member, std::size_t need) const {
    return std::any_of(members.begin(), members.end(),
                       [&](std::size_t other) { return other != member && brings(field_.candidates[other], need); });
  }

  bool onlyOneOfCountry(const Members& members, std::size_t member) const {
    if (!call_.countryRule || !field_.candidates[member].eligible) return false;
    return std::none_of(members.begin(), members.end(), [&](std::size_t other) {
      return other != member && field_.candidates[other].country == field_.candidates[member].country;
    });
  }

  MemberReason reasonFor(const Members& members, std::size_t member) const {
    const Candidate& candidate = field_.candidates[member];
    MemberReason reason;
    reason.vertex = candidate.vertex;
    bool unique = onlyOneOfCountry(members, member);
    for (std::size_t need = 0; need < field_.needs.count(); ++need) {
      if (!brings(candidate, need)) continue;
      const bool only = !anotherBrings(members, member, need);
      unique = unique || only;
      if (need >= field_.needs.themes) continue;
      reason.covers.push_back(call_.themes[need]);
      if (only) reason.onlyCoverOf.push_back(call_.themes[need]);
    }
    for (const std::size_t other : members) {
      if (candidate.ties[other] == 1) reason.knows.push_back(field_.candidates[other].vertex);
    }
    const bool demanded = std::find(field_.must.begin(), field_.must.end(), member) != field_.must.end();
    reason.addsNothing = !unique;
    reason.sentence = sentenceFor(reason, candidate, demanded, onlyOneOfCountry(members, member));
    return reason;
  }

  LocalizedText sentenceFor(const MemberReason& reason, const Candidate& candidate, bool demanded,
                            bool onlyOfCountry) const {
    const LocalizedText name = nameOf(network_, candidate.vertex), country{candidate.country, candidate.country};
    LocalizedText text;
    if (!reason.onlyCoverOf.empty()) {
      text = say("{0} er den eneste, der dækker {1}.", "{0} is the only one to cover {1}.",
                 {name, themeNames(network_, reason.onlyCoverOf)});
    } else if (!reason.covers.empty()) {
      text = say("{0} styrker {1}.", "{0} adds strength in {1}.", {name, themeNames(network_, reason.covers)});
    } else if (onlyOfCountry) {
      text = say("{0} giver konsortiet et land til: {1}.", "{0} brings the consortium another country: {1}.",
                 {name, country});
    } else {
      text = say("{0} udfylder en plads, som opslaget kræver.", "{0} fills a place that the call demands.", {name});
    }
    if (onlyOfCountry && !reason.covers.empty())
      text = say("{0} Den er alene om at komme fra {1}.", "{0} It alone comes from {1}.", {text, country});
    if (!reason.knows.empty()) text = say("{0} Kender {1}.", "{0} Knows {1}.", {text, listOf(network_, reason.knows)});
    if (reason.addsNothing)
      text = say("{0} Tilføjer intet, de andre ikke har.", "{0} Adds nothing the others lack.", {text});
    if (demanded) text = say("{0} Skal med.", "{0} Has to be in.", {text});
    return text;
  }

  // Another in a member's place: every rule still holds. The best by score first, at most one for each member.
  std::vector<Swap> swapsOf(const Members& members) const {
    struct Option {
      double score;
      Swap swap;
    };
    std::vector<Option> options;
    for (const std::size_t out : members) {
      std::optional<Option> best;
      for (std::size_t in = 0; in < field_.candidates.size(); ++in) {
        if (std::binary_search(members.begin(), members.end(), in)) continue;
        Members other = members;
        std::replace(other.begin(), other.end(), out, in);
        std::sort(other.begin(), other.end());
        if (!isFeasible(field_, rules_, other)) continue;
        const double score = scoreOf(field_, other);
        if (!best || score > best->score)
          best =
              Option{score, {field_.candidates[out].vertex, field_.candidates[in].vertex, swapText(members, out, in)}};
      }
      if (best) options.push_back(std::move(*best));
    }
    std::stable_sort(options.begin(), options.end(),
                     [](const Option& a, const Option& b) { return a.score > b.score; });
    std::vector<Swap> swaps;
    for (std::size_t i = 0; i < std::min(options.size(), kMostSwaps); ++i) swaps.push_back(std::move(options[i].swap));
    return swaps;
  }

  LocalizedText swapText(const Members& members, std::size_t out, std::size_t in) const {
    const Candidate& leaving = field_.candidates[out];
    const Candidate& coming = field_.candidates[in];
    const LocalizedText text =
        say("Byt {0} med {1}: alle krav er stadig opfyldt", "Swap {0} for {1}: every demand still holds",
            {nameOf(network_, leaving.vertex), nameOf(network_, coming.vertex)});
    const bool newCountry =
        !coming.country.empty() && std::none_of(members.begin(), members.end(), [&](std::size_t member) {
          return field_.candidates[member].country == coming.country;
        });
    if (!newCountry) return say("{0}.", "{0}.", {text});
    return say("{0}, og {1} kommer med.", "{0}, and {1} joins.", {text, {coming.country, coming.country}});
  }

  const GraphSnapshot& network_;
  const Call& call_;
  const Field& field_;
  const Rules& rules_;
};

// One demand of the call that can be switched off.
struct Demand {
  LocalizedText text;
  void (*drop)(Rules& rules, std::size_t which);
  std::size_t which = 0;
};

std::vector<Demand> demandsOf(const GraphSnapshot& network, const Call& call, const Field& field, const Rules& rules) {
  std::vector<Demand> demands;
  const auto dropNeed = [](Rules& r, std::size_t need) { r.needs.reset(need); };
  for (std::size_t i = 0; i < call.themes.size(); ++i) {
    demands.push_back(
        {say("Temaet {0} skal dækkes.", "The theme {0} must be covered.", {themeNames(network, {call.themes[i]})}),
         dropNeed, i});
  }
  for (std::size_t i = 0; i < call.types.size(); ++i) {
    const auto type = network.vocabulary().findType(call.types[i]);
    const LocalizedText label =
        type ? network.vocabulary().type(*type).label : LocalizedText{call.types[i], call.types[i]};
    demands.push_back({say("En partner skal være af typen {0}.", "A partner must be of type {0}.", {label}), dropNeed,
                       call.themes.size() + i});
  }
  for (std::size_t i = 0; i < call.countries.size(); ++i) {
    const LocalizedText country{call.countries[i], call.countries[i]};
    demands.push_back({say("En partner skal komme fra {0}.", "A partner must come from {0}.", {country}), dropNeed,
                       call.themes.size() + call.types.size() + i});
  }
  for (const std::size_t must : field.must) {
    demands.push_back({say("{0} skal være med.", "{0} has to be in.", {nameOf(network, field.candidates[must].vertex)}),
                       [](Rules& r, std::size_t which) { std::erase(r.must, which); }, must});
  }
  if (rules.countries > 0 || rules.inMemberStates > 0) {
    demands.push_back({say("Mindst {0} lande skal være med, heraf {1} medlemsland.",
                           "At least {0} countries have to be in, {1} of them a Member State.",
                           {sayNumber(static_cast<std::uint64_t>(rules.countries)),
                            sayNumber(static_cast<std::uint64_t>(rules.inMemberStates))}),
                       [](Rules& r, std::size_t) { r.countries = r.inMemberStates = 0; }, 0});
  }
  demands.push_back({say("Højst {0} partnere.", "At most {0} partners.", {sayNumber(rules.largest)}),
                     [](Rules& r, std::size_t) { r.largest = std::max<std::size_t>(1000, r.smallest); }, 0});
  demands.push_back({say("Mindst {0} partnere.", "At least {0} partners.", {sayNumber(rules.smallest)}),
                     [](Rules& r, std::size_t) { r.smallest = 0; }, 0});
  return demands;
}

// Deletion filter (Chinneck & Dravnieks 1991): a demand without which it is still impossible is left out; those that
// remain conflict, and dropping any one of them makes it possible.
Result<Conflict> smallestConflict(const GraphSnapshot& network, const Call& call, const Field& field, Rules rules,
                                  JobControl& job) {
  Conflict conflict;
  for (Demand& demand : demandsOf(network, call, field, rules)) {
    Rules without = rules;
    demand.drop(without, demand.which);
    TRY_ASSIGN(const bool possible, isPossible(field, without, job));
    if (possible) {
      conflict.demands.push_back(std::move(demand.text));
    } else {
      rules = std::move(without);
    }
  }
  return conflict;
}

}  // namespace

Result<Proposal> describeMembers(const GraphSnapshot& network, const Call& call, std::span<const VertexIndex> members,
                                 JobControl& job) {
  const GapOptions options;
  TRY_ASSIGN(const GapContext context, GapContext::build(network, options, job));
  TRY_ASSIGN(const ThemeProfiles profiles, ThemeProfiles::build(context, job));
  TRY_ASSIGN(const Field field, gatherCandidates({context, profiles, options}, call, kMostCandidates));
  Members chosen;
  for (const VertexIndex member : members) {
    const auto candidate = std::ranges::find(field.candidates, member, &Candidate::vertex);
    if (candidate == field.candidates.end())
      return makeError(ErrorCode::notFound, "{} cannot be a partner for this call.", network.key(member));
    chosen.push_back(static_cast<std::size_t>(candidate - field.candidates.begin()));
  }
  std::sort(chosen.begin(), chosen.end());
  return ProposalWriter(network, call, field, rulesOf(field, call)).write(chosen);
}

Result<ConsortiumAnswer> buildConsortia(const GraphSnapshot& network, const Call& call, std::size_t proposals,
                                        JobControl& job) {
  const GapOptions options;
  TRY_ASSIGN(const GapContext context, GapContext::build(network, options, job));
  TRY_ASSIGN(const ThemeProfiles profiles, ThemeProfiles::build(context, job));
  TRY_ASSIGN(const Field field, gatherCandidates({context, profiles, options}, call, kMostCandidates));
  const Rules rules = rulesOf(field, call);
  ConsortiumAnswer answer;
  answer.candidates = field.candidates.size();
  TRY_ASSIGN(const Selection selection, selectBest(field, rules, proposals, job));
  answer.provenOptimal = selection.provenOptimal;
  const ProposalWriter writer(network, call, field, rules);
  for (const Members& members : selection.best) answer.proposals.push_back(writer.write(members));
  if (answer.proposals.empty() && proposals > 0) {
    TRY_ASSIGN(answer.conflict, smallestConflict(network, call, field, rules, job));
  }
  return answer;
}

}  // namespace samspil
