// Derived is all that the panels and the canvas show, made from session and view state when one of them changed and
// kept until then: the scene, the labels, the details of what is selected, the hits of the search. refresh() runs once
// before each frame.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "graph/search.h"
#include "session/change_list.h"
#include "session/change_overview.h"
#include "session/details.h"
#include "session/entity_insights.h"
#include "session/label_placement.h"
#include "session/map_layers.h"
#include "session/questions/question.h"
#include "session/saved_views.h"
#include "session/scene.h"
#include "session/table_model.h"
#include "viewer/insights.h"
#include "viewer/panel_state.h"
#include "viewer/quiet_job.h"

namespace samspil {

// The entities with most ties, for the overview.
struct Hub {
  VertexIndex vertex;
  std::string name, typeLabel;
  std::size_t ties = 0;
};

// What the overview says of the network: made once, for a large network has millions to look at.
struct Overview {
  std::vector<Hub> hubs;
  struct Example {
    const Question* question = nullptr;
    std::vector<BlankValue> blanks;
  };
  std::vector<Example> questions;                              // with examples in their blanks
  std::vector<std::pair<std::string, std::string>> documents;  // the first of them: title and year
  std::size_t furtherDocuments = 0;
};

// What differs between the two points of the time page.
struct TimeComparison {
  Comparison comparison;
  std::vector<ChangeRow> rows;
  ChangeOverview overview;  // of the rows
};

using Facet = std::shared_ptr<const std::vector<FacetValue>>;

struct Derived {
  std::shared_ptr<const SceneFrame> frame;  // of the whole view; none before the first refresh
  Scene scene;                              // all of it, or of a large map what is drawn as shapes
  std::uint64_t sceneVersion = 0;           // grows with every new scene
  // Of a map too large to be one scene; kept when a filter makes it small. `large`: in use.
  std::shared_ptr<MapLayers> layers;
  bool large = false;
  bool pictureBehind = false;  // the scene is not all: the picture is to be shown behind it
  bool pictureDimmed = false;  // something is pointed at

  Box bounds() const { return frame ? frame->bounds : Box{}; }  // world, of all that is drawn
  // Nothing more comes unless something changes.
  bool settled() const {
    if (pending.details || pending.insights || pending.sizes || pending.groups) return false;
    if (pending.facet || pending.table) return false;
    return !large || (layers->ready() && !layers->building() && !(pictureBehind && layers->pictures().busy()));
  }
  // The shown entity under a point of the canvas.
  std::optional<VertexIndex> entityUnder(const Camera& camera, Vec2 screen) const;
  // The drawn entities inside a closed outline on the canvas, ascending.
  std::vector<VertexIndex> entitiesWithin(const Camera& camera, std::span<const Vec2> outline) const;
  std::vector<Vec2> positions;  // per vertex, as drawn
  std::vector<PlacedLabel> labels;
  std::vector<VertexIndex> namedBefore;        // ascending; kept their labels before others when these were placed
  std::vector<std::uint8_t> pinned;            // per vertex
  std::shared_ptr<const EntityPlaces> places;  // of a layout on a map
  std::vector<std::uint32_t> groups;           // per vertex: its community; empty while the view shows none

  std::vector<SearchHit> searchHits, paletteHits;
  std::vector<QuestionMatch> paletteQuestions, typedQuestions;  // what the typed words may ask
  std::optional<EntityDetails> details;                         // of the only selected entity
  std::optional<EntityInsights> insights;                       // likewise
  // What is still being worked out beside the window.
  struct Pending {
    bool details = false, insights = false, sizes = false, groups = false, facet = false, table = false;
  };
  Pending pending;
  std::vector<TieGroup> tiesBetween;  // of the only two selected entities
  std::vector<HistoryRow> history;    // newest first
  std::optional<StoreCounts> counts;  // of the whole network
  Overview overview;
  std::vector<SavedView> savedViews;
  std::optional<TimeComparison> times;  // of the time page; made by TimeBuilder
  Facet facet;                          // of the field that the filter card shows; none: still being counted
  PartialDate newestShown;              // of the sources of what is shown
  std::optional<TableModel> table;      // while its page is open
  std::optional<LocalizedText> nextUndo, nextRedo;
  std::string problem;  // the first thing that could not be read; "" usually
};

// Remembers what Derived was made from.
class DerivedBuilder {
 public:
  // `wake` is called from other threads when refresh() will find something new.
  explicit DerivedBuilder(
      FontMetrics metrics, std::function<void()> wake = [] {})
      : metrics_(std::move(metrics)), wake_(std::move(wake)) {}

