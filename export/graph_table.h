// The shown network as plain rows, for formats of other graph programs: what they can hold of it is names, types and
// ties. Rows are put together when they are asked for; they look at the session's network and vocabulary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/export.h"
#include "export/output_file.h"

namespace samspil {

struct GraphNode {
  std::string_view id, label, type, country;
  Vec2 position;  // world, y growing downward
  float radius = 0;
  Color color;
};
struct GraphLink {
  std::string_view from, to;  // ids of nodes
  std::string_view relation, label, family, certainty;
  std::size_t statements = 0;
  bool directed = true, wish = false;
  Color color;
};

// For as long as the session is not changed. Any number of threads may read one.
class GraphTable {
 public:
  static Result<GraphTable> of(const Session& session, const ExportOptions& options, JobControl& job);
  GraphNode node(std::size_t at) const;
  GraphLink link(std::size_t at) const;

  // What `append` writes of each node or link, in their order.
  Result<void> writeNodes(OutputFile& file, JobControl& job,
                          const std::function<void(std::string& out, const GraphNode& node)>& append) const;
  Result<void> writeLinks(
      OutputFile& file, JobControl& job,
      const std::function<void(std::string& out, const GraphLink& link, std::size_t index)>& append) const;

 private:
  GraphTable(const Session& session, const MapPositions& map, const ExportOptions& options)
      : session_(session), map_(map), options_(options) {}

  const Session& session_;
  const MapPositions& map_;
  const ExportOptions& options_;
  std::vector<VertexIndex> vertices_;
  std::vector<EdgeIndex> edges_;
};

}  // namespace samspil
