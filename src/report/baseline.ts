import { type Comparison, describeAbsence } from '../domain/comparison.js';
import { asInstant } from '../domain/instant.js';
import { oneLine } from '../text/plain.js';
import { describeCounts } from '../domain/severity.js';
import { capital, numberText } from './wording.js';

type ComparedFindings = NonNullable<Comparison['findings']>;

type Baseline = Comparison['baseline'];

const HOW_WORDS: Readonly<Record<Exclude<Baseline['how'], 'nothing'>, string>> = {
  previous: 'the previous completed scan; this baseline is rolling, it moves along with every run',
  'base-branch': 'the last completed scan of the base branch',
  given: 'given by the input `baseline`',
  anchored: "the last one from before the workflow's last successful run on this branch",
  file: 'given by the input `baseline`',
};

/** Why this scan is the baseline, code in backticks. A rolling one is said to be so: what is new today is old in the next run. */
export function describeHow(baseline: Baseline): string {
  return baseline.how === 'nothing' ? describeAbsence(baseline) : HOW_WORDS[baseline.how];
}

/**
 * What it means that there is nothing to compare with; undefined if there is a baseline.
 *
 * @param resources Whether resources are told, which say so themselves.
 */
export function firstText({ baseline, findings }: Comparison, resources: boolean): string | undefined {
  if (baseline.how !== 'nothing') return undefined;
  const absence = capital(describeAbsence(baseline));
  if ((findings?.new ?? 0) > 0) return `${absence}, so every finding counts as new.`;
  return resources ? '' : `${absence}.`;
}

/** Why something has nothing that it could be compared with, in words that fit behind a colon. */
export function whyNotCompared(comparison: Comparison | undefined): string {
  if (comparison === undefined) return 'there is no baseline';
  return comparison.baseline.how === 'nothing' ? describeAbsence(comparison.baseline) : 'the baseline tells none';
}

/** `2026-04-02 09:14 UTC`; a text that is no point in time as it is, for its surface to neutralise. */
export function instantText(instant: string): string {
  const time = asInstant(instant);
  return time === undefined ? oneLine(instant) : `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/** The three numbers in words: `2 new (1 critical and 1 high)`, `1 fixed`, `11 unchanged`; an unknown one is left out. */
export function changeTexts({ new: added, newCounts, fixed, unchanged }: ComparedFindings): {
  readonly added: string;
  readonly fixed: string;
  readonly unchanged: string | undefined;
} {
  return {
    added: `${numberText(added)} new${newCounts === undefined || added === 0 ? '' : ` (${describeCounts(newCounts)})`}`,
    fixed: `${numberText(fixed)} fixed`,
    unchanged: unchanged === undefined ? undefined : `${numberText(unchanged)} unchanged`,
  };
}
