#include "session/label_placement.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "session/label_text.h"
#include "session/map_signs.h"

namespace samspil {

namespace {

constexpr float kWidestLine = 11.5F;     // em
constexpr float kPixelsPerLabel = 9000;  // usual budget: one label on so many square pixels
constexpr float kPrecedence = 0.15F;     // what was shown before counts for so much more
constexpr float kGap = 2.5F;             // pixels between a mark's rim and its label
constexpr float kEdge = 3;               // pixels kept free at the rim of the viewport
constexpr float kBreath = 1.5F;          // pixels kept free around a label
constexpr std::size_t kMostCovered = 2;  // marks under the label of one that is no hub
constexpr std::size_t kForbidden = 1000;
constexpr std::size_t kMostAttempts = 600;  // labels tried: after so many hardly one finds room, and a frame is short
constexpr float kApartStep = 0.6F;          // em between the rings of places around a hub
constexpr float kStrongWidth = 1.06F;       // semibold letters are so much wider than regular ones
constexpr float kMuchLarger = 1.7F;         // a label may lie over a mark of which its own is so many times as large
constexpr float kLarger = 1.15F;            // the same for a hub that would go without a label else

// What stands where: buckets of boxes over the viewport, each bucket a linked list in flat arrays.
class OccupancyGrid {
 public:
  explicit OccupancyGrid(Vec2 viewport)
      : columns_(std::max(1, static_cast<int>(viewport.x / kCell) + 1)),
        rows_(std::max(1, static_cast<int>(viewport.y / kCell) + 1)),
        heads_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), kEnd) {}

  void add(std::uint32_t item, const Box& box) {
    forCells(box, [&](std::uint32_t& head) {
      links_.push_back({item, head});
      head = static_cast<std::uint32_t>(links_.size() - 1);
    });
  }

  // Calls visit(item) for all items in the cells that the box touches, some more than once, until it answers true.
  template <typename Visit>
  bool anyNear(const Box& box, Visit visit) {
    bool found = false;
    forCells(box, [&](std::uint32_t& head) {
      for (std::uint32_t link = head; link != kEnd && !found; link = links_[link].next)
        found = visit(links_[link].item);
    });
    return found;
  }

 private:
  static constexpr float kCell = 48;  // pixels: about two labels high
  static constexpr std::uint32_t kEnd = 0xFFFFFFFF;
  struct Link {
    std::uint32_t item, next;
  };

  static int cell(float at, int count) {
    return static_cast<int>(std::clamp(at / kCell, 0.0F, static_cast<float>(count - 1)));
  }

  template <typename Action>
  void forCells(const Box& box, Action action) {
    const int left = cell(box.min.x, columns_), right = cell(box.max.x, columns_);
    const int top = cell(box.min.y, rows_), bottom = cell(box.max.y, rows_);
    for (int row = top; row <= bottom; ++row) {
      for (int column = left; column <= right; ++column)
        action(heads_[static_cast<std::size_t>(row * columns_ + column)]);
    }
  }

  int columns_, rows_;
  std::vector<std::uint32_t> heads_;
  std::vector<Link> links_;
};

struct Circle {
  Vec2 center;
  float radius = 0;
  Emphasis emphasis = Emphasis::normal;

  bool touches(const Box& box) const {
    const Vec2 nearest{std::clamp(center.x, box.min.x, box.max.x), std::clamp(center.y, box.min.y, box.max.y)};
    const Vec2 away = center - nearest;
    return dot(away, away) < radius * radius;
  }
};

struct Candidate {
  Box box;
  LabelFlush flush = LabelFlush::left;
};

