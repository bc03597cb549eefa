// node load.mjs [--crewx FILE] [--seconds N] [--rounds N] [--small N] [workload]...
// Drives the packaged registry and an nginx in one run; see README.md.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundles.mjs';
import { Client, wrk } from './clients.mjs';
import { cpuSeconds, memoryMegabytes, startNginx, startRegistry } from './servers.mjs';

const KIB = 1024;
const MIB = 1024 * KIB;
const WARM_CPU_SECONDS = 15;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    crewx: { type: 'string', default: path.join(import.meta.dirname, '../../distribution/target/crewx/bin/crewx') },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    small: { type: 'string', default: '1000' },
    uploads: { type: 'string', default: '200' },
    serve: { type: 'string', multiple: true, default: [] },
  },
});
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const round = (number, digits = 0) => (number === undefined ? '–' : number.toLocaleString('en', { maximumFractionDigits: digits }));

function row(name, ours, peer, wanted) {
  const ratio = peer === undefined ? '–' : (ours / peer).toFixed(2);
  console.log(`| ${name} | ${round(ours)} | ${round(peer)} | ${ratio} | ${wanted} |`);
}

async function perCpuSecond(server, route, extra = {}) {
  const before = cpuSeconds(server.pid);
  const result = await wrk(server.base + route, { seconds, ...extra });
  return { ...result, rate: result.requests / (cpuSeconds(server.pid) - before) };
}

/** Lets a server work until its code is compiled: so many seconds of its CPU, however busy the machine is. */
async function warmUp(server, route, extra = {}) {
  const before = cpuSeconds(server.pid);
  for (let i = 0; i < 12 && cpuSeconds(server.pid) - before < WARM_CPU_SECONDS; i++) {
    await wrk(server.base + route, { seconds, ...extra });
  }
}

/** Requests per CPU second of both, taken in turns. */
async function compare(name, registry, route, nginx, file, wanted, extra) {
  await warmUp(registry, route, extra);
  await wrk(nginx.base + file, { seconds: 1 });
  const ours = [];
  const peer = [];
  for (let i = 0; i < rounds; i++) {
    ours.push((await perCpuSecond(registry, route, extra)).rate);
    peer.push((await perCpuSecond(nginx, file)).rate);
  }
  row(name, median(ours), median(peer), wanted);
}

async function download(registry, client, nginx, name, bytes, wanted) {
  const id = `download-${bytes}`;
  const body = bundle({ id, version: '1.0.0', bytes });
  await client.publish(id, '1.0.0', body);
  fs.writeFileSync(path.join(nginx.root, id), body);
  await compare(name, registry, `/packages/${id}/versions/1.0.0/download`, nginx, `/${id}`, wanted);
}

async function metadata(registry, client, nginx) {
  const id = 'fifty-versions';
  for (let i = 0; i < 50; i++) {
    await client.publish(id, `1.${i}.0`, bundle({ id, version: `1.${i}.0`, requires: { 'download-10240': '^1.0.0' } }));
  }
  for (const route of [`/index/${id}`, `/packages/${id}`, `/packages/${id}/versions`]) {
    const text = await client.send('GET', route);
    const file = `/${route.replaceAll('/', '-')}.json`;
    fs.writeFileSync(path.join(nginx.root, file), text);
    await compare(`W2 \`${route}\`, ${text.length} bytes`, registry, route, nginx, file, '≥ 0.3');
  }
}

const WORDS = 'merge split parse render lint deploy review translate summarise chart table image audio query cache index graph report invoice mail'.split(' ');

async function search(registry, client, folder) {
  await client.all(1000, (i) => {
    const id = `find-${WORDS[i % 20]}-${WORDS[Math.floor(i / 20) % 20]}-${i}`;
    const description = `Can ${WORDS[(i * 7) % 20]} and ${WORDS[(i * 3 + 1) % 20]} files of a ${WORDS[(i * 11) % 20]}.`;
    return client.publish(id, '1.0.0', bundle({ id, version: '1.0.0', description, keywords: [WORDS[i % 20]] }));
  });
  const paths = path.join(folder, 'search-paths');
  const queries = WORDS.flatMap((a) => WORDS.map((b) => `/packages/search?q=${a}+${b}`));
  fs.writeFileSync(paths, queries.join('\n') + '\n');
  await warmUp(registry, '', { paths, connections: 8 });
  const runs = [];
  for (let i = 0; i < rounds; i++) runs.push(await perCpuSecond(registry, '', { paths, connections: 8 }));
  row('W3 search, 1,000 packages, two words', median(runs.map((run) => run.rate)), undefined, '≥ 5,000');
  console.log(`| W3 p50 / p99, ms | ${median(runs.map((r) => r.p50)).toFixed(2)} / ${median(runs.map((r) => r.p99)).toFixed(2)} | – | – | p99 ≤ 5 |`);
}

