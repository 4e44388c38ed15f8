#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "graph/coverage/coverage.h"
#include "graph/search.h"

namespace samspil {
namespace {

struct CoverageCommandOptions {
  std::string columns = "type", theme;
  int asOf = 0;
  bool json = false;
};

Json matrixJson(const CoverageMatrix& matrix, const GraphSnapshot& network, Language language) {
  Json columns = Json::array(), themes = Json::array();
  for (const CoverageColumn& column : matrix.columns)
    columns.push_back({{"id", column.key}, {"label", column.label.in(language)}});
  for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
    const CoverageRow& theme = matrix.rows[row];
    Json cells = Json::array();
    for (std::size_t column = 0; column < matrix.columns.size(); ++column) {
      const CoverageCell& cell = matrix.cell(row, column);
      if (cell.count == 0) continue;
      Json evidence = Json::array();
      for (const StatementId id : cell.evidence) evidence.push_back(id.value);
      cells.push_back({{"column", matrix.columns[column].key},
                       {"count", cell.count},
                       {"strength", cell.strength},
                       {"newest_year", cell.newestYear},
                       {"evidence", evidence}});
    }
    themes.push_back({{"theme", network.key(theme.theme)},
                      {"name", network.name(theme.theme, language)},
                      {"actors", theme.actors},
                      {"countries", theme.countries},
                      {"depth", theme.depth()},
                      {"cells", cells}});
  }
  const auto& depths = matrix.depths;
  return {{"columns", columns},
          {"themes", themes},
          {"depths", {{"0", depths[0]}, {"1", depths[1]}, {"2", depths[2]}, {"3+", depths[3]}}}};
}

void printMatrix(const CommandContext& context, const CoverageMatrix& matrix, const GraphSnapshot& network) {
  for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
    const CoverageRow& theme = matrix.rows[row];
    fmt::print(context.out, "{:>3}  {}\n", theme.actors, network.name(theme.theme, context.language));
    for (std::size_t column = 0; column < matrix.columns.size(); ++column) {
      const CoverageCell& cell = matrix.cell(row, column);
      if (cell.count == 0) continue;
      const std::string year = cell.newestYear > 0 ? fmt::format(" ({})", cell.newestYear) : "";
      fmt::print(context.out, "       {} {}{}\n", cell.count, matrix.columns[column].label.in(context.language), year);
    }
  }
  const auto& depths = matrix.depths;
  fmt::print(context.out, "\n{}: {} · {} · {} · {}\n",
             context.words("Temaer dækket af 0 · 1 · 2 · 3 eller flere", "Themes covered by 0 · 1 · 2 · 3 or more"),
             depths[0], depths[1], depths[2], depths[3]);
}

Result<ExitStatus> printNearest(const CommandContext& context, const GraphSnapshot& network,
                                const CoverageCommandOptions& given, const CoverageOptions& options) {
  TRY_ASSIGN(const VertexIndex theme, resolveEntity(network, given.theme));
  JobControl job;
  TRY_ASSIGN(const auto nearest, nearestToFill(network, theme, nullptr, options, 10, job));
  Json list = Json::array();
  for (const NearestActor& near : nearest) {
    Json by = Json::array();
    for (const VertexIndex v : near.by) by.push_back(network.key(v));
    list.push_back({{"entity", network.key(near.actor)},
                    {"closeness", near.closeness},
                    {"by", by},
                    {"sentence", near.sentence.in(context.language)}});
    if (!given.json) fmt::print(context.out, "{:.2f}  {}\n", near.closeness, near.sentence.in(context.language));
  }
  if (given.json) print(context.out, {{"theme", network.key(theme)}, {"nearest", list}});
  return ExitStatus::done;
}

Result<ExitStatus> run(const CommandContext& context, const CoverageCommandOptions& given) {
  CoverageOptions options;
  const auto columns = parseCoverageColumns(given.columns);
  if (!columns)
    return makeError(ErrorCode::invalidArgument, "{} is no choice of columns: entity, type or country.", given.columns);
  options.columns = *columns;
  options.asOf = given.asOf;
  TRY_ASSIGN(const auto session, context.openForReading());
  if (!given.theme.empty()) return printNearest(context, session->network(), given, options);
  JobControl job;
  TRY_ASSIGN(const CoverageMatrix matrix, coverageMatrix(session->network(), options, job));
  if (given.json) {
    print(context.out, matrixJson(matrix, session->network(), context.language));
  } else {
    printMatrix(context, matrix, session->network());
  }
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineCoverage(Arguments arguments) {
  const auto options = std::make_shared<CoverageCommandOptions>();
  arguments
      .option("--columns", options->columns, {"type, country (land) eller entity (partner)", "type, country or entity"},
              "COLUMNS")
      .showDefault();
  arguments.option(
      "--nearest", options->theme,
      {"I stedet: hvem der er nærmest til at tage dette tema op", "Instead: who is nearest to take up this theme"},
      "THEME");
  arguments.option("--until", options->asOf,
                   {"Kun det, som kilder fra dette år og før ved", "Only what sources of this year and before know"},
                   "YEAR");
  arguments.json(options->json);
  return [options](CommandContext& context) { return run(context, *options); };
}

}  // namespace samspil
