// Geography knows where places are: countries, towns, coasts and borders, from assets/geography; and how they are
// drawn.
//
// The map is large in its middle and small far from it, so that a region's towns and the other end of the continent
// stand on one sheet: distance from the middle grows with the logarithm of the distance on earth, directions are true
// (T. Hägerstrand: Migration and Area, 1957, the azimuthal logarithmic projection).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"

namespace samspil {

struct EarthPoint {
  double latitude = 0, longitude = 0;  // degrees, WGS 84
  friend bool operator==(const EarthPoint&, const EarthPoint&) = default;
};

class Geography {
 public:
  // Those of assetsDirectory(), read once; any thread. An error says which file is missing.
  static Result<const Geography*> get();

  // By any of its names, however written; with a country (ISO 3166-1 alpha-2) the place there.
  std::optional<EarthPoint> place(std::string_view name, std::string_view country) const;
  // The middle of its largest part.
  std::optional<EarthPoint> country(std::string_view code) const;
  struct Outline {
    bool border = false;  // between two countries; else a coast
    std::vector<EarthPoint> points;
  };
  const std::vector<Outline>& land() const { return land_; }

 private:
  Result<void> read();
  Result<void> readPlaces(std::string_view file);

  struct Place {
    std::string country;
    EarthPoint at;
  };
  std::unordered_multimap<std::string, Place> places_;  // by folded name, larger ones are not told from smaller ones
  std::unordered_map<std::string, EarthPoint> countries_;
  std::vector<Outline> land_;
};

// Great circle, of a sphere of 6371 km.
double kilometresBetween(EarthPoint a, EarthPoint b);

struct EarthProjection {
  EarthPoint middle;

  Vec2 worldFrom(EarthPoint at) const;            // world units, y downward
  static float worldDistance(double kilometres);  // from the middle
};

}  // namespace samspil
