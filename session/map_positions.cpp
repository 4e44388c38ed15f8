#include "session/map_positions.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "graph/layout/layout.h"
#include "session/map_layouts.h"
#include "session/scene.h"

namespace samspil {
namespace {

constexpr float kUnplaced = std::numeric_limits<float>::quiet_NaN();
constexpr float kClearance = 0.12F;  // world units of white space round a mark
static_assert(std::endian::native == std::endian::little, "positions are stored as they lie in memory");

struct StoredPosition {
  std::uint32_t entity;
  float x, y;
};

// How strongly a tie pulls. A tie of working together says more about who belongs together than a shared document does,
// and a wish is not a tie yet.
float pull(const GraphSnapshot& network, EdgeIndex edge) {
  const Family& family = network.family(edge);
  if (family.wish) return 0.1F;
  if (family.key == "collaboration" || family.key == "structure") return 1.0F;
  if (family.key == "document" || family.key == "time") return 0.5F;
  return 0.7F;
}

struct GraphArrays {
  std::vector<std::uint32_t> offsets, neighbors;
  std::vector<float> weights;
};

// The half edges are sorted by neighbour, so parallel ties lie side by side and become one entry.
GraphArrays layoutArrays(const GraphSnapshot& network) {
  GraphArrays arrays;
  arrays.offsets.reserve(network.vertexCount() + 1);
  arrays.offsets.push_back(0);
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    for (const HalfEdge half : network.incident(VertexIndex{v})) {
      if (half.neighbor.value == v) continue;
      const float weight = pull(network, half.edge);
      if (arrays.neighbors.size() > arrays.offsets.back() && arrays.neighbors.back() == half.neighbor.value) {
        arrays.weights.back() += weight;
      } else {
        arrays.neighbors.push_back(half.neighbor.value);
        arrays.weights.push_back(weight);
      }
    }
    arrays.offsets.push_back(static_cast<std::uint32_t>(arrays.neighbors.size()));
  }
  return arrays;
}

// Where the map has room for each entity; NaN: only aside.
std::vector<Vec2> anchorsOf(const EntityPlaces& places, const EarthProjection& projection) {
  std::vector<Vec2> anchors;
  for (const std::uint32_t spot : places.spotOf) {
    const auto& at = places.spots[spot].at;
    anchors.push_back(at ? projection.worldFrom(*at) : Vec2{kUnplaced, kUnplaced});
  }
  return anchors;
}

// `map`: where entities stand already; `fixed`: which of them stay there.
Result<std::vector<Vec2>> runLayout(const GraphSnapshot& network, const ViewSpec& view, const MapPositions& map,
                                    std::span<const std::uint8_t> fixed, JobControl& job) {
  const LayoutName name = parseLayoutName(view.layout);
  const LayoutAlgorithm* algorithm = findLayout(name.algorithm);
  if (algorithm == nullptr) {
    return makeError(ErrorCode::notFound,
                     "No layout is called {}. Choose one of those that `samspil layout --help` lists.", view.layout);
  }
  const GraphArrays arrays = layoutArrays(network);
  std::vector<Vec2> extent(network.vertexCount());
  const std::vector<std::uint32_t> group = layoutGroups(network, name.argument);
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
    const float radius = markRadius(network, view, VertexIndex{v}) + kClearance;
    extent[v] = {radius, radius};
  }
  LayoutInput input{.graph = {arrays.offsets, arrays.neighbors, arrays.weights},
                    .initial = map.positions,
                    .pinned = fixed,
                    .extent = extent,
                    .group = group,
                    .anchor = {}};
  if (const auto middle = middleOfRings(network, view)) input.focus = middle->value;
  std::vector<Vec2> anchors;
  if (const auto projection = projectionOf(view.layout); projection && map.places) {
    anchors = anchorsOf(*map.places, *projection);
    input.anchor = anchors;
    input.group = map.places->spotOf;
  }
  return algorithm->run(input, {}, job);
}

// Both the stored places and the vertices ascend by entity, so that mostly the next place is that of the next vertex.
void readLayout(const std::string& bytes, const GraphSnapshot& network, std::vector<Vec2>& positions) {
  std::uint32_t next = 0;
  for (std::size_t at = 0; at + sizeof(StoredPosition) <= bytes.size(); at += sizeof(StoredPosition)) {
    StoredPosition stored;
    std::memcpy(&stored, bytes.data() + at, sizeof stored);
    const bool finite = std::isfinite(stored.x) && std::isfinite(stored.y);
    const bool isNext = next < positions.size() && network.entity(VertexIndex{next}).value == stored.entity;
    const auto vertex = isNext ? std::optional(VertexIndex{next}) : network.find(EntityId{stored.entity});
    if (vertex) next = vertex->value + 1;
    if (vertex && finite) positions[vertex->value] = {stored.x, stored.y};
  }
}

