import { combineDecisions } from '../domain/combined-decision.js';
import { compareWorst, type EvaluatedFinding, type Evaluation } from '../domain/evaluation.js';
import type { Note } from '../domain/note.js';
import { compareTexts } from '../domain/ordinals.js';
import { type Counts, SEVERITIES } from '../domain/severity.js';
import type { WaiverResult } from '../domain/waiver.js';
import type { Report } from './report.js';

/** What all targets of a run share. */
type Shared = Pick<Report, 'name' | 'service' | 'source' | 'policy'>;

/**
 * One report of several targets, from which the one comment, summary, issue, page and the other surfaces are rendered. `targets` has the
 * report of each target; the lists of all of them are together in `evaluation`.
 *
 * @param targets At least two.
 * @param notes Notes of the run, which belong to no target.
 */
export function combineReports(shared: Shared, targets: readonly Report[], notes: readonly Note[] = []): Report {
  const evaluation = combineEvaluations(targets);
  const counts = sumCounts(targets.flatMap(({ measurements, partial }) => (partial === true ? [] : (measurements?.counts ?? []))));
  return {
    schemaVersion: 1,
    ...shared,
    decision: combineDecisions(targets.map(({ decision }) => decision)),
    ...(counts && { measurements: { counts } }),
    ...(evaluation && { evaluation }),
    notes: [...notes, ...combineNotes(targets)],
    targets,
  };
}

/** The name of a target for people: the label of the policy, or what the service calls it, or the name of its gate. */
export function targetLabel({ label, target, name }: Report): string {
  return label ?? target?.label ?? name;
}

/** The findings of a cancelled scan are not part of it, because the gate did not use them. */
function combineEvaluations(targets: readonly Report[]): Evaluation | undefined {
  const lists = targets.flatMap(({ evaluation, partial, comparison }, targetIndex) =>
    evaluation === undefined || partial === true ? [] : [{ evaluation, targetIndex, isFirst: comparison?.baseline.selectedBy === 'none' }],
  );
  if (lists.length === 0) return undefined;
  const evaluations = lists.map(({ evaluation }) => evaluation);
  const rules = new Map(evaluations.flatMap((evaluation) => evaluation.rules.map((rule) => [rule.id, rule] as const)));
  const findings = lists.flatMap(({ evaluation, targetIndex, isFirst }) =>
    evaluation.findings.map((finding): EvaluatedFinding => {
      // Without an earlier scan every finding of that target is new, and a mark on each is noise.
      const { baselineState, ...rest } = finding;
      return { ...rest, ...(baselineState !== undefined && !isFirst && { baselineState }), targetIndex };
    }),
  );
  return {
    rules: [...rules.values()].sort((a, b) => compareTexts(a.id, b.id)),
    findings: findings.sort(compareWorst),
    counts: sumCounts(evaluations.map(({ counts }) => counts)) ?? NO_COUNTS,
    waived: sum(evaluations.map(({ waived }) => waived)),
    outsidePaths: sum(evaluations.map(({ outsidePaths }) => outsidePaths)),
    waivers: combineWaivers(evaluations.map(({ waivers }) => waivers)),
  };
}

const NO_COUNTS: Counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

/** Undefined if there is nothing to add. */
function sumCounts(all: readonly Counts[]): Counts | undefined {
  if (all.length === 0) return undefined;
  const entries = SEVERITIES.map((severity) => [severity, sum(all.map((counts) => counts[severity]))]);
  return { ...NO_COUNTS, ...Object.fromEntries(entries) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** All targets have the waivers of one policy, in the same order, so `waiverIndex` stays right. */
function combineWaivers([first = [], ...others]: readonly (readonly WaiverResult[])[]): WaiverResult[] {
  return first.map((waiver, index) => ({
    ...waiver,
    matched: waiver.matched + sum(others.map((waivers) => waivers[index]?.matched ?? 0)),
  }));
}

/** A note of all targets once, as it is. Otherwise the names of its targets begin the text. */
function combineNotes(targets: readonly Report[]): Note[] {
  const byContent = new Map<string, { readonly note: Note; readonly of: Report[] }>();
  for (const target of targets)
    for (const note of target.notes) {
      const key = JSON.stringify(note);
      const found = byContent.get(key);
      if (found === undefined) byContent.set(key, { note, of: [target] });
      else if (!found.of.includes(target)) found.of.push(target);
    }
  return [...byContent.values()].map(({ note, of }) => {
    if (of.length === targets.length) return note;
    const named = of.slice(0, MAX_NAMED).map(targetLabel).join(', ');
    const more = of.length > MAX_NAMED ? ` and ${of.length - MAX_NAMED} more` : '';
    return { ...note, text: `${named}${more}: ${note.text}` };
  });
}

/** A note names at most so many targets. */
const MAX_NAMED = 3;
