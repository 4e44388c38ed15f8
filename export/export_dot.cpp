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

void appendEdge(std::string& out, const GraphLink& link) {
  fmt::format_to(std::back_inserter(out), "  {} -> {} [relation={}, family={}, color=\"{}\"{}{}];\n",
                 dotString(link.from), dotString(link.to), dotString(link.relation), dotString(link.family),
                 hexColor(link.color), link.directed ? "" : ", dir=none", link.wish ? ", style=dashed" : "");
}

Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  TRY_ASSIGN(const GraphTable table, GraphTable::of(session, options, job));
  TRY_ASSIGN(OutputFile file, OutputFile::create(path));
  file.text() += "digraph samspil {\n  node [shape=ellipse, fontname=\"Inter\"];\n";
  TRY(table.writeNodes(file, job, appendNode));
  TRY(table.writeLinks(file, job, [](std::string& out, const GraphLink& link, std::size_t) { appendEdge(out, link); }));
  file.text() += "}\n";
  TRY(file.finish());
  return std::vector{path};
}

}  // namespace

const ExportFormat kDotFormat{"dot", "Graf til Graphviz (DOT)", "Graph for Graphviz (DOT)", false, &write};

}  // namespace samspil
