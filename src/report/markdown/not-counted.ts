import { clip } from '../../text/plain.js';
import { markdownCode, markdownText } from '../../text/markdown.js';
import type { View } from '../view.js';
import type { WaivedFinding } from '../waivers.js';
import { countText, numberText } from '../wording.js';
import { bounded, type Purse } from './budget.js';
import { findingCells, findingRow, fold, ROWS_HEAD } from './finding.js';
import { tableRow, textTableHead } from './table.js';

/** In characters, before escaping. */
const LONGEST_REASON = 200;
const LONGEST_VALUE = 80;

const WAIVED_HEAD = textTableHead(['Severity', 'Finding', 'Where', 'Waived']);

/** Open findings that decide nothing: those that a waiver accepts, and those outside of the paths; folded. */
export function uncountedBlocks(view: View, purse: Purse): string[] {
  const { waived, outside } = view;
  if (waived.length + outside.length === 0) return [];
  const blocks = [
    table(`${countText(waived.length, 'finding')} waived: shown, not counted`, WAIVED_HEAD, waived, (each) => waivedRow(each, view), purse),
    table(
      `${countText(outside.length, 'finding')} outside of <code>paths</code>: shown, not counted`,
      ROWS_HEAD,
      outside,
      (finding) => findingRow(finding, view),
      purse,
    ),
  ];
  return blocks.filter(Boolean);
}

function table<Row>(title: string, head: string, items: readonly Row[], render: (item: Row) => string, purse: Purse): string {
  if (items.length === 0) return '';
  if (!purse.buys(fold(title, `${head}\n\n${missing(items.length)}`))) return purse.buys(title) ? `${title}: see \`results.json\`.` : '';
  const rows: string[] = [];
  for (const item of items) {
    const row = render(item);
    if (!purse.buys(row)) break;
    rows.push(row);
  }
  const rest = items.length - rows.length;
  const shown = rows.length === 0 ? '' : [head, ...rows].join('\n');
  return fold(title, [shown, rest > 0 ? missing(rest) : ''].filter(Boolean).join('\n\n'));
}

function waivedRow({ finding, waiver }: WaivedFinding, view: View): string {
  const { by, value, expires, reason, state } = waiver;
  const subject = { fingerprint: 'its fingerprint', id: 'its ID', rule: `rule ${markdownCode(clip(value, LONGEST_VALUE))}` }[by];
  const until = `${state === 'expiring' ? '⏳ ' : ''}until ${expires}, by ${subject}`;
  return tableRow([...findingCells(finding, view), `${until}:<br>${bounded(reason, LONGEST_REASON, markdownText)}`]);
}

function missing(count: number): string {
  return `… and ${numberText(count)} more: see \`results.json\`.`;
}
