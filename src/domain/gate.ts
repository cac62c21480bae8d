import type { ErrorCode } from './errors.js';
import type { Measure, Posture } from './scan.js';
import { type Counts, describeCounts, isAtLeast, NO_COUNTS, SEVERITIES, type Severity, totalOf } from './severity.js';

/** The closed set of answers. */
export const VERDICTS = ['passed', 'failed', 'error', 'timeout', 'cancelled', 'skipped', 'started', 'checked'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the gate needs to know from the configuration. */
export interface GateSettings {
  /** Absent where the service tells no severities, or where a score decides instead. */
  readonly severityThreshold?: { readonly value: Severity | 'none'; readonly from: RuleSource } | undefined;
  /** 0 to 100: the lowest score that is good enough. */
  readonly minScore?: { readonly value: number; readonly from: RuleSource } | undefined;
  /** `true`: `failed` does not fail the job. `everything`: nor do `error` and `timeout`. */
  readonly warnOnly: 'false' | 'true' | 'everything';
}

/** Where a rule came from. */
export type RuleSource = 'default' | 'input';

/** What a completed scan was measured to be; what is absent is not known, which is not zero. */
export interface Measured {
  /** Open findings by severity. */
  readonly counts?: Counts | undefined;
  /** Severities that `counts` does not tell. */
  readonly uncounted?: readonly Severity[] | undefined;
  readonly posture?: Posture | undefined;
  /** How many resources the scan found. */
  readonly resources?: number | undefined;
}

/** How a run ended, before the gate has spoken. Only `complete` can pass. */
export type Outcome =
  | ({ readonly kind: 'complete' } & Measured)
  | { readonly kind: 'started' }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'timeout'; readonly why: string }
  | { readonly kind: 'cancelled'; readonly why: string }
  | { readonly kind: 'error'; readonly code: ErrorCode };

/** One rule and whether it held. */
export interface RuleResult {
  readonly rule: 'severity-threshold' | 'min-score';
  readonly value: string;
  readonly from: RuleSource;
  readonly broken: boolean;
  /** For example `2 high findings, threshold high`. */
  readonly says: string;
}

/** The answer, with what it is made of. */
export interface Decision {
  readonly verdict: Verdict;
  /** One plain sentence of our own words: it becomes an output, and outputs are interpolated into shells. */
  readonly reason: string;
  readonly rules: readonly RuleResult[];
  /** 0 passed, skipped, started, checked; 1 failed; 2 could not tell. After `warn-only`. */
  readonly exitCode: 0 | 1 | 2;
  /** `warn-only` turned a red verdict green. */
  readonly forgiven: boolean;
}

const EXIT_CODES: Readonly<Record<Verdict, 0 | 1 | 2>> = {
  passed: 0,
  failed: 1,
  error: 2,
  timeout: 2,
  cancelled: 2,
  skipped: 0,
  started: 0,
  checked: 0,
};

/** Decides the job's fate. Pure; called once, before anything is rendered. */
export function decide(outcome: Outcome, settings: GateSettings): Decision {
  if (outcome.kind === 'complete' && missingMeasure(outcome, settings) !== undefined)
    return decide({ kind: 'error', code: 'MEASURE_MISSING' }, settings);
  const rules = outcome.kind === 'complete' ? resultsOf(outcome, settings) : [];
  const verdict = verdictOf(outcome, rules);
  const forgiven = isForgiven(verdict, settings.warnOnly);
  return {
    verdict,
    reason: `${verdict}: ${reasonOf(outcome, rules)}`,
    rules,
    exitCode: forgiven ? 0 : EXIT_CODES[verdict],
    forgiven,
  };
}

/** The measure that a rule needs and that nobody has told; a gate without it would pass by accident. */
export function missingMeasure(
  { counts, uncounted, posture }: Measured,
  { severityThreshold, minScore }: GateSettings,
): Measure | undefined {
  const threshold = severityThreshold?.value ?? 'none';
  if (threshold !== 'none' && (counts === undefined || uncounted?.some((severity) => isAtLeast(severity, threshold)))) return 'findings';
  return minScore !== undefined && typeof posture?.score !== 'number' ? 'posture' : undefined;
}

function resultsOf({ counts, posture }: Measured, { severityThreshold, minScore }: GateSettings): RuleResult[] {
  const results: RuleResult[] = [];
  if (severityThreshold && counts) results.push(thresholdResult(counts, severityThreshold));
  if (minScore && typeof posture?.score === 'number') results.push(scoreResult(posture.score, minScore));
  return results;
}

function verdictOf(outcome: Outcome, rules: readonly RuleResult[]): Verdict {
  if (outcome.kind !== 'complete') return outcome.kind;
  return rules.some((rule) => rule.broken) ? 'failed' : 'passed';
}

