import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * GitHub's own OpenAPI description as a judge over what we send and what the emulator answers.
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
  /** GitHub's own mark for a path that may hold slashes, or be left out for the root. */
  readonly 'x-multi-segment'?: boolean;
}

type Content = Readonly<Record<string, { readonly schema: Json }>>;

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const DOCUMENT = 'github';
/** Answers that every operation may give, though the description lists them for some only. */
const EVERYWHERE = new Set([400, 401, 403, 404, 413, 422, 429, 500, 502, 503]);

const description = asJsonSchema(JSON.parse(readFileSync('__tests__/helpers/oracles/github-openapi.json', 'utf8'))) as Description;
const strictAjv = judge(false);
/** Query and path parameters are text; the description types them. */
const coercingAjv = judge(true);
const compiled = new Map<string, ValidateFunction>();

/** What GitHub's description has against this request; empty: nothing. `path` without prefix and query. */
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
 * (docs.github.com/rest/actions/workflow-runs). What is behind the sign is judged.
 */
function withoutRange(name: string, value: string | undefined): string | undefined {
  return name === 'created' ? value?.replace(/^(?:[<>]=?)/, '') : value;
}

/** It is not part of the REST description. */
const GRAPHQL = /^(?:\/api)?\/graphql$/;

function isViewerQuery(body: unknown): boolean {
  return JSON.stringify(body) === '{"query":"{ viewer { login } }"}';
}

/** What GitHub's description has against this answer; empty: nothing. */
export function validateResponse(method: string, path: string, status: number, body: unknown): string[] {
  const found = operationFor(method, path);
  if (found === undefined) return [`${method} ${path} is not among the extracted operations`];
  const described = found.operation.responses[String(status)];
  if (described === undefined && !EVERYWHERE.has(status)) return [`status ${status} is not documented`];
  const content = described === undefined ? undefined : resolve<{ content?: Content }>(described).content;
  const schema = content?.['application/json']?.schema;
  if (schema !== undefined) return check(strictAjv, schema, body, 'answer');
  if (status < 400) return body === undefined ? [] : ['the answer has a body, but none is documented'];
  return check(strictAjv, { $ref: '#/components/schemas/basic-error' }, body, 'answer');
}

function parameterProblems({ name, required, schema }: Parameter, value: string | undefined): string[] {
  if (value === undefined) return required ? [`parameter ${name} is missing`] : [];
  // A workflow is named by number or by file: coerced, a text fits both.
  const { oneOf, ...rest } = schema;
  const told = oneOf === undefined ? schema : { ...rest, anyOf: oneOf };
  return check(coercingAjv, { type: 'object', properties: { value: told } }, { value }, name);
}

function bodyProblems({ requestBody }: Operation, body: unknown): string[] {
  if (requestBody === undefined) return body === undefined ? [] : ['the request has a body, but none is documented'];
  if (body === undefined) return requestBody.required ? ['the body is missing'] : [];
  const schema = requestBody.content['application/json']?.schema ?? {};
  const known = Object.keys((schema['properties'] as Json | undefined) ?? {});
  const unknown = Object.keys(body as Json).filter((name) => !known.includes(name));
  return [...unknown.map((name) => `body field ${name} is unknown`), ...check(strictAjv, schema, body, 'body')];
}

function check(ajv: Ajv, schema: Json, value: unknown, what: string): string[] {
  const key = `${ajv === strictAjv}${JSON.stringify(schema)}`;
  const validate = compiled.get(key) ?? ajv.compile(rebased(schema) as Json);
  compiled.set(key, validate);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${error.message ?? ''}`);
}

function judge(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: DOCUMENT, ...description });
  return ajv;
}

/** References of a part, made to point into the whole document. */
function rebased(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"$ref":"#/', `"$ref":"${DOCUMENT}#/`));
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

/** OpenAPI 3.0 says `nullable: true`; JSON Schema says it with the type. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Record<string, unknown>;
  const converted = Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, asJsonSchema(item)]));
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}
