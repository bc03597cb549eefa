// The two servers under load, and what they cost: CPU and memory as Linux counts them.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK']));

function processes(pid) {
  const children = execFileSync('sh', ['-c', `cat /proc/${pid}/task/*/children`]).toString().trim();
  return [pid, ...(children ? children.split(/\s+/).map(Number) : [])];
}

/** CPU seconds that a process and its children have used so far. */
export function cpuSeconds(pid) {
  return (
    processes(pid)
      .map((each) => fs.readFileSync(`/proc/${each}/stat`, 'latin1').replace(/^.*\) /s, '').split(' '))
      .reduce((sum, fields) => sum + Number(fields[11]) + Number(fields[12]), 0) / TICKS_PER_SECOND
  );
}

/** Megabytes of a process and its children that are really in memory (proportional set size). */
export function memoryMegabytes(pid) {
  return processes(pid)
    .map((each) => Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${each}/smaps_rollup`, 'latin1'))[1]))
    .reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function until(ready, what, milliseconds = 60_000) {
  const deadline = Date.now() + milliseconds;
  while (!(await ready())) {
    if (Date.now() > deadline) throw new Error(`${what} was not ready in ${milliseconds} ms`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

async function stop(child) {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}

/** An nginx with one worker that serves `root`, and takes uploads under /dav/ where it was built with that module. */
export async function startNginx(folder) {
  const root = path.join(folder, 'www');
  fs.mkdirSync(path.join(root, 'dav'), { recursive: true });
  const port = await freePort();
  const version = execFileSync('sh', ['-c', 'nginx -V 2>&1']).toString();
  const dav = version.includes('http_dav_module');
  const configuration = path.join(folder, 'nginx.conf');
  fs.writeFileSync(
    configuration,
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx-error.log; user root;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; client_max_body_size 100m;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  open_file_cache max=1000; default_type application/octet-stream;
  server { listen 127.0.0.1:${port}; root ${root}; location /dav/ { ${dav ? 'dav_methods PUT; create_full_put_path on;' : ''} } }
}
`,
  );
  const child = spawn('nginx', ['-c', configuration, '-p', folder], { stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  await until(() => answers(base), 'nginx');
  return { base, root, dav, pid: child.pid, stop: () => stop(child) };
}

/** A registry as packaged, in memory, without rate limits; `readyMilliseconds` is from exec to the first answer of /health/readiness. */
export async function startRegistry(crewx, folder, options = []) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const log = fs.openSync(path.join(folder, 'registry.log'), 'w');
  const began = performance.now();
  const child = spawn(crewx, ['registry', 'serve', '--dev', '--port', String(port), ...options], { stdio: ['ignore', log, log] });
  await until(() => answers(`${base}/health/readiness`), 'the registry');
  const readyMilliseconds = performance.now() - began;
  return { base, pid: child.pid, readyMilliseconds, stop: () => stop(child) };
}

function answers(url) {
  return new Promise((done) => {
    const request = http.get(url, { agent: false }, (response) => {
      response.resume();
      done(response.statusCode < 500);
    });
    request.on('error', () => done(false));
  });
}
