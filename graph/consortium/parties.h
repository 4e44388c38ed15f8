// Who can sign for a consortium, and who signs through whom. Inside graph/consortium only.
#pragma once

#include <vector>

#include "graph/consortium/consortium.h"
#include "graph/gaps/gap_context.h"

namespace samspil {

// A way from a unit, community or network to an organisation that can sign.
struct PartyLink {
  VertexIndex party, unit;
  double weight;  // how much of what the unit does is the organisation's: 0..1
};

class Parties {
 public:
  // `noParties`: "type" or "type/subtype".
  Parties(const GapContext& context, std::vector<std::string> noParties);

  bool canSign(VertexIndex v) const { return canSign_[v.value]; }
  // The topmost organisation that v belongs under and that can sign, or v itself.
  VertexIndex legalEntity(VertexIndex v) const;
  // The units that each organisation speaks for: what lies below it down to the next that can sign, and, where nothing
  // above a unit can sign (networks, joint centres, groups), those that are in it. Ascending party, unit.
  const std::vector<PartyLink>& links() const { return links_; }
  // Of one organisation.
  std::span<const PartyLink> unitsOf(VertexIndex party) const;

 private:
  bool isListed(VertexIndex v) const;
  void linkUnit(VertexIndex unit);

  const GapContext& context_;
  std::vector<std::string> noParties_;
  std::vector<std::uint8_t> canSign_;
  std::vector<PartyLink> links_;
};

}  // namespace samspil
