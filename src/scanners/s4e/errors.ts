import { asObject, asText, shortMessage } from '../../http/json.js';
import { statusMeantBy } from '../../http/refused-success.js';
import type { CallKind, ErrorResponse, ExplainRefusal, Explanation, ServiceCall } from '../../http/types.js';

/** S4E's words for a refusal. */
interface S4eError {
  /** A word such as `rate_limited`, or a number in the text form of it. */
  readonly code?: string | undefined;
  readonly text?: string | undefined;
  /** The field that is meant, where a list of details names it. */
  readonly field?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** Reads `{status, error: {code, message, retry_after}}`, and the two other forms that were seen: `{message, code}` and `{detail}`. */
export function readS4eError(body: unknown): S4eError {
  const top = asObject(body);
  const nested = asObject(top?.error);
  const [first] = Array.isArray(top?.detail) ? top.detail.map(asObject) : [];
  const seconds = Number(nested?.retry_after ?? Number.NaN);
  return {
    code: asWord(nested?.code) ?? asWord(top?.code),
    text: asWord(nested?.message) ?? asWord(top?.message) ?? asWord(top?.detail) ?? asWord(first?.msg) ?? asWord(top?.error),
    field: Array.isArray(first?.loc) ? asWord(first.loc.at(-1)) : undefined,
    retryAfterMs: seconds >= 0 ? seconds * 1000 : undefined,
  };
}

/** The documented 429, and what the pages on keys and assets say of the others. */
export const explainS4e: ExplainRefusal = ({ call, status, body }) => {
  const error = readS4eError(body);
  const explained = explain(call, status, error);
  if (explained) return { ...explained, hint: hintFor(call, status, error), serviceCode: error.code };
  // Other statuses get the general text. A failure that the service words itself, not a proxy, was not processed.
  return status < 500 || error.code === undefined
    ? undefined
    : { code: 'SERVICE_FAILED', message: say(error, 'the service failed.'), serviceCode: error.code };
};

function explain(call: ServiceCall, status: ErrorResponse['status'], error: S4eError): Explanation | undefined {
  switch (status) {
    case 400:
    case 422:
      return { code: 'BAD_REQUEST', message: say(error, 'the request was refused.') };
    case 401:
      return { code: 'AUTH_REJECTED', message: say(error, 'the API key was rejected.') };
    case 403:
      return { code: 'FORBIDDEN', message: say(error, 'the API key may not do this.') };
    case 404:
      return { code: 'NOT_FOUND', message: say(error, 'no such thing.') };
    case 405:
      return { code: 'NOT_FOUND', message: say(error, `this address takes no ${call.method}.`) };
    case 409:
      return { code: 'CONFLICT', message: say(error, 'something else is in the way.') };
    case 429:
      return { code: 'RATE_LIMITED', message: say(error, 'too many requests for this key.'), retryAfterMs: error.retryAfterMs };
    default:
      return undefined;
  }
}

/**
 * A reply that says no under a status that says yes, read as if it had come under the status of its code; without one that means a
 * status, the service failed. `error: false` and `code: 200` are how some replies say that all is well.
 */
export function refusalInS4e(call: ServiceCall, body: unknown): (Explanation & { readonly status: number }) | undefined {
  const top = asObject(body);
  if (top === undefined || !isFailure(top)) return undefined;
  const error = readS4eError(body);
  const meant = statusMeantBy(error.code);
  const status = meant ?? 500;
  const failed = { code: 'SERVICE_FAILED', message: say(error, 'S4E does not say which.'), serviceCode: error.code } as const;
  const explained = explainS4e({ call, status, body, headers: {} }) ?? failed;
  // Nothing says that it may pass.
  return { ...explained, status, ...(meant === undefined && { final: true }) };
}

function isFailure({ status, error, code }: Readonly<Record<string, unknown>>): boolean {
  const failed = typeof error === 'string' ? error.trim() !== '' : error === true || (typeof error === 'object' && error !== null);
  const number = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
  return failed || status === 'error' || number >= 400;
}

function say({ text, code }: S4eError, otherwise: string): string {
  const said = text ?? '';
  const suffix = code !== undefined && code !== said ? ` (${code})` : '';
  if (said === '') return `${otherwise}${suffix}`;
  return `${shortMessage(said)}${suffix}${/[.!?]$/.test(said) && suffix === '' ? '' : '.'}`;
}

/** A code may be a number. */
function asWord(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : asText(value);
}

/** Several dialects are told of S4E; which one was spoken helps where none of it was understood. */
const TRIED =
  'Tried was the Scans API as its reference shows it: addresses below /api, the key as a bearer token. Editions that take the key in the body are not supported.';

/** The scope that a call needs, in the reference's spelling and in the guides'. */
const SCOPES: Readonly<Record<CallKind, string>> = {
  lookup: 'read:assets',
  list: 'read:scans',
  status: 'read:scans',
  start: 'write:scans (scan:write in the guides)',
  cancel: 'write:scans (scan:write in the guides)',
  findings: 'read:findings (findings:read in the guides)',
};

/** What a person can do about a refusal; undefined where the general hint does. */
function hintFor({ kind }: ServiceCall, status: number, error: S4eError): string | undefined {
  switch (status) {
    case 400:
    case 422:
      return badRequestHint(`${error.field ?? ''} ${error.text ?? ''}`);
    case 401:
      return `Check the secret behind {api-key}: S4E keys begin with s4e_live_. New ones: https://docs.s4e.io/api/core/api-keys/ . ${TRIED}`;
    case 403:
      return `Give the key behind {api-key} the scope ${SCOPES[kind]}; all that is needed: read:assets, read:scans, write:scans (scan:write), read:findings (findings:read). A key that is limited to some assets must hold {target}; and S4E scans only assets that are verified.`;
    case 404:
      return notFoundHint(kind);
    case 405:
      return `Check {api-url}. ${TRIED}`;
    case 409:
      return 'Run the job again when the other scan of this asset has ended.';
    case 429:
      return 'S4E allows 10 starts a minute, and 100, 1,000 or 10,000 requests by plan: run fewer jobs at once with one key, give a longer {poll-interval}, or use a key of its own for CI.';
    default:
      return undefined;
  }
}

/** The fields of the create request, by the inputs that they come from. */
function badRequestHint(about: string): string {
  if (/\basset_id\b/.test(about)) return 'Check {target}: it must be the ID of an asset, such as a-1001.';
  if (/\bscan_type\b/.test(about)) return 'Check {scan-type}: S4E, or the plan of this account, does not know it.';
  if (/\b(?:options|priority|callback_url)\b/.test(about)) return 'Check {scan-options}: options, priority, callback_url.';
  return 'Check {target}, {scan-type} and {scan-options}.';
}

function notFoundHint(kind: CallKind): string {
  if (kind === 'list') return `Check {api-url} and {target}. ${TRIED}`;
  if (kind === 'status' || kind === 'findings' || kind === 'cancel')
    return 'Check {scan-id}: S4E has no such scan, or the key behind {api-key} is limited to other assets.';
  return 'Check {target}, the ID of the asset: S4E has no such asset, or the key behind {api-key} is limited to other ones.';
}
