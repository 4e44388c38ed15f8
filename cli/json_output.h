// The JSON form of what several commands print: stable snake_case keys.
#pragma once

#include <iosfwd>

#include <nlohmann/json.hpp>

#include "session/details.h"

namespace samspil {

using Json = nlohmann::ordered_json;

// {source, title, file, section, first_line, last_line, passage}
Json referenceJson(const ReferenceText& reference);
// {id, valid_from, valid_to, role, amount, note, certainty, reference}
Json statementJson(const StatementText& statement);
// {relation, direction, label, family, wish, ties: [{entity, name, type_label, statements}]}
Json tieGroupJson(const TieGroup& group, const GraphSnapshot& network);

void print(std::ostream& out, const Json& json);

}  // namespace samspil
