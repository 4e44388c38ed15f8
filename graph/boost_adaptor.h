// A TieGraph as a Boost.Graph graph: incidence, adjacency, vertex list and edge list, undirected, without parallel
// edges.
//
//   std::vector<std::uint32_t> component(graph.nodeCount());
//   boost::connected_components(graph, boost::make_iterator_property_map(component.begin(),
//   boost::identity_property_map{}));
//
// The algorithms find the functions below by argument-dependent lookup. Include in .cpp files only: Boost.Graph is
// heavy. Adapted is the simple graph and not the snapshot itself, because parallel ties, self-loops and wishes would
// change what nearly every algorithm computes.
#pragma once

#include <cstddef>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/analysis/tie_graph.h"

namespace samspil {

// A link as it is seen from one of its ends.
struct LinkFrom {
  TieGraph::Node from = 0, to = 0;
  std::uint32_t link = 0;
  friend bool operator==(const LinkFrom& a, const LinkFrom& b) { return a.link == b.link; }
};

class OutLinkIterator
    : public boost::iterator_facade<OutLinkIterator, LinkFrom, boost::random_access_traversal_tag, LinkFrom> {
 public:
  OutLinkIterator() = default;
  OutLinkIterator(TieGraph::Node from, const TieGraph::Arc* arc) : from_(from), arc_(arc) {}

 private:
  friend class boost::iterator_core_access;
  LinkFrom dereference() const { return {from_, arc_->neighbor, arc_->link}; }
  bool equal(const OutLinkIterator& other) const { return arc_ == other.arc_; }
  void increment() { ++arc_; }
  void decrement() { --arc_; }
  void advance(std::ptrdiff_t by) { arc_ += by; }
  std::ptrdiff_t distance_to(const OutLinkIterator& other) const { return other.arc_ - arc_; }

  TieGraph::Node from_ = 0;
  const TieGraph::Arc* arc_ = nullptr;
};

class NeighborIterator : public boost::iterator_facade<NeighborIterator, TieGraph::Node,
                                                       boost::random_access_traversal_tag, TieGraph::Node> {
 public:
  NeighborIterator() = default;
  explicit NeighborIterator(const TieGraph::Arc* arc) : arc_(arc) {}

 private:
  friend class boost::iterator_core_access;
  TieGraph::Node dereference() const { return arc_->neighbor; }
  bool equal(const NeighborIterator& other) const { return arc_ == other.arc_; }
  void increment() { ++arc_; }
  void decrement() { --arc_; }
  void advance(std::ptrdiff_t by) { arc_ += by; }
  std::ptrdiff_t distance_to(const NeighborIterator& other) const { return other.arc_ - arc_; }

  const TieGraph::Arc* arc_ = nullptr;
};

class LinkIterator
    : public boost::iterator_facade<LinkIterator, LinkFrom, boost::random_access_traversal_tag, LinkFrom> {
 public:
  LinkIterator() = default;
  LinkIterator(const TieGraph* graph, std::uint32_t link) : graph_(graph), link_(link) {}

 private:
  friend class boost::iterator_core_access;
  LinkFrom dereference() const { return {graph_->links[link_].first, graph_->links[link_].second, link_}; }
  bool equal(const LinkIterator& other) const { return link_ == other.link_; }
  void increment() { ++link_; }
  void decrement() { --link_; }
  void advance(std::ptrdiff_t by) { link_ = static_cast<std::uint32_t>(link_ + by); }
  std::ptrdiff_t distance_to(const LinkIterator& other) const {
    return std::ptrdiff_t{other.link_} - std::ptrdiff_t{link_};
  }

  const TieGraph* graph_ = nullptr;
  std::uint32_t link_ = 0;
};

using NodeIterator = boost::counting_iterator<TieGraph::Node>;

inline std::pair<NodeIterator, NodeIterator> vertices(const TieGraph& graph) {
  return {NodeIterator(0), NodeIterator(static_cast<TieGraph::Node>(graph.nodeCount()))};
}
inline std::size_t num_vertices(const TieGraph& graph) { return graph.nodeCount(); }
inline std::pair<LinkIterator, LinkIterator> edges(const TieGraph& graph) {
  return {LinkIterator(&graph, 0), LinkIterator(&graph, static_cast<std::uint32_t>(graph.linkCount()))};
}
inline std::size_t num_edges(const TieGraph& graph) { return graph.linkCount(); }
inline std::pair<OutLinkIterator, OutLinkIterator> out_edges(TieGraph::Node node, const TieGraph& graph) {
  const auto arcs = graph.arcsAt(node);
  return {OutLinkIterator(node, arcs.data()), OutLinkIterator(node, arcs.data() + arcs.size())};
}
inline std::size_t out_degree(TieGraph::Node node, const TieGraph& graph) { return graph.degree(node); }
inline std::size_t degree(TieGraph::Node node, const TieGraph& graph) { return graph.degree(node); }
inline std::pair<NeighborIterator, NeighborIterator> adjacent_vertices(TieGraph::Node node, const TieGraph& graph) {
  const auto arcs = graph.arcsAt(node);
  return {NeighborIterator(arcs.data()), NeighborIterator(arcs.data() + arcs.size())};
}
inline TieGraph::Node source(const LinkFrom& link, const TieGraph&) { return link.from; }
inline TieGraph::Node target(const LinkFrom& link, const TieGraph&) { return link.to; }

// Nodes are their own indexes.
using NodeIndexMap = boost::typed_identity_property_map<TieGraph::Node>;
inline NodeIndexMap get(boost::vertex_index_t, const TieGraph&) { return {}; }
inline TieGraph::Node get(boost::vertex_index_t, const TieGraph&, TieGraph::Node node) { return node; }

// Property maps over plain vectors, by node and by link.
template <typename T>
auto nodeMap(std::vector<T>& values) {
  return boost::make_iterator_property_map(values.begin(), NodeIndexMap{});
}
struct LinkIndexMap {
  using key_type = LinkFrom;
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using category = boost::readable_property_map_tag;
  friend std::uint32_t get(LinkIndexMap, const LinkFrom& link) { return link.link; }
};
template <typename T>
auto linkMap(std::vector<T>& values) {
  return boost::make_iterator_property_map(values.begin(), LinkIndexMap{});
}

struct TieGraphTraversal : boost::incidence_graph_tag,
                           boost::adjacency_graph_tag,
                           boost::vertex_list_graph_tag,
                           boost::edge_list_graph_tag {};

}  // namespace samspil

namespace boost {

template <>
struct graph_traits<samspil::TieGraph> {
  using vertex_descriptor = samspil::TieGraph::Node;
  using edge_descriptor = samspil::LinkFrom;
  using directed_category = undirected_tag;
  using edge_parallel_category = disallow_parallel_edge_tag;
  using traversal_category = samspil::TieGraphTraversal;
  using vertex_iterator = samspil::NodeIterator;
  using edge_iterator = samspil::LinkIterator;
  using out_edge_iterator = samspil::OutLinkIterator;
  using adjacency_iterator = samspil::NeighborIterator;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return samspil::TieGraph::kHidden; }
};

// Some algorithms deduce a const graph.
template <>
struct graph_traits<const samspil::TieGraph> : graph_traits<samspil::TieGraph> {};

template <>
struct property_map<samspil::TieGraph, vertex_index_t> {
  using type = samspil::NodeIndexMap;
  using const_type = samspil::NodeIndexMap;
};

}  // namespace boost
