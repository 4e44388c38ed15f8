#include "graph/edge_builder.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

#include <fmt/format.h>
#include <sys/mman.h>
#include <tbb/concurrent_queue.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

namespace samspil {
namespace {

// make(i, made) for i in [0, count) on all cores, and use(made) of what they give, one after the other in this order.
// No more is made ahead than there are cores for, in workspaces that are used again and again.
template <typename Made, typename Make, typename Use>
void makeInTurn(std::size_t count, Make make, Use use) {
  constexpr std::size_t kAhead = 2;  // a core: parts differ in size, and the others are not to wait for a large one
  std::vector<Made> workspaces(kAhead * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()));
  tbb::concurrent_queue<Made*> unused;
  for (Made& one : workspaces) unused.push(&one);
  std::size_t next = 0;
  const auto number =
      tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) {
        if (next == count) flow.stop();
        return next++;
      });
  const auto work = tbb::make_filter<std::size_t, Made*>(tbb::filter_mode::parallel, [&](std::size_t i) {
    Made* made = nullptr;
    unused.try_pop(made);  // there are as many as are under way
    make(i, *made);
    return made;
  });
  const auto end = tbb::make_filter<Made*, void>(tbb::filter_mode::serial_in_order, [&](Made* made) {
    use(*made);
    unused.push(made);
  });
  tbb::parallel_pipeline(workspaces.size(), number & work & end);
}

// Gives the pages under an array back to the system while it is used up from its front on, so that a large one and what
// is made of it need not have room side by side.
class PagesUsedUp {
 public:
  explicit PagesUsedUp(const void* begin)
      : from_((reinterpret_cast<std::uintptr_t>(begin) + kPage - 1) & ~(kPage - 1)) {}
  void upTo(const void* end) {
    constexpr std::uintptr_t kStep = 1 << 20;
    const std::uintptr_t to = reinterpret_cast<std::uintptr_t>(end) & ~(kPage - 1);
    if (to < from_ + kStep) return;
    ::madvise(reinterpret_cast<void*>(from_), to - from_, MADV_DONTNEED);
    from_ = to;
  }

 private:
  static constexpr std::uintptr_t kPage = 4096;
  std::uintptr_t from_;
};

// From counts in counts[i + 1] to where the run of i begins, in counts[i].
void sumUp(std::vector<std::uint32_t>& counts) { std::partial_sum(counts.begin(), counts.end(), counts.begin()); }

// Brings the rows of each run together, in place: run i ends at ends[i]. runOf(row) is in [0, runs).
template <typename Row, typename RunOf>
void groupByRun(std::span<Row> rows, std::size_t runs, RunOf runOf, std::vector<std::uint32_t>& ends) {
  ends.assign(runs, 0);
  for (const Row& row : rows) ++ends[runOf(row)];
  std::vector<std::uint32_t> next(runs);
  std::exclusive_scan(ends.begin(), ends.end(), next.begin(), std::uint32_t{0});
  sumUp(ends);
  for (std::size_t run = 0; run < runs; ++run) {
    while (next[run] < ends[run]) {
      Row& here = rows[next[run]];
      const std::size_t home = runOf(here);
      if (home == run)
        ++next[run];
      else
        std::swap(here, rows[next[home]++]);
    }
  }
}

std::uint64_t pairOf(std::uint32_t first, std::uint32_t second) { return std::uint64_t{first} << 32 | second; }
std::uint32_t firstOf(std::uint64_t pair) { return static_cast<std::uint32_t>(pair >> 32); }
std::uint32_t secondOf(std::uint64_t pair) { return static_cast<std::uint32_t>(pair); }

}  // namespace

// From EntityId to vertex: by a subtraction where no id is left out, by a table where few are, else by a search.
class EdgeBuilder::VertexOfEntity {
 public:
  static constexpr std::uint32_t kMissing = ~std::uint32_t{0};

  explicit VertexOfEntity(const GraphSnapshot& snapshot) : snapshot_(snapshot) {
    // Ids are given in order, so gaps come from deletions only; at most this many empty places a vertex are affordable.
    constexpr std::size_t kPlacesPerVertex = 8;
    const auto vertices = static_cast<std::uint32_t>(snapshot.vertexCount());
    if (vertices == 0) return;
    first_ = snapshot.entity(VertexIndex{0}).value;
    const std::size_t places = snapshot.entity(VertexIndex{vertices - 1}).value - first_ + std::size_t{1};
    dense_ = places == vertices;
    if (dense_ || places > vertices * kPlacesPerVertex) return;
    table_.assign(places, kMissing);
    for (std::uint32_t v = 0; v < vertices; ++v) table_[snapshot.entity(VertexIndex{v}).value - first_] = v;
  }

  std::uint32_t operator()(EntityId id) const {
    const std::uint32_t place = id.value - first_;  // very large for an id before the first
    if (dense_) return place < snapshot_.vertexCount() ? place : kMissing;
    if (!table_.empty()) return place < table_.size() ? table_[place] : kMissing;
    const auto found = snapshot_.find(id);
    return found ? found->value : kMissing;
  }

