import { appendPlainSummary } from '../app/config-error.js';
import { mainStepOf, type Setup, setUp, workspaceOf } from '../app/setup.js';
import type { Config } from '../config/config.js';
import { type ReadInputs, readActionInputs } from '../config/environment.js';
import { asScanError } from '../domain/errors.js';
import { cancelAdvice, lookAdvice } from '../domain/left-scan.js';
import { homeFolder, workingFolder } from '../runtime/folders.js';
import { exitOnCrash, exitWhenPrinted, forgiveClosedOutput, listenForInterrupt } from '../runtime/process.js';
import { prepareReportDir, readMarker } from '../runtime/report-dir.js';
import { type MainStep, readSavedState, type SavedState, savedTexts } from '../runtime/state.js';
import { type Hint, hintText, nameInputs } from '../text/hint.js';

const OTHER_INPUTS =
  'The inputs of the post step differ from the inputs of the main step. In nested composite actions, the runner passes the inputs of the outer action (https://github.com/actions/runner/issues/3514).';
const LOOK_ANYWHERE = 'Look in the scan service for a scan that this job started, and cancel it there if you do not need it.';

/** The surroundings of the post step. */
interface Post {
  readonly given: ReadInputs;
  readonly setup: Setup;
  readonly interrupt: AbortSignal;
  /** Logs a warning, and keeps it for the summary. */
  readonly warn: (text: string, hint?: string) => void;
  /** Lines for the summary, if no report is published. */
  readonly lines: string[];
}

/**
 * The post step of the Action (`post-if: always()`), which finishes what a killed main step left. It warns about everything that it
 * cannot finish. Its failures are warnings, because the main step decides the verdict.
 */
export async function runPostStep(): Promise<never> {
  // Without the text of the error, which may contain secrets that are not masked yet.
  const giveUp = (): void => void process.stdout.write(`::warning::The post step of scan-gate could not start. ${LOOK_ANYWHERE}\n`);
  forgiveClosedOutput(process.stdout);
  exitOnCrash(process, () => {
    giveUp();
    return 0;
  });
  await main().catch(giveUp);
  return exitWhenPrinted(process, 0);
}

async function main(): Promise<void> {
  const { env } = process;
  const entries = savedTexts(env).flatMap((text) => readSavedState(text) ?? []);
  const readable = entries.filter((entry) => entry !== 'unreadable');
  const unfinished = readable.filter((entry) => entry.phase === 'running' || entry.scan || entry.intent);
  if (unfinished.length === 0 && readable.length === entries.length) return;
  const post = await begin();
  if (readable.length < entries.length) post.warn('The saved state of the main step cannot be read.', LOOK_ANYWHERE);
  if (unfinished.length > 0 && (await finish(unfinished, post))) return;
  const cancelled = isRunning(unfinished);
  appendPlainSummary(
    {
      title: cancelled ? 'scan-gate: cancelled' : 'scan-gate: post step',
      text: cancelled
        ? 'The main step ended before it reported its verdict. The comment and the report files were not updated.'
        : 'The main step left work that is not finished:',
      lines: post.lines,
    },
    { ...post.setup, env },
  );
}

async function begin(): Promise<Post> {
  const { env } = process;
  const interrupt = listenForInterrupt(process, () => process.exit(0));
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const given = readActionInputs(env);
  const setup = await setUp({
    env,
    cwd: workingFolder(env.GITHUB_WORKSPACE),
    // Mistakes in variables that a later step set do not matter for what the main step started.
    given: { ...given, problems: [] },
    style: 'actions',
    debug: env.RUNNER_DEBUG === '1',
    write,
  });
  Object.assign(env, setup.variables);
  const lines: string[] = [];
  const warn = (text: string, hint?: string): void => {
    const named = hint && nameInputs(hint, 'action');
    setup.logger.warning(text, named);
    lines.push(setup.redaction.redact(oneLine(text, named)));
  };
  return { given, setup, interrupt, warn, lines };
}

/** Whether the main step ended before it reported its verdict. Entries of single targets end earlier. */
function isRunning(entries: readonly SavedState[]): boolean {
  return entries.some(({ phase }) => phase === 'running');
}

/** @returns whether the verdict `cancelled` was published */
async function finish(entries: readonly SavedState[], post: Post): Promise<boolean> {
  const { warn, lines, interrupt } = post;
  const { parsed, logger, redactor } = post.setup;
  const of = entries[0]?.main;
  const match = matchOf(of, post);
  if (match !== 'all') warn(OTHER_INPUTS);
  if (match === 'nothing' || 'problems' in parsed) {
    for (const entry of entries) warnOfLeft(entry, warn);
    return false;
  }
  try {
    // If the main step finished, its files stay as they are.
    const directory = match === 'all' && isRunning(entries) ? await reopen(of, warn) : undefined;
    const { runPost } = await import('../app/run.js');
    const workspace = workspaceHere();
    const reports = { directory: directory ?? '', claim: of?.claim };
    const environment = { env: process.env, logger, redactor, style: 'action', interrupt, ...reports, workspace } as const;
    const notes = await runPost(parsed.config, entries, environment, directory !== undefined);
    lines.push(...notes.map(({ text, hint }) => oneLine(text, hint)));
    return directory !== undefined;
  } catch (error) {
    warn(`The post step could not finish: ${asScanError(error).message}`);
    for (const entry of entries) warnOfLeft(entry, warn);
    return false;
  }
}

/** `place`: the scan can be cancelled with these inputs. `all`: the results can also be published with them. */
function matchOf(of: MainStep | undefined, { given, setup: { parsed } }: Post): 'nothing' | 'place' | 'all' {
  if (of === undefined || 'problems' in parsed || !scans(parsed.config)) return 'nothing';
  const own = mainStepOf(parsed.config, given, of);
  if (own.place !== of.place) return 'nothing';
  return own.inputs === of.inputs ? 'all' : 'place';
}

function scans({ eligibility }: Config): boolean {
  return eligibility.kind === 'scan';
}

async function reopen(of: MainStep | undefined, warn: Post['warn']): Promise<string | undefined> {
  try {
    const workspace = workspaceHere();
    if (of === undefined) return undefined;
    const { job = '', claim = of.claim } = readMarker(of.directory) ?? {};
    if (claim === of.claim) return await prepareReportDir(of.directory, { workspace, home: homeFolder() }, { job, claim });
    // Otherwise the files of that run would be removed, and the new files would look like its results.
    warn(`Another run of scan-gate took the directory ${of.directory}, so the reports of this run are not written.`);
    return undefined;
  } catch (error) {
    warn(asScanError(error).message);
    return undefined;
  }
}

function workspaceHere(): string {
  const { env } = process;
  return workspaceOf({ env, cwd: workingFolder(env.GITHUB_WORKSPACE) });
}

/** Warns about a scan that was not cancelled, and explains how to cancel it. */
function warnOfLeft({ scan, intent, main: of }: SavedState, warn: Post['warn']): void {
  const service = of ?? { title: 'the scan service' };
  if (scan !== undefined) {
    warn(`The scan ${scan.id} may still be running at ${service.title}, because it was not cancelled.`, cancelAdvice(service, scan.id));
  } else if (intent !== undefined) {
    warn(`${service.title} may have started a scan whose ID is unknown. That scan was not cancelled.`, lookAdvice(service, intent.since));
  }
}

function oneLine(text: string, hint: Hint | undefined): string {
  return hint === undefined ? text : `${text} ${hintText(hint)}`;
}
