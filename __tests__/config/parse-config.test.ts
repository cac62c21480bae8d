import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Config } from '../../src/config/config.js';
import { INPUT_TABLE, type InputName, type RawInputs } from '../../src/config/inputs.js';
import { parseConfig } from '../../src/config/parse-config.js';
import type { Problem } from '../../src/domain/errors.js';
import type { Source } from '../../src/domain/source.js';

const SOURCE: Source = {
  ci: 'github',
  event: 'pull_request',
  repository: 'octo-org/infrastructure',
  visibility: 'private',
  ref: 'refs/pull/7/head',
  commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  branch: 'feature',
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};

const LEAST: RawInputs = { scanner: 'cloudgeni', 'api-key': 'cg_live_key', organization: 'org_1' };

function configOf(raw: RawInputs, source = SOURCE): Config {
  const parsed = parseConfig(raw, source, []);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
}

function problemsOf(raw: RawInputs, source = SOURCE, given: readonly Problem[] = []): readonly Problem[] {
  const parsed = parseConfig(raw, source, given);
  return 'problems' in parsed ? parsed.problems : [];
}

describe('a baseline that is almost a word of ours', () => {
  it.each([
    ['atuo', 'auto'],
    ['Non', 'none'],
    ['nonee', 'none'],
  ])('%s: did you mean %s?', (baseline, suggestion) => {
    expect(problemsOf({ ...LEAST, baseline })).toEqual([expect.objectContaining({ input: 'baseline', given: baseline, suggestion })]);
  });

  it.each(['AUTO', 'none', 'scan_auto', 'a-1', 'deadbeef', 'x/y.json'])('%s is not', (baseline) => {
    expect(problemsOf({ ...LEAST, baseline })).toEqual([]);
  });
});

