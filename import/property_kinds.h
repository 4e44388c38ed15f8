// What an import has to know of properties besides their names: which are names, which an entity has several of.
#pragma once

#include <string_view>

#include "graph/statement.h"
#include "import/identifier.h"

namespace samspil {

// The property under which the id that a user's file gives to a row is kept, so that the file is recognised when it
// comes again.
inline constexpr std::string_view kLocalId = "local_id";

inline bool isNameProperty(std::string_view property) {
  return property == property::kNameDanish || property == property::kNameEnglish || property == property::kAlias;
}

// Properties of which an entity may have several; of the others the preferred value is the one that is shown.
inline bool hasManyValues(std::string_view property) {
  return property == property::kAlias || property == kLocalId || isIdentifierProperty(property);
}

}  // namespace samspil
