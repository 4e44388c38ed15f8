// The first engine of storage/key_value_engine.h. Options and their reasons are in makeOptions(); what the damage of
// each kind of file leads to is in tests/storage/bit_flip_test.cpp.
#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstring>
#include <functional>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <fmt/core.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/options.h>
#include <rocksdb/perf_level.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>
#include <unistd.h>

#include "storage/key_value_engine.h"
#include "storage/lock_holder.h"
#include "storage/log_tail.h"
#include "storage/rocksdb_errors.h"
#include "storage/table_end.h"

namespace samspil {
namespace {

namespace fs = std::filesystem;
using rocksdb::Slice;
using rocksdb::Status;

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kIngestFileBytes =
    256 * kMiB;  // sorted files are split here, so that one never outgrows memory maps and caches
constexpr std::size_t kLogsAtClosing = 8;
constexpr std::size_t kLogsAtOpening = 32;      // after many kills; closing keeps them fewer
constexpr std::size_t kSweepBytes = 256 << 10;  // read at a time: what a core's own cache holds
constexpr std::string_view kIngestFolder = "ingest.tmp";

Slice slice(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(const Slice& bytes) { return {bytes.data(), bytes.size()}; }

// Keeps quiet: a reader beside a writer must not turn over the writer's LOG.
class SilentLogger : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

// Keeps what went wrong last while tables were written.
class BackgroundErrors : public rocksdb::EventListener {
 public:
  void OnBackgroundError(rocksdb::BackgroundErrorReason, Status* error) override {
    const std::lock_guard lock(mutex_);
    last_ = *error;
    ++count_;
  }
  std::pair<std::size_t, Status> seen() const {
    const std::lock_guard lock(mutex_);
    return {count_, last_};
  }

 private:
  mutable std::mutex mutex_;
  std::size_t count_ = 0;
  Status last_;
};

rocksdb::BlockBasedTableOptions tableOptions(bool sought) {
  static const auto cache = rocksdb::NewLRUCache(32 * kMiB);
  rocksdb::BlockBasedTableOptions table;
  table.checksum = rocksdb::kXXH3;  // Debian's build has no fast CRC32
  table.format_version = 5;
  table.block_size = 16 << 10;
  table.block_cache = cache;
  if (sought) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  return table;
}

rocksdb::Options makeOptions(const EngineOptions& wanted) {
  rocksdb::Options options;
  if (wanted.environment != nullptr) options.env = wanted.environment;
  options.create_if_missing = wanted.create;
  options.create_missing_column_families = !wanted.readOnly;
  options.paranoid_checks = true;
  options.track_and_verify_wals_in_manifest = true;
  // The default, point-in-time recovery, silently drops acknowledged writes behind a damaged record.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kAbsoluteConsistency;
  options.avoid_flush_during_recovery = true;  // opening writes no table files
  options.max_file_opening_threads = 2;
  options.max_total_wal_size = 16 * kMiB;  // bounds what the next opening has to replay
  options.write_buffer_size = 8 * kMiB;
  options.db_write_buffer_size = 32 * kMiB;
  options.max_background_jobs = 2;
  options.skip_stats_update_on_db_open = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.max_manifest_file_size = 4 * kMiB;
  options.keep_log_file_num = 2;
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.compression = rocksdb::kLZ4Compression;
  // Ingested tables carry no time of their making and would be rewritten as too old at the first opening.
  options.ttl = 0;
  options.periodic_compaction_seconds = 0;
  if (wanted.readOnly) options.info_log = std::make_shared<SilentLogger>();
  if (wanted.restless) {
    options.max_total_wal_size = 16 << 10;
    options.write_buffer_size = options.db_write_buffer_size = 64 << 10;
    options.level0_file_num_compaction_trigger = 2;
  }
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> describeFamilies(const rocksdb::Options& options,
                                                              const EngineOptions& wanted) {
  std::vector<rocksdb::ColumnFamilyDescriptor> described;
  for (const std::string& name : wanted.families) {
    rocksdb::ColumnFamilyOptions family(options);
    const auto isOneOf = [&](const std::vector<std::string>& names) { return std::ranges::count(names, name) != 0; };
    family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(tableOptions(isOneOf(wanted.sought))));
    if (isOneOf(wanted.dense)) family.compression = rocksdb::kNoCompression;
    if (isOneOf(wanted.textual)) {
      family.compression = rocksdb::kZSTD;
      family.compression_opts.level = 1;
    }
    described.emplace_back(name, family);
  }
  return described;
}

// Two things that RocksDB leaves out. When the end of an ingest fails, it removes the tables, though the MANIFEST that
// names them may have reached the disk; the store could not be opened again. Here they stay: the next opening removes
// what no MANIFEST names. And it parses a block of a table before it checks it (storage/table_end.h).
class TableFiles : public rocksdb::FileSystemWrapper {
 public:
  explicit TableFiles(const std::shared_ptr<rocksdb::FileSystem>& target) : FileSystemWrapper(target) {}
  const char* Name() const override { return "TableFiles"; }
  rocksdb::IOStatus NewRandomAccessFile(const std::string& name, const rocksdb::FileOptions& options,
                                        std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                                        rocksdb::IODebugContext* debug) override {
    const auto status = FileSystemWrapper::NewRandomAccessFile(name, options, file, debug);
    std::uint64_t size = 0;
    const bool known =
        status.ok() && name.ends_with(".sst") && GetFileSize(name, options.io_options, &size, debug).ok();
    return known ? checkEnd(**file, size, name) : status;
  }
  rocksdb::IOStatus DeleteFile(const std::string& name, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override {
    if (keeping && name.ends_with(".sst")) return rocksdb::IOStatus::OK();
    return FileSystemWrapper::DeleteFile(name, options, debug);
  }
  std::atomic<bool> keeping{false};
};

// The given environment with other files; it keeps its clock.
class EnvironmentOnFiles : public rocksdb::EnvWrapper {
 public:
  EnvironmentOnFiles(rocksdb::Env& target, std::shared_ptr<rocksdb::FileSystem> files) : EnvWrapper(&target) {
    file_system_ = std::move(files);
    system_clock_ = target.GetSystemClock();
  }
};

// The database with its families; closes in the right order.
struct Database {
  std::shared_ptr<TableFiles> files;
  std::unique_ptr<rocksdb::Env> environment;
  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  std::shared_ptr<BackgroundErrors> errors = std::make_shared<BackgroundErrors>();

  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() {
    for (auto* family : families) db->DestroyColumnFamilyHandle(family);
    if (db) db->Close().PermitUncheckedError();
  }
};

Status tryOpen(const fs::path& directory, rocksdb::Options options, const EngineOptions& wanted, Database& into) {
  options.listeners = {into.errors};
  into.files = std::make_shared<TableFiles>(options.env->GetFileSystem());
  into.environment = std::make_unique<EnvironmentOnFiles>(*options.env, into.files);
  options.env = into.environment.get();
  const auto families = describeFamilies(options, wanted);
  rocksdb::DB* db = nullptr;
  const Status status = wanted.readOnly
                            ? rocksdb::DB::OpenForReadOnly(options, directory.string(), families, &into.families, &db)
                            : rocksdb::DB::Open(options, directory.string(), families, &into.families, &db);
  if (status.ok()) into.db.reset(db);
  return status;
}

class RocksDbCursor : public KeyValueCursor {
 public:
  RocksDbCursor(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family, rocksdb::ReadOptions options,
                std::string_view from, std::string_view to, const fs::path& directory)
      : end_(to), endSlice_(slice(end_)), directory_(directory) {
    // Nobody reads the engine's counters, which cost a row a tenth of its time. The level is this thread's.
    rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);
    if (!end_.empty()) options.iterate_upper_bound = &endSlice_;
    iterator_.reset(db.NewIterator(options, family));
    from.empty() ? iterator_->SeekToFirst() : iterator_->Seek(slice(from));
  }
  bool atEnd() const override { return !iterator_->Valid(); }
  std::string_view key() const override { return view(iterator_->key()); }
  std::string_view value() const override { return view(iterator_->value()); }
  Result<void> next() override {
    iterator_->Next();
    return check();
  }
  Result<void> check() const {
    if (!iterator_->Valid() && !iterator_->status().ok()) return errorOf(iterator_->status(), directory_);
    return {};
  }

 private:
  std::string end_;
  Slice endSlice_;
  const fs::path& directory_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

class RocksDbView : public KeyValueView {
 public:
  RocksDbView(Database& database, bool readOnly, const fs::path& directory)
      : database_(database), directory_(directory), snapshot_(readOnly ? nullptr : database.db->GetSnapshot()) {
    options_.snapshot = snapshot_;
  }
  ~RocksDbView() override {
    if (snapshot_ != nullptr) database_.db->ReleaseSnapshot(snapshot_);
  }
  RocksDbView(const RocksDbView&) = delete;
  RocksDbView& operator=(const RocksDbView&) = delete;

  Result<std::optional<std::string>> get(FamilyNumber family, std::string_view key) const override {
    rocksdb::PinnableSlice value;
    const Status status = database_.db->Get(options_, database_.families[family], slice(key), &value);
    if (status.IsNotFound()) return std::optional<std::string>{};
    if (!status.ok()) return errorOf(status, directory_);
    return std::optional<std::string>(std::in_place, value.data(), value.size());
  }

  Result<std::vector<std::optional<std::string>>> multiGet(FamilyNumber family,
                                                           std::span<const std::string> keys) const override {
    std::vector<std::optional<std::string>> found(keys.size());
    const std::vector<Slice> slices(keys.begin(), keys.end());
    std::vector<rocksdb::PinnableSlice> values(keys.size());
    std::vector<Status> statuses(keys.size());
    database_.db->MultiGet(options_, database_.families[family], keys.size(), slices.data(), values.data(),
                           statuses.data());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (statuses[i].ok())
        found[i].emplace(values[i].data(), values[i].size());
      else if (!statuses[i].IsNotFound())
        return errorOf(statuses[i], directory_);
    }
    return found;
  }

  Result<std::unique_ptr<KeyValueCursor>> cursor(FamilyNumber family, std::string_view from,
                                                 std::string_view to) const override {
    rocksdb::ReadOptions options = options_;
    // What is read from end to end is read once: it would only push out what is asked for again and again.
    const bool sweep = from.empty() || to != endOfPrefix(from);
    options.fill_cache = !sweep;
    if (sweep) options.readahead_size = kSweepBytes;
    auto made =
        std::make_unique<RocksDbCursor>(*database_.db, database_.families[family], options, from, to, directory_);
    TRY(made->check());
    return std::unique_ptr<KeyValueCursor>(std::move(made));
  }

 private:
  Database& database_;
  const fs::path& directory_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
};

class RocksDbIngest : public KeyValueIngest {
 public:
  using Settle = std::function<Result<void>(const Status&)>;
  RocksDbIngest(Database& database, const fs::path& directory, Settle settle)
      : database_(database), directory_(directory), settle_(std::move(settle)), writers_(database.families.size()) {}
  RocksDbIngest(const RocksDbIngest&) = delete;
  RocksDbIngest& operator=(const RocksDbIngest&) = delete;
  ~RocksDbIngest() override {
    std::error_code ignored;
    fs::remove_all(directory_ / kIngestFolder, ignored);
  }

  Result<void> add(FamilyNumber family, std::string_view key, std::string_view value) override {
    auto& writer = writers_[family];
    if (writer.file && writer.file->FileSize() > kIngestFileBytes) TRY(close(family));
    if (!writer.file) TRY(open(family));
    if (const Status status = writer.file->Put(slice(key), slice(value)); !status.ok())
      return errorOf(status, directory_);
    return {};
  }

  Result<void> end(FamilyNumber family) override {
    if (writers_[family].file) TRY(close(family));
    return {};
  }

  Result<void> commit() override {
    std::vector<rocksdb::IngestExternalFileArg> arguments;
    for (std::size_t family = 0; family < writers_.size(); ++family) {
      TRY(end(static_cast<FamilyNumber>(family)));
      if (writers_[family].paths.empty()) continue;
      rocksdb::IngestExternalFileArg argument;
      argument.column_family = database_.families[family];
      argument.external_files = writers_[family].paths;
      argument.options.move_files = true;
      argument.options.failed_move_fall_back_to_copy = true;
      argument.options.write_global_seqno = false;
      arguments.push_back(std::move(argument));
    }
    if (arguments.empty()) return {};
    Status status = writeMemtables(arguments);
    if (!status.ok()) return settle_(status);
    database_.files->keeping = true;
    status = database_.db->IngestExternalFiles(arguments);
    // Writes a MANIFEST without the tables, if the disk lets it.
    if (!status.ok()) database_.db->Resume().PermitUncheckedError();
    database_.files->keeping = false;
    return settle_(status);
  }

 private:
  struct Writer {
    std::unique_ptr<rocksdb::SstFileWriter> file;
    std::vector<std::string> paths;
  };

  // The tables lie over what is still in memory, which RocksDB writes first, and waits for: for ever, where the disk
  // failed at the wrong moment. Here the wait has an end.
  Status writeMemtables(const std::vector<rocksdb::IngestExternalFileArg>& arguments) {
    constexpr auto kStep = std::chrono::milliseconds(1), kMost = std::chrono::milliseconds(5'000);
    std::vector<rocksdb::ColumnFamilyHandle*> families;
    for (const auto& argument : arguments) families.push_back(argument.column_family);
    rocksdb::FlushOptions options;
    options.wait = false;
    options.allow_write_stall = true;
    const std::size_t before = database_.errors->seen().first;
    if (const Status status = database_.db->Flush(options, families); !status.ok()) return status;
    for (auto waited = kStep * 0; waited < kMost; waited += kStep) {
      const auto [count, error] = database_.errors->seen();
      if (count != before) return error;
      const bool written = std::ranges::all_of(families, [&](rocksdb::ColumnFamilyHandle* family) {
        std::uint64_t left = 0;
        return database_.db->GetIntProperty(family, rocksdb::DB::Properties::kNumImmutableMemTable, &left) && left == 0;
      });
      if (written) return Status::OK();
      std::this_thread::sleep_for(kStep);
    }
    return Status::IOError("the disk does not answer");
  }

  Result<void> open(FamilyNumber family) {
    std::error_code failed;
    fs::create_directories(directory_ / kIngestFolder, failed);
    auto& writer = writers_[family];
    const fs::path path = directory_ / kIngestFolder / fmt::format("{}-{}.sst", family, writer.paths.size());
    const auto options = database_.db->GetOptions(database_.families[family]);
    // invalidate_page_cache would make the next opening read it all from the disk again.
    writer.file =
        std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), options, database_.families[family], false);
    if (const Status status = writer.file->Open(path.string()); !status.ok()) return errorOf(status, directory_);
    writer.paths.push_back(path.string());
    return {};
  }

  Result<void> close(FamilyNumber family) {
    const Status status = writers_[family].file->Finish();
    writers_[family].file.reset();
    if (!status.ok()) return errorOf(status, directory_);
    return {};
  }

  Database& database_;
  const fs::path& directory_;
  Settle settle_;
  std::vector<Writer> writers_;
};

class RocksDbEngine : public KeyValueEngine {
 public:
  RocksDbEngine(fs::path directory, bool readOnly) : directory_(std::move(directory)), readOnly_(readOnly) {}
  ~RocksDbEngine() override {
    if (readOnly_ || !database_.db) return;
    foldLogs(kLogsAtClosing);
    removeLockHolder(directory_);
  }
  RocksDbEngine(const RocksDbEngine&) = delete;
  RocksDbEngine& operator=(const RocksDbEngine&) = delete;

