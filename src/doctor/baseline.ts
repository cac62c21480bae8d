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

const SELECTED_BY = {
  'scan-id': 'named by {baseline}',
  'last-success': "the newest completed scan that the workflow's last successful run on this branch can have seen",
  previous: 'the last scan, which is another one in every run',
  'base-branch': 'the last scan of the base branch',
} as const satisfies Record<Extract<Baseline, { kind: 'scan' }>['selectedBy'], string>;

/** Chooses the baseline as a run that begins now would. */
export async function checkBaseline(
  { run, deps }: RunContext,
  { scanner, request, known, scan = scanToCome(request, deps.clock.now()) }: Located,
  signal: AbortSignal,
): Promise<{ readonly check: Check; readonly baseline?: Baseline | undefined }> {
  const needed = needsBaseline(run.gate);
  // What a run would report as a note is the check's text.
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

/** The check if the service could not be asked. */
export function noBaseline(because: string): Check {
  return notChecked(NAME, because);
}

/** The scan that a run would start now. */
function scanToCome({ target, traits }: ScanRequest, nowMs: number): Scan {
  return { id: '', target: target.id, state: 'completed', rawState: 'completed', traits, createdAt: instantAt(nowMs) };
}

function describe(baseline: Baseline | undefined, needed: boolean): Check {
  if (baseline === undefined)
    return checked(NAME, 'ok', 'No baseline is configured, so the report does not show which findings are new or fixed.');
  switch (baseline.kind) {
    case 'scan': {
      const { id, completedAt, createdAt } = baseline.scan;
      return checked(
        NAME,
        'ok',
        `The baseline would be the scan ${id} of ${completedAt ?? createdAt ?? 'an unknown time'}: ${SELECTED_BY[baseline.selectedBy]}.`,
      );
    }
    case 'file':
      return checked(NAME, 'ok', `The baseline is the file ${baseline.path}.`);
    case 'none':
      return checked(
        NAME,
        needed ? 'warning' : 'ok',
        `Every finding would count as new: ${describeAbsence(baseline.path !== undefined)}.`,
        needed ? 'A rule needs a baseline: first start a scan, for example of the base branch.' : undefined,
      );
  }
}

/** Checks whether the workflow's history can be read, which decides an automatic baseline. */
export function checkHistory({ gate }: RunConfig, { history, unknown }: BaselineCutoff): Check {
  const name = 'workflow runs';
  if (unknown === undefined) {
    return checked(
      name,
      'ok',
      history === undefined
        ? 'No earlier successful run of the workflow is used to choose the baseline.'
        : "The workflow's last successful run can be read.",
    );
  }
  const state = !needsBaseline(gate) ? 'ok' : unknown.repeated ? 'problem' : 'warning';
  const effect = state === 'ok' ? 'no rule needs this' : 'a finding that fails one run may count as known in the next';
  return checked(
    name,
    state,
    `Could not determine which scans are older than the last successful run (${unknown.why}); ${effect}.`,
    unknown.hint,
  );
}
