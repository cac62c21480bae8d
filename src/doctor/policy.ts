import { type Check, checked, notChecked } from '../domain/check.js';
import { asScanError, type ScanError } from '../domain/errors.js';
import { describeExcept } from '../domain/gate-rules.js';
import { describeNumbers, type GateSettings, type RuleSource, type Sourced } from '../domain/gate-settings.js';
import type { Note } from '../domain/note.js';
import { asCommit } from '../domain/refs.js';
import type { EffectivePolicy } from '../domain/run-options.js';
import { applyPolicy, type EffectivePolicyOptions, type ReadPolicy, readPolicy } from '../policy/effective-policy.js';
import { waiverChecks } from './waivers.js';

const SOURCES: Readonly<Record<RuleSource, string>> = {
  default: 'default',
  input: 'input',
  policy: 'policy',
  'policy-scanner': "the policy's section of the scanner",
  'policy-name': "the policy's section of this gate",
  'central-policy': 'central policy',
  'central-policy-scanner': "the central policy's section of the scanner",
  'central-policy-name': "the central policy's section of this gate",
};

/**
 * Combines inputs and policy, as a run would, and shows where each rule comes from. Throws only the signal's reason.
 *
 * @param known The policy, if it was read already.
 */
export async function checkPolicy(
  options: Omit<EffectivePolicyOptions, 'report'>,
  signal: AbortSignal,
  known?: ReadPolicy,
): Promise<{ readonly effectivePolicy?: EffectivePolicy; readonly checks: readonly Check[] }> {
  const mistakes: ScanError[] = [];
  try {
    const read = known ?? (await readPolicy(options, signal));
    const effectivePolicy = await applyPolicy(read, { ...options, report: (mistake) => mistakes.push(mistake) }, signal);
    return {
      effectivePolicy,
      checks: [
        ...centralOf(effectivePolicy),
        ...policyOf(effectivePolicy),
        rulesOf(effectivePolicy),
        ...waiverChecks(effectivePolicy.scope),
        ...pathsOf(effectivePolicy, mistakes),
        ...targetOf(options, mistakes),
      ],
    };
  } catch (thrown) {
    signal.throwIfAborted();
    return { checks: policyProblem(thrown) };
  }
}

/** The checks if the policy cannot be used. */
export function policyProblem(thrown: unknown): readonly Check[] {
  const { message, hint } = asScanError(thrown);
  return [checked('policy', 'problem', message, hint), notChecked('rules', 'the policy cannot be used')];
}

/** Whether the central policy can change without a change of the workflow, and what the repository adds to it. */
function centralOf({ centralPolicy, additions = [] }: EffectivePolicy): Check[] {
  if (centralPolicy === undefined) return [];
  const { repository, path, ref, commit } = centralPolicy;
  const found = `${repository}/${path} was read at the commit ${commit.slice(0, 7)}.`;
  const pinned =
    asCommit(ref) !== undefined
      ? checked('central policy', 'ok', found)
      : checked(
          'central policy',
          'warning',
          `${found} ${ref} can move to another commit, and then the rules of this gate change without a change in this repository.`,
          `If that is not intended, pin the commit: {policy-file} ${repository}/${path}@${commit}`,
        );
  const added = additions.length === 0 ? 'nothing' : additions.join('; ');
  return [pinned, checked('policy differences', 'ok', `This repository and the inputs add to the central policy: ${added}.`)];
}

function policyOf({ policy, centralPolicy, ruleNotes }: EffectivePolicy): Check[] {
  const unread = ruleNotes.find(({ code }) => code === 'no-policy');
  const place = policy?.commit === undefined ? 'in the workspace' : `at the commit ${policy.commit.slice(0, 7)}`;
  const without = centralPolicy ? 'The repository has no policy file of its own.' : 'There is no policy file: inputs and defaults apply.';
  const found = policy === undefined ? without : `${policy.path} was read ${place}.`;
  const first = unread ? asCheck(unread) : checked('policy', 'ok', found);
  return [first, ...ruleNotes.filter((note) => note !== unread).map(asCheck)];
}

function asCheck({ text, hint }: Note): Check {
  return checked('policy', 'warning', text, hint);
}

function rulesOf({ gate }: EffectivePolicy): Check {
  const { severityThreshold, gateOn, maxFindings, minScore, maxScoreDrop, maxResourceChange, warnOnly } = gate;
  const reported = [
    severityThreshold &&
      describe('severity-threshold', severityThreshold, severityThreshold.value, describeExcept(severityThreshold.except)),
    gateOn && describe('gate-on', gateOn, gateOn.value),
    maxFindings && describe('max-findings', maxFindings, describeNumbers(maxFindings.value)),
    minScore && describe('min-score', minScore, String(minScore.value)),
    maxScoreDrop && describe('max-score-drop', maxScoreDrop, String(maxScoreDrop.value)),
    maxResourceChange && describe('max-resource-change', maxResourceChange, describeNumbers(maxResourceChange.value)),
  ].filter((rule) => rule !== undefined);
  const rules = reported.length === 0 ? 'No rule is set: the gate passes if the scan completes.' : `${reported.join('; ')}.`;
  return warnOnly === 'false' ? checked('rules', 'ok', rules) : checked('rules', 'warning', `${rules} ${forgiven(warnOnly)}`);
}

function describe(name: string, { from, also = [] }: Sourced<unknown>, value: string, more = ''): string {
  return `${name} ${value} (${[from, ...also].map((source) => SOURCES[source]).join(' and ')})${more}`;
}

function forgiven(warnOnly: GateSettings['warnOnly']): string {
  return warnOnly === 'everything'
    ? 'No verdict fails the job: warn-only is everything.'
    : 'A failed verdict does not fail the job: warn-only is true.';
}

function pathsOf({ scope: { paths } }: EffectivePolicy, mistakes: readonly ScanError[]): Check[] {
  const mistake = mistakes.find(({ code }) => code !== 'TARGET_NOT_ALLOWED');
  if (mistake) return [checked('paths', 'problem', mistake.message, mistake.hint)];
  if (paths === undefined) return [];
  return [checked('paths', 'ok', `Every pattern matches a file of the repository: ${paths.map(({ pattern }) => pattern).join(', ')}.`)];
}

function targetOf({ plan }: Pick<EffectivePolicyOptions, 'plan'>, mistakes: readonly ScanError[]): Check[] {
  if (plan.permit === undefined) return [];
  const mistake = mistakes.find(({ code }) => code === 'TARGET_NOT_ALLOWED');
  return mistake
    ? [checked('allowed targets', 'problem', mistake.message, mistake.hint)]
    : [checked('allowed targets', 'ok', 'This event may scan the target.')];
}
