import type { Hint } from '../text/hint.js';

/** Every way in which a run can fail without a result. docs/troubleshooting.md lists every code. */
export type ErrorCode =
  | 'CONFIG'
  | 'FORK'
  | 'ORIGIN_UNKNOWN'
  | 'CLOSED'
  | 'AUTH_REJECTED'
  | 'FORBIDDEN'
  | 'BLOCKED'
  | 'NOT_FOUND'
  | 'BAD_REQUEST'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'QUOTA'
  | 'SERVICE_FAILED'
  | 'UNREACHABLE'
  | 'NO_ANSWER'
  | 'REDIRECTED'
  | 'NOT_JSON'
  | 'TOO_LARGE'
  | 'WIRE_FORMAT'
  | 'TARGET_UNKNOWN'
  | 'TARGET_AMBIGUOUS'
  | 'TARGET_NOT_READY'
  | 'TARGET_NOT_ALLOWED'
  | 'POLICY_UNREADABLE'
  | 'POLICY_BASE_UNKNOWN'
  | 'SCAN_FAILED'
  | 'SCAN_CANCELLED'
  | 'WRONG_SCAN'
  | 'NO_SCAN'
  | 'LATEST_UNKNOWN'
  | 'START_AMBIGUOUS'
  | 'INCOMPLETE'
  | 'TIMEOUT'
  | 'BUSY'
  | 'INTERRUPTED'
  | 'BASELINE_UNREADABLE'
  | 'CHECK_FAILED'
  | 'MEASURE_MISSING'
  | 'UPLOAD_REQUIRED'
  | 'INTERNAL';

/** Facts about an error besides its message. */
export interface ErrorDetails {
  /** What to change. Names inputs as `{input}`; every such name must be an input. */
  readonly hint?: Hint | undefined;
  readonly cause?: unknown;
  /** HTTP status, if a service responded. */
  readonly status?: number | undefined;
  /** The service's own error code. */
  readonly serviceCode?: string | undefined;
  /** The ID of the scan that is in conflict, if the service names it. */
  readonly conflictingId?: string | undefined;
  /** Trying again later may help. */
  readonly transient?: boolean | undefined;
  /** How long the service asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** How long to wait if the service asked for a pause, but not for how long, in milliseconds. */
  readonly assumedPauseMs?: number | undefined;
  /** Names in the message that must be redacted wherever the target is redacted. */
  readonly sensitive?: readonly string[] | undefined;
  /** The request was certainly not processed, so it is safe to send it again. */
  readonly unsent?: boolean | undefined;
}

/** The one error class: what failed (message), its code, and what to do about it (hint). */
export class ScanError extends Error {
  override readonly name = 'ScanError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
  }

  get hint(): Hint | undefined {
    return this.details.hint;
  }
}

/** Throws a `ScanError`. */
export function failWith(code: ErrorCode, message: string, details?: ErrorDetails): never {
  throw new ScanError(code, message, details);
}

/** Converts whatever was thrown to a `ScanError`. An unknown error is reported as a fault of scan-gate. */
export function asScanError(error: unknown): ScanError {
  if (error instanceof ScanError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const hint = systemHint(error);
  if (hint !== undefined) return new ScanError('INTERNAL', `The operating system reported an error: ${message}`, { hint, cause: error });
  return new ScanError('INTERNAL', `Unexpected error: ${message}`, {
    hint: 'This is a fault of scan-gate. Run the job again with debug logging (on GitHub "Enable debug logging", on the command line --verbose), and report the fault with the log.',
    cause: error,
  });
}

/** Whether the service, or a firewall in front of it, refuses this key or this runner. Such an error ends every run. */
export function isRefusal(code: ErrorCode): boolean {
  return code === 'AUTH_REJECTED' || code === 'FORBIDDEN' || code === 'BLOCKED';
}

/** What to do about an error code of the operating system. */
const SYSTEM_HINTS: Readonly<Record<string, string>> = {
  EMFILE: 'Raise the limit of open files for this job (ulimit -n).',
  ENFILE: 'Raise the limit of open files for this machine.',
  ENOMEM: 'Give this job more memory.',
  ENOSPC: 'Free space on the disk of this machine.',
  EDQUOT: 'Free space in the disk quota of this user.',
  EROFS: 'Use a directory that is not read-only.',
  EACCES: 'Check the permissions of this file or directory.',
  EPERM: 'Check the permissions of this file or directory.',
};

function systemHint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return SYSTEM_HINTS[String(error.code)];
}

