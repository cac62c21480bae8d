import type { RuleResult } from '../../domain/gate-settings.js';
import { markdownCode, markdownLink, markdownText } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { repositoryFileUrl } from '../location.js';
import type { Report } from '../report.js';
import { asksForNew, namesPolicy, POLICY_SECTIONS, shortCommit } from '../view.js';
import { countText, numberText } from '../wording.js';
import { bounded } from './budget.js';
import { fold } from './findings.js';
import { tableRow, textTableHead } from './syntax.js';

/** In characters, before escaping. */
const LONGEST_VALUE = 200;
const LONGEST_SENTENCE = 300;

/** What each of several rules says, folded; what a single one says is in the first line. */
export function rulesBlock(report: Report): string {
  const { rules } = report.decision;
  if (rules.length < 2) return '';
  const rows = rules.map((result) => tableRow(cellsOf(result, report)));
  const broken = rules.filter((result) => result.failed).length;
  const title = `Gate: ${countText(rules.length, 'rule')}, ${broken === 0 ? 'all held' : `${numberText(broken)} broken`}`;
  return fold(title, [textTableHead(['Rule', 'Value', 'Set by', 'Result']), ...rows].join('\n'));
}

/** The rule of a gate that has a single one, and the policy where the rules do not name it: parts of a line. */
export function gateTexts(report: Report): string[] {
  const { decision, policy } = report;
  const named = policy === undefined || namesPolicy(decision) ? '' : `policy ${policyText(report)}`;
  return [singleRule(report), named].filter(Boolean);
}

function singleRule(report: Report): string {
  const { rules, verdict } = report.decision;
  const [first, second] = rules;
  // Where nothing else is judged, a reader should not look for what was.
  if (first === undefined) return verdict === 'passed' ? 'no rule but that the scan completes' : '';
  if (second !== undefined) return '';
  const asked = asksForNew(report.decision) ? ' for new findings' : '';
  const from = first.source === 'default' ? 'the default' : `set by ${sourceText(first, report)}`;
  return `gate ${markdownCode(truncate(`${first.rule}: ${first.value}`, LONGEST_VALUE))}${asked}, ${from}`;
}

function cellsOf(result: RuleResult, report: Report): string[] {
  const { rule, value, failed, text } = result;
  const sentence = bounded(text, LONGEST_SENTENCE, markdownText);
  return [
    markdownCode(rule),
    markdownCode(truncate(value, LONGEST_VALUE)),
    sourceText(result, report),
    `${failed ? '❌ **broken**' : '✅ held'}: ${sentence}`,
  ];
}

function sourceText({ source }: RuleResult, report: Report): string {
  if (source === 'policy') return `policy ${policyText(report)}`.trim();
  const section = POLICY_SECTIONS[source];
  return section === undefined ? source : `policy, section \`${section}\``;
}

/** The file, and the commit that it was read at, where that is not the workspace. */
function policyText(report: Report): string {
  const { policy } = report;
  if (policy === undefined) return '';
  const { path, commit } = policy;
  const file = markdownCode(truncate(path, LONGEST_VALUE));
  return commit === undefined
    ? file
    : `${markdownLink(file, repositoryFileUrl(report, path, commit))} at ${markdownCode(shortCommit(commit))}`;
}
