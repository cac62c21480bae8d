import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { codeFence, foreignLink, markdownCode, markdownLink, markdownProse, markdownText } from '../../text/markdown.js';
import { capital, truncate } from '../../text/plain.js';
import { nonBlockingText } from '../headline.js';
import { additionalLocations, fileUrl, formatLocation } from '../location.js';
import type { Report } from '../report.js';
import { firstFilled, labelsOf, type View, wordsOf } from '../view.js';
import { countText, numberText, SEVERITY_MARKS } from '../wording.js';
import type { SizeBudget } from './budget.js';
import { LINE_BREAK, paragraphs, tableRow, textTableHead } from './syntax.js';

/** Remedies are shown for this many rows: a fold of more is a document of its own, and report.html is that. */
const MAX_REMEDIES = 10;
/** Places of one row that are shown. */
const MAX_PLACES = 3;
/** Rows may take this part of the budget before remedies get the rest. */
const ROWS_SHARE = 2 / 3;
/** Kept for the sentences about what is missing. */
const RESERVE = 400;

/** Findings of which the service reports the same at several places: one row. Never empty. */
type Alike = readonly [EvaluatedFinding, ...EvaluatedFinding[]];

/**
 * The findings that make the gate fail, as a table, and how to fix them, in a fold. When the budget is short, remedies go first, then rows;
 * what is missing is counted.
 *
 * @param maxRows Rows of the table at most.
 */
export function blockingBlocks(view: View, budget: SizeBudget, maxRows: number): string[] {
  const { blocking } = view;
  if (blocking.length === 0) return [];
  const reserve = budget.share(RESERVE);
  const groups = groupAlike(blocking);
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
  const missing = (count: number): string => (count === 0 ? '' : `… and **${countText(count, 'more finding')}**: see \`results.json\`.`);
  if (!budget.tryAdd(fold(title, missing(nonBlocking.length)))) return [budget.addRequired(`${title}: see \`results.json\`.`)];
  const groups = groupAlike(nonBlocking);
  const { table, shown } = tableThatFits(groups, view, budget);
  return [fold(title, [table, missing(countFindings(groups.slice(shown)))].filter(Boolean).join('\n\n'))];
}

