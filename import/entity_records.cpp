#include "import/entity_records.h"

#include <algorithm>
#include <utility>

namespace samspil {
namespace {

constexpr std::size_t kMostRecords = 2048;  // of a batch: about a megabyte

std::vector<SourceId> sourcesOf(const ImportWork& work) {
  std::vector<SourceId> used;
  for (const auto& importer : work.importers) {
    if (importer->plainRowsUseSource()) used.push_back(importer->source());
  }
  return work.draft.newSources(used);
}

}  // namespace

EntityRecords::EntityRecords(const ImportWork& work)
    : draft_(work.draft),
      plain_(work.draft.plain()),
      rows_(work, PlainRows::Wanted::entities, PlainRows::Access::inOrder),
      sources_(sourcesOf(work)),
      batches_([this] { return make(); }) {}

const Record* EntityRecords::next() {
  while (!present_ || at_ == present_->count) {
    if (present_) spares_.give(std::move(*present_));
    present_ = batches_.next();
    at_ = 0;
    if (!present_) return nullptr;
  }
  return &present_->records[at_++];
}

std::optional<EntityRecords::Batch> EntityRecords::make() {
  Batch batch = spares_.take();
  batch.count = 0;
  while (batch.count < kMostRecords && makeSome(batch)) continue;
  return batch.count == 0 ? std::nullopt : std::optional(std::move(batch));
}

// What comes next; false: there is no more.
bool EntityRecords::makeSome(Batch& batch) {
  const std::vector<EntityId>& stated = draft_.stated();
  if (source_ < sources_.size())
    batch.add() = draft_.newSource(sources_[source_++]);
  else if (stated_ < stated.size() && !draft_.isNew(stated[stated_]))
    addFacts(stated[stated_++], batch);
  else if (entity_ < plain_.entityCount())
    addEntity(plain_.entityAt(entity_++), batch);
  else
    return false;
  return true;
}

// The facts that are newly stated of an entity, as they were stated, by source, as a large load wants them.
void EntityRecords::addFacts(EntityId id, Batch& batch) const {
  std::vector<EntityFacts> stated = draft_.newFacts(id);
  std::ranges::sort(stated, {}, [](const EntityFacts& facts) { return facts.reference.source; });
  for (EntityFacts& facts : stated) batch.add() = std::move(facts);
}

void EntityRecords::addEntity(EntityId id, Batch& batch) {
  if (plain_.isPlain(id)) {
    batch.add();
    Record& facts = batch.add();
    rows_.entity(id, batch.records[batch.count - 2], facts);
  } else {
    batch.add() = draft_.entityInFull(id);
    addFacts(id, batch);
  }
}

}  // namespace samspil
