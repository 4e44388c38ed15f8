#include "session/density_picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <span>

#include "session/parallel_ranges.h"

namespace samspil {

namespace {

constexpr std::size_t kVariants = 8;     // of an ink, rounded differently: on average the colour is exact
constexpr std::uint32_t kRun = 8;        // ties that lie side by side in memory go into the same sample
constexpr std::uint64_t kFull = 0xF000;  // a pixel that has this much weight takes no more
constexpr double kOne = 4294967296.0;    // 32 binary places
constexpr std::int64_t kHalf = std::int64_t{1} << 31;

std::int64_t fixed(double value) { return static_cast<std::int64_t>(value * kOne); }

std::uint64_t lanes(double red, double green, double blue, double weight, double rounding) {
  const auto lane = [rounding](double value) { return static_cast<std::uint64_t>(value + rounding); };
  return lane(red) | lane(green) << 16 | lane(blue) << 32 | lane(weight) << 48;
}

// `ink` times `share` of 256, in each of the four sums; each is below 256.
std::uint64_t partOf(std::uint64_t ink, std::uint64_t share) {
  constexpr std::uint64_t kLow = 0x00FF00FF00FF00FF;
  return (ink * share >> 8) & kLow;
}

void add(std::uint64_t& sum, std::uint64_t ink) {
  if (sum >> 48 < kFull) sum += ink;
}

// Weight of a tie of strength 1: fine shades while ties are few, room for many where they are many.
std::uint32_t unitFor(std::size_t ties, bool smooth) {
  if (smooth) return ties < 60'000 ? 160 : 48;
  return ties < 1'500'000 ? 16 : 7;
}

// Moves rows of `width` pixels by `dx` to the left and `dy` up; what comes in is empty.
template <typename Pixel>
void shiftRows(std::vector<Pixel>& pixels, int width, int dx, int dy) {
  const int height = static_cast<int>(pixels.size()) / width;
  const auto rowAt = [&](int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; };
  const auto kept = static_cast<std::size_t>(width - std::abs(dx)), bared = static_cast<std::size_t>(std::abs(dx));
  for (int i = 0; i < height; ++i) {
    const int y = dy >= 0 ? i : height - 1 - i, from = y + dy;
    if (from < 0 || from >= height) {
      std::fill_n(rowAt(y), width, Pixel{0});
      continue;
    }
    std::memmove(rowAt(y) + std::max(-dx, 0), rowAt(from) + std::max(dx, 0), kept * sizeof(Pixel));
    std::fill_n(rowAt(y) + (dx > 0 ? width - dx : 0), bared, Pixel{0});
  }
}

}  // namespace

// Draws ties into a rectangle of the sums. A tie takes the same pixels whatever the rectangle, so that strips and bands
// join without a seam.
class DensityPicture::TieDrawer {
 public:
  TieDrawer(DensityPicture& picture, const Rect& rect)
      : sums_(picture.sums_.data()), width_(picture.view_.width), rect_(rect), smooth_(picture.smooth_) {
    const PictureView& anchor = picture.anchor_;
    scale_ = anchor.scale;
    left_ = anchor.width / 2.0 - anchor.centerX * anchor.scale;
    top_ = anchor.height / 2.0 - anchor.centerY * anchor.scale;
    offsetX_ = std::int64_t{picture.offsetX_} << 32;
    offsetY_ = std::int64_t{picture.offsetY_} << 32;
  }

  void draw(const MapIndex::Segment& segment, std::uint64_t ink) {
    std::int64_t ax = fixed(segment.a.x * scale_ + left_) - offsetX_;
    std::int64_t ay = fixed(segment.a.y * scale_ + top_) - offsetY_;
    std::int64_t bx = fixed(segment.b.x * scale_ + left_) - offsetX_;
    std::int64_t by = fixed(segment.b.y * scale_ + top_) - offsetY_;
    if (std::abs(bx - ax) >= std::abs(by - ay)) {
      if (ax > bx) std::swap(ax, bx), std::swap(ay, by);
      walk<false>({ax, ay, bx, by}, {rect_.left, rect_.right, rect_.top, rect_.bottom}, ink);
    } else {
      if (ay > by) std::swap(ax, bx), std::swap(ay, by);
      walk<true>({ay, ax, by, bx}, {rect_.top, rect_.bottom, rect_.left, rect_.right}, ink);
    }
  }

