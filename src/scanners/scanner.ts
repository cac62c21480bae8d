import type { Changes } from '../domain/comparison.js';
import type { Problem, TargetRefusal } from '../domain/errors.js';
import type { Finding } from '../domain/finding.js';
import type { Diagram, Measure, Scan, ScanRef, ScanRequest, Traits } from '../domain/scan.js';
import type { Source } from '../domain/source.js';
import type { HttpProfile, Pause, ServiceHttp } from '../http/types.js';

/**
 * What a start led to. `busy`: the service takes no scan now; what is in its way was not necessarily asked for by us.
 * `pauseMs`: how long to wait where nothing can be looked at, such as an account's limit of scans at once.
 */
export type Start =
  | { readonly kind: 'started'; readonly scan: Scan }
  | { readonly kind: 'busy'; readonly scanId?: string | undefined; readonly pauseMs?: number | undefined };

/** A piece of what a finished scan lets us know. */
export type ResultPart =
  | {
      readonly kind: 'findings';
      readonly page: readonly Finding[];
      /** Of the service's list. */
      readonly total?: number | undefined;
      /** How many rows of the service's list the page was made of, where a finding may be made of several. */
      readonly rows?: number | undefined;
    }
  /** The service's own comparison with the baseline; asked for where there is no list to compare. */
  | { readonly kind: 'changes'; readonly changes: Changes }
  | { readonly kind: 'diagram'; readonly diagram: Diagram }
  /** Something that a person should know and that changes nothing, such as details that could not be read. */
  | {
      readonly kind: 'note';
      readonly text: string;
      readonly hint?: string | undefined;
      /** Words of the service in the text, which not everybody may read. */
      readonly sensitive?: readonly string[];
    }
  /** `onlyHere`: it is this scan that lacks it; others may have it. */
  | { readonly kind: 'unavailable'; readonly what: Measure | 'diagrams'; readonly why: string; readonly onlyHere?: boolean };

/**
 * One service, seen by the workflow. Six methods, none optional: what a service cannot do is absorbed in its folder.
 * All of them throw `ScanError`, and the signal's reason when it is aborted.
 */
export interface Scanner {
  /** Looks the target up and makes sure that it is fit to scan. */
  locate(signal: AbortSignal): Promise<ScanRequest>;
  /**
   * The target's scans that are like `like`, in any state and in no promised order; read only as many pages as you need. What an item
   * tells of its numbers (`posture`) draws the picture of the last scores: nothing more is asked for that.
   */
  list(request: ScanRequest, like: Traits, signal: AbortSignal): AsyncIterable<readonly Scan[]>;
  /** Asks for the scan. Never repeated inside unless the request surely was not processed. */
  start(request: ScanRequest, signal: AbortSignal): Promise<Start>;
  /**
   * The scan as it is now; never repeated inside, for the caller's loop is its retry.
   *
   * @param depth `light`: state and progress are enough, from the service's light endpoint where it has one; a scan that is over is
   *   told in full all the same. `full`: with all its traits, times and numbers.
   */
  read(scan: ScanRef, depth: ReadDetail, signal: AbortSignal): Promise<Scan>;
  /** All that a scan that is over knows. A normal end means: read in full. */
  collect(scan: Scan, ask: CollectAsk, signal: AbortSignal): AsyncIterable<ResultPart>;
  cancel(scan: ScanRef, signal: AbortSignal): Promise<'cancelled' | 'over' | 'not-offered'>;
}

/** How a scan is collected. */
export interface CollectAsk {
  /** What the service's own comparison is made with, where there is no list. */
  readonly baseline?: Scan | undefined;
  /** What tells findings apart and counts them is enough: no request for descriptions. */
  readonly brief?: boolean | undefined;
  /** It ended long ago: what lags behind the end of a scan has come, or never will. */
  readonly settled?: boolean | undefined;
  /** The list may change while it is read, and no numbers of the scan would show it: read its first page again behind the last one. */
  readonly recheck?: boolean | undefined;
}

/** How much of a scan is asked for. */
export type ReadDetail = 'light' | 'full';

/** The inputs whose meaning a service defines. */
export const SERVICE_INPUTS = ['target', 'organization', 'region', 'scan-type', 'scan-options'] as const;
type ServiceInput = (typeof SERVICE_INPUTS)[number];

