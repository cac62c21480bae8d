import { ScanError } from '../../domain/errors.js';
import { countRepeated, describeRepeated } from '../../domain/repeated.js';
import type { ScanRequest, Target } from '../../domain/scan.js';
import type { ServiceHttp } from '../../http/types.js';
import type { ResultPart, Scanner, Start } from '../scanner.js';
import { type Aether365Client, createAether365Client } from './client.js';
import { isFailed, toFindings, toScan } from './mapping.js';
import { type Aether365Request, OWN_TENANT, SCAN_TYPES } from './request.js';
import type { WireResult, WireTenant } from './wire.js';

const NO_RESULTS = 'Aether365 has no list of results at this address (404).';
const NOTHING_EVALUATED =
  'the scan reports no check that passed or failed. Look in Aether365 why the checks were skipped, then run the job again.';

/** The scanner of Aether365. */
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
      // If a scan has evaluated no check, an empty list does not mean that there are no findings.
      else for (const what of ['posture', 'findings'] as const) yield { kind: 'unavailable', what, why: NOTHING_EVALUATED, onlyHere: true };
    },
    // No request to cancel is documented.
    cancel: () => Promise.resolve('not-offered'),
  };
}

/** The tenant of the key, or the error of the request if `target` is set. Then only a rejected key stops the run. */
async function readTenant(
  client: Aether365Client,
  { target }: Aether365Request,
  signal: AbortSignal,
): Promise<WireTenant | ScanError | undefined> {
  try {
    return await unlessMissing(client.tenant(signal, target !== undefined));
  } catch (error) {
    // The error names the last failure, and the reason of the signal does not.
    if (signal.aborted) throw error;
    if (target === undefined || !(error instanceof ScanError) || error.code === 'AUTH_REJECTED') throw error;
    return error;
  }
}

/** Contains no IDs, because the text may be public. */
function unchecked({ code, details }: ScanError): NonNullable<ScanRequest['notices']>[number] {
  return {
    text: `Aether365 does not report which tenant the API key belongs to (${details.serviceCode ?? details.status ?? code}), so scan-gate cannot check before the start whether the key fits the target.`,
    hint: 'If the start is refused, check {target} and the key behind {api-key}.',
  };
}

function toTarget({ target }: Aether365Request, own: WireTenant | undefined): Target {
  const id = target ?? own?.id ?? OWN_TENANT;
  const name = own?.id === id ? own.companyName?.trim() : undefined;
  return { id, key: id, label: name || id, ownCode: false };
}

/** Contain no IDs, because the texts may be public. */
function noticesOf({ target }: Aether365Request, own: WireTenant | undefined): ScanRequest['notices'] {
  if (own === undefined && target === undefined) {
    return [
      {
        text: "Aether365 does not report which tenant the API key belongs to. scan-gate requests scans of the key's own tenant, and cannot compare them with a tenant ID.",
        hint: 'Set {target} to the tenant ID.',
      },
    ];
  }
  if (own === undefined || target === undefined || own.id === target) return [];
  return [
    {
      text: 'The API key belongs to another tenant than the target. Aether365 decides whether the key may scan the target.',
      hint: 'Leave {target} empty for the tenant of the key.',
    },
  ];
}

async function startScan(client: Aether365Client, target: Target, { type }: Aether365Request, signal: AbortSignal): Promise<Start> {
  try {
    return { kind: 'started', scan: toScan(await client.trigger(target.id, type, signal), target.id) };
  } catch (error) {
    // The error does not name the running scan. The list of scans contains it.
    if (error instanceof ScanError && error.code === 'CONFLICT') return { kind: 'busy' };
    throw error;
  }
}

/** Reads all results before any becomes a finding, because a check may appear again on a later page, for another framework. */
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
  throw new ScanError('WRONG_SCAN', `Aether365 returned results of another scan for the scan ${scan}.`, {
    hint: 'None of these results were used. Check {api-url} and {scan-id}. If they are right, contact Aether365 support.',
  });
}

/** Codes of a 404 that mean a missing resource and not a missing endpoint. */
const KNOWN_CODES = ['TENANT_NOT_FOUND', 'SCAN_NOT_FOUND', 'CONNECTION_NOT_FOUND'];

/** Undefined if the endpoint does not exist, because only less reliable documents describe it. */
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
