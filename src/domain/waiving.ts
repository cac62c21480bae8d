import { partsOf } from './ordinals.js';
import { describeWaiver, isAbout, stateOf, type Waivable, type Waiver, type WaiverResult } from './waiver.js';

/** The waivers of one evaluation at work. */
export interface Waiving {
  /** Which waiver accepts the open finding, as its place in the list; undefined where none does that still holds. */
  find(finding: Waivable): number | undefined;
  /** What became of each of them; asked for when all findings were looked at. */
  results(): WaiverResult[];
}

/** @param today The day in UTC, `2026-11-21`. */
export function waiveIn(waivers: readonly Waiver[], today: string): Waiving {
  const matched = waivers.map(() => 0);
  // By what they look for: thousands of findings are not held against hundreds of waivers one by one.
  const places = new Map<string, number[]>();
  for (const [index, { by, value }] of waivers.entries()) {
    const key = keyOf(by, value);
    const same = places.get(key);
    if (same) same.push(index);
    else places.set(key, [index]);
  }
  return {
    find(finding) {
      const { fingerprint, id, ruleId } = finding;
      let accepting: number | undefined;
      for (const key of [keyOf('fingerprint', fingerprint), keyOf('id', id), keyOf('rule', ruleId)]) {
        for (const index of places.get(key) ?? []) {
          const waiver = waivers[index];
          if (waiver === undefined || !isAbout(waiver, finding)) continue;
          matched[index] = (matched[index] ?? 0) + 1;
          if (stateOf(waiver, today) !== 'lapsed' && (accepting === undefined || index < accepting)) accepting = index;
        }
      }
      return accepting;
    },
    results: () => waivers.map((waiver, index) => describeWaiver(waiver, today, matched[index] ?? 0)),
  };
}

/** Equal findings share a key, whichever of them is meant. */
function keyOf(by: Waiver['by'], value: string): string {
  return `${by} ${by === 'fingerprint' ? partsOf(value).identity : value}`;
}
