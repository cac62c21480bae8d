import { ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Logger } from '../runtime/logger.js';
import { RETRY_LIMITS_MS, withRetry } from '../runtime/retry.js';
import { explainRefusal, explainRefusedSuccess, type ParsedResponse } from './error-response.js';
import { parseRedactedJson, type TakeSecrets } from './json.js';
import { createLimiter, type Limiter } from './rate-limiter.js';
import { CALL_RETRY_LIMITS_MS, mayRepeat, RETRY_RULES, requestTimeoutMs } from './retry.js';
import { rateLimitFromHeaders } from './retry-after.js';
import type { HttpResponse, Transport } from './transport.js';
import type { CallKind, HttpProfile, ServiceCall, ServiceHttp } from './types.js';
import { describeOddBody } from './unexpected-response.js';

interface JsonClientOptions {
  readonly service: HttpProfile;
  /** With the service's prefix, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Done to every text of an answer before it is read, quoted or cut. */
  readonly takeSecrets: TakeSecrets;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  /** Is told the service's own words of a refusal, before anything is said of it. */
  readonly onServiceText?: (text: string) => void;
  /** Whether this path is about a scan that was started so recently that a 404 may only mean that the service does not show it yet. */
  readonly isYoung?: (path: string) => boolean;
  /** Somebody is waiting for the answer: nothing is borne for more than two minutes. */
  readonly shortWaits?: boolean;
}

/** The shortest time for the answer to a last try. */
const SHORTEST_TIMEOUT_MS = 1_000;
/** A shorter pause needs no line in the log. */
const MIN_LOGGED_WAIT_MS = 5_000;

/** The one way to a service: limited by kind of call, retried where that is safe, every failure a `ScanError`. */
export function createJsonClient(options: JsonClientOptions): ServiceHttp {
  const { service, clock, logger, random, shortWaits = false } = options;
  /** Time-outs in a row, by request: the next one of the same request has longer. */
  const timeouts = new Map<string, number>();
  const limiters = new Map<CallKind | 'all', Limiter>();
  const logWait = (ms: number): void => {
    if (ms >= MIN_LOGGED_WAIT_MS) logger.info(`${service.title}'s limit of requests is reached: going on in ${seconds(ms)} s.`);
  };
  const limiterOf = (kind: CallKind | 'all'): Limiter => {
    const limiter = limiters.get(kind) ?? createLimiter(clock, service.perMinute[kind], logWait);
    limiters.set(kind, limiter);
    return limiter;
  };
  return {
    send(call, signal) {
      const own = limiterOf(call.kind);
      // A cancel has seconds, and must not wait for what other calls have used up.
      const shared = service.perMinute.all === undefined || call.kind === 'cancel' ? own : limiterOf('all');
      // Answers tell of the narrowest limit that the call is under.
      const limiter = service.perMinute[call.kind] === undefined ? shared : own;
      const rule = RETRY_RULES[call.kind];
      const key = `${call.method} ${call.path}`;
      const send = async (attempt: number, leftMs: number): Promise<unknown> => {
        const untilMs = clock.now() + leftMs;
        await own.take(signal);
        if (shared !== own) await shared.take(signal);
        const before = timeouts.get(key) ?? 0;
        timeouts.delete(key);
        const onTimeout = (): void => void timeouts.set(key, before + 1);
        const limitMs = requestTimeoutMs(before);
        const timeoutMs = rule === 'never' ? limitMs : Math.min(limitMs, Math.max(SHORTEST_TIMEOUT_MS, untilMs - clock.now()));
        try {
          return await sendOnce(options, call, { attempt, timeoutMs, onTimeout, limiter }, signal);
        } catch (error) {
          // All requests of this kind share the limit that was hit, so all of them wait.
          if (error instanceof ScanError && error.code === 'RATE_LIMITED') limiter.pause(error.details.retryAfterMs ?? 0);
          throw error;
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
  readonly limiter: Limiter;
}

async function sendOnce(
  options: JsonClientOptions,
  call: ServiceCall,
  { attempt, timeoutMs, onTimeout, limiter }: Attempt,
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
    onServiceText(error.message.replace(/^.*? was answered with /, ''));
    return ifYoung(error, call, options);
  };
  const startedMs = clock.now();
  const tooSlow = (): ScanError => {
    onTimeout();
    return new ScanError('NO_ANSWER', `${call.method} ${request.url.pathname} was not answered within ${seconds(timeoutMs)} s.`, {
      hint: `The service is slow or the network is cut; run the job again. If it keeps happening, contact ${service.title} support.`,
      transient: true,
    });
  };
  const send = async (within: AbortSignal): Promise<HttpResponse> => {
    const { headers, ...rest } = await transport.send(request, within);
    // Before any is lower-cased or read as an address: what is left of a secret then would be found by nobody.
    return { ...rest, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, takeSecrets(value)])) };
  };
  // A start is never cut short: whether it was processed would be unknown, and the scan may be paid for.
  const response = await (call.kind === 'start' ? send(signal) : withDeadline(clock, timeoutMs, tooSlow, signal, send));
  logger.debug(`${call.method} ${call.path} -> ${response.status} (${clock.now() - startedMs} ms, attempt ${attempt})`);
  const limit = rateLimitFromHeaders(response.headers, clock.now());
  if (limit) limiter.update(limit.remaining, limit.resetMs);
  if (response.status < 200 || response.status >= 300)
    throw observed(explainRefusal(service, call, parseErrorResponse(response, takeSecrets), clock.now()));
  if (call.answersNothing && response.text.trim() === '') return undefined;
  call.onBytes?.(Buffer.byteLength(response.text));
  const parsed = parseJson(response, call, takeSecrets);
  const refused = explainRefusedSuccess(service, call, response, parsed, clock.now());
  if (refused) throw observed(refused);
  return parsed;
}

/** A service may show a scan some seconds after it has answered its start. */
function ifYoung(error: ScanError, { kind, path }: ServiceCall, { isYoung }: JsonClientOptions): ScanError {
  const looks = kind === 'status' || kind === 'findings';
  if (!isNotFound(error) || !looks || !isYoung?.(path)) return error;
  return new ScanError(error.code, error.message, { ...error.details, transient: true });
}

/** By its status, or in its own words under a status that says yes. */
function isNotFound({ code, details }: ScanError): boolean {
  return details.status === 404 || code === 'NOT_FOUND';
}

/** Of a refusal, what is not JSON is not the service's own word. */
function parseErrorResponse({ status, headers, text }: HttpResponse, takeSecrets: TakeSecrets): ParsedResponse {
  try {
    return { status, headers, body: parseRedactedJson(text, takeSecrets) };
  } catch {
    return { status, headers, body: undefined, text: takeSecrets(text) };
  }
}

function parseJson({ text, headers }: HttpResponse, { method, path }: ServiceCall, takeSecrets: TakeSecrets): unknown {
  try {
    return parseRedactedJson(text, takeSecrets);
  } catch (error) {
    const { what, hint, final } = describeOddBody(takeSecrets(text), headers);
    const message = `${method} ${path.split('?', 1)[0] ?? ''} was answered with ${what}.`;
    throw new ScanError('NOT_JSON', message, { hint, transient: !final, cause: error });
  }
}

function seconds(ms: number): string {
  return String(Number((ms / 1000).toFixed(ms < 10_000 ? 1 : 0)));
}
