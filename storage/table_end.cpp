#include "storage/table_end.h"

#include <algorithm>
#include <fstream>

#include <rocksdb/file_system.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace samspil {
namespace {

// table   := block* metaindex footer, each block followed by its trailer
// trailer := compression:u8 checksum:u32le                  of the block and `compression`
// footer  := checksum_kind:u8 metaindex:handle index:handle zeros, 41 bytes; version:u32le magic:u64le
// handle  := offset:varint size:varint
// block   := entry* restart:u32le{n} n:u32le                metaindex and properties are never compressed
// entry   := shared:varint unshared:varint value_size:varint key_end:raw value:raw
// Source: RocksDB table/format.h, table/format.cc and table/block_based/block_builder.cc.
constexpr std::size_t kFooterBytes = 53, kHandlesBytes = 40, kTrailerBytes = 5;
constexpr std::uint64_t kMagic = 0x88e241b785f4cff7;
constexpr std::uint64_t kVersion = 5;
constexpr char kXxh3 = 4;
constexpr std::uint32_t kLastByteFactor = 0x6b9083d9;  // how RocksDB adds `compression` to the checksum of a block
constexpr std::size_t kReadAtOnce = 4096;
constexpr std::size_t kLargestBlock = std::size_t{16}
                                      << 20;  // ours have a kilobyte; RocksDB refuses a wrong size itself
constexpr std::string_view kProperties = "rocksdb.properties";
constexpr std::string_view kSequence = "rocksdb.external_sst_file.global_seqno";

std::uint64_t littleEndian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
  return value;
}

std::optional<std::uint64_t> takeVarint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

struct Handle {
  std::uint64_t offset = 0, size = 0;
};

std::optional<Handle> takeHandle(std::string_view& bytes) {
  const auto offset = takeVarint(bytes), size = takeVarint(bytes);
  if (!offset || !size) return std::nullopt;
  return Handle{*offset, *size};
}

// REQUIRES: a block with its trailer.
bool fitsChecksum(std::string_view block) {
  const std::string_view bytes = block.substr(0, block.size() - kTrailerBytes);
  const auto compression = static_cast<std::uint8_t>(block[bytes.size()]);
  const auto sum = static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size())) ^ compression * kLastByteFactor;
  return sum == littleEndian(block.substr(bytes.size() + 1));
}

// RocksDB may have written an ingested table's number into its properties afterwards; the checksum is of a zero there.
bool fitsChecksumWithoutSequence(std::string block) {
  const std::size_t name = block.find(kSequence), value = name + kSequence.size();
  if (name == std::string::npos || value + 8 + kTrailerBytes > block.size()) return false;
  std::fill_n(block.begin() + static_cast<std::ptrdiff_t>(value), 8, '\0');
  return fitsChecksum(block);
}

// Where the properties lie. REQUIRES: the metaindex block without its trailer, its checksum fits.
std::optional<Handle> findProperties(std::string_view block) {
  if (block.size() < 4) return std::nullopt;
  const std::uint64_t restarts = littleEndian(block.substr(block.size() - 4));
  if (restarts >= block.size() / 4) return std::nullopt;
  block.remove_suffix(4 * (restarts + 1));
  std::string key;
  while (!block.empty()) {
    const auto shared = takeVarint(block), unshared = takeVarint(block), value = takeVarint(block);
    const bool whole = shared && unshared && value && *shared <= key.size() && *unshared <= block.size() &&
                       *value <= block.size() - *unshared;
    if (!whole) return std::nullopt;
    key.resize(*shared);
    key += block.substr(0, *unshared);
    std::string_view handle = block.substr(*unshared, *value);
    if (key == kProperties) return takeHandle(handle);
    block.remove_prefix(*unshared + *value);
  }
  return std::nullopt;
}

