import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeText, SAVE_AS_UTF_8 } from '../../domain/file-text.js';
import { utcDay } from '../../domain/instant.js';
import { systemClock } from '../../runtime/clock.js';
import { escapeLogLine } from '../../text/log.js';
import { type Command, refuseProblems, type Terminal } from '../command.js';
import { readWaiveFlags } from './flags.js';
import { readResults } from './results-file.js';
import { draftWaivers } from './waivers.js';

/** Prints waivers for findings of a results.json, to paste into the policy file. Sends no request, and writes no file. */
export const waive: Command = (terminal) => waiveOn(terminal, utcDay(systemClock.now()));

/** @param today The day in UTC, `2026-11-21`. */
export async function waiveOn(terminal: Pick<Terminal, 'args' | 'cwd' | 'print' | 'log'>, today: string): Promise<0 | 2> {
  const { args, cwd, print, log = print } = terminal;
  const refuse = (problems: readonly string[]): 2 => {
    for (const problem of problems) log(`error: ${escapeLogLine(problem)}`);
    return 2;
  };
  const flags = readWaiveFlags(args, today);
  if (flags.problems.length > 0) return refuseProblems(terminal, flags.problems);
  const bytes = await readBytes(resolve(cwd, flags.results));
  if (bytes === undefined)
    return refuse([`--results: ${flags.results} cannot be read. Run a scan first, or set --results to its results.json`]);
  const decoded = decodeText(bytes);
  if ('fault' in decoded) return refuse([`--results: ${flags.results} ${decoded.fault}. ${SAVE_AS_UTF_8}`]);
  const results = readResults(decoded.text);
  if ('fault' in results) return refuse([`--results: ${flags.results} ${results.fault}`]);
  const { lines, problems } = await draftWaivers(flags, results, today);
  if (problems.length > 0) return refuse(problems);
  print('  # Paste this under `waivers:` in .github/scan-gate.yml. It applies after the merge, not to the pull request that adds it.');
  for (const line of lines) print(line);
  return 0;
}

async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}
