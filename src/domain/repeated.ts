import { contentOf } from './evaluation.js';
import { fileNameOf } from './file-name.js';
import type { Finding, FindingLocation, FindingState, Rule } from './finding.js';
import { hashIdentity } from './fingerprint.js';
import { compareTexts } from './ordinals.js';
import { bySeverity } from './severity.js';

/** Findings, one for each ID. */
interface Merged {
  readonly findings: readonly Finding[];
  /** How many IDs came with more than one content. */
  readonly repeated: number;
}

/**
 * Makes one finding of all rows under one ID: the worst severity of them, and a status that is open if any of them is. Everything else
 * is that of the worst row, except for what the rows differ in and a person or a baseline may have accepted of one of them only: a file,
 * resource or address is left out, rules are named together, and what is stable is that of all rows together. So neither `paths`, a
 * waiver nor a baseline takes the finding for one row alone. The order of the rows decides nothing but the order of the findings.
 *
 * @param side `mildest` for a baseline: what only one row says was not accepted, and is new when all say it.
 */
export function mergeRepeated(rows: readonly Finding[], side: 'worst' | 'mildest' = 'worst'): Merged {
  const byId = new Map<string, [Finding, ...Finding[]]>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (known) known.push(row);
    else byId.set(row.id, [row]);
  }
  // As a rule, every row has an ID of its own.
  if (byId.size === rows.length) return { findings: rows, repeated: 0 };
  const findings = [...byId.values()].map((same) => (same.length === 1 ? same[0] : mergeRows(same, side)));
  return { findings, repeated: countRepeated(rows.map(({ id }) => id)) };
}

/** How many IDs are there more than once. */
export function countRepeated(ids: readonly string[]): number {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times.values()].filter((count) => count > 1).length;
}

/** What people are told of IDs with several contents. */
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

/** So many rules are named. */
const MAX_NAMED = 3;

/** A waiver of one rule does not accept what another one has found. */
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

/** What all rows report alike of where the finding is; nothing at all if they differ in the file, the resource or the address. */
function placeOf({ location }: Finding, rows: readonly Finding[]): FindingLocation {
  const isAlike = ({ file, resource, url }: FindingLocation): boolean =>
    fileNameOf(file ?? '').text === fileNameOf(location.file ?? '').text && resource === location.resource && url === location.url;
  return rows.every((row) => isAlike(row.location)) ? location : {};
}

/** A word that no document names counts as critical, and stands behind one that the service itself calls critical. */
function byWorst(a: Finding, b: Finding): number {
  const odd = Number(a.rawSeverity !== undefined) - Number(b.rawSeverity !== undefined);
  return bySeverity(a.severity, b.severity) || odd || byState(a, b) || compareTexts(contentOf(a), contentOf(b));
}

/** From what counts to what does not. */
const STATES: readonly FindingState[] = ['open', 'unknown', 'accepted', 'closed'];

function byState(a: Finding, b: Finding): number {
  return STATES.indexOf(a.state) - STATES.indexOf(b.state) || compareTexts(a.rawState, b.rawState);
}
