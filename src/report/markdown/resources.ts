import type { InventoryChange } from '../../domain/comparison.js';
import { clip } from '../../domain/plain-text.js';
import { whyNotCompared } from '../baseline.js';
import { amountText, differenceText, isChanged, type Resources, resourceChangesText } from '../inventory.js';
import { markdownCode } from '../neutralise/markdown.js';
import type { View } from '../view.js';
import { countText, numberText } from '../words.js';
import type { Purse } from './budget.js';
import { tableHead, tableRow } from './table.js';

/** Kinds that are shown; a service that tells more tells them in results.json. */
const MOST_KINDS = 60;
/** In characters, before escaping. */
const LONGEST_KIND = 80;

/** How many resources there are, and what changed. */
export function resourcesLine({ resources, comparison }: View): string {
  if (resources === undefined) return '';
  const { total, kindCount, changes } = resources;
  const counted = `**${countText(total, 'resource')}** of ${countText(kindCount, 'kind')}`;
  if (changes !== undefined) return `${counted}. Against the baseline: **${resourceChangesText(changes)}**.`;
  return `${counted}. Nothing to compare them with: ${whyNotCompared(comparison)}.`;
}

/** The resources by kind, those that changed first. */
export function resourcesBlocks({ resources }: View, purse: Purse): string[] {
  if (resources === undefined || resources.kinds.length === 0) return [];
  const { kinds, changes } = resources;
  const compared = changes !== undefined;
  const heading = '### Resources by kind';
  const head = compared ? tableHead(['Kind', 'Baseline', 'Now', 'Change'], 'text') : tableHead(['Kind', 'Resources'], 'text');
  const total = totalRow(resources);
  if (!purse.buys([heading, head, total, missing(kinds.length)].join('\n\n'))) return [];
  const rows: string[] = [];
  for (const kind of kinds.slice(0, MOST_KINDS)) {
    const row = compared ? comparedRow(kind) : tableRow([nameOf(kind), numberText(kind.after ?? 0)]);
    if (!purse.buys(row)) break;
    rows.push(row);
  }
  const rest = kinds.length - rows.length;
  return [heading, [head, ...rows, total].join('\n'), rest > 0 ? missing(rest) : ''].filter(Boolean);
}

function comparedRow(kind: InventoryChange): string {
  const { before, after } = kind;
  const change = before === undefined ? 'only now' : after === undefined ? 'only before' : differenceText(kind);
  return tableRow([nameOf(kind), cell(before), cell(after), isChanged(kind) ? `**${change}**` : '']);
}

function totalRow({ total, changes }: Resources): string {
  if (changes === undefined) return tableRow(['**Total**', `**${numberText(total)}**`]);
  // A sum over different kinds is no difference.
  const comparable = changes.onlyNow === 0 && changes.onlyBefore === 0;
  const change = comparable ? differenceText({ kind: '', before: changes.before, after: total }) : '';
  return tableRow(['**Total**', numberText(changes.before), `**${numberText(total)}**`, change === '' ? '' : `**${change}**`]);
}

function nameOf({ kind }: InventoryChange): string {
  return markdownCode(clip(kind, LONGEST_KIND)) || '_without a name_';
}

function cell(amount: number | undefined): string {
  return amount === undefined ? `_${amountText(amount)}_` : numberText(amount);
}

function missing(count: number): string {
  return `… and ${countText(count, 'more kind')}: see \`results.json\` in the report's files.`;
}
