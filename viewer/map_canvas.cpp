#include "viewer/map_canvas.h"

#include <algorithm>

#include "viewer/commands.h"

namespace samspil {

namespace {

std::optional<PointerEvent> pointerEvent(const InputEvent& event, Vec2 cursor) {
  using Kind = InputEvent::Kind;
  constexpr MouseButton kButtons[] = {MouseButton::left, MouseButton::right, MouseButton::middle};
  PointerEvent pointer{.position = cursor, .modifiers = event.modifiers, .time = event.time};
  switch (event.kind) {
    case Kind::cursor: pointer.kind = PointerEvent::Kind::move; break;
    case Kind::button:
      pointer.kind = event.pressed ? PointerEvent::Kind::press : PointerEvent::Kind::release;
      pointer.button = kButtons[event.code];
      break;
    case Kind::wheel:
      pointer.kind = PointerEvent::Kind::wheel;
      pointer.wheel = event.wheel.y;
      break;
    case Kind::cursorLeft: pointer.kind = PointerEvent::Kind::leave; break;
    default: return {};
  }
  return pointer;
}

}  // namespace

void MapCanvas::handle(Workspace& workspace, CommandQueue& commands, const std::vector<InputEvent>& events,
                       const Box& place, bool takesMouse) {
  origin_ = place.min;
  // Vertices, since the order of marks changes with every scene.
  const MarkUnder markUnder = [&](Vec2 at) -> std::optional<std::uint32_t> {
    const auto v = workspace.derived.entityUnder(workspace.state.camera, at);
    return v ? std::optional(v->value) : std::nullopt;
  };
  for (const InputEvent& event : events) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Vec2 cursor = (event.kind == InputEvent::Kind::cursor ? event.position : vec(mouse)) - origin_;
    auto pointer = pointerEvent(event, cursor);
    if (!pointer) continue;
    const bool release = pointer->kind == PointerEvent::Kind::release;
    if (!takesMouse && !pressedHere_) {
      if (release) continue;
      pointer = PointerEvent{.kind = PointerEvent::Kind::leave, .time = event.time};
    }
    if (pointer->kind == PointerEvent::Kind::press) pressedHere_ = true;
    for (const Gesture& gesture : gestures_.handle(*pointer, markUnder)) perform(workspace, commands, gesture);
    if (release) pressedHere_ = false;
  }
}

void MapCanvas::tick(Workspace& workspace) {
  CommandQueue none;
  for (const Gesture& gesture : gestures_.tick(workspace.now)) perform(workspace, none, gesture);
}

bool MapCanvas::cancel(Workspace& workspace) {
  if (!gestures_.cancel()) return false;
  if (!dragged_.empty()) workspace.builder.restorePositions(workspace.derived);
  dragged_.clear();
  return true;
}

void MapCanvas::perform(Workspace& workspace, CommandQueue& commands, const Gesture& gesture) {
  const auto vertex = [&]() -> std::optional<VertexIndex> {
    if (!gesture.mark || *gesture.mark >= workspace.session().network().vertexCount()) return {};
    return VertexIndex{*gesture.mark};
  };
  ViewState& state = workspace.state;
  switch (gesture.kind) {
    case Gesture::Kind::hover: state.hovered = vertex(); break;
    case Gesture::Kind::click:
      if (const auto v = vertex(); v && gesture.toggle)
        workspace.toggleSelected(*v);
      else if (!gesture.toggle)
        workspace.select(v ? std::vector{*v} : std::vector<VertexIndex>{});
      break;
    case Gesture::Kind::doubleClick:
      if (const auto v = vertex()) commands.push([v = *v](Workspace& w) { return command::focusOn(w, v); });
      break;
    case Gesture::Kind::contextMenu:
      if (const auto v = vertex(); v && !state.selected(*v)) workspace.select({*v});
      workspace.panels.contextMenuWanted = true;
      workspace.panels.contextMenuAt = gesture.position + origin_;
      break;
    case Gesture::Kind::pan:
      workspace.motion.stop();
      state.camera.center = state.camera.center - gesture.delta * (1 / state.camera.scale);
      break;
    case Gesture::Kind::zoom:
      workspace.motion.stop();
      state.camera.zoomAt(gesture.position, gesture.factor);
      break;
    case Gesture::Kind::dragMark: dragMark(workspace, gesture); break;
    case Gesture::Kind::dropMark: dropMark(workspace, commands); break;
    case Gesture::Kind::boxDone:
    case Gesture::Kind::lassoDone: selectWithin(workspace, gesture); break;
  }
}

void MapCanvas::selectWithin(Workspace& workspace, const Gesture& gesture) {
  const Box& box = gesture.box;
  const std::vector<Vec2> outline =
      gesture.kind == Gesture::Kind::lassoDone
          ? gesture.outline
          : std::vector{box.min, Vec2{box.max.x, box.min.y}, box.max, Vec2{box.min.x, box.max.y}};
  workspace.selectAlso(workspace.derived.entitiesWithin(workspace.state.camera, outline), gesture.toggle);
}

// A selected mark takes the whole selection along.
void MapCanvas::dragMark(Workspace& workspace, const Gesture& gesture) {
  if (dragged_.empty()) {
    const VertexIndex v{*gesture.mark};
    dragged_ = workspace.state.selected(v) ? workspace.state.selection : std::vector{v};
  }
  workspace.builder.movePositions(dragged_, gesture.delta * (1 / workspace.state.camera.scale), workspace.derived);
}

void MapCanvas::dropMark(Workspace& workspace, CommandQueue& commands) {
  std::vector<Vec2> positions;
  for (const VertexIndex v : dragged_) positions.push_back(workspace.derived.positions[v.value]);
  commands.push([vertices = std::exchange(dragged_, {}), positions](Workspace& w) {
    return w.session().placeEntities(vertices, positions);
  });
}

}  // namespace samspil