// The bytes of a table, those at its end read ahead.
class TableFile {
 public:
  TableFile(std::uint64_t size, const ReadBytes& read)
      : size_(size), endAt_(size - std::min<std::uint64_t>(size, kReadAtOnce)), read_(read) {
    end_ = read(endAt_, size - endAt_).value_or("");
  }
  // Empty where the footer is not one of ours.
  std::string_view handles() const {
    if (end_.size() < kFooterBytes || end_.size() != size_ - endAt_) return {};
    const std::string_view footer = std::string_view(end_).substr(end_.size() - kFooterBytes);
    const bool ours = footer.front() == kXxh3 && littleEndian(footer.substr(kHandlesBytes + 1, 4)) == kVersion &&
                      littleEndian(footer.substr(kHandlesBytes + 5)) == kMagic;
    return ours ? footer.substr(1, kHandlesBytes) : std::string_view{};
  }
  bool holds(Handle handle) const { return handle.offset <= bodyBytes() && handle.size <= bodyBytes() - handle.offset; }
  // With its trailer. REQUIRES: holds(handle).
  std::optional<std::string> block(Handle handle) const {
    const std::size_t size = handle.size + kTrailerBytes;
    return handle.offset >= endAt_ ? end_.substr(handle.offset - endAt_, size) : read_(handle.offset, size);
  }

 private:
  std::uint64_t bodyBytes() const { return size_ - kFooterBytes - kTrailerBytes; }

  std::uint64_t size_, endAt_;
  const ReadBytes& read_;
  std::string end_;
};

}  // namespace

std::optional<std::string_view> findDamageAtEnd(std::uint64_t tableBytes, const ReadBytes& read) {
  if (tableBytes < kFooterBytes + kTrailerBytes) return std::nullopt;
  const TableFile table(tableBytes, read);
  std::string_view handles = table.handles();
  if (handles.empty()) return std::nullopt;
  const auto metaindexAt = takeHandle(handles), indexAt = takeHandle(handles);
  if (!metaindexAt || !indexAt || !table.holds(*metaindexAt) || !table.holds(*indexAt))
    return "its footer names blocks that it does not hold";
  if (metaindexAt->size > kLargestBlock) return std::nullopt;
  const auto metaindex = table.block(*metaindexAt);
  if (!metaindex) return std::nullopt;
  if (!fitsChecksum(*metaindex)) return "the checksum of its metaindex block does not fit";
  const auto propertiesAt = findProperties(std::string_view(*metaindex).substr(0, metaindexAt->size));
  if (!propertiesAt || !table.holds(*propertiesAt) || propertiesAt->size > kLargestBlock) return std::nullopt;
  const auto properties = table.block(*propertiesAt);
  if (!properties || fitsChecksum(*properties) || fitsChecksumWithoutSequence(*properties)) return std::nullopt;
  return "the checksum of its properties block does not fit";
}

bool isEndDamaged(const std::filesystem::path& table) {
  std::error_code failed;
  const std::uint64_t size = std::filesystem::file_size(table, failed);
  std::ifstream file(table, std::ios::binary);
  if (failed || !file) return false;
  return findDamageAtEnd(size,
                         [&](std::uint64_t offset, std::size_t count) -> std::optional<std::string> {
                           std::string bytes(count, '\0');
                           file.seekg(static_cast<std::streamoff>(offset));
                           if (!file.read(bytes.data(), static_cast<std::streamsize>(count))) return std::nullopt;
                           return bytes;
                         })
      .has_value();
}

rocksdb::IOStatus checkEnd(const rocksdb::FSRandomAccessFile& table, std::uint64_t tableBytes,
                           const std::string& name) {
  const auto damage =
      findDamageAtEnd(tableBytes, [&](std::uint64_t offset, std::size_t count) -> std::optional<std::string> {
        std::string bytes(count, '\0');
        rocksdb::Slice read;
        const auto status = table.Read(offset, count, rocksdb::IOOptions(), &read, bytes.data(), nullptr);
        if (!status.ok() || read.size() != count) return std::nullopt;
        return read.ToString();
      });
  if (!damage) return rocksdb::IOStatus::OK();
  return rocksdb::IOStatus::Corruption(rocksdb::Slice(damage->data(), damage->size()), name);
}

}  // namespace samspil
