import { parsePolicy } from './config/policy.js';
import { describeProblem } from './config/problems.js';
import { ScanError } from './domain/errors.js';
import { type InputStyle, nameInputs } from './domain/hint.js';
import type { Source } from './domain/source.js';
import type { GitHubAccess } from './publish/github/octokit.js';
import { readPolicyFile } from './publish/github/policy-file.js';
import type { Problem, ServicePlan } from './scanners/scanner.js';

/** What it takes to ask the policy whether a target may be scanned. */
export interface PermitOptions {
  readonly plan: ServicePlan;
  readonly source: Source;
  /** The input `policy-file`. */
  readonly policyFile: string;
  readonly workspace: string;
  readonly github: GitHubAccess;
  readonly style: InputStyle;
  readonly notice: (text: string, hint: string) => void;
}

/**
 * Lets a run go on only where its target may be scanned. Where scanning the wrong target does no harm, nothing is asked.
 *
 * @throws ScanError `TARGET_NOT_ALLOWED`; `CONFIG` for a policy that cannot be read
 */
export async function permitTarget({ plan, policyFile, style, ...where }: PermitOptions, signal: AbortSignal): Promise<void> {
  if (plan.permit === undefined) return;
  const file = await readPolicyFile({ ...where, named: policyFile, signal });
  const parsed = file && (await parsePolicy(file.text, file.path));
  if (parsed && 'problems' in parsed) throw mistakesIn(parsed.problems, style);
  const problem = plan.permit(parsed?.policy.allowedTargets);
  if (problem === undefined) return;
  throw new ScanError('TARGET_NOT_ALLOWED', describeProblem({ ...problem, allowed: 'what the policy allows' }, style), {
    hint: asSentence(nameInputs(problem.allowed, style)),
  });
}

function mistakesIn(problems: readonly Problem[], style: InputStyle): ScanError {
  const lines = problems.map((problem) => describeProblem(problem, style));
  return new ScanError('CONFIG', lines.join('\n'), { hint: 'Mend the policy file; nothing was requested from the service.' });
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) || text.includes('\n') ? '' : '.'}`;
}
