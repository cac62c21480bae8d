import type { Check } from '../domain/check.js';
import type { Comparison } from '../domain/comparison.js';
import type { Evaluation } from '../domain/evaluation.js';
import type { Decision } from '../domain/gate.js';
import type { Measured } from '../domain/gate-rules.js';
import { NOTE_LEVELS, type Note } from '../domain/note.js';
import type { Diagram, Origin, Scan, ScorePoint, Target } from '../domain/scan.js';
import type { Source } from '../domain/source.js';
import type { Hint } from '../text/hint.js';

/** What a run found and decided. Every surface is rendered from it, and its members are the keys of results.json: see `json.ts`. No clock, no duration, no version. */
export interface Report {
  /** Version of results.json, which grows only by addition. */
  readonly schemaVersion: 1;
  /** Tells this gate apart from others in the same repository. */
  readonly name: string;
  readonly service: {
    readonly id: string;
    readonly title: string;
    /** The API's address, only where it is not the service's own. */
    readonly apiUrl?: string | undefined;
  };
  readonly decision: Decision;
  /** The policy file that has a say in it; absent where there is none. */
  readonly policy?: { readonly path: string; readonly commit?: string | undefined } | undefined;
  /** What went wrong, in full, when the verdict is `error`. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: Hint | undefined } | undefined;
  readonly source: Source;
  readonly target?: Target | undefined;
  readonly scan?: ReportedScan | undefined;
  /** What the gate has judged; absent unless the completed scan was read in full. */
  readonly measurements?: Measured | undefined;
  /** Absent where the service has no list of findings, or where it was not read in full. */
  readonly evaluation?: Evaluation | undefined;
  /** The list is what a cancelled scan had found until then: shown, never judged, never uploaded. */
  readonly partial?: boolean | undefined;
  /** Absent where there is no baseline. */
  readonly comparison?: Comparison | undefined;
  readonly diagrams?: readonly Diagram[] | undefined;
  /**
   * Scores of the last scans like this one, oldest first, this one last: 2 to 10, for a picture. Absent where nothing that was read
   * for other reasons tells them.
   */
  readonly scores?: readonly ScorePoint[] | undefined;
  /** What results.sarif holds; absent without an evaluation. */
  readonly sarif?:
    | {
        readonly results: number;
        /** Open findings that it leaves out; waived ones are not among them. */
        readonly omitted: number;
        /** How many of the results tell title and place only, so that the file fits; absent where none does. */
        readonly shortened?: number | undefined;
        /** The file of the repository that findings without one are shown at. */
        readonly fallbackFile?: string | undefined;
      }
    | undefined;
  readonly notes: readonly Note[];
  /** What the doctor has looked at, in the order in which it is told; absent where something was scanned or to be scanned. */
  readonly checks?: readonly Check[] | undefined;
}

export type ReportedScan = Omit<Scan, 'target' | 'partial' | 'correlationId' | 'options' | 'startsAhead'> & { readonly origin: Origin };

/** The worst first. The same note may come from several places, such as two uploads that lack one permission: it is told once. */
export function distinctNotes(notes: readonly Note[]): Note[] {
  const byContent = new Map(notes.map((note) => [JSON.stringify([note.code, note.text]), note]));
  return [...byContent.values()].sort((a, b) => NOTE_LEVELS.indexOf(a.level) - NOTE_LEVELS.indexOf(b.level));
}