function isForgiven(verdict: Verdict, warnOnly: GateSettings['warnOnly']): boolean {
  if (warnOnly === 'everything') return verdict === 'failed' || verdict === 'error' || verdict === 'timeout';
  return warnOnly === 'true' && verdict === 'failed';
}

function reasonOf(outcome: Outcome, rules: readonly RuleResult[]): string {
  switch (outcome.kind) {
    case 'complete': {
      const broken = rules.filter((rule) => rule.broken);
      const told = (broken.length > 0 ? broken : rules).map((rule) => rule.says);
      return told.length > 0 ? told.join('; ') : withoutRules(outcome);
    }
    case 'started':
      return 'the scan was started and is not waited for';
    case 'error':
      return REASONS[outcome.code];
    default:
      return outcome.why;
  }
}

/** The service tells nothing that a rule could judge: that the scan completed is all there is to say. */
function withoutRules({ resources }: Measured): string {
  return resources === undefined
    ? 'the scan completed'
    : `the scan completed, ${resources} ${resources === 1 ? 'resource' : 'resources'} found`;
}

function scoreResult(score: number, { value, from }: NonNullable<GateSettings['minScore']>): RuleResult {
  return { rule: 'min-score', value: String(value), from, broken: score < value, says: `score ${score}, at least ${value} required` };
}

function thresholdResult(counts: Counts, { value, from }: NonNullable<GateSettings['severityThreshold']>): RuleResult {
  const reaching = value === 'none' ? NO_COUNTS : pick(counts, (severity) => isAtLeast(severity, value));
  const broken = totalOf(reaching) > 0;
  return { rule: 'severity-threshold', value, from, broken, says: describe(broken ? reaching : counts, value) };
}

function pick(counts: Counts, wanted: (severity: Severity) => boolean): Counts {
  const picked: Record<Severity, number> = { ...NO_COUNTS };
  for (const severity of SEVERITIES) if (wanted(severity)) picked[severity] = counts[severity];
  return picked;
}

function describe(counts: Counts, threshold: Severity | 'none'): string {
  const total = totalOf(counts);
  const findings = total === 0 ? 'no open findings' : `${describeCounts(counts)} ${total === 1 ? 'finding' : 'findings'}`;
  return threshold === 'none' ? `${findings}, no threshold` : `${findings}, threshold ${threshold}`;
}

/** Our own words for each error; the service's words are in the log, the summary and results.json. */
export const REASONS: Readonly<Record<ErrorCode, string>> = {
  CONFIG: 'the configuration has mistakes',
  FORK: "a fork's pull request is not sent to a service that scans the repository",
  AUTH_REJECTED: 'the service rejected the API key',
  FORBIDDEN: 'the API key may not do this',
  NOT_FOUND: 'the service does not know what was asked for',
  BAD_REQUEST: 'the service refused the request',
  CONFLICT: 'the service is busy with another scan',
  RATE_LIMITED: 'the service is answering too many requests',
  QUOTA: 'the quota of scans is used up',
  SERVICE_FAILED: 'the service failed',
  UNREACHABLE: 'the service could not be reached',
  NO_ANSWER: 'the service did not answer',
  REDIRECTED: 'the service answered with a redirect, which is never followed',
  NOT_JSON: 'the answer was not JSON',
  TOO_LARGE: 'the answer was too large',
  WIRE_FORMAT: 'the answer did not have the documented form',
  TARGET_UNKNOWN: 'the target was not found at the service',
  TARGET_NOT_READY: 'the target cannot be scanned as it is',
  TARGET_NOT_ALLOWED: 'the target is none that the policy allows to scan',
  POLICY_UNREADABLE: 'GitHub did not give the policy file',
  TARGET_AMBIGUOUS: 'the target is not unique at the service',
  SCAN_FAILED: 'the scan failed at the service',
  SCAN_CANCELLED: 'the scan was cancelled at the service',
  WRONG_SCAN: 'the scan is not the one that was asked for',
  NO_SCAN: 'there is no such scan',
  START_AMBIGUOUS: 'the answer to the start was lost, and several scans may be ours',
  INCOMPLETE: 'the findings could not be read in full',
  TIMEOUT: 'the scan was still running at the deadline',
  BUSY: 'another scan of the same target was still running, and ours was not started',
  INTERRUPTED: 'the job was cancelled',
  MEASURE_MISSING: 'the service did not tell what a rule needs',
  UPLOAD_REQUIRED: 'the upload to code scanning is required and did not succeed',
  INTERNAL: 'scan-gate itself failed',
};
