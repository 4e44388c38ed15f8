// libFuzzer: any bytes as GraphML, GEXF and JSON.
#include "tests/fuzz/import_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  samspil::fuzz::checkNetworkFormats({reinterpret_cast<const char*>(data), size});
  return 0;
}
