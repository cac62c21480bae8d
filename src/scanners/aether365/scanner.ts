import { ScanError } from '../../domain/errors.js';
import { countRepeated, describeRepeated } from '../../domain/repeated.js';
import type { ScanRequest, Target } from '../../domain/scan.js';
import type { ServiceHttp } from '../../http/types.js';
import type { ResultPart, Scanner, Start } from '../scanner.js';
import { type Aether365Client, createAether365Client } from './client.js';
import { isFailed, toFindings, toScan } from './mapping.js';
import { type Aether365Request, OWN_TENANT, SCAN_TYPES } from './request.js';
import type { WireResult, WireTenant } from './wire.js';

const NO_RESULTS = 'Aether365 has no results of scans at this address (404).';
const NOTHING_EVALUATED =
  'the scan tells of no check that was evaluated, neither passed nor failed. Look in Aether365 why they were skipped, then run the job again.';

/** Aether365 as the workflow sees it. */
export function createAether365Scanner(request: Aether365Request, http: ServiceHttp): Scanner {
  const client = createAether365Client(http);
  return {
    async locate(signal) {
      const traits = { type: request.type };
      const own = await readTenant(client, request, signal);
      if (own instanceof ScanError) return { target: toTarget(request, undefined), traits, baseline: traits, notices: [unchecked(own)] };
      return { target: toTarget(request, own), traits, baseline: traits, notices: noticesOf(request, own) };
    },
    async *list({ target }, like, signal) {
      const type = SCAN_TYPES.find((known) => known === like.type);
      for await (const page of client.scans(target.id, type, signal)) yield page.map((scan) => toScan(scan, target.id));
    },
    start: ({ target }, signal) => startScan(client, target, request, signal),
    // There is no light endpoint.
    async read({ id, target }, _depth, signal) {
      return toScan(await client.scan(id, signal), target);
    },
    async *collect({ id, target, posture }, { recheck }, signal): AsyncGenerator<ResultPart> {
      const results = await unlessMissing(readResults(client, id, recheck, signal));
      if (results === undefined) {
        yield { kind: 'unavailable', what: 'findings', why: NO_RESULTS };
        return;
      }
      const findings = toFindings(results, target);
      const repeated = countRepeated(results.map(({ id }) => id));
      if (repeated > 0) yield { kind: 'note', text: describeRepeated(repeated) };
      const rows = results.filter(isFailed).length;
      if (findings.length > 0 || posture !== undefined) yield { kind: 'findings', page: findings, rows };
      // Of a scan that has looked at nothing, an empty list is no answer.
      else for (const what of ['posture', 'findings'] as const) yield { kind: 'unavailable', what, why: NOTHING_EVALUATED, onlyHere: true };
    },
    // No document shows a way.
    cancel: () => Promise.resolve('not-offered'),
  };
}

/** The tenant of the key; why it is not told, where one was given: then only a key that is rejected stops the run. */
async function readTenant(
  client: Aether365Client,
  { target }: Aether365Request,
  signal: AbortSignal,
): Promise<WireTenant | ScanError | undefined> {
  try {
    return await unlessMissing(client.tenant(signal, target !== undefined));
  } catch (error) {
    // It names the last failure, which the reason of the signal does not.
    if (signal.aborted) throw error;
    if (target === undefined || !(error instanceof ScanError) || error.code === 'AUTH_REJECTED') throw error;
    return error;
  }
}

/** Without IDs: this text may be read by everybody. */
function unchecked({ code, details }: ScanError): NonNullable<ScanRequest['notices']>[number] {
  return {
    text: `Aether365 does not tell which tenant the API key belongs to (${details.serviceCode ?? details.status ?? code}): whether it is the one that is asked for is not known before the start.`,
    hint: 'If the start is refused, check {target} and the key behind {api-key}.',
  };
}

function toTarget({ target }: Aether365Request, own: WireTenant | undefined): Target {
  const id = target ?? own?.id ?? OWN_TENANT;
  const name = own?.id === id ? own.companyName?.trim() : undefined;
  return { id, key: id, label: name || id, ownCode: false };
}

/** Without IDs: these texts may be read by everybody. */
function noticesOf({ target }: Aether365Request, own: WireTenant | undefined): ScanRequest['notices'] {
  if (own === undefined && target === undefined) {
    return [
      {
        text: 'Aether365 does not say which tenant the API key belongs to: scans are asked for as its own, and cannot be held against a tenant ID.',
        hint: 'Give the tenant ID as {target}.',
      },
    ];
  }
  if (own === undefined || target === undefined || own.id === target) return [];
  return [
    {
      text: 'The API key belongs to another tenant than the one that is asked for. Aether365 decides whether it may scan it.',
      hint: 'Leave {target} empty for the tenant of the key.',
    },
  ];
}

async function startScan(client: Aether365Client, target: Target, { type }: Aether365Request, signal: AbortSignal): Promise<Start> {
  try {
    return { kind: 'started', scan: toScan(await client.trigger(target.id, type, signal), target.id) };
  } catch (error) {
    // The refusal names no scan: the list tells which one runs.
    if (error instanceof ScanError && error.code === 'CONFLICT') return { kind: 'busy' };
    throw error;
  }
}

/** All of them, before any becomes a finding: a check may come again on a later page, by another framework. */
async function readResults(
  client: Aether365Client,
  scan: string,
  recheck: boolean | undefined,
  signal: AbortSignal,
): Promise<WireResult[]> {
  const results: WireResult[] = [];
  for await (const page of client.results(scan, recheck, signal)) results.push(...page);
  const foreign = results.find(({ scan_id }) => typeof scan_id === 'string' && scan_id !== scan);
  if (foreign === undefined) return results;
  throw new ScanError('WRONG_SCAN', `The results of the scan ${scan} are told to be of another scan.`, {
    hint: 'Nothing of them was used. Check {api-url} and {scan-id}; if they are right, ask Aether365.',
  });
}

/** Codes of a 404 that is not about the address. */
const KNOWN_CODES = ['TENANT_NOT_FOUND', 'SCAN_NOT_FOUND', 'CONNECTION_NOT_FOUND'];

/** Undefined where the address is not there, as may be of what only second-class documents show. */
async function unlessMissing<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    const { status, serviceCode } = error.details;
    const missing = (status === 404 || status === 405) && !KNOWN_CODES.includes(serviceCode ?? '');
    if (missing) return undefined;
    throw error;
  }
}
