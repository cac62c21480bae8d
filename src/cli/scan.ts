import { resolve } from 'node:path';
import { refuse } from '../app/config-error.js';
import { prepareRun, setUp } from '../app/setup.js';
import { isTrue } from '../config/environment.js';
import { FORMATS } from '../config/inputs.js';
import { asScanError } from '../domain/errors.js';
import { systemClock } from '../runtime/clock.js';
import { nameInputs } from '../text/hint.js';
import { type Command, setVariables } from './command.js';
import { readCommandLineInputs } from './inputs.js';

/** Runs the same scan as the Action, in a terminal or another CI, with inputs from flags and variables. */
export const scan: Command = async ({ args, env, cwd, interrupt, print, log = print, openProgress }) => {
  const given = readCommandLineInputs(args, env);
  const quiet = isTrue(given, 'quiet');
  // A wrong format is a mistake that is reported with the others.
  const format = FORMATS.find((known) => known === given.raw.format?.toLowerCase()) ?? 'table';
  const file = given.raw.output === undefined ? undefined : resolve(cwd, given.raw.output);
  const output = { format, file, print };
  const documentOnly = format !== 'table' && file === undefined;
  const streams = { write: print, log, quiet, documentOnly, debug: given.verbose };
  const setup = await setUp({ env, given, cwd, style: 'plain', interrupt, setVariables, ...streams });
  const { logger, redactor } = setup;
  setVariables(setup.variables);
  const ready = await prepareRun(setup, given, { env, cwd, nowMs: systemClock.now() });
  if ('problems' in ready) return await refuse({ ...ready, given, style: 'command-line', setup, env, output });
  try {
    const { run: execute } = await import('../app/run.js');
    const { config, directory, claim, workspace } = ready;
    const { keyVariable, variables } = given;
    const places = { directory, claim, workspace, output, progress: quiet ? undefined : await openProgress?.() };
    return (await execute(config, { env, logger, redactor, style: 'command-line', keyVariable, variables, interrupt, ...places })).exitCode;
  } catch (thrown) {
    const error = asScanError(thrown);
    logger.error(error.message, error.hint && nameInputs(error.hint, 'command-line', given.keyVariable));
    return 2;
  }
};

const DRY_RUN = '--dry-run=true';

/** Checks the inputs of `scan` without starting a scan. */
export const doctor: Command = ({ args, ...terminal }) => {
  const asksFor = (arg: string, index: number): boolean =>
    arg === DRY_RUN || (arg === '--dry-run' && args[index + 1]?.toLowerCase() !== 'false');
  // Any other `--dry-run` is refused as a repeated flag.
  return scan({ ...terminal, args: args.some(asksFor) ? args : [...args, DRY_RUN] });
};
