import type { Check } from '../../domain/check.js';
import type { EvaluatedFinding } from '../../domain/evaluation.js';
import type { RuleResult } from '../../domain/gate-settings.js';
import type { Note } from '../../domain/note.js';
import { hintText } from '../../text/hint.js';
import { escapeLogLine } from '../../text/log.js';
import { toSingleLine, truncate } from '../../text/plain.js';
import { additionalLocations, formatLocation, scannedBranch, scannedCommit } from '../location.js';
import type { Report } from '../report.js';
import { noteSubject } from '../targets.js';
import { centralName, type Details, isDefaultGate, namesPolicy, placesOf, shortCommit, type View, viewOf } from '../view.js';
import { countText, meaningText, numberText, originText, verdictLine } from '../wording.js';
import { wordsOf } from '../words.js';
import { INDENT, indented, numberLines } from './numbers.js';
import { labelCell, targetLines } from './targets.js';

/** Findings in the log; more are in the files. */
const MAX_FINDINGS = 20;
const MAX_UNCOUNTED = 10;
const MAX_PLACE_WIDTH = 60;
const MAX_RULE_WIDTH = 24;

/** The end of the log, in order. No line contains a colour or a command of a terminal or a CI. */
interface ConsoleReport {
  /** The findings with their counts, and what each rule found: a group that can be folded. */
  readonly findings: readonly string[];
  /** What was scanned, the checks, the notes, and the error. */
  readonly summary: readonly string[];
  /** The verdict and its reason: the last line. */
  readonly verdict: string;
}

/** The whole end of the log, for files that quote it. */
export function renderConsole(report: Report, { details }: { readonly details: Details }): string[] {
  const { findings, summary, verdict } = consoleReport(report, { details });
  return [...findings, ...summary, verdict];
}

/** @param withError Whether the summary contains the error; false if an annotation contains it. */
export function consoleReport(
  report: Report,
  { details, withError = true }: { readonly details: Details; readonly withError?: boolean },
): ConsoleReport {
  const view = viewOf(report, details);
  return {
    findings: [...numberLines(view), ...ruleLines(view.report), ...findings(view), ...uncounted(view)],
    summary: [
      ...indented(scannedText(view.report), ''),
      ...targetLines(view),
      ...checkLines(view.report.checks ?? []),
      ...view.report.notes.flatMap((note) => [...noteLines(note, view.labels)]),
      ...problem(view.report, withError),
      ...indented(meaningText(report).replaceAll('`', ''), ''),
    ],
    verdict: [...indented(verdictLine(view.report), '')].join(' '),
  };
}

function scannedText(report: Report): string {
  const { service, target, scan, decision, targets, isSeveral } = report;
  const unknown = isSeveral === true ? 'several targets' : 'target not looked up';
  const what = targets === undefined ? (target?.label ?? unknown) : countText(targets.length, 'target');
  const branch = scannedBranch(report);
  const commit = scannedCommit(report);
  const parts = [
    `${service.title}: ${what}`,
    service.apiUrl !== undefined && decision.verdict !== 'skipped' && `at ${service.apiUrl}`,
    branch !== undefined && `branch ${branch}`,
    commit !== undefined && `commit ${shortCommit(commit, 12)}`,
    scan !== undefined && `scan ${scan.id} (${originText(scan)})`,
  ];
  return parts.filter(Boolean).join(', ');
}

function* problem({ error, scan }: Report, withError: boolean): Iterable<string> {
  if (error !== undefined && withError) {
    yield* indented(`${error.code}: ${error.message}`, '');
    if (error.hint !== undefined) yield* indented(hintText(error.hint), INDENT);
  }
  if (scan?.reason !== undefined && !error?.message.includes(scan.reason)) yield* indented(`The service reported: ${scan.reason}`, '');
}

function* findings(view: View): Iterable<string> {
  yield* columns(
    view.listed.slice(0, MAX_FINDINGS).map((finding) => cellsOf(finding, view)),
    view.listed.length,
  );
}

/** Open findings that do not count: first the waived ones, then those outside of the paths. */
function* uncounted(view: View): Iterable<string> {
  const waived = view.waived.slice(0, MAX_UNCOUNTED).map(({ finding, waiver }) => {
    const cells = cellsOf(finding, view);
    return { ...cells, what: `${cells.what} (waived until ${waiver.expires}: ${escapeLogLine(truncate(waiver.reason, 200))})` };
  });
  const outside = view.outside.slice(0, MAX_UNCOUNTED).map((finding) => cellsOf(finding, view));
  for (const [title, rows, count] of [
    ['waived', waived, view.waived.length],
    ['outside of paths', outside, view.outside.length],
  ] as const) {
    if (count === 0) continue;
    yield `${INDENT}shown, not counted: ${countText(count, 'finding')} ${title}`;
    yield* columns(rows, count);
  }
}

