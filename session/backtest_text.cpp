#include "session/backtest_text.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "graph/gaps/backtest_verdict.h"
#include "session/wording.h"

namespace samspil {
namespace {

int hits(double precision, int of) { return static_cast<int>(std::lround(precision * of)); }

std::string backtestSentence(const BacktestReport& report, Language language) {
  double best = 0;
  for (const BacktestMethod& plain : std::span(report.methods).subspan(1)) best = std::max(best, plain.precisionAt100);
  return fmt::format(
      fmt::runtime(language == Language::danish
                       ? "Afprøvet på netværkets egen historie: af de 100 samarbejder, der ud fra det kendte til og "
                         "med {} så mest sandsynlige ud, blev {} til noget siden. Den bedste enkle regel ramte {}."
                       : "Tried on the network's own past: of the 100 ties that looked most likely from what was "
                         "known until {}, {} came about since. The best plain rule hit {}."),
      report.year, hits(report.methods.front().precisionAt100, 100), hits(best, 100));
}

std::string abstention(const BacktestReport& report, Language language) {
  return (language == Language::danish ? "Rækkefølgen følger kilderne og er ikke en spådom. "
                                       : "The order follows the sources and is no forecast. ") +
         report.explanation.in(language);
}

std::string decimal(double value, Language language) {
  std::string text = fmt::format("{:.1f}", value);
  if (language == Language::danish) std::ranges::replace(text, '.', ',');
  return text;
}

}  // namespace

BacktestText wordsOf(const BacktestReport& report, Language language) {
  BacktestText text{report.abstained, report.abstained ? abstention(report, language) : "", {}, {}};
  if (report.methods.empty()) return text;
  if (!report.abstained) text.sentence = backtestSentence(report, language);
  text.split = fmt::format(
      fmt::runtime(language == Language::danish
                       ? "Til og med {} kendtes {} samarbejder mellem {} aktører. Siden kom der {} nye mellem dem."
                       : "Until {}, {} ties between {} actors were known. Since then {} new ones came between them."),
      report.year, numberText(report.knownTies, language), numberText(report.actors, language),
      numberText(report.newTies, language));
  for (const BacktestMethod& method : report.methods) {
    text.rows.push_back(
        {backtestMethodLabel(method.name).in(language),
         method.name == "combined",
         {std::to_string(hits(method.precisionAt10, 10)), std::to_string(hits(method.precisionAt20, 20)),
          std::to_string(hits(method.precisionAt100, 100)), fmt::format("{} %", hits(method.auc, 100)),
          decimal(10 * method.precisionPerActor, language)}});
  }
  return text;
}

Result<BacktestText> backtestText(const GraphSnapshot& network, Language language, JobControl& job) {
  constexpr int kSplitsTried = 4;  // years; further back little of today's network was known
  const CollaborationHistory history = historyOf(network);
  int newest = 0;
  for (const JointProject& project : history.projects) newest = std::max(newest, project.year);
  for (int year = newest - 1; newest != 0 && year >= newest - kSplitsTried; --year) {
    const auto report = backtest(history, year, {}, job);
    if (!report && report.error().code == ErrorCode::cancelled) return report.error();
    // Whatever it shows: to go on until a year flatters would be no trial.
    if (report && (report->tooLarge || !report->methods.empty())) return wordsOf(*report, language);
  }
  return BacktestText{
      true,
      language == Language::danish
          ? "Rækkefølgen følger kilderne og er ikke en spådom: for få samarbejder har et årstal til, at den kan prøves "
            "på netværkets egen historie."
          : "The order follows the sources and is no forecast: too few ties are dated for it to be tried on the "
            "network's own past.",
      {},
      {}};
}

}  // namespace samspil
