import { readFileSync, statSync } from 'node:fs';
import type { AskApi, ReadJob } from '../ci/read-job.js';
import { readSource } from '../ci/source.js';
import type { ReadSource } from '../ci/source-override.js';
import type { Env, ReadInputs } from '../config/environment.js';
import { asScanError } from '../domain/errors.js';
import type { CiName } from '../domain/source.js';
import { systemClock } from '../runtime/clock.js';
import { createRedactor } from '../runtime/redactor.js';
import { VERSION } from '../runtime/version.js';

interface AboutOptions {
  readonly env: Env;
  readonly given: ReadInputs;
  readonly style: 'actions' | 'plain';
  /** Absolute path of the folder with the repository's files. */
  readonly workspace: string;
  /** Called before a request: sets the proxies for these addresses. */
  readonly prepare: (urls: readonly URL[]) => void;
  readonly interrupt?: AbortSignal | undefined;
}

/**
 * What the job is about. The Action runs on GitHub's runners and compatible ones; what else there is to read is loaded for the command
 * line only.
 */
export async function readAbout(options: AboutOptions): Promise<ReadSource & Partial<ReadJob>> {
  const { env, given, style, workspace } = options;
  const { ref, sha, ci } = given.raw;
  if (style === 'actions') return readSource({ env, readFile: readEvent, ref, sha });
  const { readJob, tokensIn, apiUrlsIn } = await import('../ci/read-job.js');
  const { createGit } = await import('../runtime/git-commits.js');
  const { interrupt = new AbortController().signal } = options;
  const git = createGit({ folder: workspace, env }, interrupt);
  const askApi: AskApi = (name, digits) => {
    options.prepare(apiUrlsIn(env));
    return completeByApi(name, digits, { env, secrets: tokensIn(env), interrupt });
  };
  return await readJob({ env, readFile: readEvent, ref, sha, ci, git, askApi });
}

/** Only reads regular files: a pipe without a writer would block the process, and signals, too. */
function readEvent(path: string): string {
  if (!statSync(path).isFile()) throw new Error('not a file');
  return readFileSync(path, 'utf8');
}

interface Asking {
  readonly env: Env;
  readonly secrets: readonly string[];
  readonly interrupt: AbortSignal;
}

/** Completes the beginning of a hash by the API of the CI's code host. */
async function completeByApi(ci: CiName, digits: string, { env, secrets, interrupt }: Asking): ReturnType<AskApi> {
  const { openRepository } = await import('../platforms/registry.js');
  const { createTransport } = await import('../http/transport.js');
  const transport = createTransport(`scan-gate/${VERSION}`);
  const logger = { info: () => undefined, debug: () => undefined };
  const scrub = createRedactor(secrets).takeSecrets;
  try {
    const api = await openRepository(ci, env, { transport, clock: systemClock, random: Math.random, logger, scrub });
    if (api === undefined || 'why' in api) return api;
    const commit = await api.commitOf(digits, interrupt);
    return commit === undefined ? { why: `${api.title} does not have it` } : { commit };
  } catch (error) {
    return { why: asScanError(error).message.replace(/\.$/, '') };
  } finally {
    transport.close();
  }
}
