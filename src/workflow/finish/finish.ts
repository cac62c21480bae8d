import { asScanError, type ErrorCode, NOT_STARTED_IN_TIME, REASONS, ScanError } from '../../domain/errors.js';
import { decide, type Outcome } from '../../domain/gate.js';
import type { Publication, Publishable, PublishablePart, Publisher, Surface, UploadedSarif } from '../../publish/publisher.js';
import type { Report } from '../../report/report.js';
import { VERSION } from '../../runtime/version.js';
import { nameInputs } from '../../text/hint.js';
import { noteOfLeft } from '../cancel.js';
import type { Dependencies, RunConfig, RunState } from '../context.js';
import { buildReport, detailsOf, named, sarifFileOf, smallerSarifOf } from './build-report.js';
import { type DedupedPublication, dedupePublicationNote } from './dedupe-notes.js';

/** A run that is over: its report, and the result of each publication. */
export interface RunResult {
  readonly report: Report;
  readonly publications: readonly Publication[];
  readonly details: 'full' | 'counts';
}

/** Decides, reports and publishes, in this order. The caller then fails the job. */
export async function finish(run: RunConfig, deps: Dependencies, state: RunState, outcome: Outcome): Promise<RunResult> {
  const details = detailsOf(run, state.target);
  const first = await withSarif(deps.redactor.redactAll(buildReport(run, state, decide(outcome, run.gate))), run);
  try {
    return { ...(await publishAll(run, deps, { ...first, details, earlier: [] })), details };
  } finally {
    deps.stateStore.save({ phase: 'ended', intent: state.intent, scan: state.uncancelled, leave: state.leaveLost });
  }
}

/** These send requests and end with `publishSignal`. The others write files and log lines, and always run. */
const OVER_NETWORK: readonly Surface[] = ['sarif', 'report', 'comment', 'status', 'issue'];

/** These are published again if the verdict changes after they were published. */
const REPLACEABLE: readonly Surface[] = ['files', 'report', 'comment', 'status'];

/** Publishes one surface after the other, so that each can show the results of the earlier ones, and the final verdict. */
export async function publishAll(run: RunConfig, deps: Dependencies, first: Publishable): Promise<Omit<RunResult, 'details'>> {
  deps.logger.group('Reports');
  const publications: Publication[] = [];
  let what = first;
  for (const publisher of deps.publishers) {
    const overruled = overrule(run, deps, what.report, publications.at(-1));
    if (overruled !== undefined) {
      what = { ...what, report: deps.redactor.redactAll(overruled) };
      await replaceEarlier(run, deps, what, publications);
    }
    const published = withNames(await publishSafely(publisher, { ...what, earlier: publications }, deps), run);
    const deduped = dedupePublicationNote(published, what.report, publications);
    const { publication } = deduped;
    publications.push(publication);
    logNote(deps, deduped);
    const replaced = withUploaded(what, publication);
    if (replaced !== what) {
      what = replaced;
      await replaceEarlier(run, deps, what, publications);
    }
  }
  return { report: what.report, publications };
}

/** The SARIF files must be the uploaded ones, and every surface must describe them. */
function withUploaded(what: Publishable, { uploaded, uploadedParts }: Publication): Publishable {
  if (uploaded !== undefined) return { ...what, ...asUploaded(what, uploaded) };
  if (uploadedParts === undefined || uploadedParts.size === 0 || what.parts === undefined) return what;
  const parts = what.parts.map((part, index) => {
    const file = uploadedParts.get(index);
    return file === undefined ? part : { ...part, ...asUploaded(part, file) };
  });
  return { ...what, parts, report: { ...what.report, targets: parts.map(({ report }) => report) } };
}

function asUploaded({ report }: PublishablePart, { text, summary }: UploadedSarif): PublishablePart {
  return { sarif: text, report: { ...report, sarif: summary } };
}

/** Publishes earlier surfaces again, so that all surfaces agree. */
async function replaceEarlier(run: RunConfig, deps: Dependencies, what: Publishable, publications: Publication[]): Promise<void> {
  for (const [index, { surface }] of publications.entries()) {
    const publisher = deps.publishers.find((candidate) => candidate.surface === surface);
    if (publisher === undefined || !REPLACEABLE.includes(surface)) continue;
    const earlier = publications.slice(0, index);
    const published = withNames(await publishSafely(publisher, { ...what, earlier }, deps), run);
    publications[index] = dedupePublicationNote(published, what.report, earlier).publication;
  }
}

/** SARIF is rendered only from a completed scan that was read in full. */
export async function withSarif(report: Report, { sarif }: RunConfig): Promise<PublishablePart> {
  const options = { toolVersion: VERSION, ...sarif };
  const file = await sarifFileOf(report, options);
  if (file === undefined) return { report };
  const smallerSarif = (maxBytes: number) => smallerSarifOf(report, options, maxBytes);
  return { report: { ...report, sarif: file.summary }, sarif: file.text, smallerSarif };
}

