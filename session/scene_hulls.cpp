// Outlines of communities: the convex hull of where most of their members stand.
#include <algorithm>
#include <array>

#include "session/map_communities.h"
#include "session/scene_parts.h"

namespace samspil {

namespace {

constexpr std::size_t kSmallestHull = 4;  // members; fewer need no outline
constexpr float kOutlier = 1.8F;          // members so many times the median distance away do not stretch the outline
constexpr float kPadding = 0.25F;         // world units around the marks
constexpr std::uint8_t kOpacity = 22;     // of 255

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

std::vector<std::vector<Member>> membersOfGroups(const SceneInput& input) {
  std::vector<std::vector<Member>> groups(kNamedCommunities);
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    const VertexIndex v{i};
    if (input.groups[i] >= kNamedCommunities || !isDrawn(input, v)) continue;
    groups[input.groups[i]].push_back({input.positions[i], markRadius(*input.network, *input.view, v)});
  }
  return groups;
}

void dropOutliers(std::vector<Member>& members) {
  Vec2 middle;
  for (const Member& member : members) middle = middle + member.position * (1.0F / static_cast<float>(members.size()));
  std::vector<float> distances;
  for (const Member& member : members) distances.push_back(length(member.position - middle));
  std::ranges::nth_element(distances, distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2));
  const float farthest = kOutlier * distances[distances.size() / 2];
  std::erase_if(members, [&](const Member& member) { return length(member.position - middle) > farthest; });
}

// The corners of an octagon around the mark: their hull has soft corners.
void appendSurroundings(const Member& mark, std::vector<Vec2>& points) {
  constexpr std::array kDirections = {Vec2{1, 0},  Vec2{0.7F, 0.7F},   Vec2{0, 1},  Vec2{-0.7F, 0.7F},
                                      Vec2{-1, 0}, Vec2{-0.7F, -0.7F}, Vec2{0, -1}, Vec2{0.7F, -0.7F}};
  for (const Vec2 direction : kDirections) points.push_back(mark.position + direction * (mark.radius + kPadding));
}

}  // namespace

std::vector<Hull> buildHulls(const SceneInput& input) {
  std::vector<Hull> hulls;
  if (input.groups.empty()) return hulls;
  auto groups = membersOfGroups(input);
  for (std::uint32_t group = 0; group < kNamedCommunities; ++group) {
    auto& members = groups[group];
    if (members.size() < kSmallestHull) continue;
    dropOutliers(members);
    std::vector<Vec2> points;
    for (const Member& member : members) appendSurroundings(member, points);
    hulls.push_back({convexHull(std::move(points)), communityColor(group, input.theme).withAlpha(kOpacity),
                     communityName(input, group)});
  }
  return hulls;
}

}  // namespace samspil
