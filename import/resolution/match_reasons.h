// What speaks for and against two organisations being one, besides their names.
#pragma once

#include <string>
#include <vector>

#include "import/resolution/match.h"

namespace samspil {

// What is known of an organisation besides its names; empty: not known. Identifiers are normal (import/identifier.h).
struct MatchContext {
  std::string country, city, website;
  std::string ror, pic, cvr;
};

// A context with what is compared of it, made once: the label of the website's host, the folded city.
struct ComparedContext {
  explicit ComparedContext(MatchContext of);

  MatchContext context;
  std::string host, city;
};

struct MatchReason {
  enum class Trait : std::uint8_t { ror, pic, cvr, country, city, website, site };
  Trait trait;
  bool same;
  char sign;  // as in MatchPart
  double weight;
};

std::vector<MatchReason> reasonsOf(const ComparedContext& asked, const ComparedContext& known);
MatchReason otherSite();

// `known`: the one that was compared with.
MatchPart asPart(const MatchReason& reason, const MatchContext& known);

}  // namespace samspil
