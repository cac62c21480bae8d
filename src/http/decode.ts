import * as v from 'valibot';
import { ScanError } from '../domain/errors.js';
import { truncate } from '../text/plain.js';
import { asObject } from './json.js';
import { asPlain } from './plain-check.js';
import type { ServiceCall, ServiceHttp } from './types.js';

/** The received value may be a long text of the service, and so may the name of a field. */
const MAX_QUOTE_LENGTH = 101;

/**
 * Checks a parsed response against a schema and gives it its type.
 *
 * @param what For messages: `the list of scans`.
 * @throws ScanError `WIRE_FORMAT`, with the path of the wrong value: `$.data[3].severity`.
 */
export function decode<Schema extends v.GenericSchema>(schema: Schema, value: unknown, what: string): v.InferOutput<Schema> {
  const plain = asPlain(schema, value);
  if (plain !== undefined) return plain;
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ScanError(
    'WIRE_FORMAT',
    `${what}: ${pathOf(issue)} should be ${issue.expected ?? 'something else'} and is ${truncate(issue.received, MAX_QUOTE_LENGTH)}.`,
    {
      hint: 'The response does not have the form that the service documents. Check {api-url}. If it is right, please report this message.',
    },
  );
}

/** Returns a function that sends a call and decodes the response: see `decode`. */
export function createAsk(http: ServiceHttp) {
  return async <Schema extends v.GenericSchema>(
    schema: Schema,
    what: string,
    call: ServiceCall,
    signal: AbortSignal,
  ): Promise<v.InferOutput<Schema>> => decode(schema, await http.send(call, signal), what);
}

/**
 * Reads a list that is `null` as an empty list, because some encoders write it so. If the envelope reports items or more pages, `null` stays.
 *
 * @param key The name of the list: `data`.
 * @param about The name of the object that describes the list: `pagination`.
 */
export function nullAsEmpty(key: string, about: string): (value: unknown) => unknown {
  return (value) => {
    const top = asObject(value);
    if (top?.[key] !== null) return value;
    const { total, total_pages: pages, hasMore } = asObject(top[about]) ?? {};
    const isEmpty = [total, pages, hasMore].every((value) => value === undefined || value === null || value === 0 || value === false);
    return isEmpty ? { ...top, [key]: [] } : value;
  };
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`));
  return truncate(`$${steps.join('')}`, MAX_QUOTE_LENGTH);
}
