// Derived is all that the panels and the canvas show, made from session and view state when one of them changed and
// kept until then: the scene, the labels, the details of what is selected, the hits of the search. refresh() runs once
// before each frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/search.h"
#include "session/details.h"
#include "session/label_placement.h"
#include "session/scene.h"
#include "viewer/panel_state.h"

namespace samspil {

// The entities with most ties, for the overview.
struct Hub {
  VertexIndex vertex;
  std::string name, typeLabel;
  std::size_t ties = 0;
};

struct Derived {
  Scene scene;
  std::uint64_t sceneVersion = 0;  // grows with every new scene
  std::vector<Vec2> positions;     // per vertex, as drawn
  std::vector<PlacedLabel> labels;
  std::vector<std::uint8_t> pinned;  // per vertex

  std::vector<SearchHit> searchHits, paletteHits;
  std::optional<EntityDetails> details;  // of the only selected entity
  std::vector<TieGroup> tiesBetween;     // of the only two selected entities
  std::vector<HistoryRow> history;       // newest first
  std::optional<NetworkStats> stats;
  std::vector<Hub> hubs;
  std::optional<LocalizedText> nextUndo, nextRedo;
  std::string problem;  // the first thing that could not be read; "" usually
};

// Remembers what Derived was made from.
class DerivedBuilder {
 public:
  explicit DerivedBuilder(FontMetrics metrics) : metrics_(std::move(metrics)) {}

  // Makes anew what is out of date; true if anything was. Positions that changed while `animate` glide there in kGlide
  // seconds.
  bool refresh(const Session& session, const ViewState& state, const PanelState& panels, double now, Derived& derived);
  bool gliding() const { return glideEnd_ > 0; }
  // Places labels for the camera, out of `occupied` pixels of the canvas, `scale` pixels a unit of design. Cheap when
  // neither scene nor camera changed.
  void placeLabelsFor(const ViewState& state, float scale, const std::vector<Box>& occupied, Derived& derived);

  // While the user drags: moves what is drawn, not what is stored; or puts it back.
  void movePositions(const std::vector<VertexIndex>& vertices, Vec2 by, Derived& derived);
  void restorePositions(Derived& derived);

  static constexpr double kGlide = 0.35;

 private:
  struct SceneKey {
    Revision revision = 0;
    std::vector<VertexIndex> selection, found;
    std::optional<VertexIndex> hovered;
    Language language = Language::danish;
    Theme theme = Theme::light;
    std::uint64_t glideFrame = 0;
    friend bool operator==(const SceneKey&, const SceneKey&) = default;
  };
  struct LabelKey {
    std::uint64_t scene = 0;
    Vec2 center, viewport;
    float zoom = 0, uiScale = 0;
    std::vector<Box> occupied;
    friend bool operator==(const LabelKey&, const LabelKey&) = default;
  };

  void refreshLists(const Session& session, const ViewState& state, Derived& derived);
  void refreshHits(const Session& session, const ViewState& state, const PanelState& panels, Derived& derived);
  void refreshDetails(const Session& session, const ViewState& state, Derived& derived);
  void refreshPositions(const Session& session, const ViewState& state, double now, Derived& derived);

  FontMetrics metrics_;
  std::optional<SceneKey> sceneKey_;
  std::optional<LabelKey> labelKey_;
  std::optional<std::pair<Revision, Language>> listsKey_;
  std::string searchKey_, paletteKey_, detailsKey_;
  std::optional<Revision> positionsKey_;
  std::vector<Vec2> glideFrom_, glideTo_;
  double glideEnd_ = 0;
  std::uint64_t glideFrame_ = 0;
};

}  // namespace samspil
