import type { Note } from '../report/report.js';
import type { Fault } from '../report/sarif/validate.js';
import { shorten } from './guard.js';
import { FAILED } from './upload-errors.js';

/** So many are told; the others are of the same kind, most often. */
const MOST_TOLD = 3;

/** What the preflight has found. @param faults At least one. */
export function unfitNote(faults: readonly Fault[]): Note {
  const told = faults.slice(0, MOST_TOLD).map(({ where, says }) => shorten(`${where} ${says}`, 200));
  const more = faults.length > MOST_TOLD ? '; and more' : '';
  return {
    level: 'warning',
    code: 'sarif-unfit',
    text: `${FAILED}, for GitHub would reject all of it: ${told.join('; ')}${more}.`,
    hint:
      faults.find(({ hint }) => hint !== undefined)?.hint ??
      'This is a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
  };
}

/** What a file that had to become smaller goes without. */
export function shortenedNote(shortened: number | undefined): Note | undefined {
  if (shortened === undefined || shortened === 0) return undefined;
  return {
    level: 'warning',
    code: 'sarif-shortened',
    text: `The SARIF tells ${shortened} of its findings by title and place alone, the least severe ones, for with all that is known it is larger than GitHub takes (10 MB after gzip).`,
    hint: 'results.json in {report-dir} has all of it. Set sarif-max-results in the policy file to less, and each finding is told in full.',
  };
}
