import { asObject, asText, shortMessage } from '../../http/json.js';
import type { ErrorResponse, ExplainRefusal, Explanation } from '../../http/types.js';
import { withoutQueries } from './targets.js';

/** AIPTx's own words for a refusal: `error` {code, message, details}, `meta.request_id` (siblings, section 1). */
interface AiptxError {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
  readonly reason?: string | undefined;
  readonly requestId?: string | undefined;
  /** Only `detail`: how the self-hosted product of the same name speaks (siblings, section 10). */
  readonly otherProduct: boolean;
}

/** Reads every form of an error body, and anything else as an error without words. */
export function readAiptxError(body: unknown): AiptxError {
  const top = asObject(body);
  const error = asObject(top?.['error']);
  const otherProduct = top !== undefined && 'detail' in top && !('success' in top) && error === undefined;
  return {
    code: asText(error?.['code']) ?? asText(top?.['error']),
    text: asText(error?.['message']) ?? asText(top?.['message']) ?? (otherProduct ? asText(top['detail']) : undefined),
    reason: asText(asObject(error?.['details'])?.['reason']),
    requestId: asText(asObject(top?.['meta'])?.['request_id']),
    otherProduct,
  };
}

/** The listed errors 400, 401, 403, 404, 429 and 500, and INVALID_TARGET, the one code that is named. */
export const explainAiptx: ExplainRefusal = (refusal) => {
  const error = readAiptxError(refusal.body);
  const explained = explain(refusal, error);
  if (explained === undefined) return undefined;
  const hint = error.otherProduct
    ? 'Leave {api-url} out, or give the address of the hosted service: the self-hosted product of the same name has another API, which is not spoken here.'
    : explained.hint;
  return { ...explained, hint, serviceCode: error.code };
};

function explain({ call, status, headers }: ErrorResponse, error: AiptxError): Explanation | undefined {
  switch (status) {
    case 400:
      return { code: 'BAD_REQUEST', message: say(error, 'the request was refused'), hint: badRequestHint(call.kind, error) };
    case 401:
      return {
        code: 'AUTH_REJECTED',
        message: say(error, 'the API key was rejected'),
        hint: 'Check the secret behind {api-key}: it may be mistyped or revoked. Keys: https://docs.aiptx.io/api-reference/introduction',
      };
    case 403:
      return {
        code: 'FORBIDDEN',
        message: say(error, 'the API key may not do this'),
        hint: 'Check in AIPTx whether the plan and the permissions of the key behind {api-key} cover this, and whether the account may test {target}.',
      };
    case 404:
      return { code: 'NOT_FOUND', message: say(error, 'no such thing'), hint: notFoundHint(call.kind) };
    case 409:
      return { code: 'CONFLICT', message: say(error, 'something is in the way'), hint: 'Run the job again when the other scan has ended.' };
    case 429:
      return isConcurrency(call.kind, headers) ? tooManyScans(error) : tooManyRequests(error);
    default:
      // The general texts do where the service says nothing itself, and for a proxy's page.
      return status >= 400 && (error.text !== undefined || error.requestId !== undefined)
        ? { code: codeOf(status), message: say(error, 'the service failed') }
        : undefined;
  }
}

function codeOf(status: number): Explanation['code'] {
  // It took too long: whether it was done all the same is not known.
  if (status === 408) return 'NO_ANSWER';
  if (status === 402) return 'QUOTA';
  return status >= 500 || status === 425 ? 'SERVICE_FAILED' : 'BAD_REQUEST';
}

/** Requests remain: what is used up are the scans at once (siblings, section 1). */
function isConcurrency(kind: ErrorResponse['call']['kind'], headers: ErrorResponse['headers']): boolean {
  return kind === 'start' && Number(headers['x-ratelimit-remaining'] ?? 0) > 0;
}

function tooManyScans(error: AiptxError): Explanation {
  return {
    code: 'CONFLICT',
    message: say(error, 'too many scans at once'),
    hint: 'The plan of the account limits the scans at once (Starter 1, Professional 4, Business 10): run fewer jobs at once, or let them wait for each other by `concurrency`.',
    final: true,
  };
}

function tooManyRequests(error: AiptxError): Explanation {
  return {
    code: 'RATE_LIMITED',
    message: say(error, 'too many requests for this key'),
    hint: 'AIPTx allows 60 requests per minute and more by plan: run fewer jobs at once, give a longer {poll-interval}, or use a key of its own for CI.',
  };
}

function badRequestHint(kind: ErrorResponse['call']['kind'], { code }: AiptxError): string {
  if (code === 'INVALID_TARGET')
    return 'AIPTx attacks from its own network, not from this runner: check {target}, its DNS records and its firewall.';
  return kind === 'start' ? 'Check {target}, {scan-type} and {scan-options}.' : 'Check {target} and {scan-id}.';
}

function notFoundHint(kind: ErrorResponse['call']['kind']): string {
  if (kind === 'lookup') return 'Check rescan in {scan-options}: the account of {api-key} has no such scan.';
  if (kind === 'list') return 'Check {api-url}: this address has no list of scans.';
  return 'Check {scan-id}, and rescan in {scan-options}: the account of {api-key} has no such scan.';
}

function say(error: AiptxError, otherwise: string): string {
  const words = [error.text, error.reason].filter((part) => part !== undefined).join(': ');
  const text = shortMessage(withoutQueries(words === '' ? otherwise : words)).replace(/\.$/, '');
  const marks = [error.code, error.requestId && `request ${error.requestId}`].filter((part) => part !== undefined && part !== '');
  const product = error.otherProduct ? ' (this looks like the self-hosted product of the same name)' : '';
  return `${text}${marks.length > 0 ? ` (${marks.map((mark) => shortMessage(String(mark))).join(', ')})` : ''}${product}.`;
}
