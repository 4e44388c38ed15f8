// forceatlas2.mjs PREFIX OUT: lays PREFIX.edges out with graphology's ForceAtlas2 (its own settings for the size,
// 500 rounds) and prints how many seconds it took.
import { readFileSync, writeFileSync } from 'node:fs';
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

const [prefix, out] = process.argv.slice(2);
const lines = name => readFileSync(`${prefix}.${name}`, 'utf8').trimEnd().split('\n');
const vertices = lines('topics').length;
const graph = new Graph({ type: 'undirected', multi: true });
let state = 1;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
for (let v = 0; v < vertices; ++v) graph.addNode(v, { x: random(), y: random() });
for (const line of lines('edges')) graph.addEdge(...line.split(' '));
const start = performance.now();
const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true };
const places = forceAtlas2(graph, { iterations: 500, settings });
console.log((performance.now() - start) / 1000);
writeFileSync(out, Array.from({ length: vertices }, (_, v) => `${places[v].x} ${places[v].y}\n`).join(''));
