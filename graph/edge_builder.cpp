#include "graph/edge_builder.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace samspil {
namespace {

// From EntityId to vertex: a table where the ids are dense enough to afford one, else a binary search.
class VertexOfEntity {
 public:
  static constexpr std::uint32_t kMissing = ~std::uint32_t{0};

  explicit VertexOfEntity(const std::vector<EntityId>& entities) : entities_(entities) {
    // Ids are given in order, so gaps come from deletions only; at most this many empty places a vertex are affordable.
    constexpr std::size_t kPlacesPerVertex = 8;
    const std::size_t places = entities.empty() ? 0 : std::size_t{entities.back().value} + 1;
    if (places > entities.size() * kPlacesPerVertex) return;
    table_.assign(places, kMissing);
    for (std::size_t v = 0; v < entities.size(); ++v) table_[entities[v].value] = static_cast<std::uint32_t>(v);
  }

  std::uint32_t operator()(EntityId id) const {
    if (!table_.empty()) return id.value < table_.size() ? table_[id.value] : kMissing;
    const auto found = std::lower_bound(entities_.begin(), entities_.end(), id);
    return found != entities_.end() && *found == id ? static_cast<std::uint32_t>(found - entities_.begin()) : kMissing;
  }

 private:
  const std::vector<EntityId>& entities_;
  std::vector<std::uint32_t> table_;
};

// offsets[i] = where the run of i begins, given counts in offsets[i + 1].
void sumUp(std::vector<std::uint32_t>& offsets) { std::partial_sum(offsets.begin(), offsets.end(), offsets.begin()); }

// body(v) for every vertex, in pieces that are worth a thread's while.
template <typename Body>
void forVertices(std::size_t count, Body body) {
  constexpr std::size_t kPiece = 4096;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, kPiece),
                    [&](const tbb::blocked_range<std::size_t>& piece) {
                      for (std::size_t v = piece.begin(); v < piece.end(); ++v) body(v);
                    });
}

}  // namespace

void EdgeBuilder::build() {
  uniteShapes();
  resolveEnds();
  if (error_) return;
  sortStatements();
  layDownEdges();
  layDownIncidence();
}

// One table of shapes instead of one a block.
void EdgeBuilder::uniteShapes() {
  ShapeTable all;
  for (StatementBlock& block : blocks_) {
    std::vector<std::uint32_t> number;
    for (const StatementShape& shape : block.shapes().shapes()) number.push_back(all.indexOf(shape));
    for (StatementBlock::Row& row : block.rows()) row.shape = number[row.shape];
  }
  snapshot_.statementShapes_ = all.take();
}

// Replaces entity ids by vertices, and turns undirected statements so that `from` is the smaller vertex.
void EdgeBuilder::resolveEnds() {
  const VertexOfEntity vertexOf(snapshot_.entities_);
  const Vocabulary& vocabulary = snapshot_.vocabulary_;
  const auto refuse = [&](const StatementBlock::Row& row, std::string what) {
    error_ = Error{ErrorCode::invalidData,
                   fmt::format("Statement {} {} Run `samspil check` for the whole account.", row.id.value, what)};
  };
  for (StatementBlock& block : blocks_) {
    for (StatementBlock::Row& row : block.rows()) {
      const RelationId relation = snapshot_.statementShapes_[row.shape].relation;
      if (relation.value >= vocabulary.relations.size())
        return refuse(row, "has a relation that the vocabulary lacks.");
      for (EntityId* end : {&row.from, &row.to}) {
        const std::uint32_t vertex = vertexOf(*end);
        if (vertex == VertexOfEntity::kMissing)
          return refuse(row, fmt::format("ties entity {}, which does not exist.", end->value));
        end->value = vertex;
      }
      if (row.to < row.from && !vocabulary.relation(relation).directed) std::swap(row.from, row.to);
    }
  }
}

// A counting sort by `from`, then a sort within each run.
void EdgeBuilder::sortStatements() {
  const std::size_t vertices = snapshot_.vertexCount();
  std::vector<std::uint32_t> next(vertices + 1, 0);
  std::size_t count = 0;
  for (StatementBlock& block : blocks_) {
    for (const StatementBlock::Row& row : block.rows()) ++next[row.from.value + 1];
    count += block.rows().size();
  }
  sumUp(next);
  placed_.resize(count);
  for (StatementBlock& block : blocks_) {
    for (const StatementBlock::Row& row : block.rows())
      placed_[next[row.from.value]++] = {row.to.value, row.id, row.shape};
    std::vector<StatementBlock::Row>().swap(block.rows());
  }
  runEnds_ = std::move(next);  // filling moved each beginning to the run's end
  const std::vector<StatementShape>& shapes = snapshot_.statementShapes_;
  forVertices(vertices, [&](std::size_t v) {
    const std::uint32_t begin = v == 0 ? 0 : runEnds_[v - 1];
    std::sort(placed_.begin() + begin, placed_.begin() + runEnds_[v], [&](const Placed& a, const Placed& b) {
      const RelationId x = shapes[a.shape].relation, y = shapes[b.shape].relation;
      return std::tie(x, a.to, a.id) < std::tie(y, b.to, b.id);
    });
  });
}

void EdgeBuilder::layDownEdges() {
  std::vector<Edge>& edges = snapshot_.edges_;
  const std::vector<StatementShape>& shapes = snapshot_.statementShapes_;
  edges.reserve(placed_.size());
  snapshot_.statementIds_.resize(placed_.size());
  snapshot_.statementShapeOf_.resize(placed_.size());
  std::uint32_t at = 0;
  for (std::uint32_t v = 0; v < snapshot_.vertexCount(); ++v) {
    const VertexIndex from{v};
    for (; at < runEnds_[v]; ++at) {
      const Placed& one = placed_[at];
      const VertexIndex to{one.to};
      const RelationId relation = shapes[one.shape].relation;
      const bool same =
          !edges.empty() && edges.back().from == from && edges.back().relation == relation && edges.back().to == to;
      if (!same) edges.push_back({from, to, relation, at});
      snapshot_.statementIds_[at] = one.id;
      snapshot_.statementShapeOf_[at] = one.shape;
    }
  }
  std::vector<Placed>().swap(placed_);
  // Where statements share ties, the room that is left over is worth a copy.
  if (edges.size() < edges.capacity() / 8 * 7) edges.shrink_to_fit();
}

void EdgeBuilder::layDownIncidence() {
  const std::size_t vertices = snapshot_.vertexCount();
  std::vector<std::uint32_t>& offsets = snapshot_.incidentOffsets_;
  offsets.assign(vertices + 1, 0);
  for (const Edge& edge : snapshot_.edges_) {
    ++offsets[edge.from.value + 1];
    if (edge.from != edge.to) ++offsets[edge.to.value + 1];
  }
  sumUp(offsets);
  std::vector<HalfEdge>& incident = snapshot_.incident_;
  incident.resize(offsets.back());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  for (std::uint32_t e = 0; e < snapshot_.edges_.size(); ++e) {
    const Edge& edge = snapshot_.edges_[e];
    incident[next[edge.from.value]++] = {edge.to, EdgeIndex{e}};
    if (edge.from != edge.to) incident[next[edge.to.value]++] = {edge.from, EdgeIndex{e}};
  }
  forVertices(vertices, [&](std::size_t v) {
    std::sort(incident.begin() + offsets[v], incident.begin() + offsets[v + 1],
              [](HalfEdge a, HalfEdge b) { return std::tie(a.neighbor, a.edge) < std::tie(b.neighbor, b.edge); });
  });
}

}  // namespace samspil