/** The findings by what is reported of them, in the order in which each comes first. */
function groupAlike(findings: readonly EvaluatedFinding[]): Alike[] {
  const groups = new Map<string, [EvaluatedFinding, ...EvaluatedFinding[]]>();
  for (const finding of findings) {
    const { severity, ruleId, title, text, fix } = finding;
    const key = JSON.stringify([severity, ruleId, title, text, fix, remark(finding)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function countFindings(groups: readonly Alike[]): number {
  return groups.reduce((sum, group) => sum + group.length, 0);
}

/** A table of the first groups, in order, until one does not fit: leaving single ones out would hide them among the shown. */
function tableThatFits(groups: readonly Alike[], view: View, budget: SizeBudget): { readonly table: string; readonly shown: number } {
  const columns = columnsOf(view);
  if (!budget.tryAdd(tableOf([], columns))) return { table: '', shown: 0 };
  const rows = budget.tryAddRows(groups, (group) => findingRow(group, columns, view));
  return { table: rows.length === 0 ? '' : tableOf(rows, columns), shown: rows.length };
}

/** The columns that say something: settings are nowhere, and without an earlier scan every finding is new. */
interface Columns {
  readonly where: boolean;
  readonly new: boolean;
}

function columnsOf({ listed }: View): Columns {
  return {
    where: listed.some(({ location }) => formatLocation(location) !== ''),
    new: listed.some(({ baselineState }) => baselineState !== undefined),
  };
}

function tableOf(rows: readonly string[], columns: Columns): string {
  return [textTableHead(['Severity', 'Finding', ...(columns.where ? ['Where'] : []), ...(columns.new ? ['New'] : [])]), ...rows].join('\n');
}

function findingRow(group: Alike, columns: Columns, view: View): string {
  const [severity, what] = whatCells(group[0], view);
  const times = group.length > 1 ? ` ×\u00a0${numberText(group.length)}` : '';
  const places = [...new Map(group.map((finding) => [formatLocation(finding.location), finding])).entries()].filter(
    ([place]) => place !== '',
  );
  const links = places.slice(0, MAX_PLACES).map(([, finding]) => placeLink(finding, view.report));
  const more = places.length - links.length;
  const where = [...links, ...(more > 0 ? [`and ${numberText(more)} more`] : [])].join('<br>');
  return tableRow([severity, what + times, ...(columns.where ? [where] : []), ...(columns.new ? [newCell(group)] : [])]);
}

function newCell(group: Alike): string {
  const added = group.filter(({ baselineState }) => baselineState === 'new').length;
  if (added === 0) return '';
  return added === group.length ? '🆕' : `🆕 ${numberText(added)} of ${numberText(group.length)}`;
}

/** The two lines above rows of `findingCells`. */
export const ROWS_HEAD = textTableHead(['Severity', 'Finding', 'Where']);

/** In characters, before escaping. */
const MAX_TITLE_LENGTH = 200;
const MAX_TEXT_LENGTH = 1500;
/** Longer code is shown up to a line's end, and the text says so. */
const MAX_CODE_LINES = 40;
const MAX_CODE_LENGTH = 4000;

/** One finding in three cells. */
export function findingCells(finding: EvaluatedFinding, view: View): string[] {
  return [...whatCells(finding, view), placeLink(finding, view.report)];
}

/** Its severity; its title, its rule, and words of the service that we do not know. */
function whatCells(finding: EvaluatedFinding, view: View): [string, string] {
  const { title } = wordsOf(finding, view.rules);
  const parts = [markdownProse(truncate(title, MAX_TITLE_LENGTH)), markdownCode(truncate(finding.ruleId, 80)), remark(finding)];
  return [`${SEVERITY_MARKS[finding.severity]} ${capital(finding.severity)}`, parts.filter(Boolean).join(' ')];
}

/** What is wrong with each and how to fix it; empty where the service reports neither. */
function remediesFold(groups: readonly Alike[], view: View, budget: SizeBudget): string {
  const all = groups.slice(0, MAX_REMEDIES).map((group) => remedyOf(group, view));
  const filled = all.filter((remedy) => remedy !== undefined);
  const title = filled.some(({ fixes }) => fixes) ? 'How to fix' : 'What is wrong';
  const left = 'The other remedies found no room here: see `report.html`.';
  if (filled.length === 0 || !budget.tryAdd(fold(title, left))) return '';
  const shown = budget.tryAddRows(filled, ({ text }) => text);
  const isCut = shown.length < filled.length || groups.length > MAX_REMEDIES;
  return shown.length === 0 ? '' : fold(title, [...shown, isCut ? left : ''].filter(Boolean).join('\n\n'));
}

function remedyOf(group: Alike, view: View): { readonly text: string; readonly fixes: boolean } | undefined {
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
  // What a waiver needs, for whoever accepts the finding.
  const facts = group.slice(0, MAX_PLACES).map((each) => factsOf(each, view));
  const identity = `<sub>${facts.join(LINE_BREAK)}</sub>`;
  return { text: [head, ...blocks, identity].join('\n\n'), fixes: code !== undefined || remedy !== undefined };
}

/** What else is known of one finding: where it is besides its file, its catalogues, its CVSS, and its fingerprint. */
function factsOf(finding: EvaluatedFinding, { report, rules }: View): string {
  const parts = [
    placeLink(finding, report),
    ...additionalLocations(finding.location).map(markdownCode),
    finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`,
    ...labelsOf(rules.get(finding.ruleId)).map((label) => markdownText(truncate(label, 40))),
    `fingerprint ${markdownCode(finding.fingerprint)}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Folded text; `summary` is ours. GitHub reads Markdown inside only after a blank line. */
export function fold(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
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
  const lines = truncate(code, MAX_CODE_LENGTH).split('\n');
  const kept = lines.slice(0, MAX_CODE_LINES).join('\n');
  const isWhole = kept.length === code.length;
  return isWhole ? codeFence(code) : `${codeFence(kept)}\n\nThe code goes on: see \`results.json\`.`;
}
