// The bytes of a pack: the rows of neighbouring numbers in one row, as a large write leaves them (storage/FORMAT.md).
// The engine has some work with each row, written or read, that is many times that of the few bytes in it.
//
//   RowPackWriter out;                            RowPackReader in(bytes, 64);
//   out.add(65, "", "value");                     for (PackedRow row; in.next(row);) ...row.number, row.rest, row.value
//   ingest.add(family, packKey(64), out.bytes());  TRY(in.finish());
//
// Numbers are the first four bytes of a row's key; `rest` is what follows them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/bytes.h"

namespace samspil {

// Of the numbers from `first` on: before the rows of their own that these may have, behind those of the numbers before.
// REQUIRES: first > 0.
std::string packKey(std::uint32_t first);
bool isPackKey(std::string_view key);
std::uint32_t firstOfPack(std::string_view packKey);

class RowPackWriter {
 public:
  void begin(std::uint32_t first) {
    out_.clear();
    previous_ = first;
  }
  // REQUIRES: ascending.
  void add(std::uint32_t number, std::string_view rest, std::string_view value);
  std::string_view bytes() const { return out_.bytes(); }

 private:
  ByteWriter out_;
  std::uint32_t previous_ = 0;
};

struct PackedRow {
  std::uint32_t number = 0;
  std::string_view rest, value;  // as long as the bytes
};

class RowPackReader {
 public:
  RowPackReader() = default;
  RowPackReader(std::string_view bytes, std::uint32_t first) : in_(bytes), previous_(first) {}
  // False at the end, and where the bytes are damaged.
  bool next(PackedRow& row);
  Result<void> finish() const { return in_.finish("a row of several records"); }

 private:
  ByteReader in_{""};
  std::uint32_t previous_ = 0;
};

inline void RowPackWriter::add(std::uint32_t number, std::string_view rest, std::string_view value) {
  char* at = out_.room(3 * kLongestVarint + rest.size() + value.size());
  at = putVarint(at, std::uint64_t{number - previous_} << 1 | (rest.empty() ? 0 : 1));
  if (!rest.empty()) at = putRaw(putVarint(at, rest.size()), rest);
  out_.upTo(putRaw(putVarint(at, value.size()), value));
  previous_ = number;
}

inline bool RowPackReader::next(PackedRow& row) {
  if (in_.atEnd()) return false;
  const std::uint64_t head = in_.varint();
  row.rest = (head & 1) != 0 ? in_.view() : std::string_view();
  row.value = in_.view();
  const std::uint64_t number = previous_ + (head >> 1);
  if (number > std::numeric_limits<std::uint32_t>::max()) in_.fail();
  row.number = previous_ = static_cast<std::uint32_t>(number);
  return !in_.failed();
}

}  // namespace samspil
