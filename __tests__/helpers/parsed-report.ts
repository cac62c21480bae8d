import type { ResultsFile } from '../../src/report/json.js';
import type { Report } from '../../src/report/report.js';

/** A report whose hints are one string each. */
export type ParsedReport = Omit<Report, 'error' | 'notes' | 'checks' | 'targets'> &
  Pick<ResultsFile, 'error' | 'notes' | 'checks'> & {
    /** The reports of several targets. */
    readonly targets?: readonly ParsedReport[];
  };

/** The report that a results.json was written from. */
export function parseReport(text: string): ParsedReport {
  const { targets, ...run } = JSON.parse(text) as ResultsFile;
  const reports = targets.map((target) => ({ ...run, ...target, decision: { ...run.decision, ...target.decision } }));
  const [report, ...others] = reports;
  if (report === undefined) throw new Error('no target');
  return others.length === 0 ? report : { ...run, decision: { ...run.decision, rules: [] }, targets: reports };
}
