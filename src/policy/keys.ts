import { GATE_NAME } from '../config/config.js';
import { BUDGETS, GATE_ON, POINTS, RESOURCE_KINDS, RULE_KEYS, type RuleKey, THRESHOLDS } from '../config/gate-rules.js';
import type { GlobKind } from '../config/glob.js';
import { GROUP_NAME } from '../config/targets.js';
import type { NumberRange, NumbersRule } from '../config/values.js';
import { SERVICES } from '../scanners/registry.js';
import type { TextRule } from './fields.js';

/** What a key may contain. */
type PolicyValue =
  | { readonly words: readonly string[] }
  | { readonly range: NumberRange }
  | { readonly numbers: NumbersRule }
  | { readonly globs: GlobKind }
  | { readonly text: TextRule }
  /** A list. */
  | { readonly texts: TextRule }
  /** A day in UTC, at most `maxDaysAhead` from today. */
  | { readonly day: { readonly maxDaysAhead: number } }
  /** A mapping: the form of its keys, and of its values. */
  | { readonly by: { readonly words: readonly string[] } | { readonly pattern: RegExp }; readonly holds: 'rules' | 'file' | 'targets' }
  | { readonly list: 'waivers' };

/**
 * A key of the policy file. The parser uses these tables, and `scripts/sync-docs.mjs` writes `schemas/policy.schema.json` from them.
 * Editors show the descriptions and examples of the schema.
 */
type PolicyKey = PolicyValue & { readonly description: string; readonly examples?: readonly unknown[] };

/** The IDs of the services, which sections and waivers name. */
export const SERVICE_IDS: readonly string[] = SERVICES.map(({ id }) => id);

/** GitHub shows this many results of an upload, worst first (decision 0045). */
export const DEFAULT_SARIF_RESULTS = 5_000;

const VISIBLE = 'in one line of visible characters';

/** The rules that the top of the file and every section may set. */
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
      'Budgets: the job fails if there are more findings of exactly that severity, in total, or new since the baseline. A mapping, or a text like the input: high=3, total=20, new-high=0.',
    examples: ['high=3, medium=20, new-high=0', { high: 3, total: 400 }],
  },
  'min-score': {
    range: POINTS,
    description: "The job fails if the service's score is lower, for services that report a score.",
    examples: [80],
  },
  'max-score-drop': {
    range: POINTS,
    description: 'The job fails if the score falls by more than this many points against the baseline, for services that report a score.',
    examples: [2.5],
  },
  'max-resource-change': {
    numbers: RESOURCE_KINDS,
    description:
      'How many resources may be added or removed against the baseline, by kind (as the service names it) and in total, for services that report resources.',
    examples: ['ec2Instances=0, total=5', { ec2Instances: 0, total: 5 }],
  },
  paths: {
    globs: 'files',
    description:
      'Only findings in matching files count; other findings are shown. Patterns from the root of the repository: * within a folder, ** across folders, ?, [...], {a,b}. A pattern that no file matches is an error.',
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
      'Rules for all gates of a service, which override the rules at the top of the file. A rule that does not apply to the service is an error here.',
    examples: [{ cloudgeni: { 'max-findings': 'medium=20' } }],
  },
  names: {
    by: { pattern: GATE_NAME.pattern },
    holds: 'rules',
    description: 'Rules for one gate, by the name from its input `name` or its report. They override the rules of the scanner.',
    examples: [{ nightly: { 'severity-threshold': 'none' } }],
  },
  waivers: {
    list: 'waivers',
    description:
      'Findings that people accept, each with a reason and a last day. On pull requests, only the waivers of the base commit apply. In a central policy, repository (alone, or as an item of the list) lets repositories have waivers of their own.',
    examples: [
      'repository',
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
    // Targets by the names that inputs and services use. Labels may contain spaces.
    by: { pattern: /^[^\s\p{C}](?:[^\p{C}\p{Zl}\p{Zp}]{0,2046}[^\s\p{C}])?$/u },
    holds: 'file',
    description: 'The file at which code scanning shows findings of a target that have no file. Default: the policy file.',
    examples: [{ 'prod-account': 'terraform/main.tf' }],
  },
  'sarif-max-results': {
    // GitHub accepts no more results in one file (decision 0045).
    range: { min: 1, max: 25_000, whole: true },
    description: `How many results to upload to code scanning at most, worst first. Default ${DEFAULT_SARIF_RESULTS}, because GitHub shows no more of one upload.`,
    examples: [DEFAULT_SARIF_RESULTS],
  },
  'allowed-targets': {
    texts: {
      key: 'allowed-targets',
      one: 'target',
      // Hosts, addresses, URLs and IDs.
      pattern: /^[^\s\p{C}]{1,2048}$/u,
      allowed: 'up to 2048 visible characters without spaces',
    },
    description: 'The only targets that may be scanned: host, *.host (in quotes), URL, IP or CIDR.',
    examples: [['staging.example.com', '*.preview.example.com', 'https://example.com/shop', '203.0.113.0/28']],
  },
  targets: {
    by: { pattern: GROUP_NAME.pattern },
    holds: 'targets',
    description:
      'Groups of targets: the input `target: "@production"` scans all targets of the group production in one run, with one verdict.',
    examples: [{ production: [{ target: '123456789012', region: 'eu-west-1', label: 'prod-eu' }] }],
  },
} as const satisfies Readonly<Record<string, PolicyKey>>;

