import type { InventoryChange } from '../../domain/comparison.js';
import { markdownCode } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { amountText, differenceText, isChanged, type Resources, resourceChangesText } from '../inventory.js';
import type { View } from '../view.js';
import { countText, numberText, whyNotCompared } from '../wording.js';
import type { SizeBudget } from './budget.js';
import { fold } from './findings.js';
import { tableHead, tableRow } from './syntax.js';

/** Kinds that are shown; results.json has all of them. */
const MAX_KINDS = 60;
/** In characters, before escaping. */
const MAX_KIND_LENGTH = 80;

/** How many resources there are, and what changed. */
export function resourcesLine({ resources, comparison }: View): string {
  if (resources === undefined) return '';
  const { total, kindCount, changes } = resources;
  const counted = `**${countText(total, 'resource')}** of ${countText(kindCount, 'kind')}`;
  if (changes !== undefined) return `${counted}. Compared with the baseline: **${resourceChangesText(changes)}**.`;
  return `${counted}. Nothing to compare them with: ${whyNotCompared(comparison)}.`;
}

/** The resources by kind; if they are compared, those that changed, and the others in a fold. */
export function resourcesBlocks(view: View, budget: SizeBudget): string[] {
  const shown = headed(kindsBlock(view, budget));
  const { kinds = [], changes } = view.resources ?? {};
  const same = changes === undefined ? [] : kinds.filter((kind) => !isChanged(kind));
  const title = `${countText(same.length, 'kind')} unchanged`;
  const rest = same.length === 0 || !budget.tryAdd(fold(title, '')) ? '' : kindsTable(COUNTED, same, countedRow, '', budget);
  return [...shown, rest === '' ? '' : fold(title, rest)].filter(Boolean);
}

/** The resources by kind; if they are compared, only those that changed. Empty if there are none. */
export function kindsBlock({ resources }: View, budget: SizeBudget): string {
  if (resources === undefined || resources.kinds.length === 0) return '';
  const { kinds, changes } = resources;
  if (changes === undefined) return kindsTable(COUNTED, kinds, countedRow, totalRow(resources), budget);
  const changed = kinds.filter(isChanged);
  const compared = tableHead(['Kind', 'Baseline', 'Now', 'Change'], 'text');
  return changed.length === 0 ? '' : kindsTable(compared, changed, comparedRow, totalRow(resources), budget);
}

const COUNTED = tableHead(['Kind', 'Resources'], 'text');

function countedRow(kind: InventoryChange): string {
  return tableRow([nameOf(kind), numberText(kind.after ?? 0)]);
}

function headed(table: string): string[] {
  return table === '' ? [] : ['### Resources by kind', table];
}

/** The rows that fit, and how many do not; empty if not even the head fits. */
function kindsTable(
  head: string,
  kinds: readonly InventoryChange[],
  render: (kind: InventoryChange) => string,
  last: string,
  budget: SizeBudget,
): string {
  if (!budget.tryAdd(['### Resources by kind', head, last, missing(kinds.length)].join('\n\n'))) return '';
  const rows = budget.tryAddRows(kinds.slice(0, MAX_KINDS), render);
  const rest = kinds.length - rows.length;
  const table = [head, ...rows, last].filter(Boolean).join('\n');
  return rest > 0 ? `${table}\n\n${missing(rest)}` : table;
}

function comparedRow(kind: InventoryChange): string {
  const { before, after } = kind;
  const change = before === undefined ? 'only now' : after === undefined ? 'only before' : differenceText(kind);
  return tableRow([nameOf(kind), cell(before), cell(after), `**${change}**`]);
}

function totalRow({ total, changes }: Resources): string {
  if (changes === undefined) return tableRow(['**Total**', `**${numberText(total)}**`]);
  // A difference over different sets of kinds means nothing.
  const comparable = changes.onlyNow === 0 && changes.onlyBefore === 0;
  const change = comparable ? differenceText({ kind: '', before: changes.before, after: total }) : '';
  return tableRow(['**Total**', numberText(changes.before), `**${numberText(total)}**`, change === '' ? '' : `**${change}**`]);
}

function nameOf({ kind }: InventoryChange): string {
  return markdownCode(truncate(kind, MAX_KIND_LENGTH)) || '_without a name_';
}

function cell(amount: number | undefined): string {
  return amount === undefined ? `_${amountText(amount)}_` : numberText(amount);
}

function missing(count: number): string {
  return `… and ${countText(count, 'more kind')}: see \`results.json\` in the report's files.`;
}
