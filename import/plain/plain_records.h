// What a NetworkDraft keeps of plain rows: by which hashes their entities, ties and sources are found, and in which row
// they stand. Some 16 bytes a tie, 4 an entity, and the hashes.
//
// New entities, statements and sources have consecutive ids, so arrays by id do.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/prefetch.h"
#include "graph/change_set.h"
#include "import/plain/block_array.h"
#include "import/plain/hash_index.h"
#include "import/plain/source_texts.h"

namespace samspil {

// A tie that a row states; `hash` is hashOfTie().
struct PlainTie {
  std::uint64_t hash = 0;
  EntityId from;
  RelationId relation;
  EntityId to;
};

class PlainRecords {
 public:
  static constexpr std::uint16_t kTieRow = 0xFFFF;  // Tie::column: the row states this tie alone
  static constexpr std::uint16_t kInFull = 0xFFFE;  // it was restored, or never was plain

  struct Tie {
    std::uint32_t row = 0;
    EntityId from, to;
    std::uint16_t relation = 0;
    std::uint16_t column = kInFull;  // that names the partner
  };
  explicit PlainRecords(const IdAllocator& ids)
      : firstEntity_(ids.nextEntity), firstStatement_(ids.nextStatement), firstSource_(ids.nextSource) {}

  // States what a row brought in full. Given before any row is plain.
  std::function<void(std::uint32_t row)> restore;

  // The row that is being imported; rows ascend.
  void beginRow(std::uint32_t row) { row_ = row; }
  std::uint32_t row() const { return row_; }

  // Makes room for that many more, before any of them comes.
  void expectEntities(std::size_t more, std::size_t moreNames) {
    names.expect(names.size() + moreNames);
    entityPlaces_.reserve(entityPlaces_.size() + more);
    plainRows_.reserve(plainRows_.size() + more);
  }
  void expectTies(std::size_t more) { ties.expect(ties_.size() + more); }

  // Ids come in order.
  void addEntity(bool plain) {
    if (plain) plainRows_.push_back({row_, static_cast<std::uint32_t>(entityPlaces_.size())});
    entityPlaces_.push_back(plain ? kPlain | row_ : kPlain - 1);
  }
  void addTie(EntityId from, RelationId relation, EntityId to, std::uint16_t column) {
    ties_.push_back({row_, from, to, relation.value, column});
  }
  std::size_t entityCount() const { return entityPlaces_.size(); }
  std::size_t tieCount() const { return ties_.size(); }

  bool isPlain(EntityId id) const { return (placeOf(id) & kPlain) != 0; }
  std::uint32_t rowOf(EntityId id) const { return placeOf(id) & ~kPlain; }
  // Where an entity that is not plain stands among those.
  std::uint32_t placeOf(EntityId id) const { return entityPlaces_[id.value - firstEntity_]; }
  void setPlace(EntityId id, std::uint32_t place) { entityPlaces_[id.value - firstEntity_] = place; }

  Tie& tie(StatementId id) { return ties_[id.value - firstStatement_]; }
  StatementId statementAt(std::uint32_t place) const { return StatementId{firstStatement_ + place}; }
  const Tie& tieAt(std::uint32_t place) const { return ties_[place]; }
  // The entity that the row describes, if that is plain still.
  std::optional<EntityId> plainEntityOf(std::uint32_t row) const;
  // The statements of a row, in their order, those in full too.
  std::vector<StatementId> tiesOfRow(std::uint32_t row) const;

  // Hashes to: entities by number (id - first), by their folded names and keys, kKnown where the draft itself knows the
  // name or key; ties by place.
  static constexpr std::uint32_t kKnown = 0xFFFFFFFF;
  HashIndex names, ties;
  EntityId entityAt(std::uint32_t number) const { return EntityId{firstEntity_ + number}; }
  std::uint32_t numberOf(EntityId id) const { return id.value - firstEntity_; }

  // Names whose meaning somebody remembers; `watchedChanges` grows when one is given to one more.
  HashIndex watchedNames;
  std::uint32_t watchedChanges = 0;
  void nameAdded(std::uint64_t hash) {
    names.insert(hash, kKnown);
    watchedChanges += watchedNames.contains(hash) ? 1 : 0;
  }

  // Sources that rows name: their texts, and by the number of the text the one that is meant, or 0 while it is not
  // known. By their keys: numbers of texts, kKnown where the draft itself knows the key.
  SourceTexts sourceTexts;
  HashIndex sourceKeys;
  SourceId sourceNamed(std::uint32_t text) const {
    return text < sourcesOfTexts_.size() ? sourcesOfTexts_[text] : SourceId{};
  }
  void prefetchSource(std::uint32_t text) const {
    if (text < sourcesOfTexts_.size()) prefetchLine(&sourcesOfTexts_[text]);
  }
  // Fetches what a text that came for the first time will need.
  void prefetchNewSource(const SourceHashes& hashes) const {
    sourceKeys.prefetch(hashes.text);
    sourceKeys.prefetch(hashes.key);
  }
  void setSourceNamed(std::uint32_t text, SourceId id);
  // A new source of which no more is known than its text; until it is restored.
  void addPlainSource(SourceId id, std::uint32_t text);
  void endPlainSource(SourceId id) { textsOfSources_[id.value - firstSource_] = 0; }
  std::optional<Source> plainSource(SourceId id) const;  // none: it is not plain
  std::vector<SourceId> plainSources() const;            // ascending

 private:
  static constexpr std::uint32_t kPlain = 0x80000000;

  std::uint32_t firstEntity_, firstStatement_, firstSource_, row_ = 0;
  std::vector<std::uint32_t> entityPlaces_;  // kPlain | row, or the place among those in full
  struct EntityRow {
    std::uint32_t row = 0, number = 0;
  };
  std::vector<EntityRow> plainRows_;  // ascend
  BlockArray<Tie> ties_;              // rows ascend
  std::vector<SourceId> sourcesOfTexts_;
  std::vector<std::uint32_t> textsOfSources_;  // by id; 0: it is not plain
};

}  // namespace samspil
