import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import type { CreatedBaseline } from '../app/run.js';
import { setUp } from '../app/setup.js';
import { formatBaseline } from '../baseline-file/format.js';
import { isTrue } from '../config/environment.js';
import { describeProblem } from '../config/problem.js';
import { asScanError, failWith } from '../domain/errors.js';
import { countSeverities, describeCounts } from '../domain/severity.js';
import { writeOutput } from '../runtime/atomic-write.js';
import { unwritableFile } from '../runtime/file-fault.js';
import type { Logger } from '../runtime/logger.js';
import { nameInputs } from '../text/hint.js';
import { type Command, setVariables } from './command.js';
import { readCommandLineInputs, SCAN_FLAGS } from './inputs.js';

const USUAL_PATH = '.github/scan-gate-baseline.json';

/** The flags of `scan`; `--output` is the baseline file, and there is only one format. */
export const BASELINE_FLAGS = SCAN_FLAGS.filter(({ name }) => name !== 'format' && name !== 'dry-run').map((flag) =>
  flag.name === 'output' ? { ...flag, description: 'The baseline file.', default: USUAL_PATH } : flag,
);

/**
 * Writes a baseline file to commit, from the findings of an existing scan (`--scan-id`, by default the latest). Exit code 0 if the file
 * was written, otherwise 2.
 */
export const baseline: Command = async ({ args, env, cwd, interrupt, print, log = print }) => {
  const inputs = readCommandLineInputs(args, env);
  const { output = USUAL_PATH } = inputs.raw;
  const given = { ...inputs, raw: { 'scan-id': 'latest', ...inputs.raw } };
  const quiet = isTrue(inputs, 'quiet');
  const setup = await setUp({ env, given, cwd, style: 'plain', interrupt, setVariables, debug: inputs.verbose, write: print, log, quiet });
  const { parsed, logger, redactor, variables } = setup;
  setVariables(variables);
  if ('problems' in parsed) {
    for (const problem of parsed.problems) logger.error(describeProblem(problem, 'command-line', given.variables));
    logger.info('scan-gate sent no request and wrote no file.');
    return 2;
  }
  try {
    const { runBaseline: executeBaseline } = await import('../app/run.js');
    const world = { env, logger, redactor, style: 'command-line', interrupt, directory: '', workspace: cwd } as const;
    const created = await executeBaseline(parsed.config, world);
    const path = resolve(cwd, output);
    await writeFile(path, formatBaseline(created.file));
    logResult(created, path, cwd, logger);
    return 0;
  } catch (thrown) {
    const error = asScanError(interrupt.aborted ? interrupt.reason : thrown);
    logger.error(error.message, error.hint && nameInputs(error.hint, 'command-line'));
    logger.info('No baseline was written.');
    return 2;
  }
};

async function writeFile(path: string, text: string): Promise<void> {
  try {
    await writeOutput(path, text);
  } catch (error) {
    const { message, hint } = unwritableFile(path, error, { flag: '--output', example: basename(USUAL_PATH) });
    failWith('CONFIG', message, { hint, cause: error });
  }
}

/** Logs what the file contains, and how to use it. */
function logResult({ file, advisesGateOnNew }: CreatedBaseline, path: string, cwd: string, logger: Logger): void {
  const { scan, findings, score, inventory } = file;
  const inside = relative(cwd, path);
  const shown = isAbsolute(inside) || inside.startsWith('..') ? path : inside.split(sep).join('/');
  const counts = findings && countSeverities(findings.map(({ severity }) => severity));
  const resources = inventory && Object.values(inventory).reduce((sum, count) => sum + count, 0);
  const contents = [
    findings &&
      `${findings.length} open ${findings.length === 1 ? 'finding' : 'findings'}${counts && findings.length > 0 ? ` (${describeCounts(counts)})` : ''}`,
    score === undefined ? undefined : `the score ${score ?? '(none)'}`,
    resources === undefined ? undefined : `${resources} resources`,
  ].filter((part) => part !== undefined);
  logger.result(`Wrote ${shown}: ${contents.join(', ')} of the scan ${scan.id}.`);
  logger.result(`Commit the file, and set ${advisesGateOnNew ? 'these inputs' : 'this input'} of the gate:`);
  logger.result(`  baseline: ${shown}`);
  if (advisesGateOnNew) logger.result('  gate-on: new');
}
