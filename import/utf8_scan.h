// What the import has to know of a whole text before it reads the first row of it, found in one pass on all cores.
#pragma once

#include <cstdint>

#include "base/job.h"
#include "base/result.h"
#include "import/text_bytes.h"

namespace samspil {

struct Utf8Scan {
  bool valid = true;          // UTF-8 throughout; if not, the rest was not looked at
  bool nuls = false;          // holds NUL bytes
  bool lostLetters = false;   // holds U+FFFD
  std::uint64_t letters = 0;  // beyond ASCII
  std::uint64_t doubled = 0;  // those among them that look like one letter of UTF-8 read as windows-1252: "Ã¸"

  bool looksDoubleEncoded() const { return doubled > 0 && doubled * 10 >= letters * 9; }
};

// Some milliseconds lie between two checkpoints.
Result<Utf8Scan> scanUtf8(const TextBytes& text, JobControl& job);

}  // namespace samspil
