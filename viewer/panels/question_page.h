// The parts of the page of questions. Inside viewer/panels/ only.
#pragma once

#include "viewer/widgets.h"

namespace samspil {

// Sentence, table and sources of the answer, from the cursor to the end of the content region.
void drawAnswer(Frame& frame);

}  // namespace samspil
