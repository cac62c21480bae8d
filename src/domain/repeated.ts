import { fileNameOf } from './file-name.js';
import type { Finding, Place, StatusMeaning } from './finding.js';
import { compareTexts } from './order.js';
import { contentOf } from './rule-choice.js';
import { bySeverity } from './severity.js';

/** Findings, one for each ID. */
export interface Merged {
  readonly findings: readonly Finding[];
  /** How many IDs came with more than one content. */
  readonly repeated: number;
}

/**
 * Makes one finding of all rows under one ID: the worst severity of them, and a status that is open if any of them is. Everything else
 * is that of the worst row, except a file, resource or address in which the rows differ: it is left out, so that neither `paths` nor a
 * waiver takes the finding for one of another place. The order of the rows decides nothing but the order of the findings.
 */
export function mergeRepeated(rows: readonly Finding[]): Merged {
  const byId = new Map<string, [Finding, ...Finding[]]>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (known) known.push(row);
    else byId.set(row.id, [row]);
  }
  // As a rule, every row has an ID of its own.
  if (byId.size === rows.length) return { findings: rows, repeated: 0 };
  return { findings: [...byId.values()].map(worstOf), repeated: countRepeated(rows.map(({ id }) => id)) };
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

function worstOf(rows: readonly [Finding, ...Finding[]]): Finding {
  const [first] = rows;
  const [worst = first] = rows.toSorted(byWorst);
  const [{ status } = first] = rows.toSorted(byStatus);
  return { ...worst, status, place: placeOf(worst, rows) };
}

/** What all rows report alike of where the finding is; nothing at all if they differ in the file, the resource or the address. */
function placeOf({ place }: Finding, rows: readonly Finding[]): Place {
  const isAlike = ({ file, resource, url }: Place): boolean =>
    fileNameOf(file ?? '').text === fileNameOf(place.file ?? '').text && resource === place.resource && url === place.url;
  return rows.every((row) => isAlike(row.place)) ? place : {};
}

/** A word that no document names counts as critical, and stands behind one that the service itself calls critical. */
function byWorst(a: Finding, b: Finding): number {
  const odd = Number(a.severityWord !== undefined) - Number(b.severityWord !== undefined);
  return bySeverity(a.severity, b.severity) || odd || byStatus(a, b) || compareTexts(contentOf(a), contentOf(b));
}

/** From what counts to what does not. */
const STATUSES: readonly StatusMeaning[] = ['open', 'unknown', 'accepted', 'closed'];

function byStatus({ status: a }: Finding, { status: b }: Finding): number {
  return STATUSES.indexOf(a.means) - STATUSES.indexOf(b.means) || compareTexts(a.word, b.word);
}
