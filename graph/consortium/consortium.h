// A consortium is a set of partners for a call: chosen exactly, under hard rules, by what the call needs, with a reason
// for every member, or with the smallest set of demands that contradict each other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "graph/snapshot.h"

namespace samspil {

// Horizon Europe's base rule as data (Regulation (EU) 2021/695, article 22; General Annexes, part B): at least
// `independentEntities` legal entities in as many different Member States or associated countries, at least
// `inMemberStates` of them in a Member State.
struct CountryRule {
  std::vector<std::string> memberStates;  // ISO 3166-1 alpha-2
  std::vector<std::string> associated;
  int independentEntities = 3;
  int inMemberStates = 1;
  friend bool operator==(const CountryRule&, const CountryRule&) = default;
};

struct Call {
  LocalizedText title;
  std::vector<std::string> themes;         // keys; each must be covered by a member
  std::vector<std::string> types;          // entity types, each of which a member must be of
  std::vector<std::string> countries;      // each must be the country of a member
  std::vector<std::string> must, mustNot;  // keys of entities
  int smallest = 3, largest = 8;
  std::optional<CountryRule> countryRule;
  friend bool operator==(const Call&, const Call&) = default;
};

struct MemberReason {
  VertexIndex vertex;
  std::vector<std::string> onlyCoverOf;  // themes that no other member covers
  std::vector<std::string> covers;       // all of the call's themes it covers
  std::vector<VertexIndex> knows;        // members it has ties with
  bool addsNothing = false;              // everything it brings, another member brings too
  LocalizedText sentence;
};

struct Swap {
  VertexIndex out, in;
  LocalizedText sentence;  // "Byt B med D: samme dækning, og Portugal kommer med"
};

struct Proposal {
  std::vector<MemberReason> members;
  std::vector<std::string> uncovered;  // empty: every theme is covered
  double score = 0;
  struct Parts {
    double coverage = 0, complementarity = 0, existingTies = 0, newcomers = 0, size = 0;
  } parts;  // add up to the score
  std::vector<Swap> swaps;
};

// Demands that cannot hold together, none of which can be left out of the explanation.
struct Conflict {
  std::vector<LocalizedText> demands;
};

struct ConsortiumAnswer {
  std::vector<Proposal> proposals;  // genuinely different, best first; empty: see conflict
  std::optional<Conflict> conflict;
  std::size_t candidates = 0;  // actors that were considered
  bool provenOptimal = true;   // false: the search was cut short; the first proposal is the best found
};

// The same account of members that someone else has chosen, say by a swap; whatever the hard rules say of them. Error
// notFound for a member that is no candidate of the call.
Result<Proposal> describeMembers(const GraphSnapshot& network, const Call& call, std::span<const VertexIndex> members,
                                 JobControl& job);

Result<ConsortiumAnswer> buildConsortia(const GraphSnapshot& network, const Call& call, std::size_t proposals,
                                        JobControl& job);

}  // namespace samspil