export const POLICY_KEYS: readonly string[] = Object.keys(POLICY_TABLE);

/** The keys of a target in a group. */
export const TARGET_TABLE = {
  target: {
    text: {
      key: 'target',
      one: 'target',
      pattern: lineOf(2048),
      allowed: `a target, as the input \`target\` has it, up to 2048 characters ${VISIBLE}`,
    },
    description: 'What to scan, as in the input `target`. Put numbers in quotes, because YAML drops leading zeros.',
  },
  region: {
    text: {
      key: 'region',
      one: 'region',
      pattern: lineOf(40),
      allowed: `a region, as the input \`region\` has it, up to 40 characters ${VISIBLE}`,
    },
    description: 'The region of this target. Default: each region of the input `region`.',
  },
  label: {
    text: { key: 'label', one: 'label', pattern: lineOf(64), allowed: `a name for people, up to 64 characters ${VISIBLE}` },
    description: 'The name that comments, summaries and reports show for the target.',
  },
} as const satisfies Readonly<Record<string, PolicyKey>>;

export const TARGET_KEYS: readonly string[] = Object.keys(TARGET_TABLE);

/** The word of a central policy with which repositories may have waivers of their own. */
export const REPOSITORY_WAIVERS = 'repository';

/** The keys of a waiver. Their patterns allow a line feed at the end, because a YAML block has one. */
export const WAIVER_TABLE = {
  fingerprint: {
    text: {
      key: 'fingerprint',
      one: 'fingerprint',
      pattern: /^[0-9a-f]{32}:[1-9]\d{0,5}$/,
      allowed: '32 hex digits, a colon, and a number, as in results.json and the comment',
    },
    description:
      'One finding, as results.json, the comment, and `scan-gate waive` show it. A second, equal finding has a different number and counts.',
  },
  id: {
    text: { key: 'id', one: 'ID', pattern: lineOf(300), allowed: `the service's ID of the finding, up to 300 characters ${VISIBLE}` },
    description: "One finding, by the service's ID, in quotes if it looks like a number.",
  },
  rule: {
    text: { key: 'rule', one: 'rule', pattern: lineOf(300), allowed: `the exact ID of a rule, up to 300 characters ${VISIBLE}` },
    description: 'All findings of exactly this rule; narrow it with paths or resources.',
  },
  paths: { globs: 'files', description: 'Only findings in matching files.' },
  resources: { globs: 'resources', description: 'Only findings at matching resources or addresses.' },
  scanner: { words: SERVICE_IDS, description: 'Only for gates of this service.' },
  reason: {
    text: { key: 'reason', one: 'reason', pattern: lineOf(500), allowed: `why the finding is accepted, 1 to 500 characters ${VISIBLE}` },
    description: 'Why the finding is accepted, in one line, for people who read it in a year.',
  },
  expires: {
    // So that waivers are reviewed at least once a year.
    day: { maxDaysAhead: 366 },
    description: 'The last day of the waiver, in UTC, at most 366 days ahead. After it the finding counts again.',
  },
} as const satisfies Readonly<Record<string, PolicyKey>>;

export type WaiverKey = keyof typeof WAIVER_TABLE;

export const WAIVER_KEYS: readonly string[] = Object.keys(WAIVER_TABLE);

function lineOf(most: number): RegExp {
  return new RegExp(String.raw`^[^\s\p{C}](?:[^\p{C}\p{Zl}\p{Zp}]{0,${most - 2}}[^\s\p{C}])?\n?$`, 'u');
}
