// What of the network an export writes: the shown entities and ties with their statements as the store has them, and
// what they rest on. They come in parts, in the order of the snapshot, so that a network of millions is never in memory
// as a whole.
#pragma once

#include <functional>
#include <span>
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

// With options.safe, notes are left out.
using EntityVisitor = std::function<Result<void>(std::span<const ShownEntity> part)>;
Result<void> forEachShownEntity(const Session& session, const ExportOptions& options, JobControl& job,
                                const EntityVisitor& visit);

// Statements lie in the store in the order in which they came, ties in the snapshot by their ends: a part is so large
// that its statements can be read in one sweep over the store.
inline constexpr std::size_t kStatementsAPart = 1 << 19;  // some 130 MB
using TieVisitor = std::function<Result<void>(std::span<const ShownTie> part)>;
Result<void> forEachShownTie(const Session& session, const ExportOptions& options, JobControl& job,
                             const TieVisitor& visit, std::size_t statementsAPart = kStatementsAPart);

// Those that something shown refers to, in ascending id; of the snapshot.
std::vector<SourceView> shownSources(const Session& session);

}  // namespace samspil
