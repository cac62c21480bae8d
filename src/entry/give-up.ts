import { setOutputs } from '../app/config-error.js';
import type { Env } from '../config/environment.js';
import { REASONS, type ScanError } from '../domain/errors.js';
import { createLogger } from '../runtime/logger.js';
import { readProxies } from '../runtime/proxies.js';
import { createRedactor } from '../runtime/redactor.js';
import { createTargetRedactor, redactingLogger } from '../runtime/target-redaction.js';
import { nameInputs } from '../text/hint.js';

/**
 * Ends the main step after an error outside of a run: the error goes to the log, the verdict to the outputs. Whether the log is public is
 * unknown here, so the target is always hidden.
 *
 * @returns the exit code
 */
export function giveUp(error: ScanError, { env, write }: { readonly env: Env; readonly write: (line: string) => void }): 2 {
  const secrets = [env['INPUT_API-KEY'], env['INPUT_GITHUB-TOKEN']].map((secret) => secret?.trim() ?? '');
  const redactor = createRedactor([...secrets, ...readProxies(env).secrets]);
  const target = env['INPUT_TARGET'] ?? '';
  const redaction = createTargetRedactor([target.trim(), ...target.split(/[\s,]+/)], () => true);
  const logger = redactingLogger(createLogger({ write, redactor, style: 'actions', debug: false }), redaction);
  logger.error(error.message, error.hint && nameInputs(error.hint, 'action'));
  setOutputs({ verdict: 'error', 'verdict-reason': `error: ${REASONS[error.code]}` }, { logger, redactor, env });
  return 2;
}
