import { ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Logger } from '../runtime/logger.js';
import { RETRY_LIMITS_MS, withRetry } from '../runtime/retry.js';
import { explainRefusal, explainRefusedSuccess, type ParsedResponse } from './error-response.js';
import { parseRedactedJson, type TakeSecrets } from './json.js';
import { createLimiter, type Limiter, type Sent } from './rate-limiter.js';
import { CALL_RETRY_LIMITS_MS, mayRepeat, RETRY_RULES, requestTimeoutMs, timeoutsFor } from './retry.js';
import { rateLimitFromHeaders } from './retry-after.js';
import type { HttpResponse, Transport } from './transport.js';
import type { CallKind, HttpProfile, ServiceCall, ServiceHttp } from './types.js';
import { describeOddBody } from './unexpected-response.js';

interface JsonClientOptions {
  readonly service: HttpProfile;
  /** With the service's path prefix, and without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Removes secrets from each text of a response before it is read, quoted, or truncated. */
  readonly takeSecrets: TakeSecrets;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  /** Is called with the service's text of each error, before any message quotes it. */
  readonly onServiceText?: (text: string) => void;
  /** Whether the path belongs to a scan that has just been started. A 404 may then mean that the service does not show the scan yet. */
  readonly isYoung?: (path: string) => boolean;
  /** A person is waiting: no call is retried for more than two minutes. */
  readonly shortWaits?: boolean;
}

/** The shortest timeout of a last try. */
const SHORTEST_TIMEOUT_MS = 1_000;
/** How much of the slowest response is remembered after each later response. */
const FADES_BY = 0.8;
/** The log shows only pauses that are at least this long. */
const MIN_LOGGED_WAIT_MS = 5_000;

/** Sends all requests to a service: keeps its rate limits, retries if that is safe, and throws each failure as a `ScanError`. */
export function createJsonClient(options: JsonClientOptions): ServiceHttp {
  const { service, clock, logger, random, shortWaits = false } = options;
  /** Timeouts in a row, by request. Each one gives the next try of the same request more time. */
  const timeouts = new Map<string, number>();
  /** The slowest recent response, by kind of call: a slow server gets more time for every request, and not more requests. */
  const slowest = new Map<CallKind, number>();
  const limiters = new Map<CallKind | 'all', Limiter>();
  const logWait = (ms: number): void => {
    if (ms >= MIN_LOGGED_WAIT_MS)
      logger.info(`The rate limit of ${service.title} is reached. The next request is sent in ${seconds(ms)} s.`);
  };
  const limiterOf = (kind: CallKind | 'all'): Limiter => {
    const limiter = limiters.get(kind) ?? createLimiter(clock, service.perMinute[kind], logWait);
    limiters.set(kind, limiter);
    return limiter;
  };
  return {
    send(call, signal) {
      const own = limiterOf(call.kind);
      // A cancel has only seconds, so other calls must not use up its limit.
      const shared = service.perMinute.all === undefined || call.kind === 'cancel' ? own : limiterOf('all');
      // Rate limit headers describe the narrowest limit that applies to the call.
      const limiter = service.perMinute[call.kind] === undefined ? shared : own;
      const rule = RETRY_RULES[call.kind];
      const key = `${call.method} ${call.path}`;
      const send = async (attempt: number, leftMs: number): Promise<unknown> => {
        const untilMs = clock.now() + leftMs;
        const sent = new Map<Limiter, Sent>();
        try {
          for (const each of new Set([own, shared])) sent.set(each, await each.take(signal));
          // The second limiter may have taken its time.
          for (const request of sent.values()) request.countedMs = clock.now();
          const before = Math.max(timeouts.get(key) ?? 0, timeoutsFor(slowest.get(call.kind) ?? 0));
          timeouts.delete(key);
          const onTimeout = (): void => void timeouts.set(key, before + 1);
          const limitMs = requestTimeoutMs(before);
          const timeoutMs = rule === 'never' ? limitMs : Math.min(limitMs, Math.max(SHORTEST_TIMEOUT_MS, untilMs - clock.now()));
          const sentMs = clock.now();
          const onResponse = (): void =>
            void slowest.set(call.kind, Math.max(clock.now() - sentMs, FADES_BY * (slowest.get(call.kind) ?? 0)));
          const onLimit = (remaining: number, resetMs: number): void => limiter.update(remaining, resetMs, sent.get(limiter));
          return await sendOnce(options, call, { attempt, timeoutMs, onTimeout, onResponse, onLimit }, signal);
        } catch (error) {
          // The limit belongs to all of these requests, so all of them wait.
          if (error instanceof ScanError && error.code === 'RATE_LIMITED')
            limiter.pause(error.details.retryAfterMs || error.details.assumedPauseMs || 0);
          throw error;
        } finally {
          for (const [each, request] of sent) each.settled(request);
        }
      };
      return withRetry(send, {
        clock,
        logger,
        random,
        signal,
        who: service.title,
        withinMs:
          call.optional || shortWaits
            ? Math.min(RETRY_LIMITS_MS.optional, CALL_RETRY_LIMITS_MS[call.kind])
            : CALL_RETRY_LIMITS_MS[call.kind],
        mayRepeat: (error) => mayRepeat(rule, error),
      });
    },
  };
}

