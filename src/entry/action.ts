import { readActionInputs } from '../config/environment.js';
import { asScanError } from '../domain/errors.js';
import { nameInputs } from '../domain/hint.js';
import { REASONS } from '../domain/reasons.js';
import { systemClock } from '../runtime/clock.js';
import { exitWhenPrinted, forgiveClosedOutput } from '../runtime/exit.js';
import { listenForInterrupt } from '../runtime/interrupt.js';
import { createLedger } from '../runtime/ledger.js';
import { getReady, mainStepOf, setUp } from '../setup.js';
import { refuse, setOutputs } from './refuse.js';

/** The Action's main step. Nothing heavy is loaded before the configuration is known to be right. */
async function main(): Promise<number> {
  const { env } = process;
  forgiveClosedOutput(process.stdout);
  const interrupt = listenForInterrupt(process, () => process.exit(2));
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const given = readActionInputs(env);
  const setup = await setUp({
    env,
    cwd: process.cwd(),
    given,
    style: 'actions',
    debug: env.RUNNER_DEBUG === '1',
    write,
  });
  const { logger, redactor } = setup;
  const world = { env, logger, redactor, style: 'action', interrupt } as const;
  // `everything`: nor does the verdict `error` fail the job (design, section 2.1).
  const red = given.raw['warn-only']?.toLowerCase() === 'everything' ? 0 : 2;
  const ready = await getReady(setup, given, { env, cwd: process.cwd(), nowMs: systemClock.now() });
  if ('problems' in ready) {
    refuse(ready.problems, 'action', world);
    if (red === 0) logger.warning('The job stays green because of warn-only.');
    return red;
  }
  const ledger = createLedger((await import('@actions/core')).saveState, mainStepOf(ready.config, given, ready));
  try {
    const { execute } = await import('../compose.js');
    const ended = await execute(ready.config, {
      ...world,
      ledger,
      directory: ready.directory,
      claim: ready.claim,
      workspace: ready.workspace,
    });
    return setOutputs(ended.outputs, world) ? ended.exitCode : 2;
  } catch (thrown) {
    const error = asScanError(thrown);
    logger.error(error.message, error.hint && nameInputs(error.hint, 'action'));
    if (error.code === 'INTERNAL' && thrown instanceof Error) logger.debug(thrown.stack ?? '');
    setOutputs({ verdict: 'error', 'verdict-reason': `error: ${REASONS[error.code]}` }, world);
    ledger.save({ phase: 'ended' });
    return red;
  }
}

await exitWhenPrinted(process, await main());
