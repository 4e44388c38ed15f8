#include "storage/row_pack.h"

namespace samspil {
namespace {

constexpr std::string_view kPackMark = "\xff\xff\xff\xff\xff";  // longer than any rest of a key

}  // namespace

std::string packKey(std::uint32_t first) { return ByteWriter().u32be(first - 1).raw(kPackMark).take(); }

bool isPackKey(std::string_view key) {
  return key.size() == sizeof(std::uint32_t) + kPackMark.size() && key.ends_with(kPackMark);
}

std::uint32_t firstOfPack(std::string_view packKey) { return ByteReader(packKey).u32be() + 1; }

}  // namespace samspil
