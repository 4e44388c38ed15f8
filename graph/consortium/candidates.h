// Who can be in a consortium for a call, and what each brings. Inside graph/consortium only.
#pragma once

#include <bitset>
#include <map>
#include <vector>

#include "graph/consortium/consortium.h"
#include "graph/gaps/gap_finders.h"

namespace samspil {

inline constexpr std::size_t kMostNeeds = 128;  // themes, types and countries of a call together

struct Candidate {
  VertexIndex vertex;
  std::bitset<kMostNeeds> brings;  // of the call's needs: themes first, then types, then countries
  std::vector<double> themes;      // strength in each of the call's themes, 0..1
  std::string country;
  bool memberState = false, eligible = false;  // by the country rule
  VertexIndex house;                           // the legal entity it belongs under, or itself
  std::vector<double> ties;                    // to every candidate, 0..1
};

struct Needs {
  std::size_t themes = 0, types = 0, countries = 0;
  std::size_t count() const { return themes + types + countries; }
};

struct Field {
  Needs needs;
  std::vector<Candidate> candidates;  // ascending vertex
  std::vector<std::size_t> must;      // into candidates
};

// Living actors that are neither collective names, alliances nor organs of another, and that bring something the call
// needs or are demanded. The strongest of each need come first where there are more than `most`. Errors: notFound for a
// key that nothing has.
Result<Field> gatherCandidates(const GapInput& input, const Call& call, std::size_t most);

}  // namespace samspil
