#include "session/entity_places.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

namespace samspil {

namespace {

constexpr std::string_view kLayout = "places:";
constexpr std::size_t kFewOfCountry = 6;  // more that only name their country would hide what is really there
// What is part of one of these is where it is; what is part of a region may be anywhere in it.
constexpr std::array<std::string_view, 4> kHouses{"hospital", "hospital_abroad", "university", "municipality"};
// Places so near each other are one: half a kilometre.
constexpr double kSameSpot = 0.005;

class PlaceFinder {
 public:
  PlaceFinder(const PropertyGraphStore& store, const GraphSnapshot& network, const Geography& geography)
      : store_(store), network_(network), geography_(geography) {
    places_.spotOf.assign(network.vertexCount(), kNowhere);
    places_.by.assign(network.vertexCount(), PlaceBy::nothing);
  }

  Result<EntityPlaces> find() {
    for (std::uint32_t v = 0; v < network_.vertexCount(); ++v) TRY(findOwn(VertexIndex{v}));
    inherit();
    placeByCountry();
    const std::uint32_t nowhere = static_cast<std::uint32_t>(places_.spots.size());
    if (std::ranges::find(places_.spotOf, kNowhere) != places_.spotOf.end()) places_.spots.push_back({});
    std::ranges::replace(places_.spotOf, kNowhere, nowhere);
    return std::move(places_);
  }

 private:
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  std::string_view countryOf(VertexIndex v) const { return network_.countryName(network_.country(v)); }

  Result<void> findOwn(VertexIndex v) {
    const std::string_view town = network_.cityName(network_.city(v));
    if (const auto at = geography_.place(town, countryOf(v)); at && !town.empty()) {
      put(v, PlaceBy::town, *at, town);
      return {};
    }
    TRY_ASSIGN(const auto facts, store_.facts(network_.entity(v)));
    for (const EntityFacts& fact : facts) {
      const auto latitude = number(fact.value(property::kLatitude)),
                 longitude = number(fact.value(property::kLongitude));
      if (!latitude || !longitude) continue;
      put(v, PlaceBy::coordinates, {*latitude, *longitude}, town);
      break;
    }
    return {};
  }

  static std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && !text.empty() ? std::optional(value) : std::nullopt;
  }

  void put(VertexIndex v, PlaceBy by, EarthPoint at, std::string_view name) {
    const std::pair key{std::lround(at.latitude / kSameSpot), std::lround(at.longitude / kSameSpot)};
    const auto [found, isNew] = spots_.try_emplace(key, static_cast<std::uint32_t>(places_.spots.size()));
    if (isNew) places_.spots.push_back({std::string(name), at, false});
    places_.spotOf[v.value] = found->second;
    places_.by[v.value] = by;
  }

  // A clinic is where its hospital is; so are its parts.
  void inherit() {
    for (int round = 0; round < 3; ++round) {
      const std::vector<std::uint32_t> before = places_.spotOf;
      for (std::uint32_t v = 0; v < network_.vertexCount(); ++v) {
        if (before[v] != kNowhere) continue;
        for (const HalfEdge half : network_.incident(VertexIndex{v})) {
          if (before[half.neighbor.value] == kNowhere || !housedBy(VertexIndex{v}, half)) continue;
          places_.spotOf[v] = before[half.neighbor.value];
          places_.by[v] = PlaceBy::tie;
          break;
        }
      }
    }
  }

  bool housedBy(VertexIndex v, const HalfEdge& half) const {
    const Edge& edge = network_.edge(half.edge);
    const std::string& relation = network_.vocabulary().relation(edge.relation).key;
    if (relation == "hosts") return edge.to == v;
    const std::string& type = network_.vocabulary().type(network_.type(half.neighbor)).key;
    const bool house =
        std::ranges::find(kHouses, type) != kHouses.end() || places_.by[half.neighbor.value] == PlaceBy::tie;
    return relation == "part_of" && edge.from == v && house;
  }

  void placeByCountry() {
    std::map<std::string_view, std::vector<VertexIndex>> ofCountry;
    for (std::uint32_t v = 0; v < network_.vertexCount(); ++v) {
      if (places_.spotOf[v] == kNowhere && network_.country(VertexIndex{v}) != 0)
        ofCountry[countryOf(VertexIndex{v})].push_back(VertexIndex{v});
    }
    for (const auto& [country, members] : ofCountry) {
      const auto spot = static_cast<std::uint32_t>(places_.spots.size());
      const auto at = members.size() <= kFewOfCountry ? geography_.country(country) : std::nullopt;
      places_.spots.push_back({std::string(country), at, true});
      for (const VertexIndex v : members) {
        places_.spotOf[v.value] = spot;
        places_.by[v.value] = PlaceBy::country;
      }
    }
  }

  const PropertyGraphStore& store_;
  const GraphSnapshot& network_;
  const Geography& geography_;
  EntityPlaces places_;
  std::map<std::pair<long, long>, std::uint32_t> spots_;
};

}  // namespace

Result<EntityPlaces> findEntityPlaces(const PropertyGraphStore& store, const GraphSnapshot& network) {
  TRY_ASSIGN(const Geography* geography, Geography::get());
  return PlaceFinder(store, network, *geography).find();
}

EarthPoint middleOf(const EntityPlaces& places) {
  std::vector<double> latitudes, longitudes;
  for (const std::uint32_t spot : places.spotOf) {
    const EarthSpot& where = places.spots[spot];
    if (!where.at || where.countryOnly) continue;
    latitudes.push_back(where.at->latitude);
    longitudes.push_back(where.at->longitude);
  }
  const auto median = [](std::vector<double>& values, double otherwise) {
    if (values.empty()) return otherwise;
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, half);
    return *half;
  };
  constexpr EarthPoint kEurope{50, 10};
  return {median(latitudes, kEurope.latitude), median(longitudes, kEurope.longitude)};
}

std::string placesLayoutName(EarthPoint middle) {
  return fmt::format("{}{:.2f},{:.2f}", kLayout, middle.latitude, middle.longitude);
}

std::optional<EarthProjection> projectionOf(std::string_view layout) {
  if (!layout.starts_with(kLayout)) return std::nullopt;
  layout.remove_prefix(kLayout.size());
  EarthProjection projection;
  const char* end = layout.data() + layout.size();
  const auto first = std::from_chars(layout.data(), end, projection.middle.latitude);
  if (first.ec != std::errc() || first.ptr == end) return std::nullopt;
  if (std::from_chars(first.ptr + 1, end, projection.middle.longitude).ec != std::errc()) return std::nullopt;
  return projection;
}

}  // namespace samspil