 private:
  const GraphSnapshot& snapshot_;
  std::uint32_t first_ = 0;
  bool dense_ = false;
  std::vector<std::uint32_t> table_;
};

// A statement of which all is known to be sound; ends are vertices.
struct EdgeBuilder::Row {
  std::uint64_t tie;  // relation, then `to`: what tells apart the ties that begin at one vertex
  std::uint32_t id, from, source, shape;
};

// The statements whose ties begin at a part of the entities, by (from, relation, to, id).
struct EdgeBuilder::SortedPart {
  std::uint32_t firstVertex = 0;
  std::vector<std::uint32_t> ends;  // of each vertex's run in rows
  PageArray<Row> rows;
  std::optional<std::pair<StatementId, std::string>> wrong;  // what is, with the first statement that cannot be used
};

// The half edges at a range of vertices.
struct EdgeBuilder::Neighborhoods {
  std::vector<std::uint32_t> ends;  // of each vertex's run in halves
  PageArray<std::uint64_t> halves;  // (neighbour, edge)
};

EdgeBuilder::EdgeBuilder(GraphSnapshot& snapshot, std::vector<StatementBlock> blocks)
    : snapshot_(snapshot), blocks_(std::move(blocks)) {}
EdgeBuilder::~EdgeBuilder() = default;

void EdgeBuilder::build() {
  constexpr int kMostRanges = 6, kLeastVertices = 12;  // as powers of two
  const std::size_t vertices = snapshot_.vertexCount();
  rangeShift_ =
      static_cast<std::uint32_t>(std::max(static_cast<int>(std::bit_width(vertices)) - kMostRanges, kLeastVertices));
  const std::size_t ranges = (vertices >> rangeShift_) + 1;
  arrivals_.resize(ranges);
  vertexOf_ = std::make_unique<VertexOfEntity>(snapshot_);
  uniteShapes();

  std::optional<StatementId> firstWrong;
  makeInTurn<SortedPart>(
      blocks_.front().parts().count(), [&](std::size_t part, SortedPart& sorted) { sortPart(part, sorted); },
      [&](SortedPart& sorted) {
        if (sorted.wrong && (!firstWrong || sorted.wrong->first < *firstWrong)) {
          firstWrong = sorted.wrong->first;
          error_ = Error{ErrorCode::invalidData, sorted.wrong->second};
        }
        layDown(sorted);
        sorted.rows.release();
      });
  snapshot_.furtherStatements_.push(static_cast<std::uint32_t>(snapshot_.statementCount() - snapshot_.edgeCount()));
  snapshot_.incidentEnds_.push(0);
  makeInTurn<Neighborhoods>(
      ranges, [&](std::size_t range, Neighborhoods& gathered) { gather(range, gathered); },
      [&](Neighborhoods& gathered) {
        layDown(gathered);
        gathered.halves.release();
      });
}

// One table of shapes instead of one a block.
void EdgeBuilder::uniteShapes() {
  ShapeTable all;
  for (const StatementBlock& block : blocks_) {
    std::vector<std::uint32_t>& numbers = shapeNumbers_.emplace_back();
    for (const StatementShape& shape : block.shapes().shapes()) numbers.push_back(all.indexOf(shape));
  }
  snapshot_.statementShapes_ = all.take();
}

// Takes it with vertices for ends; where it makes no sense, a word about that instead.
void EdgeBuilder::takeStatement(const PackedStatement& statement, std::uint32_t shape, SortedPart& into) const {
  const auto refuse = [&](std::string what) {
    if (!into.wrong || statement.id < into.wrong->first) {
      into.wrong.emplace(statement.id, fmt::format("Statement {} {} Run `samspil check` for the whole account.",
                                                   statement.id.value, what));
    }
  };
  if (statement.relation.value >= snapshot_.vocabulary_.relations.size())
    return refuse("has a relation that the vocabulary lacks.");
  const std::uint32_t from = (*vertexOf_)(statement.from), to = (*vertexOf_)(statement.to);
  if (from == VertexOfEntity::kMissing || to == VertexOfEntity::kMissing) {
    const EntityId missing = from == VertexOfEntity::kMissing ? statement.from : statement.to;
    return refuse(fmt::format("ties entity {}, which does not exist.", missing.value));
  }
  into.rows.push({pairOf(statement.relation.value, to), statement.id.value, from, statement.source.value, shape});
}

// By `from` first, then within each run: all of it in place, since one part may hold most of the rows.
void EdgeBuilder::sortPart(std::size_t part, SortedPart& sorted) {
  takeRows(part, sorted);
  sorted.ends.clear();
  if (sorted.rows.empty()) return;
  const std::span<Row> rows = sorted.rows.all();
  const auto [least, most] = std::ranges::minmax(rows, {}, &Row::from);
  sorted.firstVertex = least.from;
  const auto runOf = [&](const Row& row) { return row.from - sorted.firstVertex; };
  groupByRun(rows, most.from - least.from + std::size_t{1}, runOf, sorted.ends);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : sorted.ends) {
    std::sort(rows.begin() + begin, rows.begin() + end,
              [](const Row& a, const Row& b) { return a.tie != b.tie ? a.tie < b.tie : a.id < b.id; });
    begin = end;
  }
}

