import type { Changes } from '../domain/comparison.js';
import type { Problem, TargetRefusal } from '../domain/errors.js';
import type { Finding } from '../domain/finding.js';
import type { Diagram, Measure, Scan, ScanRef, ScanRequest, Traits } from '../domain/scan.js';
import type { Source } from '../domain/source.js';
import type { HttpProfile, Pause, ServiceHttp } from '../http/types.js';

/**
 * The result of a start. `busy`: the service accepts no scan now. The scan in the way may belong to somebody else.
 * `pauseMs`: how long to wait if there is no scan to poll, such as after an account's limit of scans at once.
 */
export type Start =
  | { readonly kind: 'started'; readonly scan: Scan }
  | { readonly kind: 'busy'; readonly scanId?: string | undefined; readonly pauseMs?: number | undefined };

/** One part of the results of a finished scan. */
export type ResultPart =
  | {
      readonly kind: 'findings';
      readonly page: readonly Finding[];
      /** The total of the service's list. */
      readonly total?: number | undefined;
      /** How many rows of the service's list the page is made from, if one finding can have several rows. */
      readonly rows?: number | undefined;
    }
  /** The service's own comparison with the baseline, for services that have no list of findings to compare. */
  | { readonly kind: 'changes'; readonly changes: Changes }
  | { readonly kind: 'diagram'; readonly diagram: Diagram }
  /** Something that a person should know and that does not change the verdict, such as details that could not be read. */
  | {
      readonly kind: 'note';
      readonly text: string;
      readonly hint?: string | undefined;
      /** Parts of the text that come from the service and that not everybody may read. */
      readonly sensitive?: readonly string[];
    }
  /** `onlyHere`: only this scan lacks it. Other scans may have it. */
  | { readonly kind: 'unavailable'; readonly what: Measure | 'diagrams'; readonly why: string; readonly onlyHere?: boolean };

/**
 * The port of one service. All six methods are required: the service's folder handles what the service cannot do.
 * All methods throw `ScanError`, and the signal's reason if the signal is aborted.
 */
export interface Scanner {
  /** Looks the target up and checks that it can be scanned. */
  locate(signal: AbortSignal): Promise<ScanRequest>;
  /**
   * The target's scans with traits like `like`, in any state and in any order. Read only as many pages as needed. Numbers that the items
   * contain (`posture`) are used to draw past scores, but no further request is made for them.
   */
  list(request: ScanRequest, like: Traits, signal: AbortSignal): AsyncIterable<readonly Scan[]>;
  /** Starts the scan. Repeats a request only if it was certainly not processed. */
  start(request: ScanRequest, signal: AbortSignal): Promise<Start>;
  /**
   * Reads the scan as it is now. Does not retry, because the caller polls.
   *
   * @param depth `light`: only state and progress are needed, from the service's light endpoint if it has one. If the scan is over, it is
   *   still read in full. `full`: with all traits, times, and numbers.
   */
  read(scan: ScanRef, depth: ReadDetail, signal: AbortSignal): Promise<Scan>;
  /** Reads the results of a scan that is over. If it ends without an error, the results are complete. */
  collect(scan: Scan, ask: CollectAsk, signal: AbortSignal): AsyncIterable<ResultPart>;
  cancel(scan: ScanRef, signal: AbortSignal): Promise<'cancelled' | 'over' | 'not-offered'>;
}

/** How to collect a scan. */
export interface CollectAsk {
  /** The scan to compare with, if the service compares the scans itself because it has no list of findings. */
  readonly baseline?: Scan | undefined;
  /** Read only what identifies and counts findings, and make no requests for descriptions. */
  readonly brief?: boolean | undefined;
  /** The scan ended long ago, so results that arrive late are not waited for. */
  readonly settled?: boolean | undefined;
  /** The list may change while it is read, and the scan's numbers would not show it: read its first page again after the last one. */
  readonly recheck?: boolean | undefined;
}

/** How much of a scan to read. */
export type ReadDetail = 'light' | 'full';

/** The inputs whose meaning depends on the service. */
export const SERVICE_INPUTS = ['target', 'organization', 'region', 'scan-type', 'scan-options'] as const;
type ServiceInput = (typeof SERVICE_INPUTS)[number];

