#include "graph/consortium/proposal.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/country_name.h"
#include "graph/gaps/gap_text.h"

namespace samspil {
namespace {

constexpr std::size_t kMostSwaps = 3;
// Of a budget, before it is shared out by what each brings: everybody needs something.
constexpr double kEqualShare = 0.5;
constexpr double kRoundTo = 1000;  // EUR

LocalizedText joined(const LocalizedText& a, const LocalizedText& b) {
  if (a.danish.empty()) return b;
  return {a.danish + " " + b.danish, a.english + " " + b.english};
}

class ProposalWriter {
 public:
  ProposalWriter(const GraphSnapshot& network, const Call& call, const Field& field, const Rules& rules,
                 const Members& members)
      : network_(network), call_(call), field_(field), rules_(rules), members_(members) {}

  Proposal write() const {
    Proposal proposal;
    proposal.parts = scoreParts(field_, members_);
    proposal.score = scoreOf(field_, members_);
    std::set<std::string> countries;
    for (const std::size_t member : members_) {
      proposal.members.push_back(reasonFor(member));
      if (!field_.candidates[member].country.empty()) countries.insert(field_.candidates[member].country);
    }
    proposal.countries.assign(countries.begin(), countries.end());
    fillRoles(proposal);
    shareBudget(proposal);
    std::stable_sort(proposal.members.begin(), proposal.members.end(),
                     [](const MemberReason& a, const MemberReason& b) {
                       return a.onlyCoverOf.size() != b.onlyCoverOf.size() ? a.onlyCoverOf.size() > b.onlyCoverOf.size()
                                                                           : a.covers.size() > b.covers.size();
                     });
    proposal.swaps = swaps();
    proposal.summary = summary(proposal);
    return proposal;
  }

 private:
  const Candidate& candidate(std::size_t member) const { return field_.candidates[member]; }
  VertexIndex themeVertex(const std::string& key) const { return *network_.findKey(key); }

  LocalizedText themeNames(const std::vector<std::string>& keys) const {
    std::vector<VertexIndex> themes;
    for (const std::string& key : keys) themes.push_back(themeVertex(key));
    return listOf(network_, themes);
  }

  bool anotherBrings(std::size_t member, std::size_t need) const {
    return std::any_of(members_.begin(), members_.end(),
                       [&](std::size_t other) { return other != member && candidate(other).brings[need]; });
  }

  bool isOnlyOfCountry(std::size_t member) const {
    return std::none_of(members_.begin(), members_.end(), [&](std::size_t other) {
      return other != member && candidate(other).country == candidate(member).country;
    });
  }

  bool isDemanded(std::size_t member) const {
    return std::find(field_.must.begin(), field_.must.end(), member) != field_.must.end();
  }

  MemberReason reasonFor(std::size_t member) const {
    const Candidate& own = candidate(member);
    MemberReason reason;
    reason.vertex = own.vertex;
    reason.signsAs = own.house;
    for (std::size_t theme = 0; theme < field_.needs.themes; ++theme) {
      if (!own.brings[theme]) continue;
      reason.covers.push_back(call_.themes[theme]);
      if (!anotherBrings(member, theme)) reason.onlyCoverOf.push_back(call_.themes[theme]);
      for (const VertexIndex unit : own.through[theme]) reason.through.push_back({call_.themes[theme], unit});
    }
    for (const std::size_t other : members_) {
      if (own.ties[other] == 1) reason.knows.push_back(candidate(other).vertex);
    }
    reason.addsNothing = !adds(field_, rules_, members_, member);
    reason.sentence = sentenceFor(reason, member);
    reason.question = questionFor(reason, member);
    return reason;
  }

  LocalizedText throughText(const MemberReason& reason) const {
    std::vector<VertexIndex> units;
    for (const BroughtBy& by : reason.through) {
      if (std::find(units.begin(), units.end(), by.unit) == units.end()) units.push_back(by.unit);
    }
    if (units.empty()) return {"", ""};
    return say(" (gennem {0})", " (through {0})", {listOf(network_, units)});
  }

  // What it brings that is not a theme: a type, a country, a role.
  LocalizedText otherwise(std::size_t member) const {
    const Candidate& own = candidate(member);
    for (std::size_t i = 0; i < call_.types.size(); ++i) {
      const std::size_t need = field_.needs.themes + i;
      if (!own.brings[need] || anotherBrings(member, need)) continue;
      const auto type = network_.vocabulary().findType(call_.types[i]);
      return say("udfylder opslagets krav om {0}", "meets the call's demand for {0}",
                 {labelOf(network_.vocabulary().type(*type))});
    }
    for (std::size_t i = 0; i < call_.roles.size(); ++i) {
      const std::size_t need = field_.needs.firstRole() + i;
      if (own.brings[need] && !anotherBrings(member, need))
        return say("udfylder rollen {0}", "fills the role {0}", {call_.roles[i].name});
    }
    const bool hasTheme = (own.brings << (kMostNeeds - field_.needs.themes)).any() && field_.needs.themes > 0;
    if (!own.country.empty() && !hasTheme && isOnlyOfCountry(member))
      return say("bringer {0} med", "brings {0} in", {countryName(own.country)});
    return {"", ""};
  }

