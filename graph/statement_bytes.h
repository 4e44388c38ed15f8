// Statements as bytes, some ten each, on their way into a snapshot: written one after the other, read once in the same
// order. Each number takes as few bytes as it needs (LEB128, seven bits a byte), an id the step from the one before.
#pragma once

#include <algorithm>
#include <cstdint>

#include "graph/page_array.h"
#include "graph/statement.h"

namespace samspil {

// What sorting and laying down need of a tie statement.
struct PackedStatement {
  StatementId id;
  EntityId from, to;
  SourceId source;
  std::uint32_t shape = 0;  // its number in a ShapeTable
  RelationId relation;
  friend bool operator==(const PackedStatement&, const PackedStatement&) = default;
};

class StatementBytes {
 public:
  void push(const PackedStatement& statement);
  std::size_t size() const { return count_; }

  // visit(statement, end of its bytes) for each, in the order of push().
  template <typename Visit>
  void forEach(Visit visit) const;
  const char* begin() const { return bytes_.all().data(); }
  void release() {
    bytes_.release();
    count_ = lastId_ = 0;
  }

 private:
  static constexpr std::size_t kLongest = 28;  // five bytes each, three for the relation

  PageArray<char> bytes_;
  std::size_t count_ = 0;
  std::uint32_t lastId_ = 0;
};

namespace statement_bytes {

inline char* put(char* at, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) *at++ = static_cast<char>(number | 0x80);
  *at++ = static_cast<char>(number);
  return at;
}

inline std::uint64_t take(const char*& at) {
  std::uint64_t number = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
}

inline std::uint32_t take32(const char*& at) { return static_cast<std::uint32_t>(take(at)); }

}  // namespace statement_bytes

inline void StatementBytes::push(const PackedStatement& statement) {
  using statement_bytes::put;
  char bytes[32];
  const std::int64_t step = std::int64_t{statement.id.value} - lastId_;
  // Steps up are even, steps down odd.
  char* at = put(bytes, static_cast<std::uint64_t>(step < 0 ? -2 * step - 1 : 2 * step));
  at = put(at, statement.from.value);
  at = put(at, statement.to.value);
  at = put(at, statement.relation.value);
  at = put(at, statement.source.value);
  at = put(at, statement.shape);
  bytes_.appendFrontOf(bytes, static_cast<std::size_t>(at - bytes));
  lastId_ = statement.id.value;
  ++count_;
}

template <typename Visit>
void StatementBytes::forEach(Visit visit) const {
  using statement_bytes::take, statement_bytes::take32;
  const char* at = begin();
  PackedStatement statement;
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    const std::uint64_t step = take(at);
    id += static_cast<std::uint32_t>(step % 2 == 0 ? step / 2 : ~(step / 2));  // ~n = -n - 1
    statement.id = StatementId{id};
    statement.from = EntityId{take32(at)};
    statement.to = EntityId{take32(at)};
    statement.relation = RelationId{static_cast<std::uint16_t>(take(at))};
    statement.source = SourceId{take32(at)};
    statement.shape = take32(at);
    visit(statement, at);
  }
}

}  // namespace samspil
