// Insights is what the pages of gaps, coverage and consortia show, made beside the window from the snapshot and kept
// until the network or the question changes. refresh() runs once before each frame: it takes what is done, starts what
// is missing, and words it in the language of the window.
#pragma once

#include "session/backtest_text.h"
#include "session/session.h"
#include "session/view_state.h"
#include "viewer/insight_state.h"
#include "viewer/quiet_job.h"

namespace samspil {

// Why two entities are no gap, in words.
struct WhyNotText {
  WhyNotQuestion question;
  std::string first, second;  // names
  std::string sentence;
  std::vector<GapPartText> parts;  // of their score, where there is one
  std::string listedGap;           // its id, where it is on the list after all
};

struct Insights {
  bool gapsKnown = false;                             // the list has been made at least once
  bool gapsStopped = false, coverageStopped = false;  // cancelled before there was anything to show
  std::vector<WorklistItem> items;
  WorklistView view;
  std::optional<GapDetail> detail;  // of the open gap
  std::vector<UnknownEntity> unknownEntities;
  std::vector<GapEntityText> unknown;  // the same in words
  std::optional<BacktestText> backtest;
  std::optional<WhyNotText> whyNot;

  std::optional<CoverageTable> coverage;
  std::vector<std::size_t> coverageRows;  // in the order asked for
  std::optional<CellAnswer> cell;

  std::optional<ConsortiumAnswer> consortia;
  Call consortiaCall;         // that they answer
  std::uint64_t answers = 0;  // how many calls have been answered: the cards of a new one begin at the top
  std::vector<ConsortiumCard> cards;
  std::vector<CallChoice> themes, types, countries, actors;
  CountryRule baseRule;

  GapLight light;  // of the page that is open; nothing in it: nothing is lit
  std::uint64_t lightVersion = 0;
  bool lookWanted = false;  // an answer has come that the map is to be brought to
  std::string problem;      // why a page is empty; "" usually

  const WorklistItem* item(std::string_view gap) const;
};

class InsightBuilder {
 public:
  // `unnoticed`: how long a search for gaps goes on before it is slow work.
  explicit InsightBuilder(std::chrono::milliseconds unnoticed = QuietJob<GapList>::kUnnoticed) : gaps_(unnoticed) {}

  // True if something changed that is to be drawn.
  bool refresh(const Session& session, const ViewState& state, InsightState& asked, Insights& insights);
  bool working() const;
  bool findingGaps() const { return gaps_.running(); }
  bool covering() const { return coverage_.running(); }
  bool buildingConsortia() const { return consortia_.running(); }

  // The work that takes long enough to be spoken of, and that Esc cancels.
  struct SlowWork {
    UiText title;
    double progress = 0;  // 0..1
  };
  std::optional<SlowWork> slowWork() const;
  // What was shown before stays, and what was asked goes back to it.
  void cancelSlowWork(InsightState& asked, Insights& insights);
  // After that, does it after all.
  void findGapsAgain() { gapsKey_.reset(); }
  void coverAgain() { coverageKey_.reset(); }

  // Asks for proposals for the call; the pages show the old ones until they are there.
  void buildConsortia(const Session& session, const Call& call, Insights& insights);
  // Puts another in a member's place.
  void swap(const Session& session, std::size_t proposal, const CardSwap& swap, Insights& insights);

 private:
  struct GapsKey {
    float surprise = 0;
    bool competitorsToo = false, statedOnly = false;
    friend bool operator==(const GapsKey&, const GapsKey&) = default;
  };
  struct CoverageKey {
    CoverageColumns columns = CoverageColumns::type;
    int year = 0;
    friend bool operator==(const CoverageKey&, const CoverageKey&) = default;
  };
  // What was worded from what was found.
  struct WordsKey {
    Revision revision = 0;
    Language language = Language::danish;
    std::uint64_t found = 0;
    friend bool operator==(const WordsKey&, const WordsKey&) = default;
  };

  void startGaps(const GapsState& asked, Insights& insights);
  bool refreshGaps(const Session& session, const ViewState& state, InsightState& asked, Insights& insights);
  bool refreshBacktest(const ViewState& state, Insights& insights);
  bool refreshWhyNot(const Session& session, const ViewState& state, const InsightState& asked, Insights& insights);
  bool refreshCoverage(const Session& session, const ViewState& state, InsightState& asked, Insights& insights);
  bool refreshCell(const Session& session, const ViewState& state, const CoverageState& asked, Insights& insights);
  bool refreshConsortia(const ViewState& state, Insights& insights);
  void refreshLight(const ViewState& state, const InsightState& asked, Insights& insights);

  SnapshotPtr network_;  // of what is kept: an older one is not looked at again
  QuietJob<GapList> gaps_;
  QuietJob<BacktestText> backtest_;
  QuietJob<WhyNot> whyNot_;
  QuietJob<CoverageTable> coverage_;
  QuietJob<std::vector<NearestActor>> nearest_;
  QuietJob<ConsortiumAnswer> consortia_;
  std::optional<GapList> found_;
  std::uint64_t foundVersion_ = 0, consortiaVersion_ = 0, changes_ = 0;
  std::optional<GapsKey> gapsKey_, foundKey_;            // asked last; of what was found
  std::optional<CoverageKey> coverageKey_, coveredKey_;  // likewise
  std::optional<WordsKey> wordsKey_, consortiaWords_;
  std::optional<Language> choicesKey_, backtestKey_;
  std::optional<WhyNotQuestion> whyNotAsked_;
  std::optional<WhyNot> whyNotAnswer_;
  std::optional<std::pair<Revision, Language>> whyNotWords_;
  std::optional<CellQuestion> nearestAsked_;
  std::optional<std::vector<NearestActor>> nearestFound_;
  std::string viewKey_, detailKey_, rowsKey_, cellKey_, lightKey_;
  Call callBuilding_;
  QuietJob<Proposal> swap_;
  std::size_t swapping_ = 0;  // the proposal that it is for
};

}  // namespace samspil