 private:
  struct Way {
    std::int64_t u0, v0, u1, v1;  // pixels with 32 binary places; u runs
  };
  struct Clip {
    std::int64_t uBegin, uEnd, vBegin, vEnd;  // whole pixels
  };

  // One step for each column of pixels (rows, where the tie is steep).
  template <bool kSteep>
  void walk(const Way& way, const Clip& clip, std::uint64_t ink) {
    std::int64_t first = (way.u0 + kHalf) >> 32, last = (way.u1 - kHalf) >> 32;  // whose middles lie on the tie
    if (last < first) first = last = way.u0 >> 32;                               // shorter than a pixel
    if (first >= clip.uEnd || last < clip.uBegin) return;
    const std::int64_t low = std::min(way.v0, way.v1) >> 32, high = std::max(way.v0, way.v1) >> 32;
    if (high + 1 < clip.vBegin || low - 1 >= clip.vEnd) return;
    const double length = static_cast<double>(way.u1 - way.u0);
    const double slope = length > 0 ? static_cast<double>(way.v1 - way.v0) / length : 0;
    const std::int64_t step = fixed(slope);
    const std::int64_t start =
        way.v0 + static_cast<std::int64_t>(static_cast<double>((first << 32) + kHalf - way.u0) * slope);
    const std::int64_t origin = smooth_ ? start - kHalf : start;
    const std::int64_t uStride = kSteep ? width_ : 1, vStride = kSteep ? 1 : width_;
    if (first >= clip.uBegin && last < clip.uEnd && low > clip.vBegin && high + 2 <= clip.vEnd) {
      drawInside(sums_ + first * uStride, last - first + 1, {origin, step, uStride, vStride}, ink);
      return;
    }
    narrow(first, std::max(first, clip.uBegin), origin, step, clip, last);
    if (begin_ > end_) return;
    std::int64_t v = origin + (begin_ - first) * step;
    std::uint64_t* at = sums_ + begin_ * uStride;
    if (!smooth_) {
      for (std::int64_t u = begin_; u <= end_; ++u, v += step, at += uStride) {
        const std::int64_t row = v >> 32;
        if (row >= clip.vBegin && row < clip.vEnd) add(at[row * vStride], ink);
      }
      return;
    }
    for (std::int64_t u = begin_; u <= end_; ++u, v += step, at += uStride) {
      const std::int64_t row = v >> 32;
      const std::uint64_t further = partOf(ink, static_cast<std::uint64_t>(v >> 24 & 0xFF));
      if (row >= clip.vBegin && row < clip.vEnd) add(at[row * vStride], ink - further);
      if (row + 1 >= clip.vBegin && row + 1 < clip.vEnd) add(at[(row + 1) * vStride], further);
    }
  }

  struct Course {
    std::int64_t v, step, uStride, vStride;
  };
  // Most ties: no pixel of theirs lies outside, so none is asked.
  void drawInside(std::uint64_t* at, std::int64_t columns, Course course, std::uint64_t ink) const {
    for (; columns > 0; --columns, course.v += course.step, at += course.uStride) {
      std::uint64_t* const pixel = at + (course.v >> 32) * course.vStride;
      if (!smooth_) {
        add(*pixel, ink);
        continue;
      }
      const std::uint64_t further = partOf(ink, static_cast<std::uint64_t>(course.v >> 24 & 0xFF));
      add(*pixel, ink - further);
      add(pixel[course.vStride], further);
    }
  }