interface Attempt {
  readonly attempt: number;
  readonly timeoutMs: number;
  readonly onTimeout: () => void;
  readonly onResponse: () => void;
  /** A response reported how many requests remain. */
  readonly onLimit: Limiter['update'];
}

async function sendOnce(
  options: JsonClientOptions,
  call: ServiceCall,
  { attempt, timeoutMs, onTimeout, onResponse, onLimit }: Attempt,
  signal: AbortSignal,
): Promise<unknown> {
  const { service, baseUrl, apiKey, transport, clock, logger, takeSecrets, onServiceText = () => undefined } = options;
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const headers = {
    accept: 'application/json',
    // Without this, a server may compress in any way (RFC 9110, 12.5.3).
    'accept-encoding': 'identity',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...service.authorize(apiKey),
  };
  const request = { method: call.method, url: new URL(`${baseUrl}${call.path}`), headers, body };
  const observed = (error: ScanError): ScanError => {
    onServiceText(error.message.replace(/^.*? responded to \S+ \S+ with /, ''));
    return ifYoung(error, call, options);
  };
  const startedMs = clock.now();
  const tooSlow = (): ScanError => {
    onTimeout();
    return new ScanError(
      'NO_ANSWER',
      `${service.title} did not respond to ${call.method} ${request.url.pathname} within ${seconds(timeoutMs)} s.`,
      {
        hint: `The service is slow, or the network is interrupted. Run the job again. If it keeps happening, contact ${service.title} support.`,
        transient: true,
      },
    );
  };
  const send = async (within: AbortSignal): Promise<HttpResponse> => {
    const { headers, ...rest } = await transport.send(request, within);
    // Before a header is changed to lower case or parsed: after that, a secret in it would not be recognized.
    return { ...rest, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, takeSecrets(value)])) };
  };
  // A start has no timeout: after one, it would be unknown whether the service started a scan, and that scan may cost money.
  const response = await (call.kind === 'start' ? send(signal) : withDeadline(clock, timeoutMs, tooSlow, signal, send));
  onResponse();
  logger.debug(`${call.method} ${call.path} -> ${response.status} (${clock.now() - startedMs} ms, attempt ${attempt})`);
  const limit = rateLimitFromHeaders(response.headers, clock.now());
  if (limit) onLimit(limit.remaining, limit.resetMs);
  if (response.status < 200 || response.status >= 300)
    throw observed(await explainRefusal(service, call, parseErrorResponse(response, takeSecrets), clock.now()));
  if (call.answersNothing && response.text.trim() === '') return undefined;
  call.onBytes?.(Buffer.byteLength(response.text));
  const parsed = parseJson(service, response, call, takeSecrets);
  const refused = await explainRefusedSuccess(service, call, response, parsed, clock.now());
  if (refused) throw observed(refused);
  return parsed;
}

/** Makes a 404 temporary if the scan has just been started: a service may take some seconds to show the scan. */
function ifYoung(error: ScanError, { kind, path }: ServiceCall, { isYoung }: JsonClientOptions): ScanError {
  const looks = kind === 'status' || kind === 'findings';
  if (!isNotFound(error) || !looks || !isYoung?.(path)) return error;
  return new ScanError(error.code, error.message, { ...error.details, transient: true });
}

/** A 404, or an error with this meaning in a response with a success status. */
function isNotFound({ code, details }: ScanError): boolean {
  return details.status === 404 || code === 'NOT_FOUND';
}

/** A failed response whose body is not JSON: the service's API did not write that body. */
function parseErrorResponse({ status, headers, text }: HttpResponse, takeSecrets: TakeSecrets): ParsedResponse {
  try {
    return { status, headers, body: parseRedactedJson(text, takeSecrets) };
  } catch {
    return { status, headers, body: undefined, text: takeSecrets(text) };
  }
}

function parseJson(
  { title }: HttpProfile,
  { text, headers }: HttpResponse,
  { method, path }: ServiceCall,
  takeSecrets: TakeSecrets,
): unknown {
  try {
    return parseRedactedJson(text, takeSecrets);
  } catch (error) {
    const { what, hint, final } = describeOddBody(takeSecrets(text), headers);
    const message = `${title} responded to ${method} ${path.split('?', 1)[0] ?? ''} with ${what}.`;
    throw new ScanError('NOT_JSON', message, { hint, transient: !final, cause: error });
  }
}

function seconds(ms: number): string {
  return String(Number((ms / 1000).toFixed(ms < 10_000 ? 1 : 0)));
}
