import type { Hint } from '../text/hint.js';

/** Every way in which a run can fail to answer. Each code is in the README's troubleshooting table. */
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

/** What a failed request tells its caller besides the text. */
export interface ErrorDetails {
  /** What the person should change. Names inputs as `{input}`, which the README's table must list. */
  readonly hint?: Hint | undefined;
  readonly cause?: unknown;
  /** HTTP status, where a service answered. */
  readonly status?: number | undefined;
  /** The service's own error code. */
  readonly serviceCode?: string | undefined;
  /** The id of what is in the way, where a conflict names it. */
  readonly conflictingId?: string | undefined;
  /** Trying again later may help. */
  readonly transient?: boolean | undefined;
  /** How long the service asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Names in the message that not everybody may read: of targets, wherever the target itself would not be named. */
  readonly sensitive?: readonly string[] | undefined;
  /** The request surely was not processed, so that sending it again cannot do it twice. */
  readonly unsent?: boolean | undefined;
}

/** The one error class: what failed (message), under which name (code), and what to do about it (hint). */
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

/** Throws a `ScanError`; `never` lets call sites be one statement. */
export function failWith(code: ErrorCode, message: string, details?: ErrorDetails): never {
  throw new ScanError(code, message, details);
}

/** Whatever was thrown, as a `ScanError`. An unknown error is a fault of ours and says so. */
export function asScanError(error: unknown): ScanError {
  if (error instanceof ScanError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const ofMachine = hintOfMachine(error);
  if (ofMachine !== undefined) return new ScanError('INTERNAL', `The system refused: ${message}`, { hint: ofMachine, cause: error });
  return new ScanError('INTERNAL', `Unexpected: ${message}`, {
    hint: 'This is a fault of scan-gate. Please report it with this log, after a run with debug logging (re-run jobs, "Enable debug logging").',
    cause: error,
  });
}

/** Whether the service, or a firewall in front of it, refuses this key or this runner: that ends a run, whatever was asked for. */
export function isRefusal(code: ErrorCode): boolean {
  return code === 'AUTH_REJECTED' || code === 'FORBIDDEN' || code === 'BLOCKED';
}

/** What a machine lacks, by the codes of the operating system. */
const LACKS: Readonly<Record<string, string>> = {
  EMFILE: 'Raise the limit of open files of this job (ulimit -n).',
  ENFILE: 'Raise the limit of open files of this machine.',
  ENOMEM: 'Give this job more memory.',
  ENOSPC: 'Free space on the disk of this machine.',
  EDQUOT: 'Free space in the disk quota of this user.',
  EROFS: 'Use a directory that is not read-only.',
  EACCES: 'Check the permissions of this file or directory.',
  EPERM: 'Check the permissions of this file or directory.',
};

function hintOfMachine(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return LACKS[String(error.code)];
}

/** Our own words for each error, without any sign that a shell reads: workflows put `verdict-reason` into scripts; the service's words are in the log, the summary and results.json. */
export const REASONS: Readonly<Record<ErrorCode, string>> = {
  CONFIG: 'the configuration has mistakes',
  FORK: 'a pull request of a fork is not sent to a service that scans the repository',
  ORIGIN_UNKNOWN: 'it is not known which repository the code is in',
  CLOSED: 'the pull request is closed',
  AUTH_REJECTED: 'the service rejected the API key',
  FORBIDDEN: 'the API key may not do this',
  BLOCKED: 'a firewall or proxy refused the request',
  NOT_FOUND: 'the service does not know what was asked for',
  BAD_REQUEST: 'the service refused the request',
  CONFLICT: 'the service is busy with another scan',
  RATE_LIMITED: 'the service is answering too many requests',
  QUOTA: 'the quota of scans is used up',
  SERVICE_FAILED: 'the service failed',
  UNREACHABLE: 'the service could not be reached',
  NO_ANSWER: 'the service did not answer',
  REDIRECTED: 'the service answered with a redirect, which is never followed',
  NOT_JSON: 'the answer was not JSON',
  TOO_LARGE: 'the answer was too large',
  WIRE_FORMAT: 'the answer did not have the documented form',
  TARGET_UNKNOWN: 'the target was not found at the service',
  TARGET_NOT_READY: 'the target cannot be scanned as it is',
  TARGET_NOT_ALLOWED: 'the target is none that the policy allows to scan',
  TARGET_AMBIGUOUS: 'the target is not unique at the service',
  SCAN_FAILED: 'the scan failed at the service',
  SCAN_CANCELLED: 'the scan was cancelled at the service',
  WRONG_SCAN: 'the scan is not the one that was asked for',
  NO_SCAN: 'there is no such scan',
  LATEST_UNKNOWN: 'which scan is the latest could not be determined',
  START_AMBIGUOUS: 'the answer to the start was lost, and several scans may be ours',
  INCOMPLETE: 'the findings could not be read in full',
  TIMEOUT: 'the scan was still running at the deadline',
  BUSY: 'other scans were in the way until the deadline, and ours was not started',
  INTERRUPTED: 'the job was cancelled',
  POLICY_UNREADABLE: 'GitHub did not give the policy file',
  BASELINE_UNREADABLE: 'the baseline that a rule needs could not be read',
  CHECK_FAILED: 'the doctor found something that must be changed',
  MEASURE_MISSING: 'the service did not tell what a rule needs',
  UPLOAD_REQUIRED: 'the upload to code scanning is required and did not succeed',
  INTERNAL: 'scan-gate itself failed',
};

/** The reason of a `TIMEOUT` before there is a scan. */
export const NOT_STARTED_IN_TIME = 'the service had not answered the start of the scan at the deadline';

/** What the policy does not allow to scan: which input, what was given, what to change. */
export interface TargetRefusal extends Pick<Problem, 'input' | 'given'> {
  readonly hint: Hint;
}

/** A value that cannot be used: which input, what was given, what is allowed. */
export interface Problem {
  readonly input: string;
  readonly given: string;
  readonly allowed: string;
  /** The whole mistake in words, with what to do, where it is not about a value. */
  readonly says?: string | undefined;
  /** There is no such input. */
  readonly unknown?: boolean | undefined;
  /** Nothing was given where something is required. */
  readonly missing?: boolean | undefined;
  /** The allowed word that is close to what was given. */
  readonly suggestion?: string | undefined;
  /** Of a file: where `given` stands in it, from 1 on. */
  readonly line?: number | undefined;
}
