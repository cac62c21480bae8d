import { type ErrorCode, REASONS } from './errors.js';
import { evaluateRules, type Measured, missingMeasure } from './gate-rules.js';
import type { GateSettings, RuleResult } from './gate-settings.js';

/** All verdicts. */
export const VERDICTS = ['passed', 'failed', 'error', 'timeout', 'cancelled', 'skipped', 'started', 'checked'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a run ended, before the gate decides. Only `complete` can pass. */
export type Outcome =
  | ({ readonly kind: 'complete' } & Measured)
  | { readonly kind: 'started' }
  /** The doctor made its checks and found no problem. */
  | { readonly kind: 'checked'; readonly why: string }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'timeout'; readonly why: string }
  | { readonly kind: 'cancelled'; readonly why: string }
  | {
      readonly kind: 'error';
      readonly code: ErrorCode;
      /** A reason that is more exact than that of the code. Without text of a service. */
      readonly why?: string;
    };

/** The verdict, and what it is based on. */
export interface Decision {
  readonly verdict: Verdict;
  /** One sentence without text of a service, because it becomes an output, and workflows interpolate outputs into shell scripts. */
  readonly reason: string;
  readonly rules: readonly RuleResult[];
  /** 0 passed, skipped, started, checked; 1 failed; 2 error, timeout, cancelled. `warn-only` is applied. */
  readonly exitCode: 0 | 1 | 2;
  /** `warn-only` changed the exit code to 0. */
  readonly warnOnlyApplied: boolean;
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

/** Decides the verdict and the exit code. Called once, before anything is rendered. */
export function decide(outcome: Outcome, settings: GateSettings): Decision {
  if (outcome.kind === 'complete' && missingMeasure(outcome, settings) !== undefined)
    return decide({ kind: 'error', code: 'MEASURE_MISSING' }, settings);
  const rules = outcome.kind === 'complete' ? evaluateRules(outcome, settings) : [];
  const verdict = verdictOf(outcome, rules);
  const forgiven = isForgiven(verdict, settings.warnOnly);
  return {
    verdict,
    reason: `${verdict}: ${reasonOf(outcome, rules)}`,
    rules,
    exitCode: forgiven ? 0 : EXIT_CODES[verdict],
    warnOnlyApplied: forgiven,
  };
}

function verdictOf(outcome: Outcome, rules: readonly RuleResult[]): Verdict {
  if (outcome.kind !== 'complete') return outcome.kind;
  return rules.some((rule) => rule.failed) ? 'failed' : 'passed';
}

function isForgiven(verdict: Verdict, warnOnly: GateSettings['warnOnly']): boolean {
  if (warnOnly === 'everything') return verdict === 'failed' || verdict === 'error' || verdict === 'timeout';
  return warnOnly === 'true' && verdict === 'failed';
}

function reasonOf(outcome: Outcome, rules: readonly RuleResult[]): string {
  switch (outcome.kind) {
    case 'complete': {
      const failed = rules.filter((rule) => rule.failed);
      const texts = (failed.length > 0 ? failed : rules).map((rule) => rule.text);
      return texts.length > 0 ? texts.join('; ') : withoutRules(outcome);
    }
    case 'started':
      return 'the scan was started and is not waited for';
    case 'error':
      return outcome.why ?? REASONS[outcome.code];
    default:
      return outcome.why;
  }
}

/** The reason if no rule applies: the scan completed. */
function withoutRules({ resourceCount }: Measured): string {
  return resourceCount === undefined
    ? 'the scan completed'
    : `the scan completed, ${resourceCount} ${resourceCount === 1 ? 'resource' : 'resources'} found`;
}
