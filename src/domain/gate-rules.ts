import { describeAbsence, type InventoryChange } from './comparison.js';
import {
  type Budgets,
  describeNumbers,
  type GateSettings,
  needsNew,
  type RuleResult,
  type Sourced,
  severitiesOf,
  severitiesReaching,
  type Threshold,
} from './gate-settings.js';
import type { Measure, Posture } from './scan.js';
import { type Counts, describeCounts, NO_COUNTS, SEVERITIES, type Severity, totalOf } from './severity.js';

/** The measurements of a completed scan. An absent one is unknown, which is not zero. */
export interface Measured {
  /** Findings that count, by severity: open, not waived, within the paths. */
  readonly counts?: Counts | undefined;
  /** Severities that the service did not report: they are unknown, and `counts` has 0 for them. */
  readonly unreportedSeverities?: readonly Severity[] | undefined;
  /** Counted findings that are not in the baseline; all, if there is no earlier scan. */
  readonly newCounts?: Counts | undefined;
  /** Open findings that do not count. Absent if there are none, or if their number is unknown. */
  readonly excluded?: { readonly waived: number; readonly outsidePaths: number } | undefined;
  readonly posture?: Posture | undefined;
  /** How many resources the scan found. */
  readonly resourceCount?: number | undefined;
  /** The measurements of the baseline; absent if unknown. */
  readonly baseline?: BaselineMeasurements | undefined;
}

/** `none`: certainly no baseline exists, so every finding counts as new, and scores and resources count as unchanged. */
export type BaselineMeasurements =
  | {
      readonly kind: 'none';
      /** The base commit has no baseline file. Absent: no earlier scan exists. */
      readonly missingFile?: true | undefined;
    }
  | {
      readonly kind: 'baseline';
      /** The ID of the earlier scan; absent for a file. */
      readonly id?: string | undefined;
      /** Null or absent: the baseline has no score. */
      readonly score?: number | null | undefined;
      readonly inventory?: readonly InventoryChange[] | undefined;
    };

type Setting<Name extends keyof GateSettings> = NonNullable<GateSettings[Name]>;

/** The measure that a rule needs and that is unknown. Without this check, a gate would pass by accident. */
export function missingMeasure(measured: Measured, settings: GateSettings): Measure | 'baseline' | undefined {
  const { newCounts, posture, baseline } = measured;
  const { maxScoreDrop, maxResourceChange } = settings;
  if (lacksCounts(measured, settings)) return 'findings';
  if (needsNew(settings) && newCounts === undefined) return 'baseline';
  if ((settings.minScore ?? maxScoreDrop) !== undefined && typeof posture?.score !== 'number') return 'posture';
  if (maxScoreDrop !== undefined && !(isFirst(baseline) || typeof scoreOf(baseline) === 'number')) return 'baseline';
  if (maxResourceChange === undefined || isFirst(baseline)) return undefined;
  const changes = baseline?.inventory;
  if (changes === undefined) return 'baseline';
  const isReported = (kind: string): boolean => kind === 'total' || changes.some((change) => change.kind === kind);
  return Object.keys(maxResourceChange.value).every(isReported) ? undefined : 'inventory';
}

/** Whether a rule needs counts that are unknown. */
function lacksCounts({ counts, unreportedSeverities = [] }: Measured, { severityThreshold, maxFindings }: GateSettings): boolean {
  const needed = [...severitiesReaching(severityThreshold), ...Object.keys(maxFindings?.value ?? {}).flatMap(severitiesOf)];
  return counts === undefined ? needed.length > 0 : unreportedSeverities.some((severity) => needed.includes(severity));
}

/** The result of every rule, in the order of the report. Rules whose measure is missing are left out: see `missingMeasure`. */
export function evaluateRules(measured: Measured, settings: GateSettings): RuleResult[] {
  const { counts, newCounts, posture, baseline } = measured;
  const { severityThreshold, maxFindings, minScore, maxScoreDrop, maxResourceChange } = settings;
  const score = posture?.score;
  const results: (RuleResult | undefined)[] = [
    severityThreshold && counts && judgeThreshold(measured, counts, severityThreshold, settings.gateOn?.value === 'new'),
    maxFindings && counts && judgeBudgets(counts, newCounts ?? counts, maxFindings),
    minScore && typeof score === 'number' ? judgeScore(score, minScore) : undefined,
    maxScoreDrop && typeof score === 'number' ? judgeDrop(score, baseline, maxScoreDrop) : undefined,
    maxResourceChange && judgeResources(baseline, maxResourceChange),
  ];
  return results.filter((result) => result !== undefined);
}

