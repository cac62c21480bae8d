import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { TestEnvironment } from 'jest-environment-node';

const MULTITOOL = dirname(createRequire(join(process.cwd(), 'package.json')).resolve('@microsoft/sarif-multitool-linux/package.json'));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Runs `make` at the first call, and returns the same value at every call. */
function once(make) {
  let made;
  return () => (made ??= make());
}

const GITHUB = 'github';
const description = once(() => asJsonSchema(readJson('__tests__/helpers/oracles/github-openapi.json')));
/** Without a check of the whole description by the schema of schemas, which takes longer than all requests of a test. */
const githubAjv = (coerceTypes) =>
  once(() =>
    addFormats(new Ajv({ strict: false, allErrors: true, coerceTypes, validateFormats: true, validateSchema: false })).addSchema({
      $id: GITHUB,
      ...description(),
    }),
  );
const ajvs = { strict: githubAjv(false), coercing: githubAjv(true) };
const compiled = new Map();

const results = once(() =>
  new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(readJson('schemas/results.schema.json')),
);
const sarif = once(() =>
  addFormats(new Ajv2020({ strict: false, allErrors: true })).compile(readJson(join(MULTITOOL, 'sarif-2.1.0.json'))),
);

/** A part of GitHub's description; its references point into the whole. */
function github(kind, schema) {
  const text = schema.replaceAll('"$ref":"#/', `"$ref":"${GITHUB}#/`);
  const key = `${kind} ${text}`;
  if (!compiled.has(key)) compiled.set(key, ajvs[kind]().compile(JSON.parse(text)));
  return compiled.get(key);
}

/** Only texts go in and out: ajv takes no two objects for equal if they come from the test's own realm. */
const errorsOf = (validate, text) => JSON.stringify(validate(JSON.parse(text)) ? [] : validate.errors);
const schemas = {
  results: (value) => errorsOf(results(), value),
  sarif: (value) => errorsOf(sarif(), value),
  github: (kind, schema, value) => errorsOf(github(kind, schema), value),
  githubDescription: once(() => JSON.stringify(description())),
};

/** Converts `nullable: true` of OpenAPI 3.0 to a type of JSON Schema. */
function asJsonSchema(value) {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value;
  const converted = Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, asJsonSchema(item)]));
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}

/** Node's environment, with the schemas compiled once for each worker: jest loads every module again for each test file. */
export default class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    this.global.schemas = schemas;
  }
}
