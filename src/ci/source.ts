import type { Env } from './event-facts.js';
import { isGitHub, readGitHubSource } from './github.js';
import { asCommit, asRef } from '../domain/refs.js';
import { readNoSource } from './none.js';
import { overrideSource, type ReadSource, type SourceInputs } from './source-override.js';

export interface ReadSourceOptions extends SourceInputs {
  readonly env: Env;
  /** Reads the event's file; may throw. */
  readonly readFile: (path: string) => string;
}

/** What this job is about: the one place that knows which CI it is and that reads its event. Never throws. */
export function readSource({ env, readFile, ...inputs }: ReadSourceOptions): ReadSource {
  if (!isGitHub(env)) return overrideSource(readNoSource(env), inputs);
  return overrideSource(readGitHubSource(env, readFile), inputs, { ref: asRef(env['GITHUB_REF']), commit: asCommit(env['GITHUB_SHA']) });
}
