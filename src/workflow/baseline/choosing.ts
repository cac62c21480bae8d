import type { BaselineFile } from '../../domain/baseline-file.js';
import type { Comparison } from '../../domain/comparison.js';
import type { Scan, Wanted } from '../../domain/scan.js';
import type { Scanner } from '../../scanners/scanner.js';
import type { Deps, Found, Run } from '../context.js';

/**
 * What "new" and "fixed" are told against. `nothing`: it is certain that there is no earlier scan, or that the base commit has no file
 * at this path yet.
 */
export type Baseline =
  | { readonly kind: 'scan'; readonly scan: Scan; readonly how: Exclude<Comparison['baseline']['how'], 'file' | 'nothing'> }
  | { readonly kind: 'file'; readonly path: string; readonly file: BaselineFile }
  | { readonly kind: 'nothing'; readonly path?: string | undefined };

/** What a baseline is chosen for, and from. */
export interface Choosing {
  readonly run: Run;
  readonly deps: Deps;
  readonly found: Found;
  readonly scanner: Scanner;
  readonly wanted: Wanted;
  /** The scan that is compared. */
  readonly scan: Scan;
  /** Scans of the target that were listed already. */
  readonly known: readonly Scan[] | undefined;
  /** The baseline, where it was read already. */
  readonly early?: EarlyBaseline | undefined;
}

/** A given baseline that was read before a scan was started. */
export type EarlyBaseline = { readonly scan: Scan } | { readonly file: BaselineFile | undefined };
