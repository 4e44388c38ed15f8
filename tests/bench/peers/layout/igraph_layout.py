"""igraph_layout.py PREFIX LAYOUT OUT: lays PREFIX.edges out with python-igraph and says how long it took."""
import sys
import time

import igraph

prefix, layout, out = sys.argv[1:4]
vertices = sum(1 for _ in open(prefix + ".topics"))
edges = [tuple(map(int, line.split())) for line in open(prefix + ".edges")]
graph = igraph.Graph(n=vertices, edges=edges)
start = time.time()
places = graph.layout(layout)
print(f"igraph {layout} took {time.time() - start:.1f} s")
with open(out, "w") as file:
    file.writelines(f"{x} {y}\n" for x, y in places)
