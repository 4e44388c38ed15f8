#include "graph/analysis/cut_tree.h"

#include <algorithm>

#include "graph/boost_adaptor.h"

#include <boost/graph/biconnected_components.hpp>

namespace samspil {
namespace {

using Node = TieGraph::Node;

// A visitor cannot answer an error; a cancelled job leaves Boost's search by this and goes no further than
// makeCutTree().
struct Cancelled {
  Error error;
};

class Checkpoints : public boost::default_dfs_visitor {
 public:
  Checkpoints(JobControl& job, std::uint64_t& met) : job_(&job), met_(&met) {}
  void discover_vertex(Node, const TieGraph& graph) {
    constexpr std::uint64_t kNodesBetween = 8192;
    if (++*met_ % kNodesBetween != 0) return;
    if (auto going = job_->checkpoint(*met_, graph.nodeCount()); !going) throw Cancelled{going.error()};
  }

 private:
  JobControl* job_;
  std::uint64_t* met_;
};

// The children of `node` in the search tree whose subtree hangs on it alone.
template <typename Visit>
void forEachHangingChild(const CutTree& tree, const TieGraph& graph, Node node, Visit visit) {
  for (const TieGraph::Arc arc : graph.arcsAt(node)) {
    if (tree.parent[arc.neighbor] == node && tree.low[arc.neighbor] >= tree.place[node]) visit(arc.neighbor);
  }
}

// The largest part that is left without `node`: a hanging child, or kRoot for the side that the search came from.
Node largestPart(const CutTree& tree, const TieGraph& graph, Node node) {
  std::uint32_t rest = tree.componentSize[node] - 1;
  forEachHangingChild(tree, graph, node, [&](Node child) { rest -= tree.subtreeSize[child]; });
  Node largest = CutTree::kRoot;
  std::uint32_t size = rest;
  forEachHangingChild(tree, graph, node, [&](Node child) {
    if (tree.subtreeSize[child] <= size) return;
    size = tree.subtreeSize[child];
    largest = child;
  });
  return largest;
}

std::uint32_t partSize(const CutTree& tree, const TieGraph& graph, Node node, Node part) {
  if (part != CutTree::kRoot) return tree.subtreeSize[part];
  std::uint32_t rest = tree.componentSize[node] - 1;
  forEachHangingChild(tree, graph, node, [&](Node child) { rest -= tree.subtreeSize[child]; });
  return rest;
}

void addSubtree(const CutTree& tree, Node node, std::vector<Node>& out) {
  const auto first = tree.order.begin() + tree.place[node];
  out.insert(out.end(), first, first + tree.subtreeSize[node]);
}

// All nodes of the component of `without` but itself and the subtrees of `hanging`, its children in the order of the
// search.
void addRest(const CutTree& tree, Node without, const std::vector<Node>& hanging, std::vector<Node>& out) {
  Node root = without;
  while (tree.parent[root] != CutTree::kRoot) root = tree.parent[root];
  std::uint32_t at = tree.place[root];
  const std::uint32_t end = at + tree.subtreeSize[root];
  for (const Node child : hanging) {
    for (; at < tree.place[child]; ++at) {
      if (tree.order[at] != without) out.push_back(tree.order[at]);
    }
    at += tree.subtreeSize[child];
  }
  for (; at < end; ++at) {
    if (tree.order[at] != without) out.push_back(tree.order[at]);
  }
}

void measure(CutTree& tree, const TieGraph& graph) {
  const auto count = static_cast<std::uint32_t>(graph.nodeCount());
  tree.subtreeSize.assign(count, 1);
  for (std::uint32_t i = count; i-- > 0;) {
    const Node node = tree.order[i];
    if (tree.parent[node] != CutTree::kRoot) tree.subtreeSize[tree.parent[node]] += tree.subtreeSize[node];
  }
  tree.componentSize.assign(count, 0);
  for (const Node node : tree.order) {
    const Node parent = tree.parent[node];
    tree.componentSize[node] = parent == CutTree::kRoot ? tree.subtreeSize[node] : tree.componentSize[parent];
  }
  tree.separatedCount.assign(count, 0);
  for (Node node = 0; node < count; ++node) {
    const std::uint32_t largest = partSize(tree, graph, node, largestPart(tree, graph, node));
    tree.separatedCount[node] = tree.componentSize[node] - 1 - largest;
  }
}

}  // namespace

Result<CutTree> makeCutTree(const TieGraph& graph, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  const auto count = static_cast<std::uint32_t>(graph.nodeCount());
  CutTree tree;
  tree.place.assign(count, 0);
  tree.low.assign(count, 0);
  tree.parent.assign(count, 0);
  std::vector<std::uint32_t> linkParts(graph.linkCount());
  std::vector<Node> articulationPoints;
  std::uint64_t met = 0;
  try {
    boost::biconnected_components(graph, linkMap(linkParts), std::back_inserter(articulationPoints),
                                  boost::discover_time_map(nodeMap(tree.place))
                                      .lowpoint_map(nodeMap(tree.low))
                                      .predecessor_map(nodeMap(tree.parent))
                                      .vertex_index_map(NodeIndexMap{})
                                      .visitor(Checkpoints(job, met)));
  } catch (const Cancelled& cancelled) {
    return std::unexpected(cancelled.error);
  }
  tree.order.assign(count, 0);
  for (Node node = 0; node < count; ++node) {
    --tree.place[node];  // Boost counts from 1
    --tree.low[node];
    tree.order[tree.place[node]] = node;
    if (tree.parent[node] == node) tree.parent[node] = CutTree::kRoot;
  }
  measure(tree, graph);
  return tree;
}

std::vector<Node> separatedBy(const CutTree& tree, const TieGraph& graph, Node node) {
  std::vector<Node> out;
  if (!tree.isArticulationPoint(node)) return out;
  std::vector<Node> hanging;
  forEachHangingChild(tree, graph, node, [&](Node child) { hanging.push_back(child); });
  std::sort(hanging.begin(), hanging.end(), [&](Node a, Node b) { return tree.place[a] < tree.place[b]; });
  const Node largest = largestPart(tree, graph, node);
  for (const Node child : hanging) {
    if (child != largest) addSubtree(tree, child, out);
  }
  if (largest != CutTree::kRoot) addRest(tree, node, hanging, out);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Node> smallerSide(const CutTree& tree, Node child) {
  std::vector<Node> out;
  if (2 * tree.subtreeSize[child] <= tree.componentSize[child]) {
    addSubtree(tree, child, out);
  } else {
    addRest(tree, tree.parent[child], {child}, out);
    out.push_back(tree.parent[child]);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::uint32_t> blocksBetweenBridges(const CutTree& tree) {
  std::vector<std::uint32_t> block(tree.order.size());
  std::uint32_t next = 0;
  for (const Node node : tree.order) {
    const bool opens = tree.parent[node] == CutTree::kRoot || tree.isBridgeToParent(node);
    block[node] = opens ? next++ : block[tree.parent[node]];
  }
  return block;
}

}  // namespace samspil
