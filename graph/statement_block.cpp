#include "graph/statement_block.h"

#include <bit>

namespace samspil {
namespace {

std::uint64_t bitsOf(PartialDate date) {
  return std::uint64_t{static_cast<std::uint16_t>(date.year)} << 16 | std::uint64_t{date.month} << 8 | date.day;
}

}  // namespace

ShapeTable::Key ShapeTable::keyOf(const StatementShape& shape) {
  return {static_cast<std::uint64_t>(shape.certainty) << 8 | static_cast<std::uint64_t>(shape.passage),
          bitsOf(shape.validFrom) << 32 | bitsOf(shape.validTo)};
}

std::size_t ShapeTable::hashOf(const Key& key) {
  constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15;  // the golden ratio's bits: spreads neighbouring values
  const std::uint64_t hash = (key.kinds * kMix ^ key.dates) * kMix;
  return static_cast<std::size_t>(hash ^ hash >> 32);
}

// So sparse that nearly every shape lies where its hash says: a second look is a turn that the processor did not
// expect.
constexpr std::size_t kRoom = 8;

std::uint32_t ShapeTable::indexOf(const StatementShape& shape) {
  if (kRoom * shapes_.size() >= slots_.size()) grow();
  const Key key = keyOf(shape);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hashOf(key) & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.place == 0) {
      shapes_.push_back(shape);
      slot = {key, static_cast<std::uint32_t>(shapes_.size())};
    }
    if (slot.key == key) return slot.place - 1;
  }
}

void ShapeTable::grow() {
  constexpr std::size_t kFirstSize = 256;
  slots_.assign(slots_.empty() ? kFirstSize : 2 * slots_.size(), {});
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < shapes_.size(); ++i) {
    const Key key = keyOf(shapes_[i]);
    std::size_t at = hashOf(key) & mask;
    while (slots_[at].place != 0) at = (at + 1) & mask;
    slots_[at] = {key, i + 1};
  }
}

StatementParts::StatementParts(const Vocabulary& vocabulary, EntityId last) {
  // Small enough for a core's own cache at a million entities, worth a task's start at a few thousand.
  constexpr int kMostParts = 6, kLeastEntities = 12;  // as powers of two
  shift_ =
      static_cast<std::uint32_t>(std::max(static_cast<int>(std::bit_width(last.value)) - kMostParts, kLeastEntities));
  count_ = (last.value >> shift_) + std::size_t{1};
  std::vector<char> undirected;
  for (const Relation& relation : vocabulary.relations) undirected.push_back(relation.directed ? 0 : 1);
  undirected_ = std::make_shared<const std::vector<char>>(std::move(undirected));
}

std::shared_ptr<const std::vector<char>> StatementParts::noneUndirected() {
  static const auto none = std::make_shared<const std::vector<char>>();
  return none;
}

}  // namespace samspil