// The statements of a part from all blocks, which let them go.
void EdgeBuilder::takeRows(std::size_t part, SortedPart& into) {
  into.wrong.reset();
  std::size_t count = 0;
  for (StatementBlock& block : blocks_) count += block.statements(part).size();
  into.rows.renew(count);
  into.rows.renew(0);
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    StatementBytes& statements = blocks_[b].statements(part);
    const std::vector<std::uint32_t>& shapes = shapeNumbers_[b];
    PagesUsedUp usedUp(statements.begin());
    statements.forEach([&](const PackedStatement& statement, const char* end) {
      takeStatement(statement, shapes[statement.shape], into);
      usedUp.upTo(end);
    });
    statements.release();
  }
}

void EdgeBuilder::layDown(const SortedPart& sorted) {
  const std::span<const Row> rows = sorted.rows.all();
  PagesUsedUp usedUp(rows.data());
  std::uint32_t at = 0;
  for (std::uint32_t run = 0; run < sorted.ends.size(); ++run) {
    const std::uint32_t from = sorted.firstVertex + run;
    usedUp.upTo(rows.data() + at);
    for (const std::uint32_t begin = at; at < sorted.ends[run]; ++at) {
      const Row& row = rows[at];
      if (at == begin || rows[at - 1].tie != row.tie) {
        const std::uint32_t to = secondOf(row.tie);
        const auto edge = static_cast<std::uint32_t>(snapshot_.edgeCount());
        snapshot_.furtherStatements_.push(static_cast<std::uint32_t>(snapshot_.statementCount()) - edge);
        snapshot_.edgeFrom_.push(from);
        snapshot_.edgeTo_.push(to);
        snapshot_.edgeRelation_.push(firstOf(row.tie));
        if (to != from) arrivals_[to >> rangeShift_].push(pairOf(to, edge));
      }
      snapshot_.statementIds_.push(row.id);
      snapshot_.statementSources_.push(row.source);
      snapshot_.statementShapeOf_.push(row.shape);
    }
  }
}

void EdgeBuilder::gather(std::size_t range, Neighborhoods& gathered) {
  const auto first = static_cast<std::uint32_t>(range << rangeShift_);
  const std::size_t last = std::min(snapshot_.vertexCount(), first + (std::size_t{1} << rangeShift_));
  gathered.ends.clear();
  if (first >= last) return;
  const AscendingColumn& from = snapshot_.edgeFrom_;
  const auto edgesOf = [&](std::size_t vertex) {  // where those from it begin
    return vertex == 0 ? 0 : from.firstAbove(static_cast<std::uint32_t>(vertex - 1));
  };
  const std::size_t firstEdge = edgesOf(first), lastEdge = edgesOf(last);
  const std::span<const std::uint64_t> arrivals = arrivals_[range].all();
  gathered.ends.assign(last - first, 0);
  for (std::size_t e = firstEdge; e < lastEdge; ++e) ++gathered.ends[from[e] - first];
  for (const std::uint64_t arrival : arrivals) ++gathered.ends[firstOf(arrival) - first];
  std::vector<std::uint32_t> next(last - first);
  std::exclusive_scan(gathered.ends.begin(), gathered.ends.end(), next.begin(), std::uint32_t{0});
  sumUp(gathered.ends);

  gathered.halves.renew(gathered.ends.back());
  const std::span<std::uint64_t> halves = gathered.halves.all();
  PagesUsedUp usedUp(arrivals.data());
  for (const std::uint64_t& arrival : arrivals) {
    const std::uint32_t edge = secondOf(arrival);
    halves[next[firstOf(arrival) - first]++] = pairOf(from[edge], edge);
    usedUp.upTo(&arrival);
  }
  arrivals_[range].release();
  for (std::size_t e = firstEdge; e < lastEdge; ++e)
    halves[next[from[e] - first]++] = pairOf(snapshot_.edgeTo_[e], static_cast<std::uint32_t>(e));
  std::uint32_t begin = 0;
  for (const std::uint32_t end : gathered.ends) {
    std::sort(halves.begin() + begin, halves.begin() + end);
    begin = end;
  }
}

void EdgeBuilder::layDown(const Neighborhoods& gathered) {
  const auto before = static_cast<std::uint32_t>(snapshot_.neighbors_.size());
  const std::span<const std::uint64_t> halves = gathered.halves.all();
  PagesUsedUp usedUp(halves.data());
  for (const std::uint64_t& half : halves) {
    snapshot_.neighbors_.push(firstOf(half));
    snapshot_.neighborEdges_.push(secondOf(half));
    usedUp.upTo(&half);
  }
  for (const std::uint32_t end : gathered.ends) snapshot_.incidentEnds_.push(before + end);
}

}  // namespace samspil
