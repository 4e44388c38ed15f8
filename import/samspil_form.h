// The CSV forms that Samspil itself writes: sources, entities, ties. They are read exactly; nothing is guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/mapping.h"

namespace samspil {

// By columns that nobody else writes together; none: not one of them.
std::optional<TableKind> samspilForm(const std::vector<std::string>& header);

// Says what each column of such a form is. REQUIRES: the columns have their names.
void mapSamspilForm(Mapping& mapping);

// The column of an entity table in which a property stands.
std::string samspilColumn(const std::string& property);
// A value as it stands in a cell among others, with a backslash before bars and backslashes.
std::string escapedListValue(std::string_view value);

}  // namespace samspil
