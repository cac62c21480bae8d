import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { githubMount } from '../../src/emulator/github/index.js';
import { exposures } from '../../src/emulator/s4e/data.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { startEmulator } from '../../src/emulator/server.js';
import { eventOf, HEAD } from '../helpers/events.js';
import { readFolder } from '../helpers/job.js';
import { DIST, runBundle, runner } from '../helpers/process.js';
import { API_KEY, GITHUB_TOKEN } from '../helpers/secrets.js';

const IDS = ['a-1', 'a-2', 'a-3'];
const FAST = { queuedMs: 50, runningMs: 200 };
const endings: (() => unknown)[] = [];

afterAll(async () => {
  for (const end of endings) await end();
});

/** S4E with a target that fails, one that passes, and one whose scan ends in an error. */
async function openS4e() {
  const service = await startEmulator(
    s4eMount({
      key: API_KEY,
      assets: IDS.map((id) => ({ id, name: `${id}.example.org` })),
      plansByTarget: {
        'a-1': [{ ...FAST, findings: exposures() }],
        'a-2': [{ ...FAST, findings: [] }],
        'a-3': [{ ...FAST, end: 'failed' }],
      },
    }),
  );
  endings.push(() => service.close());
  return service;
}

function verdictsIn(text = '{}'): string[] {
  const { targets } = JSON.parse(text) as { targets: { decision: { verdict: string } }[] };
  return targets.map(({ decision }) => decision.verdict);
}

it('the Action scans three targets of a pull request, and reports one verdict in one comment', async () => {
  const service = await openS4e();
  const github = await startEmulator(githubMount({ token: GITHUB_TOKEN, pulls: [{ number: 7, headSha: HEAD }] }));
  const job = runner({
    event: eventOf('pull_request'),
    inputs: {
      scanner: 's4e',
      'api-key': API_KEY,
      'api-url': service.url,
      'github-token': GITHUB_TOKEN,
      target: IDS.join('\n'),
      'poll-interval': '250ms',
    },
    env: { GITHUB_API_URL: github.url },
  });
  endings.push(
    () => github.close(),
    () => job.remove(),
  );

  const main = await job.step('main');
  const post = await job.step('post');

  expect([main.exitCode, post.exitCode, main.stderr]).toEqual([2, 0, '']);
  expect(job.outputs()).toMatchObject({
    verdict: 'error',
    'verdict-reason': 'error: 1 of 3 targets ended in an error, 1 failed, 1 passed',
    'scan-id': '',
    total: '',
  });
  expect(verdictsIn(job.files()['results.json'])).toEqual(['failed', 'passed', 'error']);
  expect(Object.keys(job.files()).filter((name) => name.startsWith('targets/') && name.endsWith('/results.sarif'))).toHaveLength(2);
  expect(github.state.comments).toHaveLength(1);
  expect(post.lines).toEqual([]);
  expect([...service.undocumented, ...github.undocumented]).toEqual([]);
});

it('the command line scans three targets', async () => {
  const service = await openS4e();
  const folder = mkdtempSync(join(tmpdir(), 'scan-gate-targets-'));
  endings.push(() => rmSync(folder, { recursive: true }));
  const args = ['scan', '--scanner', 's4e', '--api-url', service.url, '--target', IDS.join('\n'), '--poll-interval', '250ms'];

  const ended = await runBundle([join(DIST, 'cli', 'index.js'), ...args, '--warn-only'], folder, { SCAN_GATE_API_KEY: API_KEY });

  expect(ended.exitCode).toBe(2);
  expect(ended.stdout).toContain('1 of 3 targets ended in an error');
  expect(verdictsIn(readFolder(join(folder, 'scan-gate-report'))['results.json'])).toEqual(['failed', 'passed', 'error']);
});
