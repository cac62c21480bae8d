import type { Instant } from '../domain/instant.js';
import type { ScanRef, Traits } from '../domain/scan.js';

/** What a run that is killed leaves to the post step. Never a token: the runner prints saved state in debug logs. */
export interface LedgerEntry {
  /** `ended`: nothing is left to do. */
  readonly phase: 'running' | 'ended';
  /** Saved before the request that starts a scan, so that a scan whose id never reached us can be found. */
  readonly intent?:
    | {
        readonly target: string;
        readonly traits: Traits;
        /** What the start is sent with, where scans are told with it again. */
        readonly mark?: string | undefined;
        /** Ids of scans that were there before. */
        readonly known: readonly string[];
        /** When the request was about to be sent, by our clock. */
        readonly since: Instant;
      }
    | undefined;
  /** Saved as soon as the service has told the id of a scan that we started. */
  readonly scan?: ScanRef | undefined;
}

/** Keeps one entry; the last one saved is the one that counts. */
export interface Ledger {
  save(entry: LedgerEntry): void;
}

/** Where nothing outlives the process, as on the command line. */
export const noLedger: Ledger = { save: () => undefined };

/** The name of the state that carries the entry from main to post. */
export const LEDGER_STATE = 'scan-gate-ledger';

/** A ledger over the runner's state. @param saveState Called with name and value. */
export function createLedger(saveState: (name: string, value: string) => void): Ledger {
  return { save: (entry) => saveState(LEDGER_STATE, JSON.stringify(entry)) };
}

/** Reads what main saved; undefined when there is nothing, or nothing that we understand. */
export function readLedger(text: string | undefined): LedgerEntry | undefined {
  if (!text) return undefined;
  try {
    const entry: unknown = JSON.parse(text);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is LedgerEntry {
  return typeof value === 'object' && value !== null && 'phase' in value && (value.phase === 'running' || value.phase === 'ended');
}
