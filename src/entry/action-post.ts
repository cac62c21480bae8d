import { readActionInputs } from '../config/environment.js';
import { asScanError } from '../domain/errors.js';
import { exitWhenPrinted } from '../runtime/exit.js';
import { listenForInterrupt } from '../runtime/interrupt.js';
import { LEDGER_STATE, readLedger } from '../runtime/ledger.js';
import { readyReportDir, setUp, workspaceOf } from '../setup.js';

/** The Action's post step, `post-if: always()`: finishes what a killed main left. A failure here is a warning; the verdict was main's. */
async function post(): Promise<void> {
  const { env } = process;
  const entry = readLedger(env[`STATE_${LEDGER_STATE}`]);
  if (entry === undefined || (entry.phase === 'ended' && entry.scan === undefined && entry.intent === undefined)) return;
  const interrupt = listenForInterrupt(process, () => process.exit(0));
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const given = readActionInputs(env);
  const { parsed, logger, redactor } = await setUp({
    env,
    cwd: process.cwd(),
    // A variable that a later step set says nothing of what main has started.
    given: { ...given, problems: [] },
    style: 'actions',
    debug: env.RUNNER_DEBUG === '1',
    write,
  });
  if ('problems' in parsed) return;
  try {
    const { executeLeftovers } = await import('../compose.js');
    // Where main came to its end, its files are there and stay.
    const reports = entry.phase === 'ended' ? { directory: '' } : await readyReportDir(given, { env, cwd: process.cwd() });
    if ('problem' in reports) return;
    const { directory } = reports;
    const workspace = workspaceOf({ env, cwd: process.cwd() });
    await executeLeftovers(parsed.config, entry, { env, logger, redactor, style: 'action', interrupt, directory, workspace });
  } catch (error) {
    logger.warning(`The post step could not finish: ${asScanError(error).message}`);
  }
}

await post();
await exitWhenPrinted(process, 0);
