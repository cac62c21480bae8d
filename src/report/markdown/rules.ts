import { clip } from '../../domain/plain-text.js';
import type { RuleResult } from '../../domain/rules.js';
import { markdownLink } from '../neutralise/link.js';
import { markdownCode, markdownText } from '../neutralise/markdown.js';
import { repositoryFileUrl } from '../place.js';
import type { Report } from '../report.js';
import { isDefaultGate, namesPolicy, POLICY_SECTIONS, shortCommit } from '../rules.js';
import { bounded } from './budget.js';
import { tableRow, textTableHead } from './table.js';

/** In characters, before escaping. */
const LONGEST_VALUE = 200;
const LONGEST_SENTENCE = 300;

/** By which rules the scan was judged, who made them, and what each says. */
export function rulesBlock(report: Report): string {
  const { decision, policy } = report;
  const blocks = [gateBlock(report), policy !== undefined && !namesPolicy(decision) && `Policy: ${policyText(report)}.`];
  return blocks.filter(Boolean).join('\n\n');
}

function gateBlock(report: Report): string {
  const { decision } = report;
  const [first] = decision.rules;
  // Where nothing else is judged, a reader should not look for what was.
  if (first === undefined) return decision.verdict === 'passed' ? 'Gate: the scan completed; no other rule applies.' : '';
  if (isDefaultGate(decision))
    return `Gate: ${markdownCode(clip(`${first.rule}: ${first.value}`, LONGEST_VALUE))} (default) ${first.broken ? '**broken**' : 'holds'}`;
  const rows = decision.rules.map((result) => tableRow(cellsOf(result, report)));
  return [textTableHead(['Rule', 'Value', 'Set by', 'Result']), ...rows].join('\n');
}

function cellsOf(result: RuleResult, report: Report): string[] {
  const { rule, value, broken, says } = result;
  const sentence = bounded(says, LONGEST_SENTENCE, markdownText);
  return [
    markdownCode(rule),
    markdownCode(clip(value, LONGEST_VALUE)),
    sourceText(result, report),
    `${broken ? '❌ **broken**' : '✅ held'}: ${sentence}`,
  ];
}

function sourceText({ from }: RuleResult, report: Report): string {
  if (from === 'policy') return `policy ${policyText(report)}`.trim();
  const section = POLICY_SECTIONS[from];
  return section === undefined ? from : `policy, section \`${section}\``;
}

/** The file, and the commit that it was read at, where that is not the workspace. */
function policyText(report: Report): string {
  const { policy } = report;
  if (policy === undefined) return '';
  const { path, commit } = policy;
  const file = markdownCode(clip(path, LONGEST_VALUE));
  return commit === undefined
    ? file
    : `${markdownLink(file, repositoryFileUrl(report, path, commit))} at ${markdownCode(shortCommit(commit))}`;
}
