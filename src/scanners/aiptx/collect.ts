import { asScanError, ScanError } from '../../domain/errors.js';
import { isSummarised, type Scan } from '../../domain/scan.js';
import { asSeverity } from '../../domain/severity.js';
import type { CollectAsk, ResultPart } from '../scanner.js';
import type { AiptxClient } from './client.js';
import { createFindingMapper, meaningOf } from './findings.js';
import { toChanges } from './mapping.js';
import type { WireDetail, WireFinding } from './wire.js';

/** Each detail is one request, and all jobs of the account share 60 requests a minute. */
const MAX_DETAILS = 50;
const IN_FLIGHT = 4;
const PAGE = 100;

/** Reads the results of a finished scan: the list of findings if the service has one, otherwise the changes since the baseline. */
export async function* collect(
  client: AiptxClient,
  scan: Scan,
  { baseline, brief, recheck }: CollectAsk,
  signal: AbortSignal,
): AsyncGenerator<ResultPart> {
  const list = await readList(client, scan, recheck, signal);
  if (list === undefined) {
    yield { kind: 'unavailable', what: 'findings', why: 'AIPTx has no list of findings for this key or at this address, only counts' };
    if (baseline) yield await readChanges(client, baseline, scan, signal);
    return;
  }
  assertSummarised(list.findings, scan);
  const { details, note } = await readDetails(client, brief ? [] : list.findings, signal);
  if (note) yield note;
  const toFinding = createFindingMapper(scan.target, details);
  // An empty list is yielded as one empty page.
  for (let from = 0; from === 0 || from < list.findings.length; from += PAGE)
    yield { kind: 'findings', page: list.findings.slice(from, from + PAGE).map(toFinding), total: list.total };
}

/**
 * Only less reliable documents describe the filter by scan. If AIPTx reads the filter differently, the list may be empty.
 *
 * @throws ScanError `INCOMPLETE`
 */
function assertSummarised(findings: readonly WireFinding[], scan: Scan): void {
  const { id, state } = scan;
  if (isSummarised(scan) || findings.length > 0 || state !== 'completed') return;
  throw new ScanError(
    'INCOMPLETE',
    `AIPTx returned an empty list of findings for the scan ${id}, and the scan does not report all counts to compare the list with.`,
    {
      hint: 'Run the job again with {scan-id} to read the same scan once more. If it keeps happening, ask AIPTx support why the scan has no findings_count.',
    },
  );
}

interface List {
  readonly findings: readonly WireFinding[];
  readonly total?: number | undefined;
}

/** All pages, or undefined if the endpoint does not exist: only less reliable documents describe it. */
async function readList(client: AiptxClient, scan: Scan, recheck: boolean | undefined, signal: AbortSignal): Promise<List | undefined> {
  const findings: WireFinding[] = [];
  let total: number | undefined;
  const onTotal = (reported: number): void => void (total = Math.max(total ?? 0, reported));
  const pages = client.findings(scan.id, { onTotal, recheck }, signal);
  let read = 0;
  try {
    for await (const page of pages) {
      read += 1;
      assertOfScan(page, scan);
      findings.push(...page);
    }
  } catch (error) {
    // If a later page is missing, the list is incomplete.
    if (read === 0 && isMissing(error)) return undefined;
    throw error;
  }
  return { findings, total };
}

function isMissing(error: unknown): boolean {
  return error instanceof ScanError && (error.details.status === 404 || error.details.status === 405);
}

function assertOfScan(page: readonly WireFinding[], { id }: Scan): void {
  const foreign = page.find((finding) => typeof finding.scan_id === 'string' && finding.scan_id !== id);
  if (foreign === undefined) return;
  throw new ScanError('WRONG_SCAN', `AIPTx returned findings of another scan for the scan ${id}.`, {
    hint: 'None of these findings were used. Check {api-url}. If it is right, contact AIPTx support.',
  });
}

/** Reads the details of the worst findings. The list is enough for the verdict, so a failure is only a note. */
async function readDetails(
  client: AiptxClient,
  findings: readonly WireFinding[],
  signal: AbortSignal,
): Promise<{ details: ReadonlyMap<string, WireDetail>; note?: ResultPart | undefined }> {
  // Findings with the same ID share one detail.
  const worst = [...new Map(worstOf(findings).map((finding) => [finding.id, finding])).values()];
  const details = new Map<string, WireDetail>();
  for (let from = 0; from < worst.length; from += IN_FLIGHT) {
    const batch = worst.slice(from, from + IN_FLIGHT);
    const answers = await Promise.allSettled(batch.map(async ({ id }) => ({ id, detail: await client.detail(id, signal) })));
    signal.throwIfAborted();
    for (const answer of answers)
      if (answer.status === 'fulfilled' && answer.value.detail.id === answer.value.id) details.set(answer.value.id, answer.value.detail);
    const failure = answers.find((answer) => answer.status === 'rejected');
    if (failure) return { details, note: noteOf(worst.length - details.size, failure.reason) };
  }
  return { details };
}

function worstOf(findings: readonly WireFinding[]): WireFinding[] {
  const open = findings.filter((finding) => meaningOf(finding) === 'open' || meaningOf(finding) === 'unknown');
  const severityOf = (finding: WireFinding) => asSeverity(finding.severity) ?? 'critical';
  const ofSeverity = (wanted: 'critical' | 'high') => open.filter((finding) => severityOf(finding) === wanted);
  return [...ofSeverity('critical'), ...ofSeverity('high')].slice(0, MAX_DETAILS);
}

function noteOf(missing: number, reason: unknown): ResultPart {
  const { message } = asScanError(reason);
  return {
    kind: 'note',
    text: `The details of ${missing} ${missing === 1 ? 'finding' : 'findings'} could not be read: ${message}`,
    hint: 'The verdict does not need the details, because the list of findings was read in full. Read descriptions and fixes in AIPTx.',
  };
}

async function readChanges(client: AiptxClient, baseline: Scan, scan: Scan, signal: AbortSignal): Promise<ResultPart> {
  try {
    const comparison = await client.compare(baseline.id, scan.id, signal);
    const reported = [comparison.scan_a, comparison.scan_b].filter((id) => typeof id === 'string');
    if (reported.every((id) => id === baseline.id || id === scan.id))
      return { kind: 'changes', changes: toChanges(comparison, baseline.id) };
    throw new ScanError('WRONG_SCAN', 'AIPTx compared other scans than the requested ones.');
  } catch (error) {
    signal.throwIfAborted();
    return {
      kind: 'note',
      text: `The changes since the scan ${baseline.id} could not be read: ${asScanError(error).message}`,
      hint: 'This does not change the numbers of this scan.',
    };
  }
}
