import type { FindingsMaker } from './cloudgeni-findings.js';
import type { ScanPlan, Summary } from './scenario.js';
import { each } from '../lazy-list.js';

/** The summary that a completed scan of this plan tells; undefined where it tells none. */
export function summarize(plan: ScanPlan, findings: FindingsMaker): Summary | undefined {
  if (plan.summary === 'absent') return undefined;
  const counts = { total: 0, critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, status } of each(findings)) {
    if (plan.summaryCounts === 'open' && status !== 'open') continue;
    counts.total += 1;
    if (isCounted(severity)) counts[severity] += 1;
  }
  return { ...counts, ...plan.summary };
}

function isCounted(severity: string): severity is Exclude<keyof Summary, 'total'> {
  return ['critical', 'high', 'medium', 'low', 'info'].includes(severity);
}
