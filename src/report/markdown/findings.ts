import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { codeFence, foreignLink, markdownCode, markdownLink, markdownText } from '../../text/markdown.js';
import { capital, truncate } from '../../text/plain.js';
import { additionalLocations, fileUrl, formatLocation } from '../location.js';
import type { Report } from '../report.js';
import { breaksThreshold, firstFilled, labelsOf, type View, wordsOf } from '../view.js';
import { countText, numberText, SEVERITY_MARKS } from '../wording.js';
import type { SizeBudget } from './budget.js';
import { LINE_BREAK, paragraphs, tableRow } from './syntax.js';

/** How many findings are told one by one, with their remedies. */
const WORST = 10;
/** While rows of the rest are missing, remedies may take this part of the money: the worst ones are what a reader came for. */
const DETAILS_SHARE = 1 / 3;
/** Kept for the sentences about what is missing. */
const RESERVE = 400;

/** The worst with their remedies, the rest as rows, and how many found no room: fewer remedies first, then fewer rows, then "N more". */
export function findingsBlocks(view: View, budget: SizeBudget): string[] {
  const { listed } = view;
  if (listed.length === 0) return [];
  const reserve = budget.share(RESERVE);
  const worst = listed.slice(0, WORST);
  const groups = groupAlike(worst, view);
  const heads = takeWhile(groups, (group) => findingHead(group, view), budget);
  const told = new Set(groups.slice(0, heads.length).flat());
  const remedies = groups.slice(0, heads.length).map((group) => findingDetails(group, view));
  const wanted = remedies.reduce((sum, remedy) => sum + budget.sizeOf(remedy), 0);

  const forRows = budget.share(budget.left - Math.min(wanted, budget.left * DETAILS_SHARE));
  const rest = listed.filter((finding) => !told.has(finding));
  const rows = heads.length < groups.length ? [] : rowsThatFit(rest, view, forRows);
  budget.refund(forRows);

  const shown = remedies.map((remedy) => (remedy !== '' && budget.tryAdd(remedy) ? remedy : ''));
  budget.refund(reserve);
  const missingRemedies = remedies.filter(Boolean).length - shown.filter(Boolean).length;
  // Paid from what was kept for them, since others buy from what is left.
  const pay = (sentence: string): string => (sentence === '' ? '' : budget.addRequired(sentence));
  return [
    pay(heading(told.size, view)),
    ...heads.flatMap((head, index) => [head, shown[index] ?? '']),
    pay(withoutRemedy(missingRemedies)),
    rows.length > 0 ? fold(rowsTitle(rows.length, rest.length), [ROWS_HEAD, ...rows].join('\n')) : '',
    pay(missing(rest.length - rows.length)),
  ].filter(Boolean);
}

function withoutRemedy(count: number): string {
  return count === 0 ? '' : `${numberText(count)} ${count === 1 ? 'remedy' : 'remedies'} found no room here: see \`results.json\`.`;
}

function heading(shown: number, view: View): string {
  const { listed, counts: tally, newFirst } = view;
  const total = `${countText(listed.length, 'finding')}${tally?.from === 'partial' ? ' of a partial list' : ''}`;
  const added = listed.filter(({ baselineState }) => baselineState === 'new').length;
  const news = newsText(added, newFirst && added < listed.length);
  const breaking = breakingText(view);
  if (shown === listed.length) return `### ${total}${news}${breaking}`;
  const which = newFirst && added > 0 ? 'first' : 'worst';
  return `### The ${which} ${shown === 1 ? 'one' : numberText(shown)} of ${total}${news}${breaking}`;
}

/** How many of them have to go before the threshold holds; said where that is not all of them. */
function breakingText({ listed, report: { decision } }: View): string {
  const breaking = listed.filter((finding) => breaksThreshold(finding, decision)).length;
  if (breaking === 0 || breaking === listed.length) return '';
  return `; ${numberText(breaking)} ${breaking === 1 ? 'breaks' : 'break'} the gate`;
}

function newsText(added: number, first: boolean): string {
  if (added === 0) return '';
  if (!first) return `, ${numberText(added)} of them new`;
  return added === 1 ? ', the new one first' : `, the ${numberText(added)} new ones first`;
}

function rowsTitle(shown: number, rest: number): string {
  if (rest === 1) return 'The other finding';
  return shown === rest
    ? `The other ${countText(rest, 'finding')}`
    : `The next ${numberText(shown)} of the other ${countText(rest, 'finding')}`;
}

