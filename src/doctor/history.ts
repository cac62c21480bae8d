import type { Anchor } from '../domain/baseline-cutoff.js';
import { type Check, checked } from '../domain/check.js';
import { needsBaseline } from '../domain/gate-settings.js';
import type { Run } from '../workflow/context.js';

/** Whether the workflow's history can be read, by which an automatic baseline is chosen. */
export function examineHistory({ gate }: Run, { history, unsure }: Anchor): Check {
  const name = 'workflow runs';
  if (unsure === undefined) {
    const told = history === undefined ? 'no earlier successful run is held against' : 'the last successful run can be read';
    return checked(name, 'ok', `Of the workflow's history, ${told}.`);
  }
  const state = !needsBaseline(gate) ? 'ok' : unsure.repeated ? 'problem' : 'warning';
  const effect = state === 'ok' ? 'no rule depends on it' : 'what fails in one run is old in the next';
  return checked(name, state, `Which scans are from before the last successful run is not known (${unsure.why}); ${effect}.`, unsure.hint);
}
