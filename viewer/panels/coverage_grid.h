// The coverage matrix as it is drawn and clicked, and the colours that its page explains.
#pragma once

#include "viewer/frame.h"

namespace samspil {

// In all the room that is left: a click on a cell or a theme asks who covers it, or who is nearest to.
void drawCoverageGrid(Frame& frame, const CoverageTable& table);

// Newest sources (0) in the accent, older ones (to 1) paler and warmer.
Color coverageAgeColor(const Style& style, float age);
// Of a theme that so many cover: 0, 1, 2, 3 and more.
Color coverageDepthColor(const Style& style, std::uint32_t depth);

}  // namespace samspil