/** Values of these inputs. `scan-options` is a mapping, the others are texts. An empty value is the same as a missing one. */
export interface ServiceInputs {
  readonly target?: string | undefined;
  readonly organization?: string | undefined;
  readonly region?: string | undefined;
  readonly 'scan-type'?: string | undefined;
  readonly 'scan-options'?: Readonly<Record<string, unknown>> | undefined;
}

/** The facts about the job that a service may use when it checks its inputs. */
export interface MappingContext {
  readonly source: Source;
  /** Whether the job waits for the end of the scan. */
  readonly wait: boolean;
  /** The job collects an existing scan (`scan-id`), by its ID or the latest, and starts none. */
  readonly collects?: 'id' | 'latest' | undefined;
}

/** The static facts of a service, from `scanners/<service>/index.ts`. No I/O. */
export interface Service extends HttpProfile {
  readonly id: string;
  /** The scheme and host of the API. */
  readonly apiUrl: string;
  /** The documented path prefix, such as `/api/v1`. It is not added twice if the user's URL contains it. */
  readonly apiPrefix: string;
  /** The environment variable that the command line reads the key from. */
  readonly keyVariable: string;
  readonly measures: readonly Measure[];
  /** The service reads the repository. Forks are never sent to it, and results of pull requests may be uploaded. */
  readonly scansRepository: boolean;
  /** The documented request that cancels a scan, with `:id` for its ID, for people who must send it themselves. Absent if there is none. */
  readonly cancelRequest?: string | undefined;
  /** The service answers a start when the scan is over, so the list of scans is read meanwhile. */
  readonly respondsWhenDone?: boolean | undefined;
  /** A cancelled scan keeps the findings so far. They are shown, but never pass. */
  readonly keepsPartialResults?: boolean | undefined;
  /** Measures that only less reliable documents describe. Before a scan is started, an earlier scan is checked for them. */
  readonly uncertain?: readonly Measure[] | undefined;
  /** The inputs of the service, each with its meaning, for docs/inputs.md and the page of the service. */
  readonly inputs: Readonly<Partial<Record<ServiceInput, string>>>;
  /** The default of `timeout`. */
  readonly timeoutMs: number;
  readonly onTimeout: 'cancel' | 'leave';
  /** How long scans usually take, from the service's documents, in milliseconds. */
  readonly typicalMs: number;
  /** Checks the inputs without any request, and returns all problems at once. */
  parse(given: ServiceInputs, circumstances: MappingContext): Parsed;
}

export type Parsed = { readonly problems: readonly Problem[] } | { readonly plan: ServicePlan };

/** A checked request to a service, ready to connect. */
export interface ServicePlan {
  /**
   * Parts of the derived name that distinguish two gates of one service, such as `['static']`. The name is public, so a target that is
   * not the repository's own code is hashed, by `hashIdentity`.
   */
  readonly nameParts: readonly string[];
  /**
   * The traits that a person has set. A scan that `scan-id` names must have them. Branch and commit are not among them, because the
   * event determines them.
   */
  readonly explicit: readonly (keyof Traits)[];
  /** The values for this request, if it takes longer or shorter than the service's usual scans. */
  readonly timeoutMs?: number | undefined;
  readonly typicalMs?: number | undefined;
  /** Warnings before any request, such as about a scan type that the main document does not contain. */
  readonly warnings?: readonly string[] | undefined;
  /**
   * The same request for a pull request that the input `ref` names, after GitHub has returned its branches. Only for services that scan
   * the repository.
   */
  ofBranches?(branches: { readonly branch: string; readonly baseBranch: string | undefined }): ServicePlan;
  /**
   * Whether this target may be scanned. Only for services that can do harm to a wrong target.
   *
   * @param allowed The policy's `allowed-targets`, or undefined if the policy has none.
   * @param file What messages call the policy file; default: the repository's own.
   */
  permit?(allowed: readonly string[] | undefined, file?: string): TargetRefusal | undefined;
  /** Whether every target that an entry of `allowed-targets` matches is allowed by this list, too. Only beside `permit`. */
  covers?(allowed: readonly string[], entry: string): boolean;
  /** Loads the scanner. Makes no request, because the post step connects only to cancel. */
  connect(http: ServiceHttp, context: ScannerContext): Promise<Scanner>;
}

/** The facts about the run that a scanner needs. */
export interface ScannerContext {
  /** The gate's name. Scans are started under this name if possible, so that they can be recognized. */
  readonly gate: string;
  readonly pause: Pause;
}
