import { describeProblem } from '../config/problems.js';
import { ScanError } from '../domain/errors.js';
import { type InputStyle, nameInputs } from '../domain/hint.js';
import type { ServicePlan } from '../scanners/scanner.js';

/**
 * Lets a run go on only where its target may be scanned. Where scanning the wrong target does no harm, nothing is asked.
 *
 * @param allowed The policy's `allowed-targets`; undefined where it has none.
 * @throws ScanError `TARGET_NOT_ALLOWED`
 */
export function permitTarget(plan: Pick<ServicePlan, 'permit'>, allowed: readonly string[] | undefined, style: InputStyle): void {
  const problem = plan.permit?.(allowed);
  if (problem === undefined) return;
  throw new ScanError('TARGET_NOT_ALLOWED', describeProblem({ ...problem, allowed: 'what the policy allows' }, style), {
    hint: asSentence(nameInputs(problem.allowed, style)),
  });
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) || text.includes('\n') ? '' : '.'}`;
}
