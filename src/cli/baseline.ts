import { isAbsolute, relative, resolve, sep } from 'node:path';
import { setUp } from '../app/setup.js';
import { formatBaseline } from '../baseline-file/format.js';
import { describeProblem } from '../config/problem.js';
import type { BaselineFile } from '../domain/baseline.js';
import { asScanError, failWith } from '../domain/errors.js';
import { countSeverities, describeCounts } from '../domain/severity.js';
import { writeOutput } from '../runtime/atomic-write.js';
import type { Logger } from '../runtime/logger.js';
import { nameInputs } from '../text/hint.js';
import type { Command } from './command.js';
import { readCommandLineInputs } from './inputs.js';

const USUAL_PATH = '.github/scan-gate-baseline.json';

/**
 * Writes the findings that a team starts with: takes a scan that there is (`--scan-id`, default the latest), reads it in full, and
 * writes a file to commit. Exit code 0 once it is written, otherwise 2.
 */
export const baseline: Command = async ({ args, env, cwd, interrupt, print }) => {
  // The one flag that is no input.
  const inputs = readCommandLineInputs(args, env, ['output']);
  const { output = USUAL_PATH } = inputs.others;
  const given = { ...inputs, raw: { 'scan-id': 'latest', ...inputs.raw } };
  const { parsed, logger, redactor, variables } = await setUp({ env, given, cwd, style: 'plain', debug: inputs.debug, write: print });
  Object.assign(process.env, variables);
  if ('problems' in parsed) {
    for (const problem of parsed.problems) logger.error(describeProblem(problem, 'command-line'));
    logger.info('Nothing was requested and nothing was written.');
    return 2;
  }
  try {
    const { runBaseline: executeBaseline } = await import('../app/run.js');
    const world = { env, logger, redactor, style: 'command-line', interrupt, directory: '', workspace: cwd } as const;
    const file = await executeBaseline(parsed.config, world);
    const path = resolve(cwd, output);
    await writeFileOrSay(path, formatBaseline(file));
    tell(file, path, cwd, logger);
    return 0;
  } catch (thrown) {
    const error = asScanError(interrupt.aborted ? interrupt.reason : thrown);
    logger.error(error.message, error.hint && nameInputs(error.hint, 'command-line'));
    logger.info('No baseline was written.');
    return 2;
  }
};

async function writeFileOrSay(path: string, text: string): Promise<void> {
  try {
    await writeOutput(path, text);
  } catch (error) {
    failWith('CONFIG', `The baseline could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'Name a file in a folder that can be written to with --output.',
      cause: error,
    });
  }
}

/** What the file holds, and what makes the gate use it. */
function tell({ scan, findings, score, inventory }: BaselineFile, path: string, cwd: string, logger: Logger): void {
  const inside = relative(cwd, path);
  const shown = isAbsolute(inside) || inside.startsWith('..') ? path : inside.split(sep).join('/');
  const counts = findings && countSeverities(findings.map(({ severity }) => severity));
  const resources = inventory && Object.values(inventory).reduce((sum, count) => sum + count, 0);
  const holds = [
    findings &&
      `${findings.length} open ${findings.length === 1 ? 'finding' : 'findings'}${counts && findings.length > 0 ? ` (${describeCounts(counts)})` : ''}`,
    score === undefined ? undefined : `the score ${score ?? '(none)'}`,
    resources === undefined ? undefined : `${resources} resources`,
  ].filter((part) => part !== undefined);
  logger.info(`Wrote ${shown}: ${holds.join(', ')} of the scan ${scan.id}.`);
  logger.info('Commit it, and give it to the gate:');
  logger.info(`  baseline: ${shown}`);
  if (findings) logger.info('  gate-on: new');
}
