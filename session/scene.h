// The Scene is what is to be drawn, as flat arrays in world coordinates: decided here, drawn elsewhere. The OpenGL
// canvas, the PNG, SVG and PDF export and the tests all read the same one, so the export is what the screen shows.
//
//   const Scene scene = buildScene(input);                      // when network, view, positions or emphasis changed
//   const auto labels = placeLabels(scene, camera, metrics, {});  // when the camera moved
//
// Networks too large to be drawn whole are shown in two layers: a picture of all (session/density_picture.h), and over
// it a scene of the part that can be told apart, made by buildScenePart() (session/map_detail.h chooses the part).
//
// Sizes are world units and become pixels by Camera::pixels; widths of lines and sizes of text are pixels at UI
// scale 1. Draw order: ground, hulls, lines, marks, labels, each in array order (emphasised ones last).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/language.h"
#include "graph/filter.h"
#include "graph/snapshot.h"
#include "session/camera.h"
#include "session/view_spec.h"
#include "session/view_state.h"

namespace samspil {

struct EntityPlaces;  // session/entity_places.h

// How a thing stands to what the user points at or has selected.
enum class Emphasis : std::uint8_t { dimmed, normal, neighbor, selected, hovered };

struct Mark {        // an entity
  Vec2 position;     // world
  float radius = 0;  // world; of the circle that holds the shape
  Color fill;
  Color outline;
  Shape shape = Shape::circle;
  Emphasis emphasis = Emphasis::normal;
  bool pinned = false;
  char32_t icon = 0;  // in the icon font; 0: none
  Color iconColor;
  VertexIndex vertex;
};

struct Line {                              // all shown ties between two entities that look alike
  std::uint32_t fromMark = 0, toMark = 0;  // into Scene::marks
  Color color;
  float width = 1;  // pixels
  float bend = 0;   // sideways bulge as a share of the length; parallel lines get different ones
  LineStyle style = LineStyle::solid;
  Emphasis emphasis = Emphasis::normal;
  bool arrow = false;
  std::uint16_t count = 1;  // statements it stands for
  EdgeIndex edge;           // the first of its ties; not there for a missing one
  bool missing = false;     // a tie that is not there
};

struct Label {
  std::uint32_t mark = 0;
  std::string text;
  float priority = 0;  // the greater first
  float size = 13;     // pixels, of the font
  Color color;
  bool strong = false;  // set in semibold: the hubs, and what is pointed at
  bool always = false;  // hovered, selected, found: placed even where it must cover others' labels' room
  bool named = false;   // part of an answer: placed beyond the usual budget, near its mark or not at all
};

struct Hull {                 // the outline of a community
  std::vector<Vec2> outline;  // world, closed, convex
  Color color;
  std::string text;
};

struct LegendEntry {
  std::string key;  // of the type or family
  std::string label;
  Color color;
  std::optional<Shape> shape;  // of an entity type
  char32_t icon = 0;
  std::optional<LineStyle> line;  // of a family
  std::size_t shown = 0, total = 0;
  bool hidden = false;  // excluded by the filter
};

struct Legend {
  std::string typesTitle, familiesTitle;
  FilterField typesField =
      FilterField::type;           // what `types` lists: type, or country or certainty where the view colours by those
  std::vector<LegendEntry> types;  // those that occur in the network, most frequent first
  std::vector<LegendEntry> families;
  std::string sizeNote;  // "Størrelse: antal forbindelser"
  std::string lineNote;  // "Prikket: ikke sagt direkte i kilden"
  std::string mapNote;   // how places are known, on a map; "" elsewhere
};

// What lies below the entities where they stand on a map: coasts and borders, rings of distance, names of towns.
struct Ground {
  struct Ring {
    std::vector<std::vector<Vec2>> arcs;  // world, within the sheet
    Vec2 at;                              // its northernmost point, or as far north as the sheet goes
    std::string text;                     // "200 km"
  };
  struct Caption {
    Vec2 at;  // world; the text is centred below it, or above
    std::string text;
    bool above = false;
  };
  Box sheet;                                       // world; what the map shows of the earth
  std::vector<std::vector<Vec2>> coasts, borders;  // world, within the sheet
  std::vector<Ring> rings;
  std::vector<Caption> captions;
  Color coast, border, ring, frame, text;
};

struct ScenePalette {
  Color background, text, mutedText, halo, selection, hover, panel, border, accent;
};
ScenePalette scenePalette(Theme theme);

struct Scene {
  ScenePalette palette;
  std::vector<Mark> marks;
  std::vector<Line> lines;
  std::vector<Label> labels;  // by falling priority
  std::vector<Hull> hulls;
  std::shared_ptr<const Ground> ground;  // none where entities don't stand on a map
  Legend legend;
  std::string title;    // what is shown: the network's name or the view's
  std::string caption;  // "84 af 360 vist · nyeste kilde 2025 · ..."
  Box bounds;           // world, of all marks with their radii

