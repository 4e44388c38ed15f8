#include "graph/edge_builder.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

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

// body(first, last) for one range of vertices a core. For scans of all edges or statements that write at vertices: each
// core goes through all of them and takes those of its own range, in their order, so that no two write to one place.
template <typename Body>
void forVertexRanges(std::size_t vertices, Body body) {
  const auto ranges = static_cast<std::size_t>(std::max(1, tbb::this_task_arena::max_concurrency()));
  tbb::parallel_for(std::size_t{0}, ranges, [&](std::size_t range) {
    body(static_cast<std::uint32_t>(vertices * range / ranges),
         static_cast<std::uint32_t>(vertices * (range + 1) / ranges));
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
  std::vector<std::vector<std::uint32_t>> numbers;  // by block and the block's own number
  for (const StatementBlock& block : blocks_) {
    auto& number = numbers.emplace_back();
    for (const StatementShape& shape : block.shapes().shapes()) number.push_back(all.indexOf(shape));
  }
  snapshot_.statementShapes_ = all.take();
  tbb::parallel_for(std::size_t{0}, blocks_.size(), [&](std::size_t block) {
    for (StatementBlock::Row& row : blocks_[block].rows()) row.shape = numbers[block][row.shape];
  });
}

// Replaces entity ids by vertices, and turns undirected statements so that `from` is the smaller vertex.
void EdgeBuilder::resolveEnds() {
  const VertexOfEntity vertexOf(snapshot_.entities_);
  std::vector<std::optional<Error>> errors(blocks_.size());
  tbb::parallel_for(std::size_t{0}, blocks_.size(), [&](std::size_t block) {
    for (StatementBlock::Row& row : blocks_[block].rows()) {
      std::string wrong = resolve(row, vertexOf);
      if (wrong.empty()) continue;
      errors[block] =
          Error{ErrorCode::invalidData,
                fmt::format("Statement {} {} Run `samspil check` for the whole account.", row.id.value, wrong)};
      return;
    }
  });
  const auto first = std::ranges::find_if(errors, [](const auto& error) { return error.has_value(); });
  if (first != errors.end()) error_ = std::move(*first);
}

// What is wrong with the statement; "": nothing, and its ends are vertices now.
template <typename VertexOf>
std::string EdgeBuilder::resolve(StatementBlock::Row& row, const VertexOf& vertexOf) const {
  const RelationId relation = snapshot_.statementShapes_[row.shape].relation;
  if (relation.value >= snapshot_.vocabulary_.relations.size()) return "has a relation that the vocabulary lacks.";
  for (EntityId* end : {&row.from, &row.to}) {
    const std::uint32_t vertex = vertexOf(*end);
    if (vertex == VertexOf::kMissing) return fmt::format("ties entity {}, which does not exist.", end->value);
    end->value = vertex;
  }
  if (row.to < row.from && !snapshot_.vocabulary_.relation(relation).directed) std::swap(row.from, row.to);
  return {};
}

// A counting sort by `from`, then a sort within each run.
void EdgeBuilder::sortStatements() {
  const std::size_t vertices = snapshot_.vertexCount();
  std::vector<std::uint32_t> next(vertices + 1, 0);
  const auto forRowsFrom = [&](std::uint32_t first, std::uint32_t last, auto body) {
    for (StatementBlock& block : blocks_) {
      for (const StatementBlock::Row& row : block.rows()) {
        if (row.from.value >= first && row.from.value < last) body(row);
      }
    }
  };
  forVertexRanges(vertices, [&](std::uint32_t first, std::uint32_t last) {
    forRowsFrom(first, last, [&](const StatementBlock::Row& row) { ++next[row.from.value + 1]; });
  });
  sumUp(next);
  placed_.resize(next.back());
  forVertexRanges(vertices, [&](std::uint32_t first, std::uint32_t last) {
    forRowsFrom(first, last, [&](const StatementBlock::Row& row) {
      placed_[next[row.from.value]++] = {row.to.value, row.id, row.shape};
    });
  });
  blocks_.clear();
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

// Whether the statements, neighbours in one run, belong to different edges.
bool EdgeBuilder::apart(const Placed& a, const Placed& b) const {
  const std::vector<StatementShape>& shapes = snapshot_.statementShapes_;
  return a.to != b.to || shapes[a.shape].relation != shapes[b.shape].relation;
}

// First how many edges begin at the vertices before each, then the edges.
void EdgeBuilder::layDownEdges() {
  const std::size_t vertices = snapshot_.vertexCount();
  const auto runBegin = [&](std::size_t v) { return v == 0 ? 0 : runEnds_[v - 1]; };
  const auto beginsEdge = [&](std::uint32_t at, std::size_t v) {
    return at == runBegin(v) || apart(placed_[at - 1], placed_[at]);
  };
  std::vector<std::uint32_t> firstEdge(vertices + 1, 0);
  forVertices(vertices, [&](std::size_t v) {
    for (std::uint32_t at = runBegin(v); at < runEnds_[v]; ++at) firstEdge[v + 1] += beginsEdge(at, v) ? 1 : 0;
  });
  sumUp(firstEdge);
  std::vector<Edge>& edges = snapshot_.edges_;
  edges.resize(firstEdge.back());
  snapshot_.statementIds_.resize(placed_.size());
  snapshot_.statementShapeOf_.resize(placed_.size());
  forVertices(vertices, [&](std::size_t v) {
    std::uint32_t e = firstEdge[v];
    for (std::uint32_t at = runBegin(v); at < runEnds_[v]; ++at) {
      const Placed& one = placed_[at];
      if (beginsEdge(at, v)) {
        const RelationId relation = snapshot_.statementShapes_[one.shape].relation;
        edges[e++] = {VertexIndex{static_cast<std::uint32_t>(v)}, VertexIndex{one.to}, relation, at};
      }
      snapshot_.statementIds_[at] = one.id;
      snapshot_.statementShapeOf_[at] = one.shape;
    }
  });
  std::vector<Placed>().swap(placed_);
}

void EdgeBuilder::layDownIncidence() {
  const std::size_t vertices = snapshot_.vertexCount();
  const std::vector<Edge>& edges = snapshot_.edges_;
  std::vector<std::uint32_t>& offsets = snapshot_.incidentOffsets_;
  offsets.assign(vertices + 1, 0);
  forVertexRanges(vertices, [&](std::uint32_t first, std::uint32_t last) {
    const auto within = [&](VertexIndex v) { return v.value >= first && v.value < last; };
    for (const Edge& edge : edges) {
      if (within(edge.from)) ++offsets[edge.from.value + 1];
      if (edge.from != edge.to && within(edge.to)) ++offsets[edge.to.value + 1];
    }
  });
  sumUp(offsets);
  std::vector<HalfEdge>& incident = snapshot_.incident_;
  incident.resize(offsets.back());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  forVertexRanges(vertices, [&](std::uint32_t first, std::uint32_t last) {
    const auto within = [&](VertexIndex v) { return v.value >= first && v.value < last; };
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      const Edge& edge = edges[e];
      if (within(edge.from)) incident[next[edge.from.value]++] = {edge.to, EdgeIndex{e}};
      if (edge.from != edge.to && within(edge.to)) incident[next[edge.to.value]++] = {edge.from, EdgeIndex{e}};
    }
  });
  forVertices(vertices, [&](std::size_t v) {
    std::sort(incident.begin() + offsets[v], incident.begin() + offsets[v + 1],
              [](HalfEdge a, HalfEdge b) { return std::tie(a.neighbor, a.edge) < std::tie(b.neighbor, b.edge); });
  });
}

}  // namespace samspil
