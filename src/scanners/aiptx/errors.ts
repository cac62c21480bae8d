import { asObject, asText, shortMessage } from '../../http/json.js';
import type { ErrorResponse, ExplainRefusal, Explanation } from '../../http/types.js';
import { withoutQueries } from './targets.js';

/** An error of AIPTx: `error` with `code`, `message`, and `details`, and `meta.request_id` (aiptx.siblings.md, section 1). */
interface AiptxError {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
  readonly reason?: string | undefined;
  readonly requestId?: string | undefined;
  /** The body has only `detail`, which is the form of the self-hosted product of the same name (aiptx.siblings.md, section 10). */
  readonly otherProduct: boolean;
}

/** Reads every known form of an error body. Any other form gives an error without code and text. */
function readAiptxError(body: unknown): AiptxError {
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

/** Explains the documented errors 400, 401, 403, 404, 429, and 500, and INVALID_TARGET, the only documented code. */
export const explainAiptx: ExplainRefusal = (refusal) => {
  const error = readAiptxError(refusal.body);
  const explained = explain(refusal, error);
  if (explained === undefined) return undefined;
  const hint = error.otherProduct
    ? 'Remove {api-url}, or set it to the address of the hosted service. The self-hosted product of the same name has another API, which scan-gate does not support.'
    : explained.hint;
  return { ...explained, hint, serviceCode: error.code };
};

function explain({ call, status, headers }: ErrorResponse, error: AiptxError): Explanation | undefined {
  switch (status) {
    case 400:
      return { code: 'BAD_REQUEST', message: messageOf(error, 'the request was refused'), hint: badRequestHint(call.kind, error) };
    case 401:
      return {
        code: 'AUTH_REJECTED',
        message: messageOf(error, 'the API key was rejected'),
        hint: 'Check the secret behind {api-key}. The key may be mistyped or revoked. About keys: https://docs.aiptx.io/api-reference/introduction',
      };
    case 403:
      return {
        code: 'FORBIDDEN',
        message: messageOf(error, 'the API key does not have the permission for this request'),
        hint: 'Check in AIPTx whether the plan and the permissions of the key behind {api-key} cover this, and whether the account may test {target}.',
      };
    case 404:
      return { code: 'NOT_FOUND', message: messageOf(error, 'not found'), hint: notFoundHint(call.kind) };
    case 409:
      return {
        code: 'CONFLICT',
        message: messageOf(error, 'the request conflicts with another scan'),
        hint: 'Run the job again when the other scan has ended.',
      };
    case 429:
      return isConcurrency(call.kind, headers) ? tooManyScans(error) : tooManyRequests(error);
    default:
      // An error without a text of the service, and a proxy's page, get the general text.
      return status >= 400 && (error.text !== undefined || error.requestId !== undefined)
        ? { code: codeOf(status), message: messageOf(error, 'the service failed') }
        : undefined;
  }
}

function codeOf(status: number): Explanation['code'] {
  // A timeout: the service may have processed the request.
  if (status === 408) return 'NO_ANSWER';
  if (status === 402) return 'QUOTA';
  return status >= 500 || status === 425 ? 'SERVICE_FAILED' : 'BAD_REQUEST';
}

/** A 429 although requests remain means that the limit of scans at once is reached (aiptx.siblings.md, section 1). */
function isConcurrency(kind: ErrorResponse['call']['kind'], headers: ErrorResponse['headers']): boolean {
  return kind === 'start' && Number(headers['x-ratelimit-remaining'] ?? 0) > 0;
}

function tooManyScans(error: AiptxError): Explanation {
  return {
    code: 'CONFLICT',
    message: messageOf(error, 'too many scans at once'),
    hint: 'Run fewer jobs at once, or let the jobs wait for each other. The plan limits scans at once: Starter 1, Professional 4, Business 10.',
    final: true,
  };
}

function tooManyRequests(error: AiptxError): Explanation {
  return {
    code: 'RATE_LIMITED',
    message: messageOf(error, 'the service is rate limiting requests with this key'),
    hint: 'Run fewer jobs at once, set a longer {poll-interval}, or use a separate key for CI. AIPTx allows 60 requests a minute, and more on larger plans.',
  };
}

function badRequestHint(kind: ErrorResponse['call']['kind'], { code }: AiptxError): string {
  if (code === 'INVALID_TARGET')
    return 'Check {target}, its DNS records, and its firewall. AIPTx connects from its own network, not from this runner.';
  return kind === 'start' ? 'Check {target}, {scan-type}, and {scan-options}.' : 'Check {target} and {scan-id}.';
}

function notFoundHint(kind: ErrorResponse['call']['kind']): string {
  if (kind === 'lookup') return 'Check rescan in {scan-options}: the account of {api-key} has no such scan.';
  if (kind === 'list') return 'Check {api-url}: this address has no list of scans.';
  return 'Check {scan-id}, and rescan in {scan-options}: the account of {api-key} has no such scan.';
}

function messageOf(error: AiptxError, fallback: string): string {
  const parts = [error.text, error.reason].filter((part) => part !== undefined).join(': ');
  const text = shortMessage(withoutQueries(parts === '' ? fallback : parts)).replace(/\.$/, '');
  const marks = [error.code, error.requestId && `request ${error.requestId}`].filter((part) => part !== undefined && part !== '');
  const product = error.otherProduct ? ' (this response looks like the self-hosted product of the same name)' : '';
  return `${text}${marks.length > 0 ? ` (${marks.map((mark) => shortMessage(String(mark))).join(', ')})` : ''}${product}.`;
}
