// Tells an honest torn write from damage: after a power cut the last record of RocksDB's write-ahead log may be there
// in part. Only then may it be dropped; RocksDB itself does not tell the two apart.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/result.h"

namespace samspil {

struct TornTail {
  std::filesystem::path file;
  std::uint64_t bytes = 0;  // of the record that was cut off
};

// Walks the newest *.log of a store's folder. None where every record is whole, or where what is wrong is not a cut at
// the end.
Result<std::optional<TornTail>> findTornTail(const std::filesystem::path& directory);

// The first write-ahead log or MANIFEST, which is of the same form, with a record that is not whole: RocksDB does not
// always name the file that it could not read.
std::optional<std::filesystem::path> findDamagedLog(const std::filesystem::path& directory);

}  // namespace samspil
