// The records of a proposal but its ties: sources, then what is newly stated of entities, then entities each followed
// by its facts, as a large load wants them. They are made ahead on a thread of their own, by the batch.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/change_set.h"
#include "import/ahead.h"
#include "import/import_work.h"
#include "import/plain/plain_rows.h"
#include "import/spares.h"

namespace samspil {

class EntityRecords {
 public:
  // `work` outlives it, and is not changed meanwhile.
  explicit EntityRecords(const ImportWork& work);

  // Good until the next call; nullptr at the end.
  const Record* next();
  std::uint64_t total() const { return sources_.size() + 2 * plain_.entityCount(); }  // about

 private:
  // Records that are written over again and again, so that they cost no memory anew.
  struct Batch {
    std::vector<Record> records;
    std::size_t count = 0;

    Record& add() {
      if (count == records.size()) records.emplace_back();
      return records[count++];
    }
  };
  std::optional<Batch> make();
  bool makeSome(Batch& batch);
  void addFacts(EntityId id, Batch& batch) const;
  void addEntity(EntityId id, Batch& batch);

  const NetworkDraft& draft_;
  const PlainRecords& plain_;
  PlainRows rows_;
  std::vector<SourceId> sources_;
  std::size_t source_ = 0, stated_ = 0;
  std::uint32_t entity_ = 0;
  Spares<Batch> spares_;
  std::optional<Batch> present_;
  std::size_t at_ = 0;
  Ahead<Batch> batches_;  // last: its thread ends first
};

}  // namespace samspil
