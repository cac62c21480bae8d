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
import type { ProgressLine } from '../runtime/progress-line.js';
import type { Redactor } from '../runtime/redactor.js';
import type { RunStateStore, SavedState } from '../runtime/state.js';
import type { TargetRedactor } from '../runtime/target-redaction.js';
import type { Scanner, Service } from '../scanners/scanner.js';
import type { InputStyle } from '../text/hint.js';
import type { EarlyBaseline } from './baseline/types.js';
import type { PreparedSarif } from './finish/prepared-sarif.js';
import type { SharedLimits } from './shared-limits.js';

/** The settings of a run, fixed before its first request. */
export interface RunConfig extends EffectivePolicy {
  readonly name: string;
  readonly service: Service;
  /** The API host, if it is not the service's default. */
  readonly otherHost?: string | undefined;
  readonly source: Source;
  readonly waitOptions: WaitOptions;
  /** The traits that the inputs set explicitly: see `ServicePlan`. */
  readonly explicit: readonly (keyof Traits)[];
  /** How long scans like this one usually take, from the service's documents, in milliseconds. */
  readonly typicalMs: number;
  readonly details: 'auto' | 'full' | 'counts';
  /** `upload-sarif: required`: a failed upload turns the verdict into `error`. */
  readonly uploadRequired: boolean;
  /** How hints name inputs. */
  readonly inputStyle: InputStyle;
  /** The environment variable that the key was read from, if it is the service's own variable. */
  readonly keyVariable?: string | undefined;
  /** The name that the policy gives the target, for people. */
  readonly label?: string | undefined;
  /** How hints name a target of a group of the policy, instead of the input `target`: the place of its entry, and the group. */
  readonly inPolicy?: { readonly entry: string; readonly group: string } | undefined;
  /** Whether this run is, or is part of, a run of several targets. */
  readonly isSeveral?: boolean | undefined;
}

/** Everything outside of the workflow that a run uses. */
export interface Dependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly redaction: TargetRedactor;
  /** Present on a terminal only. */
  readonly progress?: ProgressLine | undefined;
  readonly stateStore: RunStateStore;
  /** What the run shares with the runs of other targets. */
  readonly limits: SharedLimits;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  connect(): Promise<Scanner>;
  /** Called when the target is looked up. */
  onTarget?(target: Target): void;
  /** Call it when this run started a scan, or found the scan of a start whose response was lost. */
  onStarted(scanId: string): void;
  /** Reads the workflow's history from the CI. Throws only the signal's reason. */
  readCutoff(signal: AbortSignal): Promise<BaselineCutoff>;
  /**
   * Reads a file of `scan-gate baseline`; for unmerged code, at the base commit.
   *
   * @returns undefined if the base commit certainly has no such file yet
   * @throws ScanError if the file cannot be read, or does not belong to `of`
   */
  readBaselineFile(
    path: string,
    of: { readonly scanner: string; readonly request: ScanRequest },
    signal: AbortSignal,
  ): Promise<BaselineFile | undefined>;
  readonly filesAt: FilesAt;
  /** The job's SIGINT or SIGTERM. */
  readonly interrupt: AbortSignal;
  /** Aborts some seconds after the interrupt, so that the verdict can still be published. */
  readonly publishSignal: AbortSignal;
  /** In the order of publishing: `files` first, `summary` last. The first call loads them. */
  publishers(): Promise<readonly Publisher[]>;
}

/** The results so far. After an error, the report contains what was reached. */
export interface RunState {
  scanner?: Scanner;
  target?: Target;
  scan?: Scan;
  origin?: Origin;
  /** The scan was not over when the run first read it. */
  seenRunning?: boolean;
  evaluation?: Evaluation;
  measurements?: Measured;
  /** The SARIF of the evaluation, which is rendered while the run waits for responses. */
  preparedSarif?: Promise<PreparedSarif | undefined>;
  /** The evaluation contains what a cancelled scan had found. */
  partial?: boolean;
  comparison?: Comparison;
  diagrams?: readonly Diagram[];
  /** The target's scans as last listed, for the chart of past scores only. */
  listed?: readonly Scan[];
  /** For the chart of past scores. */
  scores?: readonly ScorePoint[];
  error?: ScanError;
  /** The checks of the doctor. */
  checks?: readonly Check[];
  /** A start request of which it is unknown whether it started a scan. */
  intent?: NonNullable<SavedState['intent']> | undefined;
  /** The scan of `intent` must not be cancelled. */
  leaveLost?: boolean;
  /** A scan of this run whose cancel request failed: the post step tries again. */
  uncancelled?: ScanRef;
  readonly notes: Note[];
  /** Called when the run ends. */
  readonly cleanups: (() => void)[];
}

/** What the steps of a run share. Each step takes the parts that exist by then. */
export interface ScanContext {
  readonly run: RunConfig;
  readonly deps: Dependencies;
  readonly state: RunState;
  readonly scanner: Scanner;
  readonly request: ScanRequest;
  /** Scans of the target that were listed already; absent if a scan is collected by its ID. */
  readonly known?: readonly Scan[] | undefined;
  /** A given baseline that a rule needs, if it was read already. */
  readonly early?: EarlyBaseline | undefined;
  /** The scan as last read. */
  readonly scan: Scan;
}

/** The context before the service is connected. */
export type RunContext = Pick<ScanContext, 'run' | 'deps' | 'state'>;

/** The context before there is a scan. */
export type TargetContext = Omit<ScanContext, 'scan'>;

/** The context in which a scan may be started: the target's scans were listed. */
export type StartContext = TargetContext & { readonly known: readonly Scan[] };
