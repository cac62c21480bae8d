import type { BaselineCutoff, BaselineFile } from '../domain/baseline.js';
import type { Check } from '../domain/check.js';
import type { Comparison } from '../domain/comparison.js';
import type { ScanError } from '../domain/errors.js';
import type { Evaluation } from '../domain/evaluation.js';
import type { Measured } from '../domain/gate-rules.js';
import type { Note } from '../domain/note.js';
import type { FilesAt } from '../domain/repository-files.js';
import type { EffectivePolicy, WaitOptions } from '../domain/run-options.js';
import type { Diagram, Origin, Scan, ScanRef, ScanRequest, ScorePoint, Target, Traits } from '../domain/scan.js';
import type { Source } from '../domain/source.js';
import type { Publisher } from '../publish/publisher.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logger.js';
import type { Redactor } from '../runtime/redactor.js';
import type { RunStateStore, SavedState } from '../runtime/state.js';
import type { TargetRedactor } from '../runtime/target-redaction.js';
import type { Scanner, Service } from '../scanners/scanner.js';
import type { InputStyle } from '../text/hint.js';
import type { EarlyBaseline } from './baseline/types.js';

/** What a run is asked to do: fixed before its first request. */
export interface RunConfig extends EffectivePolicy {
  readonly name: string;
  readonly service: Service;
  /** The API's host where it is not the service's own. */
  readonly otherHost?: string | undefined;
  readonly source: Source;
  readonly waitOptions: WaitOptions;
  /** The traits that a person has chosen: see `ServicePlan`. */
  readonly explicit: readonly (keyof Traits)[];
  /** How long scans like this one last, from the service's documents. */
  readonly lastsMs: Service['lastsMs'];
  readonly details: 'auto' | 'full' | 'counts';
  /** `upload-sarif: required`: a failed upload turns the verdict into `error`. */
  readonly uploadRequired: boolean;
  /** How hints name inputs. */
  readonly inputStyle: InputStyle;
  /** The variable that the key was read from, where that is the service's own. */
  readonly keyVariable?: string | undefined;
}

/** What a run works with; everything that touches the world. */
export interface Dependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly redaction: TargetRedactor;
  readonly stateStore: RunStateStore;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  connect(): Promise<Scanner>;
  /** The run has started this scan, or has found the one that a start without an answer made. */
  onStarted(scanId: string): void;
  /** Asks the CI for the workflow's history. Never throws but the signal's reason. */
  readCutoff(signal: AbortSignal): Promise<BaselineCutoff>;
  /**
   * Reads a file of `scan-gate baseline`, at the base commit where code that is not merged is judged.
   *
   * @returns undefined where it is certain that the base commit has none yet
   * @throws ScanError where it cannot be read, or is of something else than `of`
   */
  readBaselineFile(
    path: string,
    of: { readonly scanner: string; readonly request: ScanRequest },
    signal: AbortSignal,
  ): Promise<BaselineFile | undefined>;
  readonly filesAt: FilesAt;
  /** The job's SIGINT or SIGTERM. */
  readonly interrupt: AbortSignal;
  /** Ends some seconds after the interrupt: what must still be published, is published within it. */
  readonly publishSignal: AbortSignal;
  /** In the order in which they publish; `files` first, `summary` last. */
  readonly publishers: readonly Publisher[];
}

/** What is known so far. It outlives an error in the middle, so that the report can still tell what was reached. */
export interface RunState {
  scanner?: Scanner;
  target?: Target;
  scan?: Scan;
  origin?: Origin;
  /** It was not over when we first looked at it. */
  seenRunning?: boolean;
  evaluation?: Evaluation;
  measurements?: Measured;
  /** The evaluation is what a cancelled scan had found. */
  partial?: boolean;
  comparison?: Comparison;
  diagrams?: readonly Diagram[];
  /** The target's scans, as they were last listed: they decide nothing from here. */
  listed?: readonly Scan[];
  /** For a picture. */
  scores?: readonly ScorePoint[];
  error?: ScanError;
  /** What the doctor has looked at. */
  checks?: readonly Check[];
  /** A start that was asked for, while nobody knows whether it took place. */
  intent?: NonNullable<SavedState['intent']> | undefined;
  /** The scan of `intent`, if there is one, is not to be cancelled. */
  leaveLost?: boolean;
  /** A scan of ours whose cancel failed: the post step tries once more. */
  uncancelled?: ScanRef;
  readonly notes: Note[];
  /** What must be called off when the run ends. */
  readonly cleanups: (() => void)[];
}

/** What the steps of a run share: the run itself, and the scan that it is about. A step takes the parts that are there by then. */
export interface ScanContext {
  readonly run: RunConfig;
  readonly deps: Dependencies;
  readonly state: RunState;
  readonly scanner: Scanner;
  readonly request: ScanRequest;
  /** Scans of the target that were listed already; absent where one is collected by its ID. */
  readonly known?: readonly Scan[] | undefined;
  /** A given baseline that a rule needs, where it was read already. */
  readonly early?: EarlyBaseline | undefined;
  /** As it was last read. */
  readonly scan: Scan;
}

/** Before there is a connection. */
export type RunContext = Pick<ScanContext, 'run' | 'deps' | 'state'>;

/** Before there is a scan. */
export type TargetContext = Omit<ScanContext, 'scan'>;

/** A scan may be started: what the target had before is known. */
export type StartContext = TargetContext & { readonly known: readonly Scan[] };
