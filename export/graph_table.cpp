#include "export/graph_table.h"

namespace samspil {

namespace {

constexpr std::size_t kNotShown = static_cast<std::size_t>(-1);

Color colorIn(const ThemedColor& color, Theme theme) { return theme == Theme::light ? color.light : color.dark; }

GraphNode nodeOf(const Session& session, const MapPositions& map, const ExportOptions& options, VertexIndex v) {
  const GraphSnapshot& network = session.network();
  const EntityType& type = network.vocabulary().type(network.type(v));
  GraphNode node;
  node.id = network.key(v);
  node.label = network.name(v, options.language);
  node.type = type.key;
  node.typeLabel = type.label.in(options.language);
  node.country = network.countryName(network.country(v));
  node.position = map.positions[v.value];
  node.radius = markRadius(network, session.view(), v);
  node.color = colorIn(type.color, options.theme);
  return node;
}

GraphLink linkOf(const GraphSnapshot& network, const ExportOptions& options, EdgeIndex e) {
  const Relation& relation = network.vocabulary().relation(network.edge(e).relation);
  const Family& family = network.vocabulary().family(relation.family);
  GraphLink link;
  link.relation = relation.key;
  link.label = relation.label.in(options.language);
  link.family = family.key;
  link.certainty = certaintyName(network.certainty(e));
  link.statements = network.statements(e).size();
  link.directed = relation.directed;
  link.wish = family.wish;
  link.color = colorIn(family.color, options.theme);
  return link;
}

}  // namespace

Result<GraphTable> readGraphTable(const Session& session, const ExportOptions& options, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  TRY_ASSIGN(const MapPositions* const map, session.map());
  const GraphSnapshot& network = session.network();
  GraphTable table;
  std::vector<std::size_t> nodeOfVertex(network.vertexCount(), kNotShown);
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (!session.visibility().shows(VertexIndex{i})) continue;
    nodeOfVertex[i] = table.nodes.size();
    table.nodes.push_back(nodeOf(session, *map, options, VertexIndex{i}));
  }
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    const EdgeIndex e{i};
    if (!session.visibility().shows(e)) continue;
    GraphLink link = linkOf(network, options, e);
    link.from = nodeOfVertex[network.edge(e).from.value];
    link.to = nodeOfVertex[network.edge(e).to.value];
    table.links.push_back(std::move(link));
  }
  return table;
}

}  // namespace samspil
