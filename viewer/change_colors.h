// How change looks: a colour and a sign each, so that no one has to tell the colours apart.
#pragma once

#include <imgui.h>

#include "session/compare.h"
#include "session/view_state.h"
#include "viewer/frame.h"

namespace samspil {

Color changeColor(Change change, Theme theme);
// A disc with plus (added), minus (gone) or a wave (changed) in `sign`.
void drawChangeSign(ImDrawList* list, Change change, Vec2 center, float radius, Color color, Color sign);

// What differs between the two points of the time page, over the map: all else recedes.
void drawChangesOnMap(const Frame& frame, ImDrawList* list);

}  // namespace samspil
