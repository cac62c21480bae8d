import type { FindingLocation } from './finding.js';
import { daysBetween } from './instant.js';
import { parseFingerprint } from './ordinals.js';

/** A pattern with wildcards, and a function that applies it. */
export interface Glob {
  readonly pattern: string;
  matches(text: string): boolean;
}

/** Accepts findings until a day, with a reason (docs/policy.md). */
export interface Waiver {
  /**
   * How findings are selected. Patterns alone are not allowed, because they would accept findings that nobody has seen. The ordinal of a
   * fingerprint is the number of equal findings that are accepted: any further one counts, wherever in the file it is.
   */
  readonly by: 'fingerprint' | 'id' | 'rule';
  readonly value: string;
  /** Only findings in these files. */
  readonly paths?: readonly Glob[] | undefined;
  /** Only findings at these resources or addresses. */
  readonly resources?: readonly Glob[] | undefined;
  readonly reason: string;
  /** The last day on which the waiver applies, in UTC: `2026-12-31`. */
  readonly expires: string;
}

/** A waiver and its effect in this run: part of results.json. */
export interface WaiverResult {
  readonly by: Waiver['by'];
  readonly value: string;
  readonly paths?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly reason: string;
  readonly expires: string;
  /** `expired`: the waiver no longer applies, and its findings count again. `expiring`: the waiver applies for 14 more days or less. */
  readonly state: 'active' | 'expiring' | 'expired';
  /** How many open findings match, also if the waiver has expired. */
  readonly matched: number;
}

/** The properties of a finding that a waiver can match. */
export interface Waivable {
  readonly fingerprint: string;
  readonly id: string;
  readonly ruleId: string;
  readonly location: FindingLocation;
}

/** How many days before its end a waiver is reported as expiring. */
const WARNING_DAYS = 14;

/** Whether the finding, which has the key of the waiver, fulfills its other conditions. */
function matches({ by, value, paths, resources }: Waiver, { fingerprint, location }: Waivable): boolean {
  // Only so many equal findings are accepted.
  if (by === 'fingerprint' && !(parseFingerprint(fingerprint).ordinal <= parseFingerprint(value).ordinal)) return false;
  const { file, resource, url } = location;
  return isAmong(paths, [file]) && isAmong(resources, [resource, url]);
}

function isAmong(globs: readonly Glob[] | undefined, texts: readonly (string | undefined)[]): boolean {
  return globs === undefined || texts.some((text) => text !== undefined && globs.some((glob) => glob.matches(text)));
}

/** @param today The day in UTC, `2026-11-21`. */
export function stateOf({ expires }: Pick<Waiver, 'expires'>, today: string): WaiverResult['state'] {
  const days = daysBetween(today, expires);
  // An invalid day gives NaN, and the waiver does not apply.
  if (!(days >= 0)) return 'expired';
  return days <= WARNING_DAYS ? 'expiring' : 'active';
}

/** The waiver as results.json contains it. */
function describeWaiver(waiver: Waiver, today: string, matched: number): WaiverResult {
  const { by, value, paths, resources, reason, expires } = waiver;
  return {
    by,
    value,
    ...(paths && { paths: paths.map(({ pattern }) => pattern) }),
    ...(resources && { resources: resources.map(({ pattern }) => pattern) }),
    reason,
    expires,
    state: stateOf(waiver, today),
    matched,
  };
}

/** Applies the waivers in one evaluation. */
interface WaiverMatcher {
  /** The index of the waiver that accepts the open finding; undefined if no waiver that still applies does. */
  find(finding: Waivable): number | undefined;
  /** The result of each waiver. Call it after `find` was called for all findings. */
  results(): WaiverResult[];
}

/** @param today The day in UTC, `2026-11-21`. */
export function createWaiverMatcher(waivers: readonly Waiver[], today: string): WaiverMatcher {
  const matched = waivers.map(() => 0);
  // Indexed by key, so that thousands of findings are not compared with hundreds of waivers one by one.
  const places = new Map<string, number[]>();
  for (const [index, { by, value }] of waivers.entries()) {
    const key = keyOf(by, value);
    const same = places.get(key);
    if (same) same.push(index);
    else places.set(key, [index]);
  }
  return {
    find(finding) {
      if (waivers.length === 0) return undefined;
      const { fingerprint, id, ruleId } = finding;
      let accepting: number | undefined;
      for (const key of [keyOf('fingerprint', fingerprint), keyOf('id', id), keyOf('rule', ruleId)]) {
        for (const index of places.get(key) ?? []) {
          const waiver = waivers[index];
          if (waiver === undefined || !matches(waiver, finding)) continue;
          matched[index] = (matched[index] ?? 0) + 1;
          if (stateOf(waiver, today) !== 'expired' && (accepting === undefined || index < accepting)) accepting = index;
        }
      }
      return accepting;
    },
    results: () => waivers.map((waiver, index) => describeWaiver(waiver, today, matched[index] ?? 0)),
  };
}

/** Equal findings share a key, because the ordinal is not part of it. */
function keyOf(by: Waiver['by'], value: string): string {
  return `${by} ${by === 'fingerprint' ? parseFingerprint(value).identity : value}`;
}
