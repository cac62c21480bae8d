import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../../src/emulator/cloudgeni/index.js';
import type { CloudgeniState } from '../../../src/emulator/cloudgeni/state.js';
import { type GiteaState, giteaMount } from '../../../src/emulator/gitea/index.js';
import type { GiteaScenario } from '../../../src/emulator/gitea/scenario.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { systemClock } from '../../../src/runtime/clock.js';
import { BASE, HEAD } from '../../helpers/events.js';
import { runAction } from '../../helpers/job.js';
import { type Ended, type Kill, processEnvironment, type Runner, runner } from '../../helpers/process.js';
import { API_KEY, leaksIn } from '../../helpers/secrets.js';

const TOKEN = 'c0ffee0123456789abcdef0123456789abcdef01';
const REPOSITORY = 'octo-org/infrastructure';
const POLICY = '.github/scan-gate.yml';

type Env = Readonly<Record<string, string>>;

/** The variables and the event of a runner (https://docs.gitea.com/usage/actions/comparison; act_runner, internal/app/run/runner.go). */
interface Job {
  readonly env: Env;
  readonly payload: unknown;
}

const repositoryOf = (fullName: string, isPrivate = true) => ({
  id: 42,
  full_name: fullName,
  owner: { login: fullName.split('/', 1)[0] },
  private: isPrivate,
  internal: false,
  default_branch: 'main',
});

function pushTo(branch: string): Job {
  const ref = `refs/heads/${branch}`;
  const sha = branch === 'main' ? BASE : HEAD;
  return {
    env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: ref, GITHUB_SHA: sha, GITHUB_REF_NAME: branch },
    payload: { ref, before: '0'.repeat(40), after: sha, head_commit: { id: sha }, repository: repositoryOf(REPOSITORY) },
  };
}

/** Unlike at GitHub, the ref and the commit are those of the head, and there is no `visibility`. */
function pullRequest({ fork = false, isPrivate = true } = {}): Job {
  const home = repositoryOf(REPOSITORY, isPrivate);
  return {
    env: {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/7/head',
      GITHUB_SHA: HEAD,
      GITHUB_REF_NAME: '7/head',
      GITHUB_BASE_REF: 'main',
      GITHUB_HEAD_REF: 'feature/x',
    },
    payload: {
      action: 'synchronized',
      number: 7,
      pull_request: {
        number: 7,
        state: 'open',
        user: { login: 'mona' },
        head: {
          label: 'feature/x',
          ref: 'feature/x',
          sha: HEAD,
          repo: fork ? { ...home, id: 77, full_name: 'mona/infrastructure' } : home,
        },
        base: { label: 'main', ref: 'main', sha: BASE, repo: home },
        merge_base: BASE,
      },
      repository: home,
      sender: { login: 'mona' },
    },
  };
}

interface Row {
  readonly job: Job;
  readonly inputs?: Env;
  readonly env?: Env;
  readonly gitea?: GiteaScenario;
  readonly scan?: 'clean' | 'fails' | 'hangs';
  /** Runs the built Action in a process of its own, which takes several times as long. */
  readonly built?: boolean;
  readonly kill?: Kill;
  /** Whether the workspace is a checkout of `main`, so that the policy is read without the API. */
  readonly checkedOut?: boolean;
}

type StepEnd = Pick<Ended, 'exitCode' | 'lines'> & Partial<Pick<Ended, 'overstayed'>>;

interface Ran extends StepEnd {
  readonly log: string;
  readonly place: Runner;
  readonly service: Emulator<CloudgeniState>;
  readonly gitea: Emulator<GiteaState>;
  readonly texts: Env;
}

const PLANS = {
  clean: { queuedMs: 0, runningMs: 0, findings: [] },
  fails: { queuedMs: 0, runningMs: 0, findings: [], end: 'failed' },
  hangs: { queuedMs: 0, runningMs: Infinity },
} as const;

const opened: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (each) => await each.close()));
});

async function run({ job, inputs = {}, env = {}, gitea: scenario = {}, scan, built, kill, checkedOut }: Row): Promise<Ran> {
  const plan = scan === undefined ? { queuedMs: 0, runningMs: 0, findings: terraformFindings() } : PLANS[scan];
  const service = await startEmulator(cloudgeniMount({ key: API_KEY, plans: [plan] }));
  const gitea = await startEmulator(
    giteaMount({
      token: TOKEN,
      pulls: [{ number: 7, headSha: HEAD, baseSha: BASE, sourceBranch: 'feature/x' }],
      // The pull request would pass by its own policy.
      files: { main: { [POLICY]: 'severity-threshold: high\n' }, 'feature/x': { [POLICY]: 'severity-threshold: none\n' } },
      ...scenario,
    }),
  );
  const place = runner({
    event: {
      env: {
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITEA_ACTIONS: 'true',
        GITHUB_ACTOR: 'mona',
        GITHUB_API_URL: `${gitea.url}/api/v1`,
        GITHUB_SERVER_URL: 'https://git.example/',
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_RUN_ID: '272',
        GITHUB_RUN_NUMBER: '43',
        GITHUB_RUN_ATTEMPT: '1',
        ...job.env,
      },
      payload: job.payload,
    },
    inputs: {
      scanner: 'cloudgeni',
      'api-key': API_KEY,
      organization: 'org_emulated',
      'api-url': service.url,
      'github-token': TOKEN,
      'poll-interval': '250ms',
      'on-missing-key': 'skip-untrusted',
      ...inputs,
    },
    env,
  });
  if (checkedOut === true) {
    for (const folder of ['.git', '.github']) mkdirSync(join(place.workspace, folder));
    writeFileSync(join(place.workspace, POLICY), 'severity-threshold: high\n');
  }
  opened.push(service, gitea, { close: () => place.remove() });
  const ended = built === true || kill !== undefined ? await place.step('main', kill) : await runHere(place);
  const log = ended.lines.join('\n');
  const texts = { log, summary: place.summary(), ...place.files() };
  expect([...service.undocumented, ...gitea.undocumented]).toEqual([]);
  expect(leaksIn(texts, [TOKEN])).toEqual([]);
  return { ...ended, log, place, service, gitea, texts };
}

