import { type ErrorCode, ScanError } from '../domain/errors.js';
import { truncate } from '../text/plain.js';
import { shortMessage } from './json.js';
import { failureIn } from './refused-success.js';
import { retryAfterMs } from './retry-after.js';
import type { HttpResponse } from './transport.js';
import type { Explanation, HttpProfile, ServiceCall } from './types.js';
import { explainForeign } from './unexpected-response.js';

/** A response that is not a success. `body` is the parsed JSON, or undefined if the body is not JSON. */
export interface ParsedResponse extends Pick<HttpResponse, 'status' | 'headers'> {
  readonly body: unknown;
  /** The body, if it is not JSON. */
  readonly text?: string | undefined;
}

/** Turns a failed response into an error with a hint. The service's own text goes first; the general text is for responses without one. */
export async function explainRefusal(service: HttpProfile, call: ServiceCall, response: ParsedResponse, nowMs: number): Promise<ScanError> {
  const { status, headers, body } = response;
  const own = explainForeign(service, response) ?? (await service.loadErrors()).explain({ call, status, body, headers });
  const explained = status === 403 && own !== undefined && isAddressList(own) ? notOnList(service, own) : own;
  return errorOf({ service, call, status, headers, explained, result: String(status), nowMs });
}

/**
 * Finds an error in a response with a success status: in the service's own form, or in a form that many services use.
 * Unless its code means a temporary failure, such as a rate limit, the error is final, and the request is not sent again.
 *
 * @param body The parsed body.
 */
export async function explainRefusedSuccess(
  service: HttpProfile,
  call: ServiceCall,
  { headers, status }: HttpResponse,
  body: unknown,
  nowMs: number,
): Promise<ScanError | undefined> {
  const { explain, refusalIn } = await service.loadErrors();
  const result = `${status}, but the response reports an error`;
  const own = refusalIn?.(call, body);
  if (own) return errorOf({ service, call, status: own.status, headers, explained: own, result, nowMs });
  const failure = failureIn(body);
  if (failure === undefined) return undefined;
  const meant = failure.status ?? 500;
  const text = explain({ call, status: meant, body, headers }) ?? {
    code: generalExplanation(service, meant).code,
    message: failure.text === undefined ? `${service.title} does not name a reason.` : `${shortMessage(failure.text).replace(/\.$/, '')}.`,
  };
  const explained = failure.status === undefined ? { ...text, final: true } : text;
  const error = errorOf({ service, call, status: meant, headers, explained, result, nowMs });
  // The real status: a 404 in the body does not mean that the URL is wrong.
  return new ScanError(error.code, error.message, { ...error.details, status });
}

const ADDRESS_LIST =
  /\bip[\s_-]?(?:address[\s_-])?(?:[^\s_-]{1,60}[\s_-]){0,8}(?:allow|white|permitted|block|denied|restrict)|(?:allow|white)[\s_-]?list/i;

/** Whether the service refuses the IP address of the request. Then the key may be right. */
function isAddressList({ message, serviceCode = '' }: Explanation): boolean {
  return ADDRESS_LIST.test(`${serviceCode.slice(0, 100)} ${message.slice(0, MAX_EXPLANATION_LENGTH)}`);
}

function notOnList({ title }: HttpProfile, own: Explanation): Explanation {
  return {
    ...own,
    code: 'FORBIDDEN',
    message: `the service does not accept requests from the IP address of this runner: ${own.message}`,
    hint: `At ${title}, allow the address of the runner, or use a runner with a fixed address. The API key itself is probably right.`,
  };
}

interface Refused {
  readonly service: HttpProfile;
  readonly call: ServiceCall;
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  readonly explained: Explanation | undefined;
  /** What the service responded with, for the message: `404`. */
  readonly result: string;
  readonly nowMs: number;
}

function errorOf({ service, call, status, headers, explained, result, nowMs }: Refused): ScanError {
  const general = generalExplanation(service, status);
  const explanation: Explanation = explained ?? general;
  // A pause of 0 is ignored.
  const askedMs = retryAfterMs(headers, nowMs) || explanation.retryAfterMs;
  const temporary = (status === 408 || status === 425 || status === 429 || status >= 500) && explanation.final !== true;
  return new ScanError(
    explanation.code,
    `${service.title} responded to ${call.method} ${pathOnly(call.path)} with ${result}: ${truncate(explanation.message, MAX_EXPLANATION_LENGTH)}`,
    {
      hint: explanation.hint ?? general.hint,
      status,
      serviceCode: explanation.serviceCode,
      conflictingId: explanation.conflictingId,
      transient: temporary,
      // A rate limit refuses a request before processing it. So does a 503 with an error code of the service: it does not come from a proxy.
      unsent: temporary && (status === 429 || (status === 503 && explanation.serviceCode !== undefined)),
      retryAfterMs: temporary ? askedMs : undefined,
      assumedPauseMs: temporary && status === 429 && !askedMs ? DEFAULT_PAUSE_MS : undefined,
    },
  );
}

/** In characters. A service may repeat a whole request in its message. */
const MAX_EXPLANATION_LENGTH = 2_000;

/** After a 429 that does not ask for a pause. Limits are per minute. */
const DEFAULT_PAUSE_MS = 15_000;

/** Without the query, which makes a message hard to read. */
function pathOnly(path: string): string {
  return path.split('?', 1)[0] ?? path;
}

const supportHint = (title: string): string => `Run the job again. If it keeps happening, contact ${title} support.`;

function generalExplanation({ title, documentation }: HttpProfile, status: number): Explanation {
  const explain = (code: ErrorCode, message: string, hint: string): Explanation => ({ code, message, hint });
  switch (status) {
    case 401:
      return explain(
        'AUTH_REJECTED',
        'the API key was rejected.',
        `Check the secret behind {api-key}. The key may be mistyped, expired, or from another account. About keys: ${documentation}`,
      );
    case 402:
      return explain(
        'QUOTA',
        'the plan of the account does not include this request, or a payment is due.',
        `Check the plan and the invoices of the account behind {api-key} at ${title}. Running the job again does not help until the plan allows the request.`,
      );
    case 403:
      return explain(
        'FORBIDDEN',
        'the API key does not have the permission for this request.',
        `Give the key behind {api-key} the missing permission, or use another key. About keys: ${documentation}`,
      );
    case 404:
      return explain(
        'NOT_FOUND',
        'the service has no such resource, or the API key may not read it.',
        'Check {target}, {scan-id}, and {api-url}.',
      );
    case 408:
      return explain('NO_ANSWER', 'the request timed out.', supportHint(title));
    case 425:
      return explain('SERVICE_FAILED', 'the service is not ready for this request (425 Too Early).', 'Run the job again.');
    case 409:
      return explain('CONFLICT', 'the request conflicts with another scan.', 'Run the job again when the other scan has ended.');
    case 413:
      return explain('BAD_REQUEST', 'the request is too large.', 'Check the inputs.');
    case 429:
      return explain(
        'RATE_LIMITED',
        'the service is rate limiting requests with this key.',
        'Run fewer jobs at once with one key, set a longer {poll-interval}, or use a separate key for CI.',
      );
    default:
      return status >= 500
        ? explain('SERVICE_FAILED', `${title}, or a proxy in front of it, failed.`, supportHint(title))
        : explain('BAD_REQUEST', 'the request was refused.', `Check the inputs against the documentation of ${title}.`);
  }
}
