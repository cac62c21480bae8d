import type { FindingLocation } from './finding.js';
import { daysBetween } from './instant.js';
import { parseFingerprint } from './ordinals.js';

/** A pattern with wildcards, ready to use; how it matches is its maker's matter. */
export interface Glob {
  readonly pattern: string;
  matches(text: string): boolean;
}

/** A finding that a person accepts until a day, and why (docs/policy.md). */
export interface Waiver {
  /**
   * What it is found by. Patterns alone would accept what nobody has seen. The number of a fingerprint says how many equal findings
   * are accepted: one more of them counts, wherever in the file it is.
   */
  readonly by: 'fingerprint' | 'id' | 'rule';
  readonly value: string;
  /** Only findings in such files. */
  readonly paths?: readonly Glob[] | undefined;
  /** Only findings at such resources or addresses. */
  readonly resources?: readonly Glob[] | undefined;
  readonly reason: string;
  /** The last day on which it holds, in UTC: `2026-12-31`. */
  readonly expires: string;
}

/** A waiver, and what became of it in this run: part of results.json. */
export interface WaiverResult {
  readonly by: Waiver['by'];
  readonly value: string;
  readonly paths?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly reason: string;
  readonly expires: string;
  /** `expired`: it holds no more, and what it accepted counts again. `expiring`: it holds, for 14 days or less. */
  readonly state: 'active' | 'expiring' | 'expired';
  /** How many open findings it is about, whether it still holds or not. */
  readonly matched: number;
}

/** What a waiver may ask of a finding. */
export interface Waivable {
  readonly fingerprint: string;
  readonly id: string;
  readonly ruleId: string;
  readonly location: FindingLocation;
}

/** So long ahead people are warned that a waiver ends. */
const WARNING_DAYS = 14;

/** Whether the waiver is about this finding, by all that it names. */
function matches({ by, value, paths, resources }: Waiver, { fingerprint, id, ruleId, location }: Waivable): boolean {
  if (by === 'fingerprint' ? !isWithin(fingerprint, value) : value !== { id, rule: ruleId }[by]) return false;
  const { file, resource, url } = location;
  return isAmong(paths, [file]) && isAmong(resources, [resource, url]);
}

/** Whether the finding is one of the equal ones that are accepted. */
function isWithin(fingerprint: string, accepted: string): boolean {
  const finding = parseFingerprint(fingerprint);
  const most = parseFingerprint(accepted);
  return finding.identity === most.identity && finding.ordinal <= most.ordinal;
}

function isAmong(globs: readonly Glob[] | undefined, texts: readonly (string | undefined)[]): boolean {
  return globs === undefined || texts.some((text) => text !== undefined && globs.some((glob) => glob.matches(text)));
}

/** @param today The day in UTC, `2026-11-21`. */
export function stateOf({ expires }: Pick<Waiver, 'expires'>, today: string): WaiverResult['state'] {
  const days = daysBetween(today, expires);
  // What is no day has never begun to hold.
  if (!(days >= 0)) return 'expired';
  return days <= WARNING_DAYS ? 'expiring' : 'active';
}

/** The waiver as results.json tells it. */
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

/** The waivers of one evaluation at work. */
interface WaiverMatcher {
  /** Which waiver accepts the open finding, as its place in the list; undefined where none does that still holds. */
  find(finding: Waivable): number | undefined;
  /** What became of each of them; asked for when all findings were looked at. */
  results(): WaiverResult[];
}

/** @param today The day in UTC, `2026-11-21`. */
export function createWaiverMatcher(waivers: readonly Waiver[], today: string): WaiverMatcher {
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

/** Equal findings share a key, whichever of them is meant. */
function keyOf(by: Waiver['by'], value: string): string {
  return `${by} ${by === 'fingerprint' ? parseFingerprint(value).identity : value}`;
}
