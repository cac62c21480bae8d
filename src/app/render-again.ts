import { VERDICTS } from '../domain/gate.js';
import { type Details, detailsFor } from '../domain/run-options.js';
import { consoleReport } from '../report/console/console.js';
import type { Report } from '../report/report.js';
import type { Logger } from '../runtime/logger.js';
import { fieldsOf, parseJson } from '../text/json.js';
import { type Output, writeResult } from './output.js';

interface Again {
  readonly output: Output;
  /** What standard output shows. */
  readonly details: Details | 'auto';
  readonly logger: Logger;
}

/**
 * Renders a results.json. The file is not trusted: every renderer escapes its texts, and a file without the expected form is refused.
 *
 * @returns why the file cannot be rendered, after its path; `unwritten` if the output could not be written, which is logged
 */
export async function renderAgain(text: string, { output, details: asked, logger }: Again): Promise<string | undefined> {
  const read = readReport(text);
  if ('fault' in read) return read.fault;
  const { report } = read;
  try {
    const details = detailsFor(asked, report.source, report.target?.ownCode ?? false);
    if (output.format !== 'table' || output.file !== undefined)
      return (await writeResult(report, details, output, logger)) ? undefined : 'unwritten';
    const { findings, summary, verdict } = consoleReport(report, { details });
    for (const line of [...findings, ...summary, verdict]) logger.result(line);
    return undefined;
  } catch {
    return 'is not complete. Run the job again, or take the file of another run';
  }
}

function readReport(text: string): { readonly report: Report } | { readonly fault: string } {
  const json = parseJson(text);
  if (json === undefined) return { fault: 'is not JSON' };
  const { schemaVersion, targets, decision } = fieldsOf(json);
  if (schemaVersion === undefined) return { fault: 'is not a results.json of scan-gate' };
  if (schemaVersion !== 1) return { fault: 'was written by another version of scan-gate. Run the job again' };
  const [target, ...more] = Array.isArray(targets) ? targets : [];
  if (more.length > 0) return { fault: 'has several targets, which this version of scan-gate does not render' };
  const { targets: _targets, ...run } = fieldsOf(json);
  const { rules } = fieldsOf(fieldsOf(target).decision);
  const report = { ...fieldsOf(target), ...run, decision: { ...fieldsOf(decision), rules } };
  return isReport(report) ? { report } : { fault: 'is not a complete results.json' };
}

/** Checks what every report has. The renderers check nothing, so what they throw is a fault of the file. */
function isReport(report: object): report is Report {
  const { decision, service, source, notes } = fieldsOf(report);
  const { verdict, rules } = fieldsOf(decision);
  return (
    VERDICTS.some((known) => known === verdict) &&
    Array.isArray(rules) &&
    Array.isArray(notes) &&
    typeof fieldsOf(service).title === 'string' &&
    typeof fieldsOf(source).visibility === 'string'
  );
}
