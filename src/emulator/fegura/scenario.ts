import type { PageFlaws } from '../lazy-list.js';
import type { EarlierPlan, LifePlan, ServiceScenario } from '../service.js';

/** Kinds of calls at Fegura. `lookup` reads accounts, `diagrams` the list of diagrams, `diagram` one diagram; only the siblings document these three. */
export type FeguraCall = 'lookup' | 'list' | 'start' | 'status' | 'diagrams' | 'diagram' | 'undocumented';

/** How Fegura behaves. The default is one well-behaved connection. Source: the Scans page and its siblings. */
export interface FeguraScenario extends ServiceScenario<FeguraCall, ScanPlan, EarlierScan> {
  /** `sibling`: a start is answered with 201 instead of 200, because the documents do not define it. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** The permissions of the key. Default both; only `write` may start scans but not read them. */
  readonly scopes?: readonly ('read' | 'write')[];
  /** Default: one connected account, `CONNECTION`. */
  readonly accounts?: readonly AccountPlan[];
  /** Regions that do not exist: 400 with `details`. */
  readonly unknownRegions?: readonly string[];
  /** When a start is answered 409: if a scan is active in the same region of the account, or in any region. Default `region`. */
  readonly conflict?: 'region' | 'account' | 'off';
  /** Faults between the pages of a list. */
  readonly flaws?: Readonly<Partial<Record<FeguraList, ListFlaws>>>;
}

/** The kinds of call that are answered with a list. */
export type FeguraList = 'lookup' | 'list' | 'diagrams';

/** An AWS account that is connected to Fegura, or will be. */
export interface AccountPlan {
  /** UUID of the connection. */
  readonly id: string;
  readonly alias: string;
  /** 12 digits. */
  readonly awsAccountId: string;
  /** Documented: `connected` (default), `pending`, `failed`. */
  readonly status?: string;
}

/** The default account. */
export const CONNECTION: AccountPlan = {
  id: '4c1d9e02-7a35-4f6b-8e21-90b7c3d5a6f8',
  alias: 'production',
  awsAccountId: '481516234209',
};

/** A scan from before the emulator started. */
interface EarlierScan extends ScanPlan, EarlierPlan {
  /** UUID of the connection. Default: the first account. */
  readonly accountId?: string;
  /** Default `us-east-1`. */
  readonly region?: string;
}

export interface ScanPlan extends LifePlan {
  /** When the start is answered: at the end of the scan (default), at once, or when the scan has begun. */
  readonly answers?: 'queued' | 'scanning';
  /** The discovered resources; null: `progress` stays null. Values are not checked. Default: a small account. */
  readonly inventory?: Readonly<Record<string, unknown>> | null;
  /** The number of kinds in an item of the list, which may be less than in the scan, as documented. Default 3. */
  readonly listedKinds?: number;
  /** The message of a failed scan. If set, also the message of a completed scan. */
  readonly errorMessage?: string;
  /** The scanned traits that the service reports, if they differ from the request; null: the field is absent. */
  readonly echo?: { readonly awsAccountId?: string | null; readonly region?: string | null };
  /** Default: none. */
  readonly diagrams?: readonly DiagramPlan[];
}

/** A diagram of a scan. Its times begin at the end of the scan. */
export interface DiagramPlan {
  readonly id?: string;
  /** Documented: architecture, network, dataflow, boundary, organization. Default `architecture`. */
  readonly type?: string;
  readonly title?: string;
  /** Default: a small flowchart; null: the answer contains no source. */
  readonly mermaid?: string | null;
  /** The field with the source, whose name is undocumented. Default `mermaidCode`. */
  readonly field?: string;
  /** When the list first contains it. Default 0; `Infinity`: never. */
  readonly listedAfterMs?: number;
  /** How long it is `pending` after that. Default 0. */
  readonly pendingMs?: number;
  /** How long it is `generating` after that. Default 0; `Infinity`: it is never ready. */
  readonly generatingMs?: number;
  /** Its final state: `completed` (default), `failed`, or an undocumented value. */
  readonly end?: string;
  readonly errorMessage?: string;
}

/** Faults of a list that is read by cursor. */
export interface ListFlaws extends Omit<PageFlaws, 'total' | 'shift'> {
  readonly shift?: 'appear' | 'vanish';
  /** The most items of a page, whatever `limit` is. */
  readonly pageSize?: number;
  /** A wrong cursor of the next page: none, an empty one, or the one that was sent. */
  readonly cursor?: 'absent' | 'empty' | 'same';
}
