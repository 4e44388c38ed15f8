#include "session/theme_groups.h"

#include <map>

#include "graph/themes.h"

namespace samspil {
namespace {

// Themes that name `theme` as theirs, each once or more.
template <typename Visit>
void eachHeading(const GraphSnapshot& network, VertexIndex theme, Visit visit) {
  for (const HalfEdge& half : network.incident(theme)) {
    if (half.neighbor == theme || !isTheme(network, half.neighbor)) continue;
    const Edge& edge = network.edge(half.edge);
    const Relation& relation = network.vocabulary().relation(edge.relation);
    const bool names = relation.directed && edge.to == theme && isContentTie(network, half.edge);
    const bool isPart = relation.key == "part_of" && edge.from == theme;
    if (names || isPart) visit(half.neighbor);
  }
}

}  // namespace

std::vector<ThemeLine> ungrouped(std::span<const std::size_t> rows) {
  std::vector<ThemeLine> lines;
  for (const std::size_t row : rows) lines.push_back({.row = row});
  return lines;
}

std::vector<ThemeLine> groupThemes(const CoverageTable& table, const GraphSnapshot& network,
                                   std::span<const std::size_t> rows, const std::function<bool(VertexIndex)>& folded) {
  const auto themeOf = [&](std::size_t row) { return table.matrix.rows[row].theme; };
  std::map<VertexIndex, std::vector<std::size_t>> parts;  // of those that are listed
  for (const std::size_t row : rows) parts[themeOf(row)];
  std::vector<std::size_t> loose;
  for (const std::size_t row : rows) {
    bool headed = false;
    eachHeading(network, themeOf(row), [&](VertexIndex heading) {
      const auto under = parts.find(heading);
      if (under == parts.end()) return;
      headed = true;
      if (under->second.empty() || under->second.back() != row) under->second.push_back(row);
    });
    if (!headed) loose.push_back(row);
  }
  std::vector<ThemeLine> lines;
  for (const std::size_t row : rows) {
    const auto& below = parts[themeOf(row)];
    if (below.empty()) continue;
    lines.push_back({.row = row, .parts = below.size(), .folded = folded(themeOf(row))});
    if (lines.back().folded) continue;
    for (const std::size_t part : below) lines.push_back({.row = part, .under = true});
  }
  for (const std::size_t row : loose) {
    if (parts[themeOf(row)].empty()) lines.push_back({.row = row});
  }
  return lines;
}

}  // namespace samspil
