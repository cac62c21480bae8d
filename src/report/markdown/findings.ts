import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { codeFence, foreignLink, markdownCode, markdownLink, markdownProse, markdownText } from '../../text/markdown.js';
import { capital, truncate } from '../../text/plain.js';
import { nonBlockingText } from '../headline.js';
import { additionalLocations, fileUrl, formatLocation } from '../location.js';
import type { Report } from '../report.js';
import { type View } from '../view.js';
import { countText, numberText, SEVERITY_MARKS } from '../wording.js';
import { firstFilled, labelsOf, ruleKeyOf, ruleOf, wordsOf } from '../words.js';
import type { SizeBudget } from './budget.js';
import { LINE_BREAK, paragraphs, tableRow, targetText, textTableHead } from './syntax.js';

/** Rows whose remedies are shown; report.html has all of them. */
const MAX_REMEDIES = 10;
/** Places of one row that are shown. */
const MAX_PLACES = 3;
/** Rows may take this part of the budget before remedies get the rest. */
const ROWS_SHARE = 2 / 3;
/** Kept for the sentences about what is missing. */
const RESERVE = 400;

/** Findings that are equal but for their location: one row. */
type EqualFindings = readonly [EvaluatedFinding, ...EvaluatedFinding[]];

/**
 * The findings that make the gate fail, as a table, and how to fix them, in a fold. When the budget is short, remedies are dropped first,
 * then rows; what is missing is counted.
 *
 * @param maxRows Rows of the table at most.
 */
export function blockingBlocks(view: View, budget: SizeBudget, maxRows: number): string[] {
  const { blocking } = view;
  if (blocking.length === 0) return [];
  const reserve = budget.share(RESERVE);
  const groups = groupEqual(blocking, view);
  const { table, shown } = budget.withShare(ROWS_SHARE, (share) => tableThatFits(groups.slice(0, maxRows), view, share));
  const missing = countFindings(groups.slice(shown));
  const remedies = remediesFold(groups.slice(0, shown), view, budget);
  budget.refund(reserve);
  const rest = missing === 0 ? '' : `… and **${countText(missing, 'more finding')}**: see \`report.html\` or \`results.json\`.`;
  return [table, rest === '' ? '' : budget.addRequired(rest), remedies].filter(Boolean);
}

/** The other findings that count, folded, because nobody has to act on them. */
export function nonBlockingBlocks(view: View, budget: SizeBudget): string[] {
  const { nonBlocking } = view;
  if (nonBlocking.length === 0) return [];
  const title = nonBlockingText(view);
  const missing = (count: number): string => (count === 0 ? '' : `… and **${countText(count, 'more finding')}**: see \`report.html\`.`);
  if (!budget.tryAdd(fold(title, missing(nonBlocking.length)))) return [budget.addRequired(`${title}: see \`report.html\`.`)];
  const groups = groupEqual(nonBlocking, view);
  const { table, shown } = tableThatFits(groups, view, budget);
  return [fold(title, [table, missing(countFindings(groups.slice(shown)))].filter(Boolean).join('\n\n'))];
}

