import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * Checks requests of scan-gate, and responses of the emulator, against Microsoft's description of the Git API of Azure DevOps.
 * The subset comes from `scripts/extract-azure-git.mjs`.
 */
type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'body';
  readonly schema?: Json;
}

interface Operation {
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly responses: Readonly<Record<string, { readonly schema?: Json }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: Readonly<Record<string, Json>>;
}

/** The description has these operations for a list alone; https://learn.microsoft.com/rest/api/azure/devops/git/items/get has them for one file. */
const ONE_FILE = ['path', 'includeContent', 'resolveLfs'];
/** Objects with any names: links by their relation, properties by their key. */
const OPEN = new Set(['ReferenceLinks', 'PropertiesCollection']);

const description = JSON.parse(readFileSync('__tests__/helpers/oracles/azure-git.json', 'utf8')) as Description;
const definitions = Object.fromEntries(Object.keys(description.definitions).map((name) => [name, closed(name)]));
// Without a log, because the description has formats that only its own generators know.
const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
addFormats.default(ajv);
ajv.addFormat('int16', { type: 'number', validate: (value: number) => Number.isInteger(value) && value <= 32_767 });
ajv.addSchema({ $id: 'azure', definitions });
const compiled = new Map<string, ValidateFunction>();

/** The errors in this request by the description; empty if there are none. `path` with organization, without the query. */
export function validateRequest(method: string, path: string, query: URLSearchParams, body: unknown): string[] {
  const operation = operationFor(method, path);
  if (operation === undefined) return [`${method} ${path} is not among the extracted operations`];
  const parameters = operation.parameters.filter((parameter): parameter is Parameter => 'in' in parameter);
  const known = ['api-version', ...ONE_FILE, ...parameters.filter((one) => one.in === 'query').map(({ name }) => name)];
  const unknown = [...query.keys()].filter((name) => !known.includes(name)).map((name) => `query ${name} is unknown`);
  const schema = parameters.find((one) => one.in === 'body')?.schema;
  if (schema === undefined) return [...unknown, ...(body === undefined ? [] : ['the request has a body, but none is documented'])];
  return [...unknown, ...check(schema, body, 'body')];
}

/** The errors in this response by the description; empty if there are none. */
export function validateResponse(method: string, path: string, status: number, body: unknown): string[] {
  const described = operationFor(method, path)?.responses[String(status)];
  if (described === undefined) return [`status ${status} is not documented`];
  const { schema } = described;
  if (schema === undefined) return body === undefined ? [] : ['the answer has a body, but none is documented'];
  return schema['type'] === 'array' ? listProblems(schema['items'] as Json, body as Json) : check(schema, body, 'answer');
}

/** A list is sent with its length. */
function listProblems(items: Json, body: Json): string[] {
  const value = Array.isArray(body['value']) ? (body['value'] as readonly unknown[]) : undefined;
  if (value === undefined) return check(items, body, 'answer');
  return [...(body['count'] === value.length ? [] : ['count is wrong']), ...value.flatMap((item) => check(items, item, 'answer'))];
}

function check(schema: Json, value: unknown, what: string): string[] {
  const key = JSON.stringify(schema);
  const validate = compiled.get(key) ?? ajv.compile(JSON.parse(key.replaceAll('"$ref":"#/', '"$ref":"azure#/')) as Json);
  compiled.set(key, validate);
  return validate(withoutNulls(value)) ? [] : (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${error.message ?? ''}`);
}

/** The samples of the documentation send `null` for absent objects, which the description does not mention. */
function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? {}), (_name, item: unknown) => item ?? undefined);
}

/** A definition with the properties of its bases, and without any others. */
function closed(name: string): Json {
  const { allOf: _allOf, ...own } = description.definitions[name] ?? {};
  const properties = allProperties(name);
  return { ...own, properties, ...(Object.keys(properties).length > 0 && !OPEN.has(name) && { additionalProperties: false }) };
}

function allProperties(name: string): Json {
  const { allOf = [], properties = {} } = (description.definitions[name] ?? {}) as { allOf?: { $ref?: string }[]; properties?: Json };
  return Object.assign({}, ...allOf.map(({ $ref }) => allProperties($ref?.split('/').at(-1) ?? '')), properties) as Json;
}

function operationFor(method: string, path: string): Operation | undefined {
  const found = Object.entries(description.paths).find(([template, operations]) => {
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'i');
    return pattern.test(path) && operations[method.toLowerCase()] !== undefined;
  });
  return found?.[1][method.toLowerCase()];
}
