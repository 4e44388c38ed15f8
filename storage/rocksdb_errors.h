// What went wrong in RocksDB, in words that say what to do. Inside storage/ only.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace rocksdb {
class Status;
}

namespace samspil {

// REQUIRES: not ok. Of damage it names the file: costs a reading of all tables where RocksDB names none.
Error errorOf(const rocksdb::Status& status, const std::filesystem::path& directory);
Error damaged(const std::filesystem::path& directory, std::string_view what);
// Another process has the store open.
bool isLockFailure(const rocksdb::Status& status);

}  // namespace samspil
