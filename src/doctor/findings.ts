import { type Check, checked, notChecked } from '../domain/check.js';
import { asScanError, isRefusal } from '../domain/errors.js';
import { byNewest, type Scan } from '../domain/scan.js';
import type { Baseline } from '../workflow/baseline/types.js';
import type { RunContext } from '../workflow/context.js';
import { readWithRetry } from '../workflow/poll/poll-scan.js';
import type { Located } from './service.js';

const NAME = 'findings';

/** An earlier scan, which shows what later scans will report. */
export interface EarlierScan {
  readonly scan: Scan;
  /** Whether the list of findings can be read. */
  readonly listed: boolean;
  /** Why the list cannot be read. */
  readonly whyNoList?: string | undefined;
}

/** Reads the newest completed scan, because only this shows whether endpoints exist that the API reference does not document. */
export async function checkFindings(
  { run, deps }: RunContext,
  { scanner, known = [], scan }: Located,
  baseline: Baseline | undefined,
  signal: AbortSignal,
): Promise<{ readonly check: Check; readonly earlier?: EarlierScan }> {
  // If the branch has no scan yet, use the scan that it is compared with.
  const [newest = baseline?.kind === 'scan' ? baseline.scan : undefined] = [...(scan ? [scan] : []), ...known]
    .filter(({ state }) => state === 'completed')
    .toSorted(byNewest);
  if (newest === undefined)
    return { check: checked(NAME, 'unknown', 'The target has no completed scan yet, so this check is not possible.') };
  try {
    const full = await readWithRetry(scanner, newest, 'full', deps, signal);
    if (!run.service.measures.includes('findings'))
      return { check: withoutList(full, run.service.title), earlier: { scan: full, listed: false } };
    return await probe(scanner, full, signal);
  } catch (thrown) {
    signal.throwIfAborted();
    const { code, message, hint } = asScanError(thrown);
    return { check: checked(NAME, isRefusal(code) ? 'problem' : 'warning', `The scan ${newest.id} could not be read: ${message}`, hint) };
  }
}

/** The check if the service could not be asked. */
export function noFindings(because: string): Check {
  return notChecked(NAME, because);
}

/** Reads one page of findings, which is enough to show that the list can be read. */
async function probe(
  scanner: Located['scanner'],
  scan: Scan,
  signal: AbortSignal,
): Promise<{ readonly check: Check; readonly earlier?: EarlierScan }> {
  for await (const part of scanner.collect(scan, { brief: true, settled: true }, signal)) {
    if (part.kind === 'findings') break;
    if (part.kind !== 'unavailable' || part.what !== 'findings') continue;
    if (part.onlyHere)
      return { check: checked(NAME, 'unknown', `The scan ${scan.id} has no list of findings, but other scans may have one: ${part.why}`) };
    const found = `The findings of the scan ${scan.id} cannot be read: ${part.why}`;
    const hint = 'Check {api-url} and the permissions of {api-key}. A check below shows what the rules need.';
    return { check: checked(NAME, 'warning', found, hint), earlier: { scan, listed: false, whyNoList: part.why } };
  }
  return { check: checked(NAME, 'ok', `The findings of the scan ${scan.id} can be read.`), earlier: { scan, listed: true } };
}

function withoutList({ id, inventory }: Scan, title: string): Check {
  return inventory === undefined
    ? checked(NAME, 'warning', `${title} does not list findings, and the scan ${id} reports no resources either.`)
    : checked(NAME, 'ok', `${title} does not list findings; the resources of the scan ${id} can be read.`);
}
