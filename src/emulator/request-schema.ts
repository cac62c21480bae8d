/** A rule for one value. Returns undefined for a valid value, otherwise the fault. */
type Rule = (value: unknown) => string | undefined;

/** The documented query parameters or body fields of an endpoint; anything else is undocumented. */
export type Fields = Readonly<Record<string, Rule>>;

/** An undocumented value, and where it is. */
export interface Violation {
  readonly field: string;
  readonly issue: string;
}

/** An integer in a query; both limits are included. */
export function wholeNumber(min: number, max: number = Number.MAX_SAFE_INTEGER): Rule {
  return (value) => {
    const fits = typeof value === 'string' && /^\d{1,15}$/.test(value) && Number(value) >= min && Number(value) <= max;
    return fits ? undefined : `must be a whole number from ${min} to ${max}`;
  };
}

/** One of the documented values. */
export function oneOf(...words: readonly string[]): Rule {
  return (value) => (typeof value === 'string' && words.includes(value) ? undefined : `must be one of ${words.join(', ')}`);
}

/** Any non-empty text. */
export function someText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? undefined : 'must be a text that is not empty';
}

/** Any text. */
export function anyText(value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : 'must be a text';
}

/** A text that matches the pattern. */
export function matching(pattern: RegExp): Rule {
  return (value) => (typeof value === 'string' && pattern.test(value) ? undefined : `must match ${pattern.source}`);
}

/** `true` or `false`. */
export function yesOrNo(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'must be true or false';
}

/** The first parameter that is unknown, duplicate, or invalid. */
export function violationInQuery(query: URLSearchParams, fields: Fields): Violation | undefined {
  const names = [...query.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { field: twice, issue: 'is given more than once' };
  return violationIn(Object.fromEntries(query), fields);
}

/** The first field of the body that is unknown, missing, or invalid. */
export function violationInBody(body: unknown, fields: Fields, required: readonly string[]): Violation | undefined {
  if (!isRecord(body)) return { field: 'body', issue: 'must be a JSON object' };
  const missing = required.find((name) => body[name] === undefined);
  if (missing !== undefined) return { field: missing, issue: 'is missing' };
  return violationIn(body, fields);
}

function violationIn(given: Readonly<Record<string, unknown>>, fields: Fields): Violation | undefined {
  for (const [field, value] of Object.entries(given)) {
    const rule = Object.hasOwn(fields, field) ? fields[field] : undefined;
    const issue = rule === undefined ? 'is not documented' : rule(value);
    if (issue !== undefined) return { field, issue };
  }
  return undefined;
}

/** A JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
