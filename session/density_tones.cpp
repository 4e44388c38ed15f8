// From sums to colours: the second half of DensityPicture.
#include <algorithm>
#include <cmath>
#include <utility>

#include "session/density_picture.h"
#include "session/parallel_ranges.h"

namespace samspil {

namespace {

constexpr double kDarkest = 0.78;  // opacity of the densest places
constexpr double kGamma = 0.6;     // below 1: lifts what is thin
constexpr double kSteepness = 1.6;
constexpr double kDenseMeans = 6;      // so many times the mean is dense
constexpr double kDenseAtLeast = 1.5;  // ties through one pixel
constexpr float kRim = 1.4F;           // pixels, as the outline of a mark
constexpr float kRimFrom = 2.0F;       // pixels of radius; a smaller dot has no rim
constexpr float kFaintest = 0.25F;     // opacity of an entity much smaller than a pixel

std::uint32_t packed(Color color) {
  return color.b | std::uint32_t{color.g} << 8 | std::uint32_t{color.r} << 16 | 0xFF000000U;
}

// `share` of 256.
std::uint32_t blend(std::uint32_t below, std::uint32_t above, std::uint32_t share) {
  const auto channel = [&](int shift) {
    const std::uint32_t a = below >> shift & 0xFF, b = above >> shift & 0xFF;
    return (a * (256 - share) + b * share) >> 8 << shift;
  };
  return channel(0) | channel(8) | channel(16) | 0xFF000000U;
}

std::uint32_t shareOf(float opacity) { return static_cast<std::uint32_t>(std::clamp(opacity, 0.0F, 1.0F) * 256); }

}  // namespace

// How opaque a weight is. What counts as dense follows from the mean of the whole map at this scale, so that a picture
// neither drowns nor pales, and panning does not change it.
void DensityPicture::fillToneCurve() {
  const double area = std::max(double{look_->bounds.width()} * look_->bounds.height(), 1e-6);
  const double mean = look_->inkSum / (area * anchor_.scale);
  const double dense = std::max(kDenseMeans * mean, kDenseAtLeast);
  const double share = static_cast<double>(std::max(drawnSteps_, 1U)) / static_cast<double>(std::max(steps_, 1U));
  tones_.assign(0x10000, 0);
  for (std::size_t weight = 1; weight < tones_.size(); ++weight) {
    const double ties = static_cast<double>(weight) / (unit_ * share);
    const double opacity = kDarkest * (1 - std::exp(-kSteepness * std::pow(ties / dense, kGamma)));
    tones_[weight] = static_cast<std::uint16_t>(std::lround(opacity * 256));
  }
  tonesOf_ = {unit_, drawnSteps_};
}

const std::vector<std::uint32_t>& DensityPicture::pixels(unsigned threads) {
  if (tones_.empty() || tonesOf_ != std::pair{unit_, drawnSteps_}) {
    fillToneCurve();
    pixels_.resize(sums_.size());
    stale_ = {Rect{0, 0, view_.width, view_.height}};
  }
  for (const Rect& rect : std::exchange(stale_, {})) tone(rect, std::max(threads, 1U));
  return pixels_;
}

void DensityPicture::tone(const Rect& rect, unsigned threads) {
  const auto height = static_cast<std::size_t>(rect.bottom - rect.top);
  forRanges(threads, height, [&](std::size_t, std::size_t begin, std::size_t end) {
    const Rect band{rect.left, rect.top + static_cast<int>(begin), rect.right, rect.top + static_cast<int>(end)};
    toneRows(band);
    drawDots(band);
  });
}

void DensityPicture::toneRows(const Rect& rect) {
  const std::uint32_t paper = packed(look_->background);
  for (int y = rect.top; y < rect.bottom; ++y) {
    const auto first = static_cast<std::size_t>(y) * static_cast<std::size_t>(view_.width);
    for (std::size_t i = first + static_cast<std::size_t>(rect.left); i < first + static_cast<std::size_t>(rect.right);
         ++i) {
      const std::uint64_t sum = sums_[i];
      const auto weight = static_cast<std::uint32_t>(sum >> 48);
      if (weight == 0) {
        pixels_[i] = paper;
        continue;
      }
      const float each = 255.0F / static_cast<float>(weight);
      const auto channel = [&](int lane) {
        return static_cast<std::uint32_t>(std::min(static_cast<float>(sum >> lane & 0xFFFF) * each, 255.0F));
      };
      pixels_[i] = blend(paper, channel(32) | channel(16) << 8 | channel(0) << 16, tones_[weight]);
    }
  }
}

void DensityPicture::drawDots(const Rect& rect) {
  const auto size = static_cast<float>(anchor_.sizeScale);
  const double left = anchor_.width / 2.0 - anchor_.centerX * anchor_.scale;
  const double top = anchor_.height / 2.0 - anchor_.centerY * anchor_.scale;
  constexpr float kLargestDot = 0.6F;  // world
  const int reach = static_cast<int>(kLargestDot * size) + 3;
  std::vector<MapIndex::Range> ranges;
  index_->placesIn(worldOf({rect.left - reach, rect.top - reach, rect.right + reach, rect.bottom + reach}), ranges);
  const std::uint32_t paper = packed(look_->background);
  for (const MapIndex::Range& range : ranges) {
    for (std::uint32_t place = range.begin; place < range.end; ++place) {
      const MapLook::Dot& dot = look_->dots[place];
      if (dot.fill.a == 0) continue;
      const Vec2 at = index_->positions()[place];
      const double x = at.x * anchor_.scale + left, y = at.y * anchor_.scale + top;
      // The same whichever way the view came here, so that what is scrolled joins what is new.
      Disc disc{static_cast<int>(std::floor(x)) - offsetX_,
                static_cast<int>(std::floor(y)) - offsetY_,
                {static_cast<float>(x - std::floor(x)), static_cast<float>(y - std::floor(y))},
                0};
      const float radius = dot.radius * size * 0.9F;
      const float rim = radius >= kRimFrom ? std::min(kRim, radius * 0.5F) / 2 : 0;
      if (rim > 0) {
        disc.radius = radius + rim;
        drawDisc(disc, paper, rect);
      }
      disc.radius = radius - rim;
      drawDisc(disc, packed(dot.fill), rect);
    }
  }
}

void DensityPicture::drawDisc(const Disc& disc, std::uint32_t color, const Rect& rect) {
  const auto row = [&](int y) { return pixels_.data() + static_cast<std::ptrdiff_t>(y) * view_.width; };
  if (disc.radius < 0.7F) {
    if (disc.x < rect.left || disc.x >= rect.right || disc.y < rect.top || disc.y >= rect.bottom) return;
    const float covered = 3.14159F * disc.radius * disc.radius;
    row(disc.y)[disc.x] = blend(row(disc.y)[disc.x], color, shareOf(std::max(covered, kFaintest)));
    return;
  }
  const int reach = static_cast<int>(disc.radius) + 2;
  const int firstX = std::max(rect.left, disc.x - reach), endX = std::min(rect.right, disc.x + reach + 1);
  const int endY = std::min(rect.bottom, disc.y + reach + 1);
  for (int y = std::max(rect.top, disc.y - reach); y < endY; ++y) {
    const float dy = static_cast<float>(y - disc.y) + 0.5F - disc.inPixel.y;
    for (int x = firstX; x < endX; ++x) {
      const float dx = static_cast<float>(x - disc.x) + 0.5F - disc.inPixel.x;
      const float squared = dx * dx + dy * dy;
      if (squared >= (disc.radius + 0.5F) * (disc.radius + 0.5F)) continue;
      const float share = 0.5F - (std::sqrt(squared) - disc.radius);
      row(y)[x] = share >= 1 ? color : blend(row(y)[x], color, shareOf(share));
    }
  }
}

}  // namespace samspil
