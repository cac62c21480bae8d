import { type ErrorCode, ScanError } from '../domain/errors.js';
import { truncate } from '../text/plain.js';
import { shortMessage } from './json.js';
import { failureIn } from './refused-success.js';
import { retryAfterMs } from './retry-after.js';
import type { HttpResponse } from './transport.js';
import type { Explanation, HttpProfile, ServiceCall } from './types.js';
import { explainForeign } from './unexpected-response.js';

/** An answer that is not a success: its body parsed, or undefined where it is not JSON. */
export interface ParsedResponse extends Pick<HttpResponse, 'status' | 'headers'> {
  readonly body: unknown;
  /** The body, where it is not JSON. */
  readonly text?: string | undefined;
}

/** Turns an answer that is not a success into an error that names the way out: the service's words first, else general ones. */
export function explainRefusal(service: HttpProfile, call: ServiceCall, response: ParsedResponse, nowMs: number): ScanError {
  const { status, headers, body } = response;
  const own = explainForeign(service, response) ?? service.explain({ call, status, body, headers });
  const explained = status === 403 && own !== undefined && isAddressList(own) ? notOnList(service, own) : own;
  return errorOf({ service, call, status, headers, explained, how: String(status), nowMs });
}

/**
 * The same for an answer that says no under a status that says yes: in a form of the service's own, or in one that many services use.
 * Without a code that means a temporary failure, such as a rate limit, it is not sent again: it was no outage.
 *
 * @param body Of the answer, parsed.
 */
export function explainRefusedSuccess(
  service: HttpProfile,
  call: ServiceCall,
  { headers, status }: HttpResponse,
  body: unknown,
  nowMs: number,
): ScanError | undefined {
  const how = 'success, and the answer is an error';
  const own = service.refusalIn?.(call, body);
  if (own) return errorOf({ service, call, status: own.status, headers, explained: own, how, nowMs });
  const failure = failureIn(body);
  if (failure === undefined) return undefined;
  const meant = failure.status ?? 500;
  const words = service.explain({ call, status: meant, body, headers }) ?? {
    code: generalExplanation(service, meant).code,
    message: failure.text === undefined ? `${service.title} does not say why.` : `${shortMessage(failure.text).replace(/\.$/, '')}.`,
  };
  const explained = failure.status === undefined ? { ...words, final: true } : words;
  const error = errorOf({ service, call, status: meant, headers, explained, how, nowMs });
  // The status that it came with: a 404 in the body does not mean that the address is missing.
  return new ScanError(error.code, error.message, { ...error.details, status });
}

const ADDRESS_LIST =
  /\bip[\s_-]?(?:address[\s_-])?(?:[^\s_-]{1,60}[\s_-]){0,8}(?:allow|white|permitted|block|denied|restrict)|(?:allow|white)[\s_-]?list/i;

/** The key may be right: what is refused is the address that the request came from. */
function isAddressList({ message, serviceCode = '' }: Explanation): boolean {
  return ADDRESS_LIST.test(`${serviceCode.slice(0, 100)} ${message.slice(0, MAX_EXPLANATION_LENGTH)}`);
}

function notOnList({ title }: HttpProfile, own: Explanation): Explanation {
  return {
    ...own,
    code: 'FORBIDDEN',
    message: `${title} takes requests of this key from listed IP addresses only, and that of this runner is not one of them: ${own.message}`,
    hint: `Add the address of the runner to the list at ${title}, or use a runner with a fixed address. The API key itself is probably right.`,
  };
}

interface Refused {
  readonly service: HttpProfile;
  readonly call: ServiceCall;
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  readonly explained: Explanation | undefined;
  /** After "was answered with". */
  readonly how: string;
  readonly nowMs: number;
}

function errorOf({ service, call, status, headers, explained, how, nowMs }: Refused): ScanError {
  const general = generalExplanation(service, status);
  const explanation: Explanation = explained ?? general;
  const temporary = (status === 408 || status === 425 || status === 429 || status >= 500) && explanation.final !== true;
  return new ScanError(
    explanation.code,
    `${call.method} ${pathOnly(call.path)} was answered with ${how}: ${truncate(explanation.message, MAX_EXPLANATION_LENGTH)}`,
    {
      hint: explanation.hint ?? general.hint,
      status,
      serviceCode: explanation.serviceCode,
      conflictingId: explanation.conflictingId,
      transient: temporary,
      // A rate limit refuses before it processes; so does a 503 that the service itself (not a proxy) words.
      unsent: temporary && (status === 429 || (status === 503 && explanation.serviceCode !== undefined)),
      retryAfterMs: temporary
        ? // 0 is no advice.
          retryAfterMs(headers, nowMs) || explanation.retryAfterMs || (status === 429 ? UNSAID_PAUSE_MS : undefined)
        : undefined,
    },
  );
}

/** In characters: whatever of it a service repeats. */
const MAX_EXPLANATION_LENGTH = 2_000;

/** After a 429 that does not say how long: limits are per minute. */
const UNSAID_PAUSE_MS = 15_000;

/** Query strings are noise in a message. */
function pathOnly(path: string): string {
  return path.split('?', 1)[0] ?? path;
}

const SUPPORT_HINT = 'Run the job again. If it keeps happening, contact the support of the service.';

function generalExplanation({ title, documentation }: HttpProfile, status: number): Explanation {
  const say = (code: ErrorCode, message: string, hint: string): Explanation => ({ code, message, hint });
  switch (status) {
    case 401:
      return say(
        'AUTH_REJECTED',
        `${title} does not accept the API key.`,
        `Check the secret behind {api-key}: it may be mistyped, expired or of another account. Keys: ${documentation}`,
      );
    case 402:
      return say(
        'QUOTA',
        'the plan of the account does not cover this, or it has to be paid first.',
        `Look at the plan and the bills of the account behind {api-key} at ${title}: no waiting and no other input helps.`,
      );
    case 403:
      return say(
        'FORBIDDEN',
        'the API key may not do this.',
        `Give the key behind {api-key} the permission it lacks, or use another key. Keys: ${documentation}`,
      );
    case 404:
      return say('NOT_FOUND', 'no such thing.', 'Check {target}, {scan-id} and {api-url}.');
    case 408:
      return say('NO_ANSWER', 'it took too long.', SUPPORT_HINT);
    case 425:
      return say('SERVICE_FAILED', 'it is too early.', 'Run the job again.');
    case 409:
      return say('CONFLICT', 'something else is in the way.', 'Run the job again when the other scan has ended.');
    case 413:
      return say('BAD_REQUEST', 'the request is too large.', 'Check the inputs.');
    case 429:
      return say(
        'RATE_LIMITED',
        `too many requests for this key.`,
        'Fewer jobs at once with one key, a longer {poll-interval}, or a key of its own for CI.',
      );
    default:
      return status >= 500
        ? say('SERVICE_FAILED', `${title}, or a proxy before it, failed.`, SUPPORT_HINT)
        : say('BAD_REQUEST', 'the request was refused.', 'Check the inputs against the documents of the service.');
  }
}
