import { refuse, setOutputs } from '../app/config-error.js';
import { mainStepOf, prepareRun, setUp } from '../app/setup.js';
import { forgivesErrors, readActionInputs } from '../config/environment.js';
import { asScanError, REASONS } from '../domain/errors.js';
import { systemClock } from '../runtime/clock.js';
import { workingFolder } from '../runtime/folders.js';
import type { Logger } from '../runtime/logger.js';
import { exitOnCrash, listenForInterrupt } from '../runtime/process.js';
import { standardOutput } from '../runtime/standard-output.js';
import { createStateStore } from '../runtime/state.js';
import { nameInputs } from '../text/hint.js';
import { giveUp } from './give-up.js';

/** The main step of the Action. It loads most modules only after the configuration is valid. */
export async function runAction(): Promise<never> {
  // If nothing is left to wait for and no verdict was reached, Node ends the process. That must not be a pass.
  process.exitCode = 2;
  const output = standardOutput(() => process.stdout);
  const write = (line: string): void => output.write(`${line}\n`);
  const end = (thrown: unknown): number => giveUp(asScanError(thrown), { env: process.env, write });
  exitOnCrash(process, end);
  const code = await main(write).catch(end);
  await output.ended();
  return process.exit(code);
}

async function main(write: (line: string) => void): Promise<number> {
  const { env } = process;
  const cwd = workingFolder(env.GITHUB_WORKSPACE);
  const interrupt = listenForInterrupt(process, () => process.exit(2));
  const given = readActionInputs(env);
  const setup = await setUp({
    env,
    cwd,
    given,
    style: 'actions',
    debug: env.RUNNER_DEBUG === '1',
    write,
  });
  const { logger, redactor } = setup;
  Object.assign(env, setup.variables);
  const environment = { env, logger, redactor, style: 'action', interrupt } as const;
  const ready = await prepareRun(setup, given, { env, cwd, nowMs: systemClock.now() });
  if ('problems' in ready) return await refuse({ ...ready, given, style: 'action', setup, env });
  const stateStore = createStateStore(forgiving((await import('@actions/core')).saveState, logger), mainStepOf(ready.config, given, ready));
  try {
    const { run } = await import('../app/run.js');
    const ended = await run(ready.config, {
      ...environment,
      stateStore,
      directory: ready.directory,
      claim: ready.claim,
      workspace: ready.workspace,
    });
    return setOutputs(ended.outputs, environment) ? ended.exitCode : 2;
  } catch (thrown) {
    const error = asScanError(thrown);
    logger.error(error.message, error.hint && nameInputs(error.hint, 'action'));
    if (error.code === 'INTERNAL' && thrown instanceof Error) logger.debug(thrown.stack ?? '');
    setOutputs({ verdict: 'error', 'verdict-reason': `error: ${REASONS[error.code]}` }, environment);
    stateStore.end();
    return forgivesErrors(given) ? 0 : 2;
  }
}

/** A failure to save the state is a warning only, because a run that is not interrupted does not need the post step. */
function forgiving(saveState: (name: string, value: string) => void, logger: Logger): typeof saveState {
  let warned = false;
  return (name, value) => {
    try {
      saveState(name, value);
    } catch (error) {
      if (!warned)
        logger.warning(
          `scan-gate could not save the state for the post step: ${asScanError(error).message}`,
          'If the job is killed, a scan that it started is not cancelled. Check the disk and the permissions of the runner: the variable GITHUB_STATE names the file.',
        );
      warned = true;
    }
  };
}
