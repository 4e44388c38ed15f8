#include <cstdint>

#include "tests/fuzz/import_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  samspil::fuzz::checkMapping({reinterpret_cast<const char*>(data), size});
  return 0;
}
