import { type Maker, only } from './lazy-list.js';
import { type Fields, isRecord, type Violation, violationInBody, violationInQuery } from './request-schema.js';
import type { Answer, Call } from './types.js';

/** One documented endpoint. */
export interface Endpoint<Kind extends string> {
  readonly kind: Kind;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces: `/organizations/{orgId}/repositories`. `{+path}` at the end is the rest of the path, with its slashes. */
  readonly path: string;
  readonly query?: Fields;
  /** Absent: the endpoint takes no body. */
  readonly body?: Fields;
  /** Instead of `body`: the body is a list of objects with these fields. */
  readonly items?: Fields;
  /** Required fields of the body, or of each of its items. */
  readonly required?: readonly string[];
  /** Only less authoritative documents describe the endpoint, so scenarios can turn it off. */
  readonly sibling?: boolean;
  answer(request: Matched): Answer | Promise<Answer>;
}

/** A parsed request that matches an endpoint. */
export interface Matched {
  /** A path parameter, decoded. */
  param(name: string): string;
  /** A query parameter, or undefined. */
  query(name: string): string | undefined;
  /** A numeric query parameter, or its default. */
  number(name: string, fallback: number): number;
  /** A header by its lower-case name, or undefined. */
  header(name: string): string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** The items of a body that is a list; otherwise empty. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** The endpoint of a request and its path parameters. */
export interface Match<Kind extends string> {
  readonly endpoint: Endpoint<Kind>;
  readonly params: ReadonlyMap<string, string>;
}

/** The endpoint for a method and path; undefined if it is not documented. */
export function findEndpoint<Kind extends string>(
  endpoints: readonly Endpoint<Kind>[],
  method: string,
  path: string,
): Match<Kind> | undefined {
  for (const endpoint of endpoints) {
    const params = endpoint.method === method ? matchPath(endpoint.path, path) : undefined;
    if (params !== undefined) return { endpoint, params };
  }
  return undefined;
}

function matchPath(template: string, path: string): Map<string, string> | undefined {
  const wanted = template.split('/');
  const last = wanted.length - 1;
  const parts = path.split('/');
  if (wanted[last]?.startsWith('{+')) parts.splice(last, parts.length, parts.slice(last).join('/'));
  const given = parts.map(decode);
  if (wanted.length !== given.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const value = given[index];
    if (value === undefined || (value === '') !== (segment === '')) return undefined;
    if (segment.startsWith('{')) params.set(segment.replaceAll(/[{+}]/g, ''), value);
    else if (segment !== value) return undefined;
  }
  return params;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** What is undocumented about the query or the body of a request. */
export function violationOf({ endpoint }: Match<string>, call: Call): Violation | undefined {
  const inQuery = violationInQuery(call.query, endpoint.query ?? {});
  if (inQuery !== undefined) return inQuery;
  if (call.bodyProblem !== undefined) return { field: 'body', issue: call.bodyProblem };
  const { items, required = [] } = endpoint;
  if (items !== undefined) {
    if (!Array.isArray(call.body)) return { field: 'body', issue: 'must be a list' };
    return call.body.map((item: unknown) => violationInBody(item, items, required)).find((violation) => violation !== undefined);
  }
  if (endpoint.body === undefined) return call.body === undefined ? undefined : { field: 'body', issue: 'is not documented' };
  if (call.body === undefined && endpoint.required === undefined) return undefined;
  if (!/^application\/json\b/.test(call.headers['content-type'] ?? '')) return { field: 'content-type', issue: 'must be application/json' };
  return violationInBody(call.body, endpoint.body, endpoint.required ?? []);
}

/** The request for handlers. Call only if `violationOf` found nothing. */
export function parseRequest({ params }: Match<string>, call: Call): Matched {
  return {
    param: (name) => params.get(name) ?? '',
    query: (name) => call.query.get(name) ?? undefined,
    number: (name, fallback) => Number(call.query.get(name) ?? fallback),
    header: (name) => call.headers[name],
    body: isRecord(call.body) ? call.body : {},
    items: Array.isArray(call.body) ? (call.body as Matched['items']) : [],
  };
}

/** Whether each of these query parameters either is absent or has this value. */
export function fits(request: Matched, values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(values).every(([name, value]) => (request.query(name) ?? value) === value);
}

/** The items that match the request's parameters. Without parameters, no item is created. */
export function filtered<Item extends object>(items: Maker<Item>, request: Matched, names: readonly (keyof Item & string)[]): Maker<Item> {
  if (names.every((name) => request.query(name) === undefined)) return items;
  return only(items, (item) => fits(request, Object.fromEntries(names.map((name) => [name, item[name]]))));
}
