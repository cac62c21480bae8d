import type { BaselineFile } from '../../domain/baseline-file.js';
import type { Comparison } from '../../domain/comparison.js';
import type { Scan, ScanRequest, Traits } from '../../domain/scan.js';

/**
 * What "new" and "fixed" are told against. `nothing`: it is certain that there is no earlier scan, or that the base commit has no file
 * at this path yet.
 */
export type Baseline =
  | { readonly kind: 'scan'; readonly scan: Scan; readonly selectedBy: Exclude<Comparison['baseline']['selectedBy'], 'file' | 'none'> }
  | { readonly kind: 'file'; readonly path: string; readonly file: BaselineFile }
  | { readonly kind: 'none'; readonly path?: string | undefined };

/** A given baseline that was read before a scan was started. */
export type EarlyBaseline = { readonly scan: Scan } | { readonly file: BaselineFile | undefined };

/**
 * What a scan must be like to be compared with: of the branch that was looked up, and of the kind that the scan itself tells. A scan
 * that was chosen by its ID need not be of the kind that a start would ask for, and two kinds find different things.
 */
export function baselineTraits({ baseline }: Pick<ScanRequest, 'baseline'>, { traits }: Pick<Scan, 'traits'>): Traits {
  const { type = baseline.type, mode = baseline.mode, region = baseline.region } = traits;
  return { ...baseline, type, mode, region };
}
