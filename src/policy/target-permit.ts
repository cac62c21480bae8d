import { describeProblem } from '../config/problem.js';
import { ScanError } from '../domain/errors.js';
import { nameInputs } from '../text/hint.js';
import { placesIn } from '../text/target-names.js';
import type { ServicePlan } from '../scanners/scanner.js';
import type { RulingOptions } from './effective-policy.js';

/**
 * Lets a run go on only where its target may be scanned. Where scanning the wrong target does no harm, nothing is asked.
 *
 * @param allowed The policy's `allowed-targets`; undefined where it has none.
 * @throws ScanError `TARGET_NOT_ALLOWED`
 */
export function permitTarget(
  plan: Pick<ServicePlan, 'permit'>,
  allowed: readonly string[] | undefined,
  { style, hide }: Pick<RulingOptions, 'style' | 'hide'>,
): void {
  const problem = plan.permit?.(allowed);
  if (problem === undefined) return;
  // Also the hosts and paths of options that lead elsewhere.
  hide([...(problem.input === 'target' ? [problem.given] : []), ...placesIn(problem.given, [])]);
  throw new ScanError('TARGET_NOT_ALLOWED', describeProblem({ ...problem, allowed: 'what the policy allows' }, style), {
    hint: asSentence(nameInputs(problem.allowed, style)),
  });
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) || text.includes('\n') ? '' : '.'}`;
}
