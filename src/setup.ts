import { readFileSync } from 'node:fs';
import { readSource } from './ci/read-source.js';
import type { ParsedConfig } from './config/config.js';
import type { Env, GivenInputs } from './config/environment.js';
import { parseConfig } from './config/parse.js';
import { createLogger, type Logger } from './runtime/logger.js';
import { createRedactor, type Redactor } from './runtime/redactor.js';

/** The parts of a run that stand before anything heavy is loaded. */
export interface Setup {
  readonly parsed: ParsedConfig;
  readonly logger: Logger;
  readonly redactor: Redactor;
}

export interface SetupOptions {
  readonly env: Env;
  readonly given: GivenInputs;
  readonly style: 'actions' | 'plain';
  readonly debug: boolean;
  readonly write: (line: string) => void;
}

/** Masks the secrets, then reads event and configuration. Makes no request. */
export function setUp({ env, given, style, debug, write }: SetupOptions): Setup {
  const secrets = [given.raw['api-key'], given.raw['github-token']].filter((secret) => secret !== undefined);
  // First of all: whatever is printed later, the runner knows what to hide.
  if (style === 'actions') for (const secret of new Set(secrets.flatMap((text) => [text, ...text.split(/\r?\n/)]))) mask(secret, write);
  const redactor = createRedactor(secrets);
  const logger = createLogger({ write, redactor, style, debug });
  const { source, problems } = readSource({
    env,
    readFile: (path) => readFileSync(path, 'utf8'),
    ref: given.raw.ref,
    sha: given.raw.sha,
  });
  return { parsed: parseConfig(given.raw, source, [...given.problems, ...problems]), logger, redactor };
}

function mask(secret: string, write: (line: string) => void): void {
  // A short line of a secret would blank out half of the log.
  if (secret.trim().length < 4) return;
  write(`::add-mask::${secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`);
}
