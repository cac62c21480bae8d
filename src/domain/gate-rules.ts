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

/** What a completed scan was measured to be; what is absent is not known, which is not zero. */
export interface Measured {
  /** Findings that count, by severity: open, not waived, within the paths. */
  readonly counts?: Counts | undefined;
  /** Severities that the service did not report: `counts` has 0 for them, and they are unknown. */
  readonly unreportedSeverities?: readonly Severity[] | undefined;
  /** Those of them that the baseline lacks; where there is no earlier scan, all. */
  readonly newCounts?: Counts | undefined;
  /** Open findings that do not count. Absent where there are none, or where nobody knows. */
  readonly excluded?: { readonly waived: number; readonly outsidePaths: number } | undefined;
  readonly posture?: Posture | undefined;
  /** How many resources the scan found. */
  readonly resourceCount?: number | undefined;
  /** What the scan is held against; absent where that is not known. */
  readonly baseline?: BaselineMeasurements | undefined;
}

/** `none`: it is certain that there is nothing to compare with, so every finding counts as new and nothing can have changed. */
export type BaselineMeasurements =
  | {
      readonly kind: 'none';
      /** The base commit has no baseline file. Absent: there is no earlier scan. */
      readonly missingFile?: true | undefined;
    }
  | {
      readonly kind: 'baseline';
      /** The earlier scan's ID; absent for a file. */
      readonly id?: string | undefined;
      /** The baseline's score; null or absent: it tells none. */
      readonly score?: number | null | undefined;
      readonly inventory?: readonly InventoryChange[] | undefined;
    };

type Setting<Name extends keyof GateSettings> = NonNullable<GateSettings[Name]>;

/** The measure that a rule needs and that nobody has told; a gate without it would pass by accident. */
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

/** Whether a rule counts findings that nobody has counted. */
function lacksCounts({ counts, unreportedSeverities = [] }: Measured, { severityThreshold, maxFindings }: GateSettings): boolean {
  const needed = [...severitiesReaching(severityThreshold), ...Object.keys(maxFindings?.value ?? {}).flatMap(severitiesOf)];
  return counts === undefined ? needed.length > 0 : unreportedSeverities.some((severity) => needed.includes(severity));
}

/** Every rule, in the order in which they are told. Rules whose measure is missing are left out: see `missingMeasure`. */
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
  const words = `${value === 'none' ? 'no threshold' : `threshold ${value}`}${onlyNew ? ' for new findings' : ''}${describeExcept(except)}`;
  const found = describeFindings(failed ? reaching : all, failed && onlyNew ? 'new ' : '', measured.excluded);
  const text = `${found}${describeNew(measured, failed ? reach : SEVERITIES, failed && onlyNew)}, ${words}${describeFirst(measured, failed && onlyNew)}`;
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

/** Which severities are left to their budgets, so that nobody wonders why so severe a finding does not break the threshold. */
export function describeExcept(except: readonly Severity[] = []): string {
  return except.length === 0 ? '' : ` (max-findings decides on ${except.join(' and ')})`;
}

/** That nothing new reaches the threshold, before all that there is besides. Undefined where there is nothing, or no earlier scan. */
function describeNoneNew({ newCounts, baseline }: Measured, all: Counts, threshold: Threshold): string | undefined {
  if (newCounts === undefined || baseline === undefined || isFirst(baseline) || totalOf(all) === 0) return undefined;
  const old = only(
    mapCounts((severity) => Math.max(0, all[severity] - newCounts[severity])),
    severitiesReaching(threshold),
  );
  const parts = [describeBeing(newCounts, 'new'), describeBeing(old, 'unchanged')].filter(Boolean);
  return `no new findings at or above ${threshold.value}${describeExcept(threshold.except)}${parts.length > 0 ? `; ${parts.join(', ')}` : ''}`;
}

function describeBeing(counts: Counts, what: string): string {
  const total = totalOf(counts);
  return total === 0 ? '' : `${describeCounts(counts)} ${total === 1 ? 'is' : 'are'} ${what}`;
}

/** ` (2 new)`: how many of the findings the baseline does not contain. Empty where nothing was compared, or where there is nothing to count. */
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

