#include "storage/log_tail.h"

#include <algorithm>
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

// What one log holds, as far as it tells whether writes are missing.
struct LogSummary {
  std::optional<std::uint64_t> firstSequence;  // of its first write; none: the log is empty
  std::uint64_t nextSequence = 0;              // that the write behind its last whole one has
  std::uint64_t tornBytes = 0;                 // of a record that was cut off at the end
  bool damaged = false;                        // otherwise
};

constexpr std::uint8_t kFirst = 2, kMiddle = 3, kRecyclableFirst = 6, kRecyclableMiddle = 7;

// A record's bytes begin with sequence:u64le count:u32le; each of its writes takes one number.
class LogWalk {
 public:
  explicit LogWalk(std::string_view log) : log_(log) {}

  LogSummary run() {
    while (at_ < log_.size() && !summary_.damaged && !cut_) step();
    if (!summary_.damaged) summary_.tornBytes = log_.size() - recordStart_;
    return summary_;
  }

 private:
  void step() {
    const std::size_t blockLeft = kBlockBytes - at_ % kBlockBytes;
    if (blockLeft < kHeaderBytes) {  // filled with zeros
      if (recordStart_ == at_) recordStart_ += std::min(blockLeft, log_.size() - at_);
      at_ += blockLeft;
      return;
    }
    const std::string_view rest = log_.substr(at_, blockLeft);
    const Fragment fragment = readFragment(rest);
    if (!fragment.whole) {
      const bool cutByFile = log_.size() - at_ < blockLeft && fragment.size <= blockLeft;
      cut_ = cutByFile && !looksLikeDamage(rest);
      summary_.damaged = !cut_;
    } else if (fragment.sound) {
      takeFragment(rest.substr(0, fragment.size));
    } else {
      summary_.damaged = true;
    }
  }

  void takeFragment(std::string_view fragment) {
    const auto type = static_cast<std::uint8_t>(fragment[6]);
    const std::string_view bytes = fragment.substr(type > kLastPlainType ? kRecyclableHeaderBytes : kHeaderBytes);
    if (recordStart_ == at_ && bytes.size() >= 12) {
      sequence_ = littleEndian(bytes.substr(4, 4)) * (std::uint64_t{1} << 32) + littleEndian(bytes.substr(0, 4));
      count_ = littleEndian(bytes.substr(8, 4));
    }
    at_ += fragment.size();
    if (type == kFirst || type == kMiddle || type == kRecyclableFirst || type == kRecyclableMiddle) return;
    recordStart_ = at_;
    if (!summary_.firstSequence) summary_.firstSequence = sequence_;
    summary_.nextSequence = sequence_ + count_;
  }

  std::string_view log_;
  std::size_t at_ = 0, recordStart_ = 0;
  std::uint64_t sequence_ = 0, count_ = 0;
  bool cut_ = false;
  LogSummary summary_;
};

bool isLog(const std::filesystem::path& path) { return path.extension() == ".log"; }
bool isLogOrManifest(const std::filesystem::path& path) {
  return isLog(path) || path.filename().string().starts_with("MANIFEST-");
}

// Ascending by number; numbers have six digits or more, so the longer name is the later one.
std::vector<std::filesystem::path> filesOf(const std::filesystem::path& directory,
                                           bool (*wanted)(const std::filesystem::path&)) {
  std::vector<std::filesystem::path> logs;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(directory, failed)) {
    if (wanted(entry.path())) logs.push_back(entry.path());
  }
  std::ranges::sort(logs, {},
                    [](const std::filesystem::path& path) { return std::pair(path.native().size(), path.native()); });
  return logs;
}

}  // namespace

Result<std::optional<TornTail>> findTornTail(const std::filesystem::path& directory) {
  std::optional<TornTail> torn;
  std::uint64_t expected = 0;  // behind the cut
  for (const auto& path : filesOf(directory, &isLog)) {
    TRY_ASSIGN(const std::string log, readFile(path));
    const LogSummary summary = LogWalk(log).run();
    // A write that failed and was reported leaves its number to the next one; a gap says that an acknowledged one is
    // missing.
    const bool gap = torn && expected != 0 && summary.firstSequence && *summary.firstSequence != expected;
    if (summary.damaged || gap) return std::optional<TornTail>{};
    if (summary.firstSequence) expected = summary.nextSequence;
    if (summary.tornBytes > 0) torn = TornTail{path, summary.tornBytes};
  }
  return torn;
}

std::optional<std::filesystem::path> findDamagedLog(const std::filesystem::path& directory) {
  for (const auto& path : filesOf(directory, &isLogOrManifest)) {
    const auto bytes = readFile(path);
    if (!bytes) return path;
    const LogSummary summary = LogWalk(*bytes).run();
    if (summary.damaged || summary.tornBytes > 0) return path;
  }
  return std::nullopt;
}

}  // namespace samspil
