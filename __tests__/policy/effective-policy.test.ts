import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSource } from '../../src/ci/source.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { asScanError, type ScanError } from '../../src/domain/errors.js';
import type { EffectivePolicy } from '../../src/domain/run-options.js';
import { githubAccess } from '../../src/github/client.js';
import { describeEffectivePolicy } from '../../src/policy/describe.js';
import { resolveEffectivePolicy } from '../../src/policy/effective-policy.js';
import { createFilesAt } from '../../src/policy/path-globs.js';
import { systemClock } from '../../src/runtime/clock.js';
import { commitAll, git } from '../helpers/clone.js';

const NOW_MS = Date.UTC(2026, 10, 21, 23, 59);
const POLICY = '.github/scan-gate.yml';
const SERVICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cloudgeni: { organization: 'org_1' },
  fegura: { target: '481516234209' },
  s4e: { target: 'a-1001' },
  aether365: {},
};
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-gate-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Turns the folder into a repository. */
function commit(): void {
  git(folder, 'init', '--quiet');
  commitAll(folder);
}

/** The effective policy of a job in a terminal, with the policy of the folder. */
async function ruled(scanner: string, inputs: Readonly<Record<string, string>> = {}): Promise<EffectivePolicy> {
  const { source } = readSource({ env: {}, readFile: () => '', ref: undefined, sha: undefined });
  const raw = { scanner, 'api-key': 'key_of_the_test', target: 'repo_1', ...SERVICES[scanner], ref: 'refs/heads/main', ...inputs };
  const parsed = parseConfig(raw, source, []);
  if ('problems' in parsed || parsed.config.eligibility.kind !== 'scan') throw new Error(JSON.stringify(parsed));
  const github = githubAccess({ token: '', apiUrl: 'https://api.github.com', clock: systemClock, debug: () => undefined });
  const { config } = parsed;
  const [{ plan } = { plan: {} }] = parsed.config.eligibility.targets;
  const filesAt = createFilesAt({ source, workspace: folder, env: process.env, github });
  const options = { config, plan, workspace: folder, github, filesAt, style: 'action', nowMs: NOW_MS } as const;
  return await resolveEffectivePolicy({ ...options, hide: () => undefined }, new AbortController().signal);
}

async function refused(scanner: string, inputs: Readonly<Record<string, string>> = {}): Promise<ScanError> {
  return await ruled(scanner, inputs).then(
    () => {
      throw new Error('It was not refused.');
    },
    (thrown: unknown) => asScanError(thrown),
  );
}

describe('which rule holds', () => {
  const POLICIES: [where: string, policy: string, inputs: Record<string, string>, value: string, from: string][] = [
    ['nowhere', '', {}, 'high', 'default'],
    ['at the top', 'severity-threshold: low', {}, 'low', 'policy'],
    [
      "in the scanner's section",
      'severity-threshold: low\nscanners: {cloudgeni: {severity-threshold: info}}',
      {},
      'info',
      'policy-scanner',
    ],
    ["in another scanner's section", 'severity-threshold: low\nscanners: {s4e: {severity-threshold: info}}', {}, 'low', 'policy'],
    [
      "in the gate's section",
      'scanners: {cloudgeni: {severity-threshold: info}}\nnames: {mine: {severity-threshold: medium}}',
      { name: 'mine' },
      'medium',
      'policy-name',
    ],
    ["in another gate's section", 'names: {other: {severity-threshold: medium}}', { name: 'mine' }, 'high', 'default'],
    [
      'in the input',
      'severity-threshold: low\nnames: {mine: {severity-threshold: medium}}',
      { name: 'mine', 'severity-threshold': 'critical' },
      'critical',
      'input',
    ],
  ];
  it.each(POLICIES)('%s', async (_where, policy, inputs, value, from) => {
    put(POLICY, policy);
    expect((await ruled('cloudgeni', inputs)).gate.severityThreshold).toEqual({ value, from });
  });

  it('is settled for each rule by itself, and a narrower one takes the place of the whole', async () => {
    put(POLICY, 'max-findings: {high: 3, total: 9}\ngate-on: new\nscanners: {cloudgeni: {max-findings: low=1}}');
    expect((await ruled('cloudgeni', { 'severity-threshold': 'none' })).gate).toEqual({
      severityThreshold: { value: 'none', from: 'input' },
      gateOn: { value: 'new', from: 'policy' },
      maxFindings: { value: { low: 1 }, from: 'policy-scanner' },
      warnOnly: 'false',
    });
  });

  it.each([
    ['aether365', 'min-score: 80', { minScore: { value: 80, from: 'policy' }, warnOnly: 'false' }],
    ['aether365', 'max-score-drop: 2.5', { maxScoreDrop: { value: 2.5, from: 'policy' }, warnOnly: 'false' }],
    ['aether365', 'warn', undefined],
    [
      'fegura',
      'scanners: {fegura: {max-resource-change: total=5}}',
      { maxResourceChange: { value: { total: 5 }, from: 'policy-scanner' }, warnOnly: 'false' },
    ],
    ['fegura', '', { warnOnly: 'false' }],
  ])('for %s with the policy %j, the default applies only if the policy sets no such rule', async (scanner, policy, gate) => {
    if (gate === undefined) return expect((await ruled(scanner)).gate.severityThreshold).toEqual({ value: 'high', from: 'default' });
    put(POLICY, policy);
    expect((await ruled(scanner)).gate).toEqual(gate);
  });
});

