// GEXF 1.2 (gexf.net), for Gephi: also colours, sizes and positions, with y turned upward as Gephi has it.
#include <iterator>

#include <fmt/format.h>

#include "export/formats.h"
#include "export/graph_table.h"
#include "export/xml_text.h"

namespace samspil {

namespace {

constexpr float kGephiUnits = 100;  // a world unit in Gephi's map

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
  <meta><creator>Samspil</creator></meta>
  <graph mode="static" defaultedgetype="directed">
    <attributes class="node">
      <attribute id="0" title="type" type="string"/>
      <attribute id="1" title="country" type="string"/>
    </attributes>
    <attributes class="edge">
      <attribute id="0" title="relation" type="string"/>
      <attribute id="1" title="family" type="string"/>
      <attribute id="2" title="certainty" type="string"/>
    </attributes>
)";

std::string colorTag(Color color) {
  return fmt::format("<viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>", color.r, color.g, color.b);
}

void appendNode(std::string& out, const GraphNode& node) {
  fmt::format_to(std::back_inserter(out),
                 "      <node id=\"{}\" label=\"{}\"><attvalues><attvalue for=\"0\" value=\"{}\"/><attvalue for=\"1\" "
                 "value=\"{}\"/></attvalues>"
                 "{}<viz:position x=\"{}\" y=\"{}\" z=\"0\"/><viz:size value=\"{}\"/></node>\n",
                 xmlText(node.id), xmlText(node.label), xmlText(node.type), xmlText(node.country), colorTag(node.color),
                 node.position.x * kGephiUnits, -node.position.y * kGephiUnits, node.radius * kGephiUnits);
}

void appendEdge(std::string& out, const GraphLink& link, std::size_t index) {
  fmt::format_to(std::back_inserter(out),
                 "      <edge id=\"{}\" source=\"{}\" target=\"{}\" type=\"{}\" label=\"{}\" weight=\"{}\"><attvalues>"
                 "<attvalue for=\"0\" value=\"{}\"/><attvalue for=\"1\" value=\"{}\"/><attvalue for=\"2\" "
                 "value=\"{}\"/></attvalues>{}</edge>\n",
                 index, xmlText(link.from), xmlText(link.to), link.directed ? "directed" : "undirected",
                 xmlText(link.label), link.statements, xmlText(link.relation), xmlText(link.family), link.certainty,
                 colorTag(link.color));
}

Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  TRY_ASSIGN(const GraphTable table, GraphTable::of(session, options, job));
  TRY_ASSIGN(OutputFile file, OutputFile::create(path));
  file.text() += kHead;
  file.text() += "    <nodes>\n";
  TRY(table.writeNodes(file, job, appendNode));
  file.text() += "    </nodes>\n    <edges>\n";
  TRY(table.writeLinks(file, job, appendEdge));
  file.text() += "    </edges>\n  </graph>\n</gexf>\n";
  TRY(file.finish());
  return std::vector{path};
}

}  // namespace

const ExportFormat kGexfFormat{"gexf", "Graf til Gephi (GEXF)", "Graph for Gephi (GEXF)", false, &write};

}  // namespace samspil
