import type { Decision, Verdict } from './gate.js';
import type { RuleResult } from './gate-settings.js';

/** Worst first. So `warn-only`, which forgives `failed`, never hides an error of another target. */
export const WORST_FIRST: readonly Verdict[] = ['error', 'timeout', 'cancelled', 'failed', 'started', 'skipped', 'passed', 'checked'];

/** How a sentence counts the targets with a verdict: `2 of 6 targets failed`. */
export const COUNTED_VERDICTS: Readonly<Record<Verdict, string>> = {
  error: 'ended in an error',
  timeout: 'ran out of time',
  cancelled: 'cancelled',
  failed: 'failed',
  started: 'started',
  skipped: 'skipped',
  passed: 'passed',
  checked: 'checked',
};

/**
 * The decision for several targets: the worst verdict, and the highest exit code. A target that is not complete never becomes a pass,
 * because its verdict is not `passed`.
 *
 * @param decisions At least one.
 */
export function combineDecisions(decisions: readonly Decision[]): Decision {
  const verdict = WORST_FIRST.find((candidate) => decisions.some((decision) => decision.verdict === candidate)) ?? 'error';
  const codes = decisions.map(({ exitCode }) => exitCode);
  const exitCode = codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
  return {
    verdict,
    reason: `${verdict}: ${reasonOf(verdict, decisions)}`,
    rules: combineRules(decisions),
    exitCode,
    warnOnlyApplied: exitCode === 0 && decisions.some(({ warnOnlyApplied }) => warnOnlyApplied),
  };
}

/**
 * For example `2 of 6 targets failed, 4 passed`. If all targets have one reason, it follows: `6 of 6 targets failed: 1 high finding`. A
 * group of the policy may have one target: `1 target failed: 1 high finding`.
 */
function reasonOf(verdict: Verdict, decisions: readonly Decision[]): string {
  const counted = WORST_FIRST.map((each) => ({ each, count: decisions.filter((decision) => decision.verdict === each).length })).filter(
    ({ count }) => count > 0,
  );
  const texts = counted.map(
    ({ each, count }, index) => `${index === 0 ? countOf(count, decisions.length) : count} ${COUNTED_VERDICTS[each]}`,
  );
  const [why, ...more] = new Set(decisions.map(({ reason }) => reason));
  const cause = why === undefined || more.length > 0 ? '' : `: ${why.slice(verdict.length + 2)}`;
  return `${texts.join(', ')}${cause}`;
}

/** A part of all targets: `2 of 6 targets`, `1 target`. */
function countOf(count: number, all: number): string {
  return all === 1 ? '1 target' : `${count} of ${all} targets`;
}

/** Each rule once: it failed if it failed for any target. A target without a result, or with other rules, is not compared with it. */
function combineRules(decisions: readonly Decision[]): RuleResult[] {
  const byRule = new Map<string, RuleResult[]>();
  for (const result of decisions.flatMap(({ rules }) => rules)) {
    const { failed: _failed, text: _text, ...rule } = result;
    const key = JSON.stringify(rule);
    const known = byRule.get(key);
    if (known === undefined) byRule.set(key, [result]);
    else known.push(result);
  }
  return [...byRule.values()].flatMap((results) => {
    const [first] = results;
    if (first === undefined) return [];
    const failures = results.filter(({ failed }) => failed).length;
    return [{ ...first, failed: failures > 0, text: ruleText(failures, results.length, decisions.length) }];
  });
}

/** How many of the compared targets failed a rule. Without the value, which may name kinds of resources. */
function ruleText(failures: number, compared: number, all: number): string {
  if (failures === 0) return compared === 1 ? '1 target passed' : `${compared} targets passed`;
  if (compared === all) return `${countOf(failures, all)} failed`;
  return compared === 1
    ? 'the only target compared with this rule failed'
    : `${failures} of the ${compared} targets compared with this rule failed`;
}
