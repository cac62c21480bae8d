import { combineDecisions } from '../domain/combined-decision.js';
import { byWorst, type Comparison, type FindingSummary, MAX_NAMED } from '../domain/comparison.js';
import { compareWorst, type EvaluatedFinding, type Evaluation } from '../domain/evaluation.js';
import type { Rule } from '../domain/finding.js';
import { createIntern } from '../domain/fingerprint.js';
import type { Measured } from '../domain/gate-rules.js';
import type { Note } from '../domain/note.js';
import { compareTexts } from '../domain/ordinals.js';
import { type Counts, SEVERITIES } from '../domain/severity.js';
import type { WaiverResult } from '../domain/waiver.js';
import type { Report } from './report.js';
import { isFirst } from './targets.js';

/** What all targets of a run share. */
type Shared = Pick<Report, 'name' | 'service' | 'source' | 'policy' | 'centralPolicy'>;

/**
 * One report of several targets, from which the one comment, summary, issue, page and the other surfaces are rendered. `targets` has the
 * report of each target, without its notes; the lists of all of them are together in `evaluation`, `comparison` and `notes`.
 *
 * @param all The reports of the targets, at least two, in the order of the configuration.
 * @param notes Notes of the run, which belong to no target.
 */
export function combineReports(shared: Shared, all: readonly Report[], notes: readonly Note[] = []): Report {
  const targets = withSharedRules(all);
  const evaluation = combineEvaluations(targets);
  const measurements = combineMeasurements(targets);
  const comparison = combineComparisons(targets);
  return {
    schemaVersion: 1,
    ...shared,
    decision: combineDecisions(targets.map(({ decision }) => decision)),
    ...(measurements && { measurements }),
    ...(evaluation && { evaluation }),
    ...(comparison && { comparison }),
    notes: [...notes, ...combineNotes(targets)],
    targets: targets.map((target) => ({ ...target, notes: [] })),
  };
}

/** The same reports. Equal rules of several targets are one object, so that surfaces need not compare their texts. */
function withSharedRules(reports: readonly Report[]): Report[] {
  const intern = createIntern<Rule>();
  return reports.map((report) => {
    const { evaluation } = report;
    return evaluation === undefined ? report : { ...report, evaluation: { ...evaluation, rules: evaluation.rules.map(intern) } };
  });
}

/** The findings of a cancelled scan are not part of it, because the gate did not use them. */
function combineEvaluations(targets: readonly Report[]): Evaluation | undefined {
  const lists = targets.flatMap(({ evaluation, partial }, targetIndex) =>
    evaluation === undefined || partial === true ? [] : [{ evaluation, targetIndex }],
  );
  if (lists.length === 0) return undefined;
  const evaluations = lists.map(({ evaluation }) => evaluation);
  const rules = new Map<string, Rule>();
  for (const rule of evaluations.flatMap((evaluation) => evaluation.rules)) if (!rules.has(rule.id)) rules.set(rule.id, rule);
  const findings = lists.flatMap(({ evaluation, targetIndex }) =>
    evaluation.findings.map((finding): EvaluatedFinding => ({ ...finding, targetIndex })),
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

/** The sums of the counts. A severity is unreported only if no target reports it, because a sum that hides critical findings is worse. */
function combineMeasurements(targets: readonly Report[]): Measured | undefined {
  const measured = targets.flatMap(({ measurements, partial }) =>
    measurements?.counts === undefined || partial === true ? [] : [{ ...measurements, counts: measurements.counts }],
  );
  const counts = sumCounts(measured.map((one) => one.counts));
  if (counts === undefined) return undefined;
  const unreported = SEVERITIES.filter((severity) =>
    measured.every(({ unreportedSeverities = [] }) => unreportedSeverities.includes(severity)),
  );
  return { counts, ...(unreported.length > 0 && { unreportedSeverities: unreported }) };
}

/**
 * The sums of new, fixed and unchanged findings; undefined if no target compares findings. Findings of targets without an earlier scan are
 * counted apart, because the table of targets shows no number of new findings for these.
 */
function combineComparisons(targets: readonly Report[]): Comparison | undefined {
  const compared = targets.flatMap((target, targetIndex) => {
    const { comparison, partial } = target;
    return comparison?.findings === undefined || partial === true ? [] : [{ target, findings: comparison.findings, targetIndex }];
  });
  const [one] = compared;
  if (one === undefined) return undefined;
  const all = compared.map(({ findings }) => findings);
  const unchanged = all.flatMap((findings) => findings.unchanged ?? []);
  const isFirstOfAll = compared.every(({ target }) => isFirst(target));
  const first = isFirstOfAll ? [] : compared.filter(({ target }) => isFirst(target)).map(({ findings }) => findings);
  const later = all.filter((findings) => !first.includes(findings));
  const newCounts = later.flatMap((findings) => findings.newCounts ?? []);
  const inFirstScans = sum(first.map((findings) => findings.new));
  const named = (listOf: (findings: NonNullable<Comparison['findings']>) => readonly FindingSummary[]): FindingSummary[] =>
    compared
      .flatMap(({ findings, targetIndex }) => listOf(findings).map((finding) => ({ ...finding, targetIndex })))
      .sort(byWorst)
      .slice(0, MAX_NAMED);
  const newFindings = named((findings) => (first.includes(findings) ? [] : (findings.newFindings ?? [])));
  const sums = {
    new: sum(later.map((findings) => findings.new)),
    ...(inFirstScans > 0 && { inFirstScans }),
    fixed: sum(all.map((findings) => findings.fixed)),
    ...(unchanged.length === all.length && { unchanged: sum(unchanged) }),
    ...(newCounts.length === later.length && { newCounts: sumCounts(newCounts) }),
    ...(newFindings.length > 0 && { newFindings }),
    fixedFindings: named((findings) => findings.fixedFindings),
    byService: all.every(({ byService }) => byService),
  };
  return {
    baseline: isFirstOfAll ? (one.target.comparison?.baseline ?? EACH) : EACH,
    findings: sums,
  };
}

const EACH: Comparison['baseline'] = { selectedBy: 'targets' };

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

/** Each note once, with the targets that it is about; absent if all of them have it. */
function combineNotes(targets: readonly Report[]): Note[] {
  const byContent = new Map<string, { readonly note: Note; readonly of: Set<number> }>();
  for (const [index, target] of targets.entries())
    for (const note of target.notes) {
      const key = JSON.stringify(note);
      const found = byContent.get(key);
      if (found === undefined) byContent.set(key, { note, of: new Set([index]) });
      else found.of.add(index);
    }
  return [...byContent.values()].map(({ note, of }) => (of.size === targets.length ? note : { ...note, targets: [...of] }));
}
