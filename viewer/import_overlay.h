// The differences of an import over the map, before anything is written: a colour and a sign for each kind.
#pragma once

#include <imgui.h>

#include "session/import_map.h"
#include "viewer/frame.h"

namespace samspil {

Color importColor(ImportSign sign, Theme theme);
// A disc with plus (new), wave (changed) or question mark (possibly there already).
void drawImportSign(const Frame& frame, ImDrawList* list, ImportSign sign, Vec2 center, float radius, Color ink);
void drawImportOnMap(const Frame& frame, ImDrawList* list);
// Their names; above the names of the map.
void drawImportNames(const Frame& frame, ImDrawList* list);

}  // namespace samspil
