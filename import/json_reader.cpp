// JSON in the shapes that graph programs and registers write: Samspil's own, nodes and links (D3, NetworkX, Gephi Lite,
// graphology, Cytoscape), VOSviewer's network, ROR records, and lists of plain objects.
#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "import/json_ror.h"
#include "import/json_samspil.h"
#include "import/node_link_table.h"

namespace samspil {
namespace {

using Json = nlohmann::ordered_json;

// "" for what no cell can hold: objects, and lists deep inside lists.
std::string textOf(const Json& value, int depth = 0) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return value.dump();
  constexpr int kDeepest = 4;
  if (!value.is_array() || depth == kDeepest) return "";
  std::vector<std::string> parts;
  for (const auto& item : value) {
    if (std::string text = textOf(item, depth + 1); !text.empty()) parts.push_back(std::move(text));
  }
  return joinText(parts, "|");
}

// The members of an object as cells; of objects inside it too, one level deep, as "attributes" and "weights" are.
void setMembers(const Json& object, TableColumns& table, const std::unordered_set<std::string>& except, int depth = 0) {
  for (const auto& [name, value] : object.items()) {
    if (except.contains(name) || isDrawingAttribute(name)) continue;
    if (value.is_object() && depth < 2) {
      setMembers(value, table, except, depth + 1);
    } else if (std::string text = textOf(value); !text.empty()) {
      table.set(name, text);
    }
  }
}

const Json* member(const Json& object, std::initializer_list<const char*> names) {
  if (!object.is_object()) return nullptr;
  for (const char* name : names) {
    if (const auto found = object.find(name); found != object.end() && !found->is_null()) return &*found;
  }
  return nullptr;
}

// Cytoscape wraps every element in "data".
const Json& unwrapped(const Json& element) {
  const Json* data = member(element, {"data"});
  return data != nullptr && data->is_object() ? *data : element;
}

class NodeLinkReader {
 public:
  NodeLinkReader(const Json& nodes, const Json& links) : list_(nodes), links_(links) {}

  std::vector<NetworkTable> read() {
    std::uint32_t number = 0;
    for (const auto& element : list_) ids_.insert(idOf(unwrapped(element), number++));
    number = 0;
    for (const auto& element : list_) readNode(unwrapped(element), number++);
    number = 0;
    for (const auto& element : links_) readLink(unwrapped(element), ++number);
    return {nodes_.table(TableKind::entities), edges_.table(TableKind::ties)};
  }

 private:
  static std::string idOf(const Json& node, std::uint32_t place) {
    const Json* id = member(node, {"id", "key", "name", "label"});
    const std::string text = id == nullptr ? "" : textOf(*id);
    return text.empty() ? std::to_string(place) : text;
  }

  void readNode(const Json& node, std::uint32_t place) {
    nodes_.beginRow(place + 1);
    const std::string id = idOf(node, place);
    nodes_.setFixed(0, id);
    const Json* attributes = member(node, {"attributes"});
    const Json* name = member(node, {"name", "label", "name_da", "title"});
    if (name == nullptr && attributes != nullptr) name = member(*attributes, {"name", "label"});
    nodes_.set("name", name == nullptr || textOf(*name).empty() ? id : textOf(*name));
    if (node.is_object()) setMembers(node, nodes_, {"id", "key", "name", "label", "index"});
  }

  // An id; or, where no node has it as such, the place in the list.
  std::string endOf(const Json* end) const {
    if (end == nullptr) return "";
    if (end->is_object()) {
      const Json* id = member(*end, {"id", "key", "name", "index"});
      return id == nullptr ? "" : textOf(*id);
    }
    const std::string text = textOf(*end);
    const bool place = end->is_number_integer() && !ids_.contains(text) && end->get<std::int64_t>() >= 0 &&
                       end->get<std::uint64_t>() < list_.size();
    if (!place) return text;
    const auto number = end->get<std::uint32_t>();
    return idOf(unwrapped(list_[number]), number);
  }

  void readLink(const Json& link, std::uint32_t number) {
    edges_.beginRow(number);
    edges_.setFixed(0, endOf(member(link, {"source", "source_id", "from"})));
    edges_.setFixed(1, endOf(member(link, {"target", "target_id", "to"})));
    if (!link.is_object()) return;
    for (const char* name : {"value", "strength"}) {
      if (const Json* weight = member(link, {name}); weight != nullptr && weight->is_number())
        edges_.set("weight", textOf(*weight));
    }
    setMembers(link, edges_,
               {"source", "target", "source_id", "target_id", "from", "to", "value", "strength", "id", "key"});
  }

  const Json &list_, &links_;
  std::unordered_set<std::string> ids_;
  TableColumns nodes_{{"id"}}, edges_{{"from", "to"}};
};

std::vector<NetworkTable> readObjects(const Json& list) {
  TableColumns rows{{}};
  std::uint32_t number = 0;
  for (const auto& object : list) {
    rows.beginRow(++number);
    if (object.is_object()) setMembers(object, rows, {});
  }
  return {rows.table(TableKind::automatic)};
}

const Json* listIn(const Json& object, std::initializer_list<const char*> names) {
  const Json* list = member(object, names);
  return list != nullptr && list->is_array() ? list : nullptr;
}

// The one list of objects in an object, as services answer: {"count": 2, "data": [{...}, {...}]}.
const Json* onlyListIn(const Json& object) {
  const Json* only = nullptr;
  for (const auto& [name, value] : object.items()) {
    if (!value.is_array() || value.empty() || !value.front().is_object()) continue;
    if (only != nullptr || value.front().contains("geometry")) return nullptr;
    only = &value;
  }
  return only;
}

bool recognises(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (bytes[first] != '{' && bytes[first] != '[')) return false;
  const auto next = bytes.find_first_not_of(" \t\r\n", first + 1);
  return next != std::string_view::npos && (bytes[next] == '"' || bytes[next] == '{');
}

Result<std::vector<NetworkTable>> readDocument(const Json& document) {
  if (document.is_array()) return isRorList(document) ? readRorRecords(document) : readObjects(document);
  if (const Json* format = member(document, {"format"}); format != nullptr && *format == "samspil")
    return readSamspilJson(document);
  const Json* network = member(document, {"network", "elements", "graph"});
  const bool inside = network != nullptr && network->is_object() && listIn(document, {"nodes"}) == nullptr;
  const Json& holder = inside ? *network : document;
  static const Json kNone = Json::array();
  const Json *nodes = listIn(holder, {"nodes", "items"}), *links = listIn(holder, {"links", "edges"});
  if (nodes == nullptr && links == nullptr) {
    if (const Json* list = onlyListIn(holder)) return isRorList(*list) ? readRorRecords(*list) : readObjects(*list);
    return makeError(ErrorCode::invalidData,
                     "The file is JSON, but has no lists “nodes” and “links”. Save it as node-link JSON or as CSV.");
  }
  return NodeLinkReader(nodes != nullptr ? *nodes : kNone, links != nullptr ? *links : kNone).read();
}

Result<std::vector<NetworkTable>> read(std::string_view bytes) {
  try {
    return readDocument(Json::parse(bytes));
  } catch (const Json::parse_error& error) {
    const std::size_t at = std::min(error.byte, bytes.size());
    return makeError(ErrorCode::invalidData, "line {}: this is not well-formed JSON.",
                     std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1);
  } catch (const Json::exception&) {
    return makeError(ErrorCode::invalidData, "The file is JSON, but not of a kind that Samspil knows.");
  }
}

}  // namespace

const ImportFormat kJsonFormatIn{"json", {"Data (JSON)", "Data (JSON)"}, &recognises, &read};

}  // namespace samspil
