// How change is drawn in the window.
#pragma once

#include <imgui.h>

#include "session/map_signs.h"
#include "viewer/frame.h"

namespace samspil {

// A disc with plus (added), minus (gone) or a wave (changed) in `sign`.
void drawChangeSign(ImDrawList* list, Change change, Vec2 center, float radius, Color color, Color sign);

// What differs between the two points of the time page, over the map: all else recedes.
void drawChangesOnMap(const Frame& frame, ImDrawList* list);

}  // namespace samspil
