import { lstat, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { checkedReportDir, prepareReportDir, REPORT_FILES, type Surroundings } from './report-dir.js';

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
  /**
   * `second-gate`: another folder than the default, which holds the reports of this job's first gate. `doctor`: another folder than was
   * asked for, which holds the last results. `replaced`: the folder that was asked for, without the reports of an earlier gate of this job.
   */
  readonly because?: 'second-gate' | 'doctor' | 'replaced' | undefined;
}

/** Which job wrote the reports beside it. Hidden: actions/upload-artifact leaves it out. */
const MARKER = '.scan-gate-job';

/**
 * Chooses the report directory and makes it ready (`prepareReportDir`). What this job's earlier gates wrote stays, what earlier jobs
 * wrote goes: also from the folders of second gates, which a job that is misconfigured may not reach.
 */
export async function chooseReportDir(asked: Asked, surroundings: Surroundings): Promise<Chosen> {
  const first = await checkedReportDir(asked.directory, surroundings);
  const { job } = asked;
  const ofThisJob = async (directory: string): Promise<boolean> => (await markerOf(directory)) === job;
  if (asked.dryRun) {
    // On a runner that is used again, what another job left must not pass for this job's.
    const leave = (job === undefined || (await ofThisJob(first))) && (await holdsResults(first));
    const directory = await prepareReportDir(leave ? `${first}-doctor` : first, surroundings);
    return { directory, because: leave ? 'doctor' : undefined };
  }
  if (job === undefined) return { directory: await prepareReportDir(first, surroundings) };
  const taken = await ofThisJob(first);
  if (!taken && asked.isDefault) await emptyEarlier(first, job, surroundings);
  if (!taken || !asked.isDefault) return { directory: await claim(first, job, surroundings), because: taken ? 'replaced' : undefined };
  for (let nth = 1; ; nth += 1) {
    const next = `${first}-${asked.gate}${nth === 1 ? '' : `-${nth}`}`;
    if (!(await ofThisJob(next))) return { directory: await claim(next, job, surroundings), because: 'second-gate' };
  }
}

async function claim(directory: string, job: string, surroundings: Surroundings): Promise<string> {
  const ready = await prepareReportDir(directory, surroundings);
  const marker = join(ready, MARKER);
  // Never through a link that was there.
  await rm(marker, { force: true });
  await writeFile(marker, job, { flag: 'wx' });
  return ready;
}

async function emptyEarlier(first: string, job: string, surroundings: Surroundings): Promise<void> {
  const names = await readdir(dirname(first)).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(`${basename(first)}-`))) {
    const directory = join(dirname(first), name);
    const marker = await markerOf(directory);
    // What cannot be emptied is said by the gate that wants it.
    if (marker !== undefined && marker !== job) await prepareReportDir(directory, surroundings).catch(() => undefined);
  }
}

async function markerOf(directory: string): Promise<string | undefined> {
  return await readSmall(join(directory, MARKER), 4_096);
}

/** Whether there are reports of a scan; those of a doctor do not count. */
async function holdsResults(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch(() => []);
  if (!names.some((name) => REPORT_FILES.some((ours) => ours === name))) return false;
  const text = await readSmall(join(directory, 'results.json'), Infinity);
  try {
    const results: unknown = JSON.parse(text ?? '');
    return typeof results !== 'object' || results === null || !('checks' in results);
  } catch {
    return true;
  }
}

async function readSmall(path: string, most: number): Promise<string | undefined> {
  try {
    const found = await lstat(path);
    return found.isFile() && found.size <= most ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
