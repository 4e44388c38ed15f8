#include "export/graph_table.h"

namespace samspil {

namespace {

constexpr std::size_t kRowsAPart = 1 << 16;

Color colorIn(const ThemedColor& color, Theme theme) { return theme == Theme::light ? color.light : color.dark; }

Result<void> writeRows(OutputFile& file, std::size_t count, JobControl& job,
                       const std::function<void(std::string& out, std::size_t row)>& append) {
  for (std::size_t first = 0; first < count; first += kRowsAPart) {
    TRY(job.checkpoint(first, count));
    TRY(file.appendEach(std::min(kRowsAPart, count - first),
                        [&](std::string& out, std::size_t row) { append(out, first + row); }));
  }
  return {};
}

}  // namespace

Result<GraphTable> GraphTable::of(const Session& session, const ExportOptions& options, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  TRY_ASSIGN(const MapPositions* const map, session.map());
  const GraphSnapshot& network = session.network();
  const Visibility& visibility = session.visibility();
  GraphTable table(session, *map, options);
  table.vertices_.reserve(visibility.vertexCount);
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (visibility.shows(VertexIndex{i})) table.vertices_.emplace_back(i);
  }
  table.edges_.reserve(visibility.edgeCount);
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    if (visibility.shows(EdgeIndex{i})) table.edges_.emplace_back(i);
  }
  return table;
}

GraphNode GraphTable::node(std::size_t at) const {
  const VertexIndex v = vertices_[at];
  const GraphSnapshot& network = session_.network();
  const EntityType& type = network.vocabulary().type(network.type(v));
  return {.id = network.key(v),
          .label = network.name(v, options_.language),
          .type = type.key,
          .country = network.countryName(network.country(v)),
          .position = map_.positions[v.value],
          .radius = markRadius(network, session_.view(), v),
          .color = colorIn(type.color, options_.theme)};
}

GraphLink GraphTable::link(std::size_t at) const {
  const GraphSnapshot& network = session_.network();
  const Edge edge = network.edge(edges_[at]);
  const Relation& relation = network.vocabulary().relation(edge.relation);
  const Family& family = network.vocabulary().family(relation.family);
  return {.from = network.key(edge.from),
          .to = network.key(edge.to),
          .relation = relation.key,
          .label = relation.label.in(options_.language),
          .family = family.key,
          .certainty = certaintyName(network.certainty(edges_[at])),
          .statements = network.statements(edges_[at]).size(),
          .directed = relation.directed,
          .wish = family.wish,
          .color = colorIn(family.color, options_.theme)};
}

Result<void> GraphTable::writeNodes(OutputFile& file, JobControl& job,
                                    const std::function<void(std::string& out, const GraphNode& node)>& append) const {
  return writeRows(file, vertices_.size(), job, [&](std::string& out, std::size_t row) { append(out, node(row)); });
}

Result<void> GraphTable::writeLinks(
    OutputFile& file, JobControl& job,
    const std::function<void(std::string& out, const GraphLink& link, std::size_t index)>& append) const {
  return writeRows(file, edges_.size(), job, [&](std::string& out, std::size_t row) { append(out, link(row), row); });
}

}  // namespace samspil
