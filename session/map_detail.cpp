#include "session/map_detail.h"

#include <algorithm>
#include <cmath>

#include "session/parallel_ranges.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

constexpr float kReach = 4;  // pixels beside a small entity that still count as on it

template <typename T>
void sortUnique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

// Whether a segment shares a point with a box: by the separating axes of both.
bool crosses(const MapIndex::Segment& segment, const Box& box) {
  const auto [left, right] = std::minmax(segment.a.x, segment.b.x);
  const auto [top, bottom] = std::minmax(segment.a.y, segment.b.y);
  if (right < box.min.x || left > box.max.x || bottom < box.min.y || top > box.max.y) return false;
  const Vec2 way = segment.b - segment.a, middle = box.center() - segment.a;
  const float half = std::abs(way.x) * box.height() / 2 + std::abs(way.y) * box.width() / 2;
  return std::abs(way.x * middle.y - way.y * middle.x) <= half;
}

// All entities that stand in `world`, unless they are more than `most`.
bool allEntities(const MapIndex& index, const MapLook& look, const Box& world, std::size_t most,
                 std::vector<VertexIndex>& vertices) {
  constexpr std::size_t kCandidates = 200'000;
  std::vector<MapIndex::Range> ranges;
  index.placesIn(world, ranges);
  std::size_t candidates = 0;
  for (const MapIndex::Range& range : ranges) candidates += range.end - range.begin;
  if (candidates > kCandidates) return false;
  for (const MapIndex::Range& range : ranges) {
    for (std::uint32_t place = range.begin; place < range.end; ++place) {
      if (look.dots[place].fill.a == 0 || !world.contains(index.positions()[place])) continue;
      if (vertices.size() == most) return false;
      vertices.push_back(index.vertices()[place]);
    }
  }
  return true;
}

bool allTies(const MapIndex& index, const MapLook& look, const Box& world, std::size_t most,
             std::vector<EdgeIndex>& ties) {
  constexpr std::size_t kCandidates = 400'000;
  std::vector<MapIndex::Range> ranges;
  index.slotsAcross(world, 0, ranges);
  std::size_t candidates = 0;
  for (const MapIndex::Range& range : ranges) candidates += range.end - range.begin;
  if (candidates > kCandidates) return false;
  for (const MapIndex::Range& range : ranges) {
    for (std::uint32_t slot = range.begin; slot < range.end; ++slot) {
      if (look.kindOf(index, slot) == MapLook::kHidden || !crosses(index.segments()[slot], world)) continue;
      if (ties.size() == most) return false;
      ties.push_back(index.ties()[slot]);
    }
  }
  return true;
}

void appendLandmarks(const MapIndex& index, const MapLook& look, const DetailView& view, float cellPixels,
                     std::vector<VertexIndex>& vertices) {
  const float cells = index.side() * view.pixelsPerUnit / cellPixels;
  const int level = std::clamp(std::ilogb(std::max(cells, 1.0F)), 0, static_cast<int>(look.landmarks.size()) - 1);
  const int side = 1 << level;
  const auto cellAt = [&](float distance) {
    return static_cast<int>(
        std::clamp(distance / index.side() * static_cast<float>(side), 0.0F, static_cast<float>(side - 1)));
  };
  const Vec2 from = view.world.min - index.bounds().min, to = view.world.max - index.bounds().min;
  const auto& landmarks = look.landmarks[static_cast<std::size_t>(level)];
  for (int y = cellAt(from.y); y <= cellAt(to.y); ++y) {
    for (int x = cellAt(from.x); x <= cellAt(to.x); ++x) {
      const auto first = static_cast<std::size_t>(y * side + x) * MapLook::kLandmarks;
      for (std::size_t i = first; i < first + MapLook::kLandmarks; ++i) {
        if (landmarks[i] != MapLook::kNone) vertices.push_back(index.vertices()[landmarks[i]]);
      }
    }
  }
}

std::size_t crowdAt(const MapLook& look, const DetailView& view) {
  const float area = std::max(look.bounds.width() * look.bounds.height(), 1e-6F);
  const float share = std::min(view.world.width() * view.world.height() / area, 1.0F);
  return static_cast<std::size_t>(share * static_cast<float>(look.shownTies));
}

