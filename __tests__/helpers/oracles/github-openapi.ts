import { githubDescription, githubErrors } from './schemas.js';

/**
 * Checks requests of scan-gate, and responses of the emulator, against GitHub's OpenAPI description.
 * The subset comes from `scripts/extract-github-openapi.mjs`.
 */
type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content } | { readonly $ref: string }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Json;
  /** GitHub's mark for a path parameter that may contain slashes, or be empty for the root. */
  readonly 'x-multi-segment'?: boolean;
}

type Content = Readonly<Record<string, { readonly schema: Json }>>;

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Status codes that every operation may return, although the description lists them only for some. */
const EVERYWHERE = new Set([400, 401, 403, 404, 413, 422, 429, 500, 502, 503]);

const description = githubDescription() as Description;

/** The errors in this request by GitHub's description; empty if there are none. `path` without prefix and query. */
export function validateRequest(method: string, path: string, query: Readonly<Record<string, string>>, body: unknown): string[] {
  if (method === 'POST' && GRAPHQL.test(path)) return isViewerQuery(body) ? [] : ['GraphQL is asked for the viewer alone'];
  const found = operationFor(method, path);
  if (found === undefined) return [`${method} ${path} is not among the extracted operations`];
  const { operation, params } = found;
  const parameters = (operation.parameters ?? []).map((parameter) => resolve<Parameter>(parameter));
  return [
    ...parameters.flatMap((parameter) =>
      parameterProblems(parameter, parameter.in === 'path' ? params[parameter.name] : withoutRange(parameter.name, query[parameter.name])),
    ),
    ...Object.keys(query).flatMap((name) =>
      parameters.some((known) => known.in === 'query' && known.name === name) ? [] : [`query ${name} is unknown`],
    ),
    ...bodyProblems(operation, body),
  ];
}

/**
 * The description calls `created` a date-time, and its text a range in GitHub's search syntax: `<=2026-01-01T00:00:00Z`
 * (docs.github.com/rest/actions/workflow-runs). The date after the sign is checked.
 */
function withoutRange(name: string, value: string | undefined): string | undefined {
  return name === 'created' ? value?.replace(/^(?:[<>]=?)/, '') : value;
}

/** An endpoint that is not part of the REST description. */
const GRAPHQL = /^(?:\/api)?\/graphql$/;

function isViewerQuery(body: unknown): boolean {
  return JSON.stringify(body) === '{"query":"{ viewer { login } }"}';
}

/** The errors in this response by GitHub's description; empty if there are none. */
export function validateResponse(method: string, path: string, status: number, body: unknown): string[] {
  const found = operationFor(method, path);
  if (found === undefined) return [`${method} ${path} is not among the extracted operations`];
  const described = found.operation.responses[String(status)];
  if (described === undefined && !EVERYWHERE.has(status)) return [`status ${status} is not documented`];
  const content = described === undefined ? undefined : resolve<{ content?: Content }>(described).content;
  const schema = content?.['application/json']?.schema;
  if (schema !== undefined) return check('strict', schema, body, 'answer');
  if (status < 400) return body === undefined ? [] : ['the answer has a body, but none is documented'];
  return check('strict', { $ref: '#/components/schemas/basic-error' }, body, 'answer');
}

function parameterProblems({ name, required, schema }: Parameter, value: string | undefined): string[] {
  if (value === undefined) return required ? [`parameter ${name} is missing`] : [];
  // A workflow is identified by a number or a file. With coercion, a text matches both.
  const { oneOf, ...rest } = schema;
  const converted = oneOf === undefined ? schema : { ...rest, anyOf: oneOf };
  return check('coercing', { type: 'object', properties: { value: converted } }, { value }, name);
}

function bodyProblems({ requestBody }: Operation, body: unknown): string[] {
  if (requestBody === undefined) return body === undefined ? [] : ['the request has a body, but none is documented'];
  if (body === undefined) return requestBody.required ? ['the body is missing'] : [];
  const schema = requestBody.content['application/json']?.schema ?? {};
  const known = Object.keys((schema['properties'] as Json | undefined) ?? {});
  const unknown = Object.keys(body as Json).filter((name) => !known.includes(name));
  return [...unknown.map((name) => `body field ${name} is unknown`), ...check('strict', schema, body, 'body')];
}

function check(kind: 'strict' | 'coercing', schema: Json, value: unknown, what: string): string[] {
  return githubErrors(kind, schema, value).map((error) => `${what}${error.instancePath} ${error.message ?? ''}`);
}

function resolve<Target>(value: unknown): Target {
  const reference = (value as { $ref?: string }).$ref;
  if (reference === undefined) return value as Target;
  const [, , section = '', name = ''] = reference.split('/');
  return description.components[section]?.[name] as Target;
}

function operationFor(method: string, path: string): { operation: Operation; params: Readonly<Record<string, string>> } | undefined {
  const candidates = Object.entries(description.paths).flatMap(([template, operations]) => {
    const operation = operations[method.toLowerCase()];
    const long = (operation?.parameters ?? []).map((parameter) => resolve<Parameter>(parameter)).filter((one) => one['x-multi-segment']);
    const pattern = template.replaceAll(/\/\{(\w+)\}/g, (_all, name: string) =>
      long.some((one) => one.name === name) ? `(?:/(?<${name}>.*))?` : `/(?<${name}>[^/]+)`,
    );
    const match = new RegExp(`^${pattern}$`).exec(path);
    const params = Object.fromEntries(Object.entries(match?.groups ?? {}).map(([name, value]) => [name, value ?? '']));
    return operation && match ? [{ operation, params, variables: template.split('{').length }] : [];
  });
  return candidates.sort((a, b) => a.variables - b.variables)[0];
}
