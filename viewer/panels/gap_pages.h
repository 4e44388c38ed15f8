// The pages of the drawer on gaps, coverage and consortia, and their cards inside the details panel.
#pragma once

#include "viewer/frame.h"

namespace samspil {

void drawGapsPage(Frame& frame);
void drawCoveragePage(Frame& frame);
void drawConsortiumPage(Frame& frame);

// Inside the details panel, while nothing is selected: the open gap, or the answer of a cell. False: there is none.
bool drawInsightCard(Frame& frame);
// Of what that card shows: another one begins at the top.
std::string insightKey(const Frame& frame);
// Above the details of an entity: the way back to what was open. Nothing where nothing was.
void drawWayBack(Frame& frame);
// Over the panels: the reason of a dismissal, and why a pair is no gap.
void drawGapDialogs(Frame& frame);
void drawReportCard(Frame& frame);

void drawGapCard(Frame& frame, const GapDetail& detail);
void drawCellCard(Frame& frame, const CellAnswer& cell);

}  // namespace samspil