  LocalizedText sentenceFor(const MemberReason& reason, std::size_t member) const {
    const LocalizedText name = nameOf(network_, reason.vertex), other = otherwise(member);
    LocalizedText text;
    if (!reason.onlyCoverOf.empty()) {
      text = say("{0} er den eneste, der dækker {1}{2}.", "{0} is the only one to cover {1}{2}.",
                 {name, themeNames(reason.onlyCoverOf), throughText(reason)});
    } else if (!reason.covers.empty()) {
      text = say("{0} dækker {1}{2}.", "{0} covers {1}{2}.", {name, themeNames(reason.covers), throughText(reason)});
    }
    if (!other.danish.empty()) {
      text = text.danish.empty() ? say("{0} {1}.", "{0} {1}.", {name, other})
                                 : joined(text, say("Den {0}.", "It {0}.", {other}));
    }
    if (reason.addsNothing && isDemanded(member)) {
      text = joined(text, say("{0} er med, fordi opslaget kræver det, men tilføjer intet, de andre ikke har.",
                              "{0} is in because the call demands it, but adds nothing the others lack.", {name}));
    } else if (reason.addsNothing) {
      text = joined(text, say("{0} er kun med for at nå {1} partnere og tilføjer intet, de andre ikke har.",
                              "{0} is in only to make up {1} partners and adds nothing the others lack.",
                              {name, sayNumber(rules_.smallest)}));
    } else if (isDemanded(member)) {
      text = joined(text, say("Opslaget kræver den.", "The call demands it."));
    }
    return joined(text, acquaintance(reason, member));
  }

  LocalizedText acquaintance(const MemberReason& reason, std::size_t member) const {
    if (!reason.knows.empty())
      return say("Har forbindelse med {0}.", "Is tied to {0}.", {listOf(network_, reason.knows)});
    std::vector<VertexIndex> near;
    for (const std::size_t other : members_) {
      if (candidate(member).ties[other] > 0 && candidate(other).house != candidate(member).house)
        near.push_back(candidate(other).vertex);
    }
    if (!near.empty())
      return say("Har fælles partner med {0}.", "Has a partner in common with {0}.", {listOf(network_, near)});
    return members_.size() > 1 ? say("Er ny for de andre.", "Is new to the others.") : LocalizedText{};
  }

  LocalizedText questionFor(const MemberReason& reason, std::size_t member) const {
    const Candidate& own = candidate(member);
    const LocalizedText name = nameOf(network_, reason.vertex);
    if (!own.canSign) return say("Hvem skal underskrive for {0}?", "Who is to sign for {0}?", {name});
    if (own.country.empty() && call_.countryRule)
      return say("Hvilket land hører {0} til i? Det ved netværket ikke.",
                 "Which country does {0} belong to? The network does not know.", {name});
    if (reason.covers.empty() && !call_.themes.empty())
      return say("Ingen kilde siger, at {0} arbejder med emnet: spørg, hvad den kan bidrage med.",
                 "No source says that {0} works on the subject: ask what it can contribute.", {name});
    if (own.house != own.vertex)
      return say("{0} hører under {1}: afklar, hvem der underskriver.", "{0} belongs under {1}: settle who signs.",
                 {name, nameOf(network_, own.house)});
    return {};
  }

  // Each role to a member that fills it, rather one without a role yet.
  void fillRoles(Proposal& proposal) const {
    for (std::size_t i = 0; i < call_.roles.size(); ++i) {
      std::optional<std::size_t> best;
      for (std::size_t k = 0; k < members_.size(); ++k) {
        if (!candidate(members_[k]).brings[field_.needs.firstRole() + i]) continue;
        if (!best || proposal.members[k].roles.size() < proposal.members[*best].roles.size()) best = k;
      }
      if (best) proposal.members[*best].roles.push_back(call_.roles[i].name);
    }
  }