async function publishSafely(publisher: Publisher, what: Publishable, { publishSignal }: Dependencies): Promise<Publication> {
  const signal = OVER_NETWORK.includes(publisher.surface) ? publishSignal : new AbortController().signal;
  try {
    signal.throwIfAborted();
    return await publisher.publish(what, signal);
  } catch (error) {
    const text = signal.aborted ? 'The job was cancelled before this was published.' : asScanError(error).message;
    return { surface: publisher.surface, outcome: 'failed', note: { level: 'warning', code: 'publish-failed', text } };
  }
}

function withNames(publication: Publication, run: RunConfig): Publication {
  return publication.note === undefined ? publication : { ...publication, note: named(publication.note, run) };
}

function logNote({ logger }: Dependencies, { publication: { note }, repeated }: DedupedPublication): void {
  if (note === undefined) return;
  // That an event never uploads is expected, so it is a log line and not an annotation in every run.
  if (repeated || note.code === 'upload-not-allowed') logger.info(note.text);
  else logger[note.level](note.text, note.hint);
}

/**
 * The report with another verdict, if publishing changes the verdict: the job was cancelled meanwhile, or a required upload
 * (`upload-sarif: required`) failed. No other publishing problem changes the verdict.
 */
function overrule(run: RunConfig, { interrupt }: Dependencies, report: Report, publication: Publication | undefined): Report | undefined {
  if (publication === undefined) return undefined;
  if (interrupt.aborted && report.decision.verdict !== 'cancelled') {
    const { outcome, error } = outcomeOf(interrupt.reason);
    const cancelled = withVerdict(run, report, outcome, { code: error.code, message: error.message, hint: error.hint });
    const { decision, scan, notes } = report;
    if (decision.verdict !== 'started' || scan?.origin !== 'started') return cancelled;
    const left = noteOfLeft(run.service, scan, 'unwaited');
    return { ...cancelled, notes: [...notes, named(left, run)] };
  }
  if (!run.uploadRequired || publication.surface !== 'sarif' || publication.outcome !== 'failed' || interrupt.aborted) return undefined;
  const { note } = publication;
  const hint = note?.hint ?? nameInputs('Add the permission that the upload needs, or set {upload-sarif} to auto.', run.inputStyle);
  const error = { code: 'UPLOAD_REQUIRED', message: note?.text ?? 'The upload did not succeed.', hint };
  return withVerdict(run, report, { kind: 'error', code: 'UPLOAD_REQUIRED' }, error);
}

/** Rules stay in the report, because the findings are still the same. */
function withVerdict(run: RunConfig, report: Report, outcome: Outcome, error: Report['error']): Report {
  return { ...report, decision: { ...decide(outcome, run.gate), rules: report.decision.rules }, error };
}

const INTERRUPTED_HINT = 'A person, a newer run, or the time limit of the job ended the job. Run the job again.';

/**
 * Converts an error to an outcome. The signal's reason decides between `timeout` and `cancelled`.
 *
 * @param hasScan Whether the run was waiting for a scan.
 */
export function outcomeOf(thrown: unknown, hasScan = true): { outcome: Outcome; error: ScanError } {
  const error = asScanError(thrown);
  switch (error.code) {
    case 'TIMEOUT':
      return { outcome: { kind: 'timeout', why: withCause(hasScan ? REASONS.TIMEOUT : NOT_STARTED_IN_TIME, error) }, error };
    case 'BUSY':
      return { outcome: { kind: 'timeout', why: withCause(REASONS.BUSY, error) }, error };
    case 'INTERRUPTED':
      return {
        outcome: { kind: 'cancelled', why: REASONS.INTERRUPTED },
        error: new ScanError(error.code, error.message, { hint: INTERRUPTED_HINT }),
      };
    case 'SCAN_CANCELLED':
      return { outcome: { kind: 'cancelled', why: REASONS.SCAN_CANCELLED }, error };
    default:
      return {
        outcome: {
          kind: 'error',
          code: error.code,
          ...(ENDED_BY_TIME.includes(error.code) && { why: withCause(REASONS[error.code], error) }),
        },
        error,
      };
  }
}

/** Errors at the end of a time limit, whose cause is reported, too. */
const ENDED_BY_TIME: readonly ErrorCode[] = ['NO_ANSWER', 'BASELINE_UNREADABLE'];

/** Adds the reason of the last failure, which must be one of `REASONS`. */
function withCause(reason: string, error: ScanError): string {
  const cause = causeOf(error);
  return cause === error || cause.code === error.code ? reason : `${reason}, and at the end ${REASONS[cause.code]}`;
}

function causeOf(error: ScanError): ScanError {
  return error.details.cause instanceof ScanError ? causeOf(error.details.cause) : error;
}