describe('a rule that cannot apply', () => {
  it.each([
    ['fegura', 'severity-threshold: high', 'severity-threshold', 'reports no severities'],
    ['fegura', 'max-findings: high=1', 'max-findings', 'reports no severities'],
    ['cloudgeni', 'min-score: 80', 'min-score', 'reports no score'],
    ['s4e', 'max-score-drop: 1', 'max-score-drop', 'reports no score'],
    ['aether365', 'max-resource-change: total=1', 'max-resource-change', 'reports no resources'],
    ['s4e', 'paths: ["**"]', 'paths', 'reports no findings in files'],
    ['fegura', 'gate-on: new', 'gate-on', 'reports no list'],
  ])('%s, %s: a notice at the top, an error in a section of its own', async (scanner, policy, rule, why) => {
    put(POLICY, policy);
    const { ruleNotes, gate } = await ruled(scanner);
    expect(ruleNotes).toEqual([
      expect.objectContaining({
        level: 'notice',
        code: 'rule-not-applicable',
        text: expect.stringContaining(`${rule} does not apply here: `),
      }),
    ]);
    expect(ruleNotes[0]?.text).toContain(why);
    // Only the default may be left out.
    expect(Object.values(gate).filter((rule) => typeof rule === 'object' && rule.from !== 'default')).toEqual([]);

    put(POLICY, `\nscanners:\n  ${scanner}:\n    ${policy}\n`);
    expect(await refused(scanner)).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(`.github/scan-gate.yml:4: ${rule} cannot be `),
    });

    put(POLICY, `names:\n  mine:\n    ${policy}\n`);
    expect((await refused(scanner, { name: 'mine' })).message).toContain(why);
    expect((await ruled(scanner, { name: 'other' })).ruleNotes).toEqual([]);
  });

  it('is not one if the rule does not apply anyway', async () => {
    put(POLICY, 'scanners: {fegura: {severity-threshold: none, gate-on: all}}');
    expect((await ruled('fegura')).ruleNotes).toEqual([]);
  });
});

describe('rules that need something to compare with', () => {
  it.each([
    ['cloudgeni', 'gate-on: new', 'gate-on'],
    ['cloudgeni', 'max-findings: new-high=0', 'max-findings'],
    ['aether365', 'max-score-drop: 1', 'max-score-drop'],
    ['fegura', 'max-resource-change: total=1', 'max-resource-change'],
  ])('%s, %s: refused with baseline none', async (scanner, policy, rule) => {
    put(POLICY, policy);
    expect((await refused(scanner, { baseline: 'none' })).message).toContain(`because ${rule} needs something to compare with`);
    expect((await ruled(scanner)).gate).toBeDefined();
  });

  it('do not take budgets of all findings for one', async () => {
    put(POLICY, 'max-findings: high=0');
    expect((await ruled('cloudgeni', { baseline: 'none' })).gate.maxFindings?.value).toEqual({ high: 0 });
  });
});

