import { describe, expect, it } from '@jest/globals';
import { describeProblem } from '../../src/config/problem.js';
import { type Policy, parsePolicy } from '../../src/policy/policy.js';
import { SERVICES } from '../../src/scanners/registry.js';

const SERVICE_IDS = SERVICES.map(({ id }) => id).join(', ');

const FILE = 'p.yml';
const TODAY = '2026-11-21';

async function policyOf(text: string): Promise<Policy> {
  const parsed = await parsePolicy(text, FILE, TODAY);
  if ('policy' in parsed) return parsed.policy;
  throw new Error(parsed.problems.map((problem) => describeProblem(problem, 'action')).join('\n'));
}

/** The messages of the mistakes, without their common start. */
async function mistakesIn(text: string): Promise<string[]> {
  const parsed = await parsePolicy(text, FILE, TODAY);
  const lines = 'problems' in parsed ? parsed.problems.map((problem) => describeProblem(problem, 'action')) : [];
  return lines.map((line) => line.replace('p.yml:', ''));
}

describe('the rules of a policy', () => {
  it('are those of the inputs, at the top and in each section, with their lines', async () => {
    const text = `severity-threshold: Medium
gate-on: new
max-findings: high=3, total=20
scanners:
  fegura:
    max-resource-change:
      ec2Instances: 0
      total: 5
  aether365:
    min-score: 80.5
    max-score-drop: "2"
names:
  nightly scan:
    max-findings: {new-high: 0}
    paths:
      - terraform/**
      - "{a,b}/*.tf"
  other:
    max-findings: |
      low=1
      info:2,
paths: terraform/**, modules/{a,b}/**
sarif-max-results: 25000
locations:
  prod account: ./terraform/main.tf
  __proto__: a.tf
`;
    const policy = await policyOf(text);
    expect(policy.rules).toEqual({
      rules: {
        severityThreshold: 'medium',
        gateOn: 'new',
        maxFindings: { high: 3, total: 20 },
        paths: ['terraform/**', 'modules/{a,b}/**'],
      },
      lines: { 'severity-threshold': 1, 'gate-on': 2, 'max-findings': 3, paths: 22 },
    });
    expect([...policy.scanners]).toEqual([
      ['fegura', { rules: { maxResourceChange: { ec2Instances: 0, total: 5 } }, lines: { 'max-resource-change': 6 } }],
      ['aether365', { rules: { minScore: 80.5, maxScoreDrop: 2 }, lines: { 'min-score': 10, 'max-score-drop': 11 } }],
    ]);
    expect([...policy.names]).toEqual([
      [
        'nightly scan',
        { rules: { maxFindings: { 'new-high': 0 }, paths: ['terraform/**', '{a,b}/*.tf'] }, lines: { 'max-findings': 14, paths: 15 } },
      ],
      ['other', { rules: { maxFindings: { low: 1, info: 2 } }, lines: { 'max-findings': 19 } }],
    ]);
    expect(policy.sarifMaxResults).toBe(25_000);
    expect(Object.entries(policy.locations)).toEqual([
      ['prod account', 'terraform/main.tf'],
      ['__proto__', 'a.tf'],
    ]);
  });

  it.each(['scanners:', 'names: ~', 'waivers: null', 'locations: {}', 'scanners: {cloudgeni: , s4e: {}}', 'waivers: []', 'names:\n  a:\n'])(
    'may wait for content: %j',
    async (text) => {
      const policy = await policyOf(text);
      expect([...policy.scanners.values(), ...policy.names.values()].map(({ rules }) => rules)).toEqual(
        [...policy.scanners.keys(), ...policy.names.keys()].map(() => ({})),
      );
      expect([policy.rules.rules, policy.waivers, policy.locations]).toEqual([{}, [], {}]);
    },
  );

  it.each([
    ['max-findings: high=0, total=0', { maxFindings: { high: 0, total: 0 } }],
    ['max-findings: {total: 1000000}', { maxFindings: { total: 1_000_000 } }],
    ['min-score: 0', { minScore: 0 }],
    ['min-score: 100', { minScore: 100 }],
    ['max-score-drop: 0.000001', { maxScoreDrop: 0.000_001 }],
    ['severity-threshold: none', { severityThreshold: 'none' }],
    ['gate-on: ALL', { gateOn: 'all' }],
    ['paths: "a,{b,{c,d}},e"', { paths: ['a', '{b,{c,d}}', 'e'] }],
    ['max-resource-change: "total = 1 , ec2: 2"', { maxResourceChange: { total: 1, ec2: 2 } }],
  ])('at their edges: %s', async (text, rules) => {
    expect((await policyOf(text)).rules.rules).toEqual(rules);
  });
});