std::optional<Vec2> parsePin(std::string_view text) {
  Vec2 position;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, position.x);
  if (first.ec != std::errc() || first.ptr == end) return std::nullopt;
  if (std::from_chars(first.ptr + 1, end, position.y).ec != std::errc()) return std::nullopt;
  return position;
}

std::string pinSpace(std::string_view layout) { return fmt::format("pin/{}", layout); }

}  // namespace

Result<MapPositions> storedPositions(const PropertyGraphStore& store, const GraphSnapshot& network,
                                     const ViewSpec& view) {
  MapPositions map;
  map.positions.assign(network.vertexCount(), {kUnplaced, kUnplaced});
  map.pinned.assign(network.vertexCount(), 0);
  TRY_ASSIGN(const auto stored, store.setting("layout", view.layout));
  if (stored) readLayout(*stored, network, map.positions);
  TRY_ASSIGN(const auto pins, store.settings(pinSpace(view.layout)));
  for (const Setting& pin : pins) {
    const auto vertex = network.findKey(pin.key);
    const auto position = parsePin(pin.value);
    if (!vertex || !position) continue;
    map.positions[vertex->value] = *position;
    map.pinned[vertex->value] = 1;
  }
  if (projectionOf(view.layout)) {
    TRY_ASSIGN(EntityPlaces places, findEntityPlaces(store, network));
    map.places = std::make_shared<const EntityPlaces>(std::move(places));
  }
  return map;
}

bool allPlaced(const MapPositions& map) {
  return std::ranges::none_of(map.positions, [](Vec2 at) { return std::isnan(at.x); });
}

void placeRoughly(MapPositions& map) {
  constexpr float kArea = 1.6F, kGoldenAngle = 2.3999632F;  // square world units an entity
  const auto seed = [&](std::size_t i) {
    const float radius = std::sqrt(static_cast<float>(i) * kArea / 3.14159F);
    const float angle = static_cast<float>(i) * kGoldenAngle;
    return Vec2{radius * std::cos(angle), radius * std::sin(angle)};
  };
  Box taken;
  for (const Vec2 at : map.positions) {
    if (!std::isnan(at.x)) taken.add(at);
  }
  std::size_t next = 0;
  const auto count =
      static_cast<std::size_t>(std::ranges::count_if(map.positions, [](Vec2 at) { return std::isnan(at.x); }));
  const Vec2 middle = taken.empty() ? Vec2{} : Vec2{taken.max.x + length(seed(count)) + 1, taken.center().y};
  for (Vec2& at : map.positions) {
    if (std::isnan(at.x)) at = middle + seed(next++);
  }
}

Result<MapPositions> loadPositions(const PropertyGraphStore& store, const GraphSnapshot& network, const ViewSpec& view,
                                   JobControl& job) {
  TRY_ASSIGN(MapPositions map, storedPositions(store, network, view));
  TRY_ASSIGN(const auto stored, store.setting("layout", view.layout));
  // Rings are around somebody: what was stored for another one in the middle is of no use.
  const bool aroundSomebody = view.layout == "radial" && view.focus;
  if (!stored || aroundSomebody) return computePositions(network, view, map, job);
  if (allPlaced(map)) return map;
  std::vector<std::uint8_t> placed(network.vertexCount());
  for (std::size_t v = 0; v < placed.size(); ++v) placed[v] = !std::isnan(map.positions[v].x);
  TRY_ASSIGN(map.positions, runLayout(network, view, map, placed, job));
  return map;
}

Result<MapPositions> computePositions(const GraphSnapshot& network, const ViewSpec& view, const MapPositions& pins,
                                      JobControl& job) {
  MapPositions map{std::vector<Vec2>(network.vertexCount(), {kUnplaced, kUnplaced}), pins.pinned, pins.places};
  for (std::size_t v = 0; v < map.positions.size(); ++v) {
    if (map.pinned[v]) map.positions[v] = pins.positions[v];
  }
  TRY_ASSIGN(map.positions, runLayout(network, view, map, map.pinned, job));
  return map;
}

Setting layoutSetting(const GraphSnapshot& network, std::string_view layout, const std::vector<Vec2>& positions) {
  std::string bytes(positions.size() * sizeof(StoredPosition), '\0');
  for (std::uint32_t v = 0; v < positions.size(); ++v) {
    const StoredPosition stored{network.entity(VertexIndex{v}).value, positions[v].x, positions[v].y};
    std::memcpy(bytes.data() + v * sizeof stored, &stored, sizeof stored);
  }
  return {"layout", std::string(layout), std::move(bytes)};
}

Setting pinSetting(const GraphSnapshot& network, std::string_view layout, VertexIndex vertex, Vec2 position) {
  return {pinSpace(layout), std::string(network.key(vertex)), fmt::format("{} {}", position.x, position.y)};
}

SettingKey pinKey(const GraphSnapshot& network, std::string_view layout, VertexIndex vertex) {
  return {pinSpace(layout), std::string(network.key(vertex))};
}

}  // namespace samspil
