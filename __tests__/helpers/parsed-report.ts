import type { ResultsFile } from '../../src/report/json.js';
import type { Report } from '../../src/report/report.js';

/** A report whose hints are one string each. */
export type ParsedReport = Omit<Report, 'error' | 'notes' | 'checks'> & Pick<ResultsFile, 'error' | 'notes' | 'checks'>;

/** The report that a results.json of one target was written from. */
export function parseReport(text: string): ParsedReport {
  const { targets, ...run } = JSON.parse(text) as ResultsFile;
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) throw new Error(`${targets.length} targets`);
  return { ...run, ...target, decision: { ...run.decision, ...target.decision } };
}
