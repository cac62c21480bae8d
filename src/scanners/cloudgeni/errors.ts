import { asObject, asText, shortMessage } from '../../http/json.js';
import type { ErrorResponse, ExplainRefusal, Explanation } from '../../http/types.js';

/** An error of Cloudgeni: `error`, `message`, `details`. Live editions also nest them (cloudgeni.siblings.md, section 5). */
interface CloudgeniError {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Reads every documented form of an error body. Any other form gives an error without code and text. */
function readCloudgeniError(body: unknown): CloudgeniError {
  const top = asObject(body);
  const nested = [asObject(top?.error), asObject(top?.message)].find((value) => value !== undefined);
  return {
    code: asText(nested?.code) ?? asText(top?.error),
    text: asText(top?.message) ?? asText(nested?.message) ?? asText(top?.error),
    details: asObject(top?.details) ?? asObject(nested?.details) ?? {},
  };
}

/** Explains the documented errors 400, 404, and 409, and the meaning of 401, 403, and 429 from the pages on keys. */
export const explainCloudgeni: ExplainRefusal = (refusal) => {
  const error = readCloudgeniError(refusal.body);
  const explained = explain(refusal, error);
  if (explained) return { ...explained, serviceCode: error.code };
  // Other statuses get the general text. An error with a code of the service does not come from a proxy, so the request was not processed.
  return refusal.status < 500 || error.code === undefined
    ? undefined
    : { code: 'SERVICE_FAILED', message: messageOf(error, 'the service failed.'), serviceCode: error.code };
};

function explain({ call, status }: ErrorResponse, error: CloudgeniError): Explanation | undefined {
  switch (status) {
    case 400:
      return { code: 'BAD_REQUEST', message: messageOf(error, 'the request was refused.'), hint: badRequestHint(error) };
    case 401:
      return {
        code: 'AUTH_REJECTED',
        message: messageOf(error, 'the API key was rejected.'),
        hint: 'Check the secret behind {api-key}. Cloudgeni keys begin with cg_live_, belong to one organization, and may have expired. Create a key: https://docs.cloudgeni.ai/api-reference/authentication',
      };
    case 403:
      return {
        code: 'FORBIDDEN',
        message: messageOf(error, 'the API key does not have the permission for this request.'),
        hint:
          call.kind === 'start'
            ? 'Starting a scan requires a key with the permission level Read-Write. The key behind {api-key} is probably Read-Only.'
            : 'Check that the key behind {api-key} belongs to {organization}: each key belongs to one organization.',
      };
    case 404:
      return {
        code: 'NOT_FOUND',
        message: messageOf(error, 'the service has no such resource, or the API key may not read it.'),
        hint: notFoundHint(call.kind),
      };
    case 409:
      return {
        code: 'CONFLICT',
        message: messageOf(error, 'a scan is already running for this repository.'),
        hint: 'Run the job again when the other scan has ended.',
        conflictingId: asText(error.details.existingScanId),
      };
    case 429:
      return {
        code: 'RATE_LIMITED',
        message: messageOf(error, 'the service is rate limiting requests with this key.'),
        hint: 'Run fewer jobs at once, set a longer {poll-interval}, or use a separate key for CI. For each key, Cloudgeni allows 10 starts, 60 status requests, and 30 pages of findings a minute.',
      };
    default:
      return undefined;
  }
}

function badRequestHint({ details }: CloudgeniError): string {
  const field = asText(details.field);
  if (field === 'branch') {
    return 'Cloudgeni has no such branch. Push the branch, let Cloudgeni synchronize the repository, or set another {ref}. Cloudgeni cannot scan branches of forks.';
  }
  if (field === 'commit') return 'Cloudgeni has no such commit. Check {sha} and {target}, and push the commit to the scanned repository.';
  if (field === 'type') return 'Check {scan-type}: static or full.';
  return 'Check {target}, {ref}, {sha}, and {scan-type}.';
}

function notFoundHint(kind: ErrorResponse['call']['kind']): string {
  if (kind === 'lookup') return 'Check {organization}, and {api-url} if you set it: this address has no such organization.';
  if (kind === 'status' || kind === 'findings') return 'Check {scan-id}, {target}, and {organization}: this repository has no such scan.';
  return 'Check {target} (the repository ID) and {organization}: the repository must be connected to Cloudgeni.';
}

function messageOf(error: CloudgeniError, fallback: string): string {
  const issue = asText(error.details.issue);
  const text = [error.text, issue].filter((part) => part !== undefined).join(': ');
  const code = error.code !== undefined && error.code !== text ? ` (${error.code})` : '';
  return text === '' ? `${fallback}${code}` : `${shortMessage(text)}${code}${/[.!?]$/.test(text) && code === '' ? '' : '.'}`;
}
