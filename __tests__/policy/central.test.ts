import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSource } from '../../src/ci/source.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { checkPolicy } from '../../src/doctor/policy.js';
import { asScanError } from '../../src/domain/errors.js';
import type { EffectivePolicy } from '../../src/domain/run-options.js';
import type { FilePlan, GithubScenario, OtherRepositoryPlan } from '../../src/emulator/github/scenario.js';
import { describeEffectivePolicy } from '../../src/policy/describe.js';
import { advisesGateOnNew, type EffectivePolicyOptions, readPolicy, resolveEffectivePolicy } from '../../src/policy/effective-policy.js';
import { createFilesAt } from '../../src/policy/path-globs.js';
import { hintText } from '../../src/text/hint.js';
import { BASE, type EventName, eventOf } from '../helpers/events.js';
import { type Stage, stage, strike } from '../publish/harness.js';

const NOW_MS = Date.UTC(2026, 10, 21);
const COMMIT = '9d90f9c1d1a9f0f27bd87efb3a0ad2b0f4fb7a34';
const CENTRAL = 'acme/policies/gates/scan-gate.yml';
const NAMED = `${CENTRAL}@v1`;
const OWN = '.github/scan-gate.yml';
const WAIVER = '{rule: R1, reason: because, expires: 2026-12-31}';

