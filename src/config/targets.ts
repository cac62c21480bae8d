import type { Problem } from '../domain/errors.js';
import { hashIdentity, slug } from '../domain/fingerprint.js';
import type { Parsed, ServicePlan } from '../scanners/scanner.js';

/** One target as it is given. */
export interface TargetEntry {
  /** Empty if the service looks the target up. */
  readonly target: string;
  readonly region?: string | undefined;
  /** The policy's name of the target for people. */
  readonly label?: string | undefined;
  /** Where several targets are given: `line 3`, or `.github/scan-gate.yml:12`. */
  readonly place?: string | undefined;
  /** The entry of a group of the policy: `entry 2 of targets.production`. */
  readonly entry?: string | undefined;
}

/** A checked target. */
export interface PlannedTarget extends TargetEntry {
  readonly plan: ServicePlan;
  /** Identifies the results of the target: SARIF category, folder, and the section `names` of the policy. */
  readonly name: string;
}

/** The inputs `target` and `region` as they are written. */
export interface GivenTargets {
  readonly entries: readonly TargetEntry[];
  /** Names of groups of the policy, without `@`. */
  readonly groups: readonly string[];
  /** For each entry without a region of its own; undefined: the service's default. */
  readonly regions: readonly (string | undefined)[];
  /** More than one line, or a group: the results are reported for several targets. */
  readonly isSeveral: boolean;
  readonly problems: readonly Problem[];
}

/** The most targets of one run. */
export const MAX_TARGETS = 256;

/** The name of a group of targets in the policy. */
export const GROUP_NAME = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  allowed: 'up to 64 letters, digits, dots, _ and -, beginning with a letter or digit',
} as const;

/** Whether a line of the input `target` is `@` and the name of a group, which is not secret: the name of the gate contains it. */
export function isGroup(line: string): boolean {
  return line.startsWith('@') && GROUP_NAME.pattern.test(line.slice(1));
}

/** Reads the lines of the inputs. A target is one line; `@name` is a group of the policy. */
export function readTargets(target: string, region: string): GivenTargets {
  const lines = linesOf(target);
  const regions = linesOf(region);
  const groups = lines.filter(({ text }) => text.startsWith('@'));
  const isSeveral = lines.length > 1 || regions.length > 1 || groups.length > 0;
  const place = (number: number): Pick<TargetEntry, 'place'> => (lines.length > 1 ? { place: `line ${number}` } : {});
  const entries = lines.filter((line) => !groups.includes(line)).map(({ text, number }) => ({ target: text, ...place(number) }));
  const wrong = groups.filter(({ text }) => !isGroup(text));
  return {
    entries: lines.length === 0 ? [{ target: '' }] : entries,
    groups: groups.filter((line) => !wrong.includes(line)).map(({ text }) => text.slice(1)),
    regions: regions.length === 0 ? [undefined] : [...new Set(regions.map(({ text }) => text))],
    isSeveral,
    problems: [
      ...wrong.map(({ text, number }) => ({
        input: 'target',
        given: text,
        allowed: `@ and the name of a group of the policy: ${GROUP_NAME.allowed}`,
        ...place(number),
      })),
      ...repeated('target', groups),
      ...repeated('region', regions),
    ],
  };
}

interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter((line) => line.text !== '');
}

function repeated(input: 'target' | 'region', lines: readonly Line[]): Problem[] {
  return lines.flatMap(({ text, number }, index) => {
    const first = lines.slice(0, index).find((line) => line.text === text);
    return first === undefined
      ? []
      : [{ input, given: text, allowed: `each ${input} once; it is already on line ${first.number}`, place: `line ${number}` }];
  });
}

/** How targets are planned: what all of them share. */
export interface Planning {
  /** The input `name`; empty if it is derived. */
  readonly name: string;
  readonly service: string;
  readonly isSeveral: boolean;
  readonly regions: readonly (string | undefined)[];
  /** Checks one target as the service does. */
  readonly parse: (entry: Pick<TargetEntry, 'target' | 'region'>) => Parsed;
}

