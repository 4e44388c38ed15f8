#include <algorithm>
#include <cmath>
#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "cli/view_options.h"
#include "graph/analysis/analysis.h"
#include "graph/search.h"

namespace samspil {
namespace {

constexpr std::size_t kDefaultRows = 20;

struct MetricsOptions {
  std::string name, entity;
  ViewOptions view;
  std::size_t rows = kDefaultRows;
  bool json = false;
};

void listAnalyses(const CommandContext& context, bool json) {
  Json list = Json::array();
  for (const Analysis* analysis : analysisCatalogue()) {
    if (json) {
      list.push_back({{"name", analysis->id},
                      {"title", analysis->title.in(context.language)},
                      {"meaning", analysis->meaning.in(context.language)}});
    } else {
      fmt::print(context.out, "{:<22}{}\n", analysis->id, analysis->meaning.in(context.language));
    }
  }
  if (json) print(context.out, {{"metrics", list}});
}

Json keysOf(std::span<const VertexIndex> vertices, const GraphSnapshot& network) {
  Json keys = Json::array();
  for (const VertexIndex v : vertices) keys.push_back(network.key(v));
  return keys;
}

// The best `rows` entities, or the one asked for.
std::vector<VertexIndex> rowsOf(const AnalysisResult& result, std::optional<VertexIndex> only, std::size_t rows) {
  if (only) return {*only};
  std::vector<VertexIndex> best = ranking(result);
  best.resize(std::min(best.size(), rows));
  return best;
}

void printJson(const CommandContext& context, const Analysis& analysis, const AnalysisResult& result,
               const GraphSnapshot& network, std::span<const VertexIndex> rows) {
  Json entities = Json::array();
  for (const VertexIndex v : rows) {
    const double score = result.scores.empty() ? kNoScore : result.scores[v.value];
    entities.push_back({{"id", network.key(v)},
                        {"name", network.name(v, context.language)},
                        {"score", std::isnan(score) ? Json() : Json(score)},
                        {"place", rankOf(result, v)},
                        {"sentence", analysis.sentence(result, network, v, context.language)}});
  }
  Json findings = Json::array();
  for (const AnalysisFinding& finding : result.findings) {
    findings.push_back({{"entities", keysOf(finding.vertices, network)},
                        {"separated", keysOf(finding.separated, network)},
                        {"value", finding.value},
                        {"sentence", finding.sentence.in(context.language)}});
  }
  print(context.out, {{"metric", analysis.id},
                      {"title", analysis.title.in(context.language)},
                      {"meaning", analysis.meaning.in(context.language)},
                      {"entities_counted", result.shown},
                      {"exact", result.exact},
                      {"note", result.note.in(context.language)},
                      {"entities", entities},
                      {"findings", findings}});
}

void printText(const CommandContext& context, const Analysis& analysis, const AnalysisResult& result,
               const GraphSnapshot& network, std::span<const VertexIndex> rows, std::size_t limit) {
  fmt::print(context.out, "{}: {}\n\n", analysis.title.in(context.language), analysis.meaning.in(context.language));
  for (const VertexIndex v : rows) {
    fmt::print(context.out, "{:>4}  {}\n      {}\n", rankOf(result, v), network.name(v, context.language),
               analysis.sentence(result, network, v, context.language));
  }
  for (const AnalysisFinding& finding : std::span(result.findings).first(std::min(limit, result.findings.size()))) {
    fmt::print(context.out, "  • {}\n", finding.sentence.in(context.language));
  }
  if (!result.note.in(context.language).empty()) fmt::print(context.out, "\n{}\n", result.note.in(context.language));
}

Result<ExitStatus> run(const CommandContext& context, const MetricsOptions& options) {
  if (options.name.empty()) {
    listAnalyses(context, options.json);
    return ExitStatus::done;
  }
  const Analysis* analysis = findAnalysis(options.name);
  if (analysis == nullptr) {
    return makeError(ErrorCode::notFound, "No metric is called {}. `samspil metrics` lists them.", options.name);
  }
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY(previewView(*session, options.view));
  const GraphSnapshot& network = session->network();
  std::optional<VertexIndex> only;
  if (!options.entity.empty()) {
    TRY_ASSIGN(only, resolveEntity(network, options.entity));
  }
  JobControl job;
  TRY_ASSIGN(const AnalysisResult result, analysis->run(network, &session->visibility(), job));
  const std::vector<VertexIndex> rows = rowsOf(result, only, options.rows);
  if (options.json) {
    printJson(context, *analysis, result, network, rows);
  } else {
    printText(context, *analysis, result, network, rows, options.rows);
  }
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineMetrics(Arguments arguments) {
  const auto options = std::make_shared<MetricsOptions>();
  arguments.optionalOperand(
      {"navn", "name"}, options->name,
      {"Hvilket mål; uden et: listen over dem alle", "Which metric; without one: the list of all"});
  arguments.option("--for", options->entity, {"Kun hvad det siger om denne enhed", "Only what it says of this entity"},
                   "ENTITY");
  arguments.option("--top", options->rows, {"Højst så mange", "How many at most"}, "N").showDefault();
  arguments.json(options->json);
  addViewOptions(arguments, options->view);
  return [options](CommandContext& context) { return run(context, *options); };
}

}  // namespace samspil
