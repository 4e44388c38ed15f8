// Names as one or two short lines of text, for the map and its legend.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/font_metrics.h"

namespace samspil {

// Breaks a name between words into at most two lines of about the same width, none wider than `widest` pixels. What
// does not fit is cut at a word and ends in "…"; a single word is let stand up to one and a half times that wide, then
// cut between letters.
std::vector<std::string> wrapLabel(std::string_view text, const FontMetrics& metrics, float size, float widest);

// The text in one line, cut at a word with "…" where it is wider than `widest` pixels; between letters where no word
// fits.
std::string cutToWidth(std::string_view text, const FontMetrics& metrics, float size, float widest);

}  // namespace samspil