// The shown ties of an entity; of more than `most` those to the entities that matter most.
std::vector<HalfEdge> foremostTies(const SceneInput& input, VertexIndex v, std::size_t most) {
  std::vector<HalfEdge> ties;
  for (const HalfEdge& half : input.network->incident(v)) {
    if (half.neighbor != v && input.visibility->shows(half.edge) && isDrawn(input, half.edge)) ties.push_back(half);
  }
  if (ties.size() <= most) return ties;
  const auto before = [&](const HalfEdge& a, const HalfEdge& b) {
    const float first = entityImportance(*input.network, a.neighbor);
    const float second = entityImportance(*input.network, b.neighbor);
    return first != second ? first > second : a.edge < b.edge;
  };
  std::nth_element(ties.begin(), ties.begin() + static_cast<std::ptrdiff_t>(most), ties.end(), before);
  ties.resize(most);
  return ties;
}

}  // namespace

MapDetail detailOf(const MapIndex& index, const MapLook& look, const DetailView& view, const DetailLimits& limits) {
  MapDetail detail;
  detail.crowd = crowdAt(look, view);
  detail.everyVertex = allEntities(index, look, view.world, limits.vertices, detail.vertices);
  if (!detail.everyVertex) {
    detail.vertices.clear();
    appendLandmarks(index, look, view, limits.landmarkCell, detail.vertices);
    detail.leastRadius = limits.landmarkRadius / view.pixelsPerSize;
  }
  detail.everyTie = detail.everyVertex && allTies(index, look, view.world, limits.ties, detail.ties);
  if (!detail.everyTie) detail.ties.clear();
  return detail;
}

void addPointedAt(const SceneInput& input, const DetailLimits& limits, MapDetail& detail) {
  const auto addEntity = [&](VertexIndex v) {
    if (isDrawn(input, v)) detail.vertices.push_back(v);
  };
  std::vector<VertexIndex> withTies;
  if (input.hovered && isDrawn(input, *input.hovered)) withTies.push_back(*input.hovered);
  for (const VertexIndex v : input.selection.first(std::min(input.selection.size(), limits.vertices))) {
    if (isDrawn(input, v)) withTies.push_back(v);
  }
  for (const VertexIndex v : input.found) addEntity(v);
  for (const VertexIndex v : input.lit) addEntity(v);
  for (const VertexIndex v : input.litToo) addEntity(v);
  for (const EdgeIndex e : input.litTies)
    if (isDrawn(input, e)) detail.ties.push_back(e);
  std::size_t left = limits.ties;
  for (const VertexIndex v : withTies) {
    addEntity(v);
    if (left == 0) continue;
    const auto ties = foremostTies(input, v, left);
    left -= ties.size();
    for (const HalfEdge& half : ties) {
      addEntity(half.neighbor);
      detail.ties.push_back(half.edge);
    }
  }
  for (const EdgeIndex e : detail.ties) {
    detail.vertices.push_back(input.network->edge(e).from);
    detail.vertices.push_back(input.network->edge(e).to);
  }
  sortUnique(detail.vertices);
  sortUnique(detail.ties);
}

std::optional<VertexIndex> entityAt(const MapIndex& index, const MapLook& look, const Camera& camera, Vec2 screen) {
  constexpr float kLargest = 0.6F;  // world, of a radius
  const float reach = std::max(camera.pixels(kLargest), kReach);
  Box world;
  world.add(camera.worldFromScreen(screen - Vec2{reach, reach}));
  world.add(camera.worldFromScreen(screen + Vec2{reach, reach}));
  std::vector<MapIndex::Range> ranges;
  index.placesIn(world, ranges);
  std::optional<VertexIndex> best;
  float nearest = 1;  // distance from the middle, in radii
  for (const MapIndex::Range& range : ranges) {
    for (std::uint32_t place = range.begin; place < range.end; ++place) {
      if (look.dots[place].fill.a == 0) continue;
      const float radius = std::max(camera.pixels(look.dots[place].radius), kReach);
      const float distance = length(camera.screenFromWorld(index.positions()[place]) - screen) / radius;
      if (distance >= nearest) continue;
      nearest = distance;
      best = index.vertices()[place];
    }
  }
  return best;
}

