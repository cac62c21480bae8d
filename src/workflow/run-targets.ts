import { decide } from '../domain/gate.js';
import type { Note } from '../domain/note.js';
import type { Details } from '../domain/run-options.js';
import type { PublishablePart } from '../publish/publisher.js';
import { combineReports } from '../report/combine.js';
import type { Report } from '../report/report.js';
import type { Logger } from '../runtime/logger.js';
import { capital } from '../text/plain.js';
import type { Dependencies, RunConfig } from './context.js';
import { detailsOf, named } from './details.js';
import { buildReport, frameOf } from './finish/build-report.js';
import { notesOfUnwaited, publishAll, type RunResult, withSarif } from './finish/finish.js';
import { completeScan } from './run-scan.js';

/** One target: its settings, and dependencies of its own, such as its connection and its place in the saved state. */
export interface TargetRun {
  readonly run: RunConfig;
  readonly deps: Dependencies;
  /** Called when the target has ended. */
  readonly ended?: (() => void) | undefined;
}

/**
 * Scans several targets, each like a single one, and reports one verdict on one of each surface. Never throws. A target that ends in an
 * error does not end the others.
 *
 * @param run The settings of the whole run: its `name` identifies the comment and the other surfaces.
 */
export async function runTargets(run: RunConfig, deps: Dependencies, targets: readonly TargetRun[]): Promise<RunResult> {
  deps.stateStore.save({ phase: 'running' });
  try {
    // All of them end, also if one of them cannot be reported: no scan may be left unattended.
    const ended = await Promise.allSettled(targets.map((target) => endTarget(target, deps)));
    return await finishTargets(run, deps, ended.map(valueOf));
  } finally {
    deps.stateStore.save({ phase: 'ended' });
  }
}

function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

/** What is reported of a target. Its other results are not kept, because there may be many targets. */
interface EndedTarget {
  readonly part: PublishablePart;
  readonly details: Details;
}

/**
 * The saved entry of the target keeps only what the post step must clean up. Its report is built, and its SARIF uploaded, while other
 * targets are waited for.
 */
async function endTarget({ run, deps, ended: tell }: TargetRun, { publishers, publishSignal }: Dependencies): Promise<EndedTarget> {
  const ended = await completeScan(run, deps);
  const { state, outcome } = ended;
  deps.stateStore.save({ phase: 'ended', intent: state.intent, scan: state.uncancelled, leave: state.leaveLost });
  const decision = decide(outcome, run.gate);
  const { reason } = decision;
  deps.logger.info(`${capital(reason)}.`);
  tell?.();
  const report = deps.redactor.redactAll(buildReport(ended.run, state, decision));
  const part = await withSarif(report, ended.run, { compress: false });
  for (const publisher of await publishers()) publisher.publishPart?.(part, publishSignal);
  return { part, details: detailsOf(ended.run, state.target) };
}

async function finishTargets(run: RunConfig, deps: Dependencies, ended: readonly EndedTarget[]): Promise<RunResult> {
  const parts = ended.map(({ part }) => part);
  const details = ended.some((target) => target.details === 'counts') ? 'counts' : 'full';
  const reports = parts.map(({ report }) => report);
  const repeated = repeatedTargets(reports).map((note) => named(note, run));
  const combined = combineReports(frameOf(run), reports, repeated);
  // The interrupt has cancelled the scans that were not started yet.
  const unwaited = deps.interrupt.aborted ? notesOfUnwaited(run, combined) : [];
  const report = { ...combined, notes: deps.redactor.redactAll([...unwaited, ...combined.notes]) };
  return { ...(await publishAll(run, deps, { report, parts, details, earlier: [] })), details };
}

/** Targets that only the look-up shows to be the same, such as the number of an account and the ID of its connection. */
function repeatedTargets(reports: readonly Report[]): Note[] {
  const places = new Map<string, number[]>();
  for (const [index, { target, scan }] of reports.entries()) {
    if (target === undefined || scan === undefined) continue;
    const key = JSON.stringify([target.id, scan.traits]);
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  return [...places.values()]
    .filter(({ length }) => length > 1)
    .map((targets) => ({
      level: 'warning',
      code: 'repeated-target',
      text: 'These targets are the same at the service, so their results are counted more than once.',
      hint: 'Remove all of them but one from {target}, or from the group of the policy.',
      targets,
    }));
}

/** A log whose lines begin with the name of the target, because the lines of several targets are mixed. */
export interface TargetLogger extends Logger {
  /** Uses another name from now on. The next line that is not only for debugging has both names. */
  rename(name: string): void;
}

export function loggerOf(logger: Logger, name: string): TargetLogger {
  let [before, now] = ['', name];
  const line = (text: string): string => {
    const whole = before === '' ? `[${now}] ${text}` : `[${before}] ${now}: ${text}`;
    before = '';
    return whole;
  };
  return {
    ...logger,
    rename(next) {
      if (next !== now) [before, now] = [before || now, next];
    },
    info: (text) => logger.info(line(text)),
    debug: (text) => logger.debug(`[${now}] ${text}`),
    notice: (text, hint) => logger.notice(line(text), hint),
    warning: (text, hint) => logger.warning(line(text), hint),
    error: (text, hint) => logger.error(line(text), hint),
  };
}
