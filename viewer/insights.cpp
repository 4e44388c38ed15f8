#include "viewer/insights.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/files.h"
#include "session/call_file.h"
#include "viewer/gap_texts.h"

namespace samspil {

namespace {

constexpr std::size_t kMostGaps = 500;

// What only says that the work was abandoned is no problem to show.
template <typename Value>
std::optional<Value> kept(std::optional<Result<Value>> done, Insights& insights) {
  if (!done) return {};
  if (*done) return std::move(**done);
  if (done->error().code != ErrorCode::cancelled) insights.problem = done->error().message;
  return {};
}

std::string keyOf(const WorklistFilter& filter) {
  std::string key = filter.text;
  for (const GapKind kind : filter.kinds) key += fmt::format("/k{}", static_cast<int>(kind));
  for (const GapStatus status : filter.statuses) key += fmt::format("/s{}", static_cast<int>(status));
  if (filter.about) key += fmt::format("/a{}", filter.about->value);
  return key;
}

void sortVertices(std::vector<VertexIndex>& vertices) {
  std::sort(vertices.begin(), vertices.end());
  vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
}

// "+0,02": what is too little for the list is told in more digits than the list has.
std::string finely(double value, Language language) {
  std::string text = fmt::format("{:.2f}", std::abs(value));
  if (language == Language::danish) std::ranges::replace(text, '.', ',');
  return (value < 0 ? "−" : "+") + text;
}

WhyNotText wordsOf(const Session& session, const WhyNotQuestion& question, const WhyNot& answer, Language language) {
  const GraphSnapshot& network = session.network();
  WhyNotText text{.question = question,
                  .first = std::string(network.name(question.a, language)),
                  .second = std::string(network.name(question.b, language)),
                  .sentence = answer.sentence.in(language)};
  if (!answer.gap) return text;
  if (answer.reason == WhyNot::Reason::listed) text.listedGap = answer.gap->id;
  if (const auto detail = describeGap(session, {.gap = *answer.gap}, language)) text.parts = detail->parts;
  for (GapPartText& part : text.parts) part.valueText = finely(part.value, language);
  return text;
}

}  // namespace

const WorklistItem* Insights::item(std::string_view gap) const {
  const auto found = std::ranges::find_if(items, [&](const WorklistItem& one) { return one.gap.id == gap; });
  return found == items.end() ? nullptr : &*found;
}

bool InsightBuilder::working() const {
  return gaps_.running() || backtest_.running() || whyNot_.running() || coverage_.running() || nearest_.running() ||
         consortia_.running() || swap_.running();
}

std::optional<InsightBuilder::SlowWork> InsightBuilder::slowWork() const {
  if (gaps_.noticed()) return SlowWork{say::kGapsFinding, gaps_.progress()};
  if (coverage_.noticed()) return SlowWork{say::kCoverageWorking, coverage_.progress()};
  if (nearest_.noticed()) return SlowWork{say::kCellWorking, nearest_.progress()};
  if (consortia_.noticed()) return SlowWork{say::kCallSearching, consortia_.progress()};
  if (whyNot_.noticed()) return SlowWork{say::kWhyNotWorking, whyNot_.progress()};
  if (backtest_.noticed()) return SlowWork{say::kBacktesting, backtest_.progress()};
  return {};
}

void InsightBuilder::cancelSlowWork(InsightState& asked, Insights& insights) {
  if (gaps_.noticed()) {
    gaps_.cancel();
    insights.gapsStopped = !foundKey_;
    if (!foundKey_) return;
    gapsKey_ = foundKey_;
    asked.gaps.surprise = asked.gaps.surpriseDraft = foundKey_->surprise;
    asked.gaps.competitorsToo = foundKey_->competitorsToo;
    asked.gaps.statedOnly = foundKey_->statedOnly;
  } else if (coverage_.noticed()) {
    coverage_.cancel();
    insights.coverageStopped = !coveredKey_;
    if (!coveredKey_) return;
    coverageKey_ = coveredKey_;
    asked.coverage.columns = coveredKey_->columns;
    asked.coverage.year = coveredKey_->year;
  } else if (nearest_.noticed()) {
    nearest_.cancel();
    asked.coverage.question.reset();
  } else if (consortia_.noticed()) {
    consortia_.cancel();
  } else if (whyNot_.noticed()) {
    whyNot_.cancel();
    asked.whyNot.reset();
  } else if (backtest_.noticed()) {
    backtest_.cancel();
  }
}

void InsightBuilder::startGaps(const GapsState& asked, Insights& insights) {
  gapsKey_ = {asked.surprise, asked.competitorsToo, asked.statedOnly};
  insights.gapsStopped = false;
  const GapOptions options{.worst = asked.statedOnly ? Certainty::enteredByHand : Certainty::publicKnowledge,
                           .surprise = asked.surprise,
                           .competitorsToo = asked.competitorsToo,
                           .top = kMostGaps};
  gaps_.start([network = network_, options](JobControl& job) { return findGaps(*network, options, {}, job); });
}

bool InsightBuilder::refreshGaps(const Session& session, const ViewState& state, InsightState& asked,
                                 Insights& insights) {
  GapsState& gaps = asked.gaps;
  const GapsKey key{gaps.surprise, gaps.competitorsToo, gaps.statedOnly};
  if (state.drawer == DrawerPage::gaps && gapsKey_ != key) startGaps(gaps, insights);
  if (auto done = kept(gaps_.take(), insights)) {
    found_ = std::move(done);
    foundKey_ = gapsKey_;
    ++foundVersion_;
  }
  const WordsKey words{session.revision(), state.language, foundVersion_};
  if (!found_) return false;
  const bool fresh = wordsKey_ != words && !gaps_.running();
  if (fresh) {
    wordsKey_ = words;
    viewKey_ = detailKey_ = "?";
    if (auto items = worklistOf(session, *found_)) insights.items = std::move(*items);
    insights.unknownEntities = found_->unknown;
    insights.unknown.clear();
    for (const UnknownEntity& one : found_->unknown)
      insights.unknown.push_back(
          {one.vertex, std::string(network_->name(one.vertex, state.language)), one.missing.in(state.language)});
    insights.gapsKnown = true;
  }
  bool changed = fresh;
  if (const std::string view = keyOf(gaps.filter); view != viewKey_) {
    viewKey_ = view;
    insights.view = filterWorklist(insights.items, gaps.filter, *network_, state.language);
    changed = true;
  }
  if (gaps.open != detailKey_) {
    detailKey_ = gaps.open;
    insights.detail.reset();
    if (const WorklistItem* item = insights.item(gaps.open)) {
      if (auto detail = describeGap(session, *item, state.language)) insights.detail = std::move(*detail);
      if (gaps.noteFor != gaps.open || fresh) gaps.note = item->note;
      gaps.noteFor = gaps.open;
    }
    changed = true;
  }
  return changed;
}

bool InsightBuilder::refreshBacktest(const ViewState& state, Insights& insights) {
  if (state.drawer == DrawerPage::gaps && insights.gapsKnown && backtestKey_ != state.language) {
    backtestKey_ = state.language;
    backtest_.start([network = network_, language = state.language](JobControl& job) {
      return backtestText(*network, language, job);
    });
  }
  auto done = kept(backtest_.take(), insights);
  if (done) insights.backtest = std::move(done);
  return done.has_value();
}

bool InsightBuilder::refreshWhyNot(const Session& session, const ViewState& state, const InsightState& asked,
                                   Insights& insights) {
  if (!asked.whyNot) {
    whyNot_.cancel();
    whyNotAsked_.reset();
    insights.whyNot.reset();
    return false;
  }
  if (whyNotAsked_ != asked.whyNot) {
    whyNotAsked_ = asked.whyNot;
    whyNotAnswer_.reset();
    insights.whyNot.reset();
    auto dismissals = readDismissals(session);
    whyNot_.start([network = network_, question = *asked.whyNot,
                   dismissals = dismissals ? *dismissals : std::vector<Dismissal>{}](JobControl& job) {
      return whyNot(*network, question.a, question.b, {}, dismissals, job);
    });
  }
  if (auto done = kept(whyNot_.take(), insights)) {
    whyNotAnswer_ = std::move(done);
    whyNotWords_.reset();
  }
  const std::pair words{session.revision(), state.language};
  if (!whyNotAnswer_ || whyNotWords_ == words) return false;
  whyNotWords_ = words;
  insights.whyNot = wordsOf(session, *whyNotAsked_, *whyNotAnswer_, state.language);
  return true;
}

bool InsightBuilder::refreshCoverage(const Session& session, const ViewState& state, InsightState& asked,
                                     Insights& insights) {
  CoverageState& coverage = asked.coverage;
  const CoverageKey key{coverage.columns, coverage.year};
  if (state.drawer == DrawerPage::coverage && coverageKey_ != key) {
    coverageKey_ = key;
    insights.coverageStopped = false;
    const CoverageOptions options{.columns = coverage.columns, .asOf = coverage.year};
    coverage_.start([network = network_, options](JobControl& job) { return coverageTable(*network, options, job); });
  }
  bool changed = false;
  if (auto done = kept(coverage_.take(), insights)) {
    // The theme stays chosen where the table is asked in another way.
    std::optional<VertexIndex> theme;
    if (coverage.question && insights.cell) theme = insights.cell->theme;
    insights.coverage = std::move(done);
    coveredKey_ = coverageKey_;
    coverage.followed.reset();
    coverage.place = {};
    coverage.question.reset();
    const auto& rows = insights.coverage->matrix.rows;
    const auto row = std::ranges::find_if(rows, [&](const CoverageRow& one) { return theme && one.theme == *theme; });
    if (row != rows.end()) coverage.question = CellQuestion{static_cast<std::size_t>(row - rows.begin()), {}};
    rowsKey_ = cellKey_ = "?";
    nearestAsked_.reset();
    changed = true;
  }
  if (!insights.coverage || coverage_.running()) return changed;
  const std::string rows =
      fmt::format("{}/{}/{}", static_cast<int>(coverage.order), static_cast<int>(state.language), coverage.text);
  if (rows != rowsKey_) {
    rowsKey_ = rows;
    insights.coverageRows = orderedRows(*insights.coverage, *network_, coverage.order, coverage.text, state.language);
    changed = true;
  }
  return refreshCell(session, state, coverage, insights) || changed;
}

bool InsightBuilder::refreshCell(const Session& session, const ViewState& state, const CoverageState& asked,
                                 Insights& insights) {
  if (!asked.question) {
    const bool changed = insights.cell.has_value();
    insights.cell.reset();
    nearestAsked_.reset();
    return changed;
  }
  if (nearestAsked_ != asked.question) {
    nearestAsked_ = asked.question;
    nearestFound_.reset();
    nearest_.start([network = network_, table = *insights.coverage, question = *asked.question](JobControl& job) {
      return nearestFor(*network, table, question, job);
    });
  }
  if (auto done = kept(nearest_.take(), insights)) {
    nearestFound_ = std::move(done);
    cellKey_ = "?";
  }
  const std::string cell = fmt::format("{}/{}", session.revision(), static_cast<int>(state.language));
  if (!nearestFound_ || cell == cellKey_) return false;
  cellKey_ = cell;
  auto answer = answerCell(session, *insights.coverage, *asked.question, *nearestFound_, state.language);
  if (!answer) return false;
  const bool another = !insights.cell || insights.cell->theme != answer->theme;
  insights.cell = std::move(*answer);
  insights.lookWanted = insights.lookWanted || another;
  return true;
}

void InsightBuilder::buildConsortia(const Session& session, const Call& call, Insights& insights) {
  constexpr std::size_t kProposals = 4;
  insights.problem.clear();
  callBuilding_ = call;
  consortia_.start([network = session.networkPtr(), call](JobControl& job) {
    return samspil::buildConsortia(*network, call, kProposals, job);
  });
}

void InsightBuilder::swap(const Session& session, std::size_t proposal, const CardSwap& swap, Insights& insights) {
  if (!insights.consortia || proposal >= insights.consortia->proposals.size()) return;
  std::vector<VertexIndex> members;
  for (const MemberReason& member : insights.consortia->proposals[proposal].members)
    members.push_back(member.vertex == swap.out ? swap.in : member.vertex);
  swapping_ = proposal;
  swap_.start([network = session.networkPtr(), call = insights.consortiaCall, members](JobControl& job) {
    return describeMembers(*network, call, members, job);
  });
}

bool InsightBuilder::refreshConsortia(const ViewState& state, Insights& insights) {
  if (state.drawer == DrawerPage::consortium && choicesKey_ != state.language) {
    choicesKey_ = state.language;
    insights.themes = callThemes(*network_, state.language);
    insights.types = callTypes(*network_, state.language);
    insights.countries = callCountries(*network_, state.language);
    insights.actors = callActors(*network_, state.language);
    if (const auto assets = assetsDirectory(); assets && insights.baseRule.memberStates.empty()) {
      if (auto rule = readCountryRule(*assets / "horizon_europe.json")) insights.baseRule = std::move(*rule);
    }
  }
  if (auto done = kept(consortia_.take(), insights)) {
    insights.consortia = std::move(done);
    insights.consortiaCall = callBuilding_;
    ++insights.answers;
    ++consortiaVersion_;
  }
  if (auto done = kept(swap_.take(), insights); done && insights.consortia) {
    insights.consortia->proposals[swapping_] = std::move(*done);
    ++consortiaVersion_;
  }
  const WordsKey words{0, state.language, consortiaVersion_};
  if (!insights.consortia || consortiaWords_ == words) return false;
  consortiaWords_ = words;
  insights.cards.clear();
  for (const Proposal& proposal : insights.consortia->proposals)
    insights.cards.push_back(consortiumCard(*network_, insights.consortiaCall, proposal, state.language));
  return true;
}

void InsightBuilder::refreshLight(const ViewState& state, const InsightState& asked, Insights& insights) {
  const std::size_t onMap = asked.consortium.onMap;
  std::string key = fmt::format("{}/{}/{}/{}/{}", static_cast<int>(state.drawer), state.selection.empty(), changes_,
                                asked.consortium.lit, onMap);
  if (key == lightKey_) return;
  lightKey_ = std::move(key);
  ++insights.lightVersion;
  insights.light = {};
  // What is selected by hand is looked at instead.
  if (!state.selection.empty()) return;
  if (state.drawer == DrawerPage::gaps && insights.detail) {
    if (const WorklistItem* item = insights.item(insights.detail->id)) insights.light = lightOf(*network_, item->gap);
  } else if (state.drawer == DrawerPage::coverage && insights.cell) {
    insights.light = lightOf(*network_, *insights.cell);
  } else if (state.drawer == DrawerPage::consortium && asked.consortium.lit && onMap < insights.cards.size()) {
    insights.light = lightOf(*network_, insights.cards[onMap]);
  }
  sortVertices(insights.light.others);
}

bool InsightBuilder::refresh(const Session& session, const ViewState& state, InsightState& asked, Insights& insights) {
  if (network_ != session.networkPtr()) {
    // What was found holds for another network: its places are not this one's.
    network_ = session.networkPtr();
    gaps_.cancel();
    backtest_.cancel();
    coverage_.cancel();
    nearest_.cancel();
    consortia_.cancel();
    swap_.cancel();
    gapsKey_.reset();
    foundKey_.reset();
    coverageKey_.reset();
    coveredKey_.reset();
    choicesKey_.reset();
    backtestKey_.reset();
    asked.gaps.filter.about.reset();
    insights.cards.clear();
    insights.consortia.reset();
    insights.coverage.reset();
    insights.cell.reset();
    insights.items.clear();
    insights.view = {};
    insights.detail.reset();
    insights.gapsKnown = insights.gapsStopped = insights.coverageStopped = false;
    found_.reset();
    asked.coverage.question.reset();
    asked.whyNot.reset();
    ++changes_;
  }
  bool changed = refreshGaps(session, state, asked, insights);
  changed |= refreshBacktest(state, insights);
  changed |= refreshWhyNot(session, state, asked, insights);
  changed |= refreshCoverage(session, state, asked, insights);
  changed |= refreshConsortia(state, insights);
  if (changed) ++changes_;
  refreshLight(state, asked, insights);
  return changed;
}

}  // namespace samspil
