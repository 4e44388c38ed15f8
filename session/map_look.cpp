#include "session/map_look.h"

#include <algorithm>
#include <numeric>
#include <thread>

#include "session/parallel_ranges.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

constexpr std::uint8_t kDimmedTie = 254;
constexpr std::size_t kBlocks = 64;  // of ties whose ink is summed apart, so that the sum is the same on any threads

std::array<MapLook::Ink, 256> inksOf(const SceneInput& input, const SceneFrame& frame) {
  std::array<MapLook::Ink, 256> inks{};
  const auto& families = input.network->vocabulary().families;
  for (std::size_t kind = 0; kind < kDimmedTie; ++kind) {
    const std::size_t family = MapIndex::familyOf(static_cast<std::uint8_t>(kind));
    if (family >= families.size()) break;
    inks[kind] = {themed(families[family].color, input.theme).withAlpha(255),
                  strengthOf(families[family]).opacity * MapIndex::fadeOf(static_cast<std::uint8_t>(kind))};
  }
  inks[kDimmedTie] = {frame.palette.mutedText, 0.06F};
  return inks;
}

// What the user picked out; empty: nothing, or so little that it is drawn over the picture.
std::vector<std::uint8_t> pickedOut(const SceneInput& input) {
  if (input.selection.size() <= kManySelected) return {};
  std::vector<std::uint8_t> picked(input.network->vertexCount(), 0);
  for (const VertexIndex v : input.selection) picked[v.value] = 1;
  return picked;
}

void paintDots(const MapIndex& index, const SceneInput& input, const SceneFrame& frame, unsigned threads,
               MapLook& look) {
  const auto vertices = index.vertices();
  const auto picked = pickedOut(input);
  look.dots.assign(vertices.size(), {.fill = {0, 0, 0, 0}, .radius = 0});  // what is not shown
  std::vector<Box> bounds(threads);
  forRanges(threads, vertices.size(), [&](std::size_t range, std::size_t begin, std::size_t end) {
    Box within;
    for (std::size_t place = begin; place < end; ++place) {
      const VertexIndex v = vertices[place];
      const bool shown = input.visibility->shows(v);
      if (!shown && !input.view->highlightOnly) continue;
      const bool lit = shown && (picked.empty() || picked[v.value] != 0);
      const Color fill = frame.coloring.categories[frame.coloring.categoryOf[v.value]].color;
      look.dots[place] = {lit ? fill : dimmedColor(fill, frame.palette), markRadius(*input.network, *input.view, v)};
      within.add(index.positions()[place]);
    }
    bounds[range] = within;
  });
  for (const Box& within : bounds) {
    if (within.empty()) continue;
    look.bounds.add(within.min);
    look.bounds.add(within.max);
  }
}

void markTies(const MapIndex& index, const SceneInput& input, unsigned threads, MapLook& look) {
  const auto picked = pickedOut(input);
  const bool all = picked.empty() && input.visibility->edgeCount == input.network->edgeCount();
  const auto kindOf = [&](std::size_t slot) -> std::uint8_t {
    const EdgeIndex tie = index.ties()[slot];
    if (!input.visibility->shows(tie)) return input.view->highlightOnly ? kDimmedTie : MapLook::kHidden;
    if (picked.empty()) return index.kinds()[slot];
    const Edge& edge = input.network->edge(tie);
    return picked[edge.from.value] != 0 && picked[edge.to.value] != 0 ? index.kinds()[slot] : kDimmedTie;
  };
  if (!all) look.kinds.resize(index.ties().size());
  std::array<double, kBlocks> ink{};
  std::array<std::size_t, kBlocks> shown{};
  const std::size_t count = index.ties().size();
  forRanges(threads, kBlocks, [&](std::size_t, std::size_t firstBlock, std::size_t endBlock) {
    for (std::size_t block = firstBlock; block < endBlock; ++block) {
      for (std::size_t slot = count * block / kBlocks; slot < count * (block + 1) / kBlocks; ++slot) {
        const std::uint8_t kind = all ? index.kinds()[slot] : kindOf(slot);
        if (!all) look.kinds[slot] = kind;
        if (kind == MapLook::kHidden) continue;
        const MapIndex::Segment& segment = index.segments()[slot];
        ink[block] += double{look.inks[kind].strength} * length(segment.a - segment.b);
        ++shown[block];
      }
    }
  });
  look.inkSum = std::accumulate(ink.begin(), ink.end(), 0.0);
  look.shownTies = std::accumulate(shown.begin(), shown.end(), std::size_t{0});
}