  Result<void> open(const EngineOptions& wanted);

  Result<void> write(std::span<const KeyValueWrite> writes) override {
    TRY(mayWrite());
    rocksdb::WriteBatch batch;
    for (const KeyValueWrite& one : writes) {
      auto* family = database_.families[one.family];
      const Status status =
          one.value ? batch.Put(family, slice(one.key), slice(*one.value)) : batch.Delete(family, slice(one.key));
      if (!status.ok()) return errorOf(status, directory_);
    }
    rocksdb::WriteOptions options;
    options.sync = true;
    return settle(database_.db->Write(options, &batch));
  }

  Result<std::unique_ptr<KeyValueView>> view() const override {
    return std::make_unique<RocksDbView>(database_, readOnly_, directory_);
  }

  Result<std::unique_ptr<KeyValueIngest>> beginIngest() override {
    TRY(mayWrite());
    return std::make_unique<RocksDbIngest>(database_, directory_,
                                           [this](const Status& status) { return settle(status); });
  }

  Result<void> checkpoint(const fs::path& directory) const override {
    rocksdb::Checkpoint* made = nullptr;
    Status status = rocksdb::Checkpoint::Create(database_.db.get(), &made);
    const std::unique_ptr<rocksdb::Checkpoint> owned(made);
    if (status.ok()) status = made->CreateCheckpoint(directory.string());
    if (!status.ok()) return errorOf(status, directory);
    return {};
  }

