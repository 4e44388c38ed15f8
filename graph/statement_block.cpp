#include "graph/statement_block.h"

namespace samspil {
namespace {

std::uint64_t bitsOf(PartialDate date) {
  return static_cast<std::uint64_t>(static_cast<std::uint16_t>(date.year)) << 16 | std::uint64_t{date.month} << 8 |
         date.day;
}

std::size_t hashOf(const StatementShape& shape) {
  constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15;  // the golden ratio's bits: spreads neighbouring values
  std::uint64_t hash = (std::uint64_t{shape.source.value} << 32 | shape.relation.value) * kMix;
  hash = (hash ^ hash >> 29 ^ bitsOf(shape.validFrom) ^ bitsOf(shape.validTo) << 32) * kMix;
  const auto kinds = static_cast<std::uint64_t>(shape.certainty) << 8 | static_cast<std::uint64_t>(shape.passage);
  hash = (hash ^ hash >> 32 ^ kinds) * kMix;
  return static_cast<std::size_t>(hash ^ hash >> 32);
}

}  // namespace

std::uint32_t ShapeTable::indexOf(const StatementShape& shape) {
  if (2 * shapes_.size() >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hashOf(shape) & mask;; at = (at + 1) & mask) {
    if (slots_[at] == 0) {
      shapes_.push_back(shape);
      slots_[at] = static_cast<std::uint32_t>(shapes_.size());
    }
    if (shapes_[slots_[at] - 1] == shape) return slots_[at] - 1;
  }
}

void ShapeTable::grow() {
  constexpr std::size_t kFirstSize = 256;
  slots_.assign(slots_.empty() ? kFirstSize : 2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < shapes_.size(); ++i) {
    std::size_t at = hashOf(shapes_[i]) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = i + 1;
  }
}

}  // namespace samspil
