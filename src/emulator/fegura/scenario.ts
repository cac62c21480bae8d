import type { FaultRule } from '../faults.js';

/** Kinds of call at Fegura. `lookup` reads accounts, `diagrams` their list, `diagram` one of them; these three only the siblings show. */
export type FeguraCall = 'lookup' | 'list' | 'start' | 'status' | 'diagrams' | 'diagram' | 'undocumented';

/** How Fegura behaves. Everything has a default that makes one well-behaved connection. Source: the Scans page and its siblings. */
export interface FeguraScenario {
  /** Default `feg_live_emulated`. */
  readonly key?: string;
  /** What the key may do. Default both; `write` alone may start scans and read none. */
  readonly scopes?: readonly ('read' | 'write')[];
  /** Default: one connected account, `CONNECTION`. */
  readonly accounts?: readonly AccountPlan[];
  /** Scans that were there before, in any state. */
  readonly scans?: readonly EarlierScan[];
  /** The nth scan that is started goes by the nth plan, all further ones by the last. Default: one plan of defaults. */
  readonly plans?: readonly ScanPlan[];
  /** What the documents leave open. `sibling`: a start is answered with 201 instead of 200. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** `off`: 404 on accounts and diagrams, which only the siblings show. Default `on`. */
  readonly siblingEndpoints?: 'on' | 'off';
  /** Regions that do not exist: 400 with `details`. */
  readonly unknownRegions?: readonly string[];
  /** What makes a start meet 409: a scan that is active in the same region of the account, or in any. Default `region`. */
  readonly conflict?: 'region' | 'account' | 'off';
  /** Order of the scan list. Default `newest-first`. */
  readonly listOrder?: 'newest-first' | 'oldest-first';
  /** What goes wrong between the pages of a list. */
  readonly flaws?: Readonly<Partial<Record<FeguraList, ListFlaws>>>;
  readonly faults?: readonly FaultRule<FeguraCall>[];
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
export interface EarlierScan extends ScanPlan {
  /** Default: `01d00000-0000-4000-8000-000000000001` and so on. */
  readonly id?: string;
  /** UUID of the connection. Default: the first account. */
  readonly accountId?: string;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** How long before the emulator's start it was created, in milliseconds. Its state follows from this and its plan. */
  readonly createdAgoMs: number;
}

/** The life of a scan: queued, then scanning, then its end. */
export interface ScanPlan {
  /** Default 1,000. */
  readonly queuedMs?: number;
  /** Default 3,000; `Infinity` for a scan that never ends. */
  readonly runningMs?: number;
  /** The word said while it runs. Default `scanning`; any other word is one that no document knows. */
  readonly runningWord?: string;
  /** The word said at its end: `completed` (default), `failed`, or one that no document knows. */
  readonly end?: string;
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
export interface ListFlaws {
  /** The most items of a page, whatever `limit` says. */
  readonly pageSize?: number;
  /** After the first page an item appears in front (one is then read twice) or the first one goes (one is never read). */
  readonly shift?: 'appear' | 'vanish';
  /** This page, counted from 1, carries the one before it again. */
  readonly repeatPage?: number;
  /** What is said where there are more: no cursor, an empty one, or the one that was sent. */
  readonly cursor?: 'absent' | 'empty' | 'same';
  /** Index of an item whose fields are of the wrong types. */
  readonly malformedAt?: number;
}
