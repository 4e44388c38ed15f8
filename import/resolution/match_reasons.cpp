#include "import/resolution/match_reasons.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "import/resolution/normal_name.h"

namespace samspil {
namespace {

using Trait = MatchReason::Trait;

LocalizedText identifierText(std::string_view kind, const std::string& value, bool same) {
  return {fmt::format("{} {} {}", same ? "Samme" : "Forskelligt", kind, value),
          fmt::format("{} {} {}", same ? "Same" : "Different", kind, value)};
}

LocalizedText textOf(Trait trait, bool same, const MatchContext& known) {
  switch (trait) {
    case Trait::ror: return identifierText("ROR", known.ror, same);
    case Trait::pic: return identifierText("PIC", known.pic, same);
    case Trait::cvr: return identifierText("CVR", known.cvr, same);
    case Trait::country: return {same ? "Samme land" : "Forskelligt land", same ? "Same country" : "Different country"};
    case Trait::city: return {same ? "Samme by" : "Forskellig by", same ? "Same city" : "Different city"};
    case Trait::website:
      return {same ? "Samme hjemmeside" : "Forskellig hjemmeside", same ? "Same website" : "Different website"};
    case Trait::site: break;
  }
  return {"Den ene nævner en afdeling eller et sted", "One of them names a department or site"};
}

}  // namespace

ComparedContext::ComparedContext(MatchContext of)
    : context(std::move(of)), host(hostLabel(context.website)), city(foldForSearch(context.city)) {}

std::vector<MatchReason> reasonsOf(const ComparedContext& asked, const ComparedContext& known) {
  std::vector<MatchReason> reasons;
  const auto compare = [&](Trait trait, const std::string& a, const std::string& b, char signOfOther, double forSame,
                           double forOther) {
    if (a.empty() || b.empty()) return;
    const bool same = a == b;
    reasons.push_back({trait, same, same ? '+' : signOfOther, same ? forSame : forOther});
  };
  const MatchContext &mine = asked.context, &theirs = known.context;
  compare(Trait::ror, mine.ror, theirs.ror, '!', 0, 0);
  compare(Trait::pic, mine.pic, theirs.pic, '!', 0, 0);
  compare(Trait::cvr, mine.cvr, theirs.cvr, '!', 0, 0);
  compare(Trait::country, mine.country, theirs.country, '!', 0, 0);
  compare(Trait::city, asked.city, known.city, '-', 0.02, -0.08);
  compare(Trait::website, asked.host, known.host, '~', 0.15, -0.03);
  return reasons;
}

MatchReason otherSite() { return {Trait::site, false, '~', -0.1}; }

MatchPart asPart(const MatchReason& reason, const MatchContext& known) {
  return {reason.sign, textOf(reason.trait, reason.same, known), reason.weight};
}

}  // namespace samspil