/** Values of the inputs that a service defines; `scan-options` is a mapping, the others are texts. Absent and empty are the same. */
export interface ServiceInputs {
  readonly target?: string | undefined;
  readonly organization?: string | undefined;
  readonly region?: string | undefined;
  readonly 'scan-type'?: string | undefined;
  readonly 'scan-options'?: Readonly<Record<string, unknown>> | undefined;
}

/** What a service may know of the job when it checks its inputs. */
export interface MappingContext {
  readonly source: Source;
  /** The job waits for the end of the scan. */
  readonly wait: boolean;
  /** It collects a scan that is there (`scan-id`), by its ID or the latest, and starts none. */
  readonly collects?: 'id' | 'latest' | undefined;
}

/** Static facts of a service: `scanners/<service>/index.ts`. No I/O. */
export interface Service extends HttpProfile {
  readonly id: string;
  /** Scheme and host of the API. */
  readonly apiUrl: string;
  /** The documented path under the host, such as `/api/v1`; never doubled when the user gives it too. */
  readonly apiPrefix: string;
  /** The environment variable that the command line reads the key from. */
  readonly keyVariable: string;
  readonly measures: readonly Measure[];
  /** It reads the repository: forks are never sent to it, and pull requests may be uploaded. */
  readonly scansRepository: boolean;
  /** The documented request that cancels a scan, `:id` its ID: for people who must send it themselves. Absent where there is none. */
  readonly cancelRequest?: string | undefined;
  /** The start is answered when the scan is over: the list is looked at beside it. */
  readonly respondsWhenDone?: boolean | undefined;
  /** A scan that was cancelled keeps what it has found: shown, and never a pass. */
  readonly keepsPartialResults?: boolean | undefined;
  /** Measures that only second-class documents show: an earlier scan is asked for them before a new one is started. */
  readonly uncertain?: readonly Measure[] | undefined;
  /** The inputs that apply to it, each with what it means here, for docs/inputs.md and the page of the service. */
  readonly inputs: Readonly<Partial<Record<ServiceInput, string>>>;
  /** Default of `timeout`. */
  readonly timeoutMs: number;
  readonly onTimeout: 'cancel' | 'leave';
  /** How long scans of this kind last, from the service's documents. */
  readonly lastsMs: { readonly low: number; readonly typical: number; readonly high: number };
  /** Checks what was given; makes no request. All problems at once. */
  parse(given: ServiceInputs, circumstances: MappingContext): Parsed;
}

export type Parsed = { readonly problems: readonly Problem[] } | { readonly plan: ServicePlan };

/** A checked request to a service, ready to connect. */
export interface ServicePlan {
  /**
   * Tells two gates of one service apart in the derived name, such as `['static']`. The name is on pages that everybody may read: a
   * target that is not the repository's own code is hashed, by `hashIdentity`.
   */
  readonly nameParts: readonly string[];
  /**
   * The traits that a person has chosen, not a default: a scan that `scan-id` names must be of them. Branch and commit are not among
   * them, because the event decides about those.
   */
  readonly explicit: readonly (keyof Traits)[];
  /** Where this request lasts longer or shorter than the service's usual ones. */
  readonly timeoutMs?: number | undefined;
  readonly lastsMs?: Service['lastsMs'] | undefined;
  /** What should be said before anything happens, such as a scan type of which no primary document knows. */
  readonly warnings?: readonly string[] | undefined;
  /**
   * Only where the repository is scanned: the same request for a pull request that the input `ref` names, once GitHub has told its
   * branches.
   */
  ofBranches?(branches: { readonly branch: string; readonly baseBranch: string | undefined }): ServicePlan;
  /**
   * Only where scanning the wrong target does harm: whether it may be scanned.
   *
   * @param allowed The policy's `allowed-targets`; undefined where it has none.
   */
  permit?(allowed: readonly string[] | undefined): TargetRefusal | undefined;
  /** Loads the scanner. Makes no request: the post step rebuilds a scanner only to cancel. */
  connect(http: ServiceHttp, context: ScannerContext): Promise<Scanner>;
}

/** What a scanner knows of the run that it works for. */
export interface ScannerContext {
  /** The gate's name, under which scans can be started so that they are recognised. */
  readonly gate: string;
  readonly pause: Pause;
}
