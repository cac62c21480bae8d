import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Log } from 'sarif';
import { sarifErrors } from './schemas.js';

/** An error that an oracle finds in a SARIF log. */
export interface SarifComplaint {
  /** The name of the checked file, or the place in the log. */
  readonly where: string;
  /** For example `GH1015`, or the schema's keyword. */
  readonly rule: string;
  readonly level: string;
  readonly text: string;
}

// Resolved from the working directory, which is the repository's root: with jest's own `require` or `import.meta` alike.
const TOOL = dirname(createRequire(join(process.cwd(), 'package.json')).resolve('@microsoft/sarif-multitool-linux/package.json'));

/** The OASIS schema of SARIF 2.1.0, as included in Microsoft's tool, checked with ajv. */
export function validateWithSchema(log: unknown): SarifComplaint[] {
  return sarifErrors(log).map((error) => ({
    where: error.instancePath,
    rule: error.keyword,
    level: 'error',
    text: `${error.message ?? ''} ${JSON.stringify(error.params)}`,
  }));
}

/**
 * Microsoft's validator with the rules of SARIF and of GitHub Advanced Security, errors and warnings. One process for all files, about
 * a second. Its exit code is always 0, so its report is read. SARIF2006 needs a network and is left out.
 */
export function validateWithMultitool(files: readonly string[]): SarifComplaint[] {
  const folder = mkdtempSync(join(tmpdir(), 'sarif-oracle-'));
  const report = join(folder, 'report.sarif');
  try {
    const options = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '-o', report, '--log', 'ForceOverwrite'];
    execFileSync(join(TOOL, 'Sarif.Multitool'), ['validate', ...files, ...options], { stdio: 'pipe' });
    return complaintsOf(JSON.parse(readFileSync(report, 'utf8')) as Log, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function complaintsOf(log: Log, files: readonly string[]): SarifComplaint[] {
  const runs = log.runs;
  const analysed = runs.flatMap((run) => run.artifacts ?? []).length;
  if (runs.length === 0) throw new Error(`the multitool has reported on none of ${files.length} files (${analysed} artifacts)`);
  return runs
    .flatMap((run) => [...(run.results ?? []), ...notificationsOf(run)])
    .map((result) => ({
      where: basename(result.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''),
      rule: ('ruleId' in result ? result.ruleId : undefined) ?? 'tool',
      level: result.level ?? 'warning',
      text: JSON.stringify(result.message),
    }))
    .filter((complaint) => complaint.rule !== 'SARIF2006');
}

/** Reports a file that could not be analyzed, which is not in the results. */
function notificationsOf(run: Log['runs'][number]) {
  const invocations = run.invocations ?? [];
  return invocations
    .flatMap((invocation) => [...(invocation.toolConfigurationNotifications ?? []), ...(invocation.toolExecutionNotifications ?? [])])
    .filter((notification) => notification.level === 'error');
}
