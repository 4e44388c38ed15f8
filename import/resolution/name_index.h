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
// files in shared/data/c-entity-resolution. After finish(), any number of threads may search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/job.h"
#include "import/resolution/match.h"
#include "import/resolution/match_reasons.h"
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
    std::uint32_t record;
    std::string text;
    NormalName normal;
    double norm = 0;                      // length of its weighted vector
    std::vector<double> weights;          // of its words
    std::vector<WordShape> shapes;        // of its words
    std::vector<std::uint32_t> trigrams;  // sorted
    bool base = false;                    // a record's name without its site: never the whole truth
  };
  struct IndexedRecord {
    std::uint32_t entity;
    ComparedContext known;
    std::uint32_t firstName = 0, lastName = 0;  // into names_
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
  double weightOf(const std::string& word) const;
  void weigh(IndexedName& name) const;
  double alike(const IndexedName& a, const IndexedName& b) const;
  double acronymScore(const NormalName& acronym, const IndexedName& name) const;
  std::vector<std::uint32_t> candidates(const NormalName& name) const;
  std::vector<Found> mostAlike(const std::vector<std::string>& names, const Asked& asked, std::size_t limit) const;
  void judge(Found& found, const Asked& asked) const;
  bool sameName(const Asked& asked, std::uint32_t record) const;
  Match matchOf(const Found& found) const;

  std::vector<IndexedRecord> records_;
  std::vector<IndexedName> names_;                                        // those of one record stand together
  std::vector<std::uint8_t> wordCounts_;                                  // of names_
  std::unordered_map<std::string, std::vector<std::uint32_t>> postings_;  // blocking key to places in names_
};

}  // namespace samspil