  // The columns in which the tie may lie between the clip's rows; a pixel too many on either side does no harm.
  void narrow(std::int64_t first, std::int64_t begin, std::int64_t origin, std::int64_t step, const Clip& clip,
              std::int64_t last) {
    begin_ = begin;
    end_ = std::min(last, clip.uEnd - 1);
    const double slope = static_cast<double>(step), from = static_cast<double>(origin);
    const double low = static_cast<double>(clip.vBegin - 2) * kOne, high = static_cast<double>(clip.vEnd + 1) * kOne;
    if (std::abs(slope) < 1) {
      if (from < low || from > high) end_ = begin_ - 1;
      return;
    }
    double enter = (low - from) / slope, leave = (high - from) / slope;
    if (enter > leave) std::swap(enter, leave);
    begin_ = std::max(begin_, first + static_cast<std::int64_t>(std::max(std::floor(enter), -1e9)));
    end_ = std::min(end_, first + static_cast<std::int64_t>(std::min(std::ceil(leave), 1e9)));
  }

  std::uint64_t* sums_;
  std::int64_t width_;
  Rect rect_;
  bool smooth_;
  double scale_, left_, top_;
  std::int64_t offsetX_, offsetY_;
  std::int64_t begin_ = 0, end_ = 0;
};

void DensityPicture::show(std::shared_ptr<const MapIndex> index, std::shared_ptr<const MapLook> look) {
  index_ = std::move(index);
  look_ = std::move(look);
  steps_ = drawnSteps_ = 0;
  anchor_ = view_ = {};
}

void DensityPicture::moveTo(const PictureView& view, unsigned threads) {
  if (!scrollTo(view, threads)) begin(view);
}

void DensityPicture::begin(const PictureView& view) {
  view_ = anchor_ = view;
  offsetX_ = offsetY_ = 0;
  sums_.assign(static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height), 0);
  std::vector<MapIndex::Range> ranges;
  index_->slotsAcross(worldOf({0, 0, view.width, view.height}), static_cast<float>(0.5 / view.scale), ranges);
  std::size_t crossing = 0;
  for (const MapIndex::Range& range : ranges) crossing += range.end - range.begin;
  constexpr std::size_t kSmoothUpTo = 300'000;
  smooth_ = crossing <= kSmoothUpTo;
  unit_ = unitFor(crossing, smooth_);
  mixInks();
  tones_.clear();
  stale_.clear();
  steps_ = static_cast<std::uint32_t>(std::max<std::size_t>(1, crossing / kTiesAStep));
  drawnSteps_ = 0;
  order_.resize(steps_);
  std::iota(order_.begin(), order_.end(), 0U);
  for (std::uint32_t i = 1; i < steps_; ++i) std::swap(order_[i], order_[(i * 2654435761U) % (i + 1)]);
}

// What a tie of each kind adds, in variants that differ in how they round.
void DensityPicture::mixInks() {
  inks_.resize(256 * kVariants);
  for (std::size_t kind = 0; kind < 256; ++kind) {
    const MapLook::Ink& ink = look_->inks[kind];
    const double weight = static_cast<double>(unit_) * ink.strength;
    for (std::size_t variant = 0; variant < kVariants; ++variant) {
      const double rounding = (static_cast<double>(variant) + 0.5) / kVariants;
      inks_[kind * kVariants + variant] =
          lanes(weight * ink.color.r / 255, weight * ink.color.g / 255, weight * ink.color.b / 255, weight, rounding);
    }
  }
}

bool DensityPicture::scrollTo(const PictureView& view, unsigned threads) {
  if (drawnSteps_ == 0 || view.width != view_.width || view.height != view_.height || view.scale != view_.scale ||
      view.sizeScale != view_.sizeScale)
    return false;
  const double x = (view.centerX - anchor_.centerX) * view.scale, y = (view.centerY - anchor_.centerY) * view.scale;
  constexpr double kFarthest = 1e6;  // pixels
  if (std::abs(x) > kFarthest || std::abs(y) > kFarthest) return false;
  const int dx = static_cast<int>(std::lround(x)) - offsetX_, dy = static_cast<int>(std::lround(y)) - offsetY_;
  if (std::abs(dx) > view.width / 2 || std::abs(dy) > view.height / 2) return false;
  if (dx != 0 || dy != 0) scroll(dx, dy, threads);
  return true;
}

