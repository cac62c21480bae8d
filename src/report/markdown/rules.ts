import type { RuleResult } from '../../domain/gate-settings.js';
import { markdownCode, markdownLink, markdownText } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { repositoryFileUrl } from '../location.js';
import type { Report } from '../report.js';
import { centralName, namesPolicy, placesOf, shortCommit } from '../view.js';
import { countText, numberText } from '../wording.js';
import { bounded } from './budget.js';
import { fold } from './findings.js';
import { tableRow, textTableHead } from './syntax.js';

/** In characters, before escaping. */
const MAX_VALUE_LENGTH = 200;
const MAX_RULE_LENGTH = 120;
const MAX_SENTENCE_LENGTH = 300;

/** What each of several rules found, in a fold. The headline contains it for a single rule. */
export function rulesBlock(report: Report): string {
  const { rules } = report.decision;
  if (rules.length < 2) return '';
  const rows = rules.map((result) => tableRow(cellsOf(result, report)));
  const failed = rules.filter((result) => result.failed).length;
  const title = `Gate: ${countText(rules.length, 'rule')}, ${failed === 0 ? 'all passed' : `${numberText(failed)} failed`}`;
  return fold(title, [textTableHead(['Rule', 'Value', 'Set by', 'Result']), ...rows].join('\n'));
}

/** The rules with who set them, and the policy if no rule names it, as parts of a line. */
export function gateTexts(report: Report): string[] {
  const { decision, policy, centralPolicy } = report;
  const central = centralPolicy === undefined || namesPolicy(decision, 'central-policy') ? '' : `central policy ${centralText(report)}`;
  const named = policy === undefined || namesPolicy(decision) ? '' : `policy ${policyText(report)}`;
  return [rulesText(report), central, named].filter(Boolean);
}

function rulesText(report: Report): string {
  const { rules, verdict } = report.decision;
  // Without rules, only a passed gate has something to explain.
  if (rules.length === 0) return verdict === 'passed' ? 'no rule except that the scan completes' : '';
  const texts = rules.map((result) => {
    const from = result.source === 'default' ? 'the default' : `set by ${sourceText(result, report)}`;
    const outcome = result.failed ? '❌ ' : '';
    const counted = result.onlyNew === true ? ' for new findings' : '';
    return `${outcome}${markdownCode(truncate(`${result.rule}: ${result.value}`, MAX_RULE_LENGTH))}${counted} (${from})`;
  });
  return `gate ${texts.join(', ')}`;
}

function cellsOf(result: RuleResult, report: Report): string[] {
  const { rule, value, failed, text } = result;
  const sentence = bounded(text, MAX_SENTENCE_LENGTH, markdownText);
  return [
    markdownCode(rule),
    markdownCode(truncate(value, MAX_VALUE_LENGTH)),
    sourceText(result, report),
    `${failed ? '❌ **failed**' : '✅ passed'}: ${sentence}`,
  ];
}

function sourceText(result: RuleResult, report: Report): string {
  const places = placesOf(result).map(({ source, file, section }) => {
    if (file === undefined) return source;
    if (section !== undefined) return `${file}, section \`${section}\``;
    return `${file} ${file === 'policy' ? policyText(report) : centralText(report)}`.trim();
  });
  return places.join(' and ');
}

/** The file, and the commit at which it was read, if not in the workspace. */
function policyText(report: Report): string {
  const { policy } = report;
  if (policy === undefined) return '';
  const { path, commit } = policy;
  const file = markdownCode(truncate(path, MAX_VALUE_LENGTH));
  return commit === undefined
    ? file
    : `${markdownLink(file, repositoryFileUrl(report, path, commit))} at ${markdownCode(shortCommit(commit))}`;
}

/** The file of the other repository, and the commit at which it was read. */
function centralText({ centralPolicy }: Report): string {
  if (centralPolicy === undefined) return '';
  return `${markdownCode(truncate(centralName(centralPolicy), MAX_VALUE_LENGTH))} at ${markdownCode(shortCommit(centralPolicy.commit))}`;
}
