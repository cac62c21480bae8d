import type { WaiverResult } from '../../domain/waiver.js';
import { markdownCode, markdownText } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import type { Report } from '../report.js';
import type { View } from '../view.js';
import { againText, expiredText, expiringText, SUBJECT_WORDS, type WaivedFinding } from '../waivers.js';
import { countText, numberText } from '../wording.js';
import { bounded, type SizeBudget } from './budget.js';
import { findingCells, fold, hasPlaces, rowsHead } from './findings.js';
import { tableRow } from './syntax.js';

/** In characters, before escaping. */
const MAX_REASON_LENGTH = 200;
const MAX_VALUE_LENGTH = 80;

/** Open findings that do not count, in folds: waived ones, and those outside of the paths. */
export function uncountedBlocks(view: View, budget: SizeBudget): string[] {
  const { waived, outside } = view;
  if (waived.length + outside.length === 0) return [];
  const places = {
    waived: hasPlaces(
      waived.map(({ finding }) => finding),
      view,
    ),
    outside: hasPlaces(outside, view),
  };
  const blocks = [
    table(
      `${countText(waived.length, 'finding')} waived: shown, not counted`,
      rowsHead(view, places.waived, ['Waived']),
      waived,
      (each) => waivedRow(each, view, places.waived),
      budget,
    ),
    table(
      `${countText(outside.length, 'finding')} outside of <code>paths</code>: shown, not counted`,
      rowsHead(view, places.outside),
      outside,
      (finding) => tableRow(findingCells(finding, view, places.outside)),
      budget,
    ),
  ];
  return blocks.filter(Boolean);
}

function table<Row>(title: string, head: string, items: readonly Row[], render: (item: Row) => string, budget: SizeBudget): string {
  if (items.length === 0) return '';
  if (!budget.tryAdd(fold(title, `${head}\n\n${missing(items.length)}`))) return budget.addRequired(`${title}: see \`results.json\`.`);
  const rows = budget.tryAddRows(items, render);
  const rest = items.length - rows.length;
  const shown = rows.length === 0 ? '' : [head, ...rows].join('\n');
  return fold(title, [shown, rest > 0 ? missing(rest) : ''].filter(Boolean).join('\n\n'));
}

function waivedRow({ finding, waiver }: WaivedFinding, view: View, where: boolean): string {
  const { by, value, expires, reason, state } = waiver;
  const subject = { fingerprint: 'its fingerprint', id: 'its ID', rule: `rule ${markdownCode(truncate(value, MAX_VALUE_LENGTH))}` }[by];
  const until = `${state === 'expiring' ? '⏳ ' : ''}until ${expires}, by ${subject}`;
  return tableRow([...findingCells(finding, view, where), `${until}:<br>${bounded(reason, MAX_REASON_LENGTH, markdownText)}`]);
}

function missing(count: number): string {
  return `… and ${numberText(count)} more: see \`results.json\`.`;
}

/** In characters, before escaping. */
const MAX_WAIVER_REASON_LENGTH = 300;
const MAX_WAIVER_VALUE_LENGTH = 120;
/** Patterns of one waiver that are shown. */
const MAX_PATTERNS = 5;

/** Waivers that expired: they are shown first, because people rely on them. */
export function expiredBlock({ waivers, report }: View, budget: SizeBudget): string {
  const { count = 0, listed = [] } = waivers?.expired ?? {};
  if (count === 0) return '';
  const head = `> [!WARNING]\n> **${expiredText(count)}.**`;
  budget.addRequired(head);
  const rows = budget.tryAddRows(listed, (waiver) => `> - ${againLine(waiver, report)} ${reasonOf(waiver)}`);
  const rest = listed.length - rows.length;
  return [head, ...(rows.length > 0 ? ['>', ...rows] : []), ...(rest > 0 ? ['>', `> ${missing(rest)}`] : [])].join('\n');
}

function againLine(waiver: WaiverResult, report: Report): string {
  const { again, unless } = againText(waiver, report);
  return `${subjectOf(waiver)} expired after ${waiver.expires}: **${again}**${unless}.`;
}

/** Waivers that expire soon, and those that match nothing, in a fold. */
export function waiversBlock({ waivers }: View, budget: SizeBudget): string {
  const { expiring, unused } = waivers ?? {};
  const line = budget.addRequired(waiversText(expiring?.count ?? 0, unused?.count ?? 0));
  const all = [...(expiring?.listed ?? []), ...(unused?.listed ?? [])];
  if (all.length === 0 || !budget.tryAdd(fold('', missing(all.length)))) return line;
  const rows = budget.tryAddRows(all, row);
  const rest = all.length - rows.length;
  return fold(line, [rows.join('\n'), rest > 0 ? missing(rest) : ''].filter(Boolean).join('\n\n'));
}

function waiversText(expiring: number, unused: number): string {
  const parts = [expiring > 0 && `⏳ ${expiringText(expiring)}`, unused > 0 && `${countText(unused, 'waiver')} matched nothing`];
  return parts.filter(Boolean).join(' · ');
}

function row(waiver: WaiverResult): string {
  const { matched, state, expires } = waiver;
  if (matched > 0)
    return `- ⏳ ${subjectOf(waiver)} expires after ${expires}: ${countText(matched, 'finding')} will count again. ${reasonOf(waiver)}`;
  const until = state === 'expired' ? `expired after ${expires}` : `until ${expires}`;
  return `- ${subjectOf(waiver)} (${until}) matched nothing. Remove it if it is no longer needed. ${reasonOf(waiver)}`;
}

/** For example `The waiver of rule CKV_AWS_24 in files docs/**`. */
function subjectOf({ by, value, paths, resources }: WaiverResult): string {
  const patterns = (what: string, globs: readonly string[] = []): string => {
    if (globs.length === 0) return '';
    const shown = globs.slice(0, MAX_PATTERNS).map((glob) => markdownCode(truncate(glob, MAX_WAIVER_VALUE_LENGTH)));
    return ` ${what} ${shown.join(', ')}${globs.length > shown.length ? ', …' : ''}`;
  };
  return `The waiver of ${SUBJECT_WORDS[by]} ${markdownCode(truncate(value, MAX_WAIVER_VALUE_LENGTH)) || '_empty_'}${patterns('in files', paths)}${patterns('at', resources)}`;
}

function reasonOf({ reason }: WaiverResult): string {
  return `Reason: ${bounded(reason, MAX_WAIVER_REASON_LENGTH, markdownText)}`;
}
