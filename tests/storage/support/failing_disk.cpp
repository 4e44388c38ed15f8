#include "tests/storage/support/failing_disk.h"

#include <algorithm>
#include <utility>

#include <rocksdb/system_clock.h>

namespace samspil::test {
namespace {

using rocksdb::IOStatus;

class FailingFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FailingFile(std::unique_ptr<rocksdb::FSWritableFile>&& file, FailingDisk& disk, std::string name)
      : FSWritableFileOwnerWrapper(std::move(file)), disk_(disk), name_(std::move(name)) {}

  using FSWritableFileOwnerWrapper::Append;
  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                  rocksdb::IODebugContext* debug) override {
    const IOStatus fault = disk_.pass(DiskOperation::write, name_);
    // Half of it still lands on the disk, as it may.
    if (!fault.ok()) {
      target()->Append(rocksdb::Slice(data.data(), data.size() / 2), options, debug).PermitUncheckedError();
      return fault;
    }
    return FSWritableFileOwnerWrapper::Append(data, options, debug);
  }
  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options, const rocksdb::DataVerificationInfo&,
                  rocksdb::IODebugContext* debug) override {
    return Append(data, options, debug);
  }
  // The machine stays up in these tests: what is written is read back whether it reached the disk or not.
  IOStatus Sync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    return disk_.pass(DiskOperation::sync, name_);
  }
  IOStatus Fsync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    return disk_.pass(DiskOperation::sync, name_);
  }

 private:
  FailingDisk& disk_;
  std::string name_;
};

class FailingDirectory : public rocksdb::FSDirectoryWrapper {
 public:
  FailingDirectory(std::unique_ptr<rocksdb::FSDirectory>&& directory, FailingDisk& disk)
      : FSDirectoryWrapper(std::move(directory)), disk_(disk) {}
  IOStatus Fsync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    return disk_.pass(DiskOperation::sync, "");
  }
  IOStatus FsyncWithDirOptions(const rocksdb::IOOptions&, rocksdb::IODebugContext*,
                               const rocksdb::DirFsyncOptions&) override {
    return disk_.pass(DiskOperation::sync, "");
  }

 private:
  FailingDisk& disk_;
};

bool isProgramLog(const std::string& name) {
  const std::string file = name.substr(name.rfind('/') + 1);
  return file.starts_with("LOG");
}

}  // namespace

void FailingDisk::arm(DiskOperation operation, DiskFault fault, std::uint64_t at, bool forGood) {
  operation_ = operation;
  fault_ = fault;
  forGood_ = forGood;
  struck_ = false;
  left_ = static_cast<std::int64_t>(at);
}

IOStatus FailingDisk::pass(DiskOperation operation, const std::string& name) {
  if (operation != operation_ || isProgramLog(name)) return IOStatus::OK();
  std::int64_t left = left_.load();
  while (left > 0 && !left_.compare_exchange_weak(left, left - 1)) {
  }
  if (left != 0) return IOStatus::OK();
  if (!forGood_) left_ = kNever;
  struck_ = true;
  return fault_ == DiskFault::noSpace ? IOStatus::NoSpace("No space left on device")
                                      : IOStatus::IOError("Input/output error", name);
}

IOStatus FailingDisk::NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                      std::unique_ptr<rocksdb::FSWritableFile>* file, rocksdb::IODebugContext* debug) {
  if (IOStatus fault = pass(DiskOperation::open, name); !fault.ok()) return fault;
  IOStatus status = FileSystemWrapper::NewWritableFile(name, options, file, debug);
  if (status.ok()) *file = std::make_unique<FailingFile>(std::move(*file), *this, name);
  return status;
}

IOStatus FailingDisk::RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                                 rocksdb::IODebugContext* debug) {
  if (IOStatus fault = pass(DiskOperation::rename, to); !fault.ok()) return fault;
  return FileSystemWrapper::RenameFile(from, to, options, debug);
}

IOStatus FailingDisk::LinkFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) {
  if (IOStatus fault = pass(DiskOperation::rename, to); !fault.ok()) return fault;
  return FileSystemWrapper::LinkFile(from, to, options, debug);
}

IOStatus FailingDisk::NewDirectory(const std::string& name, const rocksdb::IOOptions& options,
                                   std::unique_ptr<rocksdb::FSDirectory>* directory, rocksdb::IODebugContext* debug) {
  IOStatus status = FileSystemWrapper::NewDirectory(name, options, directory, debug);
  if (status.ok()) *directory = std::make_unique<FailingDirectory>(std::move(*directory), *this);
  return status;
}

namespace {

class ImpatientClock : public rocksdb::SystemClockWrapper {
 public:
  ImpatientClock() : SystemClockWrapper(rocksdb::SystemClock::Default()) {}
  const char* Name() const override { return "ImpatientClock"; }
  void SleepForMicroseconds(int micros) override {
    constexpr int kLongest = 1'000;
    SystemClockWrapper::SleepForMicroseconds(std::min(micros, kLongest));
  }
};

class FailingEnvironment : public rocksdb::EnvWrapper {
 public:
  explicit FailingEnvironment(std::shared_ptr<FailingDisk> disk) : EnvWrapper(rocksdb::Env::Default()) {
    file_system_ = std::move(disk);
    system_clock_ = std::make_shared<ImpatientClock>();
  }
};

}  // namespace

std::unique_ptr<rocksdb::Env> environmentOn(std::shared_ptr<FailingDisk> disk) {
  return std::make_unique<FailingEnvironment>(std::move(disk));
}

}  // namespace samspil::test
