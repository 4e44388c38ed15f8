// JSON in the shapes that graph programs and registers write: Samspil's own, nodes and links (D3, NetworkX, Gephi Lite,
// graphology, Cytoscape), VOSviewer's network, ROR records, and lists of records (import/json_rows.h), also one a line
// (jsonlines.org, ndjson).
#include <algorithm>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.h"
#include "graph/statement.h"
#include "import/fields.h"
#include "import/json_ror.h"
#include "import/json_rows.h"
#include "import/json_samspil.h"
#include "import/node_link_table.h"

namespace samspil {
namespace {

// Cytoscape wraps every element in "data".
const Json& unwrapped(const Json& element) {
  const Json* data = memberOf(element, {"data"});
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
    const Json* id = memberOf(node, {"id", "key", "name", "label"});
    const std::string text = id == nullptr ? "" : cellOf(*id);
    return text.empty() ? std::to_string(place) : text;
  }

  void readNode(const Json& node, std::uint32_t place) {
    nodes_.beginRow(place + 1);
    const std::string id = idOf(node, place);
    nodes_.setFixed(0, id);
    const Json* attributes = memberOf(node, {"attributes"});
    const Json* name = memberOf(node, {"name", "label", "name_da", "title"});
    if (name == nullptr && attributes != nullptr) name = memberOf(*attributes, {"name", "label"});
    nodes_.set("name", name == nullptr || cellOf(*name).empty() ? id : cellOf(*name));
    if (node.is_object()) setMembers(node, nodes_, {"id", "key", "name", "label", "index"});
  }

  // An id; or, where no node has it as such, the place in the list.
  std::string endOf(const Json* end) const {
    if (end == nullptr) return "";
    if (end->is_object()) {
      const Json* id = memberOf(*end, {"id", "key", "name", "index"});
      return id == nullptr ? "" : cellOf(*id);
    }
    const std::string text = cellOf(*end);
    const bool place = end->is_number_integer() && !ids_.contains(text) && end->get<std::int64_t>() >= 0 &&
                       end->get<std::uint64_t>() < list_.size();
    if (!place) return text;
    const auto number = end->get<std::uint32_t>();
    return idOf(unwrapped(list_[number]), number);
  }

  void readLink(const Json& link, std::uint32_t number) {
    edges_.beginRow(number);
    edges_.setFixed(0, endOf(memberOf(link, {"source", "source_id", "from"})));
    edges_.setFixed(1, endOf(memberOf(link, {"target", "target_id", "to"})));
    if (!link.is_object()) return;
    for (const char* name : {"value", "strength"}) {
      if (const Json* weight = memberOf(link, {name}); weight != nullptr && weight->is_number())
        edges_.set("weight", cellOf(*weight));
    }
    setMembers(link, edges_,
               {"source", "target", "source_id", "target_id", "from", "to", "value", "strength", "id", "key"});
  }

  const Json &list_, &links_;
  std::unordered_set<std::string> ids_;
  TableColumns nodes_{{"id"}}, edges_{{"from", "to"}};
};

const Json* listIn(const Json& object, std::initializer_list<const char*> names) {
  const Json* list = memberOf(object, names);
  return list != nullptr && list->is_array() ? list : nullptr;
}

bool listsObjects(const Json& value) { return value.is_array() && !value.empty() && value.front().is_object(); }

// The list of objects in an object, as services answer: {"count": 2, "data": [{...}, {...}]}; of several, the one that
// is called as lists of records are.
const Json* recordsIn(const Json& object) {
  const Json* called = memberOf(object, {"records", "results", "items", "data", "rows", "hits", "value"});
  if (called != nullptr && listsObjects(*called)) return called;
  const Json* only = nullptr;
  for (const auto& [name, value] : object.items()) {
    if (!listsObjects(value)) continue;
    if (only != nullptr) return nullptr;
    only = &value;
  }
  return only;
}

// There, or in the object in which a service wraps its answer.
const Json* answerIn(const Json& document) {
  if (const Json* records = recordsIn(document)) return records;
  const Json* answer = memberOf(document, {"result", "message", "response", "data", "hits"});
  return answer != nullptr && answer->is_object() ? recordsIn(*answer) : nullptr;
}

bool recognises(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (bytes[first] != '{' && bytes[first] != '[')) return false;
  const auto next = bytes.find_first_not_of(" \t\r\n", first + 1);
  return next != std::string_view::npos && std::string_view("\"{]}").find(bytes[next]) != std::string_view::npos;
}

// An object that says its own name is the only one of its list.
bool namesItself(const Json& object) {
  for (const auto& [name, value] : object.items()) {
    const Field* field = findField(name);
    if (field != nullptr && field->property == property::kNameDanish && value.is_string()) return true;
  }
  return false;
}

