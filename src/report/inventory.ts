import type { InventoryChange } from '../domain/comparison.js';
import { compareTexts } from '../domain/ordinals.js';
import type { Report } from './report.js';
import { countText } from './wording.js';

/** The resources of a completed scan, compared with those of the baseline. */
export interface Resources {
  readonly total: number;
  /** Changed ones first, then by kind; empty if only counts are shown. */
  readonly kinds: readonly InventoryChange[];
  /** How many kinds this scan reports. */
  readonly kindCount: number;
  /** Absent without a baseline. */
  readonly changes?: ResourceChanges | undefined;
}

/** What changed in the kinds that both scans report. A kind that only one of them reports is not a change from or to 0. */
export interface ResourceChanges {
  readonly before: number;
  readonly added: number;
  readonly removed: number;
  /** Kinds that only this scan reports. */
  readonly onlyNow: number;
  /** Kinds that only the baseline contains. */
  readonly onlyBefore: number;
}

/** Undefined unless a completed scan reports resources. */
export function resourcesOf({ measurements, scan, comparison, partial }: Report): Resources | undefined {
  if (measurements?.resourceCount === undefined || partial === true) return undefined;
  const now = Object.entries(scan?.inventory ?? {}).map(([kind, after]): InventoryChange => ({ kind, after }));
  const compared = comparison?.inventory;
  const kinds = [...(compared ?? now)].sort((a, b) => compareTexts(a.kind, b.kind));
  return {
    total: measurements.resourceCount,
    kinds: compared === undefined ? kinds : [...kinds.filter(isChanged), ...kinds.filter((kind) => !isChanged(kind))],
    kindCount: kinds.filter(({ after }) => after !== undefined).length,
    changes: compared && changesOf(compared),
  };
}

/** Whether the two scans report different amounts of this kind. */
export function isChanged({ before, after }: InventoryChange): boolean {
  return before !== after;
}

/** For example `5 added, 2 removed; 1 kind reported by this scan only`. */
export function resourceChangesText({ added, removed, onlyNow, onlyBefore }: ResourceChanges): string {
  const parts = [
    added === 0 && removed === 0 ? 'nothing added or removed' : `${added} added, ${removed} removed`,
    onlyNow > 0 && `${countText(onlyNow, 'kind')} reported by this scan only`,
    onlyBefore > 0 && `${countText(onlyBefore, 'kind')} in the baseline only`,
  ];
  return parts.filter(Boolean).join('; ');
}

/** One side of a comparison; not reported is not 0. */
export function amountText(amount: number | undefined): string {
  return amount === undefined ? 'not reported' : String(amount);
}

/** `+2` or `−1`; empty if nothing changed or one side is not reported. */
export function differenceText({ before, after }: InventoryChange): string {
  if (before === undefined || after === undefined || before === after) return '';
  return after > before ? `+${after - before}` : `−${before - after}`;
}

function changesOf(kinds: readonly InventoryChange[]): ResourceChanges {
  const changes = { before: 0, added: 0, removed: 0, onlyNow: 0, onlyBefore: 0 };
  for (const { before, after } of kinds) {
    changes.before += before ?? 0;
    if (before === undefined) changes.onlyNow += 1;
    else if (after === undefined) changes.onlyBefore += 1;
    else if (after > before) changes.added += after - before;
    else changes.removed += before - after;
  }
  return changes;
}
