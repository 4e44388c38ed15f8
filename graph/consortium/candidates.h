// Who can be in a consortium for a call, and what each brings. Inside graph/consortium only.
#pragma once

#include <bitset>
#include <vector>

#include "graph/consortium/consortium.h"
#include "graph/gaps/gap_finders.h"

namespace samspil {

inline constexpr std::size_t kMostNeeds = 128;  // themes, types, countries and roles of a call together

struct Candidate {
  VertexIndex vertex;
  std::bitset<kMostNeeds> brings;                 // of the call's needs: themes first, then types, countries, roles
  std::vector<double> themes;                     // strength in each of the call's themes, 0..1
  std::vector<std::vector<VertexIndex>> through;  // by theme: the units it brings it by; empty: itself
  std::string country;
  bool memberState = false, eligible = false;  // by the country rule
  bool canSign = true;                         // false: in only because the call demands it
  VertexIndex house;                           // the legal entity it belongs under, or itself
  std::vector<double>
      ties;  // to every candidate: 1 for a tie of its own or a unit's, 0.5 for a common partner or house
};

struct Needs {
  std::size_t themes = 0, types = 0, countries = 0, roles = 0;
  std::size_t count() const { return themes + types + countries + roles; }
  std::size_t firstRole() const { return themes + types + countries; }
};

struct Field {
  Needs needs;
  std::vector<Candidate> candidates;  // ascending vertex
  std::vector<std::size_t> must;      // into candidates
  std::size_t considered = 0;         // before narrowing
};

// Legal entities that bring something the call needs, or that the country rule can count, and those that are demanded.
// Where there are more than `most`, the best of every country in turn are kept. Errors: notFound for a key that nothing
// has, invalidArgument for an unknown type.
Result<Field> gatherCandidates(const GapInput& input, const Call& call, std::size_t most);

}  // namespace samspil