describe('a threshold and budgets', () => {
  it.each<[policy: string, inputs: Record<string, string>, expected: RegExp[]]>([
    ['max-findings: high=3', {}, []],
    ['max-findings: {critical: 1, high: 3}', {}, []],
    ['max-findings: high=0', {}, []],
    ['max-findings: medium=3', {}, []],
    ['max-findings: new-high=3', {}, [/budget new-high=3 never decides, because the default severity-threshold high/]],
    ['max-findings: high=3', { 'severity-threshold': 'high' }, [/budget high=3 never decides, because severity-threshold high/]],
    ['severity-threshold: high', { 'max-findings': 'high=3' }, []],
    ['severity-threshold: high\nscanners: {cloudgeni: {max-findings: high=3}}', {}, []],
    ['max-findings: high=3\nscanners: {cloudgeni: {severity-threshold: medium}}', {}, [/high=3 never decides/]],
    ['max-findings: high=3\ngate-on: new', { 'severity-threshold': 'high' }, []],
    ['max-findings: high=3\ngate-on: new', {}, [/budget high=3 replaces the default severity-threshold high\. New high/]],
  ])('%s with %j: names what never decides', async (policy, inputs, expected) => {
    put(POLICY, policy);
    const notes = (await ruled('cloudgeni', inputs)).ruleNotes.filter(({ code }) => code === 'rule-shadowed');
    expect(notes.map(({ text }) => text)).toEqual(expected.map((words) => expect.stringMatching(words)));
  });

  const contradiction = 'allowed: high=0 with severity-threshold high, which fails on the first such finding.';
  it.each<[policy: string, inputs: Record<string, string>, place: string]>([
    ['', { 'severity-threshold': 'high', 'max-findings': 'high=2' }, 'max-findings cannot be "high=2"'],
    ['gate-on: all', { 'severity-threshold': 'high', 'max-findings': 'high=2' }, 'max-findings cannot be "high=2"'],
    ['paths: "**"\nseverity-threshold: high\nmax-findings: high=2', {}, '.github/scan-gate.yml:3: max-findings cannot be "high=2"'],
    [
      'severity-threshold: none\nscanners:\n  cloudgeni:\n    severity-threshold: high\n    max-findings: high=2',
      {},
      '.github/scan-gate.yml:5: max-findings cannot be "high=2"',
    ],
  ])('%j with %j contradict each other', async (policy, inputs, place) => {
    put('main.tf', '');
    put(POLICY, policy);
    const { code, message } = await refused('cloudgeni', inputs);
    expect(code).toBe('CONFIG');
    expect(message).toContain(place);
    expect(message).toContain(contradiction);
  });

  it.each([
    ['gate-on: new', { 'severity-threshold': 'high', 'max-findings': 'high=2' }],
    ['severity-threshold: high\nmax-findings: high=2', { 'severity-threshold': 'none' }],
    ['severity-threshold: high\nmax-findings: high=2', { 'max-findings': 'total=9' }],
    ['severity-threshold: high\nmax-findings: high=2', { 'gate-on': 'new' }],
    ['scanners: {s4e: {severity-threshold: high, max-findings: high=2}}', {}],
  ])('%j with %j do not', async (policy, inputs) => {
    put(POLICY, policy);
    expect((await ruled('cloudgeni', inputs)).gate).toBeDefined();
  });

  it('of the inputs alone are refused together with all other mistakes', async () => {
    const inputs = { 'severity-threshold': 'high', 'max-findings': 'high=2', 'gate-on': 'all' };
    await expect(ruled('cloudgeni', inputs)).rejects.toThrow(/"input":"max-findings","given":"high=2","allowed":"high=0 with/);
  });
});

describe("a gate's name that is almost ours", () => {
  it.each([
    ['nigthly', 1],
    ['nightl', 1],
    ['weekly', 0],
    ['nightly', 0],
  ])('%s is reported %d times', async (key, expected) => {
    put(POLICY, `names: {${key}: {severity-threshold: low}}`);
    expect((await ruled('cloudgeni', { name: 'nightly' })).ruleNotes.filter(({ code }) => code === 'name-mistyped')).toHaveLength(expected);
  });
});

describe('what else the policy rules', () => {
  const waiver = (more = ''): string => `- {rule: R${more}, reason: because, expires: 2026-12-31}\n`;

  it('are waivers of this service and of all services, compared with the day in UTC', async () => {
    put(POLICY, `waivers:\n${waiver()}${waiver('2, scanner: s4e')}${waiver('3, scanner: cloudgeni')}`);
    const { scope } = await ruled('cloudgeni');
    expect(scope.waivers.map(({ value }) => value)).toEqual(['R', 'R3']);
    expect(scope.today).toBe('2026-11-21');
  });

  it('are paths, places and the length of the SARIF', async () => {
    put('main.tf', '');
    commit();
    put(POLICY, 'paths: "*.tf"\nlocations: {prod: main.tf}\nsarif-max-results: 17');
    const { scope, sarif } = await ruled('cloudgeni');
    expect(scope.paths?.map(({ matches }) => [matches('main.tf'), matches('a/main.tf')])).toEqual([[true, false]]);
    expect(sarif).toEqual({ maxResults: 17, locations: { prod: 'main.tf' } });
  });

  it('is refused where no file matches, wherever the paths come from', async () => {
    put('main.tf', '');
    commit();
    expect((await refused('cloudgeni', { paths: 'terrafrom/**' })).message).toContain('"terrafrom/**"');
  });
});

describe('the line of the log', () => {
  it('describes all rules, and where the policy is', async () => {
    put('main.tf', '');
    commit();
    put(POLICY, 'gate-on: new\nmax-findings: {new-high: 0}\npaths: "*.tf"\nwaivers:\n- {rule: R, reason: because, expires: 2026-12-31}\n');
    expect(describeEffectivePolicy(await ruled('cloudgeni'))).toBe(
      'severity-threshold high (default); only new findings count; max-findings new-high=0; only in *.tf; 1 waiver; policy .github/scan-gate.yml',
    );
    put(POLICY, 'max-findings: high=2');
    expect(describeEffectivePolicy(await ruled('cloudgeni'))).toBe(
      'severity-threshold high (default) (max-findings decides on high); max-findings high=2; policy .github/scan-gate.yml',
    );
    put(POLICY, '');
    expect(describeEffectivePolicy(await ruled('fegura'))).toBe('the scan completes; policy .github/scan-gate.yml');
    expect(describeEffectivePolicy(await ruled('aether365', { 'min-score': '80', 'max-score-drop': '3' }))).toBe(
      'min-score 80; max-score-drop 3; policy .github/scan-gate.yml',
    );
  });
});