/** The product of targets and regions, checked. Every mistake once, each with its line. */
export function planTargets(
  entries: readonly TargetEntry[],
  { name, service, isSeveral, regions, parse }: Planning,
): { readonly targets: readonly PlannedTarget[]; readonly problems: readonly Problem[] } {
  const wanted = entries.flatMap((given) =>
    given.region === undefined ? regions.map((region) => ({ given, entry: { ...given, region } })) : [{ given, entry: given }],
  );
  if (wanted.length > MAX_TARGETS) {
    const message = `The inputs {target} and {region} make ${wanted.length} targets. One run scans at most ${MAX_TARGETS}: divide them between several jobs.`;
    return { targets: [], problems: [{ input: 'target', given: '', allowed: '', message }] };
  }
  const problems = new Map<string, Problem>();
  const planned = new Map<string, PlannedTarget>();
  const byName = new Map<string, PlannedTarget>();
  for (const { given, entry } of wanted) {
    const parsed = parse(entry);
    if ('problems' in parsed) {
      for (const problem of parsed.problems) {
        const placed = isIn(given, problem) ? { ...problem, ...placeOf(given) } : problem;
        problems.set(JSON.stringify(placed), placed);
      }
      continue;
    }
    const { plan } = parsed;
    const key = JSON.stringify(plan.nameParts);
    const target = { plan, name: nameOf(plan, { name, service, isSeveral }), ...entry };
    const [first, namesake] = [planned.get(key), byName.get(target.name)];
    const problem = first ? duplicateOf(entry, first) : namesake && sameNameOf(target, namesake);
    if (problem) problems.set(`duplicate ${JSON.stringify(problem)}`, problem);
    else {
      planned.set(key, target);
      byName.set(target.name, target);
    }
  }
  return { targets: [...planned.values()], problems: [...problems.values()] };
}

/** A region that the entry does not have is a value of the input `region`. */
function isIn({ region }: TargetEntry, { input }: Problem): boolean {
  return input === 'target' || (input === 'region' && region !== undefined);
}

/** Where the target is given, for a mistake in it. */
export function placeOf({ place, entry }: TargetEntry): Pick<Problem, 'place' | 'entry'> {
  return { ...(place !== undefined && { place }), ...(entry !== undefined && { entry }) };
}

function duplicateOf(second: TargetEntry, first: PlannedTarget): Problem {
  const { target, region, entry } = second;
  const of = first.entry !== undefined ? ` (${first.entry})` : entry === undefined ? '' : ' of {target}';
  const where = first.place === undefined ? 'it is already given' : `it is already given at ${first.place}${of}`;
  const given = region === undefined ? target : `${target} in ${region}`;
  return { input: 'target', given, allowed: `each target once; ${where}`, ...placeOf(second) };
}

/** The name identifies the results, so one of the two targets would overwrite those of the other. Names do not distinguish letter cases. */
function sameNameOf(second: PlannedTarget, { target: other }: PlannedTarget): Problem {
  const { target, name } = second;
  const allowed = `a target whose results have another name than those of ${other}, ${name}. Set {name}: then the name of each target ends with a hash`;
  return { input: 'target', given: target, allowed, ...placeOf(second) };
}

/** A derived name distinguishes targets by itself. The name of the input needs the hash of the target. */
function nameOf({ nameParts }: ServicePlan, { name, service, isSeveral }: Pick<Planning, 'name' | 'service' | 'isSeveral'>): string {
  if (name === '') return slug([service, ...nameParts].join('-'));
  return isSeveral ? `${name}-${hashIdentity(nameParts).slice(0, 8)}` : name;
}

/**
 * The name of a gate with several targets. A derived name has the groups; without groups, it has a hash of the targets, so that two gates
 * of one repository never overwrite the results of each other.
 */
export function nameOfAll({ name, service }: Pick<Planning, 'name' | 'service'>, given: GivenTargets): string {
  if (name !== '') return name;
  const { groups, entries, regions } = given;
  const others = entries.filter(({ target }) => target !== '').map(({ target }) => target);
  const listed = [...others, ...regions.filter((region) => region !== undefined)].toSorted();
  const hash = others.length === 0 && groups.length > 0 && regions.length === 1 ? [] : [hashIdentity(listed).slice(0, 8)];
  return slug([service, ...groups.toSorted(), ...hash].join('-'));
}
