import { type Check, checked, notChecked } from '../domain/check.js';
import { asScanError, type ScanError } from '../domain/errors.js';
import type { Scan, ScanRequest } from '../domain/scan.js';
import type { Scanner, Service } from '../scanners/scanner.js';
import type { RunConfig, RunContext, ScanContext } from '../workflow/context.js';
import { findScan, requestOf, unsureOptions } from '../workflow/find-scan.js';
import { assertMatchesRequest, listScans } from '../workflow/scan-list.js';

/** What was looked up at the service. */
export type Located = Pick<ScanContext, 'scanner' | 'request' | 'known'> & {
  /** The scan that `scan-id` means. */
  readonly scan?: Scan | undefined;
};

/** Each step depends on the ones before it. */
type Step = 'service' | 'API key' | 'scope' | 'organization' | 'target' | 'scan';

/** The purpose of a request: look up the target, list its scans, find the scan to collect. */
type Asking = 'lookup' | 'target' | 'scan';

const BECAUSE: Readonly<Record<Step, string>> = {
  service: 'the service did not respond as documented',
  'API key': 'the service did not accept the key',
  scope: 'the key is not allowed to look up the target',
  organization: 'the organization was not found',
  target: 'the target is not ready to be scanned',
  scan: 'the scan does not exist',
};

/**
 * Sends the requests that a run sends before it starts a scan. They change nothing at the service.
 *
 * @param label The name that will be put before the text of each check, if there are several targets.
 */
export async function checkService(
  { run, deps, state }: RunContext,
  label: string | undefined,
  signal: AbortSignal,
): Promise<{
  readonly located?: Located;
  readonly checks: readonly Check[];
  /** Why later checks cannot be made. */
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
    const checks = steps.map((step) => foundWell(step, { run, request, scan, label }));
    return { located: { scanner, request, known, scan }, checks };
  } catch (thrown) {
    return failed(thrown, 'scan');
  }
}

/** The checks if the service must not be asked. */
export function noService({ service, waitOptions }: RunConfig, because: string): Check[] {
  return stepsOf(service, waitOptions.scanId !== undefined).map((step) => notChecked(step, because));
}

function stepsOf({ inputs }: Service, collects: boolean): Step[] {
  const organization = inputs.organization === undefined ? [] : (['organization'] as const);
  return ['service', 'API key', 'scope', ...organization, 'target', ...(collects ? (['scan'] as const) : [])];
}

/** The step to which an error belongs. An undocumented response belongs to the service. */
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

interface Found {
  readonly run: RunConfig;
  readonly request?: ScanRequest;
  readonly scan?: Scan | undefined;
  /** The name that will be put before the text, if there are several targets. */
  readonly label?: string | undefined;
}

function foundWell(step: Step, { run, request, scan, label }: Found): Check {
  const { service, otherHost, waitOptions } = run;
  switch (step) {
    case 'service':
      return otherHost === undefined
        ? checked(step, 'ok', `${service.title} responds.`)
        : checked(
            step,
            'warning',
            `Requests and the API key are sent to ${otherHost}, which is not the default API host of ${service.title}.`,
            'If this is not intended, remove {api-url}.',
          );
    case 'API key':
      return checked(step, 'ok', `${service.title} accepts the key.`);
    case 'scope':
      return checked(step, 'ok', 'The key can look up the target and its scans. Only a start shows whether it can start a scan.');
    case 'organization':
      return checked(step, 'ok', `${service.title} found the given organization.`);
    case 'target':
      return request === undefined ? checked(step, 'ok', 'Found.') : targetOf(request, label);
    case 'scan': {
      const unreported = request && unsureOptions(request, waitOptions.scanId ?? '');
      const found = `The scan ${scan?.id ?? ''} to collect was found; its state is ${scan?.rawState ?? ''}.`;
      return unreported ? checked(step, 'warning', `${found} ${unreported.text}`, unreported.hint) : checked(step, 'ok', found);
    }
  }
}

/** Notices are what the look-up could not verify. */
function targetOf({ target, notices = [] }: ScanRequest, label: string | undefined): Check {
  const name = target.label === label ? undefined : target.label;
  if (notices.length === 0) {
    const found = 'Found; the service reports nothing that prevents a scan';
    return checked('target', 'ok', name === undefined ? `${found}.` : `${found}: ${name}.`);
  }
  const hints = notices.map(({ hint }) => hint).filter((hint) => hint !== undefined);
  const text = `${name === undefined ? '' : `${name}: `}${notices.map(({ text }) => text).join(' ')}`;
  return checked('target', 'warning', text, hints.length === 0 ? undefined : hints.join(' '));
}
