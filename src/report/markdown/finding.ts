import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { clip } from '../../text/plain.js';
import { foreignLink, markdownLink, codeFence, markdownCode, markdownText } from '../../text/markdown.js';
import { fileUrl, furtherPlaces, placeText } from '../location.js';
import type { Report } from '../report.js';
import { firstFilled, labelsOf, type View, wordsOf } from '../view.js';
import { capital, SEVERITY_MARKS } from '../wording.js';
import { LINE_BREAK, paragraphs } from './syntax.js';
import { tableRow } from './table.js';

/** In characters, before escaping. */
const LONGEST_TITLE = 200;
const LONGEST_TEXT = 1500;
/** Code longer than this is shown up to a line's end, which is said. */
const MOST_CODE_LINES = 40;
const LONGEST_CODE = 4000;

/** Findings that the service says the same of, at several places: told once. Never empty. */
export type Alike = readonly [EvaluatedFinding, ...EvaluatedFinding[]];

/** The findings by what is said of them, in the order in which each is said first. */
export function groupAlike(findings: readonly EvaluatedFinding[], view: View): Alike[] {
  const groups = new Map<string, [EvaluatedFinding, ...EvaluatedFinding[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.severity, finding.change, finding.ruleId, wordsOf(finding, view.rules)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** What it is, in one line, and below it each place. */
export function findingHead(group: Alike, view: View): string {
  const [finding] = group;
  const { title } = wordsOf(finding, view.rules);
  const what = `${SEVERITY_MARKS[finding.severity]} **${capital(finding.severity)}: ${markdownText(clip(title, LONGEST_TITLE))}** ${markdownCode(clip(finding.ruleId, 80))}`;
  const times = group.length > 1 ? ` ×\u00a0${group.length}` : '';
  const head = [what + newMark(finding) + times, ...labelsText(finding, view)].filter(Boolean).join(' · ');
  return [head, ...group.map((each) => placeParts(each, view).join(' · '))].filter(Boolean).join(LINE_BREAK);
}

/** What is wrong and how to fix it, folded; empty where the service says neither. */
export function findingDetails(group: Alike, view: View): string {
  const { text, fix, url } = wordsOf(group[0], view.rules);
  const code = firstFilled(fix?.code);
  const remedy = firstFilled(fix?.text);
  const fixes = code !== undefined || remedy !== undefined;
  const blocks = [
    text === undefined ? '' : paragraphs(clip(text, LONGEST_TEXT)),
    remedy === undefined ? '' : `**Fix:** ${paragraphs(clip(remedy, LONGEST_TEXT))}`,
    code === undefined ? '' : shortened(code),
    foreignLink('More about this rule', url) ?? '',
  ].filter(Boolean);
  if (blocks.length === 0) return '';
  // What a waiver needs, for whoever has looked at it and accepts it.
  const identity = `<sub>${group.length === 1 ? 'fingerprint' : 'fingerprints'} ${group.map(({ fingerprint }) => markdownCode(fingerprint)).join(' ')}</sub>`;
  return fold(fixes ? 'How to fix' : 'What is wrong', [...blocks, identity].join('\n\n'));
}

/** A row of the table of the rest. */
export function findingRow(finding: EvaluatedFinding, view: View): string {
  return tableRow(findingCells(finding, view));
}

/** What it is and where, in three cells. */
export function findingCells(finding: EvaluatedFinding, view: View): string[] {
  const { title } = wordsOf(finding, view.rules);
  const what = `${markdownText(clip(title, LONGEST_TITLE))} ${markdownCode(clip(finding.ruleId, 80))}${newMark(finding)}`;
  const where = [...placeParts(finding, view), ...labelsText(finding, view)];
  return [`${SEVERITY_MARKS[finding.severity]} ${capital(finding.severity)}`, what, where.join('<br>')];
}

/** The two lines above the rows. */
export const ROWS_HEAD = '| Severity | Finding | Where |\n|---|---|---|';

/** Folded text; `summary` is ours. GitHub reads Markdown inside only after a blank line. */
export function fold(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** Its place, what else is known of it; each neutralised. */
function placeParts(finding: EvaluatedFinding, { report }: View): string[] {
  const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
  return [placeLink(finding, report), ...furtherPlaces(finding.place).map(markdownCode), cvss, remark(finding)].filter(Boolean);
}

/** What its rule is part of. */
function labelsText({ ruleId }: EvaluatedFinding, { rules }: View): string[] {
  return labelsOf(rules.get(ruleId))
    .map((label) => markdownText(clip(label, 40)))
    .filter(Boolean);
}

function newMark({ change }: EvaluatedFinding): string {
  return change === 'new' ? ' 🆕 **new**' : '';
}

function placeLink(finding: EvaluatedFinding, report: Report): string {
  return markdownLink(markdownCode(placeText(finding.place)), fileUrl(report, finding));
}

/** Words of the service that we do not know: why the finding counts as it does. */
function remark({ severityWord, status }: EvaluatedFinding): string {
  const parts = [
    severityWord !== undefined && `the service's severity is ${markdownCode(clip(severityWord, 50)) || 'empty'}`,
    status.means === 'unknown' && `its status ${markdownCode(clip(status.word, 50)) || 'empty'}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

function shortened(code: string): string {
  const lines = clip(code, LONGEST_CODE).split('\n');
  const kept = lines.slice(0, MOST_CODE_LINES).join('\n');
  const isWhole = kept.length === code.length;
  return isWhole ? codeFence(code) : `${codeFence(kept)}\n\nThe code goes on: see \`results.json\`.`;
}
