// What all gap finders look at: which entities are actors that exist today, which are only a collective name, which
// ties count under the asked certainty, how strong each is, and what belongs under what. Made once a run, then only
// read.
//
// A tie's strength grows with the statements that say so and never quite reaches 1: every further source counts, the
// first the most. A statement of less certainty counts less; one that a draft crossed out, or that has ended, does not
// count.
#pragma once

#include <vector>

#include "base/job.h"
#include "graph/gaps/gap.h"

namespace samspil {

// How the finders read a family: by its key, for the vocabulary is data. An unknown family counts as work.
enum class TieUse : std::uint8_t {
  ignored,  // documents, history
  work,     // collaboration, structure, governance, money, place: the two have something to do with each other
  content,  // subject matter
  wish,     // an intention
};

class GapContext {
 public:
  static Result<GapContext> build(const GraphSnapshot& network, const GapOptions& options, JobControl& job);

  const GraphSnapshot& network() const { return *network_; }
  PartialDate today() const { return today_; }

  bool isActor(VertexIndex v) const { return roles_[v.value] & kActor; }  // alive, and can work with others
  bool isCollective(VertexIndex v) const {
    return roles_[v.value] & kCollective;
  }  // "the municipalities", "private companies"
  bool isTheme(VertexIndex v) const { return roles_[v.value] & kTheme; }
  bool isAlive(VertexIndex v) const { return !(roles_[v.value] & kEnded); }  // not closed, merged or succeeded
  // An alliance, network or partnership that others are members of; not a mere collective name.
  bool isAlliance(VertexIndex v) const { return roles_[v.value] & kAlliance; }
  // Of a type that joins others' work: projects and programmes, goals, digital solutions; neither actor, theme, fund,
  // document nor people.
  bool isUndertaking(VertexIndex v) const { return roles_[v.value] & kUndertaking; }
  bool isDocument(VertexIndex v) const { return roles_[v.value] & kDocument; }

  // 0: the tie does not count; else up to 1.
  double strength(EdgeIndex e) const { return strengths_[e.value]; }
  TieUse use(EdgeIndex e) const { return uses_[network_->edge(e).relation.value]; }
  bool isWork(EdgeIndex e) const { return strengths_[e.value] > 0 && use(e) == TieUse::work; }
  // Ties of work at a vertex to living actors and undertakings, each neighbour once.
  std::size_t workDegree(VertexIndex v) const { return workDegrees_[v.value]; }
  std::size_t workTies() const { return workTies_; }
  std::size_t actorCount() const { return actorCount_; }
  bool hasThemes() const { return hasThemes_; }

  // What v belongs under (part of, member of, hosted or run by), nearest first, at most four levels up.
  std::span<const VertexIndex> wholes(VertexIndex v) const;
  bool isUnder(VertexIndex part, VertexIndex whole) const;
  // One belongs under the other.
  bool isSameHouse(VertexIndex a, VertexIndex b) const { return isUnder(a, b) || isUnder(b, a); }
  // A tie of work between the two, itself and not through others.
  bool areTied(VertexIndex a, VertexIndex b) const;

  // True for a statement that counts, as strength() counts it.
  bool counts(const StatementRow& row) const;
  // The year a statement was last said: that of its source, unless it holds explicitly until later. 0: unknown.
  int lastYear(const StatementRow& row) const;
  int lastYear(EdgeIndex e) const;  // the newest of the statements that count
  // Adds the statements of a tie that count.
  void cite(EdgeIndex e, GapEvidence& evidence) const;

 private:
  enum Role : std::uint8_t {
    kActor = 1,
    kCollective = 2,
    kTheme = 4,
    kEnded = 8,
    kAlliance = 16,
    kUndertaking = 32,
    kDocument = 64,
  };
  void weighTies(const GapOptions& options);
  void findRoles();
  void findWholes();
  void countWork();

  const GraphSnapshot* network_ = nullptr;
  PartialDate today_;
  Certainty worst_ = Certainty::publicKnowledge;
  std::vector<std::uint8_t> roles_;
  std::vector<TieUse> uses_;       // by relation
  std::vector<double> strengths_;  // by edge
  std::vector<std::uint32_t> workDegrees_, wholeOffsets_;
  std::vector<VertexIndex> wholes_;
  std::size_t workTies_ = 0, actorCount_ = 0;
  bool hasThemes_ = false;
};

// True when a date lies wholly before `today`; a date of which only the year is known lasts until the year's end.
bool isOver(PartialDate date, PartialDate today);

}  // namespace samspil
