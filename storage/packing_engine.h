// An engine over an engine, with the same contract: what a large write adds to some families lies in packs of many rows
// (storage/row_pack.h), which is read and written in a fraction of the time. Nobody who uses it sees any of that.
//
// What is written later, row by row, lies over the packs: a row of its own takes the place of the packed one, an empty
// one that of a packed row that was removed.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "storage/key_value_engine.h"

namespace samspil {

// Keys with fewer than four bytes, and values that are empty, are not for such a family.
struct PackedFamily {
  FamilyNumber family = 0;
  std::uint32_t numbers = 0;  // those of a pack: the keys that begin with n * numbers .. (n + 1) * numbers - 1
};

std::unique_ptr<KeyValueEngine> packRows(std::unique_ptr<KeyValueEngine> engine,
                                         const std::vector<PackedFamily>& packed);

}  // namespace samspil
