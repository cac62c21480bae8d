import { contentOf, type EvaluatedFinding } from '../domain/evaluation.js';
import type { Fix, Rule } from '../domain/finding.js';
import { toSingleLine } from '../text/plain.js';
import type { Report } from './report.js';

/** The rules of a report: `ruleOf` finds the rule of a finding. */
export interface Rules {
  readonly byKey: ReadonlyMap<string, Rule>;
  /** Whether a target describes a rule otherwise than another one. Else the key is the ID of the rule. */
  readonly differ: boolean;
}

export const NO_RULES: Rules = { byKey: new Map(), differ: false };

/** The texts of a finding: its own, or else those of its rule. */
export interface FindingText {
  readonly title: string;
  readonly text?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly url?: string | undefined;
}

/** The rules of the report. A rule that another target describes otherwise has a further entry for each such target. */
export function rulesOf({ evaluation, targets = [] }: Pick<Report, 'evaluation' | 'targets'>): Rules {
  const rules = new Map((evaluation?.rules ?? []).map((rule) => [rule.id, rule]));
  const shared = rules.size;
  for (const [index, target] of targets.entries()) {
    for (const rule of target.evaluation?.rules ?? []) {
      const first = rules.get(rule.id);
      // `combineReports` makes most of them one object.
      if (rule !== first && contentOf(rule) !== contentOf(first)) rules.set(keyIn(index, rule.id), rule);
    }
  }
  return { byKey: rules, differ: rules.size > shared };
}

/** The key of a finding's rule. */
export function ruleKeyOf({ ruleId, targetIndex }: Pick<EvaluatedFinding, 'ruleId' | 'targetIndex'>, { byKey, differ }: Rules): string {
  if (!differ || targetIndex === undefined) return ruleId;
  const own = keyIn(targetIndex, ruleId);
  return byKey.has(own) ? own : ruleId;
}

/** The rule of a finding; undefined if the report does not describe the rule. */
export function ruleOf(finding: Pick<EvaluatedFinding, 'ruleId' | 'targetIndex'>, rules: Rules): Rule | undefined {
  return rules.byKey.get(ruleKeyOf(finding, rules));
}

function keyIn(targetIndex: number, ruleId: string): string {
  return `${targetIndex}\n${ruleId}`;
}

/** The texts to show for a finding. The title is never empty. */
export function wordsOf(finding: EvaluatedFinding, rules: Rules): FindingText {
  const rule = ruleOf(finding, rules);
  return {
    title: firstFilled(finding.title, rule?.title, finding.ruleId) ?? 'Untitled finding',
    text: firstFilled(finding.text, rule?.text),
    fix: finding.fix ?? rule?.fix,
    url: rule?.url,
  };
}

/** Labels of one rule that are shown. */
const MAX_LABELS = 4;

/** The catalogues that a rule belongs to, by their usual names: `CWE-639`, `CIS`. */
export function labelsOf(rule: Rule | undefined): string[] {
  const labels = (rule?.tags ?? []).map((tag) => /^(?:external\/cwe\/|framework\/)(.+)$/i.exec(tag)?.[1]?.toUpperCase());
  return labels.filter((label) => label !== undefined).slice(0, MAX_LABELS);
}

/** The first text with visible characters. */
export function firstFilled(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && (VISIBLE_START.test(text) || toSingleLine(text) !== ''));
}

/** Most texts begin so, and need no cleaning to see that they are visible: ASCII, and letters of scripts without invisible letters. */
const VISIBLE_START = /^\s*[\x21-\x7e\u00c0-\u024f\u0400-\u0481\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]/;
