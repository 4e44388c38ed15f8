#include "import/json_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "import/fields.h"

namespace samspil {
namespace {

// What an object in a list is called.
const Json* nameOf(const Json& object) {
  return memberOf(object, {"display_name", "name", "label", "title", "value", "id"});
}

}  // namespace

const Json* memberOf(const Json& object, std::initializer_list<const char*> names) {
  if (!object.is_object()) return nullptr;
  for (const char* name : names) {
    if (const auto found = object.find(name); found != object.end() && !found->is_null()) return &*found;
  }
  return nullptr;
}

std::string cellOf(const Json& value, int depth) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return value.dump();
  constexpr int kDeepest = 4;
  if (depth == kDeepest) return "";
  if (value.is_object() && depth > 0) {
    const Json* name = nameOf(value);
    return name == nullptr ? "" : cellOf(*name, depth + 1);
  }
  if (!value.is_array()) return "";
  std::vector<std::string> parts;
  for (const auto& item : value) {
    if (std::string text = cellOf(item, depth + 1); !text.empty()) parts.push_back(std::move(text));
  }
  return joinText(parts, "|");
}

void setMembers(const Json& object, TableColumns& table, const std::unordered_set<std::string>& except, int depth) {
  for (const auto& [name, value] : object.items()) {
    if (except.contains(name) || isDrawingAttribute(name)) continue;
    if (value.is_object() && depth < 2) {
      setMembers(value, table, except, depth + 1);
    } else if (std::string text = cellOf(value); !text.empty()) {
      table.set(name, text);
    }
  }
}

namespace {

constexpr int kDeepestMember = 3;

bool isFeature(const Json& object) {
  const Json* type = memberOf(object, {"type"});
  return type != nullptr && *type == "Feature" && object.contains("geometry");
}

// Objects whose own name says nothing of what is in them.
bool isWrapping(std::string_view name) {
  return name == "attributes" || name == "properties" || name == "data" || name == "_source";
}

// Which columns the members of records are: in a first round over all of them it is seen which names come in several
// places, so that a column holds one thing in all rows.
class MemberColumns {
 public:
  void see(const Json& object, const std::string& path = "", int depth = 0) {
    for (const auto& [name, value] : object.items()) {
      if (value.is_object() && depth < kDeepestMember) {
        see(value, isWrapping(name) ? path : path + name + ".", depth + 1);
      } else {
        paths_[name].insert(path);
      }
    }
  }

  void set(const Json& object, TableColumns& table, const std::string& path = "", int depth = 0) const {
    for (const auto& [name, value] : object.items()) {
      if (value.is_object() && depth < kDeepestMember) {
        set(value, table, isWrapping(name) ? path : path + name + ".", depth + 1);
      } else {
        const bool alone = path.empty() || paths_.at(name).size() == 1;
        table.set(alone ? name : path + name, cellOf(value));
      }
    }
  }

 private:
  std::map<std::string, std::set<std::string>> paths_;  // where members of a name stand
};

// The properties of a feature, or the record itself.
const Json& membersOf(const Json& record) {
  static const Json kNone = Json::object();
  if (!isFeature(record)) return record.is_object() ? record : kNone;
  const Json* properties = memberOf(record, {"properties"});
  return properties != nullptr && properties->is_object() ? *properties : kNone;
}

bool saysPlace(const Json& members) {
  for (const auto& [name, value] : members.items()) {
    const Field* field = findField(name);
    const bool place = field != nullptr && (field->use == FieldUse::coordinates || field->property == "latitude");
    if (place && !value.is_null()) return true;
  }
  return false;
}

// Longitude comes first in GeoJSON.
void setPlace(const Json& feature, TableColumns& table) {
  const Json* geometry = memberOf(feature, {"geometry"});
  const Json* type = geometry == nullptr ? nullptr : memberOf(*geometry, {"type"});
  if (type == nullptr || *type != "Point" || saysPlace(membersOf(feature))) return;
  const Json* at = memberOf(*geometry, {"coordinates"});
  if (at == nullptr || !at->is_array() || at->size() < 2 || !(*at)[0].is_number() || !(*at)[1].is_number()) return;
  table.set("latitude", (*at)[1].dump());
  table.set("longitude", (*at)[0].dump());
}

void setFeature(const Json& feature, TableColumns& table) {
  const Json* id = memberOf(feature, {"id"});
  if (id != nullptr && memberOf(membersOf(feature), {"id"}) == nullptr) table.set("id", cellOf(*id));
  setPlace(feature, table);
}

}  // namespace

std::vector<NetworkTable> readRecords(const Json& list) {
  MemberColumns columns;
  for (const auto& record : list) columns.see(membersOf(record));
  TableColumns rows{{}};
  std::uint32_t number = 0;
  for (const auto& record : list) {
    rows.beginRow(++number);
    columns.set(membersOf(record), rows);
    if (isFeature(record)) setFeature(record, rows);
  }
  return {rows.table(TableKind::automatic)};
}

bool isGeoJson(const Json& document) {
  const Json* features = memberOf(document, {"features"});
  const Json* type = memberOf(document, {"type"});
  return isFeature(document) ||
         (type != nullptr && *type == "FeatureCollection" && features != nullptr && features->is_array());
}

std::vector<NetworkTable> readGeoJson(const Json& document) {
  return readRecords(isFeature(document) ? Json::array({document}) : document["features"]);
}

bool isSparqlAnswer(const Json& document) {
  const Json* head = memberOf(document, {"head"});
  const Json* results = memberOf(document, {"results"});
  return head != nullptr && head->is_object() &&
         (memberOf(document, {"boolean"}) != nullptr || (results != nullptr && results->is_object()));
}

Result<std::vector<NetworkTable>> readSparqlAnswer(const Json& document) {
  const Json* results = memberOf(document, {"results"});
  const Json* bindings = results == nullptr ? nullptr : memberOf(*results, {"bindings"});
  if (bindings == nullptr || !bindings->is_array()) {
    return makeError(ErrorCode::invalidData,
                     "The file answers a SPARQL query with yes or no and holds no rows. Ask with SELECT instead.");
  }
  const Json* variables = memberOf(document["head"], {"vars"});
  std::vector<std::string> names;
  for (const auto& name : variables != nullptr ? *variables : Json::array()) names.push_back(cellOf(name));
  TableColumns rows{names};
  std::uint32_t number = 0;
  for (const auto& binding : *bindings) {
    rows.beginRow(++number);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Json* bound = memberOf(binding, {names[i].c_str()});
      const Json* value = bound == nullptr ? nullptr : memberOf(*bound, {"value"});
      if (value != nullptr) rows.setFixed(i, cellOf(*value));
    }
  }
  return std::vector{rows.table(TableKind::automatic)};
}

}  // namespace samspil
