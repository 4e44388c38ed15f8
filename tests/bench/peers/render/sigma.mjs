// sigma.mjs PREFIX [STEPS]: draws PREFIX.places and PREFIX.edges with sigma.js in Chromium with software WebGL, in a
// window of 1600 x 900, and prints first picture, pan and zoom frames in milliseconds and the memory of the browser;
// once with all edges, once with edges hidden while moving. For development only: `npm install` in this folder, Debian's
// chromium.
import { spawn } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const [prefix, steps = "60"] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const page = `<!doctype html><body style="margin:0"><div id="map" style="width:1600px;height:900px"></div>
<script type="module" src="script.js"></script>`;
const bundle = { entryPoints: [join(here, "sigma_page.mjs")], bundle: true, format: "esm", write: false };
const script = (await esbuild.build(bundle)).outputFiles[0].text;
const longest = 200_000; // milliseconds

const parents = () =>
  readdirSync("/proc").filter(Number).flatMap((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const number = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
      return [{ pid: Number(pid), parent: number("PPid"), kb: number("VmRSS") }];
    } catch {
      return [];
    }
  });
function memoryOf(pid) {
  const all = parents();
  const family = new Set([pid]);
  for (let grown = true; grown;) {
    grown = false;
    for (const one of all) if (family.has(one.parent) && !family.has(one.pid)) grown = family.add(one.pid);
  }
  return all.filter((one) => family.has(one.pid)).reduce((sum, one) => sum + one.kb, 0) / 1024;
}

async function measure(hide) {
  const profile = mkdtempSync(join(tmpdir(), "sigma-"));
  let answer;
  const answered = new Promise((done) => (answer = done));
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://localhost").pathname;
    if (name === "/") response.setHeader("content-type", "text/html").end(page);
    else if (name === "/script.js") response.setHeader("content-type", "text/javascript").end(script);
    else if (name === "/places" || name === "/edges") createReadStream(prefix + "." + name.slice(1)).pipe(response);
    else if (name === "/result") {
      let body = "";
      request.on("data", (part) => (body += part)).on("end", () => (response.end(), answer(JSON.parse(body))));
    } else response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${server.address().port}/?steps=${steps}${hide ? "&hide" : ""}`;
  const options = ["--headless=new", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
    "--window-size=1600,1000", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", `--user-data-dir=${profile}`];
  const browser = spawn("chromium", [...options, address], { stdio: "ignore" });
  const timer = setTimeout(() => answer({ error: "no picture in time" }), longest);
  const result = await answered;
  const memory = memoryOf(browser.pid);
  clearTimeout(timer);
  browser.kill();
  await new Promise((done) => browser.on("exit", done));
  server.close();
  server.closeAllConnections();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const name = hide ? "sigma.js, edges hidden while moving" : "sigma.js";
  if (result.error) return console.log(`${name}: ${result.error}`);
  const at = (times, share) => times[Math.floor(share * (times.length - 1))].toFixed(1);
  const both = (times) => `p50 ${at(times, 0.5)} p99 ${at(times, 0.99)} ms`;
  console.log(`${name}: first picture ${result.first.toFixed(0)} ms; pan ${both(result.pan)}; zoom ${both(result.zoom)}; ` +
    `${memory.toFixed(0)} MB`);
}

await measure(false);
await measure(true);
