#include "import/plain/row_places.h"

namespace samspil {
namespace {

constexpr std::uint32_t kBlock = 64;
constexpr std::uint64_t kMostStep = 15;  // that half a byte holds

}  // namespace

void RowPlaces::add(std::size_t offset, const RowLines& lines) {
  const std::uint32_t place = rows_++ % kBlock;
  if (place == 0) {
    landmarks_.push_back({offset, lines.first});
    lastLine_ = lines.first - 1;
  }
  Landmark& landmark = landmarks_.back();
  const std::uint64_t passed = lines.first - lastLine_ - 1, beyond = lines.last - lines.first;
  const bool fits = passed <= kMostStep && beyond <= kMostStep && landmark.known == place;
  steps_.push_back(fits ? static_cast<std::uint8_t>(passed * 16 + beyond) : 0);
  landmark.even = landmark.even && (!fits || steps_.back() == 0);
  if (fits) ++landmark.known;
  if (!fits) ++unknown_;
  lastLine_ = lines.last;
}

TableRows::Position RowPlaces::near(std::uint32_t row) const {
  const Landmark& landmark = landmarks_[row / kBlock];
  return {landmark.offset, landmark.line, row - row % kBlock};
}

std::optional<std::size_t> RowPlaces::offsetBehind(std::uint32_t row) const {
  const std::size_t next = row / kBlock + 1;
  return next < landmarks_.size() ? std::optional(landmarks_[next].offset) : std::nullopt;
}

std::optional<RowLines> RowPlaces::lines(std::uint32_t row) const {
  const Landmark& landmark = landmarks_[row / kBlock];
  const std::uint32_t place = row % kBlock;
  if (place >= landmark.known) return std::nullopt;
  if (landmark.even) return RowLines{landmark.line + place, landmark.line + place};
  RowLines lines{landmark.line, landmark.line - 1};
  for (std::uint32_t i = row - place; i <= row; ++i) {
    lines.first = lines.last + 1 + steps_[i] / 16;
    lines.last = lines.first + steps_[i] % 16;
  }
  return lines;
}

}  // namespace samspil
