// Puts a backup in the place of a store. The backup is copied beside the store and checked there first; only a copy
// that is whole takes the store's place, in one step, and what stood there before is kept under another name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/job.h"
#include "base/result.h"

namespace samspil {

struct Restored {
  std::uint64_t recordsChecked = 0;
  std::uint64_t batches = 0;                      // in the journal of what is there now
  std::optional<std::filesystem::path> previous;  // where the store that was there before is kept
};

// The backup itself is only read. Errors: notFound (no store in `backup`), invalidData (the backup is damaged: nothing
// was replaced), locked (the store is open somewhere), unsupported (by a newer Samspil), io, noSpace, cancelled.
Result<Restored> restoreStore(const std::filesystem::path& backup, const std::filesystem::path& store, JobControl& job);

}  // namespace samspil
