#include "cli/json_output.h"

#include <ostream>
#include <utility>

namespace samspil {
namespace {

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace

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

void print(std::ostream& out, const Json& json) { out << dumped(json) << '\n'; }

JsonMembers::JsonMembers(std::ostream& out) : out_(out) { out_ << '{'; }
JsonMembers::~JsonMembers() { out_ << "\n}\n"; }

void JsonMembers::add(const Json& object) {
  for (const auto& [name, value] : object.items()) {
    // As a member of an object of its own, without the braces around it.
    const std::string text = dumped(Json{{name, value}});
    out_ << (std::exchange(first_, false) ? "" : ",") << std::string_view(text).substr(1, text.size() - 3);
  }
}

void JsonMembers::beginRows(std::string_view name) {
  out_ << (std::exchange(first_, false) ? "" : ",") << "\n  " << dumped(Json(name)) << ": [";
  firstRow_ = true;
}

void JsonMembers::addRow(const Json& row) {
  out_ << (std::exchange(firstRow_, false) ? "\n    " : ",\n    ");
  const std::string text = dumped(row);
  std::size_t from = 0;
  for (std::size_t end; (end = text.find('\n', from)) != std::string::npos;
       from = end + 1)  // within texts there are none
    out_ << std::string_view(text).substr(from, end - from) << "\n    ";
  out_ << std::string_view(text).substr(from);
}

void JsonMembers::endRows() { out_ << (firstRow_ ? "]" : "\n  ]"); }

}  // namespace samspil
