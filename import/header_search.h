// Where a table begins: below its title lines, at the names of its columns or without any.
#pragma once

#include "import/table.h"

namespace samspil {

// Fills in the table's header and where its rows begin. `reader` stands at the table's dataOffset.
void findHeader(Table& table, const FileOptions& options, CsvReader& reader);

}  // namespace samspil
