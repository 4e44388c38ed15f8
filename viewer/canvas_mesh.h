// What of a Scene goes to the graphics card, as flat arrays in world coordinates: built when the scene changes, and
// drawn by any camera. No OpenGL here, so it is tested by looking at the arrays.
#pragma once

#include <cstdint>
#include <vector>

#include "session/scene.h"
#include "viewer/icon_sheet.h"

namespace samspil {

struct PackedColor {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
};

// One straight piece of a line. Pieces of a bent line share the normals where they meet, so they neither gap nor
// overlap.
struct LinePiece {
  Vec2 from, to;                     // world
  Vec2 fromNormal, toNormal;         // to the side, of length 1 or a little more at a bend
  float fromAlong = 0, toAlong = 0;  // world length since the line began, for dashes
  float halfWidth = 0.5F;            // pixels at UI scale 1
  float dash = 0, gap = 0;           // pixels at UI scale 1; 0: solid
  float round = 0;                   // 1: dashes with round ends
  PackedColor color;
};

struct MarkInstance {
  Vec2 position;              // world
  float radius = 0;           // world
  float shape = 0;            // as Shape
  float iconCell = -1;        // in the icon sheet; -1: none
  float outlineWidth = 1.4F;  // pixels at UI scale 1, at most half the radius
  PackedColor fill, outline, icon;
};

struct FillVertex {
  Vec2 position;  // world
  PackedColor color;
};

struct CanvasMesh {
  std::vector<FillVertex> hulls;  // triangles
  std::vector<LinePiece> lines;
  std::vector<MarkInstance> marks;
};

CanvasMesh buildCanvasMesh(const Scene& scene, const IconSheet& icons);

float outlineWidth(Emphasis emphasis);  // pixels at UI scale 1

}  // namespace samspil
