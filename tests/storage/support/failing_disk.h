// A disk that fails once, at the n-th operation of one kind, for tests of what the store makes of it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

namespace samspil::test {

enum class DiskOperation { open, write, sync, rename };
enum class DiskFault { inputOutput, noSpace };

class FailingDisk : public rocksdb::FileSystemWrapper {
 public:
  FailingDisk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  // Fails the `at`-th operation of this kind from now on, 0-based, and it alone (`forGood`: and all later ones).
  void arm(DiskOperation operation, DiskFault fault, std::uint64_t at, bool forGood);
  void disarm() { left_ = kNever; }
  bool struck() const { return struck_; }

  const char* Name() const override { return "FailingDisk"; }
  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewDirectory(const std::string& name, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* directory,
                                 rocksdb::IODebugContext* debug) override;

  // Ok, or the fault when it is this operation's turn. Files of the program's own log are spared.
  rocksdb::IOStatus pass(DiskOperation operation, const std::string& name);

 private:
  static constexpr std::int64_t kNever = -1;
  std::atomic<std::int64_t> left_{kNever};
  std::atomic<bool> struck_{false};
  DiskOperation operation_ = DiskOperation::write;
  DiskFault fault_ = DiskFault::inputOutput;
  bool forGood_ = false;
};

// An environment on that disk whose clock does not sleep long: after a failed write RocksDB rests a second, in the hope
// of a better disk.
std::unique_ptr<rocksdb::Env> environmentOn(std::shared_ptr<FailingDisk> disk);

}  // namespace samspil::test
