// One line a measure, in the form of samspil_storage_bench.
import { statSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const report = (what, value, unit) => console.log(what.padEnd(42) + value.toFixed(3).padStart(12) + ' ' + unit);

export async function measure(what, run) {
  const start = performance.now(), cpu = process.cpuUsage();
  const result = await run();
  const used = process.cpuUsage(cpu);
  report(what, performance.now() - start, 'ms');
  report(`${what}, processor time`, (used.user + used.system) / 1e3, 'ms');
  return result;
}

// The median of `runs` runs.
export async function measureEach(what, runs, run) {
  const times = [];
  for (let i = 0; i < runs; ++i) {
    const start = performance.now();
    await run(i);
    times.push((performance.now() - start) * 1000);
  }
  times.sort((a, b) => a - b);
  report(`${what}, p50`, times[Math.floor(times.length / 2)], 'us');
}

export function bytesIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

export function reportDisk(bytes, ties) {
  report('on disk', bytes / 1048576, 'MiB');
  report('on disk, a tie', bytes / ties, 'bytes');
}

export function reportPeak() {
  const line = readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s+(\d+)/);
  report('peak memory', Number(line[1]) / 1024, 'MiB');
}

// Entities to ask for.
export const keysIn = (folder) => readFileSync(`${folder}/keys.txt`, 'utf8').split('\n');

// A load that lost rows is no measure.
export function checkCount(found, expected) {
  if (Number(found) !== Number(expected)) throw new Error(`${found} rows were loaded, not ${expected}`);
}
