import { COUNTED_VERDICTS, WORST_FIRST } from '../domain/combined-decision.js';
import { truncate } from '../text/plain.js';
import { isDecided } from './blocking.js';
import { isFirst } from './targets.js';
import type { TargetView, View } from './view.js';
import { numberText, scoreDifference, scoreText } from './wording.js';

/** A column with numbers in the table of targets. */
export interface TargetColumn {
  readonly head: 'New' | 'Blocking' | 'Findings' | 'Score' | 'Resources';
  /** Empty if unknown. */
  readonly cell: (view: View) => string;
}

const COLUMNS: readonly TargetColumn[] = [
  { head: 'New', cell: newText },
  { head: 'Blocking', cell: blockingText },
  { head: 'Findings', cell: findingsText },
  { head: 'Score', cell: scoreCell },
  { head: 'Resources', cell: resourcesText },
];

/** The columns that are not empty. */
export function targetColumns({ targets }: View): TargetColumn[] {
  return COLUMNS.filter(({ cell }) => targets.some(({ view }) => cell(view) !== ''));
}

/** With more targets, those that passed are in a fold. */
export const MAX_UNFOLDED = 12;

/** The targets that did not pass, and those that passed; each in the order of `targets`. */
export function splitPassed(targets: readonly TargetView[]): { readonly others: TargetView[]; readonly passed: TargetView[] } {
  const isPassed = ({ view }: TargetView): boolean => view.report.decision.verdict === 'passed';
  return { others: targets.filter((target) => !isPassed(target)), passed: targets.filter(isPassed) };
}

/** How many targets have each verdict, the worst first: `1 failed, 5 passed`. */
export function verdictsText(targets: readonly TargetView[]): string {
  return WORST_FIRST.map((verdict) => ({ verdict, count: targets.filter(({ view }) => view.report.decision.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${numberText(count)} ${COUNTED_VERDICTS[verdict]}`)
    .join(', ');
}

/** The most targets without a result that one sentence names. */
const MAX_UNCOUNTED = 3;
const MAX_LABEL_LENGTH = 50;

/**
 * The targets that the sums do not include, such as `without prod-eu and 2 more`; empty if there are none, as in a run with one target.
 *
 * @param write Writes the name of a target for the surface.
 */
export function uncountedText(targets: readonly TargetView[], write: (label: string) => string = (label) => label): string {
  const labels = targets.filter(({ view: { counts } }) => counts === undefined || counts.from === 'partial').map(({ label }) => label);
  if (labels.length === 0) return '';
  const named = labels.slice(0, MAX_UNCOUNTED).map((label) => write(truncate(label, MAX_LABEL_LENGTH)));
  const more = labels.length - named.length;
  const all = [...named, ...(more > 0 ? [`${numberText(more)} more`] : [])];
  return `without ${[all.slice(0, -1).join(', '), ...all.slice(-1)].filter(Boolean).join(' and ')}`;
}

/** How many targets have findings that block. */
export function blockedTargets({ targets }: View): number {
  return targets.filter(({ view }) => view.blockingCounts.total > 0).length;
}

/** The error of a target and what the service reported, in the words of the report; undefined if it has neither. */
export interface TargetProblem {
  readonly code?: string | undefined;
  readonly text: string;
  readonly hint?: NonNullable<View['report']['error']>['hint'];
}

/** Why a target has no result, or less than a whole one. */
export function problemOf({ report }: View): TargetProblem | undefined {
  const { error, scan, partial } = report;
  const reported = scan?.reason === undefined || error?.message.includes(scan.reason) ? '' : `The service reported: ${scan.reason}`;
  const part = partial === true ? 'Partial results: the scan was cancelled before it finished, and the gate did not use them.' : '';
  const text = [error?.message ?? '', reported, part].filter(Boolean).join(' ');
  return text === '' ? undefined : { code: error?.code, text, hint: error?.hint };
}

function newText({ comparison, report }: View): string {
  if (comparison?.findings === undefined) return '';
  return isFirst(report) ? 'first scan' : numberText(comparison.findings.new);
}

/** Without a list of findings, it is not known which of them block. */
function blockingText({ report, blockingCounts }: View): string {
  return report.evaluation === undefined || !isDecided(report.decision) ? '' : numberText(blockingCounts.total);
}

function findingsText({ counts }: View): string {
  if (counts === undefined) return '';
  return `${numberText(counts.total)}${counts.from === 'partial' ? ' until then' : ''}`;
}

function scoreCell({ posture, comparison }: View): string {
  if (posture === undefined) return '';
  const { before, after } = comparison?.score ?? {};
  return `${scoreText(posture.score)}${typeof before === 'number' && typeof after === 'number' ? changeText(scoreDifference(before, after)) : ''}`;
}

function resourcesText({ resources }: View): string {
  if (resources === undefined) return '';
  const { total, changes } = resources;
  if (changes === undefined) return numberText(total);
  const { added, removed } = changes;
  const parts = [added > 0 && `+${numberText(added)}`, removed > 0 && `−${numberText(removed)}`].filter(Boolean);
  return `${numberText(total)} (${parts.length === 0 ? 'unchanged' : parts.join(' ')})`;
}

function changeText(by: number): string {
  return by === 0 ? ' (unchanged)' : ` (${by > 0 ? '+' : '−'}${Math.abs(by)})`;
}