  Result<void> verifyChecksums() const override {
    if (const Status status = database_.db->VerifyChecksum(); !status.ok()) return errorOf(status, directory_);
    return {};
  }

  std::vector<std::string> notices() const override { return notices_; }

 private:
  Result<void> openTolerantly(const rocksdb::Options& options, const EngineOptions& wanted, const Error& strictError);

  // Every opening begins a new write-ahead log. So that they do not pile up, many are folded into table files; what
  // they hold is safe either way, so a failure is left to the next time.
  void foldLogs(std::size_t most) {
    std::size_t logs = 0;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(directory_, ignored)) logs += entry.path().extension() == ".log";
    if (logs > most) database_.db->Flush(rocksdb::FlushOptions(), database_.families).PermitUncheckedError();
  }

  Result<void> mayWrite() {
    if (readOnly_)
      return makeError(ErrorCode::invalidArgument, "The store in {} was opened read-only.", directory_.string());
    // After a failed write RocksDB stops; when the cause is gone (space was freed) it may go on.
    if (stoppedBy_) {
      const Status status = database_.db->Resume();
      if (status.IsBusy()) return *stoppedBy_;  // it is trying by itself
      if (!status.ok()) return errorOf(status, directory_);
      stoppedBy_.reset();
    }
    return {};
  }

