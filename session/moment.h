// A moment as people write it, found in the journal: what was known then.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "storage/property_graph_store.h"

namespace samspil {

// Microseconds since 1970 at the end of a year, month, day or minute of local time: "2026", "2026-03", "2026-03-14",
// "2026-03-14T09:30" (or a blank for the T). None: it is no such text.
std::optional<std::int64_t> endOfMoment(std::string_view text);

// "7" or "#7": a batch by its number. A bare number from 1900 to 2100 is a year instead.
std::optional<BatchId> batchNamed(std::string_view text);

// The last batch at a moment or of that name. Errors: invalidArgument for a text that is neither; notFound for a batch
// that is not there, or a moment before the first batch.
Result<BatchId> batchKnownAt(std::span<const Batch> history, std::string_view text);

}  // namespace samspil
