// Where the entities stand: stored with the network, completed by a layout where something new has no place yet.
//
// A layout's result is one Setting ("layout", id of the layout), 12 bytes an entity: id u32, x f32, y f32,
// little-endian. What a person put somewhere is a Setting each ("pin/" + id of the layout, key of the entity), "x y" as
// text, and wins.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/change_set.h"
#include "graph/snapshot.h"
#include "session/entity_places.h"
#include "session/view_spec.h"
#include "storage/property_graph_store.h"

namespace samspil {

struct MapPositions {
  std::vector<Vec2> positions;       // world, per vertex of the network; NaN: no place yet, in storedPositions() only
  std::vector<std::uint8_t> pinned;  // 1: put there by hand
  std::shared_ptr<const EntityPlaces> places;  // of the layout "places"; none of others
};

// The stored places alone: cheap.
Result<MapPositions> storedPositions(const PropertyGraphStore& store, const GraphSnapshot& network,
                                     const ViewSpec& view);
bool allPlaced(const MapPositions& map);
// Puts what has no place beside the others in a sunflower: instant, for where a layout was cancelled.
void placeRoughly(MapPositions& map);

// The stored places; the layout runs only for what has none, and moves nothing else.
Result<MapPositions> loadPositions(const PropertyGraphStore& store, const GraphSnapshot& network, const ViewSpec& view,
                                   JobControl& job);

// A new layout from scratch; pins stay where they are.
Result<MapPositions> computePositions(const GraphSnapshot& network, const ViewSpec& view, const MapPositions& pins,
                                      JobControl& job);

Setting layoutSetting(const GraphSnapshot& network, std::string_view layout, const std::vector<Vec2>& positions);
Setting pinSetting(const GraphSnapshot& network, std::string_view layout, VertexIndex vertex, Vec2 position);
SettingKey pinKey(const GraphSnapshot& network, std::string_view layout, VertexIndex vertex);

}  // namespace samspil
