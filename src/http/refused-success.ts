import { asObject, asText } from './json.js';

/** An error in an answer with a status of success. */
interface Failure {
  /** The HTTP status that its code means; undefined where it has none. */
  readonly status?: number | undefined;
  /** What it says. */
  readonly text?: string | undefined;
}

/**
 * Finds the error in the body of an answer that has a status of success: `success: false`, `error`, `errors`, a code such as 500, or the
 * status `error` or `fail` of an envelope. `error: false`, `error: null` and `errors: []` mean success.
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

/** Some services answer with a resource that has no envelope: what is wrong with that resource is no error of the answer. */
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
 * The HTTP status that an error's own code means, as a number or in words. Of words only those of temporary failures, and `not found`,
 * which may be one of a scan that has just been started: whatever else the code is, the answer is an error.
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