let workspace = '';
let open: Stage | undefined;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'scan-gate-central-'));
});
afterEach(async () => {
  rmSync(workspace, { recursive: true, force: true });
  await strike();
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

interface Job {
  /** The central policy. */
  readonly central?: FilePlan | undefined;
  /** The repository's own policy, at the base. */
  readonly own?: string;
  readonly other?: Partial<OtherRepositoryPlan>;
  readonly github?: GithubScenario;
  readonly token?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly scanner?: string;
  readonly event?: EventName;
  readonly files?: readonly string[];
}

async function optionsOf(job: Job): Promise<EffectivePolicyOptions> {
  const { central, own, other, github, token, inputs, scanner = 'cloudgeni', event = 'pull_request', files = ['a/x.tf', 'b/x.tf'] } = job;
  const { env, payload } = eventOf(event);
  const { source } = readSource({
    env: { ...env, GITHUB_EVENT_PATH: '/e' },
    readFile: () => JSON.stringify(payload),
    ref: undefined,
    sha: undefined,
  });
  const base = { ...Object.fromEntries(files.map((path) => [path, ''])), ...(own !== undefined && { [OWN]: own }) };
  open = await stage(
    {
      contents: { [BASE]: base, ...(source.commit && { [source.commit]: base }) },
      others: {
        'acme/policies': {
          contents: { [COMMIT]: { 'README.md': '', ...(central !== undefined && { 'gates/scan-gate.yml': central }) } },
          branches: { v1: COMMIT, main: COMMIT },
          ...other,
        },
      },
      ...github,
    },
    token === undefined ? {} : { token },
  );
  const given: Record<string, Record<string, string>> = {
    cloudgeni: { organization: 'org_1', target: 'repo_1' },
    s4e: { target: 'a-1' },
    aiptx: {},
  };
  const raw = { scanner, 'api-key': 'key_of_the_test', 'policy-file': NAMED, ...given[scanner], ...inputs };
  const parsed = parseConfig(raw, source, []);
  if ('problems' in parsed || parsed.config.eligibility.kind !== 'scan') throw new Error(JSON.stringify(parsed));
  const { config } = parsed;
  const [target] = parsed.config.eligibility.targets;
  if (target === undefined) throw new Error('There is no target.');
  const { plan } = target;
  const filesAt = createFilesAt({ source, workspace, env: process.env, github: open.github });
  return { config, plan, workspace, github: open.github, filesAt, style: 'action', nowMs: NOW_MS, hide: () => undefined };
}

const signal = (): AbortSignal => new AbortController().signal;
const ruled = async (job: Job): Promise<EffectivePolicy> => await resolveEffectivePolicy(await optionsOf(job), signal());

async function refused(job: Job): Promise<{ readonly code: string; readonly message: string; readonly hint: string }> {
  return await ruled(job).then(
    (policy) => {
      throw new Error(`It was not refused: ${describeEffectivePolicy(policy)}`);
    },
    (thrown: unknown) => {
      const { code, message, hint = '' } = asScanError(thrown);
      return { code, message, hint: hintText(hint) };
    },
  );
}

describe('a central policy', () => {
  it('holds alone, on every event, at the commit that its ref names', async () => {
    for (const event of ['pull_request', 'push', 'schedule', 'fork'] as const) {
      const policy = await ruled({ central: 'severity-threshold: low', event, inputs: { 'on-missing-key': 'fail' }, scanner: 's4e' });
      expect(policy.gate.severityThreshold).toEqual({ value: 'low', from: 'central-policy' });
      expect(policy.centralPolicy).toEqual({ repository: 'acme/policies', path: 'gates/scan-gate.yml', ref: 'v1', commit: COMMIT });
      expect(policy.policy).toBeUndefined();
      expect(describeEffectivePolicy(policy)).toBe(`severity-threshold low; central policy ${NAMED} at 9d90f9c`);
      await strike();
    }
  });

  it('is never read from the workspace, and a file of that name there changes nothing', async () => {
    put(NAMED, 'severity-threshold: none');
    put(CENTRAL, 'severity-threshold: none');
    const { gate } = await ruled({ central: 'severity-threshold: low', event: 'push' });
    expect(gate.severityThreshold?.value).toBe('low');
  });

  it('is read without a look-up of its commit if the ref is one', async () => {
    const { centralPolicy } = await ruled({ central: '', inputs: { 'policy-file': `${CENTRAL}@${COMMIT.toUpperCase()}` } });
    expect(centralPolicy?.commit).toBe(COMMIT);
    expect(open?.kinds()).not.toContain('commit');
  });

  it('is made stricter by the repository, and by the inputs, each of which is named', async () => {
    const { gate, scope, policy, additions, sarif } = await ruled({
      central: `max-findings: {low: 9, medium: 20}\npaths: a/**\nwaivers:\n- repository\n- ${WAIVER}\nlocations: {prod: a/x.tf}\nsarif-max-results: 100`,
      own: `severity-threshold: medium\nmax-findings: low=5\npaths: b/**\nwaivers: [${WAIVER.replace('R1', 'R2')}]\nlocations: {dev: b/x.tf}\nsarif-max-results: 200`,
      inputs: { 'max-findings': 'total=50' },
    });
    expect(gate.severityThreshold).toEqual({ value: 'medium', from: 'policy' });
    // The input replaces the budgets of the repository's file, and neither replaces those of the central policy.
    expect(gate.maxFindings).toEqual({ value: { low: 9, medium: 20, total: 50 }, from: 'central-policy', also: ['input'] });
    expect(scope.paths?.map(({ pattern }) => pattern)).toEqual(['a/**', 'b/**']);
    expect(scope.waivers.map(({ value }) => value)).toEqual(['R1', 'R2']);
    expect(sarif).toEqual({ maxResults: 200, locations: { prod: 'a/x.tf', dev: 'b/x.tf' } });
    expect(policy).toEqual({ path: OWN, commit: BASE });
    expect(additions).toEqual([
      'severity-threshold medium (central policy: high)',
      'max-findings low=9, medium=20, total=50 (central policy: low=9, medium=20)',
      'paths a/**, b/** (central policy: a/**)',
      '1 waiver',
      '1 location',
      'sarif-max-results 200',
    ]);
  });

  it('has groups of targets, to which the repository adds its own', async () => {
    const options = await optionsOf({ central: 'targets: {prod: [{target: x}]}', own: 'targets: {dev: [{target: y}]}' });
    const hidden: string[] = [];
    const { targets } = await readPolicy({ ...options, hide: (names) => hidden.push(...names) }, signal());
    expect([...targets].map(([name, { entries }]) => [name, entries.map(({ place }) => place)])).toEqual([
      ['prod', [`${CENTRAL}:1`]],
      ['dev', [`${OWN}:1`]],
    ]);
    expect(hidden).toEqual(['x', 'y']);
  });

  it.each<[central: string, own: string, advised: boolean]>([
    ['gate-on: new', '', false],
    ['gate-on: new', 'gate-on: all', true],
    ['', '', false],
    ['gate-on: all', '', false],
  ])('with "%s", and "%s" in the repository, gate-on: new is advised: %s', async (central, own, advised) => {
    expect(await advisesGateOnNew(await optionsOf({ central, own }), signal())).toBe(advised);
  });

  it('lets a narrower section of its own decide, and the top of the repository only where that is stricter', async () => {
    const central =
      'severity-threshold: critical\nscanners: {cloudgeni: {severity-threshold: low}}\nnames: {mine: {severity-threshold: info}}';
    const own = 'severity-threshold: high';
    expect((await ruled({ central, own })).gate.severityThreshold).toEqual({ value: 'low', from: 'central-policy-scanner' });
    await strike();
    expect((await ruled({ central, own, inputs: { name: 'mine' } })).gate.severityThreshold?.from).toBe('central-policy-name');
  });

  const line = (number: number, text: string): string => {
    const [key, ...value] = text.split(': ');
    return `${OWN}:${number}: ${key} cannot be "${value.join(': ')}"; allowed: `;
  };
  it.each<[central: string, own: string, mistake: string]>([
    [
      'severity-threshold: medium',
      '\nseverity-threshold: high',
      `${line(2, 'severity-threshold: high')}medium, low, info, because ${CENTRAL}:1 sets severity-threshold: medium.`,
    ],
    [
      '',
      'severity-threshold: none',
      `${line(1, 'severity-threshold: none')}high, medium, low, info, because the central policy ${CENTRAL} does not change the default, severity-threshold: high.`,
    ],
    ['', 'gate-on: new', `${line(1, 'gate-on: new')}all, because the central policy ${CENTRAL} does not change the default, gate-on: all.`],
    ['\n\ngate-on: all', 'gate-on: new', `${line(1, 'gate-on: new')}all, because ${CENTRAL}:3 sets gate-on: all.`],
    [
      'severity-threshold: none\nmax-findings: {high: 2, total: 9}',
      'max-findings: {high: 3, total: 9}',
      `${line(1, 'max-findings: high=3')}high=2 or less, because ${CENTRAL}:2 sets max-findings: high=2.`,
    ],
    [
      'severity-threshold: high',
      'max-findings: high=3',
      `${line(1, 'max-findings: high=3')}high=0, because ${CENTRAL}:1 sets severity-threshold: high, which fails on the first such finding.`,
    ],
    [
      '',
      'paths: a/**',
      `${line(1, 'paths: a/**')}nothing, because the central policy ${CENTRAL} does not change the default, paths: findings in all files count.`,
    ],
    [
      'scanners:\n  cloudgeni:\n    severity-threshold: low',
      'scanners:\n  cloudgeni:\n    severity-threshold: high',
      `${line(3, 'severity-threshold: high')}low, info, because ${CENTRAL}:3 sets severity-threshold: low.`,
    ],
    [
      'severity-threshold: low',
      'names: {mine: {severity-threshold: high}}',
      `${line(1, 'severity-threshold: high')}low, info, because ${CENTRAL}:1 sets`,
    ],
    [
      'severity-threshold: low',
      `waivers: [${WAIVER}]`,
      `${line(1, 'waivers: rule R1')}no waivers, because ${CENTRAL} does not have "repository", with which repositories may have waivers of their own.`,
    ],
    [`\nwaivers: [${WAIVER}]`, `waivers: [${WAIVER}]`, `no waivers, because ${CENTRAL}:2 lists waivers without "repository"`],
    [
      'locations: {prod: a/x.tf}',
      'locations: {prod: b/x.tf}',
      `${line(1, 'locations: prod')}no other file for this target, because ${CENTRAL}:1 sets one.`,
    ],
    [
      'targets: {prod: [{target: x}]}',
      'targets:\n  dev: [{target: y}]\n  prod: [{target: z}]',
      `${line(3, 'targets: prod')}another name, because ${CENTRAL}:1 has a group of this name.`,
    ],
    ['', 'waivers: repository', `${line(1, 'waivers: repository')}a list of waivers; only a central policy`],
  ])('%j is not loosened by %j, and the error names both lines', async (central, own, mistake) => {
    const { code, message } = await refused({ central, own, inputs: { name: 'mine' } });
    expect(code).toBe('CONFIG');
    expect(message).toContain(mistake);
    expect(message.split('\n')).toHaveLength(1);
  });

  it('refuses a looser input under the name that the person used', async () => {
    const options = await optionsOf({ central: '', inputs: { 'gate-on': 'new' } });
    const variables = { 'gate-on': 'SCAN_GATE_GATE_ON' };
    const message = expect.stringMatching(/^SCAN_GATE_GATE_ON cannot be "new"; allowed: all, because/);
    await expect(resolveEffectivePolicy({ ...options, style: 'command-line', variables }, signal())).rejects.toMatchObject({ message });
  });

  it.each([['min-score: 80', 'min-score: 70', '80 or more, because', 'max-score-drop: 2', 'max-score-drop: 3', '2 or less, because']])(
    'of scores is not loosened, and all mistakes are reported at once',
    async (scoreA, scoreB, first, dropA, dropB, second) => {
      const { message } = await refused({ central: `${scoreA}\n${dropA}`, own: `${scoreB}\n${dropB}`, scanner: 'aether365' });
      expect(message).toContain(`${OWN}:1: ${scoreB.replace(': ', ' cannot be "')}"; allowed: ${first} ${CENTRAL}:1 sets ${scoreA}.`);
      expect(message).toContain(`${OWN}:2: ${dropB.replace(': ', ' cannot be "')}"; allowed: ${second} ${CENTRAL}:2 sets ${dropA}.`);
    },
  );

  it('of resources is not loosened', async () => {
    const { message } = await refused({
      central: 'scanners: {fegura: {max-resource-change: total=5}}',
      own: 'scanners: {fegura: {max-resource-change: total=6}}',
      scanner: 'fegura',
      inputs: { target: '481516234209' },
    });
    expect(message).toContain(`allowed: total=5 or less, because ${CENTRAL}:1 sets max-resource-change: total=5.`);
  });

  it.each<[Record<string, string>, string]>([
    [
      { 'severity-threshold': 'critical' },
      'severity-threshold cannot be "critical"; allowed: high, medium, low, info, because acme/policies',
    ],
    [{ 'gate-on': 'new' }, 'gate-on cannot be "new"; allowed: all, because the central policy'],
    [{ 'max-findings': 'high=1' }, 'max-findings cannot be "high=1"; allowed: high=0, because acme/policies'],
    [{ paths: 'a/**' }, 'paths cannot be "a/**"; allowed: nothing, because the central policy'],
  ])('is not loosened by the inputs %j either', async (inputs, mistake) => {
    expect((await refused({ central: 'severity-threshold: high', inputs })).message).toContain(mistake);
  });

  it('is stricter together with stricter inputs, and a stricter file of the repository gives way to them', async () => {
    const { gate } = await ruled({
      central: 'severity-threshold: high',
      own: 'severity-threshold: low',
      inputs: { 'severity-threshold': 'medium' },
    });
    expect(gate.severityThreshold).toEqual({ value: 'medium', from: 'input' });
  });

  it('reports its mistakes together with those of the repository', async () => {
    const { message } = await refused({ central: 'severity-threshold: hihg', own: 'gate-on: nwe' });
    expect(message).toContain(`${CENTRAL}:1: severity-threshold cannot be "hihg"`);
    expect(message).toContain(`${OWN}:1: gate-on cannot be "nwe"`);
  });
});

describe('the targets that a central policy allows', () => {
  const aiptx = (central: string, own: string | undefined, target: string): Job => ({
    central,
    ...(own !== undefined && { own }),
    scanner: 'aiptx',
    event: 'push',
    inputs: { target },
    files: [],
  });
  beforeEach(() => put('.git/x', ''));
  const list = (...entries: string[]): string => `allowed-targets: [${entries.map((entry) => JSON.stringify(entry)).join(', ')}]`;

  it('are narrowed by the repository: both lists must allow the target', async () => {
    put(OWN, list('a.example.com'));
    const central = list('*.example.com');
    expect((await ruled(aiptx(central, undefined, 'a.example.com'))).additions).toEqual(['1 allowed target']);
    await strike();
    expect(await refused(aiptx(central, undefined, 'b.example.com'))).toMatchObject({
      code: 'TARGET_NOT_ALLOWED',
      hint: expect.stringContaining('allows only a.example.com'),
    });
  });

  it('are named as those of the central policy if they refuse the target', async () => {
    const { code, hint } = await refused(aiptx(list('a.example.com'), undefined, 'b.example.com'));
    expect(code).toBe('TARGET_NOT_ALLOWED');
    expect(hint).toContain(`The central policy ${CENTRAL} allows only a.example.com.`);
  });

  it.each([
    ['*.example.com', 'other.example', false],
    ['*.example.com', '*.example', false],
    ['*.example.com', '*.preview.example.com', true],
    ['*.example.com', 'a.example.com', true],
    ['https://a.example.com/shop', 'https://a.example.com/shop/x', true],
    ['https://a.example.com/shop', 'https://a.example.com', false],
    ['203.0.113.0/28', '203.0.113.0/29', true],
    ['203.0.113.0/28', '203.0.113.0/27', false],
  ])('%s and %s: not widened', async (central, own, allowed) => {
    put(OWN, list(own));
    const { message } = await refused(aiptx(list(central), undefined, 'unrelated.example'));
    const mistake = `${OWN}:1: allowed-targets cannot be "${own}"; allowed: targets that ${CENTRAL}:1 allows too.`;
    if (allowed) expect(message).not.toContain(mistake);
    else expect(message).toContain(mistake);
  });
});

describe('a central policy that cannot be read ends the run before any scan', () => {
  it.each<[string, Job, RegExp, RegExp]>([
    [
      'a hidden repository',
      { other: { hidden: true } },
      /GitHub does not show the token the repository acme\/policies/,
      /create-github-app-token[\s\S]*permission-contents: read/,
    ],
    [
      'a 403',
      {
        github: {
          faults: [{ call: 'commit', nth: 'all', fault: { status: 403, body: { message: 'Resource not accessible by integration' } } }],
        },
      },
      /does not show the token/,
      /job's own token reads no other private/,
    ],
    [
      'no such ref',
      { inputs: { 'policy-file': `${CENTRAL}@v9` } },
      /acme\/policies has no branch, tag, or commit named "v9"/,
      /Correct the part of \{policy-file\} after the @/,
    ],
    [
      'no such commit',
      { inputs: { 'policy-file': `${CENTRAL}@${'b'.repeat(40)}` } },
      /does not show the token the repository acme\/policies, or there is no such repository or commit/,
      /./,
    ],
    [
      'no such file',
      { central: undefined, inputs: { 'policy-file': 'acme/policies/other.yml@v1' } },
      /acme\/policies has no file other\.yml at the commit 9d90f9c \(v1\)/,
      /Correct \{policy-file\}/,
    ],
    [
      'a repository with a name of three parts, of which the first two are another repository',
      { inputs: { 'policy-file': 'acme/policies/gates//scan-gate.yml@v1' }, other: { contents: { [COMMIT]: { 'scan-gate.yml': '' } } } },
      /acme\/policies\/gates is not the name of a repository, because it has more than two parts/,
      /Correct \{policy-file\}/,
    ],
    ['a folder', { inputs: { 'policy-file': 'acme/policies/gates@v1' } }, /The central policy gates is not a file/, /./],
    ['a link out of the repository', { central: { symlink: '../../etc/passwd' } }, /is not a file/, /./],
    ['a submodule', { central: { submodule: 'https://github.com/x/y.git' } }, /is not a file/, /./],
    ['a file that is too large', { central: '#'.repeat(1024 * 1024 + 1) }, /is larger than 1 MB/, /./],
    ['bytes that are no text', { central: Uint8Array.of(0xff, 0xfe, 0xfd) }, /The central policy gates\/scan-gate\.yml .*UTF/, /./],
    [
      'an outage',
      { github: { faults: [{ call: 'commit', nth: 'all', fault: { status: 502, body: 'x' } }] } },
      /The central policy was not read from GitHub: GitHub had a server error/,
      /./,
    ],
    [
      'no token',
      { token: '' },
      /The central policy was not read from GitHub: the GitHub token is empty/,
      /a token that may read acme\/policies/,
    ],
  ])('%s', async (_what, job, message, hint) => {
    const refusal = await refused({ central: 'severity-threshold: low', ...job });
    expect(refusal).toEqual({
      code: expect.stringMatching(/^(CONFIG|POLICY_UNREADABLE)$/),
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  it('is read at the new address of a renamed repository', async () => {
    const { gate, centralPolicy } = await ruled({
      central: 'severity-threshold: low',
      other: { renamedFrom: 'acme/rules' },
      inputs: { 'policy-file': 'acme/rules/gates/scan-gate.yml@v1' },
    });
    expect(gate.severityThreshold?.value).toBe('low');
    expect(centralPolicy?.commit).toBe(COMMIT);
  });

  it('is read from GitHub Enterprise Server', async () => {
    const { gate } = await ruled({ central: 'severity-threshold: low', github: { apiPath: '/api/v3' } });
    expect(gate.severityThreshold?.value).toBe('low');
  });

  it('is read through a link to a file of its repository', async () => {
    const other = { contents: { [COMMIT]: { 'gates/scan-gate.yml': { symlink: 'real.yml' }, 'real.yml': 'severity-threshold: low' } } };
    expect((await ruled({ other })).gate.severityThreshold?.value).toBe('low');
  });

  it.each(['acme/policies/scan-gate.yml@', 'acme/policies/@v1'])(
    '%s is a mistake together with all others, before any request',
    async (named) => {
      await expect(ruled({ inputs: { 'policy-file': named, 'severity-threshold': 'hihg' } })).rejects.toThrow(
        /"policy-file".*"severity-threshold"|"severity-threshold".*"policy-file"/,
      );
      expect(open?.kinds()).toEqual([]);
    },
  );

  it('without a ref is a path in the repository, whose error names the form', async () => {
    const { message, hint } = await refused({ inputs: { 'policy-file': CENTRAL } });
    expect(message).toContain(`There is no policy file "${CENTRAL}" at the base commit`);
    expect(hint).toContain(`add @ and a commit: ${CENTRAL}@COMMIT_SHA.`);
  });
});

describe('the doctor', () => {
  const checks = async (job: Job) => (await checkPolicy(await optionsOf(job), signal())).checks;

  it('warns about a ref that can move, names the commit to pin, and lists what the repository adds', async () => {
    const found = await checks({ central: 'max-findings: low=9', own: 'max-findings: total=20' });
    expect(found).toContainEqual({
      name: 'central policy',
      state: 'warning',
      text: `${CENTRAL} was read at the commit 9d90f9c. v1 can move to another commit, and then the rules of this gate change without a change in this repository.`,
      hint: `If that is not intended, pin the commit: {policy-file} ${CENTRAL}@${COMMIT}`,
    });
    expect(found).toContainEqual({
      name: 'policy differences',
      state: 'ok',
      text: 'This repository and the inputs add to the central policy: max-findings low=9, total=20 (central policy: low=9).',
    });
    expect(found.find(({ name }) => name === 'rules')?.text).toContain('max-findings low=9, total=20 (central policy and policy)');
  });

  it('finds a pinned central policy in order', async () => {
    const found = await checks({ central: '', inputs: { 'policy-file': `${CENTRAL}@${COMMIT}` } });
    expect(found.slice(0, 3)).toEqual([
      { name: 'central policy', state: 'ok', text: `${CENTRAL} was read at the commit 9d90f9c.` },
      { name: 'policy differences', state: 'ok', text: 'This repository and the inputs add to the central policy: nothing.' },
      { name: 'policy', state: 'ok', text: 'The repository has no policy file of its own.' },
    ]);
  });

  it('reports one that cannot be read as a problem', async () => {
    expect(await checks({ other: { hidden: true } })).toContainEqual(
      expect.objectContaining({ name: 'policy', state: 'problem', text: expect.stringContaining('The central policy was not read') }),
    );
  });
});
