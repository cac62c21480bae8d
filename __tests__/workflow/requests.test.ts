import { expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { GithubScenario, RunPlan } from '../../src/emulator/github/scenario.js';
import { BASE, BRANCH, type EventName, HEAD } from '../helpers/events.js';
import { runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

/** Without a checkout, so that everything is read from GitHub: the policy, and the files of the findings. */
async function requestsOf(event: EventName, findings: ReturnType<typeof terraformFindings>, github: GithubScenario = {}) {
  const files = { 'README.md': '# A repository', 'storage/main.tf': 'resource', '.github/scan-gate.yml': 'severity-threshold: high\n' };
  const runs: RunPlan[] = [
    { id: 4711, branch: BRANCH },
    { id: 4700, branch: BRANCH, conclusion: 'success', createdAgoMs: 9_000_000 },
  ];
  const service = cloudgeniMount({
    key: API_KEY,
    plans: [{ findings }],
    scans: [{ branch: BRANCH, commit: BASE, createdAgoMs: 8_990_000 }],
  });
  const job = await runJob({ service, event, github: { contents: { [BASE]: files, [HEAD]: files }, runs, ...github } });
  return { verdict: job.outputs['verdict'], kinds: job.github.requests.map(({ kind }) => kind) };
}

const PASSING = terraformFindings().filter(({ severity }) => severity !== 'critical' && severity !== 'high');

const PUSH = ['contents', 'contents', 'contents', 'runs', 'tree', 'sarif-upload', 'sarif-status'];
const PULL_REQUEST = [
  'contents',
  'contents',
  'contents',
  'tree',
  'sarif-upload',
  'comments-list',
  'pull',
  'comment-create',
  'comments-list',
  'sarif-status',
];

// Each further look at the processing of the SARIF is one more request.
it.each<[EventName, 'passed' | 'failed', readonly string[]]>([
  ['push', 'passed', PUSH],
  ['push', 'failed', PUSH],
  ['pull_request', 'passed', PULL_REQUEST],
  ['pull_request', 'failed', PULL_REQUEST],
])('a %s that %s makes at most 7 requests to GitHub, or 10 with a comment', async (event, verdict, expected) => {
  const { verdict: decided, kinds } = await requestsOf(event, verdict === 'passed' ? PASSING : terraformFindings());

  expect(decided).toBe(verdict);
  expect(kinds).toEqual(expected);
  expect(kinds.length).toBeLessThanOrEqual(event === 'push' ? 7 : 10);
});

it('a refused request is not repeated, and costs no other one', async () => {
  const denied = ['sarif-upload', 'comments-list', 'runs', 'run'] as const;

  expect((await requestsOf('push', PASSING, { denied })).kinds).toEqual([
    'contents',
    'contents',
    'contents',
    'runs',
    'run',
    'tree',
    'sarif-upload',
  ]);
  const refused = ['contents', 'contents', 'contents', 'tree', 'sarif-upload', 'comments-list'];
  expect((await requestsOf('pull_request', PASSING, { denied })).kinds).toEqual(refused);
});
