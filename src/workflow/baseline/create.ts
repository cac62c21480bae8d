import { BASELINE_TRAITS, type BaselineFile, hashTarget } from '../../domain/baseline.js';
import { knownInRows } from '../../domain/compare-findings.js';
import { ScanError } from '../../domain/errors.js';
import { WHOLE_SCOPE } from '../../domain/evaluation.js';
import type { ScanRequest } from '../../domain/scan.js';
import type { Dependencies, RunConfig, RunState } from '../context.js';
import { prepare } from '../prepare.js';
import { type Reading, readParts } from '../results/collect.js';
import { assertCompleted, readInFull } from '../results/completed-scan.js';
import { findInTime, waitFor } from '../run-scan.js';
import { assertMatchesRequest } from '../scan-list.js';

/** A baseline file, and notes about the scan. */
interface TakenBaseline {
  readonly file: BaselineFile;
  readonly notes: RunState['notes'];
}

/**
 * Creates a baseline file from an existing scan. Waivers and paths are ignored, because an open finding is not new, whether or not it
 * counts. Nothing is started, decided or published.
 *
 * @param asked Its `scan-id` names the scan.
 * @throws ScanError if the baseline could not be created completely
 */
export async function takeBaseline(asked: RunConfig, deps: Dependencies, interrupt: AbortSignal): Promise<TakenBaseline> {
  const { scanId = 'latest' } = asked.waitOptions;
  const run: RunConfig = {
    ...asked,
    gate: { warnOnly: 'false' },
    scope: WHOLE_SCOPE,
    waitOptions: { ...asked.waitOptions, scanId, baseline: 'none' },
  };
  const state: RunState = { notes: [], cleanups: [] };
  const scanner = await deps.connect();
  const { request: located } = await prepare({ run, deps, state }, scanner, interrupt);
  // As with a scan as the baseline, only the traits must match.
  const request: ScanRequest = { ...located, options: undefined };
  const first = await findInTime({ run, deps, state, scanner, request }, interrupt);
  assertMatchesRequest(request, first);
  const ended = await waitFor({ run, deps, state, scanner, request, scan: first }, undefined, interrupt);
  const full = await readInFull({ run, deps, state, scanner, request, scan: ended }, interrupt);
  assertCompleted(full, run.service.title);
  const reading = await readParts({ run, deps, state, scanner, request, scan: full }, {}, interrupt);
  assertWhole(run, reading);
  return { file: fileOf(run, request, reading), notes: state.notes };
}

/** With an incomplete baseline, every finding would count as new, or a rule would end in an error in every run. */
function assertWhole({ service }: RunConfig, { scan, evaluation, whyNoList }: Reading): void {
  const { measures, title } = service;
  if (measures.includes('findings') && evaluation === undefined) {
    throw new ScanError('MEASURE_MISSING', `${title} does not list the findings of ${scan.id}: ${whyNoList ?? 'it has none.'}`, {
      hint: 'A baseline file needs the list of findings. Check {api-url} and the permissions of the key, or compare with an earlier scan: {baseline} auto.',
    });
  }
  const missing = measures.find((measure) => (measure === 'posture' || measure === 'inventory') && scan[measure] === undefined);
  if (missing === undefined) return;
  throw new ScanError('MEASURE_MISSING', `${title} does not report the ${missing === 'posture' ? 'score' : 'resources'} of ${scan.id}.`, {
    hint: 'A baseline file needs this. Use another scan with {scan-id}. If it keeps happening, contact the support of the service.',
  });
}

function fileOf({ service }: RunConfig, { target, baseline }: ScanRequest, { scan, rows }: Reading): BaselineFile {
  const { id, completedAt, traits, posture, inventory } = scan;
  // The traits by which scans are compared. If the scan does not report a trait, it is the requested one.
  const compared = BASELINE_TRAITS.filter((name) => baseline[name] !== undefined);
  return {
    schemaVersion: 1,
    scanner: service.id,
    target: hashTarget(target),
    ...Object.fromEntries(compared.map((name) => [name, traits[name] ?? baseline[name]])),
    scan: { id, ...(completedAt !== undefined && { completedAt }), ...(traits.commit !== undefined && { commit: traits.commit }) },
    ...(rows && { findings: knownInRows(rows) }),
    ...(posture && { score: posture.score }),
    ...(inventory && { inventory }),
  };
}
