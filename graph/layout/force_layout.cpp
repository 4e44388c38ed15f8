// The force layout: each connected component is laid out alone (component_layout.h), overlaps are removed, the
// components are packed round the largest. What has a place keeps it (warm_start.h).
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <vector>

#include "graph/layout/algorithms.h"
#include "graph/layout/component_layout.h"
#include "graph/layout/components.h"
#include "graph/layout/overlap.h"
#include "graph/layout/packing.h"
#include "graph/layout/warm_start.h"

namespace samspil {
namespace {

// From this share of placed vertices on, newcomers join the known picture; below, a new picture is turned to fit.
constexpr double kWarmShare = 0.3;

// Space between components and round isolated vertices, in tie lengths.
constexpr float kGap = 0.8F;

constexpr float kNoPlace = std::numeric_limits<float>::quiet_NaN();

// The share of the picture that boxes may cover: denser pictures are spread out as a whole before overlapping boxes are
// pushed apart one by one, since pushing alone would fill the white space between groups.
constexpr float kCover = 0.12F;

// Up to this many vertices the engine keeps vertices apart also where the caller gave no extents.
constexpr std::size_t kDiscLimit = 5000;

struct Drawing {
  Points points;
  std::vector<Vec2> extent;
  std::vector<std::uint8_t> fixed;   // pinned
  std::vector<std::uint8_t> placed;  // had a place before
};

Drawing drawingOf(const Component& component, const LayoutInput& input) {
  const std::size_t n = component.members.size();
  Drawing drawing{Points(n), {}, std::vector<std::uint8_t>(n, 0), std::vector<std::uint8_t>(n, 0)};
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t v = component.members[i];
    if (!input.extent.empty()) drawing.extent.push_back(input.extent[v]);
    if (input.initial.empty() || std::isnan(input.initial[v].x)) continue;
    drawing.points.set(i, input.initial[v]);
    drawing.placed[i] = 1;
    drawing.fixed[i] = !input.pinned.empty() && input.pinned[v] != 0 ? 1 : 0;
  }
  return drawing;
}

// Discs that together cover a tenth of the picture, where the caller did not say how large things are; but so small
// that the boxes round two tied vertices, a tie apart, have room in any direction: rings and ladders keep their form.
std::vector<Vec2> usualExtent(const Points& points) {
  const Box box = points.bounds();
  const float area = std::max(box.width(), 1.0F) * std::max(box.height(), 1.0F);
  const float radius = std::min(0.18F * std::sqrt(area / static_cast<float>(points.size())), 0.35F);
  return std::vector<Vec2>(points.size(), Vec2{radius, radius});
}

// Turns the picture so that it is wide rather than high (principal axis horizontal), its middle at the origin.
void turnForScreen(Points& points) {
  const auto n = static_cast<double>(points.size());
  double mx = 0, my = 0, xx = 0, xy = 0, yy = 0;
  for (std::size_t i = 0; i < points.size(); ++i) mx += points.x[i] / n, my += points.y[i] / n;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = points.x[i] - mx, y = points.y[i] - my;
    xx += x * x, xy += x * y, yy += y * y;
  }
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  const double cosine = std::cos(angle), sine = std::sin(angle);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = points.x[i] - mx, y = points.y[i] - my;
    points.set(i, {static_cast<float>(cosine * x + sine * y), static_cast<float>(cosine * y - sine * x)});
  }
}

void spreadUntilRoomy(Points& points, const std::vector<Vec2>& extent) {
  float covered = 0;
  Box box;
  for (std::size_t i = 0; i < points.size(); ++i) {
    covered += 4 * extent[i].x * extent[i].y;
    box.add(points.at(i) - extent[i]);
    box.add(points.at(i) + extent[i]);
  }
  const float scale = std::sqrt(covered / kCover / std::max(box.width() * box.height(), 1e-6F));
  if (scale <= 1) return;
  for (std::size_t i = 0; i < points.size(); ++i) points.set(i, points.at(i) * scale);
}

Result<void> coldStart(Drawing& drawing, const Component& component, const LayoutInput& input, const Preview& preview,
                       Workers& workers, const Stage& stage) {
  std::vector<std::uint32_t> group;
  if (!input.group.empty()) {
    std::map<std::uint32_t, std::uint32_t> dense;
    for (const std::uint32_t v : component.members) {
      group.push_back(dense.try_emplace(input.group[v], static_cast<std::uint32_t>(dense.size())).first->second);
    }
  }
  TRY_ASSIGN(Points fresh,
             layoutComponent(component.graph.view(), {preview, !input.extent.empty(), group}, workers, stage));
  const bool anchored = std::accumulate(drawing.placed.begin(), drawing.placed.end(), 0U) > 0;
  turnForScreen(fresh);
  if (!drawing.extent.empty()) spreadUntilRoomy(fresh, drawing.extent);
  if (anchored) {
    alignTo(fresh, drawing.points, drawing.placed);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      if (drawing.placed[i] != 0) fresh.set(i, drawing.points.at(i));
    }
  }
  drawing.points = std::move(fresh);
  return {};
}