function judgeBudgets(counts: Counts, fresh: Counts, { value, from }: Sourced<Budgets>): RuleResult {
  const found = (name: string): number => {
    return totalOf(only(name.startsWith('new-') ? fresh : counts, severitiesOf(name)));
  };
  const limits = Object.entries(value).map(([name, most]) => ({ name, most, count: found(name) }));
  const over = limits.filter(({ most, count }) => count > most);
  const described = (over.length > 0 ? over : limits).map(
    ({ name, most, count }) => `${describeBudget(name, count)}, at most ${most} allowed`,
  );
  return { rule: 'max-findings', value: describeNumbers(value), source: from, failed: over.length > 0, text: described.join('; ') };
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
  against: BaselineMeasurements | undefined,
  { value, from }: Setting<'maxScoreDrop'>,
): RuleResult | undefined {
  const rule = { rule: 'max-score-drop', value: String(value), source: from } as const;
  if (isFirst(against))
    return { ...rule, failed: false, text: `score ${score}; ${describeAbsence(against.missingFile === true)}, so it cannot have fallen` };
  const before = scoreOf(against);
  if (typeof before !== 'number') return undefined;
  // Scores have decimals, and 70.1 - 68.1 is not 2.
  const drop = Math.round((before - score) * 1e6) / 1e6;
  const change = drop > 0 ? `fell by ${drop}` : drop < 0 ? `rose by ${-drop}` : 'stayed';
  return { ...rule, failed: drop > value, text: `the score ${change}, from ${before} to ${score}; it may fall by ${value} at most` };
}

function judgeResources(against: BaselineMeasurements | undefined, { value, from }: Setting<'maxResourceChange'>): RuleResult | undefined {
  const rule = { rule: 'max-resource-change', value: describeNumbers(value), source: from } as const;
  if (isFirst(against))
    return { ...rule, failed: false, text: `${describeAbsence(against.missingFile === true)}, so no resource counts as changed` };
  const changes = against?.inventory;
  if (changes === undefined) return undefined;
  const limits = Object.entries(value).map(([name, most]) => ({ name, most, change: changeOf(name, changes) }));
  const over = limits.filter(({ most, change }) => change > most);
  const described = (over.length > 0 ? over : limits).map(
    ({ name, most, change }) =>
      `${change} ${change === 1 ? 'resource' : 'resources'}${name === 'total' ? '' : ` of the kind ${name}`} changed, at most ${most} allowed`,
  );
  return { ...rule, failed: over.length > 0, text: described.join('; ') };
}

/** What one side does not tell counts whole: it may all have come or gone. */
function changeOf(name: string, changes: readonly InventoryChange[]): number {
  return changes
    .filter(({ kind }) => name === 'total' || kind === name)
    .reduce((sum, { before = 0, after = 0 }) => sum + Math.abs(after - before), 0);
}

function isFirst(against: BaselineMeasurements | undefined): against is Extract<BaselineMeasurements, { kind: 'none' }> {
  return against?.kind === 'none';
}

function scoreOf(against: BaselineMeasurements | undefined): number | null | undefined {
  return against?.kind === 'baseline' ? against.score : undefined;
}

function only(counts: Counts, severities: readonly Severity[]): Counts {
  return mapCounts((severity) => (severities.includes(severity) ? counts[severity] : 0));
}

function mapCounts(count: (severity: Severity) => number): Counts {
  const made: Record<Severity, number> = { ...NO_COUNTS };
  for (const severity of SEVERITIES) made[severity] = count(severity);
  return made;
}

/** @param aside Open findings that are not among them. */
function describeFindings(counts: Counts, which: string, aside: Measured['excluded']): string {
  const total = totalOf(counts);
  if (total > 0) return `${describeCounts(counts)} ${which}${total === 1 ? 'finding' : 'findings'}`;
  if (aside === undefined) return 'no open findings';
  const parts = [aside.waived > 0 && `${aside.waived} waived`, aside.outsidePaths > 0 && `${aside.outsidePaths} outside of the paths`];
  return `no open findings that count, ${parts.filter(Boolean).join(' and ')}`;
}
