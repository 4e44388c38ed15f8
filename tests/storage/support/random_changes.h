// Random changes to a model: mostly sound, some that break a rule, by a seed.
#pragma once

#include <cstdint>
#include <random>

#include "graph/change_set.h"
#include "tests/storage/support/model.h"

namespace samspil::test {

class RandomChanges {
 public:
  explicit RandomChanges(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return count == 0 ? 0 : static_cast<std::size_t>(random_() % count); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }

  // One to `most` mutations. `sound`: only such as the rules allow, as long as nobody else changes the model.
  ChangeSet change(const Model& model, std::size_t most, bool sound);
  // A small import as PropertyGraphStore::load() wants it: a source, what it states of some old entities and of new
  // ones, and ties among them. Its text keys are fought over, so it may not fit.
  std::vector<Record> load(const Model& model);

 private:
  std::string text();
  Entity entity(EntityId id, const Model& model);
  EntityFacts facts(EntityId entity, SourceId source);
  TieStatement tie(StatementId id, EntityId from, EntityId to, SourceId source);
  void addRandom(ChangeSet& change, const Model& model, IdAllocator& next);
  void addSound(ChangeSet& change, const Model& model, IdAllocator& next);
  template <typename Id>
  Id pick(const Model& model, Id fallback);

  std::mt19937_64 random_;
};

}  // namespace samspil::test
