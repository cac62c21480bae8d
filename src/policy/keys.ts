import { GATE_NAME } from '../config/config.js';
import { BUDGETS, GATE_ON, POINTS, RESOURCE_KINDS, RULE_KEYS, type RuleKey, THRESHOLDS } from '../config/gate-rules.js';
import type { GlobKind } from '../config/glob.js';
import type { NumberRange, NumbersRule } from '../config/values.js';
import { SERVICES } from '../scanners/registry.js';
import type { TextRule } from './fields.js';

/** What a key may hold. */
type PolicyValue =
  | { readonly words: readonly string[] }
  | { readonly range: NumberRange }
  | { readonly numbers: NumbersRule }
  | { readonly globs: GlobKind }
  | { readonly text: TextRule }
  /** A list. */
  | { readonly texts: TextRule }
  /** A day in UTC, at most so many days ahead. */
  | { readonly day: { readonly maxDaysAhead: number } }
  /** A mapping: what its keys look like, and what each of them holds. */
  | { readonly by: { readonly words: readonly string[] } | { readonly pattern: RegExp }; readonly holds: 'rules' | 'file' }
  | { readonly list: 'waivers' };

/**
 * A key of the policy file. The parser reads by these tables, and `scripts/sync-docs.mjs` writes `schemas/policy.schema.json` from them,
 * which editors show with the description and the examples.
 */
type PolicyKey = PolicyValue & { readonly description: string; readonly examples?: readonly unknown[] };

/** The services' ids, which sections and waivers name. */
export const SERVICE_IDS: readonly string[] = SERVICES.map(({ id }) => id);

/** GitHub shows so many results of an upload, worst first (decision 0045). */
export const DEFAULT_SARIF_RESULTS = 5_000;

const VISIBLE = 'in one line of visible characters';

/** The rules that the top of the file and every section may give. */
export const RULE_TABLE = {
  'severity-threshold': {
    words: THRESHOLDS,
    description:
      'The job fails on any counted finding of this severity or worse; none: no finding fails it. Default: high, unless a score decides.',
  },
  'gate-on': {
    words: GATE_ON,
    description: 'new: severity-threshold counts only findings that the baseline lacks.',
  },
  'max-findings': {
    numbers: BUDGETS,
    description:
      'Budgets: the job fails when there are more findings of exactly that severity, in total, or new since the baseline. A mapping, or text as in the input: high=3, total=20, new-high=0.',
    examples: ['high=3, medium=20, new-high=0', { high: 3, total: 400 }],
  },
  'min-score': {
    range: POINTS,
    description: "The job fails when the service's score is lower; for services that report one.",
    examples: [80],
  },
  'max-score-drop': {
    range: POINTS,
    description: "The job fails when the score is more points lower than the baseline's; for services that report one.",
    examples: [2.5],
  },
  'max-resource-change': {
    numbers: RESOURCE_KINDS,
    description:
      "So many resources may come or go against the baseline, by kind under the service's own names, and in total; for services that report resources.",
    examples: ['ec2Instances=0, total=5', { ec2Instances: 0, total: 5 }],
  },
  paths: {
    globs: 'files',
    description:
      'Only findings in such files count; others are shown. Patterns from the root of the repository: * within a folder, ** over folders, ?, [...], {a,b}. A pattern that no file matches is an error.',
    examples: ['terraform/**', ['terraform/**', 'modules/*/main.tf']],
  },
} as const satisfies Readonly<Record<RuleKey, PolicyKey>>;

export const POLICY_RULES: readonly RuleKey[] = Object.values(RULE_KEYS);

