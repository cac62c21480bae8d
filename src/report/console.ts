import type { EvaluatedFinding } from '../domain/evaluate.js';
import { logLine, logText } from '../domain/log-text.js';
import { clip, oneLine } from '../domain/plain-text.js';
import { placeText, resourceText, scannedCommit } from './place.js';
import type { Note, Report } from './report.js';
import { type Details, type View, viewOf, wordsOf } from './view.js';
import { countsLine, countText, meaningText, numberText, ORIGIN_WORDS, reasonText, verdictSentence } from './words.js';

/** Findings in the log; more are in the files. */
const MOST_FINDINGS = 20;
const WIDEST_PLACE = 60;
const WIDEST_RULE = 24;
const LONGEST_LINE = 2000;
const INDENT = '  ';

/** The end of the log, line by line, for terminals and job logs alike: no colours, no cursor, no line that is a command to a CI. */
export function* renderConsole(report: Report, { details }: { readonly details: Details }): Iterable<string> {
  const view = viewOf(report, details);
  yield* lines(`${verdictSentence(report)}: ${reasonText(report)}`, '');
  yield* lines(meaningText(report).replaceAll('`', ''), INDENT);
  yield* lines(scannedText(view.report), INDENT);
  yield* problem(view.report);
  yield* numbers(view);
  yield* findings(view);
  for (const note of view.report.notes) yield* noteLines(note);
}

function scannedText(report: Report): string {
  const { service, source, target, scan } = report;
  const branch = scan?.traits.branch ?? source.branch;
  const commit = scannedCommit(report);
  const parts = [
    `${service.title}: ${target?.label ?? 'target not looked up'}`,
    service.apiUrl !== undefined && `at ${service.apiUrl}`,
    branch !== undefined && `branch ${branch}`,
    commit !== undefined && `commit ${commit.slice(0, 12)}`,
    scan !== undefined && `scan ${scan.id} (${ORIGIN_WORDS[scan.origin]})`,
  ];
  return parts.filter(Boolean).join(', ');
}

function* problem({ error, scan }: Report): Iterable<string> {
  if (error !== undefined) {
    yield* lines(`${error.code}: ${error.message}`, INDENT);
    if (error.hint !== undefined) yield* lines(error.hint, INDENT + INDENT);
  }
  if (scan?.reason !== undefined && !error?.message.includes(scan.reason)) yield* lines(`What the service said: ${scan.reason}`, INDENT);
}

function* numbers({ tally, details, report }: View): Iterable<string> {
  if (tally === undefined) return;
  yield `${INDENT}${countsLine(tally.counts)} · total ${numberText(tally.total)}`;
  if (tally.closed > 0) yield `${INDENT}not counted: ${countText(tally.closed, 'finding')} resolved or suppressed at the service`;
  if (tally.uncounted > 0) yield `${INDENT}not counted: ${countText(tally.uncounted, 'open finding')} that the gate leaves aside`;
  if (report.sarif !== undefined && report.sarif.leftOut > 0) {
    yield `${INDENT}code scanning: the ${countText(report.sarif.results, 'worst finding')}, ${numberText(report.sarif.leftOut)} more left out`;
  }
  if (details === 'counts')
    yield `${INDENT}only numbers are shown (details: counts): this log may be readable by everyone; see the report files`;
}

function* findings(view: View): Iterable<string> {
  const shown = view.listed.slice(0, MOST_FINDINGS).map((finding) => cellsOf(finding, view));
  if (shown.length === 0) return;
  const rows = [{ severity: 'SEVERITY', place: 'WHERE', rule: 'RULE', what: 'FINDING' }, ...shown];
  const widthOf = (column: 'place' | 'rule') => Math.max(...rows.map((cells) => cells[column].length));
  const [place, rule] = [widthOf('place'), widthOf('rule')];
  yield '';
  for (const cells of rows) {
    const line = `${cells.severity.padEnd(8)}  ${cells.place.padEnd(place)}  ${cells.rule.padEnd(rule)}  ${cells.what}`;
    yield `${INDENT}${line.trimEnd()}`;
  }
  const more = view.listed.length - shown.length;
  if (more > 0) yield `${INDENT}… and ${numberText(more)} more: see results.json`;
  yield '';
}

function cellsOf(finding: EvaluatedFinding, view: View): Record<'severity' | 'place' | 'rule' | 'what', string> {
  const resource = resourceText(finding.place);
  const { title } = wordsOf(finding, view.rules);
  return {
    severity: finding.severity,
    place: endOf(logLine(placeText(finding.place)), WIDEST_PLACE) || '-',
    rule: clip(logLine(finding.ruleId), WIDEST_RULE),
    what: logLine(clip(`${title}${resource === '' ? '' : ` (${resource})`}`, 200)),
  };
}

function* noteLines({ level, code, text, hint }: Note): Iterable<string> {
  yield* lines(`${level}: ${oneLine(text)} [${code}]`, INDENT);
  if (hint !== undefined) yield* lines(hint, INDENT + INDENT);
}

/** All lines of a text, indented and neutralised; nothing for an empty one. */
function* lines(text: string, indent: string): Iterable<string> {
  if (text === '') return;
  for (const line of logText(clip(text, LONGEST_LINE)).split('\n')) yield `${indent}${line}`.trimEnd();
}

/** Of a long path the end says more. */
function endOf(text: string, limit: number): string {
  return text.length <= limit ? text : `…${text.slice(1 - limit).replace(/^[\udc00-\udfff]/, '')}`;
}
