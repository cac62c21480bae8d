import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** `coercing`: for parameters, which are texts, but the description gives them types. */
type Kind = 'strict' | 'coercing';

const MULTITOOL = dirname(createRequire(import.meta.url).resolve('@microsoft/sarif-multitool-linux/package.json'));
const GITHUB = 'github';

/** The errors by `schemas/results.schema.json`. */
export const resultsErrors = (value: unknown): ErrorObject[] => errorsOf(results(), value);

/** The errors by the OASIS schema of SARIF 2.1.0, as included in Microsoft's tool. */
export const sarifErrors = (value: unknown): ErrorObject[] => errorsOf(sarif(), value);

/** GitHub's OpenAPI description, as JSON Schema. */
export const githubDescription = once(() => asJsonSchema(readJson('__tests__/helpers/oracles/github-openapi.json')));

/** The errors by a part of GitHub's OpenAPI description, whose references point into the whole. */
export function githubErrors(kind: Kind, schema: unknown, value: unknown): ErrorObject[] {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${GITHUB}#/`);
  const key = `${kind} ${text}`;
  const validate = compiled.get(key) ?? githubAjv[kind]().compile(JSON.parse(text) as object);
  compiled.set(key, validate);
  return errorsOf(validate, value);
}

// Compiled once for each worker of jest.
const compiled = new Map<string, ValidateFunction>();
const githubAjv = { strict: once(() => ajvOfGitHub(false)), coercing: once(() => ajvOfGitHub(true)) };
const results = once(() =>
  new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(readJson('schemas/results.schema.json')),
);
const sarif = once(() =>
  addFormats.default(new Ajv2020({ strict: false, allErrors: true })).compile(readJson(join(MULTITOOL, 'sarif-2.1.0.json'))),
);

/** Without a check of the whole description by the schema of schemas, which takes longer than all requests of a test. */
function ajvOfGitHub(coerceTypes: boolean): Ajv {
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, coerceTypes, validateFormats: true, validateSchema: false }));
  return ajv.addSchema({ $id: GITHUB, ...(githubDescription() as object) });
}

function errorsOf(validate: ValidateFunction, value: unknown): ErrorObject[] {
  return validate(JSON.parse(JSON.stringify(value))) ? [] : (validate.errors ?? []);
}

/** Runs `make` at the first call, and returns the same value at every call. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function readJson(path: string): object {
  return JSON.parse(readFileSync(path, 'utf8')) as object;
}

/** Converts `nullable: true` of OpenAPI 3.0 to a type of JSON Schema. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as { readonly nullable?: boolean };
  const converted = Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, asJsonSchema(item)]));
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}
