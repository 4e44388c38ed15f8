#include <algorithm>
#include <map>

#include "graph/gaps/link_prediction.h"

namespace samspil {
namespace {

bool isActor(const GraphSnapshot& network, VertexIndex v) { return network.vocabulary().type(network.type(v)).actor; }

// The first year that a statement of the tie gives outright; the year of a document says only when it was known. 0:
// none.
int firstYear(const GraphSnapshot& network, EdgeIndex e) {
  int first = 0;
  for (const StatementRow& row : network.statements(e)) {
    if (row.validFrom.known() && (first == 0 || row.validFrom.year < first)) first = row.validFrom.year;
  }
  return first;
}

}  // namespace

CollaborationHistory historyOf(const GraphSnapshot& network) {
  CollaborationHistory history;
  history.actorCount = network.vertexCount();
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    history.kinds.push_back(network.type(VertexIndex{i}).value);
    history.countries.push_back(network.country(VertexIndex{i}));
  }
  std::map<VertexIndex, JointProject> undertakings;
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    const Edge& edge = network.edge(EdgeIndex{i});
    const auto& family = network.family(EdgeIndex{i}).key;
    const int year = firstYear(network, EdgeIndex{i});
    if (year == 0 || !isActor(network, edge.from) || (family != "collaboration" && family != "structure")) continue;
    if (isActor(network, edge.to) && family == "collaboration") {
      history.projects.push_back({year, {edge.from.value, edge.to.value}});
    } else if (!isActor(network, edge.to)) {
      JointProject& project = undertakings[edge.to];
      project.year = std::max(project.year, year);
      const bool isIn =
          std::find(project.actors.begin(), project.actors.end(), edge.from.value) != project.actors.end();
      if (!isIn) project.actors.push_back(edge.from.value);
    }
  }
  for (auto& [vertex, project] : undertakings) {
    if (project.actors.size() > 1) history.projects.push_back(std::move(project));
  }
  return history;
}

}  // namespace samspil