function missing(count: number): string {
  return count === 0 ? '' : `… and **${numberText(count)} more**, which found no room here: see \`results.json\` in the report's files.`;
}

/** In order, until one does not fit: leaving single ones out would hide them among the shown. */
function takeWhile<Item>(items: readonly Item[], render: (item: Item) => string, budget: SizeBudget): string[] {
  const taken: string[] = [];
  for (const item of items) {
    const block = render(item);
    if (!budget.tryAdd(block)) break;
    taken.push(block);
  }
  return taken;
}

function rowsThatFit(rest: readonly EvaluatedFinding[], view: View, budget: SizeBudget): string[] {
  if (rest.length === 0 || !budget.tryAdd(fold(rowsTitle(rest.length, rest.length + 1), ROWS_HEAD))) return [];
  return takeWhile(rest, (finding) => findingRow(finding, view), budget);
}

/** In characters, before escaping. */
const LONGEST_TITLE = 200;
const LONGEST_TEXT = 1500;
/** Code longer than this is shown up to a line's end, which is said. */
const MOST_CODE_LINES = 40;
const LONGEST_CODE = 4000;

/** Findings that the service says the same of, at several places: told once. Never empty. */
type Alike = readonly [EvaluatedFinding, ...EvaluatedFinding[]];

/** The findings by what is said of them, in the order in which each is said first. */
function groupAlike(findings: readonly EvaluatedFinding[], view: View): Alike[] {
  const groups = new Map<string, [EvaluatedFinding, ...EvaluatedFinding[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.severity, finding.baselineState, finding.ruleId, wordsOf(finding, view.rules)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** What it is, in one line, and below it each place. */
function findingHead(group: Alike, view: View): string {
  const [finding] = group;
  const { title } = wordsOf(finding, view.rules);
  const what = `${SEVERITY_MARKS[finding.severity]} **${capital(finding.severity)}: ${markdownText(truncate(title, LONGEST_TITLE))}** ${markdownCode(truncate(finding.ruleId, 80))}`;
  const times = group.length > 1 ? ` ×\u00a0${group.length}` : '';
  const head = [what + newMark(finding) + times, ...labelsText(finding, view)].filter(Boolean).join(' · ');
  return [head, ...group.map((each) => placeParts(each, view).join(' · '))].filter(Boolean).join(LINE_BREAK);
}

/** What is wrong and how to fix it, folded; empty where the service says neither. */
function findingDetails(group: Alike, view: View): string {
  const { text, fix, url } = wordsOf(group[0], view.rules);
  const code = firstFilled(fix?.code);
  const remedy = firstFilled(fix?.text);
  const fixes = code !== undefined || remedy !== undefined;
  const blocks = [
    text === undefined ? '' : paragraphs(truncate(text, LONGEST_TEXT)),
    remedy === undefined ? '' : `**Fix:** ${paragraphs(truncate(remedy, LONGEST_TEXT))}`,
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
  const what = `${markdownText(truncate(title, LONGEST_TITLE))} ${markdownCode(truncate(finding.ruleId, 80))}${newMark(finding)}`;
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
  return [placeLink(finding, report), ...additionalLocations(finding.location).map(markdownCode), cvss, remark(finding)].filter(Boolean);
}

/** What its rule is part of. */
function labelsText({ ruleId }: EvaluatedFinding, { rules }: View): string[] {
  return labelsOf(rules.get(ruleId))
    .map((label) => markdownText(truncate(label, 40)))
    .filter(Boolean);
}

function newMark({ baselineState }: EvaluatedFinding): string {
  return baselineState === 'new' ? ' 🆕 **new**' : '';
}

function placeLink(finding: EvaluatedFinding, report: Report): string {
  return markdownLink(markdownCode(formatLocation(finding.location)), fileUrl(report, finding));
}

/** Words of the service that we do not know: why the finding counts as it does. */
function remark({ rawSeverity, state, rawState }: EvaluatedFinding): string {
  const parts = [
    rawSeverity !== undefined && `the service's severity is ${markdownCode(truncate(rawSeverity, 50)) || 'empty'}`,
    state === 'unknown' && `its status ${markdownCode(truncate(rawState, 50)) || 'empty'}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

function shortened(code: string): string {
  const lines = truncate(code, LONGEST_CODE).split('\n');
  const kept = lines.slice(0, MOST_CODE_LINES).join('\n');
  const isWhole = kept.length === code.length;
  return isWhole ? codeFence(code) : `${codeFence(kept)}\n\nThe code goes on: see \`results.json\`.`;
}
