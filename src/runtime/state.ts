import type { Instant } from '../domain/instant.js';
import type { LeftAt } from '../domain/left-scan.js';
import { isScanId, type ScanRef, type Traits } from '../domain/scan.js';
import { fieldsOf } from '../text/json.js';

/** What the main step saves for the post step. Never a token, because the runner prints saved state in debug logs. */
export interface SavedState {
  /** `ended`: the main step reported its verdict. A scan that it could not cancel may remain. */
  readonly phase: 'running' | 'ended';
  /** Saved before the request that starts a scan, so that the scan can be found if the response is lost. */
  readonly intent?:
    | {
        readonly target: string;
        readonly traits: Traits;
        /** A mark that the start is sent with, if the service reports it for each scan. */
        readonly mark?: string | undefined;
        /** IDs of the scans that existed before. */
        readonly known: readonly string[];
        /** The local time just before the request. */
        readonly since: Instant;
      }
    | undefined;
  /** Saved when the service reports the ID of the scan that this run started. At the end, kept only if its cancel failed. */
  readonly scan?: ScanRef | undefined;
  /** The main step left the scan running on purpose, so the post step does not cancel it. */
  readonly leave?: boolean | undefined;
  /** The main step that saved the entry. */
  readonly main?: MainStep | undefined;
}

/**
 * Facts about the main step that the post step compares with its own inputs. In nested composite actions, the runner passes it the inputs
 * of the outer action (https://github.com/actions/runner/issues/3514).
 */
export interface MainStep extends LeftAt {
  /** A hash of service, address, and target. If it is equal, the post step may cancel the scan. */
  readonly place: string;
  /** A hash of all inputs except secrets. If it is equal, the post step may publish results. */
  readonly inputs: string;
  /** The absolute path of the report directory. */
  readonly directory: string;
  /** The claim of the main step on that directory (`isClaimed`). */
  readonly claim: string;
}

/** Stores one entry. A later entry replaces it. */
export interface RunStateStore {
  save(entry: SavedState): void;
  /** The entry of one of several targets, which has a name of its own. @param index From 0. */
  slot(index: number): RunStateStore;
  /** Marks the run as ended. A scan or a start that the post step has to clean up stays in the entry. */
  end(): void;
}

/** For the command line, which has no post step. */
export const noStateStore: RunStateStore = { save: () => undefined, end: () => undefined, slot: () => noStateStore };

/** The name of the saved state. */
export const SAVED_STATE_NAME = 'scan-gate-ledger';

/** A store in the state of the runner. @param saveState Called with name and value. @param main Added to every entry. */
export function createStateStore(saveState: (name: string, value: string) => void, main?: MainStep): RunStateStore {
  const storeAs = (stateName: string): RunStateStore => {
    let last: SavedState | undefined;
    const save = (entry: SavedState): void => {
      last = entry;
      saveState(stateName, JSON.stringify({ ...entry, main }));
    };
    const slot = (index: number): RunStateStore => storeAs(`${SAVED_STATE_NAME}-${index}`);
    return { save, end: () => save({ ...last, phase: 'ended' }), slot };
  };
  return storeAs(SAVED_STATE_NAME);
}

/** The texts of all saved entries: of the run, and then of its targets if it has several. @param env The environment of the post step. */
export function savedTexts(env: Readonly<Record<string, string | undefined>>): string[] {
  const prefix = `STATE_${SAVED_STATE_NAME}`;
  const slots = Object.keys(env).filter((variable) => variable.startsWith(`${prefix}-`));
  return [prefix, ...slots].flatMap((variable) => env[variable] || []);
}

/** Parses the saved state; undefined if there is none, `unreadable` if it is not an entry of scan-gate. */
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
