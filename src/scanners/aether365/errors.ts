import type { ErrorCode } from '../../domain/errors.js';
import { asObject, asText, shortMessage } from '../../http/json.js';
import type { ExplainRefusal, Explanation } from '../../http/types.js';

/** An error of Aether365: `error` with `code`, `message`, and `details` (aether365.siblings.md, section 5). */
interface Aether365Error {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
}

/** Reads the documented form of an error body. Any other form gives an error without code and text. */
function readAether365Error(body: unknown): Aether365Error {
  const error = asObject(asObject(body)?.['error']);
  return { code: asText(error?.['code']), text: asText(error?.['message']) };
}

interface Meaning {
  readonly code: ErrorCode;
  /** The message if the service sends none. */
  readonly fallback: string;
  readonly hint: string;
  /** Sending the request again does not help, whatever the status is. */
  readonly final?: boolean;
}

const KEYS = 'https://docs.aether365.io/api/api-keys.html';
const TENANT_HINT =
  'Check {target}: it is the ID that Aether365 gives the tenant, such as t_abc123, not the ID that Microsoft gives it. Leave it empty for the tenant of the key.';

/** The three codes of the Scans API page, and the codes of aether365.siblings.md. The code decides, because a 429 can mean a quota here. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  [
    'AUTH_MISSING_TOKEN',
    {
      code: 'AUTH_REJECTED',
      fallback: 'no API key arrived.',
      hint: 'Check the secret behind {api-key}, and that neither a proxy nor {api-url} removes the header Authorization.',
    },
  ],
  [
    'AUTH_INVALID_TOKEN',
    {
      code: 'AUTH_REJECTED',
      fallback: 'the API key was rejected.',
      hint: `Check the secret behind {api-key}. Aether365 keys begin with ae_live_, and the key may have been deleted. Create a key: ${KEYS}`,
    },
  ],
  [
    'AUTH_EXPIRED_TOKEN',
    {
      code: 'AUTH_REJECTED',
      fallback: 'the token has expired.',
      hint: `Use an API key, which begins with ae_live_, as {api-key}. Anything else is a sign-in token, which expires after an hour. About keys: ${KEYS}`,
    },
  ],
  [
    'AUTH_INSUFFICIENT_SCOPE',
    {
      code: 'FORBIDDEN',
      fallback: 'the API key does not have the permission for this request.',
      hint: 'Use the key of a member who may start scans as {api-key}. Keys have no scopes: a key acts with the role of the team member who created it.',
    },
  ],
  ['TENANT_ACCESS_DENIED', { code: 'FORBIDDEN', fallback: 'the API key has no access to this tenant.', hint: TENANT_HINT }],
  [
    'TENANT_NOT_FOUND',
    {
      code: 'TARGET_UNKNOWN',
      fallback: 'the tenant was not found.',
      hint: `${TENANT_HINT} If it is empty, the user behind {api-key} has no account at Aether365.`,
    },
  ],
  [
    'SCAN_NOT_FOUND',
    {
      code: 'NOT_FOUND',
      fallback: 'the scan was not found.',
      hint: 'Check {scan-id}: it may be wrong, or belong to another tenant than the key.',
    },
  ],
  [
    'TENANT_NOT_CONNECTED',
    {
      code: 'TARGET_NOT_READY',
      fallback: 'Microsoft consent has not been completed for this tenant.',
      hint: 'Ask an administrator of the Microsoft tenant to give or renew the consent for its connection to Aether365. Then run the job again. If the tenant is wrong, check {target}.',
    },
  ],
  [
    'CONNECTION_NOT_FOUND',
    {
      code: 'TARGET_NOT_READY',
      fallback: 'the connection to Microsoft was not found.',
      hint: 'Connect the Microsoft tenant to Aether365 again, then run the job again. Check {target}.',
    },
  ],
  [
    'SCAN_ALREADY_RUNNING',
    {
      code: 'CONFLICT',
      fallback: 'a scan is already in progress for this tenant.',
      hint: 'Run the job again when the other scan has ended.',
    },
  ],
  [
    'SCAN_PLAN_LIMIT_REACHED',
    {
      code: 'QUOTA',
      fallback: 'the scans of the current billing period are used up.',
      hint: 'Run fewer scans, for example with {max-age}, collect the last scan with {scan-id} latest, or change the plan. scan-gate does not try again, because waiting does not help before the next billing period.',
      final: true,
    },
  ],
  [
    'SERVICE_UNAVAILABLE',
    {
      code: 'SERVICE_FAILED',
      fallback: 'Aether365 is in maintenance.',
      hint: 'Run the job again when the maintenance is over.',
    },
  ],
]);

/** Explains an error by its code, or by its status if the code is not documented. */
export const explainAether365: ExplainRefusal = ({ status, body }) => {
  const error = readAether365Error(body);
  const meaning = error.code === undefined ? undefined : MEANINGS.get(error.code);
  if (meaning) return explanation(error, meaning);
  const general = generalMeaning(status, error);
  return general && explanation(error, general);
};

function explanation(error: Aether365Error, { code, fallback, hint, final }: Meaning): Explanation {
  return { code, message: messageOf(error, fallback), hint, serviceCode: error.code, ...(final && { final }) };
}

/** The general meaning of a status, for an error without a documented code. */
function generalMeaning(status: number, { code, text }: Aether365Error): Meaning | undefined {
  if (code === undefined && text === undefined) return undefined;
  switch (status) {
    case 400:
      return { code: 'BAD_REQUEST', fallback: 'the request was refused.', hint: 'Check {target}, {scan-type}, and {scan-id}.' };
    case 401:
      return {
        code: 'AUTH_REJECTED',
        fallback: 'the API key was rejected.',
        hint: `Check the secret behind {api-key}. About keys: ${KEYS}`,
      };
    case 403:
      return {
        code: 'FORBIDDEN',
        fallback: 'the API key does not have the permission for this request.',
        hint: 'Check {target}, and the role of the team member behind {api-key}.',
      };
    case 404:
      return {
        code: 'NOT_FOUND',
        fallback: 'the service has no such resource, or the API key may not read it.',
        hint: 'Check {target}, {scan-id}, and {api-url}.',
      };
    case 409:
      return {
        code: 'CONFLICT',
        fallback: 'the request conflicts with another scan.',
        hint: 'Run the job again when the other scan has ended.',
      };
    case 429:
      return {
        code: 'RATE_LIMITED',
        fallback: 'the service is rate limiting requests with this key.',
        hint: 'Run fewer jobs at once with one key, or set a longer {poll-interval}. If the quota of the plan is used up, waiting does not help.',
      };
    default:
      // An error with a code of the service does not come from a proxy, so the request was not processed.
      return status < 500
        ? undefined
        : {
            code: 'SERVICE_FAILED',
            fallback: 'the service failed.',
            hint: 'Run the job again. If it keeps happening, contact Aether365 support.',
          };
  }
}

function messageOf({ code, text }: Aether365Error, fallback: string): string {
  const suffix = code === undefined ? '' : ` (${code})`;
  if (text === undefined) return `${fallback.replace(/\.$/, '')}${suffix}.`;
  return `${shortMessage(text).replace(/\.$/, '')}${suffix}.`;
}
