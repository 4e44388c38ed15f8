// From sums to colours: the second half of DensityPicture.
#include <algorithm>
#include <cmath>

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
  return color.r | std::uint32_t{color.g} << 8 | std::uint32_t{color.b} << 16 | 0xFF000000U;
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
std::vector<std::uint16_t> DensityPicture::toneCurve() const {
  const double area = std::max(double{look_->bounds.width()} * look_->bounds.height(), 1e-6);
  const double mean = look_->inkSum / (area * anchor_.scale);
  const double dense = std::max(kDenseMeans * mean, kDenseAtLeast);
  const double share = static_cast<double>(std::max(drawnSteps_, 1U)) / static_cast<double>(std::max(steps_, 1U));
  std::vector<std::uint16_t> tones(0x10000);
  for (std::size_t weight = 1; weight < tones.size(); ++weight) {
    const double ties = static_cast<double>(weight) / (unit_ * share);
    const double opacity = kDarkest * (1 - std::exp(-kSteepness * std::pow(ties / dense, kGamma)));
    tones[weight] = static_cast<std::uint16_t>(std::lround(opacity * 256));
  }
  return tones;
}

std::vector<std::uint32_t> DensityPicture::pixels(unsigned threads) const {
  std::vector<std::uint32_t> pixels(sums_.size());
  if (tones_.empty() || tonesOf_ != std::pair{unit_, drawnSteps_}) {
    tones_ = toneCurve();
    tonesOf_ = {unit_, drawnSteps_};
  }
  const auto height = static_cast<std::size_t>(view_.height);
  forRanges(std::max(threads, 1U), height, [&](std::size_t, std::size_t begin, std::size_t end) {
    const Rect band{0, static_cast<int>(begin), view_.width, static_cast<int>(end)};
    toneRows(band, pixels);
    drawDots(band, pixels);
  });
  return pixels;
}

void DensityPicture::toneRows(const Rect& rect, std::vector<std::uint32_t>& pixels) const {
  const std::uint32_t paper = packed(look_->background);
  const auto width = static_cast<std::size_t>(view_.width);
  const std::size_t end = static_cast<std::size_t>(rect.bottom) * width;
  for (std::size_t i = static_cast<std::size_t>(rect.top) * width; i < end; ++i) {
    const std::uint64_t sum = sums_[i];
    const auto weight = static_cast<std::uint32_t>(sum >> 48);
    if (weight == 0) {
      pixels[i] = paper;
      continue;
    }
    const float each = 255.0F / static_cast<float>(weight);
    const auto channel = [&](int lane) {
      return static_cast<std::uint32_t>(std::min(static_cast<float>(sum >> lane & 0xFFFF) * each, 255.0F));
    };
    pixels[i] = blend(paper, channel(0) | channel(16) << 8 | channel(32) << 16, tones_[weight]);
  }
}

void DensityPicture::drawDots(const Rect& rect, std::vector<std::uint32_t>& pixels) const {
  const float scale = static_cast<float>(anchor_.scale), size = static_cast<float>(anchor_.sizeScale);
  const double left = anchor_.width / 2.0 - anchor_.centerX * anchor_.scale - offsetX_;
  const double top = anchor_.height / 2.0 - anchor_.centerY * anchor_.scale - offsetY_;
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
      const Disc disc{static_cast<float>(at.x * double{scale} + left), static_cast<float>(at.y * double{scale} + top),
                      dot.radius * size * 0.9F};
      const float rim = disc.radius >= kRimFrom ? std::min(kRim, disc.radius * 0.5F) / 2 : 0;
      if (rim > 0) drawDisc({disc.x, disc.y, disc.radius + rim}, paper, rect, pixels);
      drawDisc({disc.x, disc.y, disc.radius - rim}, packed(dot.fill), rect, pixels);
    }
  }
}

void DensityPicture::drawDisc(const Disc& disc, std::uint32_t color, const Rect& rect,
                              std::vector<std::uint32_t>& pixels) const {
  const auto row = [&](int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * view_.width; };
  if (disc.radius < 0.7F) {
    const int x = static_cast<int>(std::floor(disc.x)), y = static_cast<int>(std::floor(disc.y));
    if (x < rect.left || x >= rect.right || y < rect.top || y >= rect.bottom) return;
    const float covered = 3.14159F * disc.radius * disc.radius;
    row(y)[x] = blend(row(y)[x], color, shareOf(std::max(covered, kFaintest)));
    return;
  }
  const float reach = disc.radius + 1;
  const int firstX = std::max(rect.left, static_cast<int>(std::floor(disc.x - reach)));
  const int endX = std::min(rect.right, static_cast<int>(std::floor(disc.x + reach)) + 1);
  const int endY = std::min(rect.bottom, static_cast<int>(std::floor(disc.y + reach)) + 1);
  for (int y = std::max(rect.top, static_cast<int>(std::floor(disc.y - reach))); y < endY; ++y) {
    for (int x = firstX; x < endX; ++x) {
      const float dx = static_cast<float>(x) + 0.5F - disc.x, dy = static_cast<float>(y) + 0.5F - disc.y;
      const float beyond = std::sqrt(dx * dx + dy * dy) - disc.radius;
      if (beyond < 0.5F) row(y)[x] = blend(row(y)[x], color, shareOf(0.5F - beyond));
    }
  }
}

}  // namespace samspil