async function runHere({ environment, workspace }: Runner): Promise<StepEnd> {
  const step = { cwd: workspace, clock: systemClock, interrupt: new AbortController().signal };
  const { exitCode, log } = await runAction(processEnvironment(environment), step);
  return { exitCode, lines: log.flatMap((text) => text.split('\n')) };
}

const statesOf = ({ gitea }: Ran): string[] => gitea.state.statuses.map(({ state }) => state);
const scannedBy = ({ service }: Ran) => service.state.scans.map(({ branch, commit }) => [branch, commit]);
const verdictOf = ({ place }: Ran): string | undefined => place.outputs()['verdict'];
const notesOf = ({ lines }: Ran, level: string): string[] => lines.filter((line) => line.startsWith(`::${level}`));

describe('the Action on Gitea', () => {
  it('a push to the default branch: the status of the commit, and no comment', async () => {
    const ran = await run({ job: pushTo('main') });

    expect([ran.exitCode, verdictOf(ran), scannedBy(ran)]).toEqual([1, 'failed', [['main', BASE]]]);
    expect(ran.gitea.state.statuses).toMatchObject([
      { sha: BASE, state: 'pending', context: expect.stringMatching(/^scan-gate\/cloudgeni/) },
      { sha: BASE, state: 'failure', description: expect.stringMatching(/^Cloudgeni gate failed: .{1,120}$/) },
    ]);
    expect(ran.gitea.state.comments).toEqual([]);
  });

  it('a push to a branch, whose status is updated by the same context', async () => {
    const ran = await run({ job: pushTo('feature/x'), scan: 'clean' });

    expect([ran.exitCode, scannedBy(ran), statesOf(ran)]).toEqual([0, [['feature/x', HEAD]], ['pending', 'success']]);
    expect(new Set(ran.gitea.state.statuses.map(({ context }) => context)).size).toBe(1);
  });

  it('a pull request that fails by the policy of its base: the comment with links to Gitea, the status, the summary', async () => {
    const ran = await run({ job: pullRequest(), built: true });

    expect([ran.exitCode, verdictOf(ran), scannedBy(ran)]).toEqual([1, 'failed', [['feature/x', HEAD]]]);
    expect(statesOf(ran)).toEqual(['pending', 'failure']);
    expect(ran.gitea.state.comments).toMatchObject([{ pull: 7, author: 'gitea-actions' }]);
    const body = ran.gitea.state.comments[0]?.body ?? '';
    expect(body).toMatch(/^<!-- scan-gate:[0-9a-f]{16} -->\n/);
    expect(body).toContain(`https://git.example/${REPOSITORY}/src/commit/${HEAD}/`);
    expect(ran.place.summary()).toContain('block this pull request');
    expect(ran.place.outputs()['comment-url']).toMatch(/\/pulls\/7#issuecomment-\d+$/);
    // Neither annotations nor uploads: they do not exist there.
    expect(ran.lines.filter((line) => /^::\w+ [^:]*file=/.test(line))).toEqual([]);
  });

  it('a pull request that passes again: the comment of this gate is updated, and no other', async () => {
    const first = await run({ job: pullRequest() });
    const [own] = first.gitea.state.comments;
    const marker = own?.body.split('\n', 1)[0] ?? '';
    const comments = [
      { pull: 7, author: 'mona', body: `${marker}\nThe gate passed.` },
      { pull: 7, author: 'gitea-actions', body: '<!-- scan-gate:0123456789abcdef -->\nAnother gate.' },
      { pull: 7, author: 'Gitea-Actions', body: own?.body ?? '' },
    ];

    const ran = await run({ job: pullRequest(), scan: 'clean', gitea: { comments } });

    expect([ran.exitCode, statesOf(ran)]).toEqual([0, ['pending', 'success']]);
    const bodies = ran.gitea.state.comments.map(({ body }) => body);
    expect(bodies.slice(0, 2)).toEqual(comments.slice(0, 2).map(({ body }) => body));
    expect(bodies).toHaveLength(3);
    expect(bodies[2]).toContain('passed');
  });

  it('a service that errs', async () => {
    const ran = await run({ job: pullRequest(), scan: 'fails' });

    expect([ran.exitCode, verdictOf(ran), statesOf(ran)]).toEqual([2, 'error', ['pending', 'error']]);
    expect(ran.gitea.state.comments).toHaveLength(1);
  });

  it('a pull request from a fork without a key is skipped, and its refusals are notices', async () => {
    const ran = await run({ job: pullRequest({ fork: true }), inputs: { 'api-key': '' }, gitea: { writes: false } });

    expect([ran.exitCode, verdictOf(ran), scannedBy(ran)]).toEqual([0, 'skipped', []]);
    expect(notesOf(ran, 'warning').filter((line) => line.includes('written'))).toEqual([]);
    expect(notesOf(ran, 'notice').join('\n')).toContain('pull requests from forks get a read-only token');
    expect(statesOf(ran)).toEqual([]);
  });

  it('a head that is not known: nothing is scanned, and no commit gets a status', async () => {
    const { env } = pullRequest();
    const ran = await run({ job: { env: { ...env, GITHUB_HEAD_REF: '' }, payload: 'none' } });

    expect([ran.exitCode, verdictOf(ran), scannedBy(ran), statesOf(ran)]).toEqual([2, 'error', [], []]);
  });

  it('a wrong token: the policy of the base cannot be read, so that nothing is scanned', async () => {
    const ran = await run({ job: pullRequest(), inputs: { 'github-token': 'c0ffee-that-is-wrong' } });

    expect([ran.exitCode, verdictOf(ran), scannedBy(ran)]).toEqual([2, 'error', []]);
    expect(ran.log).toContain('The policy file was not read from Gitea: Gitea rejected the token (Gitea answered 401');
    expect(leaksIn(ran.texts, ['c0ffee-that-is-wrong'])).toEqual([]);
  });

  it.each([
    ['a wrong token', { 'github-token': 'c0ffee-that-is-wrong' }, /the server rejected the token .*401/],
    ['no token', { 'github-token': '' }, /the token is empty/],
  ])('a push with %s: one note, and the verdict stays', async (_what, inputs, text) => {
    const ran = await run({ job: pushTo('main'), inputs, checkedOut: true });

    expect([ran.exitCode, verdictOf(ran)]).toEqual([1, 'failed']);
    expect([...notesOf(ran, 'notice'), ...notesOf(ran, 'warning')].filter((line) => text.test(line))).toHaveLength(1);
  });

  it('a token that may only read: what to add', async () => {
    const ran = await run({ job: pullRequest(), gitea: { writes: false, denied: ['comment-create'] } });

    expect([ran.exitCode, verdictOf(ran)]).toEqual([1, 'failed']);
    expect(notesOf(ran, 'notice').join('\n')).toMatch(
      /comment was not written: .*pull-requests: write[\s\S]*status was not written: .*contents: write/,
    );
  });

  it('a public repository, and a scan of something else: counts only', async () => {
    const ran = await run({ job: pullRequest({ isPrivate: false }), inputs: { details: 'counts' } });

    const shown = JSON.stringify([ran.gitea.state, ran.place.summary(), ran.log]);
    for (const { title } of terraformFindings()) expect(shown).not.toContain(title);
    expect(ran.gitea.state.comments).toHaveLength(1);
  });

  it('a dry run writes nothing', async () => {
    const ran = await run({ job: pullRequest(), inputs: { 'dry-run': 'true' } });

    expect([ran.gitea.state.comments, ran.gitea.state.statuses]).toEqual([[], []]);
    expect(ran.exitCode).toBe(0);
    expect(ran.log).toContain('contents: write # checkout, policy file, and the commit status');
    expect(ran.log).not.toMatch(/security-events|actions: read/);
  });

  it('a job that is cancelled: the status is an error, and not pending', async () => {
    const ran = await run({ job: pullRequest(), scan: 'hangs', kill: { when: 'Started the scan', signal: 'SIGINT' } });

    expect([verdictOf(ran), statesOf(ran), ran.overstayed]).toEqual(['cancelled', ['pending', 'error'], false]);
  });

  it('Forgejo: its own name and user, and a link to the run', async () => {
    const ran = await run({
      job: pullRequest(),
      env: { FORGEJO_ACTIONS: 'true' },
      gitea: { login: 'forgejo-actions', comments: [] },
    });

    expect(ran.gitea.state.statuses.at(-1)).toMatchObject({ target_url: `https://git.example/${REPOSITORY}/actions/runs/43` });
    expect(ran.gitea.state.comments).toMatchObject([{ author: 'forgejo-actions' }]);
  });

  it('upload-sarif: required says why nothing is uploaded', async () => {
    const ran = await run({ job: pushTo('main'), inputs: { 'upload-sarif': 'required' } });

    expect([ran.exitCode, statesOf(ran)]).toEqual([1, ['pending', 'failure']]);
    expect(ran.log).toContain('Gitea and Forgejo do not support this');
  });
});
