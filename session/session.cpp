#include "session/session.h"

#include <fmt/format.h>

#include "base/files.h"
#include "import/import.h"
#include "session/moment.h"

namespace samspil {
namespace {

// The vocabulary alone, so that an empty network can be filled from files that name types and relations.
Result<ChangeSet> vocabularyOnly(const std::filesystem::path& assets) {
  TRY_ASSIGN(const Vocabulary vocabulary, readVocabulary(assets / "vocabulary.json"));
  ChangeSet change{{.kind = BatchKind::initial, .title = {"Opret tomt netværk", "Make an empty network"}}};
  for (const auto& family : vocabulary.families) change.put(family);
  for (const auto& type : vocabulary.types) change.put(type);
  for (const auto& relation : vocabulary.relations) change.put(relation);
  TRY_ASSIGN(const std::vector<Setting> termLabels, readTermLabels(assets / "vocabulary.json"));
  for (const auto& label : termLabels) change.put(label);
  return change;
}

// The first layout belongs to the network's making: there is nothing before it to go back to.
Result<void> fill(PropertyGraphStore& store, bool empty) {
  TRY_ASSIGN(const auto assets, assetsDirectory());
  JobControl job;
  TRY_ASSIGN(const ChangeSet content, empty ? vocabularyOnly(assets) : proposeBuiltInNetwork(assets, job));
  TRY(store.apply(content));
  if (empty) return {};
  TRY_ASSIGN(const SnapshotPtr network, store.snapshot());
  const ViewSpec view;
  TRY_ASSIGN(const MapPositions map, loadPositions(store, *network, view, job));
  ChangeSet layout{{.kind = BatchKind::initial, .title = {"Læg kortet", "Lay out the map"}}};
  layout.put(layoutSetting(*network, view.layout, map.positions));
  TRY(store.apply(layout));
  return {};
}

std::string countedTitle(std::string_view verb, std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {} {}", verb, count, count == 1 ? one : many);
}

}  // namespace

std::filesystem::path defaultStore() { return userDataDirectory() / "network"; }

Result<std::unique_ptr<Session>> Session::open(const SessionOptions& options) {
  const auto directory = options.store.empty() ? defaultStore() : options.store;
  TRY_ASSIGN(auto store,
             PropertyGraphStore::open(directory, {.create = !options.readOnly, .readOnly = options.readOnly}));
  if (store->revision() == 0 && !options.readOnly) {
    TRY(fill(*store, options.createEmpty));
  }
  if (!options.asOf.empty()) {
    TRY_ASSIGN(const std::vector<Batch> history, store->history());
    TRY_ASSIGN(const BatchId batch, batchKnownAt(history, options.asOf));
    TRY_ASSIGN(store, store->asOf(batch));
  }
  std::unique_ptr<Session> session(new Session(std::move(store)));
  TRY(session->refresh());
  return session;
}

Session::~Session() = default;

Result<void> Session::refresh(bool placesKept) {
  TRY_ASSIGN(SnapshotPtr network, store_->snapshot());
  bool mapKept = placesKept;
  if (network != network_) {
    network_ = std::move(network);
    visibility_.reset();
    mapKept = false;
  }
  TRY_ASSIGN(const auto saved, store_->setting(kViewSpace, kCurrentView));
  ViewSpec view;
  if (saved) {
    TRY_ASSIGN(view, viewSpecFromJson(*saved, *network_));
  }
  if (view != view_) {
    mapKept = mapKept && view.layout == view_.layout && view.focus == view_.focus;
    view_ = std::move(view);
    visibility_.reset();
  }
  if (!mapKept) map_.reset();
  return {};
}

const Visibility& Session::visibility() const {
  if (!visibility_) visibility_ = visibleIn(view_, *network_);
  return *visibility_;
}

Result<const MapPositions*> Session::map() const {
  if (!map_) {
    JobControl job;
    TRY_ASSIGN(map_, loadPositions(*store_, *network_, view_, job));
  }
  return &*map_;
}

Result<bool> Session::needsLayout() const {
  if (map_) return false;
  TRY_ASSIGN(MapPositions stored, storedPositions(*store_, *network_, view_));
  if (!allPlaced(stored)) return true;
  map_ = std::move(stored);
  return false;
}

Result<void> Session::layOutMissing(JobControl& job) {
  TRY_ASSIGN(map_, loadPositions(*store_, *network_, view_, job));
  if (store_->readOnly()) return {};
  ChangeSet layout{{.kind = BatchKind::initial, .title = {"Læg kortet", "Lay out the map"}}};
  layout.put(layoutSetting(*network_, view_.layout, map_->positions));
  TRY(store_->apply(layout));
  return refresh(true);
}

Result<void> Session::placeMissingRoughly() {
  TRY_ASSIGN(map_, storedPositions(*store_, *network_, view_));
  placeRoughly(*map_);
  return {};
}

Result<Applied> Session::apply(const ChangeSet& change) {
  TRY_ASSIGN(const Applied applied, store_->apply(change));
  TRY(refresh());
  return applied;
}

Result<void> Session::setView(const ViewSpec& view, const LocalizedText& title) {
  if (view == view_) return {};
  if (store_->readOnly()) {  // the past, or beside another window: one may look around, and nothing is kept of it
    previewView(view);
    return {};
  }
  ChangeSet change{{.kind = BatchKind::view, .title = title}};
  change.put(viewSetting(view));
  TRY(store_->apply(change));
  return refresh(true);
}

void Session::previewView(const ViewSpec& view) {
  view_ = view;
  visibility_.reset();
  map_.reset();
}

Result<void> Session::placeEntities(std::span<const VertexIndex> vertices, std::span<const Vec2> positions) {
  ChangeSet change{{.kind = BatchKind::layout,
                    .title = {countedTitle("Flyt", vertices.size(), "enhed", "enheder"),
                              countedTitle("Move", vertices.size(), "entity", "entities")}}};
  for (std::size_t i = 0; i < vertices.size(); ++i)
    change.put(pinSetting(*network_, view_.layout, vertices[i], positions[i]));
  TRY(apply(change));
  return {};
}

Result<void> Session::unpin(std::span<const VertexIndex> vertices) {
  TRY_ASSIGN(const MapPositions* places, map());
  ChangeSet change{{.kind = BatchKind::layout,
                    .title = {countedTitle("Frigør", vertices.size(), "enhed", "enheder"),
                              countedTitle("Unpin", vertices.size(), "entity", "entities")}}};
  bool any = false;
  for (const VertexIndex vertex : vertices) {
    if (!places->pinned[vertex.value]) continue;
    change.remove(pinKey(*network_, view_.layout, vertex));
    any = true;
  }
  if (!any) return {};
  // Where they stand now becomes the layout's own place, so that nothing jumps when a pin is pulled.
  change.put(layoutSetting(*network_, view_.layout, places->positions));
  TRY(apply(change));
  return {};
}

Result<void> Session::tidyUp(JobControl& job) {
  TRY_ASSIGN(const MapPositions* places, map());
  TRY_ASSIGN(const MapPositions tidied, computePositions(*network_, view_, *places, job));
  ChangeSet change{{.kind = BatchKind::layout, .title = {"Ryd op på kortet", "Tidy up the map"}}};
  change.put(layoutSetting(*network_, view_.layout, tidied.positions));
  TRY(apply(change));
  return {};
}

Result<UndoReport> Session::undo(std::optional<BatchId> batch) {
  TRY_ASSIGN(UndoReport report, store_->undo(batch));
  TRY(refresh());
  return report;
}

Result<UndoReport> Session::redo() {
  TRY_ASSIGN(UndoReport report, store_->redo());
  TRY(refresh());
  return report;
}

}  // namespace samspil
