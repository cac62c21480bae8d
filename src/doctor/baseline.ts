import type { BaselineCutoff } from '../domain/baseline.js';
import { type Check, checked, notChecked } from '../domain/check.js';
import { describeAbsence } from '../domain/comparison.js';
import { asScanError } from '../domain/errors.js';
import { needsBaseline } from '../domain/gate-settings.js';
import { instantAt } from '../domain/instant.js';
import type { Scan, ScanRequest } from '../domain/scan.js';
import { chooseBaseline } from '../workflow/baseline/select.js';
import type { Baseline } from '../workflow/baseline/types.js';
import type { RunConfig, RunContext, RunState } from '../workflow/context.js';
import type { Located } from './service.js';

const NAME = 'baseline';

const HOW = {
  'scan-id': 'as the input says',
  'last-success': "the last one from before the workflow's last successful run",
  previous: 'the last one, which moves along with every run',
  'base-branch': 'the last one of the base branch',
} as const satisfies Record<Extract<Baseline, { kind: 'scan' }>['selectedBy'], string>;

/** Chooses the baseline as a run would that begins now. */
export async function checkBaseline(
  { run, deps }: RunContext,
  { scanner, request, known, scan = scanToCome(request, deps.clock.now()) }: Located,
  signal: AbortSignal,
): Promise<{ readonly check: Check; readonly baseline?: Baseline | undefined }> {
  const needed = needsBaseline(run.gate);
  // Notes of a run are checks here.
  const state: RunState = { notes: [], cleanups: [] };
  try {
    const baseline = await chooseBaseline({ run, deps, state, scanner, request, scan, known }, signal);
    const [note] = state.notes;
    if (note) return { check: checked(NAME, 'warning', note.text, note.hint), baseline };
    return { check: describe(baseline, needed), baseline };
  } catch (thrown) {
    signal.throwIfAborted();
    const { message, hint } = asScanError(thrown);
    return { check: checked(NAME, needed ? 'problem' : 'warning', message, hint) };
  }
}

/** The check where the service could not be asked. */
export function noBaseline(because: string): Check {
  return notChecked(NAME, because);
}

/** The scan that a run would start now. */
function scanToCome({ target, traits }: ScanRequest, nowMs: number): Scan {
  return { id: '', target: target.id, state: 'completed', rawState: 'completed', traits, createdAt: instantAt(nowMs) };
}

function describe(baseline: Baseline | undefined, needed: boolean): Check {
  if (baseline === undefined) return checked(NAME, 'ok', 'None is wanted, so that nothing is told to be new or fixed.');
  switch (baseline.kind) {
    case 'scan': {
      const { id, completedAt, createdAt } = baseline.scan;
      return checked(
        NAME,
        'ok',
        `It would be the scan ${id} of ${completedAt ?? createdAt ?? 'an unknown time'}: ${HOW[baseline.selectedBy]}.`,
      );
    }
    case 'file':
      return checked(NAME, 'ok', `It is the file ${baseline.path}.`);
    case 'none':
      return checked(
        NAME,
        needed ? 'warning' : 'ok',
        `Every finding would count as new: ${describeAbsence(baseline.path !== undefined)}.`,
        needed ? 'A rule depends on it: start a scan first, such as of the base branch.' : undefined,
      );
  }
}

/** Whether the workflow's history can be read, by which an automatic baseline is chosen. */
export function checkHistory({ gate }: RunConfig, { history, unknown }: BaselineCutoff): Check {
  const name = 'workflow runs';
  if (unknown === undefined) {
    const reported = history === undefined ? 'no earlier successful run is held against' : 'the last successful run can be read';
    return checked(name, 'ok', `Of the workflow's history, ${reported}.`);
  }
  const state = !needsBaseline(gate) ? 'ok' : unknown.repeated ? 'problem' : 'warning';
  const effect = state === 'ok' ? 'no rule depends on it' : 'what fails in one run is old in the next';
  return checked(
    name,
    state,
    `Which scans are from before the last successful run is not known (${unknown.why}); ${effect}.`,
    unknown.hint,
  );
}
