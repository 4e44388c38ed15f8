#include "graph/gaps/backtest_verdict.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "graph/gaps/gap_text.h"

namespace samspil {
namespace {

constexpr double kBids = 100;

// What measure() finds highest among the plain indexes.
template <typename Measure>
const BacktestMethod& bestOf(std::span<const BacktestMethod> plain, Measure measure) {
  return *std::ranges::max_element(plain, {}, measure);
}

LocalizedText percentText(double share) {
  const std::string text = fmt::format("{:.1f}", 100 * share);
  std::string danish = text;
  std::ranges::replace(danish, '.', ',');
  return {danish + " %", text + "%"};
}

LocalizedText hitsText(double precision) {
  return sayNumber(static_cast<std::uint64_t>(std::lround(precision * kBids)));
}

std::optional<LocalizedText> shortOfHits(const BacktestReport& report, std::span<const BacktestMethod> plain) {
  const double ours = report.methods.front().precisionAt100;
  const BacktestMethod& best = bestOf(plain, &BacktestMethod::precisionAt100);
  const LocalizedText year = {std::to_string(report.year), std::to_string(report.year)};
  if (ours == 0 && best.precisionAt100 == 0)
    return say("Af de første 100 bud fra {0} blev ingen til noget.", "Of the first 100 bids from {0} none came true.",
               {year});
  if (ours > 0 && ours >= best.precisionAt100) return {};
  return say("Af de første 100 bud fra {0} blev {1} til noget; den enkle regel “{2}” ramte {3}.",
             "Of the first 100 bids from {0} {1} came true; the plain rule “{2}” hit {3}.",
             {year, hitsText(ours), backtestMethodLabel(best.name), hitsText(best.precisionAt100)});
}

std::optional<LocalizedText> shortOfOrder(const BacktestReport& report, std::span<const BacktestMethod> plain) {
  const double ours = report.methods.front().auc;
  const BacktestMethod& best = bestOf(plain, &BacktestMethod::auc);
  if (ours >= best.auc) return {};
  return say("Par, der fandt sammen, stod over par, der ikke gjorde, i {0} af tilfældene; med “{1}” i {2}.",
             "Pairs that came together stood above pairs that did not in {0} of cases; by “{1}” in {2}.",
             {percentText(ours), backtestMethodLabel(best.name), percentText(best.auc)});
}

}  // namespace

LocalizedText backtestMethodLabel(std::string_view method) {
  if (method == "combined") return {"Samspils samlede vægt", "Samspil's combined weight"};
  if (method == "common_neighbours") return {"Flest fælles partnere", "Most common partners"};
  if (method == "adamic_adar") return {"Sjældne fælles partnere (Adamic-Adar)", "Rare common partners (Adamic-Adar)"};
  if (method == "resource_allocation")
    return {"Fælles partnere med få andre (resource allocation)", "Common partners of few (resource allocation)"};
  return {"De bedst forbundne (preferential attachment)", "The best connected (preferential attachment)"};
}

std::optional<LocalizedText> shortfall(const BacktestReport& report) {
  if (report.methods.size() < 2) return {};
  const auto plain = std::span(report.methods).subspan(1);
  const auto hits = shortOfHits(report, plain), order = shortOfOrder(report, plain);
  if (!hits || !order) return hits ? hits : order;
  return LocalizedText{hits->danish + " " + order->danish, hits->english + " " + order->english};
}

}  // namespace samspil