Result<Drawing> draw(const Component& component, const LayoutInput& input, const Preview& preview, Workers& workers,
                     const Stage& stage) {
  Drawing drawing = drawingOf(component, input);
  const std::size_t n = drawing.points.size();
  const std::size_t placed = std::accumulate(drawing.placed.begin(), drawing.placed.end(), std::size_t{0});
  if (placed == 0 || static_cast<double>(placed) < kWarmShare * static_cast<double>(n)) {
    TRY(coldStart(drawing, component, input, preview, workers, stage.part(0, 0.8)));
  } else if (placed < n) {
    std::vector<std::uint8_t> known = drawing.placed;
    placeNewcomers(drawing.points, known, drawing.fixed, component.graph.view());
  }
  if (drawing.extent.empty() && n <= kDiscLimit) drawing.extent = usualExtent(drawing.points);
  if (!drawing.extent.empty()) TRY(removeOverlaps(drawing.points, drawing.extent, drawing.fixed, stage.part(0.8, 1)));
  return drawing;
}

Piece pieceOf(const Drawing& drawing) {
  Piece piece;
  for (std::size_t i = 0; i < drawing.points.size(); ++i) {
    const Vec2 p = drawing.points.at(i), e = drawing.extent.empty() ? Vec2{0.1F, 0.1F} : drawing.extent[i];
    piece.boxes.push_back({p - e, p + e});
  }
  return piece;
}

bool hasPlace(const Drawing& drawing) {
  return std::find(drawing.placed.begin(), drawing.placed.end(), 1) != drawing.placed.end();
}

// Components that had a place make up the first piece, which stays; without any, the largest does.
Result<void> pack(std::vector<Drawing>& drawings, const Stage& stage) {
  std::vector<Piece> pieces(1);
  std::vector<std::size_t> loose;
  for (std::size_t c = 0; c < drawings.size(); ++c) {
    Piece piece = pieceOf(drawings[c]);
    if (hasPlace(drawings[c])) {
      pieces[0].boxes.insert(pieces[0].boxes.end(), piece.boxes.begin(), piece.boxes.end());
    } else {
      loose.push_back(c);
      pieces.push_back(std::move(piece));
    }
  }
  if (pieces[0].boxes.empty()) pieces.erase(pieces.begin());
  TRY_ASSIGN(const std::vector<Vec2> moves, packPieces(pieces, kGap, stage));
  const std::size_t firstLoose = pieces.size() - loose.size();
  for (std::size_t k = 0; k < loose.size(); ++k) {
    Points& points = drawings[loose[k]].points;
    for (std::size_t i = 0; i < points.size(); ++i) points.set(i, points.at(i) + moves[firstLoose + k]);
  }
  return {};
}

// Shows what a component looks like so far beside what was drawn before.
Preview previewOf(const Component& component, const LayoutParameters& parameters, std::vector<Vec2>& shown) {
  if (!parameters.preview) return {};
  return [&component, &parameters, &shown](const Points& points) {
    Points turned = points;
    turnForScreen(turned);
    for (std::size_t i = 0; i < turned.size(); ++i) shown[component.members[i]] = turned.at(i);
    parameters.preview(shown);
  };
}

}  // namespace

Result<std::vector<Vec2>> forceLayout(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job) {
  TRY(job.checkpoint(0, 100));
  Workers workers(parameters.threads, &job);
  const Stage stage(job);
  TRY_ASSIGN(const std::vector<Component> components, splitComponents(input.graph, stage.part(0, 0.05)));
  std::vector<Vec2> positions(input.graph.vertexCount(), Vec2{kNoPlace, kNoPlace});
  std::vector<Drawing> drawings;
  drawings.reserve(components.size());
  double drawn = 0;
  const auto share = [&] { return 0.05 + 0.85 * drawn / static_cast<double>(positions.size()); };
  for (const Component& component : components) {
    const double from = share();
    drawn += static_cast<double>(component.members.size());
    const Preview preview = previewOf(component, parameters, positions);
    TRY_ASSIGN(Drawing drawing, draw(component, input, preview, workers, stage.part(from, share())));
    drawings.push_back(std::move(drawing));
  }
  TRY(pack(drawings, stage.part(0.9, 1)));
  for (std::size_t c = 0; c < components.size(); ++c) {
    for (std::size_t i = 0; i < components[c].members.size(); ++i) {
      positions[components[c].members[i]] = drawings[c].points.at(i);
    }
  }
  return positions;
}

}  // namespace samspil
