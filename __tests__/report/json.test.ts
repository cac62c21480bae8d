import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { AnySchemaObject } from 'ajv';
import { type ResultsFile, renderJson } from '../../src/report/json.js';
import type { Report } from '../../src/report/report.js';
import { textOf } from '../helpers/chunks.js';
import { resultsErrors } from '../helpers/oracles/schemas.js';
import { gitHubPages } from '../helpers/pages.js';
import { parseReport } from '../helpers/parsed-report.js';
import { liveTarget, many } from './scenarios.js';
import { ALL_SCENARIOS } from './services.js';

const SCHEMA = JSON.parse(readFileSync('schemas/results.schema.json', 'utf8')) as AnySchemaObject;

/** What only the common report of several targets has. */
type NotWritten = 'targetIndex' | 'inFirstScans';

/** Without `undefined` and without optional fields: a new field of the model does not compile until it is added here. */
type Whole<T> = T extends readonly (infer E)[]
  ? readonly Whole<E>[]
  : T extends object
    ? { [K in keyof T as Exclude<K, NotWritten>]-?: Whole<Exclude<T[K], undefined>> }
    : T;

const COUNTS = { critical: 1, high: 0, medium: 0, low: 0, info: 0 };
const FIX = { text: 'do', code: 'x' };
const REPORT: Whole<Omit<Report, 'targets' | 'isSeveral'>> = {
  schemaVersion: 1,
  name: 'n',
  label: 'production',
  service: { id: 'cloudgeni', title: 'Cloudgeni', apiUrl: 'http://127.0.0.1:1' },
  policy: { path: '.scan-gate.yml', commit: 'c' },
  centralPolicy: { repository: 'a/p', path: 'gate.yml', ref: 'v1', commit: 'c' },
  decision: {
    verdict: 'failed',
    reason: 'failed: 1',
    rules: [
      {
        rule: 'severity-threshold',
        value: 'high',
        source: 'default',
        otherSources: ['central-policy'],
        failed: true,
        onlyNew: true,
        except: ['high'],
        text: '1',
      },
    ],
    exitCode: 1,
    warnOnlyApplied: false,
  },
  error: { code: 'INTERNAL', message: 'm', hint: { text: 'h', lead: 'l', yaml: 'permissions:' } },
  source: {
    ci: 'github',
    flavour: 'gitea',
    event: 'push',
    repository: 'a/b',
    visibility: 'public',
    ref: 'refs/heads/x',
    commit: 'a'.repeat(40),
    branch: 'x',
    baseBranch: 'main',
    baseRef: 'refs/heads/main',
    baseCommit: 'b'.repeat(40),
    pullRequest: 1,
    pullRequestState: 'open',
    untrusted: 'fork',
    mergeQueue: false,
    serverUrl: 'https://github.com',
    pages: gitHubPages('a/b'),
    runUrl: 'https://github.com/a/b/actions/runs/1',
    docsUrl: 'https://github.com/a/scan-gate/blob/v1/docs',
    hostedRunner: true,
    run: '1.1',
    boundToCommit: true,
    overridden: false,
  },
  target: { id: 'r', key: 'k', label: 'l', ownCode: true },
  scan: {
    id: 's',
    state: 'completed',
    rawState: 'completed',
    reason: 'why',
    traits: { type: 't', mode: 'm', region: 'r', variant: 'v', branch: 'b', commit: 'c' },
    createdAt: '2024-01-01T00:00:00Z',
    startedAt: '2024-01-01T00:00:00Z',
    completedAt: '2024-01-01T00:00:00Z',
    progress: { percent: 1, phase: 'p', remainingMs: 1 },
    phases: [{ name: 'p', rawState: 'completed', counters: [{ name: 'tests', value: 1, total: 2 }] }],
    counts: COUNTS,
    unreportedSeverities: ['info'],
    posture: { passed: 1, failed: 1, skipped: 1, score: 1 },
    inventory: { buckets: 1 },
    origin: 'started',
    latest: true,
  },
  checks: [{ name: 'API key', state: 'ok', text: 's', hint: { text: '', lead: 'l', yaml: 'permissions:' } }],
  measurements: {
    counts: COUNTS,
    unreportedSeverities: ['info'],
    newCounts: COUNTS,
    excluded: { waived: 1, outsidePaths: 1 },
    baseline: { kind: 'baseline', id: 'b', score: 1, inventory: [{ kind: 'buckets', before: 1, after: 2 }] },
    posture: { passed: 1, failed: 1, skipped: 1, score: 1 },
    resourceCount: 1,
  },
  evaluation: {
    rules: [{ id: 'r', title: 't', text: 'x', fix: FIX, url: 'https://e.example', tags: ['security'] }],
    findings: [
      {
        fingerprint: 'f:1',
        id: 'i',
        ruleId: 'r',
        severity: 'critical',
        rawSeverity: 'urgent',
        cvss: 9,
        state: 'open',
        rawState: 'open',
        location: { file: 'f', line: 1, resource: 'r', url: 'u', request: { method: 'GET', target: '/', parameter: 'q' } },
        title: 't',
        text: 'x',
        fix: FIX,
        tags: ['external/cwe/cwe-79'],
        baselineState: 'new',
        outsidePaths: true,
        waiverIndex: 0,
        counted: true,
      },
    ],
    counts: COUNTS,
    waived: 1,
    outsidePaths: 1,
    waivers: [
      { by: 'rule', value: 'r', paths: ['**'], resources: ['**'], reason: 'because', expires: '2024-12-31', state: 'active', matched: 1 },
    ],
  },
  partial: false,
  comparison: {
    baseline: { id: 'b', completedAt: '2024-01-01T00:00:00Z', commit: 'c', selectedBy: 'previous', file: 'f.json' },
    findings: {
      new: 1,
      fixed: 1,
      unchanged: 1,
      newCounts: COUNTS,
      newFindings: [{ id: 'a', title: 't', severity: 'low' }],
      fixedFindings: [{ id: 'g', title: 't', severity: 'low' }],
      byService: false,
    },
    inventory: [{ kind: 'buckets', before: 1, after: 2 }],
    score: { before: 1, after: 1 },
    checksSkipped: { before: 1, after: 1 },
  },
  diagrams: [{ title: 't', mermaid: 'graph TD' }],
  scores: [
    { scanId: 'r', at: '2024-01-01T00:00:00Z', score: 1 },
    { scanId: 's', at: '2024-01-02T00:00:00Z', score: 1 },
  ],
  sarif: { results: 1, omitted: 0, shortened: 1, fallbackFile: 'a.yml' },
  notes: [{ level: 'notice', code: 'c', text: 't', hint: 'h', targets: [0] }],
};

