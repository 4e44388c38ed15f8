// The shown network as plain rows, for formats of other graph programs: what they can hold of it is names, types and
// ties.
#pragma once

#include <string>
#include <vector>

#include "export/export.h"

namespace samspil {

struct GraphNode {
  std::string id, label, type, typeLabel, country;
  Vec2 position;  // world, y growing downward
  float radius = 0;
  Color color;
};
struct GraphLink {
  std::size_t from = 0, to = 0;  // into the nodes
  std::string relation, label, family, certainty;
  std::size_t statements = 0;
  bool directed = true, wish = false;
  Color color;
};
struct GraphTable {
  std::vector<GraphNode> nodes;
  std::vector<GraphLink> links;
};

Result<GraphTable> readGraphTable(const Session& session, const ExportOptions& options, JobControl& job);

}  // namespace samspil
