#include "graph/coverage/coverage.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/gaps/gap_text.h"
#include "graph/gaps/theme_demand.h"

namespace samspil {
namespace {

struct ColumnBuild {
  CoverageColumn column;
  std::map<VertexIndex, CoverageCell> cells;  // by theme
};

GapOptions gapOptionsOf(const CoverageOptions& options) {
  GapOptions gap;
  gap.worst = options.worst;
  if (options.asOf != 0) gap.today.year = static_cast<std::int16_t>(options.asOf);
  return gap;
}

CoverageColumn columnOf(const GraphSnapshot& network, VertexIndex actor, CoverageColumns kind) {
  if (kind == CoverageColumns::entity) {
    return {std::string(network.key(actor)), nameOf(network, actor), actor};
  }
  if (kind == CoverageColumns::type) {
    const EntityType& type = network.vocabulary().type(network.type(actor));
    return {type.key, type.plural, std::nullopt};
  }
  const std::string code(network.countryName(network.country(actor)));
  if (code.empty()) return {"", {"Land ukendt", "Country unknown"}, std::nullopt};
  return {code, {code, code}, std::nullopt};
}

// Some source of the year or before knows of it.
bool isKnownBy(const GapContext& context, const ThemeLink& link, int asOf) {
  if (asOf == 0) return true;
  return std::all_of(link.ties.begin(), link.ties.end(), [&](EdgeIndex tie) {
    const auto rows = context.network().statements(tie);
    return std::any_of(rows.begin(), rows.end(), [&](const StatementRow& row) {
      return context.counts(row) && context.network().sources().dateOf(row.source).year <= asOf;  // 0: not known
    });
  });
}

void addTo(CoverageCell& cell, VertexIndex actor, const GapContext& context, const ThemeLink& link, int asOf) {
  ++cell.count;
  cell.actors.push_back(actor);
  cell.strength += link.strength;
  GapEvidence evidence;
  for (const EdgeIndex tie : link.ties) {
    context.cite(tie, evidence);
    const int year = context.lastYear(tie);
    cell.newestYear = std::max(cell.newestYear, asOf == 0 ? year : std::min(year, asOf));
  }
  cell.evidence.insert(cell.evidence.end(), evidence.statements.begin(), evidence.statements.end());
}

// Themes that a source of the year or before names at all.
bool isThemeKnownBy(const GapContext& context, VertexIndex theme, int asOf) {
  if (asOf == 0) return true;
  const GraphSnapshot& network = context.network();
  const auto old = [&](SourceId id) {
    const PartialDate date = network.sources().dateOf(id);
    return date.known() && date.year <= asOf;
  };
  const auto facts = network.factSources(theme);
  if (std::any_of(facts.begin(), facts.end(), old)) return true;
  for (const HalfEdge& half : network.incident(theme)) {
    for (const StatementRow& row : network.statements(half.edge)) {
      if (context.counts(row) && old(row.source)) return true;
    }
  }
  return false;
}

void sortEvidence(CoverageCell& cell) {
  std::sort(cell.evidence.begin(), cell.evidence.end());
  cell.evidence.erase(std::unique(cell.evidence.begin(), cell.evidence.end()), cell.evidence.end());
}

}  // namespace

std::optional<CoverageColumns> parseCoverageColumns(std::string_view name) {
  if (name == "entity") return CoverageColumns::entity;
  if (name == "type") return CoverageColumns::type;
  if (name == "country") return CoverageColumns::country;
  return std::nullopt;
}

Result<CoverageMatrix> coverageMatrix(const GraphSnapshot& network, const CoverageOptions& options, JobControl& job) {
  const GapOptions gapOptions = gapOptionsOf(options);
  TRY_ASSIGN(const GapContext context, GapContext::build(network, gapOptions, job));
  TRY_ASSIGN(const ThemeProfiles profiles, ThemeProfiles::build(context, job));
  std::map<std::string, ColumnBuild> builds;
  CoverageMatrix matrix;
  matrix.kind = options.columns;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex theme{i};
    if (!context.isTheme(theme) || !context.isAlive(theme) || !isThemeKnownBy(context, theme, options.asOf)) continue;
    TRY(job.checkpoint(i, network.vertexCount()));
    CoverageRow row{theme};
    std::set<CategoryIndex> countries;
    for (const VertexIndex actor : profiles.actorsOf(theme)) {
      const auto links = profiles.of(actor);
      const auto link = std::find_if(links.begin(), links.end(), [&](const ThemeLink& l) { return l.theme == theme; });
      if (!isKnownBy(context, *link, options.asOf)) continue;
      ++row.actors;
      if (network.country(actor) != 0) countries.insert(network.country(actor));
      CoverageColumn column = columnOf(network, actor, options.columns);
      ColumnBuild& build = builds[column.key];
      build.column = std::move(column);
      addTo(build.cells[theme], actor, context, *link, options.asOf);
    }
    row.countries = static_cast<std::uint32_t>(countries.size());
    ++matrix.depths[row.depth()];
    matrix.rows.push_back(row);
  }
  std::stable_sort(matrix.rows.begin(), matrix.rows.end(), [&](const CoverageRow& a, const CoverageRow& b) {
    return a.actors != b.actors ? a.actors > b.actors : network.key(a.theme) < network.key(b.theme);
  });
  std::vector<ColumnBuild*> order;
  for (auto& [key, build] : builds) order.push_back(&build);
  std::stable_sort(order.begin(), order.end(),
                   [](const ColumnBuild* a, const ColumnBuild* b) { return a->cells.size() > b->cells.size(); });
  for (const ColumnBuild* build : order) matrix.columns.push_back(build->column);
  for (const CoverageRow& row : matrix.rows) {
    for (ColumnBuild* build : order) {
      const auto cell = build->cells.find(row.theme);
      matrix.cells.push_back(cell == build->cells.end() ? CoverageCell{} : std::move(cell->second));
      sortEvidence(matrix.cells.back());
    }
  }
  return matrix;
}

Result<std::vector<NearestActor>> nearestToFill(const GraphSnapshot& network, VertexIndex theme,
                                                const CoverageColumn* column, const CoverageOptions& options,
                                                std::size_t limit, JobControl& job) {
  const GapOptions gapOptions = gapOptionsOf(options);
  TRY_ASSIGN(const GapContext context, GapContext::build(network, gapOptions, job));
  TRY_ASSIGN(const ThemeProfiles profiles, ThemeProfiles::build(context, job));
  std::vector<NearestActor> nearest;
  for (const NearActor& near : nearestActors({context, profiles, gapOptions}, theme, network.vertexCount())) {
    if (nearest.size() == limit) break;
    if (column != nullptr && columnOf(network, near.actor, options.columns).key != column->key) continue;
    nearest.push_back({near.actor, near.closeness, near.by,
                       say("{0} har {1}.", "{0} has {1}.", {nameOf(network, near.actor), listOf(network, near.by)})});
  }
  return nearest;
}

}  // namespace samspil
