#include "storage/bytes.h"

#include <bit>

#include <fmt/core.h>

namespace samspil {

void ByteWriter::grow(std::size_t most) {
  const std::size_t size = std::max({size_ + most, 2 * bytes_.size(), bytes_.capacity()});
  bytes_.resize_and_overwrite(size, [](char*, std::size_t all) { return all; });
}

ByteWriter& ByteWriter::u16be(std::uint16_t value) {
  return u8(static_cast<std::uint8_t>(value >> 8)).u8(static_cast<std::uint8_t>(value));
}

ByteWriter& ByteWriter::zigzag(std::int64_t value) {
  return varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

ByteWriter& ByteWriter::real(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (int shift = 0; shift < 64; shift += 8) u8(static_cast<std::uint8_t>(bits >> shift));
  return *this;
}

ByteWriter& ByteWriter::localized(const LocalizedText& value) { return text(value.danish).text(value.english); }

ByteWriter& ByteWriter::date(PartialDate value) { return varint(packed(value)); }

std::uint16_t ByteReader::u16be() {
  const std::string_view two = take(2);
  if (two.empty()) return 0;
  return static_cast<std::uint16_t>(static_cast<std::uint8_t>(two[0]) << 8 | static_cast<std::uint8_t>(two[1]));
}

std::int64_t ByteReader::zigzag() {
  const std::uint64_t value = varint();
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

LocalizedText ByteReader::localized() {
  LocalizedText value;
  value.danish = text();
  value.english = text();
  return value;
}

Error ByteReader::damaged(std::string_view what) {
  return {ErrorCode::invalidData, fmt::format("The stored bytes of {} are damaged.", what)};
}

std::uint64_t ByteReader::varintByByte() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t byte = u8();
    const std::uint64_t bits = byte & 0x7fu;
    const bool overflows = shift == 63 && bits > 1;
    const bool overlong = byte == 0 && shift != 0;
    if (failed_ || overflows || overlong) break;
    value |= bits << shift;
    if (byte < 0x80) return value;
  }
  fail();
  return 0;
}

}  // namespace samspil
