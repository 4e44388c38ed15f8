#include "graph/consortium/parties.h"

#include <algorithm>
#include <tuple>

namespace samspil {
namespace {

// A clinic's work is its hospital's; what an organisation runs together with others is less so; and what a network or a
// group does is only partly that of each who is in it.
constexpr double kOwnUnit = 0.8, kRun = 0.6, kShared = 0.35;

bool isMembership(std::string_view relation) {
  return relation == "member_of" || relation == "partner_of" || relation == "participates_in" || relation == "part_of";
}

// The organisation has the unit under its roof or as a part, and does not merely run it.
bool isHome(const GapContext& context, VertexIndex unit, VertexIndex party) {
  const GraphSnapshot& network = context.network();
  const auto halves = network.incident(unit);
  return std::any_of(halves.begin(), halves.end(), [&](const HalfEdge& half) {
    const std::string& relation = network.vocabulary().relation(network.edge(half.edge).relation).key;
    return half.neighbor == party && context.strength(half.edge) > 0 && (relation == "hosts" || relation == "part_of");
  });
}

// A committee or board is no party even where nobody lists its type.
bool isOrgan(const GapContext& context, VertexIndex v) {
  const GraphSnapshot& network = context.network();
  return network.vocabulary().type(network.type(v)).key.contains("govern") && !context.wholes(v).empty();
}

}  // namespace

Parties::Parties(const GapContext& context, std::vector<std::string> noParties)
    : context_(context), noParties_(std::move(noParties)), canSign_(context.network().vertexCount(), 0) {
  for (std::uint32_t i = 0; i < canSign_.size(); ++i) {
    const VertexIndex v{i};
    canSign_[i] = context.isActor(v) && !context.isCollective(v) && !context.isAlliance(v) && !isOrgan(context, v) &&
                  !isListed(v);
  }
  for (std::uint32_t i = 0; i < canSign_.size(); ++i) {
    if (context.isActor(VertexIndex{i}) && !canSign_[i]) linkUnit(VertexIndex{i});
  }
  std::sort(links_.begin(), links_.end(), [](const PartyLink& a, const PartyLink& b) {
    return std::tie(a.party, a.unit) < std::tie(b.party, b.unit);
  });
}

bool Parties::isListed(VertexIndex v) const {
  const GraphSnapshot& network = context_.network();
  const std::string& type = network.vocabulary().type(network.type(v)).key;
  const std::string full = type + "/" + std::string(network.subtypeName(network.subtype(v)));
  return std::any_of(noParties_.begin(), noParties_.end(),
                     [&](const std::string& entry) { return entry == type || entry == full; });
}

void Parties::linkUnit(VertexIndex unit) {
  const auto above = context_.wholes(unit);
  bool found = false;
  for (const VertexIndex whole : above) {
    // The nearest that can sign: nobody in between can.
    const bool nearest = canSign(whole) && std::none_of(above.begin(), above.end(), [&](VertexIndex between) {
                           return between != whole && canSign(between) && context_.isUnder(between, whole);
                         });
    if (!nearest) continue;
    found = true;
    const double own = isHome(context_, unit, whole) ? kOwnUnit : kRun;
    links_.push_back({whole, unit, context_.isCollective(unit) ? kShared : own});
  }
  if (found) return;
  const GraphSnapshot& network = context_.network();
  VertexIndex last = unit;
  for (const HalfEdge& half : network.incident(unit)) {
    const Edge& edge = network.edge(half.edge);
    const bool isIn = edge.to == unit && isMembership(network.vocabulary().relation(edge.relation).key) &&
                      context_.strength(half.edge) > 0 && canSign(edge.from);
    if (!isIn || edge.from == last) continue;
    last = edge.from;
    links_.push_back({edge.from, unit, kShared * context_.strength(half.edge)});
  }
}

VertexIndex Parties::legalEntity(VertexIndex v) const {
  VertexIndex top = v;
  for (const VertexIndex whole : context_.wholes(v)) {
    if (canSign(whole)) top = whole;
  }
  return top;
}

std::span<const PartyLink> Parties::unitsOf(VertexIndex party) const {
  const auto [first, last] = std::equal_range(links_.begin(), links_.end(), PartyLink{party, {}, 0},
                                              [](const PartyLink& a, const PartyLink& b) { return a.party < b.party; });
  return {first, last};
}

}  // namespace samspil
