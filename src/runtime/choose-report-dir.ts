import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  checkedReportDir,
  clearReportDir,
  prepareReportDir,
  REPORT_FILES,
  type ReportDirOptions,
  readMarker,
  readSmall,
} from './report-dir.js';

/** What a run asks for when it chooses its report directory. */
export interface Asked {
  /** As it was given, or the default. */
  readonly directory: string;
  /** Nobody chose it: a second gate of the job may take another one. */
  readonly isDefault: boolean;
  /** The gate's name, for the folder of a second gate. */
  readonly gate: string;
  /** Identifies the job of the CI; absent outside of a CI. */
  readonly job?: string | undefined;
  readonly dryRun: boolean;
}

export interface Chosen {
  /** Absolute path, ready to be written to. */
  readonly directory: string;
  /** This run's own claim of the directory: another run that prepares it takes it away (`isClaimed`). */
  readonly claim: string;
  /**
   * `second-gate`: another folder than the default, which holds the reports of this job's first gate. `doctor`: another folder than was
   * asked for, which holds the last results. `replaced`: the folder that was asked for, without the reports of an earlier gate of this job.
   */
  readonly because?: 'second-gate' | 'doctor' | 'replaced' | undefined;
}

/**
 * Chooses the report directory and makes it ready (`prepareReportDir`). What this job's earlier gates wrote stays, what earlier jobs
 * wrote goes: also from the folders of second gates, which a job that is misconfigured may not reach.
 */
export async function chooseReportDir(asked: Asked, surroundings: ReportDirOptions): Promise<Chosen> {
  const first = await checkedReportDir(asked.directory, surroundings);
  const { job } = asked;
  const claim = randomUUID();
  const take = async (directory: string, because?: Chosen['because'], of = job ?? ''): Promise<Chosen> => ({
    directory: await prepareReportDir(directory, surroundings, { job: of, claim }),
    claim,
    because,
  });
  const ofThisJob = async (directory: string): Promise<boolean> => (await readMarker(directory))?.job === job;
  if (asked.dryRun) {
    // On a runner that is used again, what another job left must not pass for this job's.
    const leave = (job === undefined || (await ofThisJob(first))) && (await holdsResults(first));
    // Without the job: the next gate may have the folder.
    return await take(leave ? `${first}-doctor` : first, leave ? 'doctor' : undefined, '');
  }
  if (job === undefined) return await take(first);
  const taken = await ofThisJob(first);
  if (!taken && asked.isDefault) await emptyEarlier(first, job, surroundings);
  if (!taken || !asked.isDefault) return await take(first, taken ? 'replaced' : undefined);
  for (let nth = 1; ; nth += 1) {
    const next = `${first}-${asked.gate}${nth === 1 ? '' : `-${nth}`}`;
    if (!(await ofThisJob(next))) return await take(next, 'second-gate');
  }
}

async function emptyEarlier(first: string, job: string, surroundings: ReportDirOptions): Promise<void> {
  const names = await readdir(dirname(first)).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(`${basename(first)}-`))) {
    const directory = join(dirname(first), name);
    const of = (await readMarker(directory))?.job ?? '';
    // What cannot be emptied is said by the gate that wants it.
    if (of !== '' && of !== job) await clearReportDir(directory, surroundings).catch(() => undefined);
  }
}

/** Whether there are reports of a scan; those of a doctor do not count. */
async function holdsResults(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch(() => []);
  if (!names.some((name) => REPORT_FILES.some((file) => file === name))) return false;
  const text = await readSmall(join(directory, 'results.json'), Infinity);
  try {
    const results: unknown = JSON.parse(text ?? '');
    return typeof results !== 'object' || results === null || !('checks' in results);
  } catch {
    return true;
  }
}
