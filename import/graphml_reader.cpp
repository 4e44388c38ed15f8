// GraphML (graphml.graphdrawing.org): keys with defaults, data of nodes and edges, nested graphs. Hyperedges and ports
// are passed over.
#include <algorithm>
#include <string>

#include "import/node_link_table.h"
#include "import/xml_graph.h"

namespace samspil {
namespace {

struct Key {
  std::string id, name, fallback;
  bool hasDefault = false;
};

class GraphmlReader {
 public:
  explicit GraphmlReader(const XmlGraph& graph) : graph_(graph) {}

  std::vector<NetworkTable> read() {
    readKeys();
    samspil_ = named(edgeKeys_, "relation") && named(edgeKeys_, "family") && named(nodeKeys_, "type");
    labelled_ = named(nodeKeys_, "label") || named(nodeKeys_, "name");
    readGraphs(graph_.root());
    return {nodes_.table(TableKind::entities), edges_.table(TableKind::ties)};
  }

 private:
  static bool named(const std::vector<Key>& keys, std::string_view name) {
    return std::any_of(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  }

  void readKeys() {
    for (const auto& node : graph_.root().children()) {
      if (!isElement(node, "key")) continue;
      Key key{node.attribute("id").value(), node.attribute("attr.name").value(), node.child("default").child_value(),
              !node.child("default").empty()};
      if (key.name.empty()) key.name = key.id;
      const std::string_view of = node.attribute("for").as_string("all");
      if (of == "node" || of == "all") nodeKeys_.push_back(key);
      if (of == "edge" || of == "all") edgeKeys_.push_back(key);
    }
  }

  void setData(const pugi::xml_node& element, const std::vector<Key>& keys, TableColumns& table) {
    for (const Key& key : keys) {
      // Where things stand and how they are drawn, Samspil decides itself.
      if (isDrawingAttribute(key.name) || key.name == "family" || key.name == "statements") continue;
      bool found = false;
      for (const auto& data : element.children()) {
        if (!isElement(data, "data") || data.attribute("key").value() != key.id) continue;
        table.set(columnName(key.name), data.child_value());
        found = true;
      }
      if (!found && key.hasDefault) table.set(columnName(key.name), key.fallback);
    }
  }

  std::string columnName(const std::string& name) const { return samspil_ && name == "label" ? "name_da" : name; }

  void readNode(const pugi::xml_node& node) {
    nodes_.beginRow(graph_.line(node));
    nodes_.setFixed(0, node.attribute("id").value());
    if (samspil_) markAsOwn(nodes_);
    if (!labelled_) nodes_.set("name", node.attribute("id").value());
    setData(node, nodeKeys_, nodes_);
  }

  void readEdge(const pugi::xml_node& edge) {
    edges_.beginRow(graph_.line(edge));
    edges_.setFixed(0, edge.attribute("source").value());
    edges_.setFixed(1, edge.attribute("target").value());
    if (samspil_) markAsOwn(edges_);
    setData(edge, edgeKeys_, edges_);
  }

  // The columns by which Samspil knows its own form.
  static void markAsOwn(TableColumns& table) {
    table.set("source", "");
    table.set("first_line", "");
  }

  // Graphs inside nodes inside graphs: no deeper than anybody draws.
  void readGraphs(const pugi::xml_node& parent, int depth = 0) {
    if (depth == kDeepestNesting) return;
    for (const auto& child : parent.children()) {
      if (isElement(child, "node")) readNode(child);
      if (isElement(child, "edge")) readEdge(child);
      if (isElement(child, "graph") || isElement(child, "node")) readGraphs(child, depth + 1);
    }
  }

  const XmlGraph& graph_;
  std::vector<Key> nodeKeys_, edgeKeys_;
  bool samspil_ = false, labelled_ = false;
  TableColumns nodes_{{"id"}}, edges_{{"from", "to"}};
};

bool recognises(std::string_view bytes) { return hasXmlRoot(bytes, "graphml"); }

Result<std::vector<NetworkTable>> read(std::string_view bytes) {
  TRY_ASSIGN(const XmlGraph graph, XmlGraph::parse(bytes));
  return GraphmlReader(graph).read();
}

}  // namespace

const ImportFormat kGraphmlFormatIn{"graphml", {"Graf (GraphML)", "Graph (GraphML)"}, &recognises, &read};

}  // namespace samspil
