import { hintText } from '../../text/hint.js';
import { escapeLogLine } from '../../text/log.js';
import { truncate } from '../../text/plain.js';
import { problemOf, splitPassed, targetColumns, verdictsText } from '../target-table.js';
import type { TargetView, View } from '../view.js';
import { INDENT, indented } from './numbers.js';

/** Targets in the log that passed; those that did not are all listed. */
const MAX_PASSED = 20;
const MAX_LABEL_WIDTH = 50;

/** A table of several targets, the worst first, with the error of each below its line. */
export function* targetLines(view: View): Iterable<string> {
  const { targets } = view;
  if (targets.length === 0) return;
  const { others, passed } = splitPassed(targets);
  const columns = targetColumns(view);
  const shown = [...others, ...passed.slice(0, MAX_PASSED)];
  const rows = [
    ['VERDICT', 'TARGET', ...columns.map(({ head }) => head.toUpperCase())],
    ...shown.map((target) => [
      target.view.report.decision.verdict,
      labelCell(target.label),
      ...columns.map(({ cell }) => cell(target.view) || '-'),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  for (const [index, cells] of rows.entries()) {
    yield `${INDENT}${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
    const target = shown[index - 1];
    if (target !== undefined) yield* problemLines(target);
  }
  const rest = passed.slice(MAX_PASSED);
  if (rest.length > 0) yield `${INDENT}… and ${verdictsText(rest)}`;
}

/** The name of a target in a column. */
export function labelCell(label: string): string {
  return truncate(escapeLogLine(label), MAX_LABEL_WIDTH);
}

function* problemLines({ view }: TargetView): Iterable<string> {
  const problem = problemOf(view);
  if (problem === undefined) return;
  const { code, text, hint } = problem;
  yield* indented(`${code === undefined ? '' : `${code}: `}${text}`, INDENT + INDENT);
  if (hint !== undefined) yield* indented(hintText(hint), INDENT + INDENT);
}
