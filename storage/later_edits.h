// What later batches made of the records of a large one: those that do not go with it when it is taken back, and why.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "storage/large_batch.h"
#include "storage/store_reader.h"

namespace samspil {

struct LaterEdits {
  struct Edited {
    BatchId by;               // who changed it last
    std::string asItWasLeft;  // by the large batch: a payload
  };
  std::map<RecordKey, Edited> edited;        // its records that were changed since
  std::map<RecordKey, std::string> removed;  // those that are gone, as it left them
  // Those that were changed, but are as it left them again, and that nothing needs.
  std::map<RecordKey, std::string> changedBack;
  // Its entities and sources that are as it left them, but that something else, which stays, names; and why they cannot
  // go, one of the reasons of storage/change_rules.h.
  std::map<RecordKey, const LocalizedText*> needed;
  // Records that stay, by the source of the large batch that they refer to.
  std::set<std::pair<SourceId, RecordKey>> references;

  std::vector<RecordKey> keys() const;  // of the batch's own records, ascending
};

// None: there are more than `most` to tell of. Cost: a look at each record that later batches changed, of large ones
// only where they name entities or sources of this one.
Result<std::optional<LaterEdits>> findLaterEdits(const StoreReader& reader, const BatchExtent& extent, std::size_t most,
                                                 JobControl& job);

// The later batches that stand and can be undone, and that keep most of a large one, ascending: large ones that name
// its entities or sources, or else those that changed its records.
Result<std::vector<BatchId>> findBuiltUpon(const StoreReader& reader, const BatchExtent& extent, JobControl& job);

}  // namespace samspil
