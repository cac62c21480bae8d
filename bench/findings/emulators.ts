// The emulators of Cloudgeni and of GitHub for bench/findings.mjs: `emulators COUNT KIND LATENCY`. Cloudgeni responds to each request after
// LATENCY milliseconds. With the path of a file, writes the findings into it instead, as one answer.
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import { githubMount } from '../../src/emulator/github/index.js';
import { each } from '../../src/emulator/lazy-list.js';
import { startEmulator } from '../../src/emulator/server.js';
import { findingsOf } from './data.js';

const [count = '1000', kind = 'usual', latency = '0', file] = process.argv.slice(2);
const latencyMs = Number(latency);
const findings = findingsOf(Number(count), kind);

if (file !== undefined) writeFileSync(file, JSON.stringify({ data: [...each(findings)] }));
else {
  // GitHub processes every upload at once, and Cloudgeni allows all requests, so that no run waits.
  const unlimited = { findings: 1_000_000, status: 1_000_000, start: 1_000_000 };
  const plan = { runningMs: 0, queuedMs: 0, findings };
  const fault = { delayMs: latencyMs };
  const faults = latencyMs === 0 ? [] : (['findings', 'status'] as const).map((call) => ({ call, nth: 'all' as const, fault }));
  const service = await startEmulator(
    cloudgeniMount({ limits: { perMinute: unlimited, headers: true }, plans: Array.from({ length: 100 }, () => plan), faults }),
  );
  const github = await startEmulator(githubMount({ visibility: 'private', processingMs: 0 }));
  console.log(JSON.stringify({ service: service.url, github: github.url }));
  for await (const _line of createInterface({ input: process.stdin })) {
    const lastRequest = service.requests.findLast(({ kind: call }) => call === 'findings' || call === 'status')?.at ?? 0;
    const upload = github.requests.findLast(({ kind: call }) => call === 'sarif-upload')?.at ?? 0;
    console.log(JSON.stringify(upload - lastRequest - latencyMs));
  }
}
