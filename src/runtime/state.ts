import type { Instant } from '../domain/instant.js';
import type { LeftAt } from '../domain/left-scan.js';
import { isScanId, type ScanRef, type Traits } from '../domain/scan.js';
import { fieldsOf } from '../text/json.js';

/** What a run that is killed leaves to the post step. Never a token: the runner prints saved state in debug logs. */
export interface SavedState {
  /** `ended`: main has reported its verdict; what it could not cancel may be left. */
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
  /** Saved as soon as the service has reported the ID of a scan that we started; at the end only where its cancel failed. */
  readonly scan?: ScanRef | undefined;
  /** The scan goes on by the rules of main: the post step names it and does not cancel it. */
  readonly leave?: boolean | undefined;
  /** Which step saved it. */
  readonly main?: MainStep | undefined;
}

/**
 * What the post step compares its own inputs with, and what it can say without any: in nested composite actions the runner gives it
 * the inputs of the outer action (https://github.com/actions/runner/issues/3514).
 */
export interface MainStep extends LeftAt {
  /** Hash of service, address and target: where these are the same, a scan may be cancelled. */
  readonly place: string;
  /** Hash of all inputs but secrets: where these are the same, results may be published. */
  readonly inputs: string;
  /** Absolute path of the report directory. */
  readonly directory: string;
  /** Main's claim of that directory (`isClaimed`). */
  readonly claim: string;
}

/** Keeps one entry; the last one saved is the one that counts. */
export interface RunStateStore {
  save(entry: SavedState): void;
  /** Marks the run as ended. A scan or a start that the post step has to clean up stays in the entry. */
  end(): void;
}

/** Where nothing outlives the process, as on the command line. */
export const noStateStore: RunStateStore = { save: () => undefined, end: () => undefined };

/** The name of the state that carries the entry from main to post. */
export const SAVED_STATE_NAME = 'scan-gate-ledger';

/** A store over the runner's state. @param saveState Called with name and value. @param main Kept beside every entry. */
export function createStateStore(saveState: (name: string, value: string) => void, main?: MainStep): RunStateStore {
  let last: SavedState | undefined;
  const save = (entry: SavedState): void => {
    last = entry;
    saveState(SAVED_STATE_NAME, JSON.stringify({ ...entry, main }));
  };
  return { save, end: () => save({ ...last, phase: 'ended' }) };
}

/** Reads what main saved; undefined where it saved nothing, `unreadable` where this is no entry of ours. */
export function readSavedState(text: string | undefined): SavedState | 'unreadable' | undefined {
  if (!text) return undefined;
  try {
    const entry: unknown = JSON.parse(text);
    return isEntry(entry) ? entry : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function isEntry(value: unknown): value is SavedState {
  const { phase, intent, scan, leave, main } = fieldsOf(value);
  return (
    (phase === 'running' || phase === 'ended') &&
    (scan === undefined || (areTexts(scan, ['id', 'target']) && isScanId(String(fieldsOf(scan)['id'])))) &&
    (intent === undefined || (areTexts(intent, ['target', 'since']) && Array.isArray(fieldsOf(intent)['known']))) &&
    (leave === undefined || typeof leave === 'boolean') &&
    (main === undefined || areTexts(main, ['title', 'place', 'inputs', 'directory', 'claim']))
  );
}

function areTexts(value: unknown, names: readonly string[]): boolean {
  return names.every((name) => typeof fieldsOf(value)[name] === 'string');
}
