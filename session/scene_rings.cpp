// The discs below a layout in rings: how many ties away from the one in the middle those stand who stand there.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "session/map_layouts.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

constexpr std::size_t kMostOnRings = 10'000;  // entities; around more the discs would all but coincide
constexpr std::uint32_t kMostRings = 4;       // further ones are outside, and need no disc to be told apart
constexpr float kPadding = 0.3F;              // world units around the marks
constexpr std::uint8_t kOpacity = 10;         // of 255, of each disc; they lie on one another

// How many ties each entity is away from the middle, up to kMostRings; kMostRings + 1 for all others.
std::vector<std::uint32_t> stepsFrom(const GraphSnapshot& network, VertexIndex middle) {
  std::vector<std::uint32_t> steps(network.vertexCount(), kMostRings + 1);
  std::vector<VertexIndex> ring{middle};
  steps[middle.value] = 0;
  for (std::uint32_t step = 1; step <= kMostRings; ++step) {
    std::vector<VertexIndex> next;
    for (const VertexIndex v : ring) {
      for (const HalfEdge& half : network.incident(v)) {
        if (steps[half.neighbor.value] <= kMostRings) continue;
        steps[half.neighbor.value] = step;
        next.push_back(half.neighbor);
      }
    }
    ring = std::move(next);
  }
  return steps;
}

std::vector<Vec2> disc(Vec2 center, float radius) {
  constexpr int kCorners = 96;
  std::vector<Vec2> corners;
  for (int i = 0; i < kCorners; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kCorners;
    corners.push_back(center + Vec2{std::cos(angle), std::sin(angle)} * radius);
  }
  return corners;
}

}  // namespace

std::vector<Hull> buildRings(const SceneInput& input) {
  const auto middle = middleOfRings(*input.network, *input.view);
  if (!middle || input.visibility->vertexCount > kMostOnRings) return {};
  const std::vector<std::uint32_t> steps = stepsFrom(*input.network, *middle);
  const Vec2 center = input.positions[middle->value];
  std::vector<float> reach(kMostRings + 2, 0);
  for (std::uint32_t i = 0; i < steps.size(); ++i) {
    const VertexIndex v{i};
    const bool pinned = i < input.pinned.size() && input.pinned[i] != 0;
    if (!isDrawn(input, v) || pinned || steps[i] == 0) continue;
    reach[steps[i]] = std::max(reach[steps[i]], length(input.positions[i] - center) + markRadius(input, v) + kPadding);
  }
  std::vector<Hull> rings;
  const Color ink = scenePalette(input.theme).mutedText.withAlpha(kOpacity);
  const bool danish = input.language == Language::danish;
  for (std::uint32_t step = kMostRings; step > 0; --step) {
    if (reach[step] == 0) continue;
    const std::string_view word = danish ? "led" : step == 1 ? "step" : "steps";
    rings.push_back({disc(center, reach[step]), ink, fmt::format("{} {}", step, word)});
  }
  return rings;
}

}  // namespace samspil
