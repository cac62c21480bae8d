import type { Report } from '../../report/report.js';
import { verdictIssue } from './issues.js';
import { verdictVariable } from './summary.js';

/** The commands of a run whose inputs have mistakes: the run's page shows them, and later steps get the verdict. */
export function mistakeCommands(report: Report): readonly string[] {
  return [verdictIssue(report), verdictVariable(report)];
}
