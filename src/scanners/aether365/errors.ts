import type { ErrorCode } from '../../domain/errors.js';
import { asObject, asText, shortMessage } from '../../http/json.js';
import type { ExplainRefusal, Explanation } from '../../http/types.js';

/** Aether365's own words for a refusal: `error` with `code`, `message` and `details` (siblings, section 5). */
interface Aether365Error {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
}

/** Reads the documented form of an error body, and anything else as an error without words. */
function readAether365Error(body: unknown): Aether365Error {
  const error = asObject(asObject(body)?.['error']);
  return { code: asText(error?.['code']), text: asText(error?.['message']) };
}

interface Meaning {
  readonly code: ErrorCode;
  /** Where the service says nothing. */
  readonly otherwise: string;
  readonly hint: string;
  /** Sending it again does not end it, whatever the status looks like. */
  readonly final?: boolean;
}

const KEYS = 'https://docs.aether365.io/api/api-keys.html';
const TENANT_HINT =
  "Check {target}: it is the ID that Aether365 gives the tenant, such as t_abc123, not Microsoft's. Leave it empty for the tenant of the key.";

/** The three codes of the Scans API page and those of its siblings. The code decides, for 429 is a quota here and no limit of requests. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  [
    'AUTH_MISSING_TOKEN',
    {
      code: 'AUTH_REJECTED',
      otherwise: 'no API key arrived.',
      hint: 'Check the secret behind {api-key}, and that nothing on the way (a proxy, {api-url}) takes the header Authorization away.',
    },
  ],
  [
    'AUTH_INVALID_TOKEN',
    {
      code: 'AUTH_REJECTED',
      otherwise: 'the API key was rejected.',
      hint: `Check the secret behind {api-key}: Aether365 keys begin with ae_live_ and may have been removed. New ones: ${KEYS}`,
    },
  ],
  [
    'AUTH_EXPIRED_TOKEN',
    {
      code: 'AUTH_REJECTED',
      otherwise: 'the token has expired.',
      hint: `Give an API key as {api-key}: it begins with ae_live_. Anything else is a sign-in token, which lasts an hour. Keys: ${KEYS}`,
    },
  ],
  [
    'AUTH_INSUFFICIENT_SCOPE',
    {
      code: 'FORBIDDEN',
      otherwise: 'the API key may not do this.',
      hint: 'Keys have no scopes of their own: the key behind {api-key} acts with the role of the team member who made it. Use a key of a member who may start scans.',
    },
  ],
  ['TENANT_ACCESS_DENIED', { code: 'FORBIDDEN', otherwise: 'the API key may not see this tenant.', hint: TENANT_HINT }],
  [
    'TENANT_NOT_FOUND',
    {
      code: 'TARGET_UNKNOWN',
      otherwise: 'there is no such tenant.',
      hint: `${TENANT_HINT} If it is empty: the user behind {api-key} has no account at Aether365.`,
    },
  ],
  [
    'SCAN_NOT_FOUND',
    {
      code: 'NOT_FOUND',
      otherwise: 'there is no such scan.',
      hint: 'Check {scan-id}: it may be wrong, or of another tenant than the key’s.',
    },
  ],
  [
    'TENANT_NOT_CONNECTED',
    {
      code: 'TARGET_NOT_READY',
      otherwise: 'Microsoft consent has not been completed for this tenant.',
      hint: 'An administrator of the Microsoft tenant must give (or renew) the consent for its connection to Aether365. Then run the job again; until then no scan can start. Check {target} if the wrong tenant was asked for.',
    },
  ],
  [
    'CONNECTION_NOT_FOUND',
    {
      code: 'TARGET_NOT_READY',
      otherwise: 'there is no such connection to Microsoft.',
      hint: 'Connect the Microsoft tenant to Aether365 again, then run the job again. Check {target}.',
    },
  ],
  [
    'SCAN_ALREADY_RUNNING',
    {
      code: 'CONFLICT',
      otherwise: 'a scan is already in progress for this tenant.',
      hint: 'Run the job again when the other scan has ended.',
    },
  ],
  [
    'SCAN_PLAN_LIMIT_REACHED',
    {
      code: 'QUOTA',
      otherwise: 'the scans of the current billing period are used up.',
      hint: 'It is not sent again, for no waiting helps before the next billing period: run fewer scans, for example with {max-age}, take the last one by {scan-id} latest, or have the plan enlarged.',
      final: true,
    },
  ],
  [
    'SERVICE_UNAVAILABLE',
    {
      code: 'SERVICE_FAILED',
      otherwise: 'Aether365 is in maintenance.',
      hint: 'Run the job again when the maintenance is over.',
    },
  ],
]);

/** What a refusal means by its code; where that is none of the documented ones, by its status. */
export const explainAether365: ExplainRefusal = ({ status, body }) => {
  const error = readAether365Error(body);
  const meaning = error.code === undefined ? undefined : MEANINGS.get(error.code);
  if (meaning) return explanation(error, meaning);
  const general = generalMeaning(status, error);
  return general && explanation(error, general);
};

function explanation(error: Aether365Error, { code, otherwise, hint, final }: Meaning): Explanation {
  return { code, message: say(error, otherwise), hint, serviceCode: error.code, ...(final && { final }) };
}

/** Without a documented code: the service's words, under what the status means in general. */
function generalMeaning(status: number, { code, text }: Aether365Error): Meaning | undefined {
  if (code === undefined && text === undefined) return undefined;
  switch (status) {
    case 400:
      return { code: 'BAD_REQUEST', otherwise: 'the request was refused.', hint: 'Check {target}, {scan-type} and {scan-id}.' };
    case 401:
      return { code: 'AUTH_REJECTED', otherwise: 'the API key was rejected.', hint: `Check the secret behind {api-key}. Keys: ${KEYS}` };
    case 403:
      return {
        code: 'FORBIDDEN',
        otherwise: 'the API key may not do this.',
        hint: 'Check {target}, and that the team member behind {api-key} may do this.',
      };
    case 404:
      return { code: 'NOT_FOUND', otherwise: 'no such thing.', hint: 'Check {target}, {scan-id} and {api-url}.' };
    case 409:
      return { code: 'CONFLICT', otherwise: 'something else is in the way.', hint: 'Run the job again when the other scan has ended.' };
    case 429:
      return {
        code: 'RATE_LIMITED',
        otherwise: 'too many requests for this key.',
        hint: 'Run fewer jobs at once with one key, or give a longer {poll-interval}. If the quota of the plan is used up, no waiting helps.',
      };
    default:
      // A failure that the service words itself, not a proxy, was not processed.
      return status < 500
        ? undefined
        : { code: 'SERVICE_FAILED', otherwise: 'the service failed.', hint: 'Run the job again; if it lasts, ask Aether365.' };
  }
}

function say({ code, text }: Aether365Error, otherwise: string): string {
  const suffix = code === undefined ? '' : ` (${code})`;
  if (text === undefined) return `${otherwise.replace(/\.$/, '')}${suffix}.`;
  return `${shortMessage(text).replace(/\.$/, '')}${suffix}.`;
}
