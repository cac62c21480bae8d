import type { Scan, Traits, Wanted } from '../../domain/scan.js';

/**
 * What a scan must be like to be compared with: of the branch that was looked up, and of the kind that the scan itself tells. A scan
 * that was chosen by its ID need not be of the kind that a start would ask for, and two kinds find different things.
 */
export function baselineTraits({ baseline }: Pick<Wanted, 'baseline'>, { traits }: Pick<Scan, 'traits'>): Traits {
  const { type = baseline.type, mode = baseline.mode, region = baseline.region } = traits;
  return { ...baseline, type, mode, region };
}
