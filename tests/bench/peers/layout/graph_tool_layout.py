"""graph_tool_layout.py PREFIX sfdp OUT: lays PREFIX.edges out with graph-tool and prints how many seconds it took."""
import sys
import time

from graph_tool import Graph
from graph_tool.draw import sfdp_layout

prefix, _, out = sys.argv[1:4]
graph = Graph(directed=False)
graph.add_vertex(sum(1 for _ in open(prefix + ".topics")))
graph.add_edge_list([tuple(map(int, line.split())) for line in open(prefix + ".edges")])
start = time.time()
places = sfdp_layout(graph)
print(time.time() - start)
with open(out, "w") as file:
    file.writelines(f"{x} {y}\n" for x, y in (places[v] for v in graph.vertices()))
