import type { ResultsMaker } from './aether365-results.js';
import type { ScanPlan, Summary } from './scenario.js';
import { each } from '../lazy-list.js';

/** Nothing is told before a scan has completed, and of one that failed. */
export const UNTOLD: Summary = { pass_count: null, fail_count: null, skip_count: null, score: null };

/** The numbers that a completed scan of this plan tells. A check that is mapped to two frameworks counts once. */
export function summarize(plan: ScanPlan, results: ResultsMaker): Summary {
  if (plan.summary === 'absent') return UNTOLD;
  const checks = { passed: new Set<string>(), failed: new Set<string>(), skipped: new Set<string>() };
  for (const { test_id, result } of each(results)) if (isCounted(result)) checks[result].add(test_id);
  const { passed, failed, skipped } = checks;
  const counts = { pass_count: passed.size, fail_count: failed.size, skip_count: skipped.size };
  return { ...counts, score: scoreOf(passed.size, failed.size), ...plan.summary };
}

/** "Passed / (passed + failed) x 100, skipped excluded" (siblings, section 4), with one digit as in the example. */
function scoreOf(passed: number, failed: number): number | null {
  return passed + failed === 0 ? null : Math.round((1000 * passed) / (passed + failed)) / 10;
}

function isCounted(result: string): result is 'passed' | 'failed' | 'skipped' {
  return ['passed', 'failed', 'skipped'].includes(result);
}