/**
 * A fixed reason for each error, without shell metacharacters, because workflows put `verdict-reason` into scripts. The service's own
 * message is in the log, the summary, and results.json.
 */
export const REASONS: Readonly<Record<ErrorCode, string>> = {
  CONFIG: 'the configuration has mistakes',
  FORK: 'pull requests from forks are not sent to a service that scans the repository',
  ORIGIN_UNKNOWN: 'could not determine which repository the code is in',
  CLOSED: 'the pull request is closed',
  AUTH_REJECTED: 'the service rejected the API key',
  FORBIDDEN: 'the API key is not allowed to do this',
  BLOCKED: 'a firewall or proxy refused the request',
  NOT_FOUND: 'the service did not find what was requested',
  BAD_REQUEST: 'the service refused the request',
  CONFLICT: 'the service is busy with another scan',
  RATE_LIMITED: 'the service is rate limiting requests',
  QUOTA: 'the scan quota is used up',
  SERVICE_FAILED: 'the service failed',
  UNREACHABLE: 'the service could not be reached',
  NO_ANSWER: 'the service did not respond',
  REDIRECTED: 'the service responded with a redirect, which scan-gate never follows',
  NOT_JSON: 'the response was not JSON',
  TOO_LARGE: 'the response was too large',
  WIRE_FORMAT: 'the response did not have the documented format',
  TARGET_UNKNOWN: 'the target was not found at the service',
  TARGET_NOT_READY: 'the target is not ready to be scanned',
  TARGET_NOT_ALLOWED: 'the policy does not allow scanning this target',
  TARGET_AMBIGUOUS: 'the target is not unique at the service',
  SCAN_FAILED: 'the scan failed at the service',
  SCAN_CANCELLED: 'the scan was cancelled at the service',
  WRONG_SCAN: 'the scan is not the requested one',
  NO_SCAN: 'the scan does not exist',
  LATEST_UNKNOWN: 'could not determine which scan is the latest',
  START_AMBIGUOUS: 'the response to the start request was lost, and more than one scan may belong to this run',
  INCOMPLETE: 'the findings could not be read in full',
  TIMEOUT: 'the scan was still running at the deadline',
  BUSY: 'other scans blocked the start until the deadline',
  INTERRUPTED: 'the job was cancelled',
  POLICY_UNREADABLE: 'GitHub did not return the policy file or the list of files',
  POLICY_BASE_UNKNOWN: 'the policy could not be read at the base of the pull request',
  BASELINE_UNREADABLE: 'the baseline that a rule needs could not be read',
  CHECK_FAILED: 'the doctor found problems that must be fixed',
  MEASURE_MISSING: 'the service did not report what a rule needs',
  UPLOAD_REQUIRED: 'the required upload to code scanning did not succeed',
  INTERNAL: 'scan-gate itself failed',
};

/** The reason of a `TIMEOUT` before the service has started the scan. */
export const NOT_STARTED_IN_TIME = 'the deadline passed before scan-gate received the ID of a scan';

/** A target that the policy does not allow: which input, the given value, what to change. */
export interface TargetRefusal extends Pick<Problem, 'input' | 'given'> {
  readonly hint: Hint;
}

/** A mistake in an input: which input, the given value, what is allowed. */
export interface Problem {
  readonly input: string;
  readonly given: string;
  readonly allowed: string;
  /** The whole message, with what to do, if the mistake is not about a value. */
  readonly message?: string | undefined;
  /** A required value is missing. */
  readonly missing?: boolean | undefined;
  /** The variable that the service documents for the value, which the command line reads too. */
  readonly variable?: string | undefined;
  /** The allowed value that is most similar to the given value. */
  readonly suggestion?: string | undefined;
  /** Where `given` is, if the input has several lines or the policy names the target: `line 3`, or a file and its line. */
  readonly place?: string | undefined;
  /** The entry of the policy that has the mistake, such as `entry 2 of targets.production`. Then `input` is a key of the entry. */
  readonly entry?: string | undefined;
  /** The line of the file that contains `given`, from 1. */
  readonly line?: number | undefined;
}
