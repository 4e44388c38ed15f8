#include "cli/json_output.h"

#include <ostream>

namespace samspil {

Json referenceJson(const ReferenceText& reference) {
  return {{"source", reference.sourceKey}, {"title", reference.source},         {"file", reference.file},
          {"section", reference.section},  {"first_line", reference.firstLine}, {"last_line", reference.lastLine},
          {"passage", reference.passage}};
}

Json statementJson(const StatementText& statement) {
  return {{"id", statement.id.value},
          {"valid_from", isoDate(statement.validFrom)},
          {"valid_to", isoDate(statement.validTo)},
          {"role", statement.role},
          {"amount", statement.amount},
          {"note", statement.note},
          {"certainty", certaintyName(statement.certainty)},
          {"reference", referenceJson(statement.reference)}};
}

Json tieGroupJson(const TieGroup& group, const GraphSnapshot& network) {
  Json ties = Json::array();
  for (const TieRow& row : group.rows) {
    Json statements = Json::array();
    for (const StatementText& statement : row.statements) statements.push_back(statementJson(statement));
    ties.push_back({{"entity", row.neighborKey},
                    {"name", row.neighborName},
                    {"type_label", row.typeLabel},
                    {"statements", statements}});
  }
  return {{"relation", network.vocabulary().relation(group.relation).key},
          {"direction", group.outgoing ? "out" : "in"},
          {"label", group.heading},
          {"family", group.familyKey},
          {"wish", group.wish},
          {"ties", ties}};
}

void print(std::ostream& out, const Json& json) {
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace samspil
