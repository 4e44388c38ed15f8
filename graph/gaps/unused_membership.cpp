#include <algorithm>
#include <cmath>

#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"
#include "graph/gaps/pair_evidence.h"

namespace samspil {
namespace {

constexpr std::size_t kFewestMembers = 3;
constexpr double kUnused = 1.2, kMostThemes = 1.0, kGood = 0.4;

struct Member {
  VertexIndex actor;
  EdgeIndex tie;
};

bool isMembership(const Relation& relation) { return relation.key == "member_of" || relation.key == "partner_of"; }

std::vector<Member> membersOf(const GapContext& context, VertexIndex alliance) {
  const GraphSnapshot& network = context.network();
  std::vector<Member> members;
  for (const HalfEdge& half : network.incident(alliance)) {
    const Edge& edge = network.edge(half.edge);
    const bool belongs = edge.to == alliance && isMembership(network.vocabulary().relation(edge.relation)) &&
                         context.strength(half.edge) > 0;
    if (!belongs || !context.isActor(edge.from)) continue;
    if (members.empty() || members.back().actor != edge.from) members.push_back({edge.from, half.edge});
  }
  return members;
}

// The member itself, what it belongs under, and what belongs under it: a tie of the region is a tie of its hospital
// too.
bool isHouseOf(const GapContext& context, VertexIndex v, VertexIndex member) {
  return v == member || (!context.isCollective(v) && context.isSameHouse(v, member));
}

// A tie between the houses of two members, beyond the alliance.
bool haveOwnTie(const GapContext& context, VertexIndex a, VertexIndex b, VertexIndex alliance) {
  const auto reaches = [&](VertexIndex from) {
    for (const HalfEdge& half : context.network().incident(from)) {
      if (half.neighbor != alliance && context.isWork(half.edge) && isHouseOf(context, half.neighbor, b)) return true;
    }
    return false;
  };
  if (reaches(a)) return true;
  const auto above = context.wholes(a);
  return std::any_of(above.begin(), above.end(), [&](VertexIndex whole) {
    return whole != alliance && !context.isCollective(whole) && reaches(whole);
  });
}

// The member with the most ties is the one to ask; the others that use their membership show how.
VertexIndex hostOf(const GapContext& context, const std::vector<Member>& members) {
  return std::max_element(members.begin(), members.end(),
                          [&](const Member& x, const Member& y) {
                            return context.workDegree(x.actor) < context.workDegree(y.actor);
                          })
      ->actor;
}

Gap makeUnused(const GapInput& input, VertexIndex alliance, const Member& member, VertexIndex host,
               std::span<const VertexIndex> using_) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  const LocalizedText name = nameOf(network, member.actor), of = nameOf(network, alliance),
                      hostName = nameOf(network, host);
  std::vector<GapPart> parts;
  GapPart belongs{'+',
                  kUnused * context.strength(member.tie) + 0.3,
                  say("{0} er medlem af {1}.", "{0} is a member of {1}.", {name, of}),
                  {}};
  context.cite(member.tie, belongs.evidence);
  parts.push_back(std::move(belongs));
  double sum = 0;
  GapEvidence shared;
  std::vector<VertexIndex> themes;
  for (const SharedTheme& theme : sharedThemes(input, member.actor, host)) {
    sum += theme.weight;
    themes.push_back(theme.a->theme);
    for (const ThemeLink* link : {theme.a, theme.b}) {
      for (const EdgeIndex tie : link->ties) context.cite(tie, shared);
    }
  }
  if (sum > 0) {
    parts.push_back({'+', kMostThemes * (1 - std::exp(-sum)),
                     say("Den deler {0} med {1}.", "It shares {0} with {1}.", {listOf(network, themes), hostName}),
                     shared});
  }
  if (!using_.empty()) {
    GapPart shows{'+',
                  kGood,
                  say("{0} viser, at medlemskabet kan bruges.", "{0} shows that the membership can be used.",
                      {listOf(network, using_)}),
                  {}};
    for (const VertexIndex v : using_) shows.evidence.entities.push_back(network.entity(v));
    parts.push_back(std::move(shows));
  }
  Gap gap = makeGap(network, GapKind::unusedMembership, {member.actor, alliance}, std::move(parts));
  gap.entities.push_back(host);
  gap.sentence =
      say("{0} er i {1} sammen med {2}, men har ingen egen forbindelse til et andet medlem.",
          "{0} is in {1} together with {2}, but has no tie of its own to another member.", {name, of, hostName});
  gap.introducers = {alliance};
  if (host != member.actor) gap.missing = {{member.actor, host}};
  gap.next = using_.empty() ? say("Begynd hos {0}, som har flest forbindelser i {1}.",
                                  "Begin with {0}, which has most ties in {1}.", {hostName, of})
                            : say("Spørg {0}, hvordan de kom i gang, og brug {1} som dør.",
                                  "Ask {0} how they began, and use {1} as the door.", {listOf(network, using_), of});
  return gap;
}

}  // namespace

// Members of an alliance without a tie of their own to another member.
Result<std::vector<Gap>> findUnusedMemberships(const GapInput& input, JobControl& job) {
  const GapContext& context = input.context;
  std::vector<Gap> gaps;
  const std::size_t count = context.network().vertexCount();
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i % 4096 == 0) TRY(job.checkpoint(i, count));
    const VertexIndex alliance{i};
    if (!context.isActor(alliance) || !context.isAlliance(alliance)) continue;
    const auto members = membersOf(context, alliance);
    if (members.size() < kFewestMembers) continue;
    const VertexIndex host = hostOf(context, members);
    std::vector<VertexIndex> using_;
    std::vector<Member> unused;
    for (const Member& member : members) {
      const bool used = std::any_of(members.begin(), members.end(), [&](const Member& other) {
        return other.actor != member.actor && haveOwnTie(context, member.actor, other.actor, alliance);
      });
      if (!used) unused.push_back(member);
      if (used && member.actor != host) using_.push_back(member.actor);
    }
    for (const Member& member : unused) {
      if (member.actor == host) continue;  // the same gap, seen from the other end
      Gap gap = makeUnused(input, alliance, member, host, using_);
      const auto& entities = gap.entities;
      const bool aboutIt =
          !input.options.about || std::find(entities.begin(), entities.end(), *input.options.about) != entities.end();
      if (aboutIt && !input.options.theme) gaps.push_back(std::move(gap));
    }
  }
  keepBest(gaps, input.options.top);
  return gaps;
}

}  // namespace samspil
