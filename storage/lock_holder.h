// The file HOLDER in a store's folder says which process has it open for writing, for the error message of the next
// one. It is no lock itself (RocksDB's LOCK is, and the kernel drops that with its process), so a stale one does no
// harm.
#pragma once

#include <filesystem>
#include <string>

namespace samspil {

// Best effort: a full disk does not keep the store from opening.
void writeLockHolder(const std::filesystem::path& directory);
void removeLockHolder(const std::filesystem::path& directory);

// "samspil (process 1234)", or "another process" where the file is missing or names a process that is gone.
std::string describeLockHolder(const std::filesystem::path& directory);

}  // namespace samspil
