// Where on earth the entities of a network are, as far as it says so, for the layout "places". A layout's name holds
// the middle of its map: "places:56.16,9.75".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/snapshot.h"
#include "session/geography.h"
#include "storage/property_graph_store.h"

namespace samspil {

// What says where an entity is: its coordinates, its town, what it is part of or hosted by, only its country, nothing.
enum class PlaceBy : std::uint8_t { coordinates, town, tie, country, nothing };

// Where several entities stand together. What has no place of its own on the map, since too many only name their
// country or nothing says where they are, is a spot aside.
struct EarthSpot {
  std::string name;  // of the town, else the country's code; "": several
  std::optional<EarthPoint> at;
  bool countryOnly = false;
};

struct EntityPlaces {
  std::vector<EarthSpot> spots;
  std::vector<std::uint32_t> spotOf;  // per vertex
  std::vector<PlaceBy> by;            // per vertex
};

// Reads coordinates from the store where the network knows no town. Cost: a look at each entity.
Result<EntityPlaces> findEntityPlaces(const PropertyGraphStore& store, const GraphSnapshot& network);

// The middle of where most are: their median by distance.
EarthPoint middleOf(const EntityPlaces& places);
std::string placesLayoutName(EarthPoint middle);  // "places:56.16,9.75"
// None where the layout is another one.
std::optional<EarthProjection> projectionOf(std::string_view layout);

}  // namespace samspil