  // Half in equal parts, half by the share of the coverage; the rounding goes to the first.
  void shareBudget(Proposal& proposal) const {
    if (call_.budget <= 0) return;
    std::vector<double> worth;
    double all = 0;
    for (const std::size_t member : members_) {
      double sum = 0;
      for (const double strength : candidate(member).themes) sum += strength;
      worth.push_back(sum);
      all += sum;
    }
    const double count = static_cast<double>(members_.size());
    const double even = call_.smallestShare > 0 ? std::max(kEqualShare * call_.budget / count, call_.smallestShare)
                                                : kEqualShare * call_.budget / count;
    const double rest = call_.budget - even * count;
    double left = call_.budget;
    for (std::size_t i = 0; i < worth.size(); ++i) {
      const double share = even + rest * (all > 0 ? worth[i] / all : 1 / count);
      proposal.members[i].budget = std::floor(share / kRoundTo) * kRoundTo;
      left -= proposal.members[i].budget;
    }
    const auto first = std::max_element(proposal.members.begin(), proposal.members.end(),
                                        [](const auto& a, const auto& b) { return a.budget < b.budget; });
    first->budget += left;
  }

  // Another in a member's place: every rule still holds. The best by score first, at most one for each member.
  std::vector<Swap> swaps() const {
    struct Option {
      double score;
      Swap swap;
    };
    std::vector<Option> options;
    for (const std::size_t out : members_) {
      std::optional<std::size_t> best;
      double bestScore = 0;
      for (std::size_t in = 0; in < field_.candidates.size(); ++in) {
        if (std::binary_search(members_.begin(), members_.end(), in)) continue;
        const Members other = swapped(out, in);
        if (!isProposal(field_, rules_, other)) continue;
        const double score = scoreOf(field_, other);
        if (!best || score > bestScore) {
          best = in;
          bestScore = score;
        }
      }
      if (best) options.push_back({bestScore, {candidate(out).vertex, candidate(*best).vertex, swapText(out, *best)}});
    }
    std::stable_sort(options.begin(), options.end(),
                     [](const Option& a, const Option& b) { return a.score > b.score; });
    std::vector<Swap> found;
    for (std::size_t i = 0; i < std::min(options.size(), kMostSwaps); ++i) found.push_back(std::move(options[i].swap));
    return found;
  }

  Members swapped(std::size_t out, std::size_t in) const {
    Members other = members_;
    std::replace(other.begin(), other.end(), out, in);
    std::sort(other.begin(), other.end());
    return other;
  }

  LocalizedText swapText(std::size_t out, std::size_t in) const {
    const double before = scoreParts(field_, members_).coverage, after = scoreParts(field_, swapped(out, in)).coverage;
    const LocalizedText names[] = {nameOf(network_, candidate(out).vertex), nameOf(network_, candidate(in).vertex)};
    LocalizedText text =
        say("Byt {0} med {1}: samme dækning", "Swap {0} for {1}: the same coverage", {names[0], names[1]});
    if (after < before - 1e-9)
      text = say("Byt {0} med {1}: alle krav er opfyldt, men temaerne dækkes svagere",
                 "Swap {0} for {1}: every demand holds, but the themes are covered more weakly", {names[0], names[1]});
    if (after > before + 1e-9)
      text = say("Byt {0} med {1}: stærkere dækning", "Swap {0} for {1}: stronger coverage", {names[0], names[1]});
    const std::string& country = candidate(in).country;
    const bool isNew = !country.empty() && std::none_of(members_.begin(), members_.end(), [&](std::size_t member) {
      return candidate(member).country == country;
    });
    if (!isNew) return say("{0}.", "{0}.", {text});
    return say("{0}, og {1} kommer med.", "{0}, and {1} comes in.", {text, countryName(country)});
  }

  LocalizedText summary(const Proposal& proposal) const {
    const LocalizedText partners = sayNumber(proposal.members.size()), countries = sayNumber(proposal.countries.size());
    LocalizedText text = say("{0} partnere fra {1} lande.", "{0} partners from {1} countries.", {partners, countries});
    if (proposal.countries.size() == 1)
      text = say("{0} partnere fra ét land.", "{0} partners from one country.", {partners});
    if (proposal.members.size() == 1) text = say("Én partner.", "One partner.");
    std::size_t sole = 0;
    for (std::size_t theme = 0; theme < field_.needs.themes; ++theme) {
      std::size_t bringers = 0;
      for (const std::size_t member : members_) bringers += candidate(member).brings[theme];
      sole += bringers == 1 ? 1 : 0;
    }
    if (sole == 0 || proposal.members.size() == 1) return text;
    if (sole == 1 && field_.needs.themes == 1)
      return joined(text, say("Temaet hviler på én partner.", "The theme rests on one partner."));
    return joined(text, say("{0} af {1} temaer hviler på én partner.", "{0} of {1} themes rest on one partner.",
                            {sayNumber(sole), sayNumber(field_.needs.themes)}));
  }

  const GraphSnapshot& network_;
  const Call& call_;
  const Field& field_;
  const Rules& rules_;
  const Members& members_;
};

}  // namespace

Proposal describeProposal(const GraphSnapshot& network, const Call& call, const Field& field, const Rules& rules,
                          const Members& members) {
  return ProposalWriter(network, call, field, rules, members).write();
}

}  // namespace samspil