  Result<void> settle(const Status& status) {
    if (status.ok()) return {};
    stoppedBy_ = errorOf(status, directory_);
    return *stoppedBy_;
  }

  const fs::path directory_;
  const bool readOnly_;
  mutable Database database_;
  std::vector<std::string> notices_;
  std::optional<Error> stoppedBy_;  // a failed write
};

// What stands in the folder before it is opened: nothing, an interrupted creation, a store, or one that lost its
// CURRENT file.
enum class Presence { nothing, store, headless };

Presence presenceOf(const fs::path& directory) {
  std::error_code ignored;
  if (fs::exists(directory / "CURRENT", ignored)) return Presence::store;
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    const std::string name = entry.path().filename().string();
    const std::string extension = entry.path().extension().string();
    // MANIFEST-000001 alone is a creation that was interrupted before CURRENT was written.
    const bool laterManifest = name.starts_with("MANIFEST-") && name != "MANIFEST-000001";
    if (laterManifest || extension == ".sst" || extension == ".log") return Presence::headless;
  }
  return Presence::nothing;
}

void syncParent(const fs::path& directory) {
  const int parent = ::open((fs::absolute(directory).parent_path()).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parent < 0) return;
  ::fsync(parent);
  ::close(parent);
}

Result<void> prepareFolder(const fs::path& directory, const EngineOptions& wanted) {
  const Presence presence = presenceOf(directory);
  if (presence == Presence::headless)
    return damaged(directory, fmt::format("its file {} is missing", (directory / "CURRENT").string()));
  if (presence == Presence::store) return {};
  if (!wanted.create || wanted.readOnly) {
    return makeError(ErrorCode::notFound, "There is no store in {}. Make one with samspil init.", directory.string());
  }
  std::error_code failed;
  fs::create_directories(directory, failed);
  if (failed)
    return makeError(ErrorCode::io, "The folder {} could not be made: {}.", directory.string(), failed.message());
  syncParent(directory);
  return {};
}

