// The parts of the details panel. Inside viewer/panels/ only.
#pragma once

#include "session/details.h"
#include "viewer/widgets.h"

namespace samspil {

// Where something stands, in small letters that can be clicked for the passage in full; what is not said outright is
// marked. `statement`: 0 for facts.
void drawSource(Frame& frame, const ReferenceText& reference, Certainty certainty, const std::string& certaintyText,
                StatementId statement = {});
// The passage that was clicked, as a card.
void drawSourceCard(Frame& frame);
// Position in sentences, gaps, notes and history of the selected entity.
void drawInsights(Frame& frame);

}  // namespace samspil
