import { join } from 'node:path';
import { forgivesErrors, isTrue } from '../config/environment.js';
import { slug } from '../domain/fingerprint.js';
import { decide } from '../domain/gate.js';
import { mistakeCommandsOf } from '../publish/registry.js';
import { renderJson } from '../report/json.js';
import { renderVerdictJunit } from '../report/junit/gate.js';
import type { Report } from '../report/report.js';
import { writeShort } from '../runtime/atomic-write.js';
import { whyUnwritable } from '../runtime/file-fault.js';
import { SERVICES } from '../scanners/registry.js';
import { nameInputs } from '../text/hint.js';
import type { Refused } from './config-error.js';

/**
 * Writes results.json and junit.xml of a run whose configuration has mistakes, so that no CI shows an empty page, the commands to the CI,
 * and what the command line was asked to write. A failure is a warning, because the verdict is known.
 *
 * @param lines The mistakes.
 * @returns the names of the files in the report directory
 */
export async function writeRefusal(refused: Refused, lines: readonly string[]): Promise<readonly string[]> {
  const { setup, reports, output, style } = refused;
  const { logger, redactor } = setup;
  const report = redactor.redactAll(reportOf(refused, lines));
  const written: string[] = [];
  // What is printed is what is in the file. Otherwise, the short form is enough, and is loaded sooner.
  const renderTests = output?.format === 'junit' ? (await import('../report/junit/junit.js')).renderJunit : renderVerdictJunit;
  const files = { 'results.json': renderJson, 'junit.xml': renderTests };
  try {
    for (const [name, render] of Object.entries(reports ? files : {})) {
      writeShort(join(reports?.directory ?? '', name), [...render(report)].join(''));
      written.push(name);
    }
    if (written.length > 0) logger.info(`Report files: ${reports?.directory} (${written.join(', ')})`);
  } catch (error) {
    const hint = nameInputs('Set {report-dir} to a directory that this job can write to.', style);
    logger.warning(`The report files could not be written to ${reports?.directory}: ${whyUnwritable(error)}.`, hint);
  }
  for (const command of await mistakeCommandsOf(report)) logger.raw(command);
  if (output !== undefined) await (await import('./output.js')).writeResult(report, 'full', output, logger);
  return written;
}

function reportOf({ given, setup, style }: Refused, lines: readonly string[]): Report {
  const { raw } = given;
  const service = SERVICES.find(({ id }) => id === raw.scanner?.toLowerCase());
  const where = style === 'action' ? 'the inputs of the step' : 'the flags and the variables';
  return {
    schemaVersion: 1,
    name: slug(raw.name ?? raw.scanner ?? '') || 'scan-gate',
    service: { id: service?.id ?? 'unknown', title: service?.title ?? 'scan-gate' },
    decision: decide({ kind: 'error', code: 'CONFIG' }, { warnOnly: forgivesErrors(given) ? 'everything' : 'false' }),
    error: {
      code: 'CONFIG',
      message: lines.join('\n'),
      hint: `Correct ${where}, or the policy file. Nothing was requested, and nothing was started.`,
    },
    source: setup.source,
    notes: [],
    // These files may be replaced by a scan, as those of any dry run.
    ...(isTrue(given, 'dry-run') && { checks: [] }),
  };
}
