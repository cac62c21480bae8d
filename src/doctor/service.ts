import { type Check, checked, notChecked } from '../domain/check.js';
import { asScanError, type ScanError } from '../domain/errors.js';
import type { Scan, ScanRequest } from '../domain/scan.js';
import type { Scanner, Service } from '../scanners/scanner.js';
import type { RunConfig, RunContext, ScanContext } from '../workflow/context.js';
import { findScan, requestOf, unsureOptions } from '../workflow/find-scan.js';
import { assertMatchesRequest, listScans } from '../workflow/scan-list.js';

/** What the service has let us know; absent where it could not be asked. */
export type Located = Pick<ScanContext, 'scanner' | 'request' | 'known'> & {
  /** The scan that `scan-id` means. */
  readonly scan?: Scan | undefined;
};

/** In the order in which one depends on the other. */
type Step = 'service' | 'API key' | 'scope' | 'organization' | 'target' | 'scan';

/** What a request was for: to look the target up, to list its scans, to find the one to collect. */
type Asking = 'lookup' | 'target' | 'scan';

const BECAUSE: Readonly<Record<Step, string>> = {
  service: 'the service did not answer as it should',
  'API key': 'the service did not accept the key',
  scope: 'the key may not look it up',
  organization: 'the organization was not found',
  target: 'the target cannot be scanned as it is',
  scan: 'there is no such scan',
};

/** Looks up what a run would look up before it starts a scan. Asks nothing that changes anything. */
export async function checkService(
  { run, deps, state }: RunContext,
  signal: AbortSignal,
): Promise<{
  readonly located?: Located;
  readonly checks: readonly Check[] /** What keeps later checks from being made. */;
  readonly because?: string;
}> {
  const { service, waitOptions } = run;
  const steps = stepsOf(service, waitOptions.scanId !== undefined);
  const failed = (thrown: unknown, asking: Asking) => {
    signal.throwIfAborted();
    const error = asScanError(thrown);
    deps.redaction.add(error.details.sensitive ?? []);
    const fault = faultOf(error, asking, steps);
    return { checks: steps.map((step) => afterFault(step, fault, error, run, steps)), because: BECAUSE[fault] };
  };
  let scanner: Scanner;
  let request: ScanRequest;
  let known: readonly Scan[] | undefined;
  let asking: Asking = 'lookup';
  try {
    scanner = await deps.connect();
    const located = await scanner.locate(signal);
    state.target = located.target;
    deps.redaction.setTarget(located.target);
    request = requestOf(run, located);
    asking = 'target';
    if (waitOptions.scanId === undefined) known = await listScans(scanner, request, { branch: request.traits.branch }, signal);
  } catch (thrown) {
    return failed(thrown, asking);
  }
  try {
    const scan = waitOptions.scanId === undefined ? undefined : await findScan(deps, scanner, request, waitOptions.scanId, signal);
    if (scan !== undefined) assertMatchesRequest(request, scan);
    const checks = steps.map((step) => foundWell(step, { run, request, scan }));
    return { located: { scanner, request, known, scan }, checks };
  } catch (thrown) {
    return failed(thrown, 'scan');
  }
}

/** The checks that cannot be made where the service is not to be asked at all. */
export function unasked({ service, waitOptions }: RunConfig, because: string): Check[] {
  return stepsOf(service, waitOptions.scanId !== undefined).map((step) => notChecked(step, because));
}

function stepsOf({ inputs }: Service, collects: boolean): Step[] {
  const organization = inputs.organization === undefined ? [] : (['organization'] as const);
  return ['service', 'API key', 'scope', ...organization, 'target', ...(collects ? (['scan'] as const) : [])];
}

/** Whose fault a refusal is. A service that answers in other ways than its documents say is none that can be asked. */
function faultOf({ code }: ScanError, asking: Asking, steps: readonly Step[]): Step {
  switch (code) {
    case 'AUTH_REJECTED':
      return 'API key';
    case 'FORBIDDEN':
      return 'scope';
    case 'NOT_FOUND':
      return asking === 'lookup' ? (steps.includes('organization') ? 'organization' : 'target') : asking;
    case 'BAD_REQUEST':
    case 'CONFIG':
    case 'WRONG_SCAN':
    case 'NO_SCAN':
    case 'LATEST_UNKNOWN':
    case 'TARGET_UNKNOWN':
    case 'TARGET_AMBIGUOUS':
    case 'TARGET_NOT_READY':
    case 'TARGET_NOT_ALLOWED':
      return asking === 'lookup' ? 'target' : asking;
    default:
      return 'service';
  }
}

function afterFault(step: Step, fault: Step, error: ScanError, run: RunConfig, steps: readonly Step[]): Check {
  if (step === fault) return checked(step, 'problem', error.message, error.hint);
  if (steps.indexOf(step) > steps.indexOf(fault)) return notChecked(step, BECAUSE[fault]);
  return foundWell(step, { run });
}

function foundWell(
  step: Step,
  { run, request, scan }: { readonly run: RunConfig; readonly request?: ScanRequest; readonly scan?: Scan | undefined },
): Check {
  const { service, otherHost, waitOptions } = run;
  switch (step) {
    case 'service':
      return otherHost === undefined
        ? checked(step, 'ok', `${service.title} answers.`)
        : checked(
            step,
            'warning',
            `Requests, and the key with them, go to ${otherHost}, which is not ${service.title}'s own address.`,
            'Leave {api-url} out, unless this is what you want.',
          );
    case 'API key':
      return checked(step, 'ok', `${service.title} accepts the key.`);
    case 'scope':
      return checked(step, 'ok', 'The key may look up the target and its scans. Whether it may start one is known at the start only.');
    case 'organization':
      return checked(step, 'ok', `${service.title} answers for the organization that was given.`);
    case 'target':
      return request === undefined ? checked(step, 'ok', 'Found.') : targetOf(request);
    case 'scan': {
      const unreported = request && unsureOptions(request, waitOptions.scanId ?? '');
      const found = `The scan ${scan?.id ?? ''} to collect was found; it is ${scan?.rawState ?? ''}.`;
      return unreported ? checked(step, 'warning', `${found} ${unreported.text}`, unreported.hint) : checked(step, 'ok', found);
    }
  }
}

/** Notices are what the look-up could not make sure of. */
function targetOf({ target, notices = [] }: ScanRequest): Check {
  if (notices.length === 0) return checked('target', 'ok', `Found and, as far as the service tells, fit to scan: ${target.label}.`);
  const hints = notices.map(({ hint }) => hint).filter((hint) => hint !== undefined);
  const text = `${target.label}: ${notices.map(({ text }) => text).join(' ')}`;
  return checked('target', 'warning', text, hints.length === 0 ? undefined : hints.join(' '));
}
