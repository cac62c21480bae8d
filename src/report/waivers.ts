import { type EvaluatedFinding, isOpen } from '../domain/evaluation.js';
import { parseFingerprint } from '../domain/ordinals.js';
import type { WaiverResult } from '../domain/waiver.js';
import type { Report } from './report.js';
import { countText } from './wording.js';

/** Waivers of one kind; `listed` is empty if only counts are shown. */
export interface WaiverGroup {
  readonly count: number;
  readonly listed: readonly WaiverResult[];
}

/** The policy's waivers that need attention. */
export interface Waivers {
  /** They expired, and match findings. */
  readonly expired: WaiverGroup;
  /** They expire within 14 days, and match findings. */
  readonly expiring: WaiverGroup;
  /** They match no open finding, expired or not. */
  readonly unused: WaiverGroup;
}

/** A finding that is not counted, and the waiver that accepts it. */
export interface WaivedFinding {
  readonly finding: EvaluatedFinding;
  readonly waiver: WaiverResult;
}

/** Undefined if no waiver needs attention, and for partial results, because the rest might match a waiver. */
export function waiversOf({ evaluation, partial }: Report, listed: boolean): Waivers | undefined {
  if (evaluation === undefined || partial === true) return undefined;
  const group = (belongs: (waiver: WaiverResult) => boolean): WaiverGroup => {
    const waivers = evaluation.waivers.filter(belongs);
    return { count: waivers.length, listed: listed ? waivers : [] };
  };
  const waivers = {
    expired: group(({ state, matched }) => state === 'expired' && matched > 0),
    expiring: group(({ state, matched }) => state === 'expiring' && matched > 0),
    unused: group(({ matched }) => matched === 0),
  };
  return Object.values(waivers).some(({ count }) => count > 0) ? waivers : undefined;
}

/** What a waiver names. */
export const SUBJECT_WORDS: Readonly<Record<WaiverResult['by'], string>> = { fingerprint: 'fingerprint', id: 'ID', rule: 'rule' };

/** In the order of the findings. */
export function waivedOf({ evaluation }: Report): WaivedFinding[] {
  return (evaluation?.findings ?? []).flatMap((finding) => {
    const waiver = finding.waiverIndex === undefined ? undefined : evaluation?.waivers[finding.waiverIndex];
    return waiver === undefined ? [] : [{ finding, waiver }];
  });
}

/** The title of the expired waivers, which match findings. */
export function expiredText(count: number): string {
  return `Findings count again because ${countText(count, 'waiver')} expired`;
}

/** The title of the waivers that expire soon, and match findings. */
export function expiringText(count: number): string {
  return `${countText(count, 'waiver')} ${count === 1 ? 'expires' : 'expire'} within 14 days`;
}

/** What an expired waiver means for its findings, and what may still exclude some of them; `unless` is empty if nothing does. */
export function againText(waiver: WaiverResult, { evaluation }: Report): { readonly again: string; readonly unless: string } {
  const one = waiver.matched === 1;
  const about = (evaluation?.findings ?? []).filter((finding) => isOpen(finding) && hasSubject(waiver, finding));
  return {
    again: `${countText(waiver.matched, 'finding')} ${one ? 'counts' : 'count'} again`,
    unless: about.every(({ counted }) => counted) ? '' : `, unless another waiver or the rule paths excludes ${one ? 'it' : 'them'}`,
  };
}

/** Whether the waiver names the finding, apart from its patterns. Fingerprints of equal findings differ only in the number. */
function hasSubject({ by, value }: WaiverResult, { fingerprint, id, ruleId }: EvaluatedFinding): boolean {
  return by === 'fingerprint'
    ? parseFingerprint(fingerprint).identity === parseFingerprint(value).identity
    : value === { id, rule: ruleId }[by];
}
