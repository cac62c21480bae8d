import { sentencesOf, yamlOf } from '../../text/hint.js';
import { markdownCode, markdownProse, markdownText } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import {
  MAX_UNFOLDED,
  problemOf,
  splitPassed,
  type TargetColumn,
  type TargetProblem,
  targetColumns,
  verdictsText,
} from '../target-table.js';
import type { TargetView, View } from '../view.js';
import { countText, VERDICT_MARKS } from '../wording.js';
import { bounded, type SizeBudget } from './budget.js';
import { fold } from './findings.js';
import { scannedLine } from './header.js';
import { baselineLine, changesLine, postureBlocks } from './numbers.js';
import { kindsBlock, resourcesLine } from './resources.js';
import { LINE_BREAK, tableRow, targetText } from './syntax.js';

/** In characters, before escaping. */
const MAX_LABEL_LENGTH = 100;
const MAX_PROBLEM_LENGTH = 400;
const MAX_CODE_LENGTH = 80;
const MAX_YAML_LENGTH = 100;
const MAX_YAML_LINES = 8;
/** Kept for the sentences about what is missing. */
const RESERVE = 400;

/**
 * The table of the targets, worst first, with the error of each in its row. If the budget is short, targets that passed are left out
 * first; what is missing is counted. Empty if the run has one target.
 */
export function targetsBlocks(view: View, budget: SizeBudget): string[] {
  const { targets } = view;
  if (targets.length === 0) return [];
  const reserve = budget.share(RESERVE);
  const columns = targetColumns(view);
  const head = budget.addRequired(tableHeadOf(columns));
  const { others, passed } = splitPassed(targets);
  const unfolded = targets.length <= MAX_UNFOLDED;
  const problems = new ProblemTexts();
  const render = (target: TargetView): string => rowOf(target, columns, problems);
  const rows = budget.tryAddRows(unfolded ? targets : others, render);
  const table = rows.length === 0 ? '' : [head, ...rows].join('\n');
  const left = unfolded ? targets.slice(rows.length) : others.slice(rows.length);
  budget.refund(reserve);
  if (left.length > 0) {
    const missing = unfolded ? left : [...left, ...passed];
    return [table, budget.addRequired(`… and **${verdictsText(missing)}**: ${ELSEWHERE}`)];
  }
  return unfolded || passed.length === 0 ? [table] : [table, passedFold(passed, head, render, rows.length > 0, budget)];
}

const ELSEWHERE = 'see `report.html` or `results.json`.';

function passedFold(
  passed: readonly TargetView[],
  head: string,
  render: (target: TargetView) => string,
  isMore: boolean,
  budget: SizeBudget,
): string {
  const title = `${countText(passed.length, isMore ? 'more target' : 'target')} passed`;
  const missing = (count: number): string => `… and ${countText(count, 'more target')} that passed: ${ELSEWHERE}`;
  if (!budget.tryAdd(fold(title, `${head}\n\n${missing(passed.length)}`))) return budget.addRequired(`${title}: ${ELSEWHERE}`);
  const rows = budget.tryAddRows(passed, render);
  const rest = passed.length - rows.length;
  const table = rows.length === 0 ? '' : [head, ...rows].join('\n');
  return fold(title, [table, rest > 0 ? missing(rest) : ''].filter(Boolean).join('\n\n'));
}

function tableHeadOf(columns: readonly TargetColumn[]): string {
  const heads = ['Target', 'Verdict', ...columns.map(({ head }) => head)];
  return [tableRow(heads), tableRow(['---', '---', ...columns.map(() => '---:')])].join('\n');
}

function rowOf({ label, view }: TargetView, columns: readonly TargetColumn[], problems: ProblemTexts): string {
  const { verdict, warnOnlyApplied } = view.report.decision;
  const problem = problemOf(view);
  const name = targetText(label);
  return tableRow([
    problem === undefined ? name : `${name}<br>${problems.textOf(problem, label)}`,
    `${warnOnlyApplied ? '⚠️' : VERDICT_MARKS[verdict]} ${verdict}`,
    ...columns.map(({ head, cell }) => cellText(head, cell(view))),
  ]);
}

function cellText(head: TargetColumn['head'], text: string): string {
  if (text === '') return '–';
  return head === 'Blocking' && text !== '0' ? `**${text}**` : text;
}

/** The problems of the targets. One that several targets have is shown once. */
class ProblemTexts {
  readonly #first = new Map<string, string>();

  textOf(problem: TargetProblem, label: string): string {
    const code = problem.code === undefined ? '' : markdownCode(truncate(problem.code, MAX_CODE_LENGTH));
    const text = `${code === '' ? '' : `${code}: `}${proseOf(problem.text)}${hintCell(problem.hint)}`;
    const first = this.#first.get(text);
    if (first === undefined) this.#first.set(text, label);
    return first === undefined ? text : `${code === '' ? 'The' : `${code}: the`} same as ${targetText(first)}.`;
  }
}

/** The sentences of a hint, and the lines of its YAML as code. */
function hintCell(hint: TargetProblem['hint']): string {
  if (hint === undefined) return '';
  const lines = yamlOf(hint).split('\n').slice(0, MAX_YAML_LINES);
  const code = lines.map((line) => markdownCode(truncate(line, MAX_YAML_LENGTH))).filter(Boolean);
  return [`<br>**What to do:** ${proseOf(sentencesOf(hint))}`, ...code].join('<br>');
}

/** Without line ends, because they would end the row. */
function proseOf(text: string): string {
  return bounded(text, MAX_PROBLEM_LENGTH, markdownProse);
}

/** What each target's scan is and found, in a fold for each: only on long pages. */
export function targetFolds({ targets }: View, budget: SizeBudget): string[] {
  if (targets.length === 0) return [];
  const heading = '### Targets in detail';
  const missing = (count: number): string => `… and ${countText(count, 'more target')}: ${ELSEWHERE}`;
  if (!budget.tryAdd([heading, missing(targets.length)].join('\n\n'))) return [];
  const shown = budget.tryAddRows(targets, (target) => targetFold(target, budget));
  const rest = targets.length - shown.length;
  return [heading, ...shown, rest > 0 ? missing(rest) : ''].filter(Boolean);
}

/** At most so much of the rest of the budget is for the kinds of resources of one target. */
const RESOURCES_SHARE = 1 / 8;

function targetFold({ label, view }: TargetView, budget: SizeBudget): string {
  const { report } = view;
  const facts = [scannedLine(view), baselineLine(view), `name ${markdownCode(truncate(report.name, 200))}`].filter(Boolean);
  const blocks = [
    facts.join(LINE_BREAK),
    changesLine(view),
    ...postureBlocks(view),
    resourcesLine(view),
    // Without a fold in the fold.
    kindsBlock(view, budget.within(budget.left * RESOURCES_SHARE)),
  ];
  const { verdict } = report.decision;
  return fold(
    `${VERDICT_MARKS[verdict]} ${markdownText(truncate(label, MAX_LABEL_LENGTH))}: ${verdict}`,
    blocks.filter(Boolean).join('\n\n'),
  );
}