// The most connected places of the cells of one level.
class Landmarks {
 public:
  Landmarks(std::span<const float> importance, int level)
      : importance_(importance), places_((std::size_t{1} << (2 * level)) * MapLook::kLandmarks, MapLook::kNone) {}

  void add(std::size_t cell, std::uint32_t place) {
    for (std::size_t i = cell * MapLook::kLandmarks; i < (cell + 1) * MapLook::kLandmarks; ++i) {
      if (place == MapLook::kNone) return;
      if (places_[i] == MapLook::kNone || before(place, places_[i])) std::swap(places_[i], place);
    }
  }
  std::vector<std::uint32_t> take() { return std::move(places_); }

 private:
  bool before(std::uint32_t a, std::uint32_t b) const {
    return importance_[a] != importance_[b] ? importance_[a] > importance_[b] : a < b;
  }

  std::span<const float> importance_;
  std::vector<std::uint32_t> places_;
};

// Of the finest level: about one for eight entities.
int finestLandmarks(std::size_t entities) {
  const double cells = std::max(static_cast<double>(entities) / 8, 1.0);
  return std::clamp(static_cast<int>(std::log2(cells) / 2) + 1, 1, 9);
}

std::vector<std::uint32_t> lowestLandmarks(const MapIndex& index, const SceneInput& input, const MapLook& look,
                                           int level) {
  Landmarks landmarks(index.importances(), level);
  const int cells = 1 << level;
  const float perUnit = static_cast<float>(cells) / index.side();
  const auto cellAt = [&](float distance) {
    return static_cast<std::size_t>(std::clamp(distance * perUnit, 0.0F, static_cast<float>(cells - 1)));
  };
  for (std::uint32_t place = 0; place < index.vertices().size(); ++place) {
    if (look.dots[place].fill.a == 0 || !input.visibility->shows(index.vertices()[place])) continue;
    const Vec2 at = index.positions()[place] - index.bounds().min;
    landmarks.add(cellAt(at.y) * static_cast<std::size_t>(cells) + cellAt(at.x), place);
  }
  return landmarks.take();
}

// The finest level is filled from the entities, each coarser one from the four cells below each of its cells.
void chooseLandmarks(const MapIndex& index, const SceneInput& input, MapLook& look) {
  const int finest = finestLandmarks(index.vertices().size());
  look.landmarks.resize(static_cast<std::size_t>(finest) + 1);
  look.landmarks.back() = lowestLandmarks(index, input, look, finest);
  for (int level = finest - 1; level >= 0; --level) {
    Landmarks coarser(index.importances(), level);
    const auto& below = look.landmarks[static_cast<std::size_t>(level) + 1];
    const std::size_t side = std::size_t{1} << level;
    for (std::size_t i = 0; i < below.size(); ++i) {
      const std::size_t cell = i / MapLook::kLandmarks, x = cell % (2 * side), y = cell / (2 * side);
      coarser.add(y / 2 * side + x / 2, below[i]);
    }
    look.landmarks[static_cast<std::size_t>(level)] = coarser.take();
  }
}

}  // namespace

MapLook buildMapLook(const MapIndex& index, const SceneInput& input, const SceneFrame& frame, unsigned threads) {
  MapLook look;
  look.background = frame.palette.background;
  look.inks = inksOf(input, frame);
  threads = std::max(threads, 1U);
  paintDots(index, input, frame, threads, look);
  // Beside the ties: landmarks take one thread, and about as long.
  std::jthread naming;
  if (threads > 1)
    naming = std::jthread([&] { chooseLandmarks(index, input, look); });
  else
    chooseLandmarks(index, input, look);
  markTies(index, input, threads, look);
  if (naming.joinable()) naming.join();
  return look;
}

}  // namespace samspil