async function upload(registry, client, nginx) {
  const peer = new Client(nginx.base);
  const ours = [];
  const theirs = [];
  const warm = 3;
  for (let i = 0; i < warm + rounds; i++) {
    const total = Number(options.uploads);
    const bundles = Array.from({ length: total }, (_, k) => ({ id: `up-${i}-${k}`, version: '1.0.0', bytes: MIB })).map((it) => ({ ...it, body: bundle(it) }));
    const rate = async (server, send) => {
      const before = cpuSeconds(server.pid);
      await client.all(total, (k) => send(bundles[k]));
      return total / (cpuSeconds(server.pid) - before);
    };
    ours.push(await rate(registry, (it) => client.publish(it.id, it.version, it.body)));
    if (nginx.dav) theirs.push(await rate(nginx, (it) => peer.send('PUT', `/dav/${it.id}`, it.body)));
  }
  peer.close();
  row('W4 upload 1 MiB, 10 at once', median(ours.slice(warm)), nginx.dav ? median(theirs.slice(warm)) : undefined, '≥ 100 a CPU-s');
}

async function memory(folder) {
  const registry = await startRegistry(options.crewx, folder, options.serve);
  const client = new Client(registry.base);
  try {
    const empty = memoryMegabytes(registry.pid);
    await client.signIn('testuser', 'testpass');
    const total = Number(options.small);
    const wave = 50;
    await client.all(total, (i) => {
      const id = `small-${Math.floor(i / wave)}`;
      const version = total > 10_000 ? `1.${i % wave}.0` : '1.0.0';
      const name = total > 10_000 ? id : `small-${i}`;
      return client.publish(name, version, bundle({ id: name, version }));
    });
    const full = memoryMegabytes(registry.pid);
    await new Promise((done) => setTimeout(done, 20_000));
    const idle = memoryMegabytes(registry.pid);
    console.log(`| memory, MB: empty / after publishing ${round(total)} / 20 s later | ${round(empty)} / ${round(full)} / ${round(idle)} | – | – | ≤ 150 with 1,000 |`);
  } finally {
    client.close();
    await registry.stop();
  }
}

async function start(folder) {
  const times = [];
  for (let i = 0; i < Math.max(3, rounds); i++) {
    const registry = await startRegistry(options.crewx, folder, options.serve);
    times.push(registry.readyMilliseconds);
    await registry.stop();
  }
  console.log(`| start to ready, ms | ${round(median(times))} | – | – | ≤ 1,000 |`);
}

async function main() {
  const known = ['w1', 'w2', 'w3', 'w4', 'start', 'memory'];
  const wanted = positionals.length ? positionals : known;
  const unknown = wanted.filter((each) => !known.includes(each));
  if (unknown.length) throw new Error(`No workload "${unknown}"; there are ${known.join(', ')}.`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'crewx-load-'));
  console.log(`| workload | registry | nginx | ratio | wanted |\n|---|---|---|---|---|`);
  try {
    if (wanted.some((each) => each.startsWith('w'))) {
      const nginx = await startNginx(folder);
      const registry = await startRegistry(options.crewx, folder, options.serve);
      const client = new Client(registry.base);
      try {
        await client.signIn('testuser', 'testpass');
        if (wanted.includes('w1')) {
          await download(registry, client, nginx, 'W1 download 10 KiB', 10 * KIB, '≥ 0.4');
          await download(registry, client, nginx, 'W1 download 1 MiB', MIB, '≥ 0.7');
        }
        if (wanted.includes('w2')) await metadata(registry, client, nginx);
        if (wanted.includes('w3')) await search(registry, client, folder);
        if (wanted.includes('w4')) await upload(registry, client, nginx);
      } finally {
        client.close();
        await registry.stop();
        await nginx.stop();
      }
    }
    if (wanted.includes('start')) await start(folder);
    if (wanted.includes('memory')) await memory(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

await main();