// Where a label of `size` pixels may stand beside a mark, `further` pixels away from it, the best place first.
std::array<Candidate, 8> candidatesAround(const Circle& mark, Vec2 size, float further) {
  const float gap = mark.radius + kGap + further;
  const float slant = gap * 0.71F;
  const auto at = [&](float x, float y, LabelFlush flush) {
    const Vec2 corner{mark.center.x + x, mark.center.y + y};
    return Candidate{{corner, corner + size}, flush};
  };
  return {at(-size.x / 2, gap, LabelFlush::center),
          at(gap + 1, -size.y / 2, LabelFlush::left),
          at(-gap - 1 - size.x, -size.y / 2, LabelFlush::right),
          at(-size.x / 2, -gap - size.y, LabelFlush::center),
          at(slant, slant, LabelFlush::left),
          at(slant, -slant - size.y, LabelFlush::left),
          at(-slant - size.x, slant, LabelFlush::right),
          at(-slant - size.x, -slant - size.y, LabelFlush::right)};
}

class Placer {
 public:
  Placer(const Scene& scene, const Camera& camera, const FontMetrics& metrics, const LabelOptions& options)
      : scene_(scene),
        camera_(camera),
        metrics_(metrics),
        options_(options),
        marks_(camera.viewport),
        labels_(camera.viewport) {
    viewport_ = Box{{kEdge, kEdge}, camera.viewport - Vec2{kEdge, kEdge}};
    circles_.reserve(scene.marks.size());
    for (std::uint32_t i = 0; i < scene.marks.size(); ++i) addMark(i);
    occupied_ = options.occupied;
    for (const HullName& name : hullNames(scene, camera, metrics, options.uiScale)) occupied_.push_back(name.box);
    if (!scene.ground) return;
    for (const GroundText& text : groundTexts(*scene.ground, camera, metrics, options.uiScale))
      occupied_.push_back(text.box);
  }

  std::vector<PlacedLabel> place() {
    const float area = camera_.viewport.x * camera_.viewport.y / (options_.uiScale * options_.uiScale);
    auto budget = static_cast<std::int64_t>(options_.density * area / kPixelsPerLabel);
    std::size_t attempts = 0;
    for (const std::uint32_t index : order()) {
      const Label& label = scene_.labels[index];
      const bool within = !label.always && !label.named;
      if (!onScreen(circles_[label.mark]) || (within && budget <= 0)) continue;
      if (within && ++attempts > kMostAttempts) break;
      if (tryLabel(index) && within) --budget;
    }
    return std::move(placed_);
  }

 private:
  void addMark(std::uint32_t index) {
    const Mark& mark = scene_.marks[index];
    const Circle circle{camera_.screenFromWorld(mark.position), camera_.pixels(mark.radius), mark.emphasis};
    circles_.push_back(circle);
    if (onScreen(circle)) marks_.add(index, Box{circle.center, circle.center}.grown(circle.radius));
  }

  bool onScreen(const Circle& circle) const {
    return Box{{0, 0}, camera_.viewport}.intersects(
        Box{circle.center, circle.center}.grown(std::max(circle.radius, 0.5F)));
  }

