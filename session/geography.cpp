#include "session/geography.h"

#include <charconv>
#include <cmath>
#include <numbers>

#include "base/files.h"
#include "base/text.h"

namespace samspil {

namespace {

constexpr double kEarthRadius = 6371;  // km
constexpr double kNear = 40;           // km: within it the map is much like any other
constexpr double kWorldUnits = 7;      // that distance grows by when it becomes e times as large

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

bool readNumber(std::string_view text, double& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc();
}

// The lines below the header, cut at commas.
std::vector<std::vector<std::string_view>> rowsOf(const std::string& bytes) {
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string_view line : splitText(bytes, '\n')) {
    if (!line.empty()) rows.push_back(splitText(line, ','));
  }
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

// "longitude,latitude" in hundredths of a degree.
std::optional<EarthPoint> pointOf(std::string_view text) {
  const std::size_t comma = text.find(',');
  EarthPoint point;
  if (comma == std::string_view::npos || !readNumber(text, point.longitude) ||
      !readNumber(text.substr(comma + 1), point.latitude))
    return std::nullopt;
  return EarthPoint{point.latitude / 100, point.longitude / 100};
}

}  // namespace

Result<const Geography*> Geography::get() {
  static const auto read = []() -> Result<Geography> {
    Geography geography;
    TRY(geography.read());
    return geography;
  }();
  if (!read) return std::unexpected(read.error());
  return &*read;
}

Result<void> Geography::read() {
  TRY(readPlaces("small_places.csv"));
  TRY(readPlaces("places.csv"));
  TRY_ASSIGN(const auto assets, assetsDirectory());
  TRY_ASSIGN(const std::string countries, readFile(assets / "geography" / "countries.csv"));
  for (const auto& row : rowsOf(countries)) {
    EarthPoint at;
    if (row.size() == 3 && readNumber(row[1], at.latitude) && readNumber(row[2], at.longitude))
      countries_[std::string(row[0])] = at;
  }
  TRY_ASSIGN(const std::string land, readFile(assets / "geography" / "land.txt"));
  for (const std::string_view line : splitText(land, '\n')) {
    Outline outline{.border = line.starts_with('b'), .points = {}};
    for (const std::string_view text : splitText(line, ' ')) {
      if (const auto point = pointOf(text)) outline.points.push_back(*point);
    }
    if (outline.points.size() > 1) land_.push_back(std::move(outline));
  }
  return {};
}

Result<void> Geography::readPlaces(std::string_view file) {
  TRY_ASSIGN(const auto assets, assetsDirectory());
  TRY_ASSIGN(const std::string bytes, readFile(assets / "geography" / file));
  for (const auto& row : rowsOf(bytes)) {
    EarthPoint at;
    if (row.size() != 4 || !readNumber(row[2], at.latitude) || !readNumber(row[3], at.longitude)) continue;
    for (const std::string_view name : splitText(row[0], '|'))
      places_.emplace(foldForSearch(name), Place{std::string(row[1]), at});
  }
  return {};
}

std::optional<EarthPoint> Geography::place(std::string_view name, std::string_view country) const {
  const auto [first, last] = places_.equal_range(foldForSearch(name));
  std::optional<EarthPoint> found;
  for (auto place = first; place != last; ++place) {
    if (place->second.country == country) return place->second.at;
    if (found && country.empty()) return std::nullopt;  // two of that name
    found = place->second.at;
  }
  return country.empty() ? found : std::nullopt;
}

std::optional<EarthPoint> Geography::country(std::string_view code) const {
  const auto found = countries_.find(std::string(code));
  if (found == countries_.end()) return std::nullopt;
  return found->second;
}

// The haversine formula.
double kilometresBetween(EarthPoint a, EarthPoint b) {
  const double north = std::sin(radians(b.latitude - a.latitude) / 2);
  const double east = std::sin(radians(b.longitude - a.longitude) / 2);
  const double share = north * north + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * east * east;
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(share)));
}

float EarthProjection::worldDistance(double kilometres) {
  return static_cast<float>(kWorldUnits * std::log1p(kilometres / kNear));
}

Vec2 EarthProjection::worldFrom(EarthPoint at) const {
  const double distance = kilometresBetween(middle, at);
  if (distance < 1e-6) return {};
  const double from = radians(middle.latitude), to = radians(at.latitude);
  const double turn = radians(at.longitude - middle.longitude);
  const double east = std::sin(turn) * std::cos(to);
  const double north = std::cos(from) * std::sin(to) - std::sin(from) * std::cos(to) * std::cos(turn);
  const double length = std::max(std::hypot(east, north), 1e-12);
  const double reach = worldDistance(distance);
  return {static_cast<float>(reach * east / length), static_cast<float>(-reach * north / length)};
}

}  // namespace samspil
