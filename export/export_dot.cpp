// DOT, the language of Graphviz, with Samspil's positions so that `neato -n` draws the same map.
#include <iterator>

#include <fmt/format.h>

#include "export/formats.h"
#include "export/graph_table.h"

namespace samspil {

namespace {

constexpr float kPointsPerUnit = 72;

// A quoted string of DOT: only quotes and backslashes are special.
std::string dotString(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + '"';
}

void appendNode(std::string& out, const GraphNode& node) {
  fmt::format_to(std::back_inserter(out), "  {} [label={}, type={}, color=\"{}\", pos=\"{:.1f},{:.1f}\"];\n",
                 dotString(node.id), dotString(node.label), dotString(node.type), hexColor(node.color),
                 node.position.x * kPointsPerUnit, -node.position.y * kPointsPerUnit);
}

void appendEdge(std::string& out, const GraphTable& table, const GraphLink& link) {
  fmt::format_to(std::back_inserter(out), "  {} -> {} [relation={}, family={}, color=\"{}\"{}{}];\n",
                 dotString(table.nodes[link.from].id), dotString(table.nodes[link.to].id), dotString(link.relation),
                 dotString(link.family), hexColor(link.color), link.directed ? "" : ", dir=none",
                 link.wish ? ", style=dashed" : "");
}

Result<std::vector<ExportedFile>> write(const Session& session, const std::filesystem::path& path,
                                        const ExportOptions& options, JobControl& job) {
  TRY_ASSIGN(const GraphTable table, readGraphTable(session, options, job));
  std::string out = "digraph samspil {\n  node [shape=ellipse, fontname=\"Inter\"];\n";
  for (const GraphNode& node : table.nodes) appendNode(out, node);
  for (const GraphLink& link : table.links) appendEdge(out, table, link);
  out += "}\n";
  return std::vector<ExportedFile>{{path, std::move(out)}};
}

}  // namespace

const ExportFormat kDotFormat{"dot", "Graf til Graphviz (DOT)", "Graph for Graphviz (DOT)", false, &write};

}  // namespace samspil
