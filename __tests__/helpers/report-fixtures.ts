import { compareFindings, toBaselineFindings } from '../../src/domain/compare-findings.js';
import { type Changes, type Comparison, comparedByService, compareInventories } from '../../src/domain/comparison.js';
import { evaluate, type Scope } from '../../src/domain/evaluation.js';
import type { Finding, FindingLocation, Rule } from '../../src/domain/finding.js';
import { hashIdentity } from '../../src/domain/fingerprint.js';
import { decide, type Outcome } from '../../src/domain/gate.js';
import type { BaselineMeasurements, Measured } from '../../src/domain/gate-rules.js';
import type { GateSettings } from '../../src/domain/gate-settings.js';
import type { Inventory, Posture, Target } from '../../src/domain/scan.js';
import type { Counts, Severity } from '../../src/domain/severity.js';
import type { Source } from '../../src/domain/source.js';
import type { Report, ReportedScan } from '../../src/report/report.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { gitHubPages } from './pages.js';

export const COMMIT = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

/** The parts that all reports of one service share. */
export interface Frame {
  readonly name: string;
  readonly service: { readonly id: string; readonly title: string };
  readonly target: Target;
  readonly scan: ReportedScan;
  readonly source: Source;
  readonly settings: GateSettings;
}

/** A job on the default branch, which services that do not scan the repository use. */
export const ON_MAIN: Source = {
  ci: 'github',
  event: 'schedule',
  repository: 'acme/platform',
  visibility: 'private',
  ref: 'refs/heads/main',
  commit: COMMIT,
  branch: 'main',
  mergeQueue: false,
  serverUrl: 'https://github.com',
  pages: gitHubPages('acme/platform'),
  runUrl: 'https://github.com/acme/platform/actions/runs/1234567890',
  hostedRunner: true,
  run: '4711.1',
  boundToCommit: false,
  overridden: false,
};

export const SEVERITY_GATE: GateSettings = { severityThreshold: { value: 'high', from: 'default' }, warnOnly: 'false' };

/** One finding. Tests depend on its rule, severity, and place. */
export function finding(rule: Rule, severity: Severity, place: FindingLocation, more: Partial<Finding> = {}): Finding {
  const identity = hashIdentity([rule.id, place.resource, place.file]);
  return {
    id: `finding_${identity.slice(0, 6)}_${place.line ?? 0}`,
    rule,
    severity,
    state: 'open',
    rawState: 'open',
    location: place,
    identity,
    ...more,
  };
}

/** The day that waivers are compared with. */
export const TODAY = '2026-11-21';

/** The policy as it was read at the base commit. */
export const POLICY = { path: '.github/scan-gate.yml', commit: '3484a3f90b1c2d3e4f5061728394a5b6c7d8e9f0' } as const;

/** The results of a completed scan, and its baseline. */
export interface Results {
  readonly findings?: readonly Finding[];
  /** Paths and waivers. */
  readonly scope?: Scope;
  /** The numbers of a service that reports no list. */
  readonly counts?: Counts;
  readonly uncounted?: readonly Severity[];
  readonly posture?: Posture;
  readonly inventory?: Inventory;
  readonly baseline?: Comparison['baseline'];
  readonly before?: {
    readonly findings?: readonly Finding[];
    readonly score?: number | null;
    readonly inventory?: Inventory;
    readonly changes?: Changes;
  };
}

/** A report as the workflow builds it: evaluated, compared, decided, and with the size of the SARIF. */
export function completedOf(frame: Frame, results: Results, more: Partial<Report> = {}, settings = frame.settings): Report {
  const { posture, inventory, baseline, before } = results;
  const now = results.findings && evaluate(results.findings, results.scope);
  const known = baseline?.selectedBy === 'none' ? [] : before?.findings && toBaselineFindings(evaluate(before.findings));
  const lists = now && known && compareFindings(now, known);
  const findings = lists?.findings ?? (before?.changes && comparedByService(before.changes));
  const evaluation = lists?.evaluation ?? now;
  const resources = inventory && Object.values(inventory).reduce((sum, count) => sum + count, 0);
  const numbers = {
    ...(results.counts && { counts: results.counts }),
    ...(results.uncounted && { unreportedSeverities: results.uncounted }),
  };
  const kinds = inventory && before?.inventory && compareInventories(before.inventory, inventory);
  const measured: Measured = {
    ...(evaluation ? { counts: evaluation.counts } : numbers),
    ...(lists?.findings.newCounts && { newCounts: lists.findings.newCounts }),
    ...(evaluation &&
      evaluation.waived + evaluation.outsidePaths > 0 && {
        excluded: { waived: evaluation.waived, outsidePaths: evaluation.outsidePaths },
      }),
    ...(posture && { posture }),
    ...(resources !== undefined && { resourceCount: resources }),
    ...(baseline && { baseline: againstOf(baseline, before?.score, kinds) }),
  };
  const report: Report = {
    ...baseOf(frame, decide({ kind: 'complete', ...measured }, settings)),
    target: frame.target,
    scan: { ...frame.scan, ...numbers, ...(posture && { posture }), ...(inventory && { inventory }) },
    measurements: measured,
    ...(evaluation && { evaluation }),
    ...(baseline && {
      comparison: {
        baseline,
        ...(findings && { findings }),
        ...(kinds && { inventory: kinds }),
        ...(posture && before?.score !== undefined && { score: { before: before.score, after: posture.score } }),
      },
    }),
    ...more,
  };
  const rendered = renderSarif(report);
  return rendered ? { ...report, sarif: { results: rendered.results, omitted: rendered.leftOut, fallbackFile: rendered.anchor } } : report;
}

function againstOf(
  { selectedBy, id }: Comparison['baseline'],
  score: number | null | undefined,
  inventory: Comparison['inventory'],
): BaselineMeasurements {
  if (selectedBy === 'none') return { kind: 'none' };
  return {
    kind: 'baseline',
    ...(selectedBy !== 'file' && id !== undefined && { id }),
    ...(score !== undefined && { score }),
    ...(inventory && { inventory }),
  };
}

/** A report without a decision. */
export function endedOf(frame: Frame, outcome: Exclude<Outcome, { kind: 'complete' }>, more: Partial<Report> = {}): Report {
  return { ...baseOf(frame, decide(outcome, frame.settings)), ...more };
}

function baseOf({ name, service, source }: Frame, decision: Report['decision']): Report {
  return { schemaVersion: 1, name, service, decision, source, notes: [] };
}
