import { describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import type { GithubScenario, IssuePlan } from '../../src/emulator/github/scenario.js';
import { ISSUE_CLOSED } from '../../src/report/markdown/header.js';
import { commentMarker } from '../../src/report/markdown/markdown.js';
import { type EventName, eventOf } from '../helpers/events.js';
import { type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const [WORST] = terraformFindings();
const CLEAN: CloudgeniScenario = { plans: [{ findings: terraformFindings().filter(({ status }) => status !== 'open') }] };
const FAILING: CloudgeniScenario = { plans: [{ findings: terraformFindings() }] };
const NAME = 'nightly';
const MARKER = commentMarker(NAME);

type Options = Partial<Omit<JobOptions<CloudgeniState>, 'service' | 'github'>> & { readonly github?: GithubScenario };

/** One night of a gate with a tracking issue, with the issues that the nights before have left. */
function night(scenario: CloudgeniScenario, issues: readonly IssuePlan[] = [], { inputs, github, ...more }: Options = {}) {
  return runJob({
    service: cloudgeniMount({ key: API_KEY, ...scenario }),
    event: 'schedule',
    inputs: { name: NAME, 'tracking-issue': 'on-failure', 'upload-sarif': 'never', ...inputs },
    github: { issues, ...github },
    ...more,
  });
}

const issuesOf = ({ github }: JobResult): IssuePlan[] =>
  github.state.issues
    .filter(({ isPull }) => !isPull)
    .map(({ number, title, body, login, state }) => ({ number, title, body, login, state }));
const writes = ({ github }: JobResult): string[] =>
  github.requests.map(({ kind }) => kind).filter((kind) => kind === 'issue-create' || kind === 'issue-update');

describe('tracking-issue: on-failure', () => {
  it('opens one issue, keeps it, closes it, and opens it again', async () => {
    const first = await night(FAILING);
    expect(first.outputs).toMatchObject({ verdict: 'failed', 'issue-url': 'https://github.com/octo-org/infrastructure/issues/8' });
    expect(issuesOf(first)).toMatchObject([{ number: 8, title: 'scan-gate: nightly does not pass', state: 'open' }]);
    expect(issuesOf(first)[0]?.body?.split('\n')[0]).toBe(MARKER);
    expect(issuesOf(first)[0]?.body).toContain(WORST?.title);
    expect(first.summary).toMatch(/\| Tracking issue \| ✅ done · \[open\]\(.*\/issues\/8\)/);
    expect(first.github.state.comments).toEqual([]);

    const same = await night(FAILING, issuesOf(first));
    // The text contains the emulators' ports, so it differs.
    expect(writes(same)).toEqual(['issue-update']);
    expect(same.outputs['issue-url']).toBe(first.outputs['issue-url']);

    const worse = await night({ plans: [{ end: 'failed' }] }, issuesOf(same));
    expect(issuesOf(worse)).toMatchObject([{ number: 8, state: 'open', body: expect.stringContaining('SCAN_FAILED') }]);
    expect(writes(worse)).toEqual(['issue-update']);

    const over = await night(CLEAN, issuesOf(worse));
    expect(over.outputs).toMatchObject({ verdict: 'passed', 'issue-url': first.outputs['issue-url'] });
    expect(issuesOf(over)).toMatchObject([{ number: 8, state: 'closed', body: expect.stringContaining(ISSUE_CLOSED) }]);

    const quiet = await night(CLEAN, issuesOf(over));
    expect([writes(quiet), quiet.outputs['issue-url']]).toEqual([[], '']);

    const again = await night(FAILING, issuesOf(over));
    expect(issuesOf(again)).toMatchObject([{ number: 8, state: 'open', body: expect.stringContaining(WORST?.title ?? '') }]);
    expect(writes(again)).toEqual(['issue-update']);
    for (const job of [first, same, worse, over, quiet, again]) expect(job.github.state.comments).toEqual([]);
  });

  it.each([
    ['timeout', { plans: [{ runningMs: Infinity }] }],
    ['cancelled', { plans: [{ end: 'cancelled' }] }],
  ] as const)('reports a night that ended with %s', async (verdict, scenario) => {
    const job = await night(scenario, [], { inputs: { timeout: '60s' } });
    expect(job.outputs['verdict']).toBe(verdict);
    expect(issuesOf(job)).toMatchObject([{ state: 'open', body: expect.stringContaining(`(${verdict})`) }]);
  });

  it('leaves the issue alone when the job was interrupted', async () => {
    const before = issuesOf(await night(FAILING));
    const job = await night(CLEAN, before, { interruptAt: ({ at, kind }) => at === 'service' && kind === 'status' });
    expect(job.outputs).toMatchObject({ verdict: 'cancelled', 'issue-url': '' });
    expect(issuesOf(job)).toEqual(before);
  });

  it('ends in time when GitHub does not answer an interrupted job', async () => {
    const faults = [{ call: 'issues-list', nth: 'all', fault: 'hang' }] as const;
    const job = await night(FAILING, [], { github: { faults }, interruptAt: ({ kind }) => kind === 'issues-list' });
    expect(job.endedAfterInterruptMs).toBeLessThanOrEqual(7_500);
    expect(issuesOf(job)).toEqual([]);
  });

  it.each<EventName>(['push', 'pull_request', 'workflow_dispatch', 'merge_group'])('is not kept on %s', async (event) => {
    const job = await night(FAILING, [], { event });
    expect(job.github.requests.filter(({ kind }) => kind.startsWith('issue') || kind === 'viewer')).toEqual([]);
    expect(issuesOf(job)).toEqual([]);
  });

  it('is never kept unless asked for, nor when nothing was waited for', async () => {
    for (const inputs of [{ 'tracking-issue': undefined }, { wait: 'false' }]) {
      expect(issuesOf(await night(FAILING, [], { inputs }))).toEqual([]);
    }
  });

  it('keeps two gates apart, and what others have written', async () => {
    const forged: IssuePlan = { number: 20, title: 'x', login: 'mallory', state: 'open', body: `${MARKER}\nforged` };
    const first = await night(FAILING, [forged]);
    const second = await night(FAILING, issuesOf(first), { inputs: { name: 'other' } });
    expect(issuesOf(second)).toMatchObject([
      forged,
      { number: 21, state: 'open' },
      { number: 22, title: 'scan-gate: other does not pass' },
    ]);
    const over = await night(CLEAN, issuesOf(second));
    expect(issuesOf(over)).toMatchObject([forged, { number: 21, state: 'closed' }, { number: 22, state: 'open' }]);
  });

  it('escapes the text of the service, also a forged marker', async () => {
    const evil = `@octocat ![x](https://evil.example/x.png) ${MARKER} ${ISSUE_CLOSED} <img src=x> fixes #1`;
    const findings = terraformFindings().map((finding) => ({ ...finding, title: evil, description: evil }));
    const job = await night({ plans: [{ findings }] });
    const body = issuesOf(job)[0]?.body ?? '';
    expect(body.match(/<!--/g)).toHaveLength(1);
    expect(body).not.toMatch(/@octocat|!\[x\]|<img|#1\b/);
  });

  it('contains only numbers if the repository is public', async () => {
    const elsewhere: CloudgeniScenario = { ...FAILING, repositories: [{ id: 'repo_secret', fullName: 'octo-org/secret' }] };
    const job = await night(elsewhere, [], { event: eventOf('schedule', 'public'), inputs: { target: 'repo_secret' } });
    const body = issuesOf(job)[0]?.body ?? '';
    for (const word of [WORST?.title, WORST?.checkId, WORST?.resource?.file, 'octo-org/secret', 'repo_secret'])
      expect(body).not.toContain(word);
    expect(body).toMatch(/\| \*\*1\*\* \| \*\*3\*\*/);
    expect(job.files['results.json']).toContain(WORST?.title);
  });

  it.each<[string, GithubScenario, RegExp]>([
    ['a missing permission', { denied: ['issues-list', 'issue-create'] }, /permissions:(?:\s|%0A)+contents: read[^]*issues: write/],
    ['a repository without issues', { issuesDisabled: true }, /issues are disabled in this repository/],
  ])('%s is a notice, and changes no verdict', async (_what, github, pattern) => {
    for (const [scenario, verdict, exitCode] of [
      [FAILING, 'failed', 1],
      [CLEAN, 'passed', 0],
    ] as const) {
      const job = await night(scenario, [], { github });
      expect(job.outputs).toMatchObject({ verdict, 'issue-url': '' });
      expect(job.exitCode).toBe(exitCode);
      expect(job.log.filter((line) => /^::(?:warning|error)::.*issue/i.test(line))).toEqual([]);
      if (verdict === 'failed' || github.denied) expect(job.log.join('\n')).toMatch(pattern);
    }
  });
});
