// What stands over the map besides labels, for the window and the exported picture: what changed between two points in
// time, and the names of communities and islands.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "session/camera.h"
#include "session/change_list.h"
#include "session/font_metrics.h"
#include "session/scene.h"

namespace samspil {

// A colour and a sign each, so that no one has to tell the colours apart.
Color changeColor(Change change, Theme theme);

struct ChangeSign {
  Change change = Change::added;
  Color color;
  Vec2 from, to;     // pixels; a tie runs between them, an entity stands at both
  float radius = 0;  // pixels, of an entity; 0: a tie
  float width = 0;   // pixels, of a tie
};
// Ties first; the more there are, the finer, so that hundreds don't hide each other. `scale`: pixels a unit of design.
std::vector<ChangeSign> changeSigns(std::span<const ChangeRow> rows, const Scene& scene, const Camera& camera,
                                    Theme theme, float scale);
inline constexpr std::uint8_t kChangeVeil = 150;  // how far what did not change recedes, of 255

// Names of hulls, as they stand on the screen: centred above the outline where there is room, else at another side of
// it, and at the rim of the viewport where only a part of the outline is in sight. None covers another; one that finds
// no room is left out, the last of the hulls first.
struct HullName {
  std::vector<std::string> lines;  // one or two, centred in the box
  Box box;                         // pixels; what labels keep clear of
};
std::vector<HullName> hullNames(const Scene& scene, const Camera& camera, const FontMetrics& metrics, float scale);
inline constexpr float kHullNameSize = 12.5F;  // pixels of an em at UI scale 1

struct GroundLine {
  std::vector<Vec2> points;  // world
  Color color;
};
// What of the ground is lines, in the order in which it is drawn.
std::vector<GroundLine> groundLines(const Ground& ground);
inline constexpr float kGroundLineWidth = 1;  // pixels at UI scale 1

// Words of the ground, as they stand on the screen: names of towns and distances.
struct GroundText {
  Vec2 baseline;  // the middle of it, pixels
  std::string_view text;
  Box box;  // pixels; what labels keep clear of
};
std::vector<GroundText> groundTexts(const Ground& ground, const Camera& camera, const FontMetrics& metrics,
                                    float scale);
inline constexpr float kGroundTextSize = 11.5F;  // pixels of an em at UI scale 1

}  // namespace samspil
