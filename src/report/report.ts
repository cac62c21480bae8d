import type { Check } from '../domain/check.js';
import type { Comparison } from '../domain/comparison.js';
import type { Evaluation } from '../domain/evaluation.js';
import type { Decision } from '../domain/gate.js';
import type { Measured } from '../domain/gate-rules.js';
import { NOTE_LEVELS, type Note } from '../domain/note.js';
import type { CentralPolicyRef } from '../domain/run-options.js';
import type { Diagram, Origin, Scan, ScorePoint, Target } from '../domain/scan.js';
import type { Source } from '../domain/source.js';
import type { Hint } from '../text/hint.js';

/** What a run found and decided. Every surface is rendered from it, and its members are keys of results.json (`json.ts`). It has no duration and no version, so equal runs give equal reports. */
export interface Report {
  /** Version of results.json. Later versions only add keys. */
  readonly schemaVersion: 1;
  /** Distinguishes this gate from others in the same repository. */
  readonly name: string;
  readonly service: {
    readonly id: string;
    readonly title: string;
    /** The API's host, only if it is not the service's default. */
    readonly apiUrl?: string | undefined;
  };
  readonly decision: Decision;
  /** The policy file that applies; absent if there is none. */
  readonly policy?: { readonly path: string; readonly commit?: string | undefined } | undefined;
  /** The policy file of another repository that applies, too; absent if the input `policy-file` names no such file. */
  readonly centralPolicy?: CentralPolicyRef | undefined;
  /** The error, if the verdict could not be decided. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: Hint | undefined } | undefined;
  readonly source: Source;
  readonly target?: Target | undefined;
  readonly scan?: ReportedScan | undefined;
  /** What the gate decided on; absent unless the completed scan was read in full. */
  readonly measurements?: Measured | undefined;
  /** Absent if the service has no list of findings, or if the list was not read in full. */
  readonly evaluation?: Evaluation | undefined;
  /** The findings are those of a cancelled scan: shown, but never compared with the gate, and never uploaded. */
  readonly partial?: boolean | undefined;
  /** Absent without a baseline. */
  readonly comparison?: Comparison | undefined;
  readonly diagrams?: readonly Diagram[] | undefined;
  /**
   * Scores of the last 2 to 10 scans like this one, oldest first, for a chart. Absent if the responses that the run read anyway do not
   * contain them.
   */
  readonly scores?: readonly ScorePoint[] | undefined;
  /** What results.sarif contains; absent without an evaluation. */
  readonly sarif?:
    | {
        readonly results: number;
        /** Open findings that it leaves out; waived ones are not among them. */
        readonly omitted: number;
        /** How many results have only title and location, so that the file fits; absent if none. */
        readonly shortened?: number | undefined;
        /** The file at which findings without a file are shown. */
        readonly fallbackFile?: string | undefined;
      }
    | undefined;
  readonly notes: readonly Note[];
  /** What the doctor checked, in the order of the report; absent in runs that scan. */
  readonly checks?: readonly Check[] | undefined;
  /** The label that the policy gives the target; absent if it gives none. */
  readonly label?: string | undefined;
  /** The run has several targets, also if it ended before they were known; not in results.json. */
  readonly isSeveral?: true | undefined;
  /** The report of each target, if the run has several (`combine.ts`). Absent for one target. */
  readonly targets?: readonly Report[] | undefined;
}

export type ReportedScan = Omit<Scan, 'target' | 'partial' | 'correlationId' | 'options' | 'startsAhead'> & {
  readonly origin: Origin;
  /** `scan-id: latest` selected the scan; absent otherwise. */
  readonly latest?: true | undefined;
};

/** Each note once, worst first: two uploads that lack the same permission make the same note. */
export function distinctNotes(notes: readonly Note[]): Note[] {
  const byContent = new Map(notes.map((note) => [JSON.stringify([note.code, note.text, note.targets]), note]));
  return [...byContent.values()].sort((a, b) => NOTE_LEVELS.indexOf(a.level) - NOTE_LEVELS.indexOf(b.level));
}
