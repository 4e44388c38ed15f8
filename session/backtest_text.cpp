#include "session/backtest_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "session/wording.h"

namespace samspil {
namespace {

int hits(double precision, int of) { return static_cast<int>(std::lround(precision * of)); }

std::string backtestSentence(const BacktestReport& report, Language language) {
  const auto hits = [](double precision, int of) { return static_cast<int>(precision * of + 0.5); };
  const int combined = hits(report.methods.front().precisionAt20, 20);
  const auto popular = std::ranges::find(report.methods, "preferential_attachment", &BacktestMethod::name);
  const int popularity = popular == report.methods.end() ? 0 : hits(popular->precisionAt20, 20);
  return fmt::format(
      fmt::runtime(
          language == Language::danish
              ? "Afprøvet på netværkets egen historie: af de 20 samarbejder, der ud fra det kendte til og med "
                "{} så mest sandsynlige ud, blev {} til noget siden. Den, der gættede på de mest kendte, ramte "
                "{}."
              : "Tried on the network's own past: of the 20 ties that looked most likely from what was known "
                "until {}, {} came about since. Guessing the best connected would have hit {}."),
      report.year, combined, popularity);
}

std::string methodLabel(const std::string& method, Language language) {
  const auto label = [&](const char* danish, const char* english) {
    return std::string(language == Language::danish ? danish : english);
  };
  if (method == "combined") return label("Samspils samlede vægt", "Samspil's combined weight");
  if (method == "common_neighbours") return label("Flest fælles partnere", "Most common partners");
  if (method == "adamic_adar")
    return label("Sjældne fælles partnere (Adamic-Adar)", "Rare common partners (Adamic-Adar)");
  if (method == "resource_allocation")
    return label("Fælles partnere med få andre (resource allocation)", "Common partners of few (resource allocation)");
  return label("De bedst forbundne (preferential attachment)", "The best connected (preferential attachment)");
}

std::string decimal(double value, Language language) {
  std::string text = fmt::format("{:.1f}", value);
  if (language == Language::danish) std::ranges::replace(text, '.', ',');
  return text;
}

}  // namespace

BacktestText wordsOf(const BacktestReport& report, Language language) {
  BacktestText text{report.abstained, report.explanation.in(language), {}, {}};
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
        {methodLabel(method.name, language),
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
    if (report && !report->abstained && !report->methods.empty()) return wordsOf(*report, language);
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
