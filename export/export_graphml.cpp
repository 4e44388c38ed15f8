// GraphML (graphml.graphdrawing.org), for yEd, NetworkX, igraph and Gephi: names, types and positions of nodes,
// relation, family, certainty and number of statements of edges.
#include <iterator>

#include <fmt/format.h>

#include "export/formats.h"
#include "export/graph_table.h"
#include "export/xml_text.h"

namespace samspil {

namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="type" for="node" attr.name="type" attr.type="string"/>
  <key id="country" for="node" attr.name="country" attr.type="string"/>
  <key id="x" for="node" attr.name="x" attr.type="double"/>
  <key id="y" for="node" attr.name="y" attr.type="double"/>
  <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
  <key id="family" for="edge" attr.name="family" attr.type="string"/>
  <key id="certainty" for="edge" attr.name="certainty" attr.type="string"/>
  <key id="statements" for="edge" attr.name="statements" attr.type="int"/>
  <graph edgedefault="directed">
)";

void appendData(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) fmt::format_to(std::back_inserter(out), "<data key=\"{}\">{}</data>", key, xmlText(value));
}

void appendNode(std::string& out, const GraphNode& node) {
  fmt::format_to(std::back_inserter(out), "    <node id=\"{}\">", xmlText(node.id));
  appendData(out, "label", node.label);
  appendData(out, "type", node.type);
  appendData(out, "country", node.country);
  appendData(out, "x", fmt::format("{}", node.position.x));
  appendData(out, "y", fmt::format("{}", node.position.y));
  out += "</node>\n";
}

void appendEdge(std::string& out, const GraphLink& link) {
  fmt::format_to(std::back_inserter(out), "    <edge source=\"{}\" target=\"{}\"{}>", xmlText(link.from),
                 xmlText(link.to), link.directed ? "" : " directed=\"false\"");
  appendData(out, "relation", link.relation);
  appendData(out, "family", link.family);
  appendData(out, "certainty", link.certainty);
  appendData(out, "statements", std::to_string(link.statements));
  out += "</edge>\n";
}

Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  TRY_ASSIGN(const GraphTable table, GraphTable::of(session, options, job));
  TRY_ASSIGN(OutputFile file, OutputFile::create(path));
  file.text() += kHead;
  TRY(table.writeNodes(file, job, appendNode));
  TRY(table.writeLinks(file, job, [](std::string& out, const GraphLink& link, std::size_t) { appendEdge(out, link); }));
  file.text() += "  </graph>\n</graphml>\n";
  TRY(file.finish());
  return std::vector{path};
}

}  // namespace

const ExportFormat kGraphmlFormat{"graphml", "Graf (GraphML)", "Graph (GraphML)", false, &write};

}  // namespace samspil