describe('with the least that is needed', () => {
  it('everything else has the default of the contract', () => {
    const config = configOf(LEAST);

    expect(config).toMatchObject({
      service: { id: 'cloudgeni' },
      connection: { baseUrl: 'https://api.cloudgeni.ai/api/v1', apiKey: 'cg_live_key' },
      eligibility: { kind: 'scan' },
      waitOptions: { wait: true, timeoutMs: 1_800_000, onTimeout: 'cancel' },
      rules: {},
      warnOnly: 'false',
      reports: {
        name: 'cloudgeni-static',
        dir: 'scan-gate-report',
        uploadSarif: 'auto',
        comment: 'on-findings',
        details: 'auto',
        annotations: true,
        trackingIssue: 'never',
        githubToken: '',
      },
    });
    expect([config.connection.otherHost, config.waitOptions.scanId, config.waitOptions.pollIntervalMs]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('agrees with the defaults that action.yml shows', () => {
    const shown = Object.fromEntries(
      INPUT_TABLE.flatMap(({ name, default: value }) => (value === undefined || name === 'github-token' ? [] : [[name, value]])),
    );

    expect(JSON.stringify(configOf({ ...LEAST, ...shown }))).toBe(JSON.stringify(configOf(LEAST)));
  });

  it('takes empty texts for absent ones', () => {
    const empty = Object.fromEntries(INPUT_TABLE.map(({ name }) => [name, '']));

    expect(JSON.stringify(configOf({ ...empty, ...LEAST }))).toBe(JSON.stringify(configOf(LEAST)));
  });
});

describe('each input', () => {
  it.each<[InputName, string, (config: Config) => unknown, unknown]>([
    ['scanner', 'Cloudgeni', ({ service }) => service.id, 'cloudgeni'],
    ['api-key', 'cg_live_other', ({ connection }) => connection.apiKey, 'cg_live_other'],
    ['target', 'repo_1', ({ reports }) => reports.name, 'cloudgeni-repo_1-static'],
    ['scan-type', 'full', ({ reports }) => reports.name, 'cloudgeni-full'],
    ['api-url', 'https://other.example/', ({ connection }) => connection.baseUrl, 'https://other.example/api/v1'],
    ['api-url', 'http://127.0.0.1:1', ({ connection }) => connection.otherHost, '127.0.0.1:1'],
    ['wait', 'false', ({ waitOptions }) => waitOptions.wait, false],
    ['wait', 'TRUE', ({ waitOptions }) => waitOptions.wait, true],
    ['scan-id', 'latest', ({ waitOptions }) => waitOptions.scanId, 'latest'],
    ['scan-id', 'scan_xyz.7-9', ({ waitOptions }) => waitOptions.scanId, 'scan_xyz.7-9'],
    ['timeout', '1s', ({ waitOptions }) => waitOptions.timeoutMs, 1000],
    ['timeout', '120h', ({ waitOptions }) => waitOptions.timeoutMs, 432_000_000],
    ['poll-interval', '250ms', ({ waitOptions }) => waitOptions.pollIntervalMs, 250],
    ['poll-interval', '10m', ({ waitOptions }) => waitOptions.pollIntervalMs, 600_000],
    ['on-timeout', 'leave', ({ waitOptions }) => waitOptions.onTimeout, 'leave'],
    ['severity-threshold', 'Medium', ({ rules }) => rules.severityThreshold, 'medium'],
    ['severity-threshold', 'high', ({ rules }) => rules.severityThreshold, 'high'],
    ['severity-threshold', 'none', ({ rules }) => rules.severityThreshold, 'none'],
    ['warn-only', 'everything', ({ warnOnly }) => warnOnly, 'everything'],
    ['name', 'My gate 1.0', ({ reports }) => reports.name, 'My gate 1.0'],
    ['report-dir', 'out/reports', ({ reports }) => reports.dir, 'out/reports'],
    ['upload-sarif', 'required', ({ reports }) => reports.uploadSarif, 'required'],
    ['comment', 'never', ({ reports }) => reports.comment, 'never'],
    ['details', 'counts', ({ reports }) => reports.details, 'counts'],
    ['annotations', 'false', ({ reports }) => reports.annotations, false],
    ['github-token', 'ghs_x', ({ reports }) => reports.githubToken, 'ghs_x'],
  ])('%s takes %j', (name, value, read, expected) => {
    expect(read(configOf({ ...LEAST, [name]: value }))).toEqual(expected);
  });

  it.each<[InputName, string, string | undefined]>([
    ['scanner', 'cloudgeny', 'cloudgeni'],
    ['scanner', 'snyk', undefined],
    ['organization', 'org/1', undefined],
    ['organization', '..', undefined],
    ['organization', 'org 1', undefined],
    ['organization', 'o'.repeat(201), undefined],
    ['target', '../other', undefined],
    ['target', '.', undefined],
    ['target', 'a?b', undefined],
    ['target', 'a#b', undefined],
    ['target', 'a%2fb', undefined],
    ['scan-type', 'statc', 'static'],
    ['scan-type', 'deep', undefined],
    ['api-url', 'http://api.cloudgeni.ai', undefined],
    ['wait', 'yes', undefined],
    ['wait', 'flase', 'false'],
    ['scan-id', '../x', undefined],
    ['scan-id', '..', undefined],
    ['scan-id', 'x'.repeat(129), undefined],
    ['timeout', '30', undefined],
    ['timeout', '0s', undefined],
    ['timeout', '999ms', undefined],
    ['timeout', '121h', undefined],
    ['timeout', `${'9'.repeat(400)}h`, undefined],
    ['poll-interval', '249ms', undefined],
    ['poll-interval', '11m', undefined],
    ['on-timeout', 'cancle', 'cancel'],
    ['on-missing-key', 'skip', undefined],
    ['on-missing-key', 'skip-untrustd', 'skip-untrusted'],
    ['severity-threshold', 'hihg', 'high'],
    ['severity-threshold', 'blocker', undefined],
    ['warn-only', 'everthing', 'everything'],
    ['name', '-x', undefined],
    ['name', 'a/b', undefined],
    ['name', 'n'.repeat(65), undefined],
    ['name', 'a\nb', undefined],
    ['upload-sarif', 'always', undefined],
    ['comment', 'on-finding', 'on-findings'],
    ['details', 'ful', 'full'],
    ['annotations', 'ture', 'true'],
  ])('%s refuses %j', (name, value, suggestion) => {
    const problems = problemsOf({ ...LEAST, [name]: value });

    expect(problems).toMatchObject([{ input: name, given: value }]);
    expect(problems[0]?.suggestion).toBe(suggestion);
    expect(problems[0]?.allowed).not.toBe('');
  });

  it.each(['scanner', 'api-key', 'organization'] as const)('%s is required', (name) => {
    expect(problemsOf({ ...LEAST, [name]: '' })).toMatchObject([{ input: name, given: '' }]);
  });

  it('the key must fit into a header, and is not repeated', () => {
    const problems = problemsOf({ ...LEAST, 'api-key': 'line one\nline two' });

    expect(problems).toMatchObject([{ input: 'api-key', given: '(hidden)' }]);
    expect(JSON.stringify(problems)).not.toContain('line one');
  });

  it('the target is required where there is no repository to look up', () => {
    const { repository: _repository, ...elsewhere } = SOURCE;

    expect(problemsOf(LEAST, { ...elsewhere, ci: 'none' })).toMatchObject([{ input: 'target', missing: true }]);
    expect(configOf({ ...LEAST, target: 'repo_1' }, { ...elsewhere, ci: 'none' }).eligibility.kind).toBe('scan');
  });
});

describe('a commit without a ref', () => {
  const { ref: _ref, branch: _branch, repository: _repository, ...detached } = SOURCE;
  const raw = { ...LEAST, target: 'repo_1' };

  it.each(['github', 'none'] as const)('is scanned by no service that would take it for its default branch (%s)', (ci) => {
    expect(problemsOf(raw, { ...detached, ci })).toMatchObject([
      { input: 'ref', given: '', allowed: expect.stringContaining('default branch'), missing: true },
    ]);
    expect(configOf(raw, { ...detached, ci, ref: 'refs/tags/v1' }).eligibility.kind).toBe('scan');
    expect(configOf({ scanner: 's4e', target: 'a-1', 'api-key': 'key' }, { ...detached, ci }).eligibility.kind).toBe('scan');
  });
});

describe('mistakes', () => {
  it('are found all at once, those of others included', () => {
    const mistakes: RawInputs = {
      scanner: 'cloudgeni',
      organization: 'a b',
      target: 'a/b',
      'scan-type': 'deep',
      'api-url': 'x',
      wait: 'maybe',
      'scan-id': '?',
      timeout: 'long',
      'poll-interval': '1s1',
      'on-timeout': 'x',
      'on-missing-key': 'x',
      'severity-threshold': 'x',
      'warn-only': 'x',
      name: '/',
      'upload-sarif': 'x',
      comment: 'x',
      details: 'x',
      annotations: 'x',
    };
    const unknown = { input: 'wiat', given: '', allowed: '', unknown: true };

    const problems = problemsOf(mistakes, SOURCE, [unknown]);

    const { scanner: _scanner, ...wrong } = mistakes;
    expect(problems.map(({ input }) => input).toSorted()).toEqual([...Object.keys(wrong), 'api-key', 'wiat'].toSorted());
  });

  it('never turn into a run, and never throw', () => {
    const anyRaw = fc.dictionary(fc.constantFrom(...INPUT_TABLE.map(({ name }) => name)), fc.string({ maxLength: 12 }));

    fc.assert(
      fc.property(anyRaw, (raw) => {
        const parsed = parseConfig(raw, SOURCE, []);

        if ('config' in parsed) expect(raw.scanner?.trim().toLowerCase()).toBe('cloudgeni');
        else expect(parsed.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a key that is missing or may not be used', () => {
  const trusted = SOURCE;
  const fork: Source = { ...SOURCE, untrusted: 'fork' };
  const dependabot: Source = { ...SOURCE, untrusted: 'dependabot' };
  const unknown: Source = { ...SOURCE, untrusted: 'unknown' };
  const given: RawInputs = LEAST;
  const missing: RawInputs = { ...LEAST, 'api-key': '' };

  it.each([
    ['our own code', 'given', 'fail', 'scan'],
    ['our own code', 'given', 'skip-untrusted', 'scan'],
    ['our own code', 'missing', 'fail', 'problem'],
    ['our own code', 'missing', 'skip-untrusted', 'problem'],
    ['a fork', 'given', 'fail', 'refuse'],
    ['a fork', 'given', 'skip-untrusted', 'skip'],
    ['a fork', 'missing', 'fail', 'problem'],
    ['a fork', 'missing', 'skip-untrusted', 'skip'],
    ['unknown code', 'given', 'fail', 'refuse'],
    ['unknown code', 'given', 'skip-untrusted', 'refuse'],
    ['unknown code', 'missing', 'fail', 'refuse'],
    ['unknown code', 'missing', 'skip-untrusted', 'refuse'],
    ['Dependabot', 'given', 'fail', 'scan'],
    ['Dependabot', 'given', 'skip-untrusted', 'scan'],
    ['Dependabot', 'missing', 'fail', 'problem'],
    ['Dependabot', 'missing', 'skip-untrusted', 'skip'],
  ] as const)('%s, key %s, on-missing-key %s: %s', (who, key, rule, expected) => {
    const source = { 'our own code': trusted, 'a fork': fork, 'unknown code': unknown, Dependabot: dependabot }[who];
    const parsed = parseConfig({ ...(key === 'given' ? given : missing), 'on-missing-key': rule }, source, []);

    const outcome = 'problems' in parsed ? 'problem' : parsed.config.eligibility.kind;
    expect(outcome).toBe(expected);
    if ('problems' in parsed) expect(parsed.problems).toMatchObject([{ input: 'api-key', missing: true }]);
  });

  it('explains to forks and Dependabot what to do', () => {
    expect(problemsOf(missing, fork)[0]?.allowed).toContain('{on-missing-key} to skip-untrusted');
    expect(problemsOf(missing, dependabot)[0]?.allowed).toContain('Settings > Secrets > Dependabot');
    expect(problemsOf(missing, trusted)[0]?.allowed).toContain('The secret is empty or has another name');
  });

  it.each(['pull_request_target', 'workflow_run'])('%s has the secrets, so that a missing key proves nothing', (event) => {
    const raw: RawInputs = { scanner: 's4e', target: 'a-1', 'api-key': '', 'on-missing-key': 'skip-untrusted' };
    expect(problemsOf(raw, { ...fork, event })).toMatchObject([
      { input: 'api-key', allowed: expect.stringContaining('has another name'), missing: true },
    ]);
    // The code still comes from a fork, if it is the code that would be scanned.
    expect(configOf({ ...missing, 'on-missing-key': 'skip-untrusted' }, { ...fork, event }).eligibility.kind).toBe('skip');
    expect(configOf(given, { ...fork, event }).eligibility.kind).toBe('refuse');
  });

  it('is an error for unknown code, and no matter for a service that scans something else', () => {
    const raw: RawInputs = { scanner: 's4e', target: 'a-1', 'api-key': 'key', 'on-missing-key': 'skip-untrusted' };
    expect(configOf(raw, unknown).eligibility.kind).toBe('scan');
    expect(problemsOf({ ...raw, 'api-key': '' }, unknown)).toMatchObject([
      { input: 'api-key', allowed: expect.stringContaining('does not show whether the code is from a fork'), missing: true },
    ]);
    expect(configOf(given, unknown).eligibility).toMatchObject({
      code: 'ORIGIN_UNKNOWN',
      message: expect.stringContaining('pull_request does not show which repository'),
    });
  });

  it('is no matter for a closed pull request, unless it may be skipped for another reason', () => {
    const closed: Source = { ...SOURCE, ref: 'refs/pull/7/head', pullRequest: 7, pullRequestState: 'closed' };
    expect(configOf(given, closed).eligibility).toMatchObject({ kind: 'refuse', code: 'CLOSED' });
    expect(configOf(missing, closed).eligibility).toMatchObject({ kind: 'refuse', code: 'CLOSED' });
    const skip: RawInputs = { ...missing, 'on-missing-key': 'skip-untrusted' };
    expect(configOf(skip, { ...closed, untrusted: 'fork' }).eligibility.kind).toBe('skip');
    expect(configOf(given, { ...closed, ref: 'refs/heads/main' }).eligibility.kind).toBe('scan');
  });

  it('is decided before other required inputs are checked, which may be secrets too', () => {
    const raw: RawInputs = { scanner: 'cloudgeni', 'on-missing-key': 'skip-untrusted' };

    expect(configOf(raw, fork).eligibility).toMatchObject({ kind: 'skip', why: expect.stringContaining('fork') });
    expect(configOf(raw, dependabot).eligibility).toMatchObject({ kind: 'skip', why: expect.stringContaining('Dependabot') });
  });

  it('does not hide what is wrong, only what is missing', () => {
    const raw: RawInputs = { scanner: 'cloudgeni', 'on-missing-key': 'skip-untrusted', 'severity-threshold': 'hihg' };

    expect(problemsOf(raw, fork).map(({ input }) => input)).toEqual(['severity-threshold']);
  });

  it('a refused fork gets the reason and what to do', () => {
    const { eligibility: standing } = configOf(LEAST, fork);

    expect(standing).toMatchObject({
      kind: 'refuse',
      message: expect.stringContaining('fork'),
      hint: expect.stringContaining('{on-missing-key}'),
    });
  });
});
