import type { Report } from '../../report/report.js';
import { verdictMessages } from './summary.js';

/** The commands of a run whose inputs have mistakes: the page of the build shows them. */
export function mistakeCommands(report: Report): readonly string[] {
  return verdictMessages(report, report.name);
}
