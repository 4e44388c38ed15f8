#include "session/scene_parts.h"

namespace samspil {

namespace {

// Once a vertex stands out for one reason a weaker reason does not take it back.
void raise(Emphasis& emphasis, Emphasis to) { emphasis = std::max(emphasis, to); }

void pointAt(const SceneInput& input, VertexIndex v, Emphasis emphasis, Standing& standing) {
  if (!input.visibility->shows(v)) return;
  standing.pointing = true;
  raise(standing.of[v.value], emphasis);
}

void lightNeighbors(const SceneInput& input, VertexIndex v, Standing& standing) {
  if (!input.visibility->shows(v)) return;
  for (const HalfEdge& half : input.network->incident(v)) {
    if (input.visibility->shows(half.edge)) raise(standing.of[half.neighbor.value], Emphasis::neighbor);
  }
}

}  // namespace

bool isDrawn(const SceneInput& input, VertexIndex v) {
  const Vec2 position = input.positions[v.value];
  const bool placed = std::isfinite(position.x) && std::isfinite(position.y);
  return placed && (input.view->highlightOnly || input.visibility->shows(v));
}

Standing standingOf(const SceneInput& input) {
  Standing standing;
  const std::size_t vertices = input.network->vertexCount();
  // What nothing points at is `dimmed` while marking; if in the end nothing was pointed at, all that the filter shows
  // is normal.
  standing.of.assign(vertices, Emphasis::dimmed);
  for (const VertexIndex v : input.found) pointAt(input, v, Emphasis::neighbor, standing);
  for (const VertexIndex v : input.selection) {
    pointAt(input, v, Emphasis::selected, standing);
    lightNeighbors(input, v, standing);
  }
  if (input.hovered) {
    pointAt(input, *input.hovered, Emphasis::hovered, standing);
    lightNeighbors(input, *input.hovered, standing);
  }
  if (standing.pointing) return standing;
  for (std::uint32_t i = 0; i < vertices; ++i) {
    if (input.visibility->shows(VertexIndex{i})) standing.of[i] = Emphasis::normal;
  }
  return standing;
}

}  // namespace samspil
