import type { AiptxFinding } from './aiptx-findings.js';
import type { AiptxComparisonPlan } from './scenario.js';
import type { AiptxScan } from './state.js';
import { each, only } from '../lazy-list.js';

/** "Compare Scans": what one has beyond the other. `unchanged_findings` is a number, its sisters are lists. */
export function compareAiptx(a: AiptxScan, b: AiptxScan, plan: AiptxComparisonPlan): Readonly<Record<string, unknown>> {
  const { older = 'a', listed = Infinity } = plan;
  const [before, after] = older === 'a' ? [a, b] : [b, a];
  const added = without(after, before);
  const fixed = without(before, after);
  const summary = { scan_a_total: a.findings.count, scan_b_total: b.findings.count, new: added.length, fixed: fixed.length };
  return {
    scan_a: a.id,
    scan_b: b.id,
    comparison: {
      new_findings: added.slice(0, listed).map(brief),
      fixed_findings: fixed.slice(0, listed).map(brief),
      unchanged_findings: after.findings.count - added.length,
      ...(plan.summary === 'absent' ? {} : { summary }),
    },
  };
}

function without(scan: AiptxScan, other: AiptxScan): AiptxFinding[] {
  const known = new Set([...each(other.findings)].map(sameness));
  return [...each(only(scan.findings, (finding) => !known.has(sameness(finding))))];
}

function sameness({ title, endpoint }: AiptxFinding): string {
  return JSON.stringify([title, endpoint]);
}

function brief({ id, title, severity }: AiptxFinding): Readonly<Record<string, unknown>> {
  return { id, title, severity };
}