  // Makes anew what is out of date; true if anything was. Positions that changed while `animate` glide there in kGlide
  // seconds.
  bool refresh(const Session& session, const ViewState& state, const PanelState& panels, double now,
               const Insights& insights, Derived& derived);
  bool gliding() const { return glideEnd_ > 0; }
  const FontMetrics& metrics() const { return metrics_; }
  bool working() const {
    return details_.running() || insights_.running() || sizing_.running() || grouping_.running() ||
           counting_.running() || arranging_.running();
  }
  // Bridging of all, for marks sized by it: may take long enough to be cancelled.
  const QuietJob<std::vector<float>>& sizing() const { return sizing_; }
  const QuietJob<EntityInsights>& findingInsights() const { return insights_; }
  // The communities of the view.
  const QuietJob<std::vector<std::uint32_t>>& grouping() const { return grouping_; }
  void cancelSizing() { sizing_.cancel(); }
  void cancelInsights() { insights_.cancel(); }
  void cancelGrouping() { grouping_.cancel(); }
  // Places labels for the camera, out of `occupied` pixels of the canvas, `scale` pixels a unit of design. Cheap when
  // neither scene nor camera changed.
  void placeLabelsFor(const ViewState& state, float scale, const std::vector<Box>& occupied, Derived& derived);

  // While the user drags: moves what is drawn, not what is stored; or puts it back.
  void movePositions(const std::vector<VertexIndex>& vertices, Vec2 by, Derived& derived);
  void restorePositions(Derived& derived);

  static constexpr double kGlide = 0.35;

 private:
  struct FrameKey {
    Revision revision = 0;
    Language language = Language::danish;
    Theme theme = Theme::light;
    friend bool operator==(const FrameKey&, const FrameKey&) = default;
  };
  struct SceneKey {
    std::uint64_t frame = 0, region = 0;
    std::vector<VertexIndex> selection, found;
    std::optional<VertexIndex> hovered;
    std::uint64_t glideFrame = 0, light = 0;
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
  void refreshSizes(const Session& session, Derived& derived);
  void refreshGroups(const Session& session, Derived& derived);
  void refreshFacet(const Session& session, const ViewState& state, const PanelState& panels, Derived& derived);
  void refreshTable(const Session& session, const ViewState& state, const PanelState& panels, Derived& derived);
  void refreshDetails(const Session& session, const ViewState& state, Derived& derived);
  void startDetails(const Session& session, const ViewState& state, Derived& derived);
  void refreshPositions(const Session& session, const ViewState& state, double now, Derived& derived);
  // The map; in derived_map.cpp.
  SceneInput sceneInput(const Session& session, const ViewState& state, const GapLight& light,
                        const Derived& derived) const;
  void refreshFrame(const Session& session, const ViewState& state, const GapLight& light, Derived& derived);
  void refreshLayers(const Session& session, const SceneInput& input, Derived& derived);
  void refreshRegion(const Camera& camera, const Derived& derived);
  bool refreshScene(const Session& session, const ViewState& state, const Insights& insights, Derived& derived);

  FontMetrics metrics_;
  std::function<void()> wake_;
  std::optional<FrameKey> frameKey_;
  std::uint64_t frameVersion_ = 0;
  std::shared_ptr<const std::vector<Vec2>> settled_;              // where the entities stand when nothing moves
  std::pair<std::uint64_t, std::vector<VertexIndex>> layersKey_;  // frame, and what many are selected
  // The part of a large map of which the scene is made: a little more than is seen, so that small movements keep it.
  struct Region {
    DetailView view;
    MapDetail detail;
  };
  std::optional<Region> region_;
  std::uint64_t regionVersion_ = 0;
  std::vector<VertexIndex> found_;
  std::vector<VertexIndex> labelled_;  // ascending
  std::optional<SceneKey> sceneKey_;
  std::optional<LabelKey> labelKey_;
  std::optional<std::pair<Revision, Language>> listsKey_;
  std::pair<SnapshotPtr, Language> hubsKey_;
  std::string searchKey_, paletteKey_, paletteQuestionKey_, typedQuestionKey_;
  std::optional<std::tuple<Revision, Language, std::vector<VertexIndex>>> detailsKey_;
  std::pair<SnapshotPtr, SizeBy> sizesKey_;
  std::vector<float> sizes_;  // per vertex, as SceneInput has them
  QuietJob<std::vector<float>> sizing_;
  std::optional<Revision> groupsKey_;
  QuietJob<std::vector<std::uint32_t>> grouping_;
  QuietJob<EntityDetails> details_;
  QuietJob<EntityInsights> insights_;
  struct FacetKey {
    Revision revision = 0;
    Language language = Language::danish;
    FilterField field = FilterField::type;
    friend bool operator==(const FacetKey&, const FacetKey&) = default;
  };
  std::optional<FacetKey> facetKey_;
  QuietJob<Facet> counting_;
  struct TableKey {
    const GraphSnapshot* network = nullptr;
    Language language = Language::danish;
    Revision revision = 0;
    TableRequest request;
    friend bool operator==(const TableKey&, const TableKey&) = default;
  };
  std::optional<TableKey> tableKey_;  // of the table that is there, or that is being arranged
  std::pair<SnapshotPtr, Language> tableOf_;
  QuietJob<TableModel> arranging_;
  std::shared_ptr<JobControl> arrangement_;  // ends it early; the next one begins when it has ended
  std::optional<Revision> positionsKey_;
  std::vector<Vec2> glideFrom_;
  double glideEnd_ = 0;
  std::uint64_t glideFrame_ = 0;
};

}  // namespace samspil
