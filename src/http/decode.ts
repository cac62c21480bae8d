import * as v from 'valibot';
import { ScanError } from '../domain/errors.js';
import { truncate } from '../text/plain.js';
import { asObject } from './json.js';
import type { ServiceCall, ServiceHttp } from './types.js';

/** What was received may be a whole text of the service, and so may the name of a field. */
const MAX_QUOTE_LENGTH = 101;

/**
 * Checks a parsed answer against a schema and gives it its type.
 *
 * @param what For people: `the list of scans`.
 * @throws ScanError `WIRE_FORMAT` that names the place: `$.data[3].severity`.
 */
export function decode<Schema extends v.GenericSchema>(schema: Schema, value: unknown, what: string): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ScanError(
    'WIRE_FORMAT',
    `${what}: ${pathOf(issue)} should be ${issue.expected ?? 'something else'} and is ${truncate(issue.received, MAX_QUOTE_LENGTH)}.`,
    {
      hint: 'The service answered in a form that its documents do not describe. Check {api-url}; else please report it with this message.',
    },
  );
}

/** Sends calls to a service and decodes the answers: see `decode`. */
export function createAsk(http: ServiceHttp) {
  return async <Schema extends v.GenericSchema>(
    schema: Schema,
    what: string,
    call: ServiceCall,
    signal: AbortSignal,
  ): Promise<v.InferOutput<Schema>> => decode(schema, await http.send(call, signal), what);
}

/**
 * Some encoders write an empty list as `null`. In an envelope it is one, unless the envelope says that there is something.
 *
 * @param key The list: `data`.
 * @param about What describes the list in the envelope: `pagination`.
 */
export function nullAsEmpty(key: string, about: string): (value: unknown) => unknown {
  return (value) => {
    const top = asObject(value);
    if (top?.[key] !== null) return value;
    const { total, total_pages: pages, hasMore } = asObject(top[about]) ?? {};
    const isEmpty = [total, pages, hasMore].every((sign) => sign === undefined || sign === null || sign === 0 || sign === false);
    return isEmpty ? { ...top, [key]: [] } : value;
  };
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`));
  return truncate(`$${steps.join('')}`, MAX_QUOTE_LENGTH);
}
