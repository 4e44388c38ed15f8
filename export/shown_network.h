// What of the network an export writes: the shown entities and ties with their statements as the store has them.
#pragma once

#include <vector>

#include "export/export.h"

namespace samspil {

struct ShownEntity {
  VertexIndex vertex;
  std::vector<EntityFacts> facts;  // preferred first
};
struct ShownTie {
  EdgeIndex edge;
  std::vector<TieStatement> statements;
};
struct ShownNetwork {
  std::vector<ShownEntity> entities;  // in the order of the snapshot
  std::vector<ShownTie> ties;
  std::vector<SourceView> sources;  // those that something shown refers to, in ascending id; of the snapshot
};

// With options.safe, notes are left out.
Result<ShownNetwork> readShownNetwork(const Session& session, const ExportOptions& options, JobControl& job);

}  // namespace samspil
