// Outlines of communities, and of the islands of a layout by groups: the convex hull of where most members stand.
#include <algorithm>
#include <array>

#include "base/country_name.h"
#include "session/map_communities.h"
#include "session/map_layouts.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

constexpr std::size_t kSmallestHull = 4;  // members; fewer need no outline
constexpr float kOutlier = 1.8F;          // members so many times the median distance away do not stretch the outline
constexpr float kIslandOutlier = 4;       // the same of an island, which is dense: only what was moved away
constexpr float kPadding = 0.25F;         // world units around the marks
constexpr std::uint8_t kOpacity = 22;     // of 255
constexpr std::uint8_t kIslandOpacity = 14;
constexpr std::size_t kMostOnIslands = 10'000;  // members of all; outlines of more would hold up the picture

float cross(Vec2 a, Vec2 b, Vec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// Andrew's monotone chain (1979).
std::vector<Vec2> convexHull(std::vector<Vec2> points) {
  std::ranges::sort(points, [](Vec2 a, Vec2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  std::vector<Vec2> hull;
  for (int pass = 0; pass < 2; ++pass) {
    const std::size_t start = hull.size();
    for (const Vec2 point : points) {
      while (hull.size() >= start + 2 && cross(hull[hull.size() - 2], hull.back(), point) <= 0) hull.pop_back();
      hull.push_back(point);
    }
    hull.pop_back();
    std::ranges::reverse(points);
  }
  return hull;
}

struct Member {
  Vec2 position;
  float radius;
};

// By group, of which there are `count`; members of groups beyond are left out.
std::vector<std::vector<Member>> membersOfGroups(const SceneInput& input, std::span<const std::uint32_t> groupOf,
                                                 std::uint32_t count) {
  std::vector<std::vector<Member>> groups(count);
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    const VertexIndex v{i};
    if (groupOf[i] >= count || !isDrawn(input, v)) continue;
    groups[groupOf[i]].push_back({input.positions[i], markRadius(*input.network, *input.view, v)});
  }
  return groups;
}

void dropOutliers(std::vector<Member>& members, float outlier) {
  Vec2 middle;
  for (const Member& member : members) middle = middle + member.position * (1.0F / static_cast<float>(members.size()));
  std::vector<float> distances;
  for (const Member& member : members) distances.push_back(length(member.position - middle));
  std::ranges::nth_element(distances, distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2));
  const float farthest = outlier * distances[distances.size() / 2];
  std::erase_if(members, [&](const Member& member) { return length(member.position - middle) > farthest; });
}

// The corners of an octagon around the mark: their hull has soft corners.
void appendSurroundings(const Member& mark, std::vector<Vec2>& points) {
  constexpr std::array kDirections = {Vec2{1, 0},  Vec2{0.7F, 0.7F},   Vec2{0, 1},  Vec2{-0.7F, 0.7F},
                                      Vec2{-1, 0}, Vec2{-0.7F, -0.7F}, Vec2{0, -1}, Vec2{0.7F, -0.7F}};
  for (const Vec2 direction : kDirections) points.push_back(mark.position + direction * (mark.radius + kPadding));
}

std::vector<Vec2> outlineOf(std::vector<Member>& members, float outlier) {
  dropOutliers(members, outlier);
  std::vector<Vec2> points;
  for (const Member& member : members) appendSurroundings(member, points);
  return convexHull(std::move(points));
}

// A theme stands on its own island, with its name.
std::string islandName(const SceneInput& input, std::string_view argument, std::uint32_t group) {
  const bool danish = input.language == Language::danish;
  if (argument == "theme") return group != 0 ? "" : danish ? "Uden tema" : "No theme";
  if (argument != "country") return input.network->vocabulary().types[group].plural.in(input.language);
  const std::string code{input.network->countryName(static_cast<CategoryIndex>(group))};
  if (code.empty()) return danish ? "Uden land" : "No country";
  return countryName(code).in(input.language);
}

}  // namespace

std::vector<Hull> buildHulls(const SceneInput& input) {
  std::vector<Hull> hulls;
  if (input.groups.empty()) return hulls;
  auto groups = membersOfGroups(input, input.groups, kNamedCommunities);
  for (std::uint32_t group = 0; group < kNamedCommunities; ++group) {
    auto& members = groups[group];
    if (members.size() < kSmallestHull) continue;
    hulls.push_back({outlineOf(members, kOutlier), communityColor(group, input.theme).withAlpha(kOpacity),
                     communityName(input, group)});
  }
  return hulls;
}

std::vector<Hull> buildIslands(const SceneInput& input) {
  const LayoutName layout = parseLayoutName(input.view->layout);
  std::vector<Hull> islands;
  if (input.visibility->vertexCount > kMostOnIslands) return islands;
  const std::vector<std::uint32_t> groupOf = layoutGroups(*input.network, layout.argument);
  const std::uint32_t count = groupOf.empty() ? 0 : std::ranges::max(groupOf) + 1;
  auto groups = membersOfGroups(input, groupOf, count);
  const Color ink = scenePalette(input.theme).mutedText.withAlpha(kIslandOpacity);
  for (std::uint32_t group = 0; group < count; ++group) {
    if (groups[group].empty()) continue;
    islands.push_back({outlineOf(groups[group], kIslandOutlier), ink, islandName(input, layout.argument, group)});
  }
  return islands;
}

}  // namespace samspil
