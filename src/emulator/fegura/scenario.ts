import type { PageFlaws } from '../lazy-list.js';
import type { EarlierPlan, LifePlan, ServiceScenario } from '../service.js';

/** Kinds of call at Fegura. `lookup` reads accounts, `diagrams` their list, `diagram` one of them; these three only the siblings show. */
export type FeguraCall = 'lookup' | 'list' | 'start' | 'status' | 'diagrams' | 'diagram' | 'undocumented';

/** How Fegura behaves. Everything has a default that makes one well-behaved connection. Source: the Scans page and its siblings. */
export interface FeguraScenario extends ServiceScenario<FeguraCall, ScanPlan, EarlierScan> {
  /** What the documents leave open. `sibling`: a start is answered with 201 instead of 200. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** What the key may do. Default both; `write` alone may start scans and read none. */
  readonly scopes?: readonly ('read' | 'write')[];
  /** Default: one connected account, `CONNECTION`. */
  readonly accounts?: readonly AccountPlan[];
  /** Regions that do not exist: 400 with `details`. */
  readonly unknownRegions?: readonly string[];
  /** What makes a start meet 409: a scan that is active in the same region of the account, or in any. Default `region`. */
  readonly conflict?: 'region' | 'account' | 'off';
  /** What goes wrong between the pages of a list. */
  readonly flaws?: Readonly<Partial<Record<FeguraList, ListFlaws>>>;
}

/** The kinds of call that are answered with a list. */
export type FeguraList = 'lookup' | 'list' | 'diagrams';

/** An AWS account that is connected to Fegura, or is to be. */
export interface AccountPlan {
  /** UUID of the connection. */
  readonly id: string;
  readonly alias: string;
  /** 12 digits. */
  readonly awsAccountId: string;
  /** Documented: `connected` (default), `pending`, `failed`. */
  readonly status?: string;
}

/** The account that is there by default. */
export const CONNECTION: AccountPlan = {
  id: '4c1d9e02-7a35-4f6b-8e21-90b7c3d5a6f8',
  alias: 'production',
  awsAccountId: '481516234209',
};

/** A scan from before the emulator was started. */
interface EarlierScan extends ScanPlan, EarlierPlan {
  /** UUID of the connection. Default: the first account. */
  readonly accountId?: string;
  /** Default `us-east-1`. */
  readonly region?: string;
}

export interface ScanPlan extends LifePlan {
  /** When the start is answered: at the scan's end (default), at once, or when it has begun. */
  readonly answers?: 'queued' | 'scanning';
  /** What it discovers; null: `progress` stays null. Words are not checked. Default: a small account. */
  readonly inventory?: Readonly<Record<string, unknown>> | null;
  /** Kinds that an item of the list carries, as on the page, where it has fewer than the scan. Default 3. */
  readonly listedKinds?: number;
  /** Said of a scan that failed, and of one that completed where it is given. */
  readonly errorMessage?: string;
  /** What the service says it scans, where that is not what was asked; null: the field is absent. */
  readonly echo?: { readonly awsAccountId?: string | null; readonly region?: string | null };
  /** Default: none. */
  readonly diagrams?: readonly DiagramPlan[];
}

/** A diagram of a scan; its times run from the scan's end. */
export interface DiagramPlan {
  readonly id?: string;
  /** Documented: architecture, network, dataflow, boundary, organization. Default `architecture`. */
  readonly type?: string;
  readonly title?: string;
  /** Default: a small flowchart; null: the answer carries no source. */
  readonly mermaid?: string | null;
  /** The field that carries the source, which no document names. Default `mermaidCode`. */
  readonly field?: string;
  /** When it is listed first. Default 0; `Infinity`: never. */
  readonly listedAfterMs?: number;
  /** `pending` so long after it was listed. Default 0. */
  readonly pendingMs?: number;
  /** Then `generating` so long. Default 0; `Infinity`: it is never ready. */
  readonly generatingMs?: number;
  /** The word said then: `completed` (default), `failed`, or one that no document knows. */
  readonly end?: string;
  readonly errorMessage?: string;
}

/** What goes wrong in a list that is read by cursor. */
export interface ListFlaws extends Omit<PageFlaws, 'total' | 'shift'> {
  readonly shift?: 'appear' | 'vanish';
  /** The most items of a page, whatever `limit` says. */
  readonly pageSize?: number;
  /** What is said where there are more: no cursor, an empty one, or the one that was sent. */
  readonly cursor?: 'absent' | 'empty' | 'same';
}
