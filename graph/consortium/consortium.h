// A consortium is a set of partners for a call: chosen exactly, under hard rules, by what the call needs, with a reason
// for every member, or with the smallest set of demands that contradict each other.
//
//   Call call{.themes = {"rehabilitering"}, .countryRule = horizonEurope};
//   TRY_ASSIGN(const ConsortiumAnswer answer, buildConsortia(network, call, 3, job));
//   answer.proposals.front().members;   // or answer.conflict
//
// Partners are legal entities. What cannot sign (a clinic, a faculty, a community, a network: CountryRule::noParties)
// is no partner, but what it works on is brought by the organisation it belongs under or by its members, and the answer
// says through whom.
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
  std::vector<std::string> noParties;  // "type" or "type/subtype" of actors that sign nothing themselves
  int independentEntities = 3;
  int inMemberStates = 1;
  friend bool operator==(const CountryRule&, const CountryRule&) = default;
};

// A place in the consortium that a member of one of the types has to fill: "clinical site", "end user".
struct CallRole {
  LocalizedText name;
  std::vector<std::string> types;  // of entities; empty: any
  std::string theme;               // key of what it must bring; empty: anything
  friend bool operator==(const CallRole&, const CallRole&) = default;
};

struct Call {
  LocalizedText title;
  std::vector<std::string> themes;         // keys; each must be covered by a member
  std::vector<std::string> types;          // entity types, each of which a member must be of, or have as a unit
  std::vector<std::string> countries;      // each must be the country of a member
  std::vector<std::string> must, mustNot;  // keys of entities
  int smallest = 3, largest = 8;
  std::optional<CountryRule> countryRule;
  std::vector<CallRole> roles;         // each must be filled by a member
  double budget = 0;                   // EUR in all; 0: not given
  double smallestShare = 0;            // EUR that a partner needs at least; with a budget it bounds the size
  std::vector<std::string> noParties;  // empty: those of the country rule
  friend bool operator==(const Call&, const Call&) = default;
};

// A theme that a member brings by a unit, community or network of its own, and not itself.
struct BroughtBy {
  std::string theme;
  VertexIndex unit;
};

struct MemberReason {
  VertexIndex vertex;
  std::vector<std::string> onlyCoverOf;  // themes that no other member covers
  std::vector<std::string> covers;       // all of the call's themes it covers
  std::vector<VertexIndex> knows;        // members it has ties with
  bool addsNothing = false;  // no rule and no coverage would be lost without it: it only makes up the number
  LocalizedText sentence;
  std::vector<BroughtBy> through;    // of `covers`, what it brings by others
  VertexIndex signsAs;               // the legal entity: itself, or the organisation it belongs under
  std::vector<LocalizedText> roles;  // of the call, that it fills
  double budget = 0;                 // EUR, an estimate by what it brings; 0: the call gives no budget
  LocalizedText question;            // what has to be asked before it is written in; may be empty
};

struct Swap {
  VertexIndex out, in;
  LocalizedText sentence;  // "Byt B med D: samme dækning, og Portugal kommer med"
};

struct Proposal {
  std::vector<MemberReason> members;   // who covers most first
  std::vector<std::string> uncovered;  // empty: every theme is covered
  double score = 0;
  struct Parts {
    double coverage = 0, complementarity = 0, existingTies = 0, newcomers = 0, size = 0;
  } parts;  // add up to the score
  std::vector<Swap> swaps;
  std::vector<std::string> countries;  // codes, ascending
  LocalizedText summary;               // what it consists of, in one sentence
};

// Demands that cannot hold together, none of which can be left out of the explanation.
struct Conflict {
  std::vector<LocalizedText> demands;
};

struct ConsortiumAnswer {
  std::vector<Proposal> proposals;  // genuinely different, best first; empty: see conflict
  std::optional<Conflict> conflict;
  std::size_t candidates = 0;  // legal entities that were considered
  bool provenOptimal = true;   // the first proposal; false: the search was cut short and it is the best found
};

// The same account of members that someone else has chosen, say by a swap; whatever the hard rules say of them. Error
// notFound for a member that is no candidate of the call.
Result<Proposal> describeMembers(const GraphSnapshot& network, const Call& call, std::span<const VertexIndex> members,
                                 JobControl& job);

// Deterministic. Errors: notFound for a key that nothing has, invalidArgument for a type that the vocabulary lacks or
// numbers that contradict themselves.
Result<ConsortiumAnswer> buildConsortia(const GraphSnapshot& network, const Call& call, std::size_t proposals,
                                        JobControl& job);

}  // namespace samspil
