// Writes cells as RFC 4180 has it, in any dialect of CsvReader: what the reader reads from it are the same cells.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "import/csv_reader.h"

namespace samspil {

// Appends one record with its line end. Only cells that need quotes get them; backslash escapes are never written.
void writeCsvRecord(std::string& out, std::span<const std::string_view> cells, const CsvDialect& dialect = {},
                    std::string_view lineEnd = "\n");

}  // namespace samspil