/** All keys at the top of the file. */
export const POLICY_TABLE = {
  ...RULE_TABLE,
  scanners: {
    by: { words: SERVICE_IDS },
    holds: 'rules',
    description:
      'Rules for all gates of a service, over those at the top of the file. A rule that the service cannot answer is an error here.',
    examples: [{ cloudgeni: { 'max-findings': 'medium=20' } }],
  },
  names: {
    by: { pattern: GATE_NAME.pattern },
    holds: 'rules',
    description: 'Rules for one gate, by the name that its input `name` gives or its report shows, over those of the scanner.',
    examples: [{ nightly: { 'severity-threshold': 'none' } }],
  },
  waivers: {
    list: 'waivers',
    description: 'Findings that people accept, each with a reason and a last day. On pull requests only those of the base commit apply.',
    examples: [
      [
        {
          rule: 'CKV_AWS_18',
          paths: 'terraform/logs/**',
          reason: 'The bucket holds the access logs themselves',
          expires: '2026-12-31',
        },
      ],
    ],
  },
  locations: {
    // Targets as inputs and services name them: labels may hold spaces.
    by: { pattern: /^[^\s\p{C}](?:[^\p{C}\p{Zl}\p{Zp}]{0,2046}[^\s\p{C}])?$/u },
    holds: 'file',
    description: 'Files at which code scanning shows the findings of a target that have no file of their own. Default: the policy file.',
    examples: [{ 'prod-account': 'terraform/main.tf' }],
  },
  'sarif-max-results': {
    // GitHub takes no more results of one file (decision 0045).
    range: { min: 1, max: 25_000, whole: true },
    description: `At most so many results are uploaded to code scanning, worst first. Default ${DEFAULT_SARIF_RESULTS}: GitHub shows no more of one upload.`,
    examples: [DEFAULT_SARIF_RESULTS],
  },
  'allowed-targets': {
    texts: {
      key: 'allowed-targets',
      one: 'target',
      // Hosts, addresses, URLs and IDs.
      pattern: /^[^\s\p{C}]{1,2048}$/u,
      says: 'up to 2048 visible characters without spaces',
    },
    description: 'The only targets that may be scanned: host, *.host (in quotes), URL, IP or CIDR.',
    examples: [['staging.example.com', '*.preview.example.com', 'https://example.com/shop', '203.0.113.0/28']],
  },
} as const satisfies Readonly<Record<string, PolicyKey>>;

export const POLICY_KEYS: readonly string[] = Object.keys(POLICY_TABLE);

/** The keys of a waiver; a block of YAML ends with the end of its line. */
export const WAIVER_TABLE = {
  fingerprint: {
    text: {
      key: 'fingerprint',
      one: 'fingerprint',
      pattern: /^[0-9a-f]{32}:[1-9]\d{0,5}$/,
      says: '32 hex digits, a colon and a number, as results.json and the comment show it',
    },
    description:
      'One finding, as results.json, the comment and `scan-gate waive` show it. A second equal finding has another number and counts.',
  },
  id: {
    text: { key: 'id', one: 'ID', pattern: lineOf(300), says: `the service's ID of the finding, up to 300 characters ${VISIBLE}` },
    description: "One finding, by the service's own ID; in quotes where it looks like a number.",
  },
  rule: {
    text: { key: 'rule', one: 'rule', pattern: lineOf(300), says: `the exact ID of a rule, up to 300 characters ${VISIBLE}` },
    description: 'All findings of exactly this rule; narrow it with paths or resources.',
  },
  paths: { globs: 'files', description: 'Only findings in such files.' },
  resources: { globs: 'resources', description: 'Only findings at such resources or addresses.' },
  scanner: { words: SERVICE_IDS, description: 'Only for gates of this service.' },
  reason: {
    text: { key: 'reason', one: 'reason', pattern: lineOf(500), says: `why the finding is accepted, 1 to 500 characters ${VISIBLE}` },
    description: 'Why it is accepted: one line for the people who meet it in a year.',
  },
  expires: {
    // Once a year what is accepted is looked at again.
    day: { maxDaysAhead: 366 },
    description: 'The last day of the waiver, in UTC, at most 366 days ahead. After it the finding counts again.',
  },
} as const satisfies Readonly<Record<string, PolicyKey>>;

export type WaiverKey = keyof typeof WAIVER_TABLE;

export const WAIVER_KEYS: readonly string[] = Object.keys(WAIVER_TABLE);

function lineOf(most: number): RegExp {
  return new RegExp(String.raw`^[^\s\p{C}](?:[^\p{C}\p{Zl}\p{Zp}]{0,${most - 2}}[^\s\p{C}])?\n?$`, 'u');
}
