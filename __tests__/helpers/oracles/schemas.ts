import type { ValidateFunction } from 'ajv';

/** What `environment.mjs` compiles once for each worker of jest. */
export interface Schemas {
  /** `schemas/results.schema.json`. */
  results(): ValidateFunction;
  /** The OASIS schema of SARIF 2.1.0, as included in Microsoft's tool. */
  sarif(): ValidateFunction;
  /** GitHub's OpenAPI description, as JSON Schema. */
  githubDescription(): unknown;
  /** A part of it; `coercing` for parameters, which are texts, but the description gives them types. */
  github(kind: 'strict' | 'coercing', schema: unknown): ValidateFunction;
}

export const { schemas } = globalThis as unknown as { readonly schemas: Schemas };
