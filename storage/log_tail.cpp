#include "storage/log_tail.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace samspil {
namespace {

// The log is cut into blocks; a record never crosses one, longer ones are split into fragments.
//   fragment := crc32c:u32le length:u16le type:u8 [log_number:u32le when type > 4] bytes{length}
// The checksum covers type, log number and bytes, and is masked: rotated right by 15, plus a constant.
// Source: RocksDB db/log_format.h and its wiki page "Write Ahead Log File Format".
constexpr std::size_t kBlockBytes = 32768;
constexpr std::size_t kHeaderBytes = 7;
constexpr std::size_t kRecyclableHeaderBytes = 11;
constexpr std::uint8_t kLastPlainType = 4;

std::array<std::uint32_t, 256> makeCrcTable() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ (value & 1 ? 0x82f63b78u : 0u);
    table[i] = value;
  }
  return table;
}

std::uint32_t maskedCrc32c(std::string_view bytes) {
  static const auto table = makeCrcTable();
  std::uint32_t crc = ~0u;
  for (const char byte : bytes) crc = (crc >> 8) ^ table[(crc ^ static_cast<std::uint8_t>(byte)) & 0xff];
  crc = ~crc;
  return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
}

std::uint32_t littleEndian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
  return value;
}

struct Fragment {
  std::size_t size = 0;  // with its header
  bool whole = false;    // all of it is there
  bool sound = false;    // and its checksum fits
};

// REQUIRES: rest does not reach past the end of the block.
Fragment readFragment(std::string_view rest) {
  if (rest.size() < kHeaderBytes) return {kHeaderBytes, false, false};
  const auto type = static_cast<std::uint8_t>(rest[6]);
  const std::size_t header = type > kLastPlainType ? kRecyclableHeaderBytes : kHeaderBytes;
  Fragment fragment{header + littleEndian(rest.substr(4, 2)), false, false};
  fragment.whole = fragment.size <= rest.size();
  if (fragment.whole)
    fragment.sound = littleEndian(rest.substr(0, 4)) == maskedCrc32c(rest.substr(6, fragment.size - 6));
  return fragment;
}

// A wrong length looks like a cut. A cut fragment has nothing sound inside it, and does not become sound when its
// length is what is there.
bool looksLikeDamage(std::string_view rest) {
  if (rest.size() < kHeaderBytes) return false;
  const std::uint32_t crc = littleEndian(rest.substr(0, 4));
  if (crc == maskedCrc32c(rest.substr(6))) return true;
  for (std::size_t at = 1; at + kHeaderBytes < rest.size(); ++at) {
    if (readFragment(rest.substr(at)).sound) return true;
  }
  return false;
}

// Bytes of the cut fragment at the end, with those of its record that came whole; 0: no honest cut.
std::uint64_t tornBytes(std::string_view log) {
  std::size_t at = 0;
  std::size_t recordStart = 0;
  constexpr std::uint8_t kFirst = 2, kMiddle = 3, kRecyclableFirst = 6, kRecyclableMiddle = 7;
  while (at < log.size()) {
    const std::size_t blockLeft = kBlockBytes - at % kBlockBytes;
    if (blockLeft < kHeaderBytes) {  // filled with zeros
      if (recordStart == at) recordStart += blockLeft;
      at += blockLeft;
      continue;
    }
    const std::string_view rest = log.substr(at, blockLeft);
    const Fragment fragment = readFragment(rest);
    if (!fragment.whole) {
      const bool cutByFile = log.size() - at < blockLeft && fragment.size <= blockLeft;
      return cutByFile && !looksLikeDamage(rest) ? log.size() - recordStart : 0;
    }
    if (!fragment.sound) return 0;
    const auto type = static_cast<std::uint8_t>(rest[6]);
    at += fragment.size;
    const bool unfinished = type == kFirst || type == kMiddle || type == kRecyclableFirst || type == kRecyclableMiddle;
    if (!unfinished) recordStart = at;
  }
  return log.size() > recordStart ? log.size() - recordStart : 0;
}

}  // namespace

Result<std::optional<TornTail>> findTornTail(const std::filesystem::path& directory) {
  std::filesystem::path newest;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(directory, failed)) {
    // Log numbers have six digits or more; the longer name is the later one.
    const auto& path = entry.path();
    if (path.extension() != ".log") continue;
    const auto order = [](const std::filesystem::path& p) { return std::pair(p.native().size(), p.native()); };
    if (newest.empty() || order(newest) < order(path)) newest = path;
  }
  if (newest.empty()) return std::optional<TornTail>{};
  TRY_ASSIGN(const std::string log, readFile(newest));
  const std::uint64_t bytes = tornBytes(log);
  if (bytes == 0) return std::optional<TornTail>{};
  return std::optional(TornTail{newest, bytes});
}

}  // namespace samspil
