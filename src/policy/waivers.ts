import { compileGlob } from '../config/glob.js';
import { dayAfter, daysBetween, isDay } from '../domain/instant.js';
import type { Waiver } from '../domain/waiver.js';
import { describeNode, isNothing, readGlobs, readKeys, readText, readWord } from './fields.js';
import { REPOSITORY_WAIVERS, WAIVER_KEYS, WAIVER_TABLE, type WaiverKey } from './keys.js';
import type { Mistake, PolicyProblems } from './problems.js';
import { type PlacedEntry, readYaml, type YamlNode } from './yaml.js';

/** A waiver of the policy file. */
export interface PolicyWaiver extends Waiver {
  /** Only for gates of this service. */
  readonly scanner?: string | undefined;
  readonly line: number;
}

const BY = ['fingerprint', 'id', 'rule'] as const;

/**
 * Checks a list of waivers like that of the policy file, for the command `waive`.
 *
 * @param today The day in UTC, `2026-11-21`.
 * @returns the waivers without mistakes, and all mistakes
 */
export async function checkWaivers(
  yaml: string,
  today: string,
): Promise<{ readonly waivers: readonly PolicyWaiver[]; readonly mistakes: readonly Mistake[] }> {
  const mistakes: Mistake[] = [];
  const problems: PolicyProblems = { add: (mistake) => mistakes.push(mistake), all: () => [] };
  const list = await readYaml(yaml, problems);
  return { waivers: list ? readWaivers(list, today, problems).waivers : [], mistakes };
}

/** The key `waivers`. */
export interface ReadWaivers {
  /** In the order of the file. */
  readonly waivers: readonly PolicyWaiver[];
  /** The line that lets repositories have waivers of their own; absent without it. */
  readonly repositoryWaivers?: number;
}

/** The waivers, and the word `repository`, which stands alone or in the list. */
export function readWaivers(value: YamlNode, today: string, problems: PolicyProblems): ReadWaivers {
  if (value.kind === 'invalid' || isNothing(value)) return { waivers: [] };
  if (allowsOthers(value)) return { waivers: [], repositoryWaivers: value.line };
  if (value.kind !== 'list') {
    problems.add({ line: value.line, given: `waivers: ${describeNode(value)}`, allowed: 'a list of waivers, each beginning with "- "' });
    return { waivers: [] };
  }
  const [permission, ...more] = value.items.filter(allowsOthers);
  for (const { line } of more)
    problems.add({
      line,
      given: REPOSITORY_WAIVERS,
      allowed: `${REPOSITORY_WAIVERS} once; it is already on line ${permission?.line ?? ''}`,
    });
  return {
    waivers: distinct(
      value.items.filter((item) => !allowsOthers(item)),
      today,
      problems,
    ),
    ...(permission && { repositoryWaivers: permission.line }),
  };
}

function allowsOthers(value: YamlNode): boolean {
  return value.kind === 'text' && value.text.trim() === REPOSITORY_WAIVERS;
}

function distinct(items: readonly YamlNode[], today: string, problems: PolicyProblems): readonly PolicyWaiver[] {
  const seen = new Map<string, number>();
  return items.flatMap((item) => {
    const waiver = readWaiver(item, today, problems);
    if (waiver === undefined) return [];
    const content = acceptedBy(waiver);
    const first = seen.get(content);
    if (first === undefined) seen.set(content, waiver.line);
    else
      problems.add({
        line: waiver.line,
        given: `${waiver.by}: ${waiver.value}`,
        allowed: `each waiver once; the waiver on line ${first} accepts the same findings`,
      });
    return first === undefined ? [waiver] : [];
  });
}

/** What a waiver accepts, as a text. It is equal for waivers that differ only in their reason or last day. */
export function acceptedBy({ by, value, paths, resources, scanner }: PolicyWaiver): string {
  const patterns = [paths, resources].map((globs) => globs?.map(({ pattern }) => pattern).toSorted());
  return JSON.stringify([by, value, ...patterns, scanner]);
}

