#include "import/json_ror.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "import/node_link_table.h"

namespace samspil {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& object, const char* name) {
  if (!object.is_object()) return "";
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return "";
  return found->is_string() ? found->get<std::string>() : found->dump();
}

Json listOf(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_array() ? *found : Json::array();
}

struct Names {
  std::string shown, danish, english;
  std::vector<std::string> others;
  void add(const std::string& name, const std::string& language) {
    if (language == "da" && danish.empty()) danish = name;
    if (language == "en" && english.empty()) english = name;
    others.push_back(name);
  }
};

Names namesOf(const Json& record) {
  Names names;
  for (const auto& name : listOf(record, "names")) {
    const std::string value = textOf(name, "value");
    const auto types = listOf(name, "types");
    if (std::find(types.begin(), types.end(), "ror_display") != types.end()) names.shown = value;
    const bool acronym = std::find(types.begin(), types.end(), "acronym") != types.end();
    names.add(value, acronym ? "" : textOf(name, "lang"));
  }
  if (!names.shown.empty()) return names;
  names.shown = textOf(record, "name");
  for (const auto& label : listOf(record, "labels")) names.add(textOf(label, "label"), textOf(label, "iso639"));
  for (const char* list : {"aliases", "acronyms"}) {
    for (const auto& alias : listOf(record, list)) names.add(alias.get<std::string>(), "");
  }
  return names;
}

void setPlace(const Json& record, TableColumns& table) {
  if (const auto locations = listOf(record, "locations"); !locations.empty()) {
    const Json details = locations.front().value("geonames_details", Json::object());
    table.set("city", textOf(details, "name"));
    table.set("country", textOf(details, "country_code"));
    table.set("latitude", textOf(details, "lat"));
    table.set("longitude", textOf(details, "lng"));
  } else if (const auto addresses = listOf(record, "addresses"); !addresses.empty()) {
    table.set("city", textOf(addresses.front(), "city"));
    table.set("country", textOf(record.value("country", Json::object()), "country_code"));
    table.set("latitude", textOf(addresses.front(), "lat"));
    table.set("longitude", textOf(addresses.front(), "lng"));
  }
}

void setWebsite(const Json& record, TableColumns& table) {
  for (const auto& link : listOf(record, "links")) {
    const bool website = link.is_string() || textOf(link, "type") == "website";
    if (!website) continue;
    table.set("website", link.is_string() ? link.get<std::string>() : textOf(link, "value"));
    return;
  }
}

void addRecord(const Json& record, std::uint32_t number, TableColumns& table) {
  table.beginRow(number);
  table.setFixed(0, textOf(record, "id"));
  const Names names = namesOf(record);
  table.setFixed(1, names.danish.empty() ? names.shown : names.danish);
  table.set("name_en", names.english);
  for (const auto& name : names.others) {
    if (name != names.danish && name != names.english && name != names.shown) table.set("aliases", name);
  }
  if (!names.danish.empty() && names.shown != names.english && names.shown != names.danish)
    table.set("aliases", names.shown);
  for (const auto& type : listOf(record, "types")) table.set("types", type.get<std::string>());
  setPlace(record, table);
  setWebsite(record, table);
  table.set("valid from", textOf(record, "established"));
  table.set("status", textOf(record, "status"));
}

}  // namespace

bool isRorList(const Json& document) {
  return document.is_array() && !document.empty() && document.front().is_object() &&
         textOf(document.front(), "id").find("ror.org/") != std::string::npos;
}

std::vector<NetworkTable> readRorRecords(const Json& records) {
  TableColumns organisations{{"ror", "name"}}, ties{{"from", "relation", "to"}};
  std::uint32_t number = 0;
  for (const auto& record : records) {
    if (!record.is_object()) continue;
    addRecord(record, ++number, organisations);
    for (const auto& relation : listOf(record, "relationships")) {
      ties.beginRow(number);
      ties.setFixed(0, textOf(record, "id"));
      ties.setFixed(1, textOf(relation, "type"));
      ties.setFixed(2, textOf(relation, "id"));
      ties.set("to name", textOf(relation, "label"));
    }
  }
  return {organisations.table(TableKind::entities), ties.table(TableKind::ties)};
}

}  // namespace samspil
