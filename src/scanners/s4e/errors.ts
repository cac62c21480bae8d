import { asObject, asText, shortMessage } from '../../http/json.js';
import { statusMeantBy } from '../../http/refused-success.js';
import type { CallKind, ErrorResponse, ExplainRefusal, Explanation, ServiceCall } from '../../http/types.js';

/** An error of S4E. */
interface S4eError {
  /** A word such as `rate_limited`, or a number as a text. */
  readonly code?: string | undefined;
  readonly text?: string | undefined;
  /** The name of the wrong field, if a list of details contains it. */
  readonly field?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** Reads `{status, error: {code, message, retry_after}}`, and two other known forms: `{message, code}` and `{detail}`. */
function readS4eError(body: unknown): S4eError {
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

/** Explains the documented 429, and other errors from the pages on keys and assets. */
export const explainS4e: ExplainRefusal = ({ call, status, body }) => {
  const error = readS4eError(body);
  const explained = explain(call, status, error);
  if (explained) return { ...explained, hint: hintFor(call, status, error), serviceCode: error.code };
  // Other statuses get the general text. An error with a code of the service does not come from a proxy, so the request was not processed.
  return status < 500 || error.code === undefined
    ? undefined
    : { code: 'SERVICE_FAILED', message: messageOf(error, 'the service failed.'), serviceCode: error.code };
};

function explain(call: ServiceCall, status: ErrorResponse['status'], error: S4eError): Explanation | undefined {
  switch (status) {
    case 400:
    case 422:
      return { code: 'BAD_REQUEST', message: messageOf(error, 'the request was refused.') };
    case 401:
      return { code: 'AUTH_REJECTED', message: messageOf(error, 'the API key was rejected.') };
    case 403:
      return { code: 'FORBIDDEN', message: messageOf(error, 'the API key does not have the permission for this request.') };
    case 404:
      return { code: 'NOT_FOUND', message: messageOf(error, 'the service has no such resource, or the API key may not read it.') };
    case 405:
      return { code: 'NOT_FOUND', message: messageOf(error, `this address does not support ${call.method}.`) };
    case 409:
      return { code: 'CONFLICT', message: messageOf(error, 'the request conflicts with another scan.') };
    case 429:
      return {
        code: 'RATE_LIMITED',
        message: messageOf(error, 'the service is rate limiting requests with this key.'),
        retryAfterMs: error.retryAfterMs,
      };
    default:
      return undefined;
  }
}

/**
 * Finds an error in a response with a success status, and explains it by the status that its code means. If its code means no status,
 * the service failed. `error: false` and `code: 200` mean success.
 */
export function refusalInS4e(call: ServiceCall, body: unknown): (Explanation & { readonly status: number }) | undefined {
  const top = asObject(body);
  if (top === undefined || !isFailure(top)) return undefined;
  const error = readS4eError(body);
  const meant = statusMeantBy(error.code);
  const status = meant ?? 500;
  const failed = { code: 'SERVICE_FAILED', message: messageOf(error, 'S4E does not name a reason.'), serviceCode: error.code } as const;
  const explained = explainS4e({ call, status, body, headers: {} }) ?? failed;
  // An error without a status is not known to be temporary.
  return { ...explained, status, ...(meant === undefined && { final: true }) };
}

function isFailure({ status, error, code }: Readonly<Record<string, unknown>>): boolean {
  const failed = typeof error === 'string' ? error.trim() !== '' : error === true || (typeof error === 'object' && error !== null);
  const number = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
  return failed || status === 'error' || number >= 400;
}

function messageOf({ text = '', code }: S4eError, fallback: string): string {
  const suffix = code !== undefined && code !== text ? ` (${code})` : '';
  if (text === '') return `${fallback}${suffix}`;
  return `${shortMessage(text)}${suffix}${/[.!?]$/.test(text) && suffix === '' ? '' : '.'}`;
}

/** A code may be a number. */
function asWord(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : asText(value);
}

/** S4E documents several variants of its API, so the hint names the one that scan-gate uses. */
const API_VARIANT =
  'scan-gate uses the Scans API of the reference, with addresses below /api and the key as a bearer token. It does not support API versions that expect the key in the request body.';

/** The scope that a call needs, as the reference and the guides spell it. */
const SCOPES: Readonly<Record<CallKind, string>> = {
  lookup: 'read:assets',
  list: 'read:scans',
  status: 'read:scans',
  start: 'write:scans (scan:write in the guides)',
  cancel: 'write:scans (scan:write in the guides)',
  findings: 'read:findings (findings:read in the guides)',
};

/** What to do about an error. Undefined means that the general hint is used. */
function hintFor({ kind }: ServiceCall, status: number, error: S4eError): string | undefined {
  switch (status) {
    case 400:
    case 422:
      return badRequestHint(`${error.field ?? ''} ${error.text ?? ''}`);
    case 401:
      return `Check the secret behind {api-key}. S4E keys begin with s4e_live_ (see https://docs.s4e.io/api/core/api-keys/). ${API_VARIANT}`;
    case 403:
      return `Give the key behind {api-key} the scope ${SCOPES[kind]}. scan-gate needs read:assets, read:scans, write:scans (scan:write), and read:findings (findings:read). If the key is limited to some assets, add {target} to them. S4E scans only verified assets.`;
    case 404:
      return notFoundHint(kind);
    case 405:
      return `Check {api-url}. ${API_VARIANT}`;
    case 409:
      return 'Run the job again when the other scan of this asset has ended.';
    case 429:
      return 'Run fewer jobs at once with one key, set a longer {poll-interval}, or use a separate key for CI. S4E allows 10 starts each minute. Depending on the plan, S4E allows 100, 1,000, or 10,000 requests each minute.';
    default:
      return undefined;
  }
}

/** The input to check, by the field of the create request that the error names. */
function badRequestHint(about: string): string {
  if (/\basset_id\b/.test(about)) return 'Check {target}: it must be the ID of an asset, such as a-1001.';
  if (/\bscan_type\b/.test(about)) return 'Check {scan-type}: S4E, or the plan of this account, does not support it.';
  if (/\b(?:options|priority|callback_url)\b/.test(about)) return 'Check {scan-options}: options, priority, callback_url.';
  return 'Check {target}, {scan-type}, and {scan-options}.';
}

function notFoundHint(kind: CallKind): string {
  if (kind === 'list') return `Check {api-url} and {target}. ${API_VARIANT}`;
  if (kind === 'status' || kind === 'findings' || kind === 'cancel')
    return 'Check {scan-id}: S4E has no such scan, or the key behind {api-key} is limited to other assets.';
  return 'Check {target}, the ID of the asset: S4E has no such asset, or the key behind {api-key} is limited to other assets.';
}
