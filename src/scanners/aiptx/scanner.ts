import { ScanError } from '../../domain/errors.js';
import { isOver, type ScanRequest, type Traits } from '../../domain/scan.js';
import type { ServiceHttp } from '../../http/types.js';
import type { Scanner, Start } from '../scanner.js';
import { cancelOrOver, runningScan } from '../shared/scans.js';
import { type AiptxClient, createAiptxClient, listScans } from './client.js';
import { collect } from './collect.js';
import { toScan } from './mapping.js';
import { type AiptxRequest, DEEP_ADVICE, MODES, TIMES } from './request.js';
import { type AskedName, nameOf } from './scan-name.js';

/** After the limit of scans at once is reached: penetration tests take hours, so one try a minute is enough. */
const BUSY_PAUSE_MS = 60_000;

const UNREPORTED_RESCAN = 'AIPTx does not report the options that a rescan takes over';

/** The scanner of AIPTx. */
export function createAiptxScanner(request: AiptxRequest, http: ServiceHttp, gate: string): Scanner {
  const client = createAiptxClient(http);
  const name = nameOf(request, gate);
  return {
    locate: (signal) => locate(client, request, name, signal),
    list: ({ target }, like, signal) => listScans(client, request, target.id, like, signal),
    start: ({ target }, signal) => startScan(client, request, { id: target.id, name: name.text }, signal),
    async read({ id, target }, depth, signal) {
      if (depth === 'light') {
        const scan = toScan(await client.status(id, signal), target);
        if (!isOver(scan.state) || scan.id !== id) return scan;
      }
      return toScan(await client.scan(id, 'status', signal), target);
    },
    collect: (scan, ask, signal) => collect(client, scan, ask, signal),
    // "Cancel a running or queued scan": a refusal may mean that the scan is over.
    cancel: ({ id, target }, signal) =>
      cancelOrOver(
        async () => toScan(await client.cancel(id, signal), target),
        async () => toScan(await client.status(id, signal, 'cancel'), target),
        signal,
      ),
  };
}

/** Looks up the scan to repeat, if the request is a rescan. */
async function locate(client: AiptxClient, request: AiptxRequest, name: AskedName, signal: AbortSignal): Promise<ScanRequest> {
  const { target: id, type, options } = request;
  const target = { id, key: id, label: id, ownCode: false };
  if (options.rescan === undefined) {
    const traits = { type, mode: options.mode };
    return { target, traits, baseline: traits, options: name.options, correlationId: name.text.trim() };
  }
  const traits = await traitsOfRescan(client, request, options.rescan, signal);
  const mode = MODES.find((known) => known === traits.mode);
  return { target, traits, baseline: traits, options: { unreported: UNREPORTED_RESCAN }, ...(mode && { times: TIMES[mode] }) };
}

async function traitsOfRescan(client: AiptxClient, request: AiptxRequest, rescan: string, signal: AbortSignal): Promise<Traits> {
  const parent = toScan(await client.scan(rescan, 'lookup', signal), '');
  if (parent.id !== rescan || parent.target !== request.target) {
    throw new ScanError(
      'WRONG_SCAN',
      `AIPTx: the scan ${rescan}, which rescan repeats, has ${parent.target ? `the target ${parent.target}` : 'no target'}, not ${request.target}.`,
      {
        hint: 'Nothing was started. Check rescan in {scan-options} and {target}: both must have the same target.',
        sensitive: [parent.target],
      },
    );
  }
  const mode = request.options.mode ?? parent.traits.mode;
  if (mode === 'deep' && request.shortLived) {
    throw new ScanError('CONFIG', `AIPTx: the scan ${rescan}, which rescan repeats, is a deep scan, and this job cannot wait for it.`, {
      hint: `Set another mode in {scan-options}, ${DEEP_ADVICE}.`,
    });
  }
  return { type: parent.traits.type, mode };
}

async function startScan(
  client: AiptxClient,
  request: AiptxRequest,
  { id: target, name }: { readonly id: string; readonly name: string },
  signal: AbortSignal,
): Promise<Start> {
  const { given, type, options } = request;
  const { rescan, mode, instructions, ...rest } = options;
  try {
    const wire =
      rescan === undefined
        ? await client.create({ target: given, mode, type, ...rest, name, instructions }, signal)
        : await client.rescan(rescan, mode === undefined && instructions === undefined ? undefined : { mode, instructions }, signal);
    return { kind: 'started', scan: toScan(wire, target) };
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'CONFLICT') throw error;
    if (error.details.status === 429) return { kind: 'busy', pauseMs: BUSY_PAUSE_MS };
    // No document describes a conflict. It counts as `busy` only if there is a running scan to wait for.
    const running = await runningScan(listScans(client, request, target, {}, signal));
    if (running === undefined) throw error;
    return { kind: 'busy', scanId: running.id };
  }
}
