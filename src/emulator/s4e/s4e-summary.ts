import { each } from '../lazy-list.js';
import type { S4eFindingsMaker } from './s4e-findings.js';
import type { S4eScanPlan, S4eSummary } from './scenario.js';

/** The words that mean that somebody still has to do something: the primary's, and the siblings' `confirmed`. */
const OPEN: readonly string[] = ['open', 'confirmed'];

/** The summary that a scan of this plan tells; undefined where it tells none. */
export function summarizeS4e(plan: S4eScanPlan, findings: S4eFindingsMaker): S4eSummary | undefined {
  if (plan.summary === 'absent') return undefined;
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, status } of each(findings)) {
    if (plan.summaryCounts === 'open' && !OPEN.includes(status)) continue;
    if (isCounted(severity)) counts[severity] += 1;
  }
  return { ...counts, ...plan.summary };
}

function isCounted(severity: string): severity is keyof S4eSummary {
  return ['critical', 'high', 'medium', 'low', 'info'].includes(severity);
}
