// Bytes of keys and values: numbers big-endian where they must sort (keys), variable length where they must be short
// (values).
//
//   ByteWriter out;                       ByteReader in(bytes);
//   out.varint(7).text("Aarhus");         const auto n = in.varint(); const std::string name = in.text();
//                                         TRY(in.finish("an entity"));
//
// Reading is total: any bytes give values or, at finish(), an error. After the first wrong byte every read answers 0 or
// "", so that a decoder reads straight down and asks once. Numbers have one form only; a longer one is refused.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"

namespace samspil {

// A date as one number.
constexpr std::uint64_t packed(PartialDate date) {
  return (static_cast<std::uint64_t>(date.year) * 13 + date.month) * 32 + date.day;
}

class ByteWriter {
 public:
  ByteWriter& u8(std::uint8_t value);
  ByteWriter& u16be(std::uint16_t value);
  ByteWriter& u32be(std::uint32_t value);
  ByteWriter& varint(std::uint64_t value);   // 7 bits a byte, lowest first (LEB128)
  ByteWriter& zigzag(std::int64_t value);    // small whatever the sign
  ByteWriter& real(double value);            // IEEE 754, 8 bytes little-endian
  ByteWriter& text(std::string_view value);  // varint length, bytes
  ByteWriter& raw(std::string_view value);   // bytes alone: the last part of a key
  ByteWriter& localized(const LocalizedText& value);
  ByteWriter& date(PartialDate value);  // varint of packed()

  // For what is written by the million: where up to `most` bytes may be written, with the place in a register; upTo()
  // says where they end.
  char* room(std::size_t most) {
    if (bytes_.size() - size_ < most) grow(most);
    return bytes_.data() + size_;
  }
  ByteWriter& upTo(const char* end) {
    size_ = static_cast<std::size_t>(end - bytes_.data());
    return *this;
  }

  std::string_view bytes() const { return {bytes_.data(), size_}; }
  std::size_t size() const { return size_; }
  std::string take() {
    bytes_.resize(size_);
    size_ = 0;
    return std::move(bytes_);
  }
  void clear() { size_ = 0; }

 private:
  void grow(std::size_t most);

  std::string bytes_;  // longer than what was written
  std::size_t size_ = 0;
};

// Writes as ByteWriter does, and answers the place behind. REQUIRES: room for kLongestVarint or all of the text.
inline constexpr std::size_t kLongestVarint = 10;
inline char* putVarint(char* at, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) *at++ = static_cast<char>(value | 0x80);
  *at++ = static_cast<char>(value);
  return at;
}
inline char* putRaw(char* at, std::string_view value) { return std::copy_n(value.data(), value.size(), at); }

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t u8();
  std::uint16_t u16be();
  std::uint32_t u32be();
  std::uint64_t varint();
  std::uint32_t varint32();
  std::int64_t zigzag();
  double real();
  std::string text() { return std::string(view()); }
  std::string_view view();                               // of a text; lives as long as the bytes
  std::string_view raw() { return take(rest_.size()); }  // all that is left
  LocalizedText localized();
  PartialDate date();
  // A byte that is at most `last`.
  template <typename Enum>
  Enum enumeration(Enum last) {
    return static_cast<Enum>(limited(static_cast<std::uint8_t>(last)));
  }
  bool flag() { return limited(1) != 0; }

  bool atEnd() const { return rest_.empty(); }
  bool failed() const { return failed_; }
  void fail();
  // Ok when all bytes were read and made sense; else invalidData naming `what`.
  Result<void> finish(std::string_view what) const {
    if (complete()) return {};
    return damaged(what);
  }
  bool complete() const { return !failed_ && rest_.empty(); }
  static Error damaged(std::string_view what);  // the error of finish()

 private:
  std::string_view take(std::size_t count);
  std::uint8_t limited(std::uint8_t last);
  std::uint64_t varintByByte();

  std::string_view rest_;
  bool failed_ = false;
};

// What is written and read by the million, in sight of the compiler.
inline ByteWriter& ByteWriter::u8(std::uint8_t value) {
  *room(1) = static_cast<char>(value);
  ++size_;
  return *this;
}

inline ByteWriter& ByteWriter::u32be(std::uint32_t value) {
  const char four[] = {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
                       static_cast<char>(value)};
  return raw({four, sizeof four});
}

inline ByteWriter& ByteWriter::varint(std::uint64_t value) { return upTo(putVarint(room(kLongestVarint), value)); }

inline ByteWriter& ByteWriter::raw(std::string_view value) { return upTo(putRaw(room(value.size()), value)); }

inline ByteWriter& ByteWriter::text(std::string_view value) {
  return upTo(putRaw(putVarint(room(kLongestVarint + value.size()), value.size()), value));
}

inline void ByteReader::fail() {
  failed_ = true;
  rest_ = {};
}

inline std::string_view ByteReader::take(std::size_t count) {
  if (count > rest_.size()) {
    fail();
    return {};
  }
  const std::string_view taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

inline std::uint8_t ByteReader::u8() {
  if (rest_.empty()) {
    fail();
    return 0;
  }
  const auto byte = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return byte;
}

inline std::uint32_t ByteReader::u32be() {
  const std::string_view four = take(4);
  std::uint32_t value = 0;
  for (const char byte : four) value = value << 8 | static_cast<std::uint8_t>(byte);
  return value;
}

// Of up to four bytes at once where eight can be read: whether there are one, two or three is hard to foresee, so
// nothing is decided by it.
inline std::uint64_t ByteReader::varint() {
  if (rest_.size() >= 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, rest_.data(), sizeof bytes);
    if (const std::uint64_t ends = ~bytes & 0x80808080U; ends != 0) {
      const auto bits = static_cast<unsigned>(std::countr_zero(ends)) + 1;
      bytes &= ~std::uint64_t{0} >> (64 - bits);
      if (bits == 8 || bytes >> (bits - 8) != 0) {  // else it has a shorter form
        rest_.remove_prefix(bits / 8);
        return (bytes & 0x7f) | (bytes >> 1 & 0x3f80) | (bytes >> 2 & 0x1fc000) | (bytes >> 3 & 0xfe00000);
      }
    }
  }
  return varintByByte();
}

inline std::uint32_t ByteReader::varint32() {
  const std::uint64_t value = varint();
  if (value <= std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(value);
  fail();
  return 0;
}

inline double ByteReader::real() {
  const std::string_view eight = take(8);
  std::uint64_t bits = 0;
  for (std::size_t i = eight.size(); i-- > 0;) bits = bits << 8 | static_cast<std::uint8_t>(eight[i]);
  return std::bit_cast<double>(bits);
}

inline PartialDate ByteReader::date() {
  const std::uint64_t packed = varint();
  if (packed == 0) return {};  // half of all dates are not known
  const std::uint64_t day = packed % 32, month = packed / 32 % 13, year = packed / (32 * 13);
  const bool sound = year <= 9999 && (month != 0 || day == 0) && (year != 0 || month == 0);
  if (!sound) {
    fail();
    return {};
  }
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

inline std::uint8_t ByteReader::limited(std::uint8_t last) {
  const std::uint8_t value = u8();
  if (value <= last) return value;
  fail();
  return 0;
}

inline std::string_view ByteReader::view() {
  const std::uint64_t size = varint();
  return take(size <= rest_.size() ? static_cast<std::size_t>(size) : rest_.size() + 1);
}

}  // namespace samspil
