import { type EvaluatedFinding, isOpen } from '../domain/evaluation.js';
import { parseFingerprint } from '../domain/ordinals.js';
import type { WaiverResult } from '../domain/waiver.js';
import type { Report } from './report.js';
import { numberText } from './wording.js';

/** Waivers of one kind; where only numbers are shown, none is listed. */
export interface WaiverGroup {
  readonly count: number;
  readonly listed: readonly WaiverResult[];
}

/** What a person has to know of the policy's waivers, besides the findings that they accept. */
export interface Waivers {
  /** They hold no more, and there are findings that they were about. */
  readonly lapsed: WaiverGroup;
  /** They hold for 14 days or less. */
  readonly ending: WaiverGroup;
  /** There is no open finding that they are about, whether they still hold or not. */
  readonly unused: WaiverGroup;
}

/** A finding that is not counted, and the waiver that accepts it. */
export interface WaivedFinding {
  readonly finding: EvaluatedFinding;
  readonly waiver: WaiverResult;
}

/** Undefined where there is nothing to tell; of a partial list nobody knows what a waiver would have matched. */
export function waiversOf({ evaluation, partial }: Report, listed: boolean): Waivers | undefined {
  if (evaluation === undefined || partial === true) return undefined;
  const group = (belongs: (waiver: WaiverResult) => boolean): WaiverGroup => {
    const waivers = evaluation.waivers.filter(belongs);
    return { count: waivers.length, listed: listed ? waivers : [] };
  };
  const waivers = {
    lapsed: group(({ state, matched }) => state === 'expired' && matched > 0),
    ending: group(({ state, matched }) => state === 'expiring' && matched > 0),
    unused: group(({ matched }) => matched === 0),
  };
  return Object.values(waivers).some(({ count }) => count > 0) ? waivers : undefined;
}

/** What a waiver names, as the beginning of a sentence. */
export const SUBJECT_WORDS: Readonly<Record<WaiverResult['by'], string>> = { fingerprint: 'Fingerprint', id: 'ID', rule: 'Rule' };

/** In the order of the findings. */
export function waivedOf({ evaluation }: Report): WaivedFinding[] {
  return (evaluation?.findings ?? []).flatMap((finding) => {
    const waiver = finding.waiverIndex === undefined ? undefined : evaluation?.waivers[finding.waiverIndex];
    return waiver === undefined ? [] : [{ finding, waiver }];
  });
}

/** What a lapsed waiver means for its findings, and what may keep some of them from it; empty where nothing does. */
export function againText(waiver: WaiverResult, { evaluation }: Report): { readonly again: string; readonly unless: string } {
  const one = waiver.matched === 1;
  const about = (evaluation?.findings ?? []).filter((finding) => isOpen(finding) && hasSubject(waiver, finding));
  return {
    again: `its ${one ? 'finding counts' : `${numberText(waiver.matched)} findings count`} again`,
    unless: about.every(({ counted }) => counted) ? '' : `, unless another waiver or the paths leave ${one ? 'it' : 'them'} aside`,
  };
}

/** Whatever its patterns say. Of a fingerprint, equal findings are meant as well: they differ in the number alone. */
function hasSubject({ by, value }: WaiverResult, { fingerprint, id, ruleId }: EvaluatedFinding): boolean {
  return by === 'fingerprint'
    ? parseFingerprint(fingerprint).identity === parseFingerprint(value).identity
    : value === { id, rule: ruleId }[by];
}
