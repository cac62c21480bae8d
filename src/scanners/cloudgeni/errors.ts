import { asObject, asText, shortMessage } from '../../http/json.js';
import type { ErrorResponse, ExplainRefusal, Explanation } from '../../http/types.js';

/** Cloudgeni's own words for a refusal: `error`, `message`, `details`; live editions also nest them (siblings, section 5). */
interface CloudgeniError {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Reads every documented form of an error body, and anything else as an error without words. */
export function readCloudgeniError(body: unknown): CloudgeniError {
  const top = asObject(body);
  const nested = [asObject(top?.error), asObject(top?.message)].find((value) => value !== undefined);
  return {
    code: asText(nested?.code) ?? asText(top?.error),
    text: asText(top?.message) ?? asText(nested?.message) ?? asText(top?.error),
    details: asObject(top?.details) ?? asObject(nested?.details) ?? {},
  };
}

/** The documented errors 400, 404 and 409, and what 401, 403 and 429 mean by the pages on keys. */
export const explainCloudgeni: ExplainRefusal = (refusal) => {
  const error = readCloudgeniError(refusal.body);
  const explained = explain(refusal, error);
  if (explained) return { ...explained, serviceCode: error.code };
  // Other statuses get the general text. A failure that the service words itself, not a proxy, was not processed.
  return refusal.status < 500 || error.code === undefined
    ? undefined
    : { code: 'SERVICE_FAILED', message: say(error, 'the service failed.'), serviceCode: error.code };
};

function explain({ call, status }: ErrorResponse, error: CloudgeniError): Explanation | undefined {
  switch (status) {
    case 400:
      return { code: 'BAD_REQUEST', message: say(error, 'the request was refused.'), hint: badRequestHint(error) };
    case 401:
      return {
        code: 'AUTH_REJECTED',
        message: say(error, 'the API key was rejected.'),
        hint: 'Check the secret behind {api-key}: Cloudgeni keys begin with cg_live_, belong to one organization and may have expired. New ones: https://docs.cloudgeni.ai/api-reference/authentication',
      };
    case 403:
      return {
        code: 'FORBIDDEN',
        message: say(error, 'the API key may not do this.'),
        hint:
          call.kind === 'start'
            ? 'Starting a scan needs a key with the permission level Read-Write; the key behind {api-key} seems to be Read-Only.'
            : 'Keys belong to one organization: check that {organization} is the one of the key behind {api-key}.',
      };
    case 404:
      return { code: 'NOT_FOUND', message: say(error, 'no such thing.'), hint: notFoundHint(call.kind) };
    case 409:
      return {
        code: 'CONFLICT',
        message: say(error, 'a scan is already running for this repository.'),
        hint: 'Run the job again when the other scan has ended.',
        conflictingId: asText(error.details.existingScanId),
      };
    case 429:
      return {
        code: 'RATE_LIMITED',
        message: say(error, 'too many requests for this key.'),
        hint: 'Cloudgeni allows 10 starts, 60 status requests and 30 pages of findings per minute and key: run fewer jobs at once, give a longer {poll-interval}, or use a key of its own for CI.',
      };
    default:
      return undefined;
  }
}

function badRequestHint({ details }: CloudgeniError): string {
  const field = asText(details.field);
  if (field === 'branch') {
    return 'Cloudgeni does not know this branch: push it, let Cloudgeni synchronise the repository, or give another {ref}. Branches of forks are never known there.';
  }
  if (field === 'commit')
    return 'Cloudgeni does not know this commit: it must be pushed to the scanned repository. Check {sha} and {target}.';
  if (field === 'type') return 'Check {scan-type}: static or full.';
  return 'Check {target}, {ref}, {sha} and {scan-type}.';
}

function notFoundHint(kind: ErrorResponse['call']['kind']): string {
  if (kind === 'lookup') return 'Check {organization}, and {api-url} if you gave one: this address has no such organization.';
  if (kind === 'status' || kind === 'findings') return 'Check {scan-id}, {target} and {organization}: this repository has no such scan.';
  return 'Check {target} (the repository ID) and {organization}: the repository must be connected to Cloudgeni.';
}

function say(error: CloudgeniError, otherwise: string): string {
  const issue = asText(error.details.issue);
  const text = [error.text, issue].filter((part) => part !== undefined).join(': ');
  const code = error.code !== undefined && error.code !== text ? ` (${error.code})` : '';
  return text === '' ? `${otherwise}${code}` : `${shortMessage(text)}${code}${/[.!?]$/.test(text) && code === '' ? '' : '.'}`;
}
