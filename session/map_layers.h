// MapLayers keeps what a map too large to be one scene is drawn from: its index, its look, and the picture behind the
// shapes. Index and look are made on a thread of their own; until the new ones are there, the old ones stay.
//
//   layers.want(wanted, changes);    // whenever something of it changed
//   if (layers.poll()) ...           // there is a new look; `wake` said so
//   layers.pictures().lookAt(view);
//
// All calls from one thread.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>

#include "session/map_detail.h"
#include "session/picture_worker.h"

namespace samspil {

class MapLayers {
 public:
  // What the layers are made from: a copy of each, since they are read on another thread.
  struct Wanted {
    SnapshotPtr network;
    std::shared_ptr<const std::vector<Vec2>> positions;  // another pointer: they stand elsewhere
    std::shared_ptr<const SceneFrame> frame;
    Visibility visibility;
    ViewSpec view;
    Theme theme = Theme::light;
    std::vector<VertexIndex> selection;  // if so many that they are not drawn as shapes: the rest is dimmed
  };

  explicit MapLayers(std::function<void()> wake) : wake_(std::move(wake)), pictures_(wake_) {}
  ~MapLayers();
  MapLayers(const MapLayers&) = delete;
  MapLayers& operator=(const MapLayers&) = delete;

  void want(Wanted wanted);
  // True when a newer look is there than at the last call.
  bool poll();
  bool ready() const { return index_ && look_; }
  bool building() const { return building_.valid() || next_; }
  // REQUIRES: ready().
  const MapIndex& index() const { return *index_; }
  const MapLook& look() const { return *look_; }
  PictureWorker& pictures() { return pictures_; }
  const PictureWorker& pictures() const { return pictures_; }

 private:
  struct Built {
    std::shared_ptr<const std::vector<Vec2>> positions;
    SnapshotPtr network;
    std::shared_ptr<const MapIndex> index;
    std::shared_ptr<const MapLook> look;
  };
  void startNext();

  std::function<void()> wake_;
  std::optional<Wanted> next_;  // while something older is built
  std::future<Built> building_;
  Built built_;
  std::shared_ptr<const MapIndex> index_;
  std::shared_ptr<const MapLook> look_;
  PictureWorker pictures_;
};

}  // namespace samspil
