import { isGitHub, readGitHubSource } from './github.js';
import type { Env } from './github-event.js';
import { readNoSource } from './none.js';
import { overrideSource, type ReadSource, type SourceInputs } from './override.js';

export interface ReadSourceOptions extends SourceInputs {
  readonly env: Env;
  /** Reads the event's file; may throw. */
  readonly readFile: (path: string) => string;
}

/** What this job is about: the one place that knows which CI it is and that reads its event. Never throws. */
export function readSource({ env, readFile, ...inputs }: ReadSourceOptions): ReadSource {
  return overrideSource(isGitHub(env) ? readGitHubSource(env, readFile) : readNoSource(), inputs);
}
