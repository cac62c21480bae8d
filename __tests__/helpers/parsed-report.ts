import type { ResultsFile } from '../../src/report/json.js';
import type { Report } from '../../src/report/report.js';
import { restoreReport } from '../../src/report/restore.js';

/** A report whose hints are one string each. */
export type ParsedReport = Omit<Report, 'error' | 'notes' | 'checks' | 'targets'> &
  Pick<ResultsFile, 'error' | 'notes' | 'checks'> & {
    /** The reports of several targets. */
    readonly targets?: readonly ParsedReport[];
  };

/** The report that a results.json was written from. */
export function parseReport(text: string): ParsedReport {
  return restoreReport(JSON.parse(text) as ResultsFile) as ParsedReport;
}
