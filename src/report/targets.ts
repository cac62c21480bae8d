import type { Note } from '../domain/note.js';
import { toSingleLine } from '../text/plain.js';
import type { Report } from './report.js';

/** Whether there is no earlier scan, so that all findings are new. */
export function isFirst({ comparison }: Report): boolean {
  return comparison?.baseline.selectedBy === 'none';
}

/** The report of the target that a finding belongs to: the report itself if the run has one target. */
export function targetOf(report: Report, { targetIndex }: { readonly targetIndex?: number | undefined }): Report {
  return (targetIndex === undefined ? undefined : report.targets?.[targetIndex]) ?? report;
}

/** Whether the scan, or one of the scans, is known not to be about the code of the repository that the job belongs to. */
export function isForeign({ target, targets }: Report): boolean {
  return targets?.some(isForeign) ?? target?.ownCode === false;
}

/** Whether everything that was scanned is known to be the code of the repository that the job belongs to. */
export function isOwnCode({ target, targets }: Report): boolean {
  return targets?.every(isOwnCode) ?? target?.ownCode ?? false;
}

/** The name of a target for people: the label of the policy, or what the service calls it, or the name of its gate. */
function targetLabel({ label, target, name }: Report): string {
  return [label, target?.label].map((text) => toSingleLine(text ?? '')).find((text) => text !== '') ?? name;
}

/**
 * The names of the targets for people, all different: equal ones get their region, or else the name of their gate.
 *
 * @param targets As a surface may show them (`counts-only.ts`).
 */
export function targetLabels(targets: readonly Report[]): string[] {
  const plain = targets.map(targetLabel);
  const withRegion = distinguish(plain, targets, ({ scan }) => scan?.traits.region);
  return distinguish(withRegion, targets, ({ name }) => name);
}

function distinguish(labels: readonly string[], targets: readonly Report[], by: (target: Report) => string | undefined): string[] {
  const times = new Map<string, number>();
  for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
  return labels.map((label, index) => {
    const target = targets[index];
    const more = target === undefined || times.get(label) === 1 ? undefined : by(target);
    return more === undefined || more === label ? label : `${label} (${more})`;
  });
}

/** What the SARIF file contains, or the files of several targets together; absent if there is no file. */
export function sarifOf({ sarif, targets }: Report): Report['sarif'] {
  const files = (targets ?? []).flatMap((target) => target.sarif ?? []);
  if (targets === undefined || files.length === 0) return sarif;
  const sumOf = (key: 'results' | 'omitted' | 'shortened'): number => files.reduce((sum, file) => sum + (file[key] ?? 0), 0);
  const shortened = sumOf('shortened');
  return { results: sumOf('results'), omitted: sumOf('omitted'), ...(shortened > 0 && { shortened }) };
}

/** The notes that concern each target: its own, and those of the whole run. */
export function notesByTarget({ notes, targets = [] }: Report): Note[][] {
  const lists = targets.map((): Note[] => []);
  for (const { targets: about, ...note } of notes) for (const index of about ?? lists.keys()) lists[index]?.push(note);
  return lists;
}

/** A note names at most so many targets. */
const MAX_IN_NOTE = 3;

/** The targets that a note is about, as the beginning of its text: `prod-eu, prod-us: `; empty if it is about the whole run. */
export function noteSubject({ targets: about = [] }: Note, labels: readonly string[]): string {
  const named = about.slice(0, MAX_IN_NOTE).flatMap((index) => labels[index] ?? []);
  if (named.length === 0) return '';
  const more = about.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}: `;
}
