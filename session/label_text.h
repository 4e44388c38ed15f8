// Names as one or two short lines of text. Inside session/ only, for label_placement.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/font_metrics.h"

namespace samspil {

// Breaks a name between words into at most two lines of about the same width, none wider than `widest` pixels. What does not fit
// is cut at a word and ends in "…"; a single word is let stand up to one and a half times that wide, then cut between letters.
std::vector<std::string> wrapLabel(std::string_view text, const FontMetrics& metrics, float size, float widest);

}  // namespace samspil
