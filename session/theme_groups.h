// The rows of a coverage table as a strategy orders them: each heading, and under it the themes that it names.
//
//   const auto lines = groupThemes(table, network, rows, [&](VertexIndex heading) { return folded(heading); });
#pragma once

#include <functional>
#include <span>

#include "session/coverage_matrix.h"

namespace samspil {

struct ThemeLine {
  std::size_t row = 0;    // of the matrix
  bool under = false;     // a theme of the heading above
  std::size_t parts = 0;  // themes of this heading, shown or folded away; 0: no heading
  bool folded = false;
};

// Every row once as it is, without groups.
std::vector<ThemeLine> ungrouped(std::span<const std::size_t> rows);

// Headings first, then the themes that no heading among `rows` names; each in the order of `rows`. A heading is a theme
// that is tied to other themes as its content, or that they are part of; a theme under two headings stands under both,
// and a heading under another stands there and with its own themes.
std::vector<ThemeLine> groupThemes(const CoverageTable& table, const GraphSnapshot& network,
                                   std::span<const std::size_t> rows, const std::function<bool(VertexIndex)>& folded);

}  // namespace samspil