function readWaiver(item: YamlNode, today: string, problems: PolicyProblems): PolicyWaiver | undefined {
  if (item.kind !== 'mapping') {
    readKeys(item, WAIVER_KEYS, problems);
    return undefined;
  }
  const { line } = item;
  const entries = readKeys(item, WAIVER_KEYS, problems);
  const read = <Key extends WaiverKey, Of>(
    key: Key,
    reading: (entry: PlacedEntry, value: (typeof WAIVER_TABLE)[Key]) => Of,
  ): Of | undefined => {
    const entry = entries.get(key);
    return entry && reading(entry, WAIVER_TABLE[key]);
  };
  const found = BY.flatMap((by) => read(by, (entry, { text }) => [{ by, value: readText(entry, text, problems) }]) ?? []);
  const paths = read('paths', (entry, { globs }) => readGlobs(entry, globs, problems).map(compileGlob));
  const resources = read('resources', (entry, { globs }) => readGlobs(entry, globs, problems).map(compileGlob));
  const scanner = read('scanner', (entry, { words }) => readWord(entry, words, problems));
  const reason = read('reason', (entry, { text }) => readText(entry, text, problems));
  const expires = read('expires', (entry) => readExpiry(entry, today, problems));
  for (const key of ['reason', 'expires'] as const)
    if (!entries.has(key)) problems.add({ line, given: 'a waiver', allowed: `a waiver with ${key}: ${NEEDED[key]}` });
  const [only, second] = found;
  if (only === undefined || second !== undefined) problems.add({ line, ...oneOfThree(found.length, entries) });
  if (only?.value === undefined || reason === undefined || expires === undefined) return undefined;
  return {
    by: only.by,
    value: only.value,
    ...(paths && { paths }),
    ...(resources && { resources }),
    ...(scanner !== undefined && { scanner }),
    reason,
    expires,
    line,
  };
}

const NEEDED = {
  reason: 'it shows later whether the waiver is still justified',
  expires: 'the last day of the waiver, such as 2026-12-31. A waiver cannot last forever',
};

function oneOfThree(count: number, entries: ReadonlyMap<string, PlacedEntry>): { readonly given: string; readonly allowed: string } {
  const allowed = 'exactly one of fingerprint, id and rule';
  if (count > 0) return { given: `a waiver with ${BY.filter((by) => entries.has(by)).join(' and ')}`, allowed };
  const globs = (['paths', 'resources'] as const).filter((key) => entries.has(key));
  if (globs.length === 0) return { given: 'a waiver', allowed };
  return {
    given: `a waiver with ${globs.join(' and ')} alone`,
    allowed: `${allowed}, because patterns alone would also accept findings that nobody has reviewed`,
  };
}

/**
 * The last day of a waiver, read from its source text, because YAML may parse a day as a time.
 *
 * @param today The day in UTC, `2026-11-21`.
 * @returns undefined if the text is not a day, or too far ahead; a past day is returned
 */
function readExpiry({ key, value }: PlacedEntry, today: string, problems: PolicyProblems): string | undefined {
  if (value.kind === 'invalid') return undefined;
  const { maxDaysAhead } = WAIVER_TABLE.expires.day;
  const written = (value.kind === 'text' ? value.text : value.kind === 'other' ? value.source : '').trim();
  const isOne = isDay(written);
  if (isOne && daysBetween(today, written) <= maxDaysAhead) return written;
  problems.add({
    line: value.line,
    given: `${key}: ${describeNode(value)}`,
    allowed: `a day such as 2026-12-31, in UTC, at most ${maxDaysAhead} days ahead, until ${dayAfter(today, maxDaysAhead) ?? ''}`,
    suggestion: isOne ? undefined : dayOf(written),
  });
  return undefined;
}

/** The day in a text, also if a time follows or leading zeros are missing; undefined if there is none. */
function dayOf(text: string): string | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?$/.exec(text) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
