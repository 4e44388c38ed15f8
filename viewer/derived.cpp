#include "viewer/derived.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "viewer/camera_motion.h"

namespace samspil {

namespace {

constexpr std::size_t kMostHits = 12;
constexpr std::size_t kHubs = 8;

template <typename T>
std::optional<T> kept(Result<T> result, Derived& derived) {
  if (result) return std::move(*result);
  if (derived.problem.empty()) derived.problem = result.error().message;
  return {};
}

std::vector<Hub> mostTied(const GraphSnapshot& network, Language language) {
  std::vector<VertexIndex> order;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (network.vocabulary().type(network.type(VertexIndex{i})).actor) order.push_back(VertexIndex{i});
  }
  const auto more = [&](VertexIndex a, VertexIndex b) {
    return std::pair{network.degree(b), a} < std::pair{network.degree(a), b};
  };
  const std::size_t count = std::min(order.size(), kHubs);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(), more);
  std::vector<Hub> hubs;
  for (const VertexIndex v : std::span(order).first(count)) {
    hubs.push_back({v, std::string(network.name(v, language)),
                    network.vocabulary().type(network.type(v)).label.in(language), network.degree(v)});
  }
  return hubs;
}

std::vector<VertexIndex> verticesOf(const std::vector<SearchHit>& hits) {
  std::vector<VertexIndex> vertices;
  for (const SearchHit& hit : hits) vertices.push_back(hit.vertex);
  return vertices;
}

}  // namespace

void DerivedBuilder::refreshLists(const Session& session, const ViewState& state, Derived& derived) {
  const std::pair key{session.revision(), state.language};
  if (listsKey_ == key) return;
  listsKey_ = key;
  derived.problem.clear();
  derived.history = kept(describeHistory(session, state.language), derived).value_or(std::vector<HistoryRow>{});
  std::reverse(derived.history.begin(), derived.history.end());
  derived.stats = kept(networkStats(session, state.language), derived);
  derived.hubs = mostTied(session.network(), state.language);
  const auto title = [&](Result<std::optional<Batch>> batch) -> std::optional<LocalizedText> {
    const auto found = kept(std::move(batch), derived).value_or(std::nullopt);
    return found ? std::optional(found->info.title) : std::nullopt;
  };
  derived.nextUndo = title(session.store().nextUndo());
  derived.nextRedo = title(session.store().nextRedo());
}

void DerivedBuilder::refreshHits(const Session& session, const ViewState& state, const PanelState& panels,
                                 Derived& derived) {
  const auto update = [&](std::string_view text, std::string& key, std::vector<SearchHit>& hits) {
    std::string wanted = fmt::format("{}/{}/{}", session.revision(), static_cast<int>(state.language), text);
    if (wanted == key) return;
    key = std::move(wanted);
    hits = searchEntities(session.network(), text, state.language, kMostHits);
  };
  update(panels.search.open ? panels.search.text : "", searchKey_, derived.searchHits);
  update(panels.palette.open ? panels.palette.text : "", paletteKey_, derived.paletteHits);
}

void DerivedBuilder::refreshDetails(const Session& session, const ViewState& state, Derived& derived) {
  std::string key = fmt::format("{}/{}", session.revision(), static_cast<int>(state.language));
  for (const VertexIndex v : state.selection) key += fmt::format("/{}", v.value);
  if (key == detailsKey_) return;
  detailsKey_ = std::move(key);
  derived.details.reset();
  derived.tiesBetween.clear();
  const auto& selection = state.selection;
  if (selection.size() == 1) derived.details = kept(describeEntity(session, selection[0], state.language), derived);
  if (selection.size() == 2) {
    derived.tiesBetween = kept(describeTies(session, selection[0], selection[1], state.language), derived)
                              .value_or(std::vector<TieGroup>{});
  }
}

void DerivedBuilder::refreshPositions(const Session& session, const ViewState& state, double now, Derived& derived) {
  if (positionsKey_ != session.revision()) {
    positionsKey_ = session.revision();
    if (const auto map = kept(session.map(), derived)) {
      derived.pinned = (*map)->pinned;
      glideTo_ = (*map)->positions;
      glideFrom_ = derived.positions;
      const bool glide = !state.reducedMotion && glideFrom_.size() == glideTo_.size() && glideFrom_ != glideTo_;
      if (!glide) derived.positions = glideTo_;
      glideEnd_ = glide ? now + kGlide : 0;
      ++glideFrame_;
    }
  }
  if (glideEnd_ == 0) return;
  const float share = eased(static_cast<float>(1 - (glideEnd_ - now) / kGlide));
  for (std::size_t i = 0; i < glideTo_.size(); ++i)
    derived.positions[i] = glideFrom_[i] + (glideTo_[i] - glideFrom_[i]) * share;
  if (now >= glideEnd_) glideEnd_ = 0;
  ++glideFrame_;
}

void DerivedBuilder::movePositions(const std::vector<VertexIndex>& vertices, Vec2 by, Derived& derived) {
  for (const VertexIndex v : vertices) derived.positions[v.value] = derived.positions[v.value] + by;
  ++glideFrame_;
}

void DerivedBuilder::restorePositions(Derived& derived) {
  derived.positions = glideTo_;
  ++glideFrame_;
}

bool DerivedBuilder::refresh(const Session& session, const ViewState& state, const PanelState& panels, double now,
                             Derived& derived) {
  refreshLists(session, state, derived);
  refreshHits(session, state, panels, derived);
  refreshDetails(session, state, derived);
  refreshPositions(session, state, now, derived);
  SceneKey key{session.revision(), state.selection, verticesOf(derived.searchHits), state.hovered, state.language,
               state.theme,        glideFrame_};
  if (sceneKey_ == key || derived.positions.size() != session.network().vertexCount()) return false;
  derived.scene = buildScene({.network = &session.network(),
                              .view = &session.view(),
                              .visibility = &session.visibility(),
                              .positions = derived.positions,
                              .pinned = derived.pinned,
                              .selection = state.selection,
                              .hovered = state.hovered,
                              .found = key.found,
                              .language = state.language,
                              .theme = state.theme});
  ++derived.sceneVersion;
  sceneKey_ = std::move(key);
  return true;
}

void DerivedBuilder::placeLabelsFor(const ViewState& state, float scale, const std::vector<Box>& occupied,
                                    Derived& derived) {
  LabelKey key{derived.sceneVersion, state.camera.center, state.camera.viewport, state.camera.scale, scale, occupied};
  if (labelKey_ == key) return;
  std::vector<std::uint32_t> before;
  if (labelKey_ && labelKey_->scene == key.scene) {
    for (const PlacedLabel& label : derived.labels) before.push_back(label.label);
  }
  derived.labels = placeLabels(derived.scene, state.camera, metrics_,
                               {.uiScale = scale, .occupied = occupied, .previouslyShown = before});
  labelKey_ = std::move(key);
}

}  // namespace samspil
