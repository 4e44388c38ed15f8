#include "import/json_samspil.h"

#include <string>

#include "import/node_link_table.h"
#include "import/samspil_form.h"

namespace samspil {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return "";
  return found->is_string() ? found->get<std::string>() : found->dump();
}

void setReference(const Json& object, TableColumns& table) {
  table.set("source", textOf(object, "document"));
  for (const char* name : {"section", "first_line", "last_line", "passage", "certainty"})
    table.set(name, textOf(object, name));
}

// One row for each source's facts of an entity.
void addFacts(const Json& node, const Json& facts, std::uint32_t number, TableColumns& table) {
  table.beginRow(number);
  table.setFixed(0, textOf(node, "id"));
  table.setFixed(1, textOf(node, "type"));
  table.set("name_da", "");
  const Json properties = facts.value("properties", Json::object());
  for (const auto& [name, values] : properties.items()) {
    std::string cell;
    for (const auto& value : values) cell += (cell.empty() ? "" : "|") + escapedListValue(value.get<std::string>());
    table.set(samspilColumn(name), cell);
  }
  setReference(facts, table);
}

void addStatement(const Json& link, const Json& statement, std::uint32_t number, TableColumns& table) {
  table.beginRow(number);
  table.setFixed(0, textOf(link, "source"));
  table.setFixed(1, textOf(link, "relation"));
  table.setFixed(2, textOf(link, "target"));
  for (const char* name : {"role", "valid_from", "valid_to", "amount", "currency", "weight", "note_da", "note_en"})
    table.set(name, textOf(statement, name));
  setReference(statement, table);
}

}  // namespace

std::vector<NetworkTable> readSamspilJson(const Json& document) {
  TableColumns sources{{"id", "kind", "title_da", "title_en", "publisher", "year", "status", "file"}};
  TableColumns entities{{"id", "type"}}, ties{{"from", "relation", "to"}};
  std::uint32_t number = 0;
  for (const auto& source : document.value("sources", Json::array())) {
    sources.beginRow(++number);
    std::size_t column = 0;
    for (const char* name : {"id", "kind", "title_da", "title_en", "publisher", "date", "status", "file"})
      sources.setFixed(column++, textOf(source, name));
  }
  number = 0;
  for (const auto& node : document.value("nodes", Json::array())) {
    ++number;
    const Json facts = node.value("facts", Json::array());
    for (const auto& stated : facts) addFacts(node, stated, number, entities);
    if (facts.empty()) addFacts(node, Json::object(), number, entities);
  }
  number = 0;
  for (const auto& link : document.value("links", Json::array())) {
    ++number;
    for (const auto& statement : link.value("statements", Json::array())) addStatement(link, statement, number, ties);
  }
  return {sources.table(TableKind::sources), entities.table(TableKind::entities), ties.table(TableKind::ties)};
}

}  // namespace samspil
