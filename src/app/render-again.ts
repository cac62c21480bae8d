import { VERDICTS } from '../domain/gate.js';
import { type Details, detailsFor } from '../domain/run-options.js';
import { consoleReport } from '../report/console/console.js';
import type { ResultsFile } from '../report/json.js';
import { restoreReport } from '../report/restore.js';
import { isOwnCode } from '../report/targets.js';
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
  const read = readFile(text);
  if ('fault' in read) return read.fault;
  try {
    const report = restoreReport(read.file);
    const details = detailsFor(asked, report.source, isOwnCode(report));
    if (output.format !== 'table' || output.file !== undefined)
      return (await writeResult(report, details, output, logger)) ? undefined : 'unwritten';
    const { findings, summary, verdict } = consoleReport(report, { details });
    for (const line of [...findings, ...summary, verdict]) logger.result(line);
    return undefined;
  } catch {
    return 'is not complete. Run the job again, or take the file of another run';
  }
}

function readFile(text: string): { readonly file: ResultsFile } | { readonly fault: string } {
  const json = parseJson(text);
  if (json === undefined) return { fault: 'is not JSON' };
  const { schemaVersion } = fieldsOf(json);
  if (schemaVersion === undefined) return { fault: 'is not a results.json of scan-gate' };
  if (schemaVersion !== 1) return { fault: 'was written by another version of scan-gate. Run the job again' };
  return isResultsFile(json) ? { file: json } : { fault: 'is not a complete results.json' };
}

/** Checks what every file has. The renderers check nothing, so what they throw is a fault of the file. */
function isResultsFile(json: unknown): json is ResultsFile {
  const { decision, service, source, notes, targets } = fieldsOf(json);
  return (
    isDecision(decision) &&
    Array.isArray(notes) &&
    typeof fieldsOf(service).title === 'string' &&
    typeof fieldsOf(source).visibility === 'string' &&
    Array.isArray(targets) &&
    targets.length > 0 &&
    targets.every((target) => isDecision(fieldsOf(target).decision) && Array.isArray(fieldsOf(fieldsOf(target).decision).rules))
  );
}

function isDecision(decision: unknown): boolean {
  return VERDICTS.some((known) => known === fieldsOf(decision).verdict);
}