/** Groups findings that are equal but for their location, in the order of the first of each. Linear: there may be 25,000. */
function groupEqual(findings: readonly EvaluatedFinding[], { rules }: View): EqualFindings[] {
  const groups = new Map<string, [EvaluatedFinding, ...EvaluatedFinding[]]>();
  for (const finding of findings) {
    const { severity, title, text, fix } = finding;
    const hasOwnTexts = title !== undefined || text !== undefined || fix !== undefined;
    const own = hasOwnTexts ? JSON.stringify([title, text, fix]) : '';
    const key = `${severity}\n${remark(finding)}\n${own}\n${ruleKeyOf(finding, rules)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function countFindings(groups: readonly EqualFindings[]): number {
  return groups.reduce((sum, group) => sum + group.length, 0);
}

/** A table of the groups that fit, in order. */
function tableThatFits(
  groups: readonly EqualFindings[],
  view: View,
  budget: SizeBudget,
): { readonly table: string; readonly shown: number } {
  const columns = columnsOf(view);
  if (!budget.tryAdd(tableOf([], columns))) return { table: '', shown: 0 };
  const rows = budget.tryAddRows(groups, (group) => findingRow(group, columns, view));
  return { table: rows.length === 0 ? '' : tableOf(rows, columns), shown: rows.length };
}

/** The columns that are not empty, and do not repeat another one. */
interface Columns {
  readonly target: boolean;
  readonly where: boolean;
  readonly new: boolean;
}

function columnsOf(view: View): Columns {
  const { listed, labels } = view;
  return {
    target: labels.length > 0,
    where: hasPlaces(listed, view),
    new: listed.some(({ baselineState }) => baselineState !== undefined),
  };
}

function tableOf(rows: readonly string[], columns: Columns): string {
  const heads = ['Severity', 'Finding', columns.target && 'Target', columns.where && 'Where', columns.new && 'New'];
  return [textTableHead(heads.filter((head) => head !== false)), ...rows].join('\n');
}

function findingRow(group: EqualFindings, columns: Columns, view: View): string {
  const [severity, what] = whatCells(group[0], view);
  const times = group.length > 1 ? ` ×\u00a0${numberText(group.length)}` : '';
  const places = [...new Map(group.map((finding) => [formatLocation(finding.location), finding])).entries()].filter(
    ([place]) => place !== '',
  );
  const links = places.slice(0, MAX_PLACES).map(([, finding]) => placeLink(finding, view.report));
  const cells = [
    severity,
    what + times,
    columns.target && targetsCell(group, view),
    columns.where && linesOf(links, places.length),
    columns.new && newCell(group),
  ];
  return tableRow(cells.filter((cell) => cell !== false));
}

/** The targets that have the finding. */
function targetsCell(group: EqualFindings, { labels }: View): string {
  const targets = [...new Set(group.map(({ targetIndex = -1 }) => targetIndex))];
  return linesOf(
    targets.slice(0, MAX_PLACES).map((index) => targetText(labels[index] ?? '')),
    targets.length,
  );
}

/** @param count How many lines there would be. */
function linesOf(lines: readonly string[], count: number): string {
  const more = count - lines.length;
  return [...lines, ...(more > 0 ? [`and ${numberText(more)} more`] : [])].join('<br>');
}

function newCell(group: EqualFindings): string {
  const added = group.filter(({ baselineState }) => baselineState === 'new').length;
  if (added === 0) return '';
  return added === group.length ? '🆕' : `🆕 ${numberText(added)} of ${numberText(group.length)}`;
}

/** Whether findings need a column of places. Findings at the targets themselves would repeat the name of each. */
export function hasPlaces(findings: readonly EvaluatedFinding[], { labels }: View): boolean {
  return findings.some(({ location, targetIndex = -1 }) => !['', labels[targetIndex]].includes(formatLocation(location)));
}

/** The two lines above rows of `findingCells`. @param more Further columns. */
export function rowsHead({ labels }: View, where: boolean, more: readonly string[] = []): string {
  return textTableHead(['Severity', 'Finding', ...(labels.length > 0 ? ['Target'] : []), ...(where ? ['Where'] : []), ...more]);
}

/** In characters, before escaping. */
const MAX_TITLE_LENGTH = 200;
const MAX_TEXT_LENGTH = 1500;
/** Longer code is cut at the end of a line. */
const MAX_CODE_LINES = 40;
const MAX_CODE_LENGTH = 4000;

/** One finding in the cells of `rowsHead`. */
export function findingCells(finding: EvaluatedFinding, view: View, where: boolean): string[] {
  const target = view.labels.length > 0 ? [targetsCell([finding], view)] : [];
  return [...whatCells(finding, view), ...target, ...(where ? [placeLink(finding, view.report)] : [])];
}

/** The severity; the title, the rule, and undocumented values. */
function whatCells(finding: EvaluatedFinding, view: View): [string, string] {
  const { title } = wordsOf(finding, view.rules);
  const parts = [markdownProse(truncate(title, MAX_TITLE_LENGTH)), markdownCode(truncate(finding.ruleId, 80)), remark(finding)];
  return [`${SEVERITY_MARKS[finding.severity]} ${capital(finding.severity)}`, parts.filter(Boolean).join(' ')];
}

/** What is wrong with each and how to fix it; empty if the service reports neither. */
function remediesFold(groups: readonly EqualFindings[], view: View, budget: SizeBudget): string {
  const all = groups.slice(0, MAX_REMEDIES).map((group) => remedyOf(group, view));
  const filled = all.filter((remedy) => remedy !== undefined);
  const title = filled.some(({ fixes }) => fixes) ? 'How to fix' : 'What is wrong';
  const left = 'For the other findings, see `report.html`.';
  if (filled.length === 0 || !budget.tryAdd(fold(title, left))) return '';
  const shown = budget.tryAddRows(filled, ({ text }) => text);
  const isCut = shown.length < filled.length || groups.length > MAX_REMEDIES;
  return shown.length === 0 ? '' : fold(title, [...shown, isCut ? left : ''].filter(Boolean).join('\n\n'));
}

function remedyOf(group: EqualFindings, view: View): { readonly text: string; readonly fixes: boolean } | undefined {
  const [finding] = group;
  const { title, text, fix, url } = wordsOf(finding, view.rules);
  const code = firstFilled(fix?.code);
  const remedy = firstFilled(fix?.text);
  const blocks = [
    text === undefined ? '' : paragraphs(truncate(text, MAX_TEXT_LENGTH)),
    remedy === undefined ? '' : `**Fix:** ${paragraphs(truncate(remedy, MAX_TEXT_LENGTH))}`,
    code === undefined ? '' : shortened(code),
    foreignLink('More about this rule', url) ?? '',
  ].filter(Boolean);
  if (blocks.length === 0) return undefined;
  const head = `**${markdownProse(truncate(title, MAX_TITLE_LENGTH))}** ${markdownCode(truncate(finding.ruleId, 80))}`;
  // A waiver needs the fingerprint.
  const facts = group.slice(0, MAX_PLACES).map((each) => factsOf(each, view));
  const identity = `<sub>${facts.join(LINE_BREAK)}</sub>`;
  return { text: [head, ...blocks, identity].join('\n\n'), fixes: code !== undefined || remedy !== undefined };
}

/** The locations, CVSS score, catalogues and fingerprint of one finding. */
function factsOf(finding: EvaluatedFinding, { report, rules, labels }: View): string {
  const parts = [
    finding.targetIndex === undefined ? '' : targetText(labels[finding.targetIndex] ?? ''),
    placeLink(finding, report),
    ...additionalLocations(finding.location).map(markdownCode),
    finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`,
    ...labelsOf(ruleOf(finding, rules)).map((label) => markdownText(truncate(label, 40))),
    `fingerprint ${markdownCode(finding.fingerprint)}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Folded text; `summary` is not escaped. GitHub reads Markdown inside only after a blank line. */
export function fold(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

function placeLink(finding: EvaluatedFinding, report: Report): string {
  return markdownLink(markdownCode(formatLocation(finding.location)), fileUrl(report, finding));
}

/** Undocumented values of the service, which explain the severity and the state of the finding. */
function remark({ rawSeverity, state, rawState }: EvaluatedFinding): string {
  const parts = [
    rawSeverity !== undefined && `the service's severity is ${markdownCode(truncate(rawSeverity, 50)) || 'empty'}`,
    state === 'unknown' && `the service's status is ${markdownCode(truncate(rawState, 50)) || 'empty'}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

function shortened(code: string): string {
  const lines = truncate(code, MAX_CODE_LENGTH).split('\n');
  const kept = lines.slice(0, MAX_CODE_LINES).join('\n');
  const isWhole = kept.length === code.length;
  return isWhole ? codeFence(code) : `${codeFence(kept)}\n\nThe rest of the code is in \`results.json\`.`;
}
