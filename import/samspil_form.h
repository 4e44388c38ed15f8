// The CSV forms that Samspil itself writes: sources, entities, ties. They are read exactly; nothing is guessed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/mapping.h"

namespace samspil {

// By columns that nobody else writes together; none: not one of them.
std::optional<TableKind> samspilForm(const std::vector<std::string>& header);

// Says what each column of such a form is. REQUIRES: the columns have their names.
void mapSamspilForm(Mapping& mapping);

}  // namespace samspil
