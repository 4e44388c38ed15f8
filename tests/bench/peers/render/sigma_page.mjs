// The page of sigma.mjs: draws the network with sigma, moves the camera along a path, a step a frame, and reports the
// milliseconds from frame to frame.
import Graph from "graphology";
import Sigma from "sigma";

const numbers = async (name) => (await (await fetch(name)).text()).trim().split(/\s+/).map(Number);
const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

async function frames(sigma, steps, move) {
  const times = [];
  for (let i = 0; i < steps; ++i) {
    const begun = performance.now();
    sigma.getCamera().setState(move(sigma.getCamera().getState(), i));
    await nextFrame();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b);
}

async function run() {
  const [places, edges] = await Promise.all([numbers("places"), numbers("edges")]);
  const begun = performance.now();
  const graph = new Graph({ multi: true });
  for (let v = 0; v * 2 < places.length; ++v)
    graph.addNode(v, { x: places[2 * v], y: -places[2 * v + 1], size: 1.5, color: "#2060b0", label: `Entity ${v}` });
  for (let e = 0; e < edges.length; e += 2)
    if (edges[e] !== edges[e + 1]) graph.addEdge(edges[e], edges[e + 1], { size: 0.3, color: "#c0c8d0" });
  const hide = new URLSearchParams(location.search).has("hide");
  const sigma = new Sigma(graph, document.getElementById("map"), { hideEdgesOnMove: hide });
  await nextFrame();
  await nextFrame();
  const first = performance.now() - begun;
  const steps = Number(new URLSearchParams(location.search).get("steps") ?? 60);
  const pan = await frames(sigma, steps, ({ x, y }, i) => ({ x: x + (i % 20 < 10 ? 0.01 : -0.01), y: y + 0.002 }));
  const zoom = await frames(sigma, steps, ({ ratio }, i) => ({ ratio: ratio * (i % 24 < 12 ? 1 / 1.18 : 1.18) }));
  await fetch("result", { method: "POST", body: JSON.stringify({ first, pan, zoom }) });
}
run().catch((error) => fetch("result", { method: "POST", body: JSON.stringify({ error: String(error) }) }));
