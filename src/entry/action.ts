import { readActionInputs } from '../config/environment.js';
import { asScanError } from '../domain/errors.js';
import { REASONS } from '../domain/gate.js';
import { nameInputs } from '../domain/hint.js';
import { exitWhenPrinted } from '../runtime/exit.js';
import { listenForInterrupt } from '../runtime/interrupt.js';
import { createLedger } from '../runtime/ledger.js';
import { setUp } from '../setup.js';
import { refuse, setOutputs } from './refuse.js';

/** The Action's main step. Nothing heavy is loaded before the configuration is known to be right. */
async function main(): Promise<number> {
  const { env } = process;
  const interrupt = listenForInterrupt(process, () => process.exit(2));
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const { parsed, logger, redactor } = setUp({
    env,
    given: readActionInputs(env),
    style: 'actions',
    debug: env.RUNNER_DEBUG === '1',
    write,
  });
  const world = { env, logger, redactor, style: 'action', cwd: process.cwd(), interrupt } as const;
  if ('problems' in parsed) return refuse(parsed.problems, 'action', world);
  try {
    const [{ execute }, { saveState }] = await Promise.all([import('../compose.js'), import('@actions/core')]);
    const ended = await execute(parsed.config, { ...world, ledger: createLedger(saveState) });
    setOutputs(ended.outputs, redactor, env);
    return ended.exitCode;
  } catch (thrown) {
    const error = asScanError(thrown);
    logger.error(error.message, error.hint && nameInputs(error.hint, 'action'));
    if (error.code === 'INTERNAL' && thrown instanceof Error) logger.debug(thrown.stack ?? '');
    setOutputs({ verdict: 'error', 'verdict-reason': `error: ${REASONS[error.code]}` }, redactor, env);
    return 2;
  }
}

await exitWhenPrinted(process, await main());