// Moves what is drawn `dx` pixels to the left and `dy` up, and draws the strips that come into sight.
void DensityPicture::scroll(int dx, int dy, unsigned threads) {
  const int width = view_.width, height = view_.height;
  offsetX_ += dx;
  offsetY_ += dy;
  view_.centerX = anchor_.centerX + offsetX_ / anchor_.scale;
  view_.centerY = anchor_.centerY + offsetY_ / anchor_.scale;
  shiftRows(sums_, width, dx, dy);
  // Strips that were not yet toned would have to move too: where there are any, all is toned anew.
  if (stale_.empty() && pixels_.size() == sums_.size())
    shiftRows(pixels_, width, dx, dy);
  else
    tones_.clear();
  const int top = dy < 0 ? -dy : 0, bottom = dy > 0 ? height - dy : height;
  if (dy != 0) stale_.push_back(dy > 0 ? Rect{0, height - dy, width, height} : Rect{0, 0, width, -dy});
  if (dx != 0) stale_.push_back(dx > 0 ? Rect{width - dx, top, width, bottom} : Rect{0, top, -dx, bottom});
  for (const Rect& strip : std::span(stale_).last((dx != 0) + (dy != 0))) drawTies(strip, 0, drawnSteps_, threads);
}

Box DensityPicture::worldOf(const Rect& rect) const {
  const auto x = [&](int at) { return static_cast<float>((at - view_.width / 2.0) / view_.scale + view_.centerX); };
  const auto y = [&](int at) { return static_cast<float>((at - view_.height / 2.0) / view_.scale + view_.centerY); };
  return {{x(rect.left - 2), y(rect.top - 2)}, {x(rect.right + 2), y(rect.bottom + 2)}};
}

void DensityPicture::step(unsigned threads, std::uint32_t samples) {
  if (complete()) return;
  const std::uint32_t end = std::min(drawnSteps_ + std::max(samples, 1U), steps_);
  drawTies({0, 0, view_.width, view_.height}, drawnSteps_, end, threads);
  drawnSteps_ = end;
}

// Draws the samples [firstStep, endStep) of the ties across `rect`, in bands of rows, a thread each.
void DensityPicture::drawTies(const Rect& rect, std::uint32_t firstStep, std::uint32_t endStep, unsigned threads) {
  const auto height = static_cast<std::size_t>(rect.bottom - rect.top);
  forRanges(std::max(threads, 1U), height, [&](std::size_t, std::size_t begin, std::size_t end) {
    const Rect band{rect.left, rect.top + static_cast<int>(begin), rect.right, rect.top + static_cast<int>(end)};
    if (band.top < band.bottom) drawBand(band, firstStep, endStep);
  });
}

void DensityPicture::drawBand(const Rect& band, std::uint32_t firstStep, std::uint32_t endStep) {
  TieDrawer drawer(*this, band);
  const auto drawSlots = [&](std::uint32_t slot, std::uint32_t end) {
    for (; slot < end; ++slot) {
      const std::uint8_t kind = look_->kindOf(*index_, slot);
      if (kind == MapLook::kHidden) continue;
      const std::uint32_t variant = (slot * 2654435761U) >> 29;
      drawer.draw(index_->segments()[slot], inks_[kind * kVariants + variant]);
    }
  };
  std::vector<MapIndex::Range> ranges;
  index_->slotsAcross(worldOf(band), static_cast<float>(0.5 / view_.scale), ranges);
  const bool all = firstStep == 0 && endStep == steps_;
  std::vector<std::uint32_t> samples(order_.begin() + firstStep, order_.begin() + endStep);
  std::ranges::sort(samples);  // so that memory is gone through once, from front to back
  for (const MapIndex::Range& range : ranges) {
    if (all) {
      drawSlots(range.begin, range.end);
      continue;
    }
    // Of every steps_ runs of ties those of the samples, wherever the range begins.
    for (std::uint32_t round = range.begin / kRun / steps_ * steps_; round * kRun < range.end; round += steps_) {
      for (const std::uint32_t sample : samples) {
        const std::uint32_t first = (round + sample) * kRun;
        if (first < range.end && first + kRun > range.begin)
          drawSlots(std::max(first, range.begin), std::min(first + kRun, range.end));
      }
    }
  }
}

}  // namespace samspil
