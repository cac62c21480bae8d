import { asObject, asText } from './json.js';

/** An error in a response with a success status. */
interface Failure {
  /** The HTTP status that the error's code means, if it means one. */
  readonly status?: number | undefined;
  /** The message of the error. */
  readonly text?: string | undefined;
}

/**
 * Finds an error in the body of a response with a success status: `success: false`, `error`, `errors`, a code such as 500, or an envelope
 * with the status `error` or `fail`. `error: false`, `error: null`, and `errors: []` mean success.
 */
export function failureIn(body: unknown): Failure | undefined {
  const top = asObject(body);
  if (top === undefined || !(isNo(top.success) || isErrorEnvelope(top))) return undefined;
  const [first] = Array.isArray(top.errors) ? top.errors : [];
  const errors = [asObject(top.error), asObject(first), top].filter((error) => error !== undefined);
  const texts = [...errors.flatMap(({ message, detail }) => [message, detail]), top.error, first];
  return {
    status: errors.map(({ code }) => statusMeantBy(code)).find((status) => status !== undefined),
    text: texts.map(asText).find(Boolean),
  };
}

function isNo(success: unknown): boolean {
  return success === false || success === 0 || success === 'false';
}

/** A resource without an envelope has its own `status` and `error`: they describe the scan, not the response. */
function isErrorEnvelope(top: Readonly<Record<string, unknown>>): boolean {
  if ('id' in top || 'scan_id' in top) return false;
  const { error, errors, status, code } = top;
  const isErrorCode = typeof code === 'number' && statusMeantBy(code) !== undefined;
  return isError(error) || (isError(errors) && JSON.stringify(errors) !== '{}') || status === 'error' || status === 'fail' || isErrorCode;
}

function isError(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null && value !== false && value !== 0;
}

/**
 * The HTTP status that an error's own code means, as a number or as a word. The words are those of temporary failures, and `not found`,
 * which can mean a scan that has just been started.
 */
export function statusMeantBy(code: unknown): number | undefined {
  const number = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
  if (Number.isInteger(number) && number >= 400 && number < 600) return number;
  const word = asText(code) ?? '';
  if (/rate.?limit|too.?many.?requests/i.test(word)) return 429;
  if (/not.?found/i.test(word)) return 404;
  if (/unavailable/i.test(word)) return 503;
  return /internal|server.?error/i.test(word) ? 500 : undefined;
}