describe('mistakes in the rules of a policy', () => {
  it.each([
    [
      'severity-threshold: hihg',
      '1: severity-threshold cannot be "hihg"; allowed: critical, high, medium, low, info, none. Did you mean high?',
    ],
    ['severity-threshold:', '1: severity-threshold cannot be "nothing"; allowed: critical, high, medium, low, info, none.'],
    ['severity-threshold: [high]', '1: severity-threshold cannot be "a list"; allowed: critical, high, medium, low, info, none.'],
    ['gate-on: nwe', '1: gate-on cannot be "nwe"; allowed: all, new. Did you mean new?'],
    ['gate-on: true', '1: gate-on cannot be "true"; allowed: all, new.'],
    [
      'max-findings: hihg=3',
      '1: max-findings cannot be "hihg=3"; allowed: critical, high, medium, low, info, total, new-critical, new-high, new-medium, new-low, new-info, new-total. Did you mean high?',
    ],
    [
      'max-findings:\n  high: 1\n  new-hihg: 3\n',
      '3: new-hihg cannot be "3"; allowed: critical, high, medium, low, info, total, new-critical, new-high, new-medium, new-low, new-info, new-total. Did you mean new-high?',
    ],
    ['max-findings: high', '1: max-findings cannot be "high"; allowed: pairs such as high=3, total=20, new-high=0.'],
    ['max-findings:', '1: max-findings cannot be "nothing"; allowed: pairs such as high=3, total=20, new-high=0.'],
    ['max-findings: {}', '1: max-findings cannot be "a mapping"; allowed: pairs such as high=3, total=20, new-high=0.'],
    ['max-findings: 3', '1: max-findings cannot be "3"; allowed: pairs such as high=3, total=20, new-high=0.'],
    ['max-findings: high=1, high=2', '1: max-findings cannot be "high=2"; allowed: each name once; high is given twice.'],
    ['max-findings: {high: 1, high: 2}', '1: high cannot be "2"; allowed: each name once; high is given twice.'],
    ['max-findings: {high: -1}', '1: high cannot be "-1"; allowed: a whole number from 0 to 1000000 after high=.'],
    ['max-findings: {high: 1.5}', '1: high cannot be "1.5"; allowed: a whole number from 0 to 1000000 after high=.'],
    ['max-findings: {high: [1]}', '1: high cannot be "a list"; allowed: a whole number from 0 to 1000000 after high=.'],
    ['max-findings: total=1000001', '1: max-findings cannot be "total=1000001"; allowed: a whole number from 0 to 1000000 after total=.'],
    ['min-score: 101', '1: min-score cannot be "101"; allowed: a number from 0 to 100.'],
    ['min-score: 8e1', '1: min-score cannot be "8e1"; allowed: a number from 0 to 100.'],
    ['max-score-drop: -1', '1: max-score-drop cannot be "-1"; allowed: a number from 0 to 100.'],
    [
      'max-resource-change: {"ec2 x": 1}',
      '1 cannot be "ec2 x: 1"; allowed: names of letters, digits and _, as in ec2Instances=0, total=5.',
    ],
    ['sarif-max-results: 0', '1: sarif-max-results cannot be "0"; allowed: a whole number from 1 to 25000.'],
    ['sarif-max-results: 25001', '1: sarif-max-results cannot be "25001"; allowed: a whole number from 1 to 25000.'],
    ['sarif-max-results: 10.5', '1: sarif-max-results cannot be "10.5"; allowed: a whole number from 1 to 25000.'],
    [
      'paths: "!a"',
      '1 cannot be "!a"; allowed: a pattern without a leading !, because patterns cannot exclude. Name the files that you want.',
    ],
    ['paths: [a, b, a]', '1 cannot be "a"; allowed: each pattern once; this pattern is already on line 1.'],
    [
      'paths:\n- a\n- /b\n',
      '3 cannot be "/b"; allowed: a path from the root of the repository, with / between folders, such as terraform/**.',
    ],
    ['paths: []', '1: paths cannot be "an empty list"; allowed: at least one pattern, or no paths at all.'],
    [
      'paths: {a: b}',
      '1: paths cannot be "a mapping"; allowed: a pattern or a list of them, each a path from the root of the repository, with / between folders, such as terraform/**.',
    ],
    ['scanners:\n  cloudgenni:\n    min-score: 1', `2 cannot be "cloudgenni"; allowed: the keys ${SERVICE_IDS}. Did you mean cloudgeni?`],
    ['scanners: high', `1 cannot be "high"; allowed: a mapping with the keys ${SERVICE_IDS}.`],
    [
      'scanners:\n  s4e:\n    severity-treshold: high',
      '3 cannot be "severity-treshold"; allowed: the keys severity-threshold, gate-on, max-findings, min-score, max-score-drop, max-resource-change, paths. Did you mean severity-threshold?',
    ],
    [
      'names:\n  a:\n    target: x',
      '3 cannot be "target"; allowed: the keys severity-threshold, gate-on, max-findings, min-score, max-score-drop, max-resource-change, paths; target can only be an input.',
    ],
    ['names:\n  a: {}\n  a: {}', '3 cannot be "a"; allowed: each key once; this key is already on line 2.'],
    [
      'names: {-x: {}}',
      '1 cannot be "-x"; allowed: names of gates: up to 64 letters, digits, spaces, dots, _ and -, beginning with a letter or digit.',
    ],
    ['names: [a]', '1 cannot be "a list"; allowed: a mapping from the names of gates to their rules.'],
    ['locations: {a: ../b}', '1: a cannot be "../b"; allowed: a file of the repository, such as terraform/main.tf, without ...'],
    [
      'locations: {a: /etc/passwd}',
      '1: a cannot be "/etc/passwd"; allowed: a file of the repository, such as terraform/main.tf, without ...',
    ],
    ['locations: {a: [b]}', '1: a cannot be "a list"; allowed: a file of the repository, such as terraform/main.tf, without ...'],
    ['locations: {a: b, a: c}', '1 cannot be "a"; allowed: each key once; this key is already on line 1.'],
    ['locations: {" a": b}', '1 cannot be "a"; allowed: a target: up to 2048 visible characters.'],
  ])('%j', async (text, words) => {
    expect(await mistakesIn(text)).toEqual([words]);
  });

  it.each([
    ['scanner: s4e', /scanner can only be an input\. Did you mean scanners\?$/],
    ['name: x', /name can only be an input\. Did you mean names\?$/],
    ['waiver: []', /Did you mean waivers\?$/],
    ['sarif-max-result: 5', /Did you mean sarif-max-results\?$/],
  ])('name the key that was probably meant: %s', async (text, words) => {
    expect((await mistakesIn(text))[0]).toMatch(words);
  });

  it('are all reported at once, from every section', async () => {
    const text = `severity-threshold: hihg
max-findings: {high: x, low: 1, nope: 2}
scanners:
  fegurra: {}
  s4e:
    min-score: many
names:
  n:
    paths: ../x
    gate-on: some
waivers:
  - rule: R
    reason: ""
    expires: soon
locations:
  t: a/..
sarif-max-results: many
allowed-targets: none
unknown: 1
`;
    const lines = (await mistakesIn(text)).map((line) => Number.parseInt(line, 10));
    expect(lines).toEqual([1, 2, 2, 4, 6, 9, 10, 13, 14, 16, 17, 18, 19]);
  });
});

describe('a policy that is made to cost time', () => {
  it.each([
    ['spaces in a budget', `max-findings: "a${' '.repeat(500_000)}b"`],
    ['commas in paths', `paths: "${','.repeat(500_000)}"`],
    ['braces in paths', `paths: "${'{,'.repeat(200_000)}"`],
    ['budgets', `max-findings: "${'high=1,'.repeat(100_000)}"`],
    ['waivers', `waivers:\n${'- rule: a\n  reason: b\n  expires: 2026-12-01\n'.repeat(1_000)}`],
  ])('with many %s ends soon', async (_what, text) => {
    expect(await mistakesIn(text)).not.toEqual([]);
  });
});
