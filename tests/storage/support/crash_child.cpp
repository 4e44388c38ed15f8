// Changes a store until it is killed: a child of crash_test.cpp. Each batch follows from the seed and the revision
// before it, so that the parent can work out what must be there. Writes the revision to standard output after each
// batch.
//   crash_child STORE SEED
#include <cstdlib>
#include <iostream>

#include "tests/storage/support/crash_steps.h"

int main(int argc, char** argv) {
  using namespace samspil;
  if (argc != 3) return 2;
  const auto store = PropertyGraphStore::open(argv[1], {.create = true});
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
