#include "storage/bytes.h"

#include <bit>
#include <limits>

namespace samspil {

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

double ByteReader::real() {
  const std::string_view eight = take(8);
  std::uint64_t bits = 0;
  for (std::size_t i = eight.size(); i-- > 0;) bits = bits << 8 | static_cast<std::uint8_t>(eight[i]);
  return std::bit_cast<double>(bits);
}

std::string_view ByteReader::raw() { return take(rest_.size()); }

LocalizedText ByteReader::localized() {
  LocalizedText value;
  value.danish = text();
  value.english = text();
  return value;
}

PartialDate ByteReader::date() {
  const std::uint64_t packed = varint();
  const std::uint64_t day = packed % 32, month = packed / 32 % 13, year = packed / (32 * 13);
  const bool sound = year <= 9999 && (month != 0 || day == 0) && (year != 0 || month == 0);
  if (!sound) {
    fail();
    return {};
  }
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::uint8_t ByteReader::limited(std::uint8_t last) {
  const std::uint8_t value = u8();
  if (value <= last) return value;
  fail();
  return 0;
}

Result<void> ByteReader::finish(std::string_view what) const {
  if (!failed_ && rest_.empty()) return {};
  return makeError(ErrorCode::invalidData, "The stored bytes of {} are damaged.", what);
}

}  // namespace samspil
