import type { Comparison } from '../domain/comparison.js';
import type { ScanError } from '../domain/errors.js';
import type { Evaluation } from '../domain/evaluate.js';
import type { GateSettings, Measured } from '../domain/gate.js';
import type { InputStyle } from '../domain/hint.js';
import type { Diagram, Origin, Scan, Target } from '../domain/scan.js';
import type { Source } from '../domain/source.js';
import type { Waiting } from '../domain/waiting.js';
import type { Publisher } from '../publish/publisher.js';
import type { Note } from '../report/report.js';
import type { Clock } from '../runtime/clock.js';
import type { Ledger, LedgerEntry } from '../runtime/ledger.js';
import type { Logger } from '../runtime/logger.js';
import type { Redactor } from '../runtime/redactor.js';
import type { Veil } from '../runtime/veil.js';
import type { Scanner, Service } from '../scanners/scanner.js';

/** What a run is asked to do: fixed before its first request. */
export interface Run {
  readonly name: string;
  readonly service: Service;
  /** The API's host where it is not the service's own. */
  readonly otherHost?: string | undefined;
  readonly source: Source;
  readonly waiting: Waiting;
  readonly gate: GateSettings;
  /** How long scans like this one last, from the service's documents. */
  readonly lastsMs: Service['lastsMs'];
  readonly details: 'auto' | 'full' | 'counts';
  /** `upload-sarif: required`: a failed upload turns the verdict into `error`. */
  readonly uploadRequired: boolean;
  /** How hints name inputs. */
  readonly inputStyle: InputStyle;
}

/** What a run works with; everything that touches the world. */
export interface Deps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly veil: Veil;
  readonly ledger: Ledger;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  connect(): Promise<Scanner>;
  /** Throws `TARGET_NOT_ALLOWED` where the policy does not let the target be scanned; asked before anything else. */
  permit(signal: AbortSignal): Promise<void>;
  /** The job's SIGINT or SIGTERM. */
  readonly interrupt: AbortSignal;
  /** Ends some seconds after the interrupt: what must still be published, is published within it. */
  readonly lastWords: AbortSignal;
  /** In the order in which they publish; `files` first, `summary` last. */
  readonly publishers: readonly Publisher[];
}

/** What is known so far. It outlives an error in the middle, so that the report can still tell what was reached. */
export interface Found {
  scanner?: Scanner;
  target?: Target;
  scan?: Scan;
  origin?: Origin;
  evaluation?: Evaluation;
  measured?: Measured;
  /** The evaluation is what a cancelled scan had found. */
  partial?: boolean;
  comparison?: Comparison;
  diagrams?: readonly Diagram[];
  error?: ScanError;
  /** A start that was asked for, while nobody knows whether it took place. */
  intent?: NonNullable<LedgerEntry['intent']> | undefined;
  readonly notes: Note[];
  /** What must be called off when the run ends. */
  readonly endings: (() => void)[];
}
