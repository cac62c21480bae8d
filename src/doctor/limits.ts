import { type Check, checked } from '../domain/check.js';
import { describeMs } from '../runtime/retry.js';
import type { RunConfig } from '../workflow/context.js';
import { nextWaitMs } from '../workflow/poll/schedule.js';
import type { DoctorDeps } from './context.js';

const MINUTE_MS = 60_000;
/** Jobs on GitHub-hosted runners end after this time (docs.github.com, usage limits). */
const HOSTED_MS = 360 * MINUTE_MS;

/** Checks how many requests waiting for a scan would take, and whether there is enough time. */
export function checkLimits(run: RunConfig, timeLimit: DoctorDeps['timeLimit']): Check[] {
  return run.waitOptions.wait
    ? [requestsOf(run), timeOf(run, timeLimit)]
    : [checked('timeout', 'ok', 'The job does not wait for the scan: wait is false.')];
}

function requestsOf({ service, typicalMs, waitOptions: { pollIntervalMs } }: RunConfig): Check {
  const polls = pollsWithin(typicalMs, pollIntervalMs);
  const limits = Object.entries(service.perMinute).map(([kind, most]) => `${most} ${kind === 'all' ? 'in total' : `of the kind ${kind}`}`);
  const documented = limits.length === 0 ? 'documents no limit' : `allows this many requests per minute: ${limits.join(', ')}`;
  const found = `A scan of ${describeMs(typicalMs)} would take about ${polls} polls; ${service.title} ${documented}.`;
  const most = service.perMinute.status ?? service.perMinute.all;
  return pollIntervalMs !== undefined && most !== undefined && MINUTE_MS / pollIntervalMs > most
    ? checked(
        'requests',
        'warning',
        found,
        'Set a longer {poll-interval}, or leave {poll-interval} out. Otherwise every poll is delayed to stay within the limit.',
      )
    : checked('requests', 'ok', found);
}

/** How often a run polls a scan of this duration, without a history and without jitter. */
function pollsWithin(typicalMs: number, intervalMs: number | undefined): number {
  const expected = { typicalMs, pastMs: [] };
  let polls = 0;
  for (let elapsedMs = 0; elapsedMs < typicalMs; polls += 1) elapsedMs += intervalMs ?? nextWaitMs({ elapsedMs, expected }, () => 0.5);
  return polls;
}

function timeOf({ source, waitOptions: { timeoutMs }, typicalMs }: RunConfig, timeLimit: DoctorDeps['timeLimit']): Check {
  const given = `The job waits for the scan for at most ${describeMs(timeoutMs)}`;
  if (source.hostedRunner === true && timeoutMs >= HOSTED_MS) {
    const hint = 'Set a shorter {timeout}. Or start the scan with {wait} false, and collect its result in another job with {scan-id}.';
    return checked('timeout', 'warning', `${given}, and jobs on hosted runners end after 6 hours.`, hint);
  }
  if (timeoutMs < typicalMs)
    return checked('timeout', 'warning', `${given}, and such scans usually take ${describeMs(typicalMs)}.`, 'Set a longer {timeout}.');
  const minutes = Math.ceil(timeoutMs / MINUTE_MS) + 5;
  const job = timeLimit(minutes) ?? `${minutes} minutes`;
  return checked('timeout', 'ok', `${given}; the job itself needs more time, for example ${job}.`);
}
