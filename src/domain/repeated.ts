import { contentOf } from './evaluation.js';
import { fileNameOf } from './file-name.js';
import type { Finding, FindingLocation, FindingState, Rule } from './finding.js';
import { hashIdentity } from './fingerprint.js';
import { compareTexts } from './ordinals.js';
import { bySeverity } from './severity.js';

/** Findings, one per ID. */
interface Merged {
  readonly findings: readonly Finding[];
  /** How many IDs have several rows. */
  readonly repeated: number;
}

/**
 * Merges all rows of one ID into one finding with the worst severity and the most open status. Everything else comes from the worst row,
 * with three exceptions if the rows differ: the file, resource and address are left out, the rule names all rules, and the identity is
 * that of all rows together. So `paths`, a waiver or a baseline that fits only one of the rows does not exclude the finding. The order of
 * the rows only decides the order of the findings.
 *
 * @param side `mildest` for a baseline: the severity and status that every row at least has are known; anything worse is new.
 */
export function mergeRepeated(rows: readonly Finding[], side: 'worst' | 'mildest' = 'worst'): Merged {
  const byId = new Map<string, [Finding, ...Finding[]]>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (known) known.push(row);
    else byId.set(row.id, [row]);
  }
  // The usual case: every row has its own ID.
  if (byId.size === rows.length) return { findings: rows, repeated: 0 };
  const findings = [...byId.values()].map((same) => (same.length === 1 ? same[0] : mergeRows(same, side)));
  return { findings, repeated: countRepeated(rows.map(({ id }) => id)) };
}

/** How many IDs occur more than once. */
export function countRepeated(ids: readonly string[]): number {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times.values()].filter((count) => count > 1).length;
}

/** Describes IDs with different contents, for a note. */
export function describeRepeated(count: number): string {
  const which = count === 1 ? 'One finding ID was' : `${count} finding IDs were`;
  return `${which} listed with different contents. The worst severity and status of each ID count.`;
}

function mergeRows(rows: readonly [Finding, ...Finding[]], side: 'worst' | 'mildest'): Finding {
  const [first] = rows;
  const end = side === 'worst' ? 0 : -1;
  const chosen = rows.toSorted(byWorst).at(end) ?? first;
  const { state, rawState } = rows.toSorted(byState).at(end) ?? first;
  return { ...chosen, state, rawState, rule: ruleOf(chosen, rows), location: placeOf(chosen, rows), identity: identityIn(rows) };
}

/** How many rules are named. */
const MAX_NAMED = 3;

/** Names all rules of the rows, so that a waiver of one rule does not accept a finding of another. */
function ruleOf({ rule }: Finding, rows: readonly Finding[]): Rule {
  const ids = distinct(rows.map((row) => row.rule.id));
  if (ids.length === 1) return rule;
  const more = ids.length > MAX_NAMED ? ` and ${ids.length - MAX_NAMED} more` : '';
  return { ...rule, id: `${ids.slice(0, MAX_NAMED).join(', ')}${more}` };
}

function identityIn(rows: readonly [Finding, ...Finding[]]): string {
  const identities = distinct(rows.map(({ identity }) => identity));
  return identities.length === 1 ? rows[0].identity : hashIdentity(['repeated', ...identities]);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareTexts);
}

/** The location; empty if the rows differ in the file, the resource or the address. */
function placeOf({ location }: Finding, rows: readonly Finding[]): FindingLocation {
  const isAlike = ({ file, resource, url }: FindingLocation): boolean =>
    fileNameOf(file ?? '').text === fileNameOf(location.file ?? '').text && resource === location.resource && url === location.url;
  return rows.every((row) => isAlike(row.location)) ? location : {};
}

/** Undocumented severities count as critical, and are sorted after those that the service itself reports as critical. */
function byWorst(a: Finding, b: Finding): number {
  const odd = Number(a.rawSeverity !== undefined) - Number(b.rawSeverity !== undefined);
  return bySeverity(a.severity, b.severity) || odd || byState(a, b) || compareTexts(contentOf(a), contentOf(b));
}

/** States that count first. */
const STATES: readonly FindingState[] = ['open', 'unknown', 'accepted', 'closed'];

function byState(a: Finding, b: Finding): number {
  return STATES.indexOf(a.state) - STATES.indexOf(b.state) || compareTexts(a.rawState, b.rawState);
}