function judgeThreshold(measured: Measured, all: Counts, threshold: Threshold, asked: boolean): RuleResult {
  const { value, from, except = [] } = threshold;
  const reach = severitiesReaching(threshold);
  const onlyNew = asked && reach.length > 0;
  const fresh = measured.newCounts ?? all;
  const reaching = only(onlyNew ? fresh : all, reach);
  const failed = totalOf(reaching) > 0;
  const limit = `${value === 'none' ? 'no threshold' : `threshold ${value}`}${onlyNew ? ' for new findings' : ''}${describeExcept(except)}`;
  const found = describeFindings(failed ? reaching : all, failed && onlyNew ? 'new ' : '', measured.excluded);
  const text = `${found}${describeNew(measured, failed ? reach : SEVERITIES, failed && onlyNew)}, ${limit}${describeFirst(measured, failed && onlyNew)}`;
  return {
    rule: 'severity-threshold',
    value,
    source: from,
    failed,
    ...(onlyNew && { onlyNew }),
    ...(except.length > 0 && { except }),
    text: (onlyNew && !failed && describeNoneNew(measured, all, threshold)) || text,
  };
}

/** Names the severities that a budget decides on, to explain why such a finding does not fail the threshold. */
export function describeExcept(except: readonly Severity[] = []): string {
  return except.length === 0 ? '' : ` (max-findings decides on ${except.join(' and ')})`;
}

/** Reports that no new finding reaches the threshold, then the other findings. Undefined without findings, or without an earlier scan. */
function describeNoneNew({ newCounts, baseline }: Measured, all: Counts, threshold: Threshold): string | undefined {
  if (newCounts === undefined || baseline === undefined || isFirst(baseline) || totalOf(all) === 0) return undefined;
  const unchanged = only(all, severitiesReaching(threshold));
  const parts = [describeBeing(newCounts, 'new'), describeBeing(unchanged, 'unchanged')].filter(Boolean);
  return `no new findings at or above ${threshold.value}${describeExcept(threshold.except)}${parts.length > 0 ? `; ${parts.join(', ')}` : ''}`;
}

function describeBeing(counts: Counts, what: string): string {
  const total = totalOf(counts);
  return total === 0 ? '' : `${describeCounts(counts)} ${total === 1 ? 'is' : 'are'} ${what}`;
}

/** ` (2 new)`: how many of the findings are new. Empty if nothing was compared, or if there are no findings. */
function describeNew({ counts, newCounts, baseline }: Measured, reach: readonly Severity[], onlyNew: boolean): string {
  if (onlyNew || newCounts === undefined || baseline === undefined || isFirst(baseline)) return '';
  if (totalOf(only(counts ?? NO_COUNTS, reach)) === 0) return '';
  const added = totalOf(only(newCounts, reach));
  return ` (${added === 0 ? 'none' : added} new)`;
}

/** Why every finding counts as new. */
function describeFirst({ baseline }: Measured, onlyNew: boolean): string {
  if (!onlyNew || !isFirst(baseline)) return '';
  return `; ${describeAbsence(baseline.missingFile === true)}, so every finding counts as new`;
}

function judgeBudgets(counts: Counts, fresh: Counts, { value, from, also }: Sourced<Budgets>): RuleResult {
  const found = (name: string): number => {
    return totalOf(only(name.startsWith('new-') ? fresh : counts, severitiesOf(name)));
  };
  const limits = Object.entries(value).map(([name, most]) => ({ name, most, count: found(name) }));
  const over = limits.filter(({ most, count }) => count > most);
  const described = (over.length > 0 ? over : limits).map(
    ({ name, most, count }) => `${describeBudget(name, count)}, at most ${most} allowed`,
  );
  const place = { source: from, ...(also && { otherSources: also }) };
  return { rule: 'max-findings', value: describeNumbers(value), ...place, failed: over.length > 0, text: described.join('; ') };
}

