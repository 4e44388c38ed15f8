// Who covers what: themes against actors, types of actors or countries; how many, how strongly, how freshly; and for an
// empty cell, who is nearest to fill it.
//
//   TRY_ASSIGN(const CoverageMatrix matrix, coverageMatrix(network, {.columns = CoverageColumns::country}, job));
//   matrix.cell(row, column).count;
//
// An actor covers a theme that it works on itself or through a project, programme or goal
// (graph/gaps/theme_profiles.h); what it only inherits from a part or a group does not count. Pure: the same network
// and options give the same matrix.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "graph/gaps/gap.h"
#include "graph/snapshot.h"

namespace samspil {

enum class CoverageColumns : std::uint8_t { entity, type, country };
std::optional<CoverageColumns> parseCoverageColumns(std::string_view name);

struct CoverageOptions {
  CoverageColumns columns = CoverageColumns::type;
  Certainty worst = Certainty::publicKnowledge;
  int asOf = 0;  // only themes and ties that sources of that year or before know; 0: all
};

struct CoverageColumn {
  std::string key;  // of the entity or type, or the country's code; "" where it is not known
  LocalizedText label;
  std::optional<VertexIndex> entity;
};

struct CoverageCell {
  std::uint32_t count = 0;            // actors
  double strength = 0;                // sum of their strengths, each 0..1
  int newestYear = 0;                 // of the sources; 0: not known, or empty
  std::vector<VertexIndex> actors;    // ascending
  std::vector<StatementId> evidence;  // ascending
};

struct CoverageRow {
  VertexIndex theme;
  std::uint32_t actors = 0;     // in all
  std::uint32_t countries = 0;  // known ones
  // How deep: 0, 1, 2 or 3 and more actors.
  std::uint32_t depth() const { return actors < 3 ? actors : 3; }
};

struct CoverageMatrix {
  CoverageColumns kind = CoverageColumns::type;
  std::vector<CoverageRow> rows;          // themes with anything to them, by falling actors, then key
  std::vector<CoverageColumn> columns;    // that cover anything, by falling number of themes, then key
  std::vector<CoverageCell> cells;        // row by row
  std::array<std::uint32_t, 4> depths{};  // themes covered by 0, 1, 2, 3 and more

  const CoverageCell& cell(std::size_t row, std::size_t column) const { return cells[row * columns.size() + column]; }
};

Result<CoverageMatrix> coverageMatrix(const GraphSnapshot& network, const CoverageOptions& options, JobControl& job);

// Who of a column (none: of all) is nearest to take up a theme: has most of what surrounds it. Closest first.
struct NearestActor {
  VertexIndex actor;
  double closeness = 0;         // 0..1
  std::vector<VertexIndex> by;  // the surrounding themes that it has
  LocalizedText sentence;
};
Result<std::vector<NearestActor>> nearestToFill(const GraphSnapshot& network, VertexIndex theme,
                                                const CoverageColumn* column, const CoverageOptions& options,
                                                std::size_t limit, JobControl& job);

}  // namespace samspil
