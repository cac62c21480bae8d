import { prepareRun, setUp } from '../app/setup.js';
import { describeProblem } from '../config/problem.js';
import { asScanError } from '../domain/errors.js';
import { systemClock } from '../runtime/clock.js';
import { nameInputs } from '../text/hint.js';
import type { Command } from './command.js';
import { readCommandLineInputs } from './inputs.js';

/** Runs the same scan as the Action, in a terminal or another CI, with inputs from flags and variables. */
export const scan: Command = async ({ args, env, cwd, interrupt, print }) => {
  const given = readCommandLineInputs(args, env);
  const setVariables = (variables: Readonly<Record<string, string>>): void => void Object.assign(process.env, variables);
  const setup = await setUp({ env, given, cwd, style: 'plain', debug: given.debug, write: print, interrupt, setVariables });
  const { logger, redactor } = setup;
  setVariables(setup.variables);
  const ready = await prepareRun(setup, given, { env, cwd, nowMs: systemClock.now() });
  if ('problems' in ready) {
    for (const problem of ready.problems) logger.error(describeProblem(problem, 'command-line'));
    logger.info('verdict: error. scan-gate sent no request and started no scan.');
    // With `everything`, the verdict `error` does not fail the job either.
    if (given.raw['warn-only']?.toLowerCase() !== 'everything') return 2;
    logger.warning('The job stays green because of warn-only.');
    return 0;
  }
  try {
    const { run: execute } = await import('../app/run.js');
    const { config, directory, claim, workspace } = ready;
    return (
      await execute(config, {
        env,
        logger,
        redactor,
        style: 'command-line',
        keyVariable: given.keyVariable,
        interrupt,
        directory,
        claim,
        workspace,
      })
    ).exitCode;
  } catch (thrown) {
    const error = asScanError(thrown);
    logger.error(error.message, error.hint && nameInputs(error.hint, 'command-line', given.keyVariable));
    return 2;
  }
};

const DRY_RUN = '--dry-run=true';

/** Checks the inputs of `scan` without starting a scan. */
export const doctor: Command = ({ args, ...terminal }) =>
  // Another `--dry-run` is refused as a repeated flag.
  scan({ ...terminal, args: args.includes(DRY_RUN) ? args : [...args, DRY_RUN] });
