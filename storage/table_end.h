// Checks the end of a table file before RocksDB reads it: RocksDB 7.8 parses the block of a table's properties before
// it looks at the block's checksum, and a flipped bit there could end the program. The metaindex block, which says
// where the properties lie, is checked on the way; all other blocks RocksDB checks itself before it parses them.
//
// Costs one read of some kilobytes a table. A table of another form than ours (another footer, another checksum) is
// left to RocksDB.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rocksdb {
class FSRandomAccessFile;
class IOStatus;
}  // namespace rocksdb

namespace samspil {

// Answers `size` bytes of a file from `offset` on; none where they cannot be read.
using ReadBytes = std::function<std::optional<std::string>(std::uint64_t offset, std::size_t size)>;

// What is wrong with the end of a table, as part of a sentence; none where nothing is.
std::optional<std::string_view> findDamageAtEnd(std::uint64_t tableBytes, const ReadBytes& read);
bool isEndDamaged(const std::filesystem::path& table);
// Corruption that names the table, or ok. A file that cannot be read is left to RocksDB.
rocksdb::IOStatus checkEnd(const rocksdb::FSRandomAccessFile& table, std::uint64_t tableBytes, const std::string& name);

}  // namespace samspil
