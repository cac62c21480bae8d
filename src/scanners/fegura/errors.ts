import { asObject, asText, shortMessage } from '../../http/json.js';
import type { ErrorResponse, ExplainRefusal, Explanation } from '../../http/types.js';

/** An error of Fegura: `error.code`, `error.message`, `error.details` (fegura.siblings.md, section 2). */
interface FeguraError {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
  /** The validation errors, one sentence each. */
  readonly details: readonly string[];
}

/** Reads the documented envelope. Any other form gives an error without code and text. */
function readFeguraError(body: unknown): FeguraError {
  const error = asObject(asObject(body)?.error);
  const details = Array.isArray(error?.details) ? error.details : [];
  return { code: asText(error?.code), text: asText(error?.message), details: details.slice(0, MAX_DETAILS).map(describeDetail) };
}

const MAX_DETAILS = 5;

/** The document is cut off before the form of a detail. Zod's form is `path` and `message`. */
function describeDetail(detail: unknown): string {
  if (typeof detail === 'string') return shortMessage(detail, 120);
  const { path, message } = asObject(detail) ?? {};
  const text = asText(message);
  if (text === undefined) return shortMessage(JSON.stringify(detail) ?? '', 120);
  const steps = Array.isArray(path) ? path.filter((step) => typeof step === 'string' || typeof step === 'number') : [];
  return shortMessage(steps.length === 0 ? text : `${steps.join('.')}: ${text}`, 120);
}

/** Explains the documented codes. An undocumented code is explained by its status, and so is every 429. */
export const explainFegura: ExplainRefusal = (refusal) => {
  const error = readFeguraError(refusal.body);
  if (refusal.status === 429) return { ...explainLimit(error), serviceCode: error.code };
  const code = error.code !== undefined && Object.hasOwn(EXPLANATIONS, error.code) ? error.code : (CODES[refusal.status] ?? '');
  const explained = Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code]?.(refusal, error) : undefined;
  if (explained) return { ...explained, serviceCode: error.code };
  // Other statuses get the general text. An error with a code of the service does not come from a proxy, so the request was not processed.
  return refusal.status < 500 || error.code === undefined
    ? undefined
    : { code: 'SERVICE_FAILED', message: messageOf(error, 'the service failed.'), serviceCode: error.code };
};

/** The code of a status, for an error without a documented code. */
const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
};

/** No limit is documented, so scan-gate cannot keep one. */
function explainLimit(error: FeguraError): Explanation {
  return {
    code: 'RATE_LIMITED',
    message: messageOf(error, 'the service is rate limiting requests with this key.'),
    hint: 'Run fewer jobs at once, set a longer {poll-interval}, or use a separate key for CI.',
  };
}

type Explain = (refusal: ErrorResponse, error: FeguraError) => Explanation;

const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  BAD_REQUEST: (_refusal, error) => ({
    code: 'BAD_REQUEST',
    message: messageOf(error, 'the request was refused.'),
    hint: 'Check {target} and {region}.',
  }),
  VALIDATION_ERROR: (_refusal, error) => ({
    code: 'BAD_REQUEST',
    message: messageOf(error, 'the request is not valid.'),
    hint: 'Check {region}, which must be a region that Fegura supports, and {target}.',
  }),
  INVALID_API_VERSION: (_refusal, error) => ({
    code: 'BAD_REQUEST',
    message: messageOf(error, 'the version of the API is unknown.'),
    hint: 'Check {api-url}. If it is right, look for a newer release of scan-gate: this release uses the API version 2026-02-01.',
  }),
  UNAUTHORIZED: (_refusal, error) => ({
    code: 'AUTH_REJECTED',
    message: messageOf(error, 'the API key was rejected.'),
    hint: 'Check the secret behind {api-key}. Fegura keys begin with feg_live_ or feg_test_, and may have been revoked or have expired. About keys: https://fegura.ai/docs/api/authentication',
  }),
  FORBIDDEN: ({ call }, error) => ({
    code: 'FORBIDDEN',
    message: messageOf(error, 'the API key lacks a scope.'),
    hint:
      call.kind === 'start'
        ? 'Give the key behind {api-key} the scopes read and write. Starting a scan needs the scope write.'
        : 'Give the key behind {api-key} the scopes read and write. Reading needs the scope read, even if the key has the scope write.',
  }),
  NOT_FOUND: ({ call }, error) => ({
    code: 'NOT_FOUND',
    message: messageOf(error, 'the service has no such resource, or the API key may not read it.'),
    hint: notFoundHint(call.kind),
  }),
  CONFLICT: (_refusal, error) => ({
    code: 'CONFLICT',
    message: messageOf(error, 'a scan of this account is probably running already.'),
    hint: 'Run the job again when the other scan has ended.',
  }),
  INTERNAL_ERROR: (_refusal, error) => ({
    code: 'SERVICE_FAILED',
    message: messageOf(error, 'Fegura failed.'),
    hint: 'Run the job again. If it keeps happening, contact Fegura support.',
  }),
};

function notFoundHint(kind: ErrorResponse['call']['kind']): string {
  if (kind === 'status') return 'Check {scan-id}: Fegura has no such scan, or the key behind {api-key} belongs to another organization.';
  if (kind === 'start') {
    return "Check {target}: it must be the UUID of the account's connection at Fegura, in the organization of the key behind {api-key}.";
  }
  return 'Check {target}, and {api-url} if you set it.';
}

function messageOf({ code, text, details }: FeguraError, fallback: string): string {
  const parts = [text === undefined ? undefined : shortMessage(text), details.length === 0 ? undefined : details.join('; ')];
  const sentence = parts.filter((part) => part !== undefined).join(': ');
  if (code === undefined) return sentence === '' ? fallback : `${sentence}${/[.!?]$/.test(sentence) ? '' : '.'}`;
  return `${sentence === '' ? fallback.replace(/\.$/, '') : sentence} (${shortMessage(code, 60)}).`;
}
