#include "session/map_look.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

// Once a vertex stands out for one reason a weaker reason does not take it back.
void raise(Emphasis& emphasis, Emphasis to) { emphasis = std::max(emphasis, to); }

}  // namespace

// What nothing points at is dimmed, unless nothing is pointed at at all: then all that the filter shows is normal.
Standing::Standing(const SceneInput& input) : input_(input) {
  if (input.found.empty() && input.selection.empty() && input.lit.empty() && input.litToo.empty() && !input.hovered)
    return;
  pointed_.assign(input.network->vertexCount(), Emphasis::dimmed);
  for (const VertexIndex v : input.found) pointAt(v, Emphasis::neighbor);
  // An answer says who belongs together; the neighbours of what is selected would drown it. Those of very many would be
  // nearly all, and cost as much as looking at every tie.
  const bool withNeighbors = input.lit.empty() && input.litToo.empty() && input.selection.size() <= kManySelected;
  for (const VertexIndex v : input.selection) {
    pointAt(v, Emphasis::selected);
    if (withNeighbors) lightNeighbors(v);
  }
  for (const VertexIndex v : input.lit) pointAt(v, Emphasis::selected);
  for (const VertexIndex v : input.litToo) pointAt(v, Emphasis::neighbor);
  if (input.hovered) {
    pointAt(*input.hovered, Emphasis::hovered);
    lightNeighbors(*input.hovered);
  }
}

void Standing::pointAt(VertexIndex v, Emphasis emphasis) {
  if (!input_.visibility->shows(v)) return;
  pointing_ = true;
  raise(pointed_[v.value], emphasis);
}

void Standing::lightNeighbors(VertexIndex v) {
  if (!input_.visibility->shows(v)) return;
  for (const HalfEdge& half : input_.network->incident(v)) {
    if (input_.visibility->shows(half.edge)) raise(pointed_[half.neighbor.value], Emphasis::neighbor);
  }
}

bool isDrawn(const SceneInput& input, VertexIndex v) {
  const Vec2 position = input.positions[v.value];
  const bool placed = std::isfinite(position.x) && std::isfinite(position.y);
  return placed && (input.view->highlightOnly || input.visibility->shows(v));
}

bool isDrawn(const SceneInput& input, EdgeIndex e) {
  const Edge& edge = input.network->edge(e);
  if (edge.from == edge.to || (!input.visibility->shows(e) && !input.view->highlightOnly)) return false;
  return isDrawn(input, edge.from) && isDrawn(input, edge.to);
}

}  // namespace samspil
