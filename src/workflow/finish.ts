import { asScanError } from '../domain/errors.js';
import { decide, type Outcome } from '../domain/gate.js';
import { nameInputs } from '../domain/hint.js';
import type { Publication, Publishable, Publisher } from '../publish/publisher.js';
import type { Report } from '../report/report.js';
import { compactJson, renderSarif } from '../report/sarif.js';
import { VERSION } from '../runtime/version.js';
import { buildReport, detailsOf } from './build-report.js';
import type { Deps, Found, Run } from './run.js';

/** A run that is over: what it found, and what became of telling it. */
export interface Finished {
  readonly report: Report;
  readonly publications: readonly Publication[];
  readonly details: 'full' | 'counts';
}

/** Decides, reports and publishes, in this order; the job is failed by the caller, after all of it. */
export async function finish(run: Run, deps: Deps, found: Found, outcome: Outcome): Promise<Finished> {
  const details = detailsOf(run, found.target);
  const { report, sarif } = withSarif(deps.redactor.redactAll(buildReport(run, found, decide(outcome, run.gate))));
  try {
    return { ...(await publishAll(run, deps, { report, sarif, details, earlier: [] }, deps.lastWords)), details };
  } finally {
    deps.ledger.save({ phase: 'ended', ...(found.intent !== undefined && { intent: found.intent }) });
  }
}

/** One surface after the other: each may tell what became of the earlier ones. */
async function publishAll(run: Run, deps: Deps, first: Publishable, signal: AbortSignal): Promise<Omit<Finished, 'details'>> {
  const publications: Publication[] = [];
  let what = first;
  for (const publisher of deps.publishers) {
    const publication = named(await publishSafely(publisher, { ...what, earlier: publications }, signal), run);
    publications.push(publication);
    tell(deps, publication);
    if (publication.surface === 'sarif' && publication.outcome === 'failed' && run.uploadRequired) {
      what = { ...what, report: deps.redactor.redactAll(afterFailedUpload(run, what.report, publication)) };
      // The files were written with the old verdict.
      for (const files of deps.publishers.filter(({ surface }) => surface === 'files'))
        await publishSafely(files, { ...what, earlier: [] }, signal);
    }
  }
  return { report: what.report, publications };
}

/** SARIF is rendered once, and only from a completed scan that was read in full. */
function withSarif(report: Report): { report: Report; sarif: string | undefined } {
  const rendered = renderSarif(report, { toolVersion: VERSION });
  if (rendered === undefined) return { report, sarif: undefined };
  const { log, results, leftOut } = rendered;
  return { report: { ...report, sarif: { results, leftOut } }, sarif: compactJson(log) };
}

async function publishSafely(publisher: Publisher, what: Publishable, signal: AbortSignal): Promise<Publication> {
  try {
    signal.throwIfAborted();
    return await publisher.publish(what, signal);
  } catch (error) {
    const text = signal.aborted ? 'The job was cancelled before this was published.' : asScanError(error).message;
    return { surface: publisher.surface, outcome: 'failed', note: { level: 'warning', code: 'publish-failed', text } };
  }
}

/** Publishers write hints with `{input}`, as everybody does. */
function named(publication: Publication, { inputStyle }: Run): Publication {
  const { note } = publication;
  return note === undefined
    ? publication
    : { ...publication, note: { ...note, ...(note.hint !== undefined && { hint: nameInputs(note.hint, inputStyle) }) } };
}

function tell({ logger }: Deps, { surface, note }: Publication): void {
  if (note) logger[note.level](`${surface}: ${note.text}`, note.hint);
}

/** `upload-sarif: required` is the one publishing problem that changes the verdict. */
function afterFailedUpload(run: Run, report: Report, { note }: Publication): Report {
  const decision = decide({ kind: 'error', code: 'UPLOAD_REQUIRED' }, run.gate);
  const message = note?.text ?? 'The upload did not succeed.';
  // The broken rules stay in the report: the findings have not become better.
  return {
    ...report,
    decision: { ...decision, rules: report.decision.rules },
    error: {
      code: 'UPLOAD_REQUIRED',
      message,
      hint: note?.hint ?? nameInputs('Give the permission that the upload needs, or set {upload-sarif} to auto.', run.inputStyle),
    },
  };
}