Result<void> RocksDbEngine::openTolerantly(const rocksdb::Options& options, const EngineOptions& wanted,
                                           const Error& strictError) {
  TRY_ASSIGN(const std::optional<TornTail> torn, findTornTail(directory_));
  if (!torn) return strictError;
  rocksdb::Options tolerant = options;
  tolerant.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  tolerant.avoid_flush_during_recovery =
      false;  // the torn log is replaced by tables, or it would be found again next time
  if (const Status status = tryOpen(directory_, tolerant, wanted, database_); !status.ok())
    return errorOf(status, directory_);
  if (!readOnly_) {
    notices_.push_back(
        fmt::format("The last write to {} was cut off, as happens when the power fails: {} bytes at the end of {} were "
                    "dropped. Every change before it is there.",
                    directory_.string(), torn->bytes, torn->file.filename().string()));
  }
  return {};
}

Result<void> RocksDbEngine::open(const EngineOptions& wanted) {
  TRY(prepareFolder(directory_, wanted));
  const rocksdb::Options options = makeOptions(wanted);
  EngineOptions opening = wanted;
  Status status;
  // Beside a writer, a reader may meet a record that is being written or a file that was just replaced: it looks again.
  for (int attempt = 0; attempt < (wanted.readOnly ? 5 : 1); ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    status = tryOpen(directory_, options, opening, database_);
    if (status.IsInvalidArgument() && status.ToString().contains("not opened")) {
      // A newer program added families. Opened along with ours, the store's format version can be read and named.
      rocksdb::DB::ListColumnFamilies(options, directory_.string(), &opening.families).PermitUncheckedError();
      std::vector<std::string>& names = opening.families;
      std::erase_if(names, [&](const std::string& name) {
        return std::ranges::find(wanted.families, name) != wanted.families.end();
      });
      names.insert(names.begin(), wanted.families.begin(), wanted.families.end());
      status = tryOpen(directory_, options, opening, database_);
    }
    if (status.ok()) break;
  }
  if (status.IsCorruption())
    TRY(openTolerantly(options, opening, errorOf(status, directory_)));
  else if (!status.ok())
    return errorOf(status, directory_);
  if (wanted.readOnly) return {};
  writeLockHolder(directory_);
  foldLogs(kLogsAtOpening);
  std::error_code ignored;
  fs::remove_all(directory_ / kIngestFolder, ignored);
  return {};
}

}  // namespace

Result<std::unique_ptr<KeyValueEngine>> openRocksDb(const fs::path& directory, const EngineOptions& options) {
  auto engine = std::make_unique<RocksDbEngine>(directory, options.readOnly);
  TRY(engine->open(options));
  return std::unique_ptr<KeyValueEngine>(std::move(engine));
}

Result<std::shared_ptr<void>> lockRocksDb(const fs::path& directory) {
  rocksdb::FileLock* held = nullptr;
  const Status status = rocksdb::Env::Default()->LockFile((directory / "LOCK").string(), &held);
  if (!status.ok()) return errorOf(status, directory);
  return std::shared_ptr<void>(held, [](void* lock) {
    rocksdb::Env::Default()->UnlockFile(static_cast<rocksdb::FileLock*>(lock)).PermitUncheckedError();
  });
}

}  // namespace samspil
