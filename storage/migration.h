// Which format versions this program reads, and how older ones become the present one.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "storage/key_value_engine.h"

namespace samspil {

// Brings an open store to kFormatVersion, step by step, each in one atomic write; an empty one is given its first rows
// when it may be. Errors: unsupported for a newer version (naming both), notFound for a store that was never finished.
Result<void> bringUpToDate(KeyValueEngine& engine, const std::filesystem::path& directory, bool mayCreate,
                           bool readOnly);

}  // namespace samspil
