#include "storage/restore.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "storage/key_value_engine.h"
#include "storage/property_graph_store.h"

namespace samspil {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> failure(const fs::path& path, const std::error_code& why) {
  const bool full = why == std::errc::no_space_on_device;
  return makeError(full ? ErrorCode::noSpace : ErrorCode::io, "{} could not be written: {}. Nothing was replaced.",
                   path.string(), why.message());
}

// To the disk itself, so that the renaming that follows never points to a file that a power cut has emptied.
Result<void> sync(const fs::path& path) {
  const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool failed = opened < 0 || ::fsync(opened) != 0;
  const std::error_code why(errno, std::generic_category());
  if (opened >= 0) ::close(opened);
  if (failed) return failure(path, why);
  return {};
}

// Files are copied, not linked: a backup stays a second copy.
Result<void> copyStore(const fs::path& from, const fs::path& to, JobControl& job) {
  std::error_code failed;
  fs::create_directories(to, failed);
  if (failed) return failure(to, failed);
  for (const auto& entry : fs::directory_iterator(from, failed)) {
    if (job.cancelled()) return makeError(ErrorCode::cancelled, "The restoring was stopped. Nothing was replaced.");
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || name == "LOCK" || name == "HOLDER") continue;
    fs::copy_file(entry.path(), to / name, failed);
    if (failed) return failure(to / name, failed);
    TRY(sync(to / name));
  }
  if (failed) return failure(from, failed);
  return sync(to);
}

Result<Restored> prove(const fs::path& copy, const fs::path& backup, JobControl& job) {
  TRY_ASSIGN(const auto store, PropertyGraphStore::open(copy, {}));
  TRY_ASSIGN(const CheckReport report, store->check(job));
  if (!report.problems.empty()) {
    return makeError(ErrorCode::invalidData,
                     "The backup in {} is damaged and was not restored; nothing was replaced. {} faults, the first: {}",
                     backup.string(), report.problems.size(), report.problems.front());
  }
  return Restored{report.recordsChecked, store->revision(), {}};
}

fs::path freeName(const fs::path& store) {
  fs::path name = store.string() + ".before-restore";
  for (int count = 2; fs::exists(name); ++count) name = fmt::format("{}.before-restore-{}", store.string(), count);
  return name;
}

// The two change places in one step, so that a kill leaves the one or the other where the store is looked for.
Result<void> takePlace(const fs::path& copy, const fs::path& store, Restored& restored) {
  if (!fs::exists(store)) {
    if (::rename(copy.c_str(), store.c_str()) != 0) return failure(store, {errno, std::generic_category()});
  } else {
    TRY_ASSIGN(const auto lock, lockRocksDb(store));
    const fs::path kept = freeName(store);
    if (::renameat2(AT_FDCWD, copy.c_str(), AT_FDCWD, store.c_str(), RENAME_EXCHANGE) != 0)
      return failure(store, {errno, std::generic_category()});
    restored.previous = ::rename(copy.c_str(), kept.c_str()) == 0 ? kept : copy;
  }
  return sync(fs::absolute(store).parent_path());
}

struct RemovedAtEnd {
  fs::path path;
  ~RemovedAtEnd() {
    std::error_code ignored;
    if (!path.empty()) fs::remove_all(path, ignored);
  }
};

}  // namespace

Result<Restored> restoreStore(const fs::path& backup, const fs::path& store, JobControl& job) {
  if (!fs::exists(backup / "CURRENT"))
    return makeError(ErrorCode::notFound, "There is no backup in {}.", backup.string());
  std::error_code ignored;
  const fs::path target = fs::weakly_canonical(store, ignored);
  if (fs::equivalent(backup, target, ignored))
    return makeError(ErrorCode::invalidArgument, "{} is the store itself, not a backup of it.", backup.string());
  RemovedAtEnd copy{target.string() + ".restoring"};
  fs::remove_all(copy.path, ignored);
  TRY(copyStore(backup, copy.path, job));
  TRY_ASSIGN(Restored restored, prove(copy.path, backup, job));
  TRY(takePlace(copy.path, target, restored));
  copy.path.clear();
  return restored;
}

}  // namespace samspil
