// The places layout: every group is a disc round where it belongs, as near to it as the other discs allow; groups that
// belong nowhere stand in columns to the right.
#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "graph/layout/algorithms.h"
#include "graph/layout/overlap.h"
#include "graph/layout/pins.h"

namespace samspil {
namespace {

constexpr float kDiscGap = 0.4F, kAsideGap = 3.0F, kSheetGap = 7.0F;  // world units
constexpr float kGoldenAngle = 2.3999632F, kPi = 3.14159265F;
constexpr float kLoose = 1.35F;  // room of a member, in areas of its own square

struct Disc {
  std::vector<std::uint32_t> members;
  Vec2 anchor;
  std::size_t anchored = 0;
  float radius = 0;
  Vec2 middle;
};

std::vector<Disc> discsOf(const LayoutInput& input) {
  std::map<std::uint32_t, Disc> discs;
  for (std::uint32_t v = 0; v < input.graph.vertexCount(); ++v) {
    Disc& disc = discs[input.group.empty() ? 0 : input.group[v]];
    disc.members.push_back(v);
    if (input.anchor.empty() || std::isnan(input.anchor[v].x)) continue;
    disc.anchor = disc.anchor + input.anchor[v];
    ++disc.anchored;
  }
  std::vector<Disc> all;
  for (auto& [group, disc] : discs) {
    if (disc.anchored > 0) disc.anchor = disc.anchor * (1.0F / static_cast<float>(disc.anchored));
    all.push_back(std::move(disc));
  }
  return all;
}

// The largest in the middle, the others round it as seeds stand in a sunflower (H. Vogel 1979).
void fillDisc(Disc& disc, const std::vector<Vec2>& extents, std::vector<Vec2>& places) {
  const auto reach = [&](std::uint32_t v) { return reachOf(extents[v]); };
  std::ranges::stable_sort(disc.members, [&](std::uint32_t a, std::uint32_t b) { return reach(a) > reach(b); });
  float area = 0;
  for (std::size_t i = 0; i < disc.members.size(); ++i) {
    const std::uint32_t v = disc.members[i];
    const float own = 4 * reach(v) * reach(v) * kLoose;
    const float out = i == 0 ? 0 : std::sqrt((area + own / 2) / kPi);
    const float angle = static_cast<float>(i) * kGoldenAngle;
    places[v] = {out * std::cos(angle), out * std::sin(angle)};
    area += own;
    disc.radius = std::max(disc.radius, out + reach(v));
  }
}

Result<void> placeAnchored(std::vector<Disc*>& discs, JobControl& job) {
  Points points(discs.size());
  std::vector<Vec2> extents;
  for (std::size_t i = 0; i < discs.size(); ++i) {
    points.set(i, discs[i]->anchor);
    const float half = discs[i]->radius + kDiscGap;
    extents.push_back({half, half});
  }
  TRY(removeOverlaps(points, extents, {}, Stage(job)));
  for (std::size_t i = 0; i < discs.size(); ++i) discs[i]->middle = points.at(i);
  return {};
}

// In columns beside `taken`, the largest first.
void placeAside(std::vector<Disc*>& discs, const Box& taken) {
  std::ranges::stable_sort(discs, [](const Disc* a, const Disc* b) { return a->radius > b->radius; });
  float top = taken.empty() ? 0 : taken.min.y, left = taken.empty() ? 0 : taken.max.x + kSheetGap;
  const float bottom = taken.empty() ? 0 : taken.max.y;
  float y = top, width = 0;
  for (Disc* disc : discs) {
    if (y > top && y + 2 * disc->radius > bottom) y = top, left += width + kAsideGap, width = 0;
    disc->middle = {left + disc->radius, y + disc->radius};
    y += 2 * disc->radius + kAsideGap;
    width = std::max(width, 2 * disc->radius);
  }
}

}  // namespace

Result<std::vector<Vec2>> placesLayout(const LayoutInput& input, const LayoutParameters&, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  std::vector<Disc> discs = discsOf(input);
  const std::vector<Vec2> extents = extentsOf(input);
  std::vector<Vec2> positions(input.graph.vertexCount());
  for (Disc& disc : discs) fillDisc(disc, extents, positions);
  std::vector<Disc*> anchored, aside;
  for (Disc& disc : discs) (disc.anchored > 0 ? anchored : aside).push_back(&disc);
  TRY(placeAnchored(anchored, job));
  Box taken;
  for (const Disc* disc : anchored) {
    taken.add(disc->middle - Vec2{disc->radius, disc->radius});
    taken.add(disc->middle + Vec2{disc->radius, disc->radius});
  }
  placeAside(aside, taken);
  for (const Disc& disc : discs) {
    for (const std::uint32_t v : disc.members) positions[v] = positions[v] + disc.middle;
  }
  Points points(positions.size());
  for (std::size_t v = 0; v < positions.size(); ++v) points.set(v, positions[v]);
  TRY(removeOverlaps(points, extents, {}, Stage(job)));
  for (std::size_t v = 0; v < positions.size(); ++v) positions[v] = points.at(v);
  TRY(keepPins(positions, input, job));
  return positions;
}

}  // namespace samspil
