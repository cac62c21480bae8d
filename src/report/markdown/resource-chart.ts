import type { InventoryChange } from '../../domain/comparison.js';
import { clip } from '../../text/plain.js';
import { isChanged } from '../inventory.js';
import type { View } from '../view.js';
import type { Purse } from './budget.js';
import { drawable, INK, xyChart } from './charts.js';

/** Of fewer kinds the table tells as much; the names of more have no room below the axis. */
const LEAST_KINDS = 3;
const MOST_KINDS = 6;
const LONGEST_KIND = 16;

type Told = Required<Pick<InventoryChange, 'kind'>> & { readonly before: number; readonly after: number };

/** The kinds of resources that changed, as they are and as they were; empty where one of the two is not told, for that is not 0. */
export function resourceChart({ resources }: View, purse: Purse): string {
  const told = (resources?.kinds ?? []).filter(isChanged).flatMap(bothSides);
  const labels = told.map(({ kind }) => clip(drawable(kind), LONGEST_KIND));
  if (told.length < LEAST_KINDS || told.length > MOST_KINDS || new Set(labels).size < labels.length || labels.includes('')) return '';
  const after = told.map((kind) => kind.after);
  const before = told.map((kind) => kind.before);
  const chart = xyChart({
    colours: [INK.line, INK.before],
    title: 'What changed: now (bars), in the baseline (line)',
    labels,
    range: [0, Math.ceil(Math.max(...after, ...before) * 1.1)],
    series: [
      { as: 'bar', values: after },
      { as: 'line', values: before },
    ],
  });
  return purse.buys(chart) ? chart : '';
}

function bothSides({ kind, before, after }: InventoryChange): Told[] {
  return before === undefined || after === undefined ? [] : [{ kind, before, after }];
}
