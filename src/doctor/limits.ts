import { type Check, checked } from '../domain/check.js';
import type { RunConfig } from '../workflow/context.js';
import { nextWaitMs } from '../workflow/poll/schedule.js';

const MINUTE_MS = 60_000;
/** Jobs of GitHub's own runners end then (docs.github.com, usage limits). */
const HOSTED_MS = 360 * MINUTE_MS;

/** What the wait for a scan would cost in requests, and whether there is time for it. */
export function checkLimits(run: RunConfig): Check[] {
  return run.waitOptions.wait ? [requestsOf(run), timeOf(run)] : [checked('timeout', 'ok', 'Nothing is waited for: wait is false.')];
}

function requestsOf({ service, lastsMs, waitOptions: { pollIntervalMs } }: RunConfig): Check {
  const { typical } = lastsMs;
  const looks = looksWithin(typical, lastsMs, pollIntervalMs);
  const limits = Object.entries(service.perMinute).map(([kind, most]) => `${most} ${kind === 'all' ? 'in all' : `of the kind ${kind}`}`);
  const documented = limits.length === 0 ? 'documents no limit' : `allows so many requests a minute: ${limits.join(', ')}`;
  const found = `A scan of ${describe(typical)} would cost about ${looks} looks; ${service.title} ${documented}.`;
  const most = service.perMinute.status ?? service.perMinute.all;
  return pollIntervalMs !== undefined && most !== undefined && MINUTE_MS / pollIntervalMs > most
    ? checked(
        'requests',
        'warning',
        found,
        'A longer {poll-interval}, or none at all, keeps within the limit; until then every look waits for it.',
      )
    : checked('requests', 'ok', found);
}

/** How often a run looks at a scan that lasts so long, without chance. */
function looksWithin(lastsMs: number, { low, typical, high }: RunConfig['lastsMs'], intervalMs: number | undefined): number {
  const window = { lowMs: low, typicalMs: typical, highMs: high };
  let looks = 0;
  for (let elapsedMs = 0; elapsedMs < lastsMs; looks += 1) elapsedMs += intervalMs ?? nextWaitMs({ elapsedMs, window }, () => 0.5);
  return looks;
}

function timeOf({ source, waitOptions: { timeoutMs }, lastsMs }: RunConfig): Check {
  const given = `The scan is waited for at most ${describe(timeoutMs)}`;
  if (source.hostedRunner === true && timeoutMs >= HOSTED_MS) {
    const hint = 'Give a shorter {timeout}; or start with {wait} false and collect in another job by {scan-id}.';
    return checked('timeout', 'warning', `${given}, and jobs on hosted runners end after 6 hours.`, hint);
  }
  if (timeoutMs < lastsMs.typical)
    return checked('timeout', 'warning', `${given}, and such scans usually take ${describe(lastsMs.typical)}.`, 'Give a longer {timeout}.');
  const job = `timeout-minutes: ${Math.ceil(timeoutMs / MINUTE_MS) + 5}`;
  return checked('timeout', 'ok', `${given}; the job itself needs more, such as ${job}.`);
}

function describe(ms: number): string {
  const minutes = ms / MINUTE_MS;
  if (minutes < 2) return `${Math.round(ms / 1000)} s`;
  return minutes < 120 ? `${Math.round(minutes)} minutes` : `${Math.round(minutes / 6) / 10} hours`;
}
