"""igraph_layout.py PREFIX LAYOUT OUT: lays PREFIX.edges out with python-igraph and prints how many seconds it took."""
import sys
import time

import igraph

prefix, layout, out = sys.argv[1:4]
vertices = sum(1 for _ in open(prefix + ".topics"))
edges = [tuple(map(int, line.split())) for line in open(prefix + ".edges")]
graph = igraph.Graph(n=vertices, edges=edges)
start = time.time()
places = graph.layout(layout)
print(time.time() - start)
with open(out, "w") as file:
    file.writelines(f"{x} {y}\n" for x, y in places)
