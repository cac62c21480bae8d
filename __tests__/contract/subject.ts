import type { FaultRule } from '../../src/emulator/faults.js';
import type { Shift } from '../../src/emulator/lazy-list.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import type { EventName } from '../helpers/events.js';

/** Kinds of call under the names that the emulators give them. `scan`: the full answer, where a light one (`status`) is looked at while waiting. */
export type Call = 'lookup' | 'list' | 'start' | 'status' | 'scan' | 'findings' | 'cancel';

export interface PlannedFinding {
  readonly severity: string;
  readonly status?: string;
  /** Which one it is, from 0 on; default: its place in the list. Its ID goes by the place. */
  readonly as?: number;
  /** The place of the finding whose ID it bears; default: its own. */
  readonly sameId?: number;
  /** Only where findings have lines. */
  readonly line?: number;
}

/** The life of a scan in words that all services share. */
export interface Plan {
  readonly queuedMs?: number;
  /** `Infinity`: it never ends. */
  readonly runningMs?: number;
  readonly runningWord?: string;
  readonly end?: 'completed' | 'failed' | 'cancelled';
  /** A number: so many, of the severities of `spread`; default: none. Only for services with a list. */
  readonly findings?: number | readonly PlannedFinding[];
  /** Numbers that the summary reports instead of the right ones; `absent`: no summary. */
  readonly summary?: { readonly total?: number; readonly high?: number } | 'absent';
  /** The traits that the service reports instead of the requested ones; null: it reports none. Only traits of `reports`. */
  readonly echo?: { readonly branch?: string; readonly commit?: string | null; readonly type?: string };
  readonly commitDigits?: number;
  /** What goes wrong in the list of findings, as in the emulator of Cloudgeni. */
  readonly flaws?: {
    readonly shift?: Shift;
    readonly repeatPage?: number;
    readonly total?: number;
    readonly malformedAt?: number;
  };
}

/** A scan from before the job; by default of all the traits that the job asks for. */
export interface Earlier extends Plan {
  readonly id: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly type?: string;
  readonly createdAgoMs: number;
}

/** A service as a case needs it. */
export interface World {
  readonly scans?: readonly Earlier[];
  readonly plans?: readonly Plan[];
  readonly faults?: readonly FaultRule<Call>[];
  /** What a start meets while another scan runs. */
  readonly conflict?: 'with-id' | 'without-id' | 'off';
  readonly dialect?: string;
  readonly limits?: { readonly perMinute?: { readonly findings?: number } };
  /** The start is answered when the scan is over; default: at once, where the documents leave both open. */
  readonly silent?: boolean;
}

/** A scan at the service, for assertions. */
export interface ScanThere {
  readonly id: string;
  readonly origin: 'before' | 'started';
  /** Only where the service reports one. */
  readonly commit?: string;
  /** As it is now; `cancelled` after a cancel. */
  readonly state: string;
}

/** A refusal that is one service's own: how to cause it, and what the person reads. */
export interface OwnRefusal {
  readonly name: string;
  readonly mount: () => ServiceEmulator;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly code: string;
  readonly hint: RegExp;
  /** How many starts the service has seen. */
  readonly starts: number;
}

/** One service under the contract: all that the cases need to know of it. A new service is one entry more. */
export interface ServiceUnderTest {
  readonly id: string;
  readonly dialects: readonly string[];
  /** The job's event where a pull request will not do. */
  readonly event?: EventName;
  /** Inputs of every job, on top of the mount's. */
  readonly inputs?: Readonly<Record<string, string | undefined>>;
  /** The calls that it has; cases about others are left out. */
  readonly calls: readonly Call[];
  /** A target that it takes, and other ways to write it; absent where it scans the repository. No public page names one of them. */
  readonly targets?: readonly [string, ...string[]];
  /** Calls of a plain run in order, without `status`. */
  readonly story: readonly Call[];
  /** Calls that only less reliable documents describe. If the job does not need them, only a rejected key stops it. */
  readonly secondClass?: readonly Call[];
  /** Its words for queued, running and completed, whatever they are; two where it has no queue. Default: these. */
  readonly words?: readonly string[];
  /** Traits of the scan that the service reports, and the job asks for. */
  readonly reports: readonly ('branch' | 'commit' | 'type')[];
  /** The input that chooses `type`. */
  readonly typeInput: 'region' | 'scan-type';
  /** Its scans show all that they were started with, so that one of them can take the place of ours. */
  readonly showsOptions: boolean;
  /** A `type` (for a service without types its region, or its variant) that is not the one asked for. */
  readonly otherType: string;
  /** Traits of a scan that is in the way and not the requested one. */
  readonly otherTraits: Pick<Earlier, 'branch' | 'commit' | 'type'>;
  /** Undefined: the service has no list of findings. */
  readonly list?: {
    readonly pageSize: number;
    /** Its words for findings that are no more and that somebody accepted; undefined: it has none. */
    readonly closedWord?: string;
    readonly acceptedWord?: string;
    /** Whether findings have status words at all. */
    readonly statuses: boolean;
    /** The scan reports numbers by severity, and the list is compared with them. */
    readonly summary: boolean;
    /** The list reports a total; if it does not, only the summary shows whether it is complete. */
    readonly total: boolean;
    /** Two findings may be equal in all but their IDs; false where an ID is a check's, and findings are rows of it. */
    readonly twins: boolean;
  };
  /** States in which a scan can end besides `completed`, by its documents. */
  readonly badEnds: readonly ('failed' | 'cancelled')[];
  readonly cancels: boolean;
  readonly keepsPartialResults: boolean;
  /** What its refusal of a second scan looks like; empty: it has none, and starts one beside the other. */
  readonly conflicts: readonly ('with-id' | 'without-id')[];
  /** The start is answered when the scan is over. */
  readonly respondsWhenDone: boolean;
  readonly mount: (world?: World) => ServiceEmulator;
  /** @param state What the emulator of `mount` shows. */
  readonly scansOf: (state: unknown) => readonly ScanThere[];
  /** The hint for a rejected key, besides the input's name. */
  readonly keyHint?: RegExp;
  /** The body of an error with this text. */
  readonly quoting: (text: string) => unknown;
  /** The scan that a job has started (its first), as the service reports it in full when it means one of another target. */
  readonly foreignScan: unknown;
  /** The body of a list of scans that holds none. */
  readonly emptyList: unknown;
  readonly refusals: readonly OwnRefusal[];
}

/** The severities of `n` findings: of ten, one critical, two high, three medium, three low, one info. */
export function spread(n: number): string[] {
  const ten = ['critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low', 'low', 'info'];
  return Array.from({ length: n }, (_none, index) => ten[index % ten.length] ?? 'info');
}
