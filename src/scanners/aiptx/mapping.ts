import type { Changes, FindingSummary } from '../../domain/comparison.js';
import { asInstant } from '../../domain/instant.js';
import { type Phase, reportedCounts, type Scan } from '../../domain/scan.js';
import { asSeverity } from '../../domain/severity.js';
import { scanStateOf } from '../shared/mapping.js';
import { optionsIn } from './scan-name.js';
import { targetId } from './targets.js';
import type { WireComparison, WirePhase, WireScan, WireSummary } from './wire.js';

/** @param asked The target of the request, for responses without a target: the light response, and the response to a cancel. */
export function toScan(wire: WireScan, asked: string): Scan {
  return {
    id: wire.id,
    target: wire.target === null || wire.target === undefined ? asked : targetId(wire.target),
    state: scanStateOf(wire.status),
    rawState: wire.status,
    // The list of scans may lack both.
    traits: { type: wire.type?.toLowerCase() ?? undefined, mode: wire.mode?.toLowerCase() ?? undefined },
    ...(wire.name && { correlationId: wire.name.trim() }),
    // A rescan may keep the name of the scan that it repeats, although its instructions differ.
    ...(wire.name && !wire.parent_scan_id && { options: optionsIn(wire.name.trim()) }),
    createdAt: asInstant(wire.created_at),
    startedAt: asInstant(wire.started_at),
    completedAt: asInstant(wire.completed_at),
    progress: toProgress(wire),
    ...(wire.phases && { phases: toPhases(wire.phases) }),
    ...reportedCounts(wire.findings_count),
  };
}

function toProgress({ progress, current_phase: phase }: WireScan): Scan['progress'] {
  const percent = typeof progress === 'number' && progress >= 0 && progress <= 100 ? progress : undefined;
  if (percent === undefined && !phase) return undefined;
  return { ...(percent !== undefined && { percent }), ...(phase && { phase }) };
}

/** Phases to show. The document names three. */
const MAX_PHASES = 10;
/** The names are keys of an object. Other keys are not phases. */
const PHASE_NAME = /^[a-z][a-z0-9_]{0,39}$/;

function toPhases(phases: NonNullable<WireScan['phases']>): Phase[] {
  const named = Object.entries(phases).filter(([name]) => PHASE_NAME.test(name));
  return named.slice(0, MAX_PHASES).flatMap(([name, phase]) => (phase === null ? [] : [toPhase(name, phase)]));
}

function toPhase(name: string, { status, endpoints_discovered: endpoints, tests_completed: tests, tests_total: total }: WirePhase): Phase {
  const counters = [
    ...(typeof endpoints === 'number' ? [{ name: 'endpoints', value: endpoints }] : []),
    ...(typeof tests === 'number' ? [{ name: 'tests', value: tests, ...(typeof total === 'number' && { total }) }] : []),
  ];
  return { name, rawState: status, counters };
}

/**
 * The service's comparison of an older scan with a newer scan. In the documented example, A, the first scan of the path, is the older one:
 * total of A - fixed + new = total of B. If the sums only match the other way round, new and fixed are swapped. If a number and its list
 * differ, the larger one counts.
 *
 * @param older The ID of the older scan, which the response may contain as B.
 */
export function toChanges({ scan_a: a, scan_b: b, comparison }: WireComparison, older: string): Changes {
  const { new_findings: news, fixed_findings: gone, unchanged_findings: unchanged, summary } = comparison;
  const swapped = a !== older && b === older;
  const [before, after] = swapped ? [summary?.scan_b_total, summary?.scan_a_total] : [summary?.scan_a_total, summary?.scan_b_total];
  const added = { list: news.map(toSummary), count: Math.max(news.length, summary?.new ?? 0) };
  const fixed = { list: gone.map(toSummary), count: Math.max(gone.length, summary?.fixed ?? 0) };
  const [first, second] = isTurned(before, after, added.count, fixed.count) ? [fixed, added] : [added, fixed];
  return {
    added: first.list,
    fixed: second.list,
    addedCount: first.count,
    fixedCount: second.count,
    ...(typeof unchanged === 'number' && { unchangedCount: unchanged }),
  };
}

type Total = number | null | undefined;

function isTurned(before: Total, after: Total, added: number, fixed: number): boolean {
  if (typeof before !== 'number' || typeof after !== 'number') return false;
  return before - fixed + added !== after && before - added + fixed === after;
}

function toSummary({ id, title, severity }: WireSummary): FindingSummary {
  return { id, title: title || id, severity: asSeverity(severity) ?? 'critical' };
}
