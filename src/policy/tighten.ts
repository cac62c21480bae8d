import { type RuleSource, type Sourced, severitiesReaching, type Threshold } from '../domain/gate-settings.js';
import { SEVERITIES } from '../domain/severity.js';
import type { Service } from '../scanners/scanner.js';
import { givenRules, type ResolvedRules, type RuleLayer, type SourcedRules } from './layers.js';

/**
 * The rules of the central policy, made stricter by the repository's own file and by the inputs. Of two values, the stricter one applies, so
 * whatever the repository sets, a finding that fails the central policy fails here.
 *
 * @param central The rules of the central policy for this gate, with the default threshold.
 * @param layers Those of the repository, and the inputs last.
 */
export function tighten({ gate, paths }: ResolvedRules, layers: readonly RuleLayer[], service: Service): ResolvedRules {
  const own = givenRules(layers, service);
  const stricter = {
    severityThreshold: stricterThreshold(gate.severityThreshold, own.severityThreshold),
    // Only `all` is stricter. Absent means `all`.
    gateOn: gate.gateOn?.value === 'new' && own.gateOn?.value === 'all' ? own.gateOn : gate.gateOn,
    maxFindings: lowest(gate.maxFindings, own.maxFindings),
    minScore: strictest(gate.minScore, own.minScore, (a, b) => a > b),
    maxScoreDrop: strictest(gate.maxScoreDrop, own.maxScoreDrop, (a, b) => a < b),
    maxResourceChange: lowest(gate.maxResourceChange, own.maxResourceChange),
  };
  const set = Object.fromEntries(Object.entries(stricter).filter(([, rule]) => rule !== undefined));
  const counted = allPaths(paths, own.paths);
  return { gate: { ...set, warnOnly: gate.warnOnly }, ...(counted && { paths: counted }) };
}

/** Fails on every severity that one of the two fails on. */
function stricterThreshold(central: Threshold | undefined, own: Threshold | undefined): Threshold | undefined {
  if (central === undefined || own === undefined) return central ?? own;
  const [reached, added] = [severitiesReaching(central), severitiesReaching(own)];
  if (added.every((severity) => reached.includes(severity))) return central;
  const both = SEVERITIES.filter((severity) => reached.includes(severity) || added.includes(severity));
  const value = both.at(-1) ?? 'none';
  const except = severitiesReaching({ value }).filter((severity) => !both.includes(severity));
  return { value, from: own.from, ...(except.length > 0 && { except }) };
}

/** The lower number of each name. A name that only one of the two limits is limited. */
function lowest(
  central: Sourced<Numbers> | undefined,
  own: Sourced<Numbers> | undefined,
): Sourced<Readonly<Record<string, number>>> | undefined {
  if (central === undefined && own === undefined) return undefined;
  const limit = (set: Sourced<Numbers> | undefined, name: string): number => limitOf(set, name) ?? Number.POSITIVE_INFINITY;
  const names = [...new Set([central, own].flatMap((set) => Object.keys(set?.value ?? {})))];
  const byOwn = names.filter((name) => limit(own, name) < limit(central, name));
  const value = Object.fromEntries(names.map((name) => [name, Math.min(limit(central, name), limit(own, name))]));
  if (central === undefined || own === undefined || byOwn.length === 0 || byOwn.length === names.length) {
    const only = byOwn.length === 0 ? central : own;
    return only && { ...only, value };
  }
  return { value, ...bySeveral(central, own) };
}

type Numbers = Readonly<Partial<Record<string, number>>>;

/** The number for a name, which may also be the name of a property that every object inherits, such as `constructor`. */
export function limitOf(set: Sourced<Numbers> | undefined, name: string): number | undefined {
  return set && Object.hasOwn(set.value, name) ? set.value[name] : undefined;
}

function strictest<Of>(
  central: Sourced<Of> | undefined,
  own: Sourced<Of> | undefined,
  isStricter: (own: Of, central: Of) => boolean,
): Sourced<Of> | undefined {
  if (central === undefined || own === undefined) return central ?? own;
  return isStricter(own.value, central.value) ? own : central;
}

/** Without patterns in the central policy, findings in all files count, whatever the repository sets. */
function allPaths(central: ResolvedRules['paths'], own: SourcedRules['paths']): ResolvedRules['paths'] {
  const added = own?.value.filter((pattern) => central?.value.includes(pattern) === false) ?? [];
  if (central === undefined || own === undefined || added.length === 0) return central;
  return { value: [...central.value, ...added], ...bySeveral(central, own) };
}

function bySeveral(central: Sourced<unknown>, own: Sourced<unknown>): { readonly from: RuleSource; readonly also: readonly RuleSource[] } {
  return { from: central.from, also: [own.from] };
}
