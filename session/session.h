// Session is the open network: the store, the snapshot of its present revision, the view of it, and where everything
// stands on the map.
//
//   TRY_ASSIGN(const auto session, Session::open({.store = directory}));   // fills a new store with the built-in
//   network TRY(session->setView(view, {"Skjul kommuner", "Hide municipalities"})); TRY(session->undo());
//
// Everything that changes goes through apply(), setView(), placeEntities(), undo() and redo(): one batch of the journal
// each. What is derived (visibility, positions) carries the revision it was made from and is made again when asked for
// after a change. For one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "graph/filter.h"
#include "graph/snapshot.h"
#include "session/map_positions.h"
#include "session/view_spec.h"
#include "storage/property_graph_store.h"

namespace samspil {

struct DuplicateDecision;
struct FileInspection;
struct ImportOptions;
struct ImportProposal;
struct ImportTarget;
struct Recipe;

struct SessionOptions {
  std::filesystem::path store;  // empty: defaultStore()
  bool readOnly = false;
  bool createEmpty = false;  // a new store stays empty instead of getting the built-in network
  std::string asOf;          // with readOnly: the network as it was known then (session/moment.h); empty: now
};

// $XDG_DATA_HOME/samspil/network, where --store is not given.
std::filesystem::path defaultStore();

class Session {
 public:
  static Result<std::unique_ptr<Session>> open(const SessionOptions& options);
  ~Session();

  const GraphSnapshot& network() const { return *network_; }
  SnapshotPtr networkPtr() const { return network_; }
  const PropertyGraphStore& store() const { return *store_; }
  Revision revision() const { return store_->revision(); }

  const ViewSpec& view() const { return view_; }
  const Visibility& visibility() const;     // of view() over network()
  Result<const MapPositions*> map() const;  // of view().layout, placed on first use; valid until the next change

  // True where some entity has no place yet, so that map() would run a layout; cheap.
  Result<bool> needsLayout() const;
  // Gives those a place and writes it down, as part of the network's making. For a job.
  Result<void> layOutMissing(JobControl& job);
  // Instead, at once and only until the next change.
  Result<void> placeMissingRoughly();

  // Shows another view without writing it down: for one picture or export of it.
  void previewView(const ViewSpec& view);

  // Each writes one batch and refreshes what depends on it.
  Result<Applied> apply(const ChangeSet& change);
  Result<void> setView(const ViewSpec& view, const LocalizedText& title);
  Result<void> placeEntities(std::span<const VertexIndex> vertices,
                             std::span<const Vec2> positions);  // by hand: pins them
  Result<void> unpin(std::span<const VertexIndex> vertices);
  Result<void> tidyUp(JobControl& job);  // lays out anew, pins stay
  Result<UndoReport> undo(std::optional<BatchId> batch = {});
  Result<UndoReport> redo();

  // What an import needs of this network. Lives as long as the session and holds the network as it is now.
  ImportTarget importTarget() const;
  // Both know the built-in recipes, the saved ones and what was decided of duplicates, besides what `options` say.
  Result<FileInspection> inspectFile(const std::filesystem::path& file, const ImportOptions& options,
                                     JobControl& job) const;
  Result<ImportProposal> proposeImport(std::span<const std::filesystem::path> files, const ImportOptions& options,
                                       JobControl& job) const;
  // Writes what an import proposed: one batch, in a job. Whoever reads the session meanwhile finds it as it was, until
  // follow() on the session's own thread.
  Result<Applied> writeImport(const ImportProposal& proposal, JobControl& job);
  Result<void> follow() { return refresh(); }
  // `options` with the recipes and decisions that the network remembers.
  Result<ImportOptions> withRemembered(const ImportOptions& options) const;
  // A person's own recipes and then the built-in ones.
  Result<std::vector<Recipe>> recipes() const;
  Result<Applied> saveRecipe(const Recipe& recipe);
  Result<Applied> removeRecipe(const std::string& id);
  Result<std::vector<DuplicateDecision>> duplicateDecisions() const;
  Result<Applied> decideDuplicates(std::span<const DuplicateDecision> decisions);

 private:
  explicit Session(std::unique_ptr<PropertyGraphStore> store) : store_(std::move(store)) {}
  // Makes anew what the last batch may have changed. `placesKept`: it moved nothing on the map.
  Result<void> refresh(bool placesKept = false);

  std::unique_ptr<PropertyGraphStore> store_;
  SnapshotPtr network_;
  ViewSpec view_;
  mutable std::optional<Visibility> visibility_;
  mutable std::optional<MapPositions> map_;
};

}  // namespace samspil
