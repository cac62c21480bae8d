import { clip, oneLine } from '../../text/plain.js';
import type { RuleResult } from '../../domain/gate-settings.js';
import type { Report } from '../report.js';
import { isDefaultGate, namesPolicy, POLICY_SECTIONS, shortCommit } from '../rules.js';
import { INDENT, indented } from './indent.js';

const LONGEST_VALUE = 200;

/** The rules, who made them, and what each says; the default alone is told by the first line. */
export function* ruleLines({ decision, policy }: Report): Iterable<string> {
  if (!isDefaultGate(decision))
    for (const result of decision.rules) {
      const { rule, value, broken, says } = result;
      const setBy = sourceText(result, policy);
      yield* indented(`${broken ? 'BROKEN' : 'held'}  ${rule}: ${clip(value, LONGEST_VALUE)} (${setBy}): ${says}`, INDENT);
    }
  if (policy !== undefined && !namesPolicy(decision)) yield* indented(`policy: ${policyText(policy)}`, INDENT);
}

function sourceText({ from }: RuleResult, policy: Report['policy']): string {
  if (from === 'policy') return policy === undefined ? from : `policy ${policyText(policy)}`;
  const section = POLICY_SECTIONS[from];
  return section === undefined ? from : `policy, section ${section}`;
}

function policyText({ path, commit }: NonNullable<Report['policy']>): string {
  return `${oneLine(path)}${commit === undefined ? '' : ` at ${shortCommit(commit)}`}`;
}