Result<std::vector<NetworkTable>> refused() {
  return makeError(ErrorCode::invalidData,
                   "The file is JSON, but holds neither nodes and links nor a list of records. Save it as one of these "
                   "or as CSV.");
}

Result<std::vector<NetworkTable>> readList(const Json& list) {
  if (isRorList(list)) return readRorRecords(list);
  const bool records =
      list.empty() || std::any_of(list.begin(), list.end(), [](const Json& item) { return item.is_object(); });
  return records ? Result<std::vector<NetworkTable>>(readRecords(list)) : refused();
}

Result<std::vector<NetworkTable>> readDocument(const Json& document) {
  if (document.is_array()) return readList(document);
  if (const Json* format = memberOf(document, {"format"}); format != nullptr && *format == "samspil")
    return readSamspilJson(document);
  if (isGeoJson(document)) return readGeoJson(document);
  if (isSparqlAnswer(document)) return readSparqlAnswer(document);
  const Json* network = memberOf(document, {"network", "elements", "graph"});
  const bool inside = network != nullptr && network->is_object() && listIn(document, {"nodes"}) == nullptr;
  const Json& holder = inside ? *network : document;
  static const Json kNone = Json::array();
  const Json *nodes = listIn(holder, {"nodes", "items"}), *links = listIn(holder, {"links", "edges"});
  if (nodes != nullptr || links != nullptr)
    return NodeLinkReader(nodes != nullptr ? *nodes : kNone, links != nullptr ? *links : kNone).read();
  if (const Json* list = answerIn(holder)) return readList(*list);
  return namesItself(document) ? readList(Json::array({document})) : refused();
}

Error notWellFormed(std::size_t line) {
  return {ErrorCode::invalidData, fmt::format("line {}: this is not well-formed JSON.", line)};
}

template <typename Read>
Result<std::vector<NetworkTable>> guarded(Read read) {
  try {
    return read();
  } catch (const Json::exception&) {
    return makeError(ErrorCode::invalidData, "The file is JSON, but not of a kind that Samspil knows.");
  }
}

Result<std::vector<NetworkTable>> read(std::string_view bytes) {
  return guarded([&]() -> Result<std::vector<NetworkTable>> {
    Json document;
    try {
      document = Json::parse(bytes);
    } catch (const Json::parse_error& error) {
      const std::size_t at = std::min(error.byte, bytes.size());
      const auto before = bytes.substr(0, at);
      return std::unexpected(notWellFormed(static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1));
    }
    return readDocument(document);
  });
}

std::string_view lineAt(std::string_view bytes, std::size_t at) {
  std::string_view line = bytes.substr(at, bytes.find('\n', at) - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return trimmed(line);
}

// An object that ends on the line where it begins, and another behind it.
bool recognisesLines(std::string_view bytes) {
  if (!recognises(bytes)) return false;
  const std::size_t first = bytes.find('{'), end = bytes.find('\n', first);
  if (end == std::string_view::npos) return false;
  const std::size_t second = bytes.find_first_not_of(" \t\r\n", end);
  return second != std::string_view::npos && bytes[second] == '{' && Json::accept(lineAt(bytes, first));
}

// A line that is broken becomes a row that is rejected; where most are, the file is no such list.
Result<std::vector<NetworkTable>> readLines(std::string_view bytes) {
  Json records = Json::array();
  std::vector<std::uint32_t> lines, broken;
  const std::size_t first = bytes.find('{');
  auto line = static_cast<std::uint32_t>(std::ranges::count(bytes.substr(0, first), '\n'));
  for (std::size_t at = first; at < bytes.size();) {
    ++line;
    const std::string_view text = lineAt(bytes, at);
    if (!text.empty()) {
      Json record = Json::parse(text, nullptr, false);
      if (record.is_discarded()) {
        broken.push_back(static_cast<std::uint32_t>(records.size()));
        record = Json::object();
      }
      records.push_back(std::move(record));
      lines.push_back(line);
    }
    const std::size_t end = bytes.find('\n', at);
    at = end == std::string_view::npos ? bytes.size() : end + 1;
  }
  return guarded([&]() -> Result<std::vector<NetworkTable>> {
    TRY_ASSIGN(auto tables, readList(records));
    const bool one = tables.size() == 1 && !tables.front().csv.empty();  // else there are no columns
    if (!broken.empty() && (!one || broken.size() * 2 > records.size()))
      return std::unexpected(notWellFormed(lines[broken.front()]));
    if (one) {
      tables.front().lines = std::move(lines);
      tables.front().broken = std::move(broken);
    }
    return tables;
  });
}

}  // namespace

const ImportFormat kJsonFormatIn{"json", {"Data (JSON)", "Data (JSON)"}, &recognises, &read};
const ImportFormat kJsonLinesFormatIn{
    "json lines", {"Data, en post pr. linje (JSON)", "Data, one record a line (JSON)"}, &recognisesLines, &readLines};

}  // namespace samspil
