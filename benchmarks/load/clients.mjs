// The two kinds of client: wrk, which asks for the same paths again and again, and uploads from here.
import { execFile } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REPORT = path.join(import.meta.dirname, 'report.lua');

/** One run of wrk: requests, seconds, latencies in milliseconds, errors. */
export async function wrk(url, { seconds, connections = 32, paths = '' }) {
  const { stdout } = await run(
    'wrk',
    ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '-s', REPORT, url],
    { env: { ...process.env, PATHS: paths } },
  );
  const [requests, took, p50, p99, statusErrors, socketErrors] = /^LOAD (.*)$/m.exec(stdout)[1].split(' ').map(Number);
  if (statusErrors || socketErrors) throw new Error(`${url}: ${statusErrors} refused, ${socketErrors} broken off`);
  return { requests, seconds: took, p50, p99 };
}

/** A client of one server, with kept connections. */
export class Client {
  constructor(base, connections = 10) {
    this.base = base;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
    this.connections = connections;
    this.token = '';
  }

  send(method, route, body = Buffer.alloc(0), type = 'application/octet-stream') {
    return new Promise((done, failed) => {
      const headers = { 'content-type': type, 'content-length': body.length };
      if (this.token) headers.authorization = `Bearer ${this.token}`;
      const request = http.request(this.base + route, { method, agent: this.agent, headers }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode < 300) done(text);
          else failed(new Error(`${method} ${route}: ${response.statusCode} ${text.slice(0, 300)}`));
        });
      });
      request.on('error', failed);
      request.end(body);
    });
  }

  async signIn(username, password) {
    const answer = await this.send('POST', '/auth/login', Buffer.from(JSON.stringify({ username, password })), 'application/json');
    this.token = JSON.parse(answer).token;
  }

  publish(id, version, body) {
    return this.send('POST', `/packages/${encodeURIComponent(id)}/versions/${version}`, body);
  }

  /** Does `count` things, `connections` at once. */
  async all(count, what) {
    let next = 0;
    const one = async () => {
      while (next < count) await what(next++);
    };
    await Promise.all(Array.from({ length: this.connections }, one));
  }

  close() {
    this.agent.destroy();
  }
}
