import { asObject, asText, shortMessage } from '../../http/json.js';
import type { ErrorResponse, ExplainRefusal, Explanation } from '../../http/types.js';

/** Fegura's words for a refusal: `error.code`, `error.message`, `error.details` (siblings, section 2). */
interface FeguraError {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
  /** What validation found, a sentence each. */
  readonly details: readonly string[];
}

/** Reads the documented envelope, and anything else as an error without words. */
export function readFeguraError(body: unknown): FeguraError {
  const error = asObject(asObject(body)?.error);
  const details = Array.isArray(error?.details) ? error.details : [];
  return { code: asText(error?.code), text: asText(error?.message), details: details.slice(0, MAX_DETAILS).map(describeDetail) };
}

const MAX_DETAILS = 5;

/** The form of a detail is cut off in the documents; Zod's is `path` and `message`. */
function describeDetail(detail: unknown): string {
  if (typeof detail === 'string') return shortMessage(detail, 120);
  const { path, message } = asObject(detail) ?? {};
  const text = asText(message);
  if (text === undefined) return shortMessage(JSON.stringify(detail) ?? '', 120);
  const steps = Array.isArray(path) ? path.filter((step) => typeof step === 'string' || typeof step === 'number') : [];
  return shortMessage(steps.length === 0 ? text : `${steps.join('.')}: ${text}`, 120);
}

/** The documented codes. A code that is not documented goes by its status, and a limit always does. */
export const explainFegura: ExplainRefusal = (refusal) => {
  const error = readFeguraError(refusal.body);
  if (refusal.status === 429) return { ...explainLimit(error), serviceCode: error.code };
  const code = error.code !== undefined && Object.hasOwn(EXPLANATIONS, error.code) ? error.code : (CODES[refusal.status] ?? '');
  const explained = Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code]?.(refusal, error) : undefined;
  if (explained) return { ...explained, serviceCode: error.code };
  // A failure that the service words itself, not a proxy, was not processed; other statuses get the general text.
  return refusal.status < 500 || error.code === undefined
    ? undefined
    : { code: 'SERVICE_FAILED', message: say(error, 'the service failed.'), serviceCode: error.code };
};

/** What a status without a known code means. 400 stays open: it is one of three. */
const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
};

/** No limit is documented, and so none that could be kept from here. */
function explainLimit(error: FeguraError): Explanation {
  return {
    code: 'RATE_LIMITED',
    message: say(error, 'too many requests for this key.'),
    hint: 'Run fewer jobs at once, give a longer {poll-interval}, or use a key of its own for CI.',
  };
}

type Explain = (refusal: ErrorResponse, error: FeguraError) => Explanation;

const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  BAD_REQUEST: (_refusal, error) => ({
    code: 'BAD_REQUEST',
    message: say(error, 'the request was refused.'),
    hint: 'Check {target} and {region}.',
  }),
  VALIDATION_ERROR: (_refusal, error) => ({
    code: 'BAD_REQUEST',
    message: say(error, 'the request is not valid.'),
    hint: 'Check {region}, which must be one that Fegura knows, and {target}.',
  }),
  INVALID_API_VERSION: (_refusal, error) => ({
    code: 'BAD_REQUEST',
    message: say(error, 'the version of the API is not known.'),
    hint: 'scan-gate speaks the version 2026-02-01. Check {api-url}; if it is right, look for a newer release of scan-gate.',
  }),
  UNAUTHORIZED: (_refusal, error) => ({
    code: 'AUTH_REJECTED',
    message: say(error, 'the API key was rejected.'),
    hint: 'Check the secret behind {api-key}: Fegura keys begin with feg_live_ or feg_test_, and may have been revoked or have expired. Keys: https://fegura.ai/docs/api/authentication',
  }),
  FORBIDDEN: ({ call }, error) => ({
    code: 'FORBIDDEN',
    message: say(error, 'the API key lacks a scope.'),
    hint:
      call.kind === 'start'
        ? 'Starting a scan needs a key with the scope write: give the key behind {api-key} the scopes read and write.'
        : 'Reading needs a key with the scope read, also where it has the scope write: give the key behind {api-key} both.',
  }),
  NOT_FOUND: ({ call }, error) => ({ code: 'NOT_FOUND', message: say(error, 'no such thing.'), hint: notFoundHint(call.kind) }),
  CONFLICT: (_refusal, error) => ({
    code: 'CONFLICT',
    message: say(error, 'a scan of this account seems to be running already.'),
    hint: 'Run the job again when the other scan has ended.',
  }),
  INTERNAL_ERROR: (_refusal, error) => ({
    code: 'SERVICE_FAILED',
    message: say(error, 'Fegura failed.'),
    hint: 'Run the job again; if it lasts, ask Fegura.',
  }),
};

function notFoundHint(kind: ErrorResponse['call']['kind']): string {
  if (kind === 'status') return 'Check {scan-id}: Fegura has no such scan, or the key behind {api-key} belongs to another organization.';
  if (kind === 'start') {
    return "Check {target}: the UUID of the account's connection at Fegura, in the organization of the key behind {api-key}.";
  }
  return 'Check {target}, and {api-url} if you gave one.';
}

function say({ code, text, details }: FeguraError, otherwise: string): string {
  const words = [text === undefined ? undefined : shortMessage(text), details.length === 0 ? undefined : details.join('; ')];
  const sentence = words.filter((part) => part !== undefined).join(': ');
  if (code === undefined) return sentence === '' ? otherwise : `${sentence}${/[.!?]$/.test(sentence) ? '' : '.'}`;
  return `${sentence === '' ? otherwise.replace(/\.$/, '') : sentence} (${shortMessage(code, 60)}).`;
}