function* columns(shown: readonly Cells[], count: number): Iterable<string> {
  if (shown.length === 0) return;
  const rows = [{ severity: 'SEVERITY', target: 'TARGET', place: 'WHERE', rule: 'RULE', what: 'FINDING' }, ...shown];
  const widthOf = (column: 'target' | 'place' | 'rule') => Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
  const [target, place, rule] = [widthOf('target'), widthOf('place'), widthOf('rule')];
  const hasTargets = shown.some((cells) => cells.target !== undefined);
  // Findings at the targets themselves would repeat the name of each.
  const hasPlaces = shown.some((cells) => cells.place !== cells.target);
  for (const cells of rows) {
    const of = hasTargets ? `${(cells.target ?? '').padEnd(target)}  ` : '';
    const line = `${cells.severity.padEnd(8)}  ${of}${hasPlaces ? `${cells.place.padEnd(place)}  ` : ''}${cells.rule.padEnd(rule)}  ${cells.what}`;
    yield `${INDENT}${line.trimEnd()}`;
  }
  const more = count - shown.length;
  if (more > 0) yield `${INDENT}… and ${numberText(more)} more: see results.json`;
}

/** `target`: only if there are several. */
type Cells = Readonly<Record<'severity' | 'place' | 'rule' | 'what', string>> & { readonly target?: string | undefined };

function cellsOf(finding: EvaluatedFinding, view: View): Cells {
  const { title } = wordsOf(finding, view.rules);
  const about = [...additionalLocations(finding.location), finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`].filter(Boolean);
  return {
    severity: finding.severity,
    target: finding.targetIndex === undefined ? undefined : labelCell(view.labels[finding.targetIndex] ?? ''),
    place: endOf(escapeLogLine(formatLocation(finding.location)), MAX_PLACE_WIDTH) || '-',
    rule: truncate(escapeLogLine(finding.ruleId), MAX_RULE_WIDTH),
    what: escapeLogLine(
      truncate(`${finding.baselineState === 'new' ? '[new] ' : ''}${title}${about.length === 0 ? '' : ` (${about.join(', ')})`}`, 300),
    ),
  };
}

function* noteLines(note: Note, labels: readonly string[]): Iterable<string> {
  const { level, code, text, hint } = note;
  yield* indented(`${level}: ${noteSubject(note, labels)}${toSingleLine(text)} [${code}]`, '');
  if (hint !== undefined) yield* indented(hintText(hint), INDENT);
}

/** The end of a long path is more useful than its beginning. */
function endOf(text: string, limit: number): string {
  return text.length <= limit ? text : `…${text.slice(1 - limit).replace(/^[\udc00-\udfff]/, '')}`;
}

/** Padded to one width. */
const STATES: Readonly<Record<Check['state'], string>> = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM', unknown: 'unknown' };

/** What the doctor checked: one line each, and below it what to change. */
function* checkLines(checks: readonly Check[]): Iterable<string> {
  for (const { name, state, text, hint } of checks) {
    yield* indented(`${STATES[state]}  ${name}: ${toSingleLine(text)}`, '');
    if (hint !== undefined) yield* indented(hintText(hint), ' '.repeat(9));
  }
}

const MAX_VALUE_LENGTH = 200;

/** Each rule, who set it, and what it found. Without rules but the default, the last line is enough. */
function* ruleLines(report: Report): Iterable<string> {
  const { decision, policy, centralPolicy } = report;
  if (!isDefaultGate(decision))
    for (const result of decision.rules) {
      const { rule, value, failed, text } = result;
      const setBy = sourceText(result, report);
      yield* indented(`${failed ? 'failed' : 'passed'}  ${rule}: ${truncate(value, MAX_VALUE_LENGTH)} (${setBy}): ${text}`, INDENT);
    }
  if (centralPolicy !== undefined && !namesPolicy(decision, 'central-policy'))
    yield* indented(`central policy: ${fileText('central policy', report)}`, INDENT);
  if (policy !== undefined && !namesPolicy(decision)) yield* indented(`policy: ${fileText('policy', report)}`, INDENT);
}

function sourceText(result: RuleResult, report: Report): string {
  const places = placesOf(result).map(({ source, file, section }) => {
    if (file === undefined) return source;
    return section === undefined ? `${file} ${fileText(file, report)}`.trim() : `${file}, section ${section}`;
  });
  return places.join(' and ');
}

/** A policy file, and its commit; empty if no such file applies. */
function fileText(file: 'policy' | 'central policy', { policy, centralPolicy }: Report): string {
  const [name, commit] =
    file === 'policy' ? [policy?.path, policy?.commit] : [centralPolicy && centralName(centralPolicy), centralPolicy?.commit];
  if (name === undefined) return '';
  return `${toSingleLine(name)}${commit === undefined ? '' : ` at ${shortCommit(commit)}`}`;
}
