import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse, parseAllDocuments } from 'yaml';

const SCHEMAS = 'azure-pipelines azure-task bitbucket-pipelines buildkite circle-ci drone-ci gitlab-ci woodpecker-ci'.split(' ');
const compiled = new Map<string, ValidateFunction>();

/**
 * What the schema of a CI finds wrong in a value. The schemas are those of
 * https://github.com/python-jsonschema/check-jsonschema/tree/main/src/check_jsonschema/builtin_schemas/vendor, and for tasks
 * https://github.com/microsoft/azure-pipelines-task-lib/blob/master/tasks.schema.json, each without its white space.
 */
export function ciComplaints(name: string, value: unknown): string[] {
  const validate = compiled.get(name) ?? compile(name);
  compiled.set(name, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

/** The documents of a YAML file as the CI reads them: to Azure Pipelines, every scalar is a string. */
export function readCiFile(name: string, text: string): unknown[] {
  if (name === 'azure-pipelines') return [parse(text, { schema: 'failsafe' })];
  return parseAllDocuments(text, { merge: true }).map((document) => document.toJS() as unknown);
}

function compile(name: string): ValidateFunction {
  if (!SCHEMAS.includes(name)) throw new Error(`There is no schema ${name}`);
  // Drone's schema refers to schemas of Kubernetes on the web, for pipelines of that kind only.
  const text = readFileSync(`__tests__/oracles/schemas/${name}.json`, 'utf8').replaceAll(
    /"\$ref":"kubernetes-[^"]*"/g,
    '"title":"Kubernetes"',
  );
  // Tasks have draft 04, which ajv does not have; their schema uses nothing that draft 07 reads otherwise.
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(text) as Record<string, unknown>;
  const ajv = new Ajv.default({ strict: false, validateSchema: false, unicodeRegExp: false, inlineRefs: false, code: { optimize: false } });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