namespace {

// One byte a pixel of the outline's box: inside or not.
struct OutlineMask {
  int left = 0, top = 0, width = 0, height = 0;
  std::vector<std::uint8_t> inside;

  explicit OutlineMask(std::span<const Vec2> outline) {
    Box box;
    for (const Vec2 point : outline) box.add(point);
    left = static_cast<int>(std::floor(box.min.x));
    top = static_cast<int>(std::floor(box.min.y));
    width = static_cast<int>(std::ceil(box.max.x)) - left + 1;
    height = static_cast<int>(std::ceil(box.max.y)) - top + 1;
    inside.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    for (int y = 0; y < height; ++y) fillRow(outline, y);
  }

  bool contains(Vec2 at) const {
    const int x = static_cast<int>(std::floor(at.x)) - left, y = static_cast<int>(std::floor(at.y)) - top;
    if (x < 0 || y < 0 || x >= width || y >= height) return false;
    return inside[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] != 0;
  }

 private:
  void fillRow(std::span<const Vec2> outline, int y) {
    const float middle = static_cast<float>(top + y) + 0.5F;
    std::vector<float> crossings;
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const Vec2 a = outline[i], b = outline[(i + 1) % outline.size()];
      if ((a.y <= middle) != (b.y <= middle)) crossings.push_back(a.x + (middle - a.y) / (b.y - a.y) * (b.x - a.x));
    }
    std::ranges::sort(crossings);
    std::uint8_t* row = inside.data() + static_cast<std::ptrdiff_t>(y) * width;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      const int from = static_cast<int>(std::ceil(crossings[i] - 0.5F)) - left;
      const int end = static_cast<int>(std::ceil(crossings[i + 1] - 0.5F)) - left;
      for (int x = std::max(from, 0); x < std::min(end, width); ++x) row[x] = 1;
    }
  }
};

}  // namespace

namespace {

// Very many of all are sorted by ticking them off.
void sortVertices(std::vector<VertexIndex>& vertices, std::size_t placed) {
  constexpr std::size_t kMany = 16;  // so many-th of all
  if (vertices.empty() || vertices.size() < placed / kMany) {
    std::ranges::sort(vertices);
    return;
  }
  std::vector<std::uint8_t> among(std::ranges::max(vertices).value + 1, 0);
  for (const VertexIndex v : vertices) among[v.value] = 1;
  vertices.clear();
  for (std::uint32_t v = 0; v < among.size(); ++v) {
    if (among[v] != 0) vertices.push_back(VertexIndex{v});
  }
}

}  // namespace

std::vector<VertexIndex> entitiesWithin(const MapIndex& index, const MapLook& look, const Camera& camera,
                                        std::span<const Vec2> outline) {
  std::vector<VertexIndex> vertices;
  if (outline.size() < 3) return vertices;
  std::vector<Vec2> clipped;  // what lies beyond the screen cannot be meant, and a mask of it could be huge
  for (const Vec2 point : outline)
    clipped.push_back({std::clamp(point.x, 0.0F, camera.viewport.x), std::clamp(point.y, 0.0F, camera.viewport.y)});
  const OutlineMask mask(clipped);
  Box world;
  for (const Vec2 point : clipped) world.add(camera.worldFromScreen(point));
  std::vector<MapIndex::Range> ranges;
  index.placesIn(world, ranges);
  std::vector<std::vector<VertexIndex>> parts(scanThreads());
  forRanges(parts.size(), ranges.size(), [&](std::size_t part, std::size_t first, std::size_t last) {
    std::vector<VertexIndex> within;
    for (const MapIndex::Range& range : std::span(ranges).subspan(first, last - first)) {
      for (std::uint32_t place = range.begin; place < range.end; ++place) {
        if (look.dots[place].fill.a != 0 && mask.contains(camera.screenFromWorld(index.positions()[place])))
          within.push_back(index.vertices()[place]);
      }
    }
    parts[part] = std::move(within);
  });
  for (const auto& part : parts) vertices.insert(vertices.end(), part.begin(), part.end());
  sortVertices(vertices, index.vertices().size());
  return vertices;
}

}  // namespace samspil
