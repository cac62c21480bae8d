import { asObject, asText, shortMessage } from '../../http/json.js';
import { statusMeantBy } from '../../http/refused-success.js';
import type { ExplainRefusal, Explanation, Refusal, ServiceCall } from '../scanner.js';
import { hintFor } from './hints.js';

/** S4E's words for a refusal. */
export interface S4eError {
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
  const told = explain(call, status, error);
  if (told) return { ...told, hint: hintFor(call, status, error), serviceCode: error.code };
  // Other statuses get the general text. A failure that the service words itself, not a proxy, was not processed (design 3.3).
  return status < 500 || error.code === undefined
    ? undefined
    : { code: 'SERVICE_FAILED', message: say(error, 'the service failed.'), serviceCode: error.code };
};

function explain(call: ServiceCall, status: Refusal['status'], error: S4eError): Explanation | undefined {
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
  const told = explainS4e({ call, status, body, headers: {} }) ?? failed;
  // Nothing says that it may pass.
  return { ...told, status, ...(meant === undefined && { final: true }) };
}

function isFailure({ status, error, code }: Readonly<Record<string, unknown>>): boolean {
  const told = typeof error === 'string' ? error.trim() !== '' : error === true || (typeof error === 'object' && error !== null);
  const number = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
  return told || status === 'error' || number >= 400;
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
