import type { CallKind, ServiceCall } from '../scanner.js';
import type { S4eError } from './errors.js';

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
export function hintFor({ kind }: ServiceCall, status: number, error: S4eError): string | undefined {
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
