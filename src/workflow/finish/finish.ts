import { asScanError } from '../../domain/errors.js';
import { decide, type Outcome } from '../../domain/gate.js';
import type { Note } from '../../domain/note.js';
import type { Publication, Publishable, PublishablePart, Publisher, Surface, UploadedSarif } from '../../publish/publisher.js';
import type { Report } from '../../report/report.js';
import { noteSubject, targetLabels } from '../../report/targets.js';
import { nameInputs } from '../../text/hint.js';
import { noteOfLeft } from '../cancel.js';
import type { Dependencies, RunConfig, RunState } from '../context.js';
import { detailsOf, named } from '../details.js';
import { outcomeOf } from '../outcome.js';
import { buildReport, sarifFileOf, sarifOptionsOf, smallerSarifOf } from './build-report.js';
import { type DedupedPublication, dedupePublicationNote } from './dedupe-notes.js';
import { type PreparedSarif, preparedFileOf } from './prepared-sarif.js';

/** A run that is over: its report, and the result of each publication. */
export interface RunResult {
  readonly report: Report;
  readonly publications: readonly Publication[];
  readonly details: 'full' | 'counts';
}

/** Decides, reports and publishes, in this order. The caller then fails the job. */
export async function finish(run: RunConfig, deps: Dependencies, state: RunState, outcome: Outcome): Promise<RunResult> {
  const details = detailsOf(run, state.target);
  const report = deps.redactor.redactAll(buildReport(run, state, decide(outcome, run.gate)));
  // If the publishers cannot be loaded, publishing reports it.
  const publishers = await deps.publishers().catch(() => []);
  const compress = publishers.some(({ sendsGzip }) => sendsGzip);
  const first = await withSarif(report, run, { compress, prepared: await state.preparedSarif });
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

/** These are published while a platform still processes an earlier one. */
const MEANWHILE: readonly Surface[] = ['comment', 'issue'];

/** What is published, and the results so far, in the order of the publishers. */
interface Publishing {
  readonly publishers: readonly Publisher[];
  what: Publishable;
  readonly publications: Publication[];
}

/** Publishes one surface after the other, so that each can show the results of the earlier ones, and the final verdict. */
export async function publishAll(run: RunConfig, deps: Dependencies, first: Publishable): Promise<Omit<RunResult, 'details'>> {
  deps.logger.group('Reports');
  const publishers = await deps.publishers();
  const now: Publishing = { publishers, what: first, publications: [] };
  const waiting = [...publishers];
  const publish = (publisher: Publisher, onSent?: () => void): Promise<Publication> =>
    publishSafely(publisher, { ...now.what, earlier: [...now.publications] }, deps, onSent);
  const begun = new Map<Publisher, Promise<Publication>>();
  for (let publisher = waiting.shift(); publisher !== undefined; publisher = waiting.shift()) {
    const overruled = overrule(run, deps, now.what.report, now.publications.at(-1));
    if (overruled !== undefined) {
      now.what = { ...now.what, report: deps.redactor.redactAll(overruled) };
      await replaceEarlier(run, deps, now);
    }
    const [next] = waiting;
    // The upload needs no file, so the files are written while its response is awaited.
    if (publisher.surface === 'files' && next?.surface === 'sarif')
      await untilSent((onSent) => void begun.set(next, publish(next, onSent).finally(onSent)), deps.clock);
    const published = await (begun.get(publisher) ?? publish(publisher));
    if (published.settle === undefined) await accept(run, deps, now, published);
    else await publishMeanwhile(run, deps, now, published, waiting);
  }
  return { report: now.what.report, publications: now.publications };
}

/** In milliseconds: if GitHub cannot be reached, the files are written all the same. */
const HEAD_START_MS = 1_000;

/** Begins an upload, and waits until it was sent, because the renderers of the files would hold it up. */
async function untilSent(begin: (onSent: () => void) => void, clock: Dependencies['clock']): Promise<void> {
  const timer = new AbortController();
  await Promise.race([new Promise<void>(begin), clock.sleep(HEAD_START_MS, timer.signal)]);
  timer.abort();
}

/** Publishes the next surfaces while the platform processes `sent`. Its result is reported first, as if they had waited for it. */
async function publishMeanwhile(
  run: RunConfig,
  deps: Dependencies,
  now: Publishing,
  { settle, ...sent }: Publication,
  waiting: Publisher[],
): Promise<void> {
  const settling = safely(sent.surface, async () => (await settle?.()) ?? sent, deps.publishSignal);
  await useUploaded(run, deps, now, sent);
  const done: { readonly publisher: Publisher; readonly published: Publication }[] = [];
  for (let [next] = waiting; next !== undefined && MEANWHILE.includes(next.surface); [next] = waiting) {
    waiting.shift();
    const earlier = [...now.publications, sent, ...done.map(({ published }) => published)];
    done.push({ publisher: next, published: await publishSafely(next, { ...now.what, earlier }, deps) });
  }
  const settled = await settling;
  await accept(run, deps, now, { ...settled, uploaded: undefined });
  for (const { publisher, published } of done) {
    // A link to alerts that GitHub did not store must not stay.
    const isCurrent = settled.outcome === sent.outcome || published.outcome !== 'done';
    await accept(run, deps, now, isCurrent ? published : await publishSafely(publisher, { ...now.what, earlier: now.publications }, deps));
  }
}

/** Adds the result of one surface, and logs its note. */
async function accept(run: RunConfig, deps: Dependencies, now: Publishing, published: Publication): Promise<void> {
  const deduped = dedupePublicationNote(withNames(published, run), now.what.report, now.publications);
  now.publications.push(deduped.publication);
  logNote(deps, deduped, now.what.report);
  await useUploaded(run, deps, now, deduped.publication);
}

/** If the platform took a smaller file, that is the report's file from now on. */
async function useUploaded(run: RunConfig, deps: Dependencies, now: Publishing, publication: Publication): Promise<void> {
  const replaced = withUploaded(now.what, publication);
  if (replaced === now.what) return;
  now.what = replaced;
  await replaceEarlier(run, deps, now);
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

function asUploaded({ report }: PublishablePart, { text, summary, facts }: UploadedSarif): PublishablePart {
  return { sarif: text, sarifFacts: facts, report: { ...report, sarif: summary } };
}

/** Publishes earlier surfaces again, so that all surfaces agree. */
async function replaceEarlier(run: RunConfig, deps: Dependencies, { publishers, what, publications }: Publishing): Promise<void> {
  for (const [index, { surface }] of publications.entries()) {
    const publisher = publishers.find((candidate) => candidate.surface === surface);
    if (publisher === undefined || !REPLACEABLE.includes(surface)) continue;
    const earlier = publications.slice(0, index);
    const published = withNames(await publishSafely(publisher, { ...what, earlier }, deps), run);
    publications[index] = dedupePublicationNote(published, what.report, earlier).publication;
  }
}

/**
 * SARIF is rendered only from a completed scan that was read in full.
 *
 * @param how `compress`: while it is rendered, because it is uploaded at once. `prepared`: is used if it is the SARIF of this report.
 */
export async function withSarif(
  report: Report,
  run: RunConfig,
  { compress, prepared }: { readonly compress: boolean; readonly prepared?: PreparedSarif | undefined },
): Promise<PublishablePart> {
  const options = sarifOptionsOf(run, { compress });
  const file = (await preparedFileOf(report, prepared)) ?? (await sarifFileOf(report, options));
  if (file === undefined) return { report };
  const smallerSarif = (maxBytes: number) => smallerSarifOf(report, options, maxBytes);
  return { report: { ...report, sarif: file.summary }, sarif: file.text, sarifFacts: file.facts, smallerSarif };
}

async function publishSafely(
  publisher: Publisher,
  what: Publishable,
  { publishSignal }: Dependencies,
  onSent?: () => void,
): Promise<Publication> {
  const signal = OVER_NETWORK.includes(publisher.surface) ? publishSignal : new AbortController().signal;
  return await safely(publisher.surface, () => publisher.publish(what, signal, onSent), signal);
}

async function safely(surface: Surface, work: () => Promise<Publication>, signal: AbortSignal): Promise<Publication> {
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    const text = signal.aborted ? 'The job was cancelled before this was published.' : asScanError(error).message;
    return { surface, outcome: 'failed', note: { level: 'warning', code: 'publish-failed', text } };
  }
}

function withNames(publication: Publication, run: RunConfig): Publication {
  return publication.note === undefined ? publication : { ...publication, note: named(publication.note, run) };
}

function logNote({ logger }: Dependencies, { publication, repeated }: DedupedPublication, { targets = [] }: Report): void {
  const { note } = publication;
  if (note === undefined) return;
  const text = noteSubject(note, targetLabels(targets)) + note.text;
  // That an event never uploads is expected, so it is a log line and not an annotation in every run.
  if (repeated || note.code === 'upload-not-allowed') logger.info(text);
  else logger[note.level](text, note.hint);
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
    return { ...cancelled, notes: [...report.notes, ...notesOfUnwaited(run, report)] };
  }
  if (!run.uploadRequired || publication.surface !== 'sarif' || publication.outcome !== 'failed' || interrupt.aborted) return undefined;
  const { note } = publication;
  const hint = note?.hint ?? nameInputs('Add the permission that the upload needs, or set {upload-sarif} to auto.', run.inputStyle);
  const error = { code: 'UPLOAD_REQUIRED', message: note?.text ?? 'The upload did not succeed.', hint };
  return withVerdict(run, report, { kind: 'error', code: 'UPLOAD_REQUIRED' }, error);
}

/** After an interrupt: a note for each scan that continues, because the run was not to wait for it. */
export function notesOfUnwaited(run: RunConfig, report: Pick<Report, 'decision' | 'scan' | 'notes' | 'targets'>): Note[] {
  const { targets, notes } = report;
  return (targets ?? [report]).flatMap(({ decision, scan }, index) => {
    if (decision.verdict !== 'started' || scan?.origin !== 'started') return [];
    const note = { ...named(noteOfLeft(run.service, scan, 'unwaited'), run), ...(targets && { targets: [index] }) };
    return notes.some(({ text }) => text === note.text) ? [] : [note];
  });
}

/** Rules stay in the report, because the findings are still the same. */
function withVerdict(run: RunConfig, report: Report, outcome: Outcome, error: Report['error']): Report {
  return { ...report, decision: { ...decide(outcome, run.gate), rules: report.decision.rules }, error };
}