function describeBudget(name: string, count: number): string {
  const [fresh, word] = name.startsWith('new-') ? ['new ', name.slice(4)] : ['', name];
  return `${count} ${fresh}${word === 'total' ? '' : `${word} `}${count === 1 ? 'finding' : 'findings'}${word === 'total' ? ' in total' : ''}`;
}

function judgeScore(score: number, { value, from }: Setting<'minScore'>): RuleResult {
  return {
    rule: 'min-score',
    value: String(value),
    source: from,
    failed: score < value,
    text: `score ${score}, at least ${value} required`,
  };
}

function judgeDrop(
  score: number,
  baseline: BaselineMeasurements | undefined,
  { value, from }: Setting<'maxScoreDrop'>,
): RuleResult | undefined {
  const rule = { rule: 'max-score-drop', value: String(value), source: from } as const;
  if (isFirst(baseline))
    return { ...rule, failed: false, text: `score ${score}; ${describeAbsence(baseline.missingFile === true)}, so it cannot have fallen` };
  const before = scoreOf(baseline);
  if (typeof before !== 'number') return undefined;
  // Scores have decimals, and 70.1 - 68.1 is not 2.
  const drop = Math.round((before - score) * 1e6) / 1e6;
  const change = drop > 0 ? `fell by ${drop}` : drop < 0 ? `rose by ${-drop}` : 'stayed';
  return { ...rule, failed: drop > value, text: `the score ${change}, from ${before} to ${score}; it may fall by ${value} at most` };
}

function judgeResources(
  baseline: BaselineMeasurements | undefined,
  { value, from, also }: Setting<'maxResourceChange'>,
): RuleResult | undefined {
  const place = { source: from, ...(also && { otherSources: also }) };
  const rule = { rule: 'max-resource-change', value: describeNumbers(value), ...place } as const;
  if (isFirst(baseline))
    return { ...rule, failed: false, text: `${describeAbsence(baseline.missingFile === true)}, so no resource counts as changed` };
  const changes = baseline?.inventory;
  if (changes === undefined) return undefined;
  const limits = Object.entries(value).map(([name, most]) => ({ name, most, change: changeOf(name, changes) }));
  const over = limits.filter(({ most, change }) => change > most);
  const described = (over.length > 0 ? over : limits).map(
    ({ name, most, change }) =>
      `${change} ${change === 1 ? 'resource' : 'resources'}${name === 'total' ? '' : ` of the kind ${name}`} changed, at most ${most} allowed`,
  );
  return { ...rule, failed: over.length > 0, text: described.join('; ') };
}

/** If a scan does not report a kind, all resources of the other scan count as changed. */
function changeOf(name: string, changes: readonly InventoryChange[]): number {
  return changes
    .filter(({ kind }) => name === 'total' || kind === name)
    .reduce((sum, { before = 0, after = 0 }) => sum + Math.abs(after - before), 0);
}

function isFirst(baseline: BaselineMeasurements | undefined): baseline is Extract<BaselineMeasurements, { kind: 'none' }> {
  return baseline?.kind === 'none';
}

function scoreOf(baseline: BaselineMeasurements | undefined): number | null | undefined {
  return baseline?.kind === 'baseline' ? baseline.score : undefined;
}

function only(counts: Counts, severities: readonly Severity[]): Counts {
  return mapCounts((severity) => (severities.includes(severity) ? counts[severity] : 0));
}

function mapCounts(count: (severity: Severity) => number): Counts {
  const made: Record<Severity, number> = { ...NO_COUNTS };
  for (const severity of SEVERITIES) made[severity] = count(severity);
  return made;
}

function describeFindings(counts: Counts, which: string, excluded: Measured['excluded']): string {
  const total = totalOf(counts);
  if (total > 0) return `${describeCounts(counts)} ${which}${total === 1 ? 'finding' : 'findings'}`;
  if (excluded === undefined) return 'no open findings';
  const { waived, outsidePaths } = excluded;
  const parts = [waived > 0 && `${waived} waived`, outsidePaths > 0 && `${outsidePaths} outside of the paths`];
  return `no open findings that count, ${parts.filter(Boolean).join(' and ')}`;
}
