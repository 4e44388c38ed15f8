// Changes a store until it is killed: a child of crash_test.cpp. Each batch follows from the seed and the revision
// before it, so that the parent can work out what must be there. Writes the revision to standard output after each
// batch.
//   crash_child STORE SEED [restless]
#include <cstdlib>
#include <iostream>

#include "storage/key_value_engine.h"
#include "storage/store_layout.h"
#include "tests/storage/support/crash_steps.h"

namespace {

using namespace samspil;

Result<std::unique_ptr<PropertyGraphStore>> openStore(const char* path, bool restless) {
  TRY_ASSIGN(auto engine, openRocksDb(path, {.create = true, .families = storeFamilyNames(), .restless = restless}));
  return PropertyGraphStore::open(std::move(engine), path, {.create = true});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) return 2;
  const auto store = openStore(argv[1], argc == 4);
  if (!store) {
    std::cerr << store.error().message << '\n';
    return 1;
  }
  const std::uint64_t seed = std::strtoull(argv[2], nullptr, 10);
  for (;;) {
    std::cout << (*store)->revision() << std::endl;
    if (const auto stepped = test::crashStep(**store, seed); !stepped) {
      std::cerr << stepped.error().message << '\n';
      return 1;
    }
  }
}
