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

/** A baseline, and what was noticed while it was taken. */
interface TakenBaseline {
  readonly file: BaselineFile;
  readonly notes: RunState['notes'];
}

/**
 * Takes a scan that there is, reads it in full, and makes the baseline file of it. What the policy waives, and where the gate looks, is
 * not asked: a finding that is open is not new, whoever counts it.
 *
 * @param asked Its `scan-id` is what to take. Nothing is started, judged or published.
 * @throws ScanError for whatever keeps it from being whole
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
  // As for a baseline that is a scan: what makes two of them comparable is their traits.
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

/** A baseline without what the service has would call everything new, or let a rule end in an error in every run from now on. */
function assertWhole({ service }: RunConfig, { scan, evaluation, whyNoList }: Reading): void {
  const { measures, title } = service;
  if (measures.includes('findings') && evaluation === undefined) {
    throw new ScanError('MEASURE_MISSING', `${title} gives no list of the findings of ${scan.id}: ${whyNoList ?? 'it holds none.'}`, {
      hint: 'A baseline file holds findings, and numbers do not tell which ones are new. Check {api-url} and the permissions of the key; or compare with an earlier scan: {baseline} auto.',
    });
  }
  const missing = measures.find((measure) => (measure === 'posture' || measure === 'inventory') && scan[measure] === undefined);
  if (missing === undefined) return;
  throw new ScanError('MEASURE_MISSING', `${title} does not tell the ${missing === 'posture' ? 'score' : 'resources'} of ${scan.id}.`, {
    hint: 'A baseline file holds it. Take another scan with {scan-id}; if it lasts, ask the service.',
  });
}

function fileOf({ service }: RunConfig, { target, baseline }: ScanRequest, { scan, rows }: Reading): BaselineFile {
  const { id, completedAt, traits, posture, inventory } = scan;
  // The traits that scans are held against; one that the scan does not tell is as it was asked for.
  const held = BASELINE_TRAITS.filter((name) => baseline[name] !== undefined);
  return {
    schemaVersion: 1,
    scanner: service.id,
    target: hashTarget(target),
    ...Object.fromEntries(held.map((name) => [name, traits[name] ?? baseline[name]])),
    scan: { id, ...(completedAt !== undefined && { completedAt }), ...(traits.commit !== undefined && { commit: traits.commit }) },
    ...(rows && { findings: knownInRows(rows) }),
    ...(posture && { score: posture.score }),
    ...(inventory && { inventory }),
  };
}
