import type { ErrorObject } from 'ajv';

/** What `environment.mjs` compiles once for each worker of jest. All values are JSON. */
interface Compiled {
  results(value: string): string;
  sarif(value: string): string;
  github(kind: Kind, schema: string, value: string): string;
  githubDescription(): string;
}

/** `coercing`: for parameters, which are texts, but the description gives them types. */
type Kind = 'strict' | 'coercing';

const { schemas } = globalThis as unknown as { readonly schemas: Compiled };

/** The errors by `schemas/results.schema.json`. */
export const resultsErrors = (value: unknown): ErrorObject[] => errorsIn(schemas.results(JSON.stringify(value)));

/** The errors by the OASIS schema of SARIF 2.1.0, as included in Microsoft's tool. */
export const sarifErrors = (value: unknown): ErrorObject[] => errorsIn(schemas.sarif(JSON.stringify(value)));

/** The errors by a part of GitHub's OpenAPI description. */
export const githubErrors = (kind: Kind, schema: unknown, value: unknown): ErrorObject[] =>
  errorsIn(schemas.github(kind, JSON.stringify(schema), JSON.stringify(value)));

/** GitHub's OpenAPI description, as JSON Schema. */
export const githubDescription = (): unknown => JSON.parse(schemas.githubDescription());

function errorsIn(text: string): ErrorObject[] {
  return JSON.parse(text) as ErrorObject[];
}