  // What must be shown first, then by priority, with a little precedence for what was shown before.
  std::vector<std::uint32_t> order() const {
    std::vector<float> priority;
    for (const Label& label : scene_.labels) priority.push_back(label.priority);
    for (const std::uint32_t shown : options_.previouslyShown) {
      if (shown < priority.size()) priority[shown] += kPrecedence * std::abs(priority[shown]);
    }
    std::vector<std::uint32_t> order(scene_.labels.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const bool aAlways = scene_.labels[a].always, bAlways = scene_.labels[b].always;
      return aAlways != bAlways ? aAlways : priority[a] > priority[b];
    });
    return order;
  }

  bool tryLabel(std::uint32_t index) {
    const Label& label = scene_.labels[index];
    PlacedLabel placed{index, {}, {}, label.size * options_.uiScale, LabelFlush::left};
    const float letters = placed.size * (label.strong ? kStrongWidth : 1.0F);
    placed.lines = wrapLabel(label.text, metrics_, letters, kWidestLine * placed.size);
    Vec2 size{0, metrics_.lineHeight(placed.size) * static_cast<float>(placed.lines.size())};
    for (const auto& line : placed.lines) size.x = std::max(size.x, metrics_.width(line, letters));

    const auto candidate = findPlace(label, size);
    if (!candidate) return false;
    placed.box = candidate->box;
    placed.flush = candidate->flush;
    labels_.add(static_cast<std::uint32_t>(placed_.size()), placed.box);
    placed_.push_back(std::move(placed));
    return true;
  }

  // The place that covers the fewest marks, the better one of equals. Only hubs may lie over more than a few small
  // marks, or stand a little apart where that saves more marks than it costs in clarity; what must be shown looks on.
  std::optional<Candidate> findPlace(const Label& label, Vec2 size) {
    const bool matters = label.strong || label.named;
    auto best = cheapestPlace(label, size, matters ? 2 : 0, kMuchLarger);
    if (!best && matters) best = cheapestPlace(label, size, 4, kLarger);
    return best || !label.always ? best : findPlaceFurtherAway(label, size);
  }

  std::optional<Candidate> cheapestPlace(const Label& label, Vec2 size, std::size_t furthest, float muchLarger) {
    std::optional<Candidate> best;
    std::size_t cheapest = label.strong || label.named ? kForbidden : kMostCovered + 1;
    for (std::size_t apart = 0; apart <= furthest; ++apart) {
      const float further = kApartStep * static_cast<float>(apart) * label.size * options_.uiScale;
      for (const Candidate& candidate : candidatesAround(circles_[label.mark], size, further)) {
        if (!isFree(candidate.box)) continue;
        const std::size_t cost = marksCovered(candidate.box, label.mark, muchLarger) + apart;
        if (cost >= cheapest) continue;
        cheapest = cost;
        best = candidate;
      }
    }
    return best;
  }

  std::optional<Candidate> findPlaceFurtherAway(const Label& label, Vec2 size) {
    constexpr int kRounds = 24;
    for (int round = 0; round < kRounds; ++round) {
      for (const Candidate& candidate :
           candidatesAround(circles_[label.mark], size, static_cast<float>(round) * size.y / 2)) {
        if (isFree(candidate.box)) return candidate;
      }
    }
    return std::nullopt;
  }

  bool isFree(const Box& box) {
    const bool inside = viewport_.contains(box.min) && viewport_.contains(box.max);
    if (!inside) return false;
    if (std::ranges::any_of(occupied_, [&](const Box& taken) { return taken.intersects(box); })) return false;
    const Box room = box.grown(kBreath);
    return !labels_.anyNear(room, [&](std::uint32_t other) { return placed_[other].box.intersects(room); });
  }

  // How many marks a label would lie over; kForbidden where one of them matters too much to be covered.
  std::size_t marksCovered(const Box& box, std::uint32_t own, float muchLarger) {
    covered_.clear();
    const bool forbidden = marks_.anyNear(box, [&](std::uint32_t other) {
      if (other == own || !circles_[other].touches(box)) return false;
      if (!yields(circles_[other], circles_[own], muchLarger)) return true;
      if (std::ranges::find(covered_, other) == covered_.end()) covered_.push_back(other);
      return false;
    });
    return forbidden ? kForbidden : covered_.size();
  }

  // Small marks yield to the labels of large ones, and what is in the background to what is pointed at.
  static bool yields(const Circle& covered, const Circle& own, float muchLarger) {
    if (covered.emphasis != own.emphasis) return covered.emphasis < own.emphasis;
    return covered.radius * muchLarger < own.radius;
  }

  const Scene& scene_;
  const Camera& camera_;
  const FontMetrics& metrics_;
  const LabelOptions& options_;
  Box viewport_;
  OccupancyGrid marks_, labels_;
  std::vector<Box> occupied_;    // pixels
  std::vector<Circle> circles_;  // pixels, per mark
  std::vector<PlacedLabel> placed_;
  std::vector<std::uint32_t> covered_;  // by the candidate that is looked at
};

}  // namespace

std::vector<PlacedLabel> placeLabels(const Scene& scene, const Camera& camera, const FontMetrics& metrics,
                                     const LabelOptions& options) {
  return Placer{scene, camera, metrics, options}.place();
}

}  // namespace samspil
