#include "session/map_layers.h"

#include "session/parallel_ranges.h"

namespace samspil {

MapLayers::~MapLayers() {
  if (building_.valid()) building_.wait();
}

void MapLayers::want(Wanted wanted) {
  next_ = std::move(wanted);
  if (!building_.valid()) startNext();
}

void MapLayers::startNext() {
  if (!next_) return;
  building_ = std::async(std::launch::async, [wanted = *std::exchange(next_, std::nullopt), last = built_, this] {
    Built built{wanted.positions, wanted.network, last.index, nullptr};
    if (!built.index || last.positions != wanted.positions || last.network != wanted.network)
      built.index = std::make_shared<MapIndex>(*wanted.network, *wanted.positions, scanThreads());
    SceneInput input;
    input.network = wanted.network.get();
    input.view = &wanted.view;
    input.visibility = &wanted.visibility;
    input.positions = *wanted.positions;
    input.selection = wanted.selection;
    input.theme = wanted.theme;
    built.look = std::make_shared<MapLook>(buildMapLook(*built.index, input, *wanted.frame, scanThreads()));
    wake_();
    return built;
  });
}

bool MapLayers::poll() {
  if (!building_.valid() || building_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
  built_ = building_.get();
  index_ = built_.index;
  look_ = built_.look;
  pictures_.show(index_, look_);
  startNext();
  return true;
}

}  // namespace samspil
