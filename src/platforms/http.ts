import { asScanError, type ErrorCode, ScanError } from '../domain/errors.js';
import { asCommit } from '../domain/refs.js';
import { retryAfterMs } from '../http/retry-after.js';
import type { HttpResponse, Transport } from '../http/transport.js';
import type { HttpMethod } from '../http/types.js';
import type { Clock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Logger } from '../runtime/logger.js';
import { withRetry } from '../runtime/retry.js';
import { mapHint } from '../text/hint.js';
import { fieldsOf } from '../text/json.js';
import { truncateLine } from '../text/plain.js';
import type { OpenedRepository } from './platform.js';

/** What requests to a platform need. */
export interface ApiContext {
  readonly transport: Transport;
  readonly clock: Clock;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  readonly logger: Pick<Logger, 'info' | 'debug'>;
  /** Removes secrets from a text. */
  readonly scrub: (text: string) => string;
}

/** The variables of the CI. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the address and the token of a repository API from the variables of the CI. Sends nothing.
 *
 * @param name The full name of another repository at the same code host.
 */
export type OpenRepository = (env: Env, context: ApiContext, name?: string) => OpenedRepository;

interface ApiOptions extends ApiContext {
  /** The platform's name, such as `GitLab`. */
  readonly title: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Carry the token. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One request to a platform. */
export interface ApiRequest {
  readonly method: HttpMethod;
  /** Below `baseUrl`, with its query. Segments are percent-encoded. */
  readonly path: string;
  readonly body?: unknown;
  /** Default: JSON. */
  readonly accept?: string;
}

/** The API of one code host with one token. */
export interface Api {
  /**
   * Sends a request. Temporary failures are repeated for a minute, but a POST only if it was certainly not processed.
   *
   * @throws ScanError with the status, and with the platform's own words in its message
   */
  send(request: ApiRequest, signal: AbortSignal): Promise<HttpResponse>;
}

/** One request with its response, in milliseconds. */
const TIMEOUT_MS = 30_000;
/** How long temporary failures are repeated. The results are waiting to be published. */
const RETRY_MS = 60_000;

/** Sends a request to the second API if the first one is not there, or refuses. */
export function firstOf(first: Api, second: Api, refusals: readonly ErrorCode[] = ['UNREACHABLE', 'AUTH_REJECTED', 'FORBIDDEN']): Api {
  return {
    async send(request, signal) {
      try {
        return await first.send(request, signal);
      } catch (error) {
        if (!refusals.includes(asScanError(error).code)) throw error;
        return await second.send(request, signal);
      }
    },
  };
}

/** An API that never follows a redirect, so that the token goes to no other address. */
export function createApi(options: ApiOptions): Api {
  const { title, clock, logger, random } = options;
  return {
    send: (request, signal) =>
      withRetry((attempt) => sendOnce(options, request, attempt, signal), {
        clock,
        logger,
        random,
        signal,
        withinMs: RETRY_MS,
        who: title,
        mayRepeat: ({ code, details }) =>
          request.method === 'POST' ? details.unsent === true || code === 'RATE_LIMITED' : details.transient === true,
      }),
  };
}

async function sendOnce(options: ApiOptions, request: ApiRequest, attempt: number, signal: AbortSignal): Promise<HttpResponse> {
  const { title, baseUrl, headers, transport, clock, logger } = options;
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const whole = {
    method: request.method,
    url: new URL(`${baseUrl}${request.path}`),
    headers: {
      accept: request.accept ?? 'application/json',
      'accept-encoding': 'identity',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body,
  };
  const late = (): ScanError =>
    new ScanError('NO_ANSWER', `${title} did not respond to ${request.method} within ${TIMEOUT_MS / 1000} s.`, { transient: true });
  // Node would refuse it, which looks like a broken connection.
  if (Object.values(headers).some((value) => !IN_A_HEADER.test(value)))
    throw new ScanError('AUTH_REJECTED', `The token for ${title} contains a character that no token has, such as a line break`);
  const response = await withDeadline(clock, TIMEOUT_MS, late, signal, (within) =>
    transport.send(whole, within).catch((error: unknown) => {
      throw error instanceof ScanError ? aboutPlatform(error, title) : error;
    }),
  );
  logger.debug(`${request.method} ${whole.url.pathname} -> ${response.status} (attempt ${attempt})`);
  if (response.status >= 200 && response.status < 300) return response;
  throw refusal(options, response);
}

/** The visible characters of ASCII, and blanks (RFC 9110, 5.5). */
const IN_A_HEADER = /^[\t\x20-\x7e]*$/;

/** The input is the address of the service, and not of the platform. */
function aboutPlatform({ code, message, details }: ScanError, title: string): ScanError {
  const hint = mapHint(details.hint, (text) => text.replaceAll('{api-url}', `the address of ${title}`));
  return new ScanError(code, message, { ...details, hint });
}

function refusal({ title, clock, scrub }: ApiOptions, { status, headers, text }: HttpResponse): ScanError {
  // Redacted before it is shortened, because a part of a secret would remain.
  const words = truncateLine(scrub(wordsOf(text)), 300);
  const transient = status === 408 || status === 429 || status >= 500;
  const askedMs = transient ? retryAfterMs(headers, clock.now()) : undefined;
  return new ScanError(codeOf(status), `${title} answered ${status}${words === '' ? '' : ` "${words}"`}`, {
    status,
    transient,
    ...(askedMs !== undefined && { retryAfterMs: askedMs }),
  });
}

function codeOf(status: number): ErrorCode {
  if (status >= 300 && status < 400) return 'REDIRECTED';
  if (status >= 500) return 'SERVICE_FAILED';
  return CODES[status] ?? 'BAD_REQUEST';
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'AUTH_REJECTED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  429: 'RATE_LIMITED',
};

/** The message of an error response, in the forms that the platforms use; the beginning of any other text. */
function wordsOf(text: string): string {
  try {
    const { message, error, error_description: description } = fieldsOf(JSON.parse(text));
    const found = [description, message, error, fieldsOf(error).message].find((words) => typeof words === 'string' && words !== '');
    return typeof found === 'string' ? found : JSON.stringify(message ?? error ?? '');
  } catch {
    return text.trimStart().startsWith('<') ? 'a web page' : text;
  }
}

/**
 * The full hash of a commit in an answer.
 *
 * @param digits The first digits that were asked for.
 * @throws ScanError if the answer has no hash, or that of another commit, because a branch can be named like the beginning of a hash
 */
export function commitIn(hash: unknown, title: string, digits = ''): string {
  const commit = asCommit(String(hash));
  if (commit === undefined) throw new ScanError('WIRE_FORMAT', `${title}'s answer does not contain the commit`);
  if (!commit.startsWith(digits.toLowerCase())) throw new ScanError('NOT_FOUND', `${title} has no commit ${digits}`);
  return commit;
}

/** Whether a failed request may have been processed: its answer was lost, or a server failed. */
export function mayHaveWritten(error: unknown): boolean {
  const { code, details } = asScanError(error);
  if (details.unsent === true) return false;
  return details.status === undefined ? code === 'UNREACHABLE' || code === 'NO_ANSWER' || code === 'TOO_LARGE' : details.status >= 500;
}
