import type { Config } from '../config/config.js';
import { describeRule, RULE_KEYS, RULES } from '../config/gate-rules.js';
import type { PolicyAddress } from '../config/policy-address.js';
import type { Problem } from '../domain/errors.js';
import { type ReadCentralFile, readCentralFile } from '../files/central.js';
import type { FileKind, FileOptions } from '../github/file-source.js';
import type { ServicePlan } from '../scanners/scanner.js';
import { REPOSITORY_WAIVERS } from './keys.js';
import type { ResolvedRules } from './layers.js';
import { looserRules, type NamedPolicy } from './loosened.js';
import type { Policy } from './policy.js';
import { problemAt } from './problems.js';
import { POLICY } from './read-file.js';

const CENTRAL: FileKind = { ...POLICY, called: 'central policy', usualPath: 'owner/repository/scan-gate.yml@COMMIT_SHA' };

/** @throws ScanError if the file cannot be read: without the central policy, the rules are unknown */
export async function readCentralPolicy(address: PolicyAddress, options: FileOptions): Promise<ReadCentralFile> {
  return await readCentralFile(address, options, CENTRAL);
}

/** Its name in messages. The ref is left out, because the line is of the commit that was read. */
export function centralPath({ repository, path }: PolicyAddress): string {
  return `${repository}/${path}`;
}

/**
 * Everything in the repository's own file, and in the inputs, that would loosen the central policy: each mistake has its own line, and names
 * the line of the central policy.
 */
export function conflictsWith(
  central: NamedPolicy,
  own: NamedPolicy | undefined,
  { config, plan }: { readonly config: Config; readonly plan: Pick<ServicePlan, 'covers'> },
): Problem[] {
  return [
    ...looserRules(central, own, config),
    ...(own === undefined
      ? []
      : [...waiverConflicts(central, own), ...locationConflicts(central, own), ...targetConflicts(central, own, plan)]),
  ];
}

/** Groups of targets that both files define. */
export function groupConflicts(central: NamedPolicy, { policy, path }: NamedPolicy): Problem[] {
  return [...policy.targets].flatMap(([name, { line }]) => {
    const first = central.policy.targets.get(name)?.line;
    const allowed = `another name, because ${central.path}:${first ?? ''} has a group of this name`;
    return first === undefined ? [] : [problemAt({ line, given: `targets: ${name}`, allowed }, path)];
  });
}

/** The word `repository` in a file that is not a central policy. */
export function misplacedPermission({ policy, path }: NamedPolicy): Problem[] {
  const line = policy.repositoryWaivers;
  const allowed = 'a list of waivers; only a central policy, which policy-file names, has this word';
  return line === undefined ? [] : [problemAt({ line, given: `waivers: ${REPOSITORY_WAIVERS}`, allowed }, path)];
}

function waiverConflicts(central: NamedPolicy, { policy, path }: NamedPolicy): Problem[] {
  const [first] = policy.waivers;
  if (first === undefined || central.policy.repositoryWaivers !== undefined) return [];
  const line = central.policy.lines.get('waivers');
  const without = line === undefined ? `${central.path} does not have` : `${central.path}:${line} lists waivers without`;
  const allowed = `no waivers, because ${without} "${REPOSITORY_WAIVERS}", with which repositories may have waivers of their own`;
  return [problemAt({ line: first.line, given: `waivers: ${first.by} ${first.value}`, allowed }, path)];
}

function locationConflicts(central: NamedPolicy, { policy, path }: NamedPolicy): Problem[] {
  const fixed = central.policy.locations;
  return Object.entries(policy.locations)
    .filter(([target, file]) => Object.hasOwn(fixed, target) && fixed[target] !== file)
    .map(([target]) => {
      const allowed = `no other file for this target, because ${placeOf('locations', central)} sets one`;
      return problemAt({ line: policy.lines.get('locations') ?? 1, given: `locations: ${target}`, allowed }, path);
    });
}

function targetConflicts(central: NamedPolicy, { policy, path }: NamedPolicy, { covers }: Pick<ServicePlan, 'covers'>): Problem[] {
  const limits = central.policy.allowedTargets;
  if (limits === undefined || covers === undefined) return [];
  return (policy.allowedTargets ?? [])
    .filter((entry) => !covers(limits, entry))
    .map((entry) => {
      const allowed = `targets that ${placeOf('allowed-targets', central)} allows too`;
      return problemAt({ line: policy.lines.get('allowed-targets') ?? 1, given: `allowed-targets: ${entry}`, allowed }, path);
    });
}

function placeOf(key: string, { policy, path }: NamedPolicy): string {
  return `${path}:${policy.lines.get(key) ?? 1}`;
}

/** The waivers of the central policy, and those of the repository if the central policy allows them. */
export function waiversOf(central: Policy, own: Policy): Policy['waivers'] {
  return central.repositoryWaivers === undefined ? central.waivers : [...central.waivers, ...own.waivers];
}

/** What the repository's own file and the inputs add to the central policy, for people. Names no target. */
export function additionsTo(central: ResolvedRules, all: ResolvedRules, own: Policy, waivers: Policy['waivers']): string[] {
  const rules = RULES.flatMap((rule) => {
    const [before, after] = [valueOf(central, rule), valueOf(all, rule)];
    if (after === before || after === undefined) return [];
    return [`${RULE_KEYS[rule]} ${after}${before === undefined ? '' : ` (central policy: ${before})`}`];
  });
  const added = waivers.filter((waiver) => own.waivers.includes(waiver)).length;
  const lists = [
    [added, 'waiver'],
    [Object.keys(own.locations).length, 'location'],
    [own.allowedTargets?.length ?? 0, 'allowed target'],
  ] as const;
  return [
    ...rules,
    ...lists.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`])),
    ...(own.sarifMaxResults === undefined ? [] : [`sarif-max-results ${own.sarifMaxResults}`]),
  ];
}

function valueOf({ gate, paths }: ResolvedRules, rule: keyof typeof RULE_KEYS): string | undefined {
  const set = rule === 'paths' ? paths : gate[rule];
  return set && describeRule(set.value);
}
