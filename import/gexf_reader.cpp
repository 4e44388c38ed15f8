// GEXF 1.1 to 1.3 (gexf.net): attributes with defaults, also undeclared ones, nested nodes. Colours, sizes and places
// are passed over, and so is what changes over time.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "import/node_link_table.h"
#include "import/xml_graph.h"

namespace samspil {
namespace {

struct Attribute {
  std::string id, title, fallback;
  bool hasDefault = false, list = false;
};

// "a|b" of "a |b", "['a', 'b']" and the other ways in which GEXF files write lists.
std::string listText(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  const char separator = text.find('|') != std::string_view::npos   ? '|'
                         : text.find(';') != std::string_view::npos ? ';'
                                                                    : ',';
  std::vector<std::string> values;
  for (auto value : splitText(text, separator)) {
    value = trimmed(value);
    const bool quoted =
        value.size() > 1 && (value.front() == '\'' || value.front() == '"') && value.back() == value.front();
    std::string plain(quoted ? value.substr(1, value.size() - 2) : value);
    std::erase(plain, '\\');
    if (!plain.empty()) values.push_back(std::move(plain));
  }
  return joinText(values, "|");
}

class GexfReader {
 public:
  explicit GexfReader(const XmlGraph& graph) : graph_(graph) {}

  std::vector<NetworkTable> read() {
    const auto body = graph_.root().find_child([](const pugi::xml_node& node) { return isElement(node, "graph"); });
    for (const auto& child : body.children()) {
      if (isElement(child, "attributes")) readAttributes(child);
    }
    samspil_ = named(edgeAttributes_, "relation") && named(edgeAttributes_, "family") && named(nodeAttributes_, "type");
    readElements(body);
    return {nodes_.table(TableKind::entities), edges_.table(TableKind::ties)};
  }

 private:
  static bool named(const std::vector<Attribute>& attributes, std::string_view title) {
    return std::any_of(attributes.begin(), attributes.end(), [&](const auto& a) { return a.title == title; });
  }

  void readAttributes(const pugi::xml_node& declared) {
    const std::string_view of = declared.attribute("class").value();
    for (const auto& node : declared.children()) {
      if (!isElement(node, "attribute")) continue;
      Attribute attribute{node.attribute("id").value(), node.attribute("title").value(),
                          node.child("default").child_value(), !node.child("default").empty(),
                          std::string_view(node.attribute("type").value()).starts_with("list")};
      if (attribute.title.empty()) attribute.title = attribute.id;
      (of == "edge" ? edgeAttributes_ : nodeAttributes_).push_back(std::move(attribute));
    }
  }

  void setValues(const pugi::xml_node& element, const std::vector<Attribute>& attributes, TableColumns& table) {
    std::vector<std::string> said;
    for (const auto& values : element.children()) {
      if (!isElement(values, "attvalues")) continue;
      for (const auto& value : values.children()) {
        std::string id = value.attribute("for").value();
        if (id.empty()) id = value.attribute("id").value();
        const auto declared =
            std::find_if(attributes.begin(), attributes.end(), [&](const auto& a) { return a.id == id; });
        const bool known = declared != attributes.end();
        const std::string_view text = value.attribute("value").value();
        setValue(known ? declared->title : id, known && declared->list ? listText(text) : std::string(text), table);
        said.push_back(std::move(id));
      }
    }
    for (const auto& attribute : attributes) {
      const bool there = std::find(said.begin(), said.end(), attribute.id) != said.end();
      if (!there && attribute.hasDefault) setValue(attribute.title, attribute.fallback, table);
    }
  }

  static void setValue(const std::string& title, const std::string& value, TableColumns& table) {
    if (!isDrawingAttribute(title) && title != "family") table.set(title, value);
  }

  void readNode(const pugi::xml_node& node) {
    nodes_.beginRow(graph_.line(node));
    const std::string_view id = node.attribute("id").value(), label = node.attribute("label").value();
    nodes_.setFixed(0, id);
    if (samspil_) markAsOwn(nodes_);
    nodes_.set(samspil_ ? "name_da" : "name", label.empty() ? id : label);
    setValues(node, nodeAttributes_, nodes_);
  }

  void readEdge(const pugi::xml_node& edge) {
    edges_.beginRow(graph_.line(edge));
    edges_.setFixed(0, edge.attribute("source").value());
    edges_.setFixed(1, edge.attribute("target").value());
    if (samspil_) {
      markAsOwn(edges_);
    } else {
      edges_.set("label", edge.attribute("label").value());
      edges_.set("weight", edge.attribute("weight").value());
    }
    setValues(edge, edgeAttributes_, edges_);
  }

  static void markAsOwn(TableColumns& table) {
    table.set("source", "");
    table.set("first_line", "");
  }

  void readElements(const pugi::xml_node& parent, int depth = 0) {
    if (depth == kDeepestNesting) return;
    for (const auto& child : parent.children()) {
      if (isElement(child, "node")) readNode(child);
      if (isElement(child, "edge")) readEdge(child);
      if (isElement(child, "nodes") || isElement(child, "edges") || isElement(child, "node"))
        readElements(child, depth + 1);
    }
  }

  const XmlGraph& graph_;
  std::vector<Attribute> nodeAttributes_, edgeAttributes_;
  bool samspil_ = false;
  TableColumns nodes_{{"id"}}, edges_{{"from", "to"}};
};

bool recognises(std::string_view bytes) { return hasXmlRoot(bytes, "gexf"); }

Result<std::vector<NetworkTable>> read(std::string_view bytes) {
  TRY_ASSIGN(const XmlGraph graph, XmlGraph::parse(bytes));
  return GexfReader(graph).read();
}

}  // namespace

const ImportFormat kGexfFormatIn{"gexf", {"Graf fra Gephi (GEXF)", "Graph of Gephi (GEXF)"}, &recognises, &read};

}  // namespace samspil
