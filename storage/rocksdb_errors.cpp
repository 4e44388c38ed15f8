#include "storage/rocksdb_errors.h"

#include <optional>
#include <string>

#include <fmt/core.h>
#include <rocksdb/options.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/status.h>

#include "storage/lock_holder.h"
#include "storage/log_tail.h"
#include "storage/table_end.h"

namespace samspil {
namespace {

namespace fs = std::filesystem;
using rocksdb::Status;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// The first table that cannot be read from end to end.
std::optional<fs::path> findDamagedTable(const fs::path& directory) {
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(directory, failed)) {
    if (entry.path().extension() != ".sst") continue;
    if (isEndDamaged(entry.path())) return entry.path();
    rocksdb::SstFileReader reader{rocksdb::Options{}};
    if (!reader.Open(entry.path().string()).ok() || !reader.VerifyChecksum().ok()) return entry.path();
  }
  return std::nullopt;
}

// What RocksDB says, with the file that it is about: often it names none, or the MANIFEST that led to it.
std::string namingFile(const std::string& text, const fs::path& directory) {
  if (contains(text, ".sst")) return text;
  if (contains(text, "No such file") && contains(text, "/MANIFEST-"))
    return fmt::format("{}; so says {}", text, (directory / "CURRENT").string());
  auto file = findDamagedLog(directory);
  if (!file) file = findDamagedTable(directory);
  return file && !contains(text, file->filename().string()) ? fmt::format("{} in {}", text, file->string()) : text;
}

}  // namespace

Error damaged(const fs::path& directory, std::string_view what) {
  return {ErrorCode::invalidData,
          fmt::format(
              "The store in {} is damaged: {}. Restore the latest backup (samspil restore DIR), or copy what can still "
              "be read out of it with samspil export.",
              directory.string(), what)};
}

bool isLockFailure(const Status& status) {
  const std::string text = status.ToString();
  return status.IsIOError() && contains(text, "/LOCK") && (contains(text, "lock file") || contains(text, "lock hold"));
}

Error errorOf(const Status& status, const fs::path& directory) {
  const std::string text = status.ToString();
  if (status.IsNoSpace() || status.subcode() == Status::kNoSpace || contains(text, "No space left")) {
    return {ErrorCode::noSpace,
            fmt::format("The disk that holds {} is full; nothing was changed. Free some space and try again ({}).",
                        directory.string(), text)};
  }
  if (isLockFailure(status)) {
    return {ErrorCode::locked, fmt::format("The store in {} is open in {}. Close it there, or open it read-only.",
                                           directory.string(), describeLockHolder(directory))};
  }
  if (status.IsCorruption() || status.IsPathNotFound() || contains(text, "No such file"))
    return damaged(directory, namingFile(text, directory));
  if (contains(text, "Permission denied") || contains(text, "Read-only file system")) {
    return {ErrorCode::io, fmt::format("You lack the permission for {}: get write permission, or open the store "
                                       "read-only where you may read it ({}).",
                                       directory.string(), text)};
  }
  return {ErrorCode::io, fmt::format("The store in {} could not be read or written ({}).", directory.string(), text)};
}

}  // namespace samspil
