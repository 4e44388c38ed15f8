#!/usr/bin/env python3
"""Writes networkx.txt: figures of NetworkX for small graphs, which the tests of graph/analysis are held against.

Run by hand, with Debian's python3-networkx (2.8.8), when a figure is added:  python3 generate.py > networkx.txt
Format: a line "graph NAME", a line "ties" as tests/support/text_graph.h reads it, then one line a figure: its name and
a value for each vertex in ascending order (or, for articulation_points and bridges, the members), until "end".
"""
import random

import networkx as nx
from networkx.algorithms import community
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python


def numbered(graph):
    return nx.convert_node_labels_to_integers(nx.Graph(graph), ordering="sorted")


def graphs():
    yield "bow_tie", nx.Graph([(0, 2), (1, 2), (2, 3), (2, 4), (3, 5), (4, 5)])
    yield "path", nx.path_graph(7)
    yield "star", nx.star_graph(6)
    yield "complete", nx.complete_graph(6)
    yield "barbell", nx.barbell_graph(5, 3)
    yield "karate", numbered(nx.Graph(nx.karate_club_graph().edges()))
    yield "florentine", numbered(nx.florentine_families_graph())
    yield "les_miserables", numbered(nx.Graph(nx.les_miserables_graph().edges()))
    yield "caveman", nx.connected_caveman_graph(6, 6)
    for seed in range(1, 5):
        graph = nx.gnm_random_graph(40, 30 + 20 * seed, seed=seed)
        yield f"random_{seed}", graph
    two_parts = nx.disjoint_union(nx.cycle_graph(5), nx.random_tree(9, seed=3))
    two_parts.add_node(14)
    yield "disconnected", two_parts
    yield "tree", nx.random_tree(30, seed=7)
    yield "power_law", nx.barabasi_albert_graph(60, 2, seed=5)


def text(values):
    return " ".join("nan" if v != v else repr(float(v)) for v in values)


def main():
    random.seed(1)
    for name, graph in graphs():
        nodes = sorted(graph)
        by_node = lambda scores: text(scores[n] for n in nodes)
        print("graph", name)
        print("ties", " ".join([f"{min(a, b)}-{max(a, b)}" for a, b in graph.edges()] + [str(n) for n in nx.isolates(graph)]))
        print("degree", text(graph.degree(n) for n in nodes))
        print("betweenness", by_node(nx.betweenness_centrality(graph, normalized=False)))
        print("closeness", by_node(nx.closeness_centrality(graph)))
        print("page_rank", by_node(_pagerank_python(graph, tol=1e-14, max_iter=10000)))
        print("k_core", by_node(nx.core_number(graph)))
        print("clustering", by_node(nx.clustering(graph)))
        print("effective_size", by_node(nx.effective_size(graph)))
        print("constraint", by_node(nx.constraint(graph)))
        component = {n: len(c) for c in nx.connected_components(graph) for n in c}
        print("components", by_node(component))
        print("articulation_points", *sorted(nx.articulation_points(graph)))
        print("bridges", *sorted(f"{min(a, b)}-{max(a, b)}" for a, b in nx.bridges(graph)))
        best = max(
            community.modularity(graph, community.louvain_communities(graph, seed=s), weight=None) for s in range(20)
        )
        print("modularity", repr(best))
        if nx.is_connected(graph):
            print("augmentation", len(list(nx.k_edge_augmentation(graph, 2))))
        print("end")


main()
