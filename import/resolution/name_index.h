// NameIndex finds, among many organisations, those that a record may be: blocking by the rarer words, words' beginnings
// and initials, then a score whose parts can be shown.
//
//   NameIndex index;
//   index.add(id, {"Aarhus Universitet", "Aarhus University", "AU"}, {.country = "DK", .website =
//   "https://www.au.dk"}); index.finish(); for (const Match& match : index.find({"Århus Univ."}, {.country = "DK"}, 5))
//   ...
//
// Score (Cohen, Ravikumar, Fienberg 2003: soft TF-IDF): cosine of the names' words weighted by rarity, where words of
// one concept are equal and words alike by edit distance nearly so; a fifth of it is the share of common letter
// trigrams. An acronym is held against the initials of each name and the website's host. Bands were set on the training
// files in shared/data/c-entity-resolution.
//
// Of each name only its text and its blocking keys are held, some 150 bytes; what its score needs is worked out when it
// is first a candidate, and kept for a while. For one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/job.h"
#include "graph/string_column.h"
#include "import/resolution/match.h"
#include "import/resolution/match_reasons.h"
#include "import/resolution/name_postings.h"
#include "import/resolution/normal_name.h"
#include "import/resolution/word_likeness.h"

namespace samspil {

struct Match {
  std::uint32_t entity = 0;  // as given to add()
  double score = 0;          // 0..1
  MatchBand band = MatchBand::different;
  std::string name;  // the one of its names that is most alike
  std::vector<MatchPart> parts;
};

class NameIndex {
 public:
  void add(std::uint32_t entity, const std::vector<std::string>& names, MatchContext context);
  void finish();
  Result<void> finish(JobControl& job);  // the same with progress and cancel

  // The best first, at most `limit`, scores above 0.3 only; ties in the order of adding.
  std::vector<Match> find(const std::vector<std::string>& names, const MatchContext& context, std::size_t limit) const;

  // Whether blocking alone would bring up `entity` for these names.
  bool isCandidate(const std::vector<std::string>& names, std::uint32_t entity) const;

 private:
  struct IndexedName {
    std::uint32_t record = 0;
    bool base = false;  // the record's name without its site: never the whole truth
  };
  // What a score needs of a name.
  struct TakenApart {
    NormalName normal;
    double norm = 0;                      // length of its weighted vector
    std::vector<double> weights;          // of its words
    std::vector<WordShape> shapes;        // of its words
    std::vector<std::uint32_t> trigrams;  // sorted
  };
  struct IndexedRecord {
    std::uint32_t entity, context;              // its place in contexts_
    std::uint32_t firstName = 0, lastName = 0;  // into names_
  };
  // The keys of neighbouring names, one after the other.
  struct NameKeys {
    std::vector<std::uint64_t> keys;
    std::vector<std::uint32_t> ends;       // by name
    std::vector<std::uint8_t> wordCounts;  // by name
  };
  // What is looked for.
  struct Asked {
    std::vector<NormalName> names;
    ComparedContext context;
  };
  // A record that may be it, by its most alike name.
  struct Found {
    std::uint32_t record, name;  // places in records_ and names_
    double likeness = 0, score = 0;
    MatchBand band = MatchBand::different;
    std::vector<MatchReason> reasons;
  };
  std::uint32_t contextOf(MatchContext context);
  NormalName normalOf(std::uint32_t place) const;
  NameKeys keysOf(std::uint32_t first, std::uint32_t last) const;
  void addKeys(const NameKeys& keys);
  const ComparedContext& known(std::uint32_t record) const { return contexts_[records_[record].context]; }
  double weightOf(const std::string& word) const;
  TakenApart takeApart(NormalName normal) const;
  const TakenApart& takenApart(std::uint32_t place) const;
  double alike(const TakenApart& a, std::uint32_t place) const;
  double acronymScore(const NormalName& acronym, std::uint32_t place) const;
  std::vector<std::uint32_t> candidates(const NormalName& name) const;
  std::vector<Found> mostAlike(const std::vector<std::string>& names, const Asked& asked, std::size_t limit) const;
  void judge(Found& found, const Asked& asked) const;
  bool sameName(const Asked& asked, std::uint32_t record) const;
  Match matchOf(const Found& found) const;

  std::vector<IndexedRecord> records_;
  std::vector<ComparedContext> contexts_;  // many records share one
  std::unordered_map<std::string, std::uint32_t> contextPlaces_;
  std::vector<IndexedName> names_;        // those of one record stand together
  StringColumn texts_;                    // of names_, as they were given
  std::vector<std::uint8_t> wordCounts_;  // of names_
  NamePostings postings_;
  mutable std::unordered_map<std::uint32_t, TakenApart> takenApart_;  // by place in names_
};

}  // namespace samspil
