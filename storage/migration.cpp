#include "storage/migration.h"

#include <string>
#include <vector>

#include "storage/store_layout.h"
#include "storage/store_reader.h"

namespace samspil {
namespace {

constexpr std::string_view kProgram = "samspil 0.1";

// One step from `from` to `from + 1`: the writes it takes, besides the new format row.
struct Migration {
  std::uint32_t from;
  bool readsAsItIs = false;  // the later version reads the earlier one's rows, so that read-only openings need no step
  Result<std::vector<KeyValueWrite>> (*writes)(const StoreReader& reader);
};

// Version 2 has rows of several ties in `adjacency` and of several records in `change`; those of one are what they
// were.
Result<std::vector<KeyValueWrite>> allowSharedRows(const StoreReader&) { return std::vector<KeyValueWrite>{}; }

// Version 3 has batches that are hidden, rows that say so, and text keys with several holders; a store without any is
// what it was.
Result<std::vector<KeyValueWrite>> allowHiddenBatches(const StoreReader&) { return std::vector<KeyValueWrite>{}; }

// In version 4 a large batch says no more what its own sources' use counts are: those rows are hidden with the sources.
// What a batch of version 3 says of them holds as well.
Result<std::vector<KeyValueWrite>> hideUseCounts(const StoreReader&) { return std::vector<KeyValueWrite>{}; }

// Version 5 has packs of rows; a store without any is what it was.
Result<std::vector<KeyValueWrite>> allowPacks(const StoreReader&) { return std::vector<KeyValueWrite>{}; }

// Version 6 hides large batches but for some of their records; rows that say nothing of such are what they were.
Result<std::vector<KeyValueWrite>> allowExceptions(const StoreReader&) { return std::vector<KeyValueWrite>{}; }

// Ascending, without gaps, up to kFormatVersion. Every version in this table has a fixture under
// tests/storage/fixtures.
constexpr Migration kMigrations[] = {{1, true, &allowSharedRows},
                                     {2, true, &allowHiddenBatches},
                                     {3, true, &hideUseCounts},
                                     {4, true, &allowPacks},
                                     {5, true, &allowExceptions}};
constexpr std::uint32_t kOldestVersion = 1;

KeyValueWrite formatWrite(std::uint32_t version, std::string_view program) {
  return {number(StoreFamily::meta), std::string(kFormatKey), encodeFormat({version, std::string(program)})};
}

Result<void> create(KeyValueEngine& engine) {
  const KeyValueWrite writes[] = {
      formatWrite(kFormatVersion, kProgram),
      {number(StoreFamily::meta), std::string(kNumbersKey), encodeNumbers({})},
  };
  return engine.write(writes);
}

}  // namespace

Result<void> bringUpToDate(KeyValueEngine& engine, const std::filesystem::path& directory, bool mayCreate,
                           bool readOnly) {
  TRY_ASSIGN(const StoreReader reader, StoreReader::at(engine));
  TRY_ASSIGN(const auto format, reader.format());
  if (!format) {
    if (mayCreate && !readOnly) return create(engine);
    return makeError(ErrorCode::notFound, "The store in {} was never finished. Make one with samspil init.",
                     directory.string());
  }
  if (format->version > kFormatVersion) {
    return makeError(ErrorCode::unsupported,
                     "The store in {} has format version {}; this Samspil reads up to version {}. Open it with the "
                     "newer Samspil that "
                     "wrote it, or with any later one.",
                     directory.string(), format->version, kFormatVersion);
  }
  if (format->version < kOldestVersion) {
    return makeError(ErrorCode::invalidData,
                     "The store in {} names format version {}, which never was; restore a backup.", directory.string(),
                     format->version);
  }
  for (const Migration& step : kMigrations) {
    if (step.from < format->version) continue;
    if (readOnly && step.readsAsItIs) continue;
    if (readOnly) {
      return makeError(ErrorCode::unsupported,
                       "The store in {} has format version {}; open it once for writing to bring it to version {}.",
                       directory.string(), format->version, kFormatVersion);
    }
    TRY_ASSIGN(const StoreReader present, StoreReader::at(engine));
    TRY_ASSIGN(auto writes, step.writes(present));
    writes.push_back(formatWrite(step.from + 1, kProgram));
    TRY(engine.write(writes).context("bringing the store to format version {}", step.from + 1));
  }
  return {};
}

}  // namespace samspil
