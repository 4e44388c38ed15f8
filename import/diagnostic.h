// A Diagnostic says what is wrong with one place of a user's file and what to do about it. It rejects or questions a
// row; it does not stop the job.
#pragma once

#include <cstdint>
#include <string>

#include "base/language.h"

namespace samspil {

enum class Severity : std::uint8_t { note, warning, rejected };  // rejected: the row is not imported

struct Diagnostic {
  Severity severity = Severity::rejected;
  std::string code;          // stable: "unknown_type", "missing_end", "bad_date", "ragged_row", ...
  std::string file;          // as the user named it
  std::uint64_t line = 0;    // physical line where the row begins, 1-based; 0: the whole file
  std::uint32_t column = 0;  // 1-based; 0: the whole row
  std::string text;          // what stood there, cut to 200 bytes
  LocalizedText message;     // one sentence with the remedy
};

}  // namespace samspil
