// One proposal for a consortium, as a card as high as the page.
#pragma once

#include "viewer/frame.h"

namespace samspil {

void drawConsortiumCard(Frame& frame, const ConsortiumCard& card, std::size_t index);

}  // namespace samspil
