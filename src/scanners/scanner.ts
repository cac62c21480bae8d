import type { ErrorCode } from '../domain/errors.js';
import type { Finding } from '../domain/finding.js';
import type { Measure, Scan, ScanRef, Traits, Wanted } from '../domain/scan.js';
import type { Source } from '../domain/source.js';

/** What a start led to. `busy`: another scan holds the target, and was not necessarily asked for by us. */
export type Start = { readonly kind: 'started'; readonly scan: Scan } | { readonly kind: 'busy'; readonly scanId?: string | undefined };

/** A piece of what a finished scan lets us know. */
export type Part =
  | { readonly kind: 'findings'; readonly page: readonly Finding[]; readonly total?: number | undefined }
  | { readonly kind: 'diagram'; readonly title: string; readonly mermaid: string }
  | { readonly kind: 'unavailable'; readonly what: Measure | 'diagrams'; readonly why: string };

/**
 * One service, seen by the workflow. Six methods, none optional: what a service cannot do is absorbed in its folder.
 * All of them throw `ScanError`, and the signal's reason when it is aborted.
 */
export interface Scanner {
  /** Looks the target up and makes sure that it is fit to scan. */
  locate(signal: AbortSignal): Promise<Wanted>;
  /** The target's scans that are like `like`, in any state and in no promised order; read only as many pages as you need. */
  list(wanted: Wanted, like: Traits, signal: AbortSignal): AsyncIterable<readonly Scan[]>;
  /** Asks for the scan. Never repeated inside unless the request surely was not processed. */
  start(wanted: Wanted, signal: AbortSignal): Promise<Start>;
  /** The scan as it is now: one request, never repeated inside, for the caller's loop is its retry. */
  read(scan: ScanRef, signal: AbortSignal): Promise<Scan>;
  /** All that a completed scan knows. A normal end means: read in full. */
  collect(scan: Scan, signal: AbortSignal): AsyncIterable<Part>;
  cancel(scan: ScanRef, signal: AbortSignal): Promise<'cancelled' | 'over' | 'not-offered'>;
}

/** The inputs whose meaning a service defines. */
export type ServiceInput = 'target' | 'organization' | 'scan-type';

/** What a request is for; limits and retries go by it. */
export type CallKind = 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'cancel';

/** A value that cannot be used: which input, what was given, what is allowed. */
export interface Problem {
  readonly input: string;
  readonly given: string;
  readonly allowed: string;
  /** It belongs to no input. */
  readonly stray?: boolean | undefined;
  /** There is no such input. */
  readonly unknown?: boolean | undefined;
  /** Nothing was given where something is required. */
  readonly missing?: boolean | undefined;
  /** The allowed word that is close to what was given. */
  readonly suggestion?: string | undefined;
}

/** A request to a service. */
export interface ServiceCall {
  readonly kind: CallKind;
  readonly method: 'GET' | 'POST';
  /** Below the service's base URL, with its query; segments already percent-encoded. */
  readonly path: string;
  readonly body?: unknown;
}

/** One per service, host and key: it owns limits, retries and time-outs. Answers the parsed JSON, or throws a coded `ScanError`. */
export interface ServiceHttp {
  send(call: ServiceCall, signal: AbortSignal): Promise<unknown>;
}

/** An answer that is not a success, for the service's own words. */
export interface Refusal {
  readonly call: ServiceCall;
  readonly status: number;
  /** The parsed body, or undefined where it was not JSON. */
  readonly body: unknown;
}

/** How one service says no, in terms of our errors; undefined where the general texts do. */
export type ExplainRefusal = (refusal: Refusal) => Explanation | undefined;

export interface Explanation {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly serviceCode?: string | undefined;
  /** What is in the way, where a conflict names it. */
  readonly conflictingId?: string | undefined;
  /** A 429 that no waiting ends. */
  readonly final?: boolean | undefined;
}

/** Static facts of a service: `scanners/<service>/index.ts`. No I/O. */
export interface Service {
  readonly id: string;
  readonly title: string;
  /** Scheme and host of the API. */
  readonly apiUrl: string;
  /** The documented path under the host, such as `/api/v1`; never doubled when the user gives it too. */
  readonly apiPrefix: string;
  /** The environment variable that the command line reads the key from. */
  readonly keyVariable: string;
  /** The headers that carry the key. */
  authorize(key: string): Readonly<Record<string, string>>;
  readonly measures: readonly Measure[];
  /** It reads the repository: forks are never sent to it, and pull requests may be uploaded. */
  readonly scansRepository: boolean;
  /** It offers a way to cancel a scan; told in the documentation. */
  readonly cancels: boolean;
  /** The inputs that apply to it, each with what it means here, for action.yml and the README. */
  readonly inputs: Readonly<Partial<Record<ServiceInput, string>>>;
  /** Default of `timeout`. */
  readonly timeoutMs: number;
  readonly onTimeout: 'cancel' | 'leave';
  /** How long scans of this kind last, from the service's documents. */
  readonly lastsMs: { readonly low: number; readonly typical: number; readonly high: number };
  /** Documented limits by kind of call. */
  readonly perMinute: Readonly<Partial<Record<CallKind, number>>>;
  /** Where people learn about an API key. */
  readonly documentation: string;
  readonly explain: ExplainRefusal;
  /** Checks what was given; makes no request. All problems at once. */
  parse(given: Readonly<Partial<Record<ServiceInput, string>>>, source: Source): Parsed;
}

export type Parsed = { readonly problems: readonly Problem[] } | { readonly plan: ServicePlan };

/** A checked request to a service, ready to connect. */
export interface ServicePlan {
  /** Tells two gates of one service apart in the derived name, such as `['static']`; hashed by the service where sensitive. */
  readonly nameParts: readonly string[];
  /** Loads the scanner. Makes no request: the post step rebuilds a scanner only to cancel. */
  connect(http: ServiceHttp): Promise<Scanner>;
}
