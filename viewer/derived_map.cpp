// The map's part of Derived: one scene of all that is shown, or of a large map the scene of what is seen and can be
// told apart, over a picture of the rest.
#include <algorithm>

#include "viewer/derived.h"
#include "viewer/gestures.h"

namespace samspil {

namespace {

constexpr float kBeyondView = 0.15F;  // of the view's size that a region goes beyond it on each side
constexpr float kZoomKept = 1.12F;    // a region serves until the scale is so many times larger or smaller

Box viewOf(const Camera& camera) {
  Box view;
  view.add(camera.worldFromScreen({0, 0}));
  view.add(camera.worldFromScreen(camera.viewport));
  return view;
}

bool serves(const DetailView& region, const Camera& camera) {
  const Box view = viewOf(camera);
  const float zoom = camera.scale / region.pixelsPerUnit;
  return zoom < kZoomKept && zoom > 1 / kZoomKept && region.world.contains(view.min) && region.world.contains(view.max);
}

}  // namespace

std::optional<VertexIndex> Derived::entityUnder(const Camera& camera, Vec2 screen) const {
  if (const auto mark = markAt(scene, camera, screen)) return scene.marks[*mark].vertex;
  if (large && layers->ready()) return entityAt(layers->index(), layers->look(), camera, screen);
  return {};
}

std::vector<VertexIndex> Derived::entitiesWithin(const Camera& camera, std::span<const Vec2> outline) const {
  if (large && layers->ready()) return samspil::entitiesWithin(layers->index(), layers->look(), camera, outline);
  std::vector<VertexIndex> vertices;
  for (const std::uint32_t mark : scene.marksByVertex) {
    if (insideOutline(outline, camera.screenFromWorld(scene.marks[mark].position)))
      vertices.push_back(scene.marks[mark].vertex);
  }
  return vertices;
}

SceneInput DerivedBuilder::sceneInput(const Session& session, const ViewState& state, const GapLight& light,
                                      const Derived& derived) const {
  return {.network = &session.network(),
          .view = &session.view(),
          .visibility = &session.visibility(),
          .positions = derived.positions,
          .pinned = derived.pinned,
          .selection = state.selection,
          .hovered = state.hovered,
          .found = found_,
          .lit = light.ends,
          .litToo = light.others,
          .litTies = light.ties,
          .missing = light.missing,
          .groups = derived.groups,
          .places = derived.places.get(),
          .sizes = sizes_,
          .language = state.language,
          .theme = state.theme};
}

void DerivedBuilder::refreshFrame(const Session& session, const ViewState& state, const GapLight& light,
                                  Derived& derived) {
  const FrameKey key{session.revision(), state.language, state.theme};
  if (frameKey_ == key) return;
  frameKey_ = key;
  SceneInput input = sceneInput(session, state, light, derived);
  input.positions = *settled_;
  derived.frame = std::make_shared<const SceneFrame>(buildSceneFrame(input, {}));
  derived.large = !derived.frame->whole;
  ++frameVersion_;
}

// Tells the layers what they are to show.
void DerivedBuilder::refreshLayers(const Session& session, const SceneInput& input, Derived& derived) {
  if (!derived.layers) derived.layers = std::make_shared<MapLayers>(wake_);
  std::pair key{frameVersion_, std::vector<VertexIndex>{}};
  if (input.selection.size() > kManySelected) key.second.assign(input.selection.begin(), input.selection.end());
  if (layersKey_ != key) {
    layersKey_ = key;
    derived.layers->want({.network = session.networkPtr(),
                          .positions = settled_,
                          .frame = derived.frame,
                          .visibility = *input.visibility,
                          .view = *input.view,
                          .theme = input.theme,
                          .selection = std::move(key.second)});
  }
  if (derived.layers->poll()) region_.reset();
}

void DerivedBuilder::refreshRegion(const Camera& camera, const Derived& derived) {
  if (!derived.layers->ready() || (region_ && serves(region_->view, camera))) return;
  Box world = viewOf(camera);
  world = {world.min - Vec2{world.width(), world.height()} * kBeyondView,
           world.max + Vec2{world.width(), world.height()} * kBeyondView};
  const DetailView view{world, camera.scale, camera.pixels(1)};
  region_ = Region{view, detailOf(derived.layers->index(), derived.layers->look(), view, {})};
  ++regionVersion_;
}

bool DerivedBuilder::refreshScene(const Session& session, const ViewState& state, const Insights& insights,
                                  Derived& derived) {
  const GapLight& light = insights.light;
  refreshFrame(session, state, light, derived);
  const SceneInput input = sceneInput(session, state, light, derived);
  if (derived.large) {
    refreshLayers(session, input, derived);
    refreshRegion(state.camera, derived);
  }
  SceneKey key{
      frameVersion_,        derived.large ? regionVersion_ : 0, state.selection, found_, state.hovered, glideFrame_,
      insights.lightVersion};
  if (sceneKey_ == key) return false;
  const SceneFrame& frame = *derived.frame;
  MapDetail detail;
  ScenePart part{frame.vertices, frame.ties, frame.tieCount, 0};
  if (derived.large) {
    if (region_) detail = region_->detail;
    derived.pictureBehind = !detail.everyTie;
    addPointedAt(input, {}, detail);
    part = {detail.vertices, detail.ties, detail.crowd, detail.leastRadius};
  }
  const bool pointed = state.hovered || !found_.empty() || !state.selection.empty() || !light.ends.empty();
  derived.pictureDimmed = pointed && state.selection.size() <= kManySelected;
  derived.scene = buildScenePart(input, frame, part);
  ++derived.sceneVersion;
  sceneKey_ = std::move(key);
  return true;
}

}  // namespace samspil
