import { ScanError } from '../../domain/errors.js';
import { byNewest, differingTraits, endOf, isOver, type Origin, type Scan, type ScanRequest } from '../../domain/scan.js';
import type { TargetContext } from '../context.js';
import { readWithRetry } from '../poll/poll-scan.js';
import { couldMatchRequest, hasOptions, matchesRequest } from '../scan-list.js';

/** Finds a scan to use instead of a new one: a recent scan (`max-age`), or a running scan that is equivalent. */
export async function findExisting(
  context: TargetContext,
  known: readonly Scan[],
  signal: AbortSignal,
): Promise<{ readonly scan: Scan; readonly origin: Extract<Origin, 'joined' | 'reused'> } | undefined> {
  const { deps, request } = context;
  const unreported = request.options?.unreported;
  if (unreported !== undefined) {
    noteUnusedAge(context, unreported);
    deps.logger.info(`Starting a scan: ${unreported}, so no scan is joined or reused.`);
    return undefined;
  }
  const unfit: string[] = [];
  const recent = await findRecent(context, known, unfit, signal);
  if (recent) return { scan: recent, origin: 'reused' };
  const running = known.filter((scan) => scan.state === 'queued' || scan.state === 'running').toSorted(byNewest);
  for (const candidate of running) {
    const confirmed = await confirm(context, candidate, signal);
    if ('why' in confirmed) unfit.push(`the running scan ${candidate.id} ${confirmed.why}`);
    else if (isJoinable(confirmed.scan)) return { scan: confirmed.scan, origin: 'joined' };
  }
  deps.logger.info(`Starting a scan: ${whyNone(context, unfit)}.`);
  return undefined;
}

/** The newest completed scan that matches and ended within `max-age`. */
async function findRecent(context: TargetContext, known: readonly Scan[], unfit: string[], signal: AbortSignal): Promise<Scan | undefined> {
  const { maxAgeMs } = context.run.waitOptions;
  if (maxAgeMs === undefined) return undefined;
  const youngEnough = (scan: Scan): boolean => {
    const endMs = endOf(scan);
    return endMs !== undefined && context.deps.clock.now() - endMs <= maxAgeMs;
  };
  const completed = known.filter((scan) => scan.state === 'completed' && youngEnough(scan));
  for (const candidate of completed.toSorted((a, b) => (endOf(b) ?? 0) - (endOf(a) ?? 0))) {
    const confirmed = await confirm(context, candidate, signal);
    if ('why' in confirmed) unfit.push(`the completed scan ${candidate.id} ${confirmed.why}`);
    else if (confirmed.scan.state === 'completed' && youngEnough(confirmed.scan)) return confirmed.scan;
  }
  return undefined;
}

function noteUnusedAge({ run, deps, state }: TargetContext, unreported: string): void {
  if (run.waitOptions.maxAgeMs === undefined) return;
  const text = `max-age had no effect: ${unreported}, and an earlier scan with other options is not equivalent.`;
  deps.logger.info(text);
  const hint = 'Remove {max-age}. If you set {scan-options} that scans do not report, you can remove those instead.';
  state.notes.push({ level: 'notice', code: 'max-age-unused', text, hint });
}

/** How many unsuitable scans the log names. */
const MAX_NAMED = 3;

function whyNone({ run }: TargetContext, unfit: readonly string[]): string {
  if (unfit.length === 0) {
    return `no scan of the target is running${run.waitOptions.maxAgeMs === undefined ? '' : ', and no scan completed within max-age'}`;
  }
  const more =
    unfit.length > MAX_NAMED
      ? [`${unfit.length - MAX_NAMED} more ${unfit.length === MAX_NAMED + 1 ? 'scan does' : 'scans do'} not match`]
      : [];
  return [...unfit.slice(0, MAX_NAMED), ...more].join('; ');
}

/** Returns the scan if the scan itself reports that it matches the request. */
export async function asJoinable(context: TargetContext, scan: Scan, signal: AbortSignal): Promise<Scan | undefined> {
  if (context.request.options?.unreported !== undefined) return undefined;
  const confirmed = await confirm(context, scan, signal);
  return 'scan' in confirmed && isJoinable(confirmed.scan) ? confirmed.scan : undefined;
}

function isJoinable({ state }: Scan): boolean {
  return !isOver(state) || state === 'completed';
}

/** The scan, if it is equivalent to the requested one; or why it is not. */
type Confirmed = { readonly scan: Scan } | { readonly why: string };

/** List items may be incomplete. If an item does not show enough, the scan itself is read. */
async function confirm({ run, deps, scanner, request }: TargetContext, scan: Scan, signal: AbortSignal): Promise<Confirmed> {
  // Without a commit, a scan of the same branch may be of an older commit.
  if (run.service.scansRepository && request.traits.commit === undefined)
    return { why: 'may be of another commit, because this job does not know its commit' };
  if (matchesRequest(request, scan) && hasOptions(request, scan)) return { scan };
  if (!couldMatchRequest(request, scan)) return { why: differenceOf(request, scan) };
  const full = await readWithRetry(scanner, scan, 'full', deps, signal).catch(absent);
  if (full === undefined) return { why: 'is listed, but no longer exists' };
  return matchesRequest(request, full) && hasOptions(request, full) ? { scan: full } : { why: differenceOf(request, full) };
}

/** Somebody may have deleted the scan since it was listed. */
function absent(error: unknown): undefined {
  if (!(error instanceof ScanError) || error.code !== 'NOT_FOUND') throw error;
}

function differenceOf(request: ScanRequest, scan: Scan): string {
  if (scan.target !== request.target.id) return 'is of another target';
  const traits = differingTraits(request.traits, scan.traits);
  const reported = traits.find((name) => scan.traits[name] !== undefined);
  if (reported !== undefined) return `is of another ${reported}`;
  if (traits[0] !== undefined) return `does not report its ${traits[0]}`;
  return scan.options === undefined ? 'does not report the options of its start' : 'was started by another gate or with other options';
}