const WHOLE = JSON.parse(textOf(renderJson(REPORT))) as Whole<ResultsFile>;

/** The file with other fields of its target. */
function withTarget(fields: object): object {
  return { ...WHOLE, targets: WHOLE.targets.map((target) => ({ ...target, ...fields })) };
}

/** The file of a run without a baseline. */
const FIRST = withTarget({
  measurements: { ...REPORT.measurements, baseline: { kind: 'none', missingFile: true } },
  comparison: { baseline: { selectedBy: 'none' } },
});

function withRule(fields: object): object {
  const { verdict, reason, rules } = REPORT.decision;
  return { verdict, reason, rules: [{ ...rules[0], ...fields }] };
}

const complaints = (value: unknown): unknown[] => resultsErrors(value);

/** Every path to an object inside the value, the value itself first. */
function* objects(value: unknown, path: string[] = []): Iterable<{ path: string[]; object: Record<string, unknown> }> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { path, object: value as Record<string, unknown> };
  for (const [key, inner] of Object.entries(value)) yield* objects(inner, [...path, key]);
}

describe('results.schema.json', () => {
  it.each([...ALL_SCENARIOS, ['live target', liveTarget] as const, ['many', () => many(500)] as const])('describes %s', (_, build) => {
    expect(complaints(JSON.parse(textOf(renderJson(build()))))).toEqual([]);
  });

  it('describes a report that has every field', () => {
    expect(complaints(WHOLE)).toEqual([]);
  });

  it('describes what there is without an earlier scan', () => {
    expect(complaints(FIRST)).toEqual([]);
  });

  it('refuses a field that it does not know, anywhere but among the kinds of resources', () => {
    for (const { path, object } of objects(WHOLE)) {
      if (path.join('.') === 'targets.0.scan.inventory') continue;
      object.surprise = 1;
      expect({ path, refused: complaints(WHOLE).length > 0 }).toEqual({ path, refused: true });
      delete object.surprise;
    }
  });

  it('has no field that the report does not have', () => {
    const known = new Set([...objects([WHOLE, FIRST])].flatMap(({ object }) => Object.keys(object)));
    const described = [...objects(SCHEMA)].flatMap(({ object }) => (object.properties ? Object.keys(object.properties) : []));
    expect(described.filter((name) => !known.has(name))).toEqual([]);
  });

  it('has words for every field', () => {
    const bare = [...objects(SCHEMA)].flatMap(({ object, path }) =>
      Object.entries((path.at(-1) === 'properties' ? object : {}) as Record<string, Record<string, unknown>>)
        .filter(([, field]) => field.description === undefined && field.$ref === undefined)
        .map(([name]) => name),
    );
    expect(bare).toEqual([]);
  });

  it.each([
    ['an unknown verdict', { ...WHOLE, decision: { ...WHOLE.decision, verdict: 'fine' } }],
    ['a missing decision', { ...WHOLE, decision: undefined }],
    ['a scan ID that changes a path', withTarget({ scan: { ...REPORT.scan, id: '../x' } })],
    ['an unknown rule', withTarget({ decision: withRule({ rule: 'min-high' }) })],
    ['a rule from nowhere', withTarget({ decision: withRule({ source: 'env' }) })],
    [
      'a baseline that came about in no known way',
      withTarget({ comparison: { ...REPORT.comparison, baseline: { selectedBy: 'guessed' } } }),
    ],
    [
      'a waiver without a day',
      withTarget({ evaluation: { ...REPORT.evaluation, waivers: [{ ...REPORT.evaluation.waivers[0], expires: 'never' }] } }),
    ],
    ['a number as text', withTarget({ sarif: { results: '1', omitted: 0 } })],
    ['no target', { ...WHOLE, targets: [] }],
  ])('refuses %s', (_, value) => {
    expect(complaints(JSON.parse(JSON.stringify(value)))).not.toEqual([]);
  });
});

describe('renderJson', () => {
  it('gives the report back', () => {
    expect(parseReport(textOf(renderJson(REPORT)))).toEqual({
      ...REPORT,
      error: { ...REPORT.error, hint: 'h l\npermissions:' },
      checks: [{ ...REPORT.checks[0], hint: 'l\npermissions:' }],
      notes: [{ ...REPORT.notes[0], hint: 'h' }],
    });
    expect(textOf(renderJson(REPORT))).toMatch(/^\{\n {2}"schemaVersion": 1,\n[\s\S]*\}\n$/);
  });
});