  // Into marks; none: not shown.
  std::optional<std::uint32_t> markOf(VertexIndex v) const;
  std::vector<std::uint32_t> marksByVertex;  // into marks, ascending vertex
};

// Views; kept alive by the caller for the call.
struct SceneInput {
  const GraphSnapshot* network = nullptr;
  const ViewSpec* view = nullptr;
  const Visibility* visibility = nullptr;
  std::span<const Vec2> positions;       // per vertex, world
  std::span<const std::uint8_t> pinned;  // per vertex; may be empty
  std::span<const VertexIndex> selection;
  std::optional<VertexIndex> hovered;
  std::span<const VertexIndex> found;  // search hits to point out
  // An answer shown on the map, such as a gap: what it is about, what else belongs to it, its ties, and dashed the ties
  // that are not there. All else steps back.
  std::span<const VertexIndex> lit, litToo;
  std::span<const EdgeIndex> litTies;  // ascending
  std::span<const std::pair<VertexIndex, VertexIndex>> missing;
  std::span<const std::uint32_t>
      groups;  // per vertex: its community, 0 the largest; for ColorBy::community and hulls; may be empty
  const EntityPlaces* places = nullptr;  // where entities are, in a layout on a map
  std::span<const float> sizes;  // per vertex: what its mark grows with instead of its degree; empty: the degree
  Language language = Language::danish;
  Theme theme = Theme::light;
};

Scene buildScene(const SceneInput& input);

// What the view colours entities by: the categories with their colours and counts, and the category of each vertex.
struct Coloring {
  std::vector<LegendEntry> categories;
  std::vector<std::uint32_t> categoryOf;  // per vertex
  FilterField field = FilterField::type;
  std::string title;
};

// What a scene needs to know of the whole network, whatever part of it is drawn: made once for a network, view,
// language and theme, by one scan over entities and ties.
struct SceneFrame {
  ScenePalette palette;
  Coloring coloring;
  Legend legend;
  std::string title, caption;
  std::vector<Hull> hulls;
  std::shared_ptr<const Ground> ground;
  Box bounds;                                   // world, of all that is drawn
  std::size_t vertexCount = 0, tieCount = 0;    // drawn
  float smallestRadius = 0, largestRadius = 0;  // world, of what is drawn
  // All that is drawn, in ascending order, where it is little enough to be one scene.
  bool whole = false;
  std::vector<VertexIndex> vertices;
  std::vector<EdgeIndex> ties;
};
// `most`: how many entities and ties may be one scene.
struct SceneLimits {
  std::size_t vertices = 2000, ties = 4000;
};
SceneFrame buildSceneFrame(const SceneInput& input, const SceneLimits& most);

// What of a network a scene holds.
struct ScenePart {
  std::span<const VertexIndex> vertices;  // all drawn in the view
  std::span<const EdgeIndex> ties;        // both ends are among the vertices
  std::size_t crowd = 0;                  // lines among which these are seen: the more, the fainter each
  float leastRadius = 0;                  // world; smaller marks are drawn so large, that they can be seen at all
};
// Cost: that of the part, and one byte a vertex. Title, caption and legend are the frame's.
Scene buildScenePart(const SceneInput& input, const SceneFrame& frame, const ScenePart& part);

// True where an entity, or a tie, is part of the picture, be it only dimmed.
bool isDrawn(const SceneInput& input, VertexIndex v);
bool isDrawn(const SceneInput& input, EdgeIndex e);

// Radius of an entity's mark in world units: grows with the square root of its degree. What layouts keep free of
// overlap.
float markRadius(const GraphSnapshot& network, const ViewSpec& view, VertexIndex v);

// The same for a scene, which may have other sizes than by degree.
float markRadius(const SceneInput& input, VertexIndex v);

// The mark under a point of the screen, the topmost; and the line within 4 pixels of it.
std::optional<std::uint32_t> markAt(const Scene& scene, const Camera& camera, Vec2 screen);
std::optional<std::uint32_t> lineAt(const Scene& scene, const Camera& camera, Vec2 screen);

}  // namespace samspil
