import { foreign, h } from '../report/html/element.js';
import { type Column, columnsOf, detailOf, type Item, rowOf } from '../report/html/finding.js';
import type { PageData } from '../report/html/page-data.js';
import { allOf, nodeOf } from './dom.js';
import type { Sort } from './filter.js';

/** Columns whose default order is descending. */
const DESCENDING: readonly Column['key'][] = ['severity', 'cvss', 'change'];

/** The least height of a row, in CSS pixels. */
const ROW_HEIGHT = 36;

/** The table of findings in the page. */
interface Table {
  show(items: readonly Item[], sort: Sort): void;
  /** Opens all details on the page for printing. Returns a function that closes them again. */
  openAll(): () => void;
}

/** @param sortBy Called when a reader chooses another order. */
export function tableIn(table: HTMLTableElement, data: PageData, sortBy: (key: Column['key']) => void): Table {
  const { ownerDocument: document } = table;
  const columns = columnsOf(data);
  const [body] = allOf(table, 'tbody', HTMLTableSectionElement);
  const cells = allOf(table, 'th', HTMLTableCellElement);
  const heads = columns.flatMap(({ key, label }, index) => {
    const head = cells[index];
    if (head === undefined) return [];
    const button = nodeOf(h('button', { type: 'button', class: 'sort' }, label), document);
    button.addEventListener('click', () => sortBy(key));
    head.replaceChildren(button);
    return [{ key, head }];
  });
  const rowNode = (item: Item): Node => {
    const button = h('button', { type: 'button', class: 'open', 'aria-expanded': 'false', 'data-item': item.index }, foreign(item.title));
    const row = nodeOf(rowOf(item, columns, button), document);
    row.addEventListener('click', (event) => {
      if (isForTheRow(event)) toggle(row, item);
    });
    return row;
  };
  const toggle = (row: Node, item: Item): void => {
    if (!(row instanceof HTMLTableRowElement)) return;
    const [button] = allOf(row, 'button.open', HTMLButtonElement);
    const isOpen = button?.getAttribute('aria-expanded') === 'true';
    button?.setAttribute('aria-expanded', String(!isOpen));
    row.classList.toggle('opened', !isOpen);
    if (isOpen) return row.nextElementSibling?.remove();
    const cell = h('td', { colspan: columns.length }, detailOf(item));
    row.after(nodeOf(h('tr', { class: 'detail-row' }, cell), document));
  };
  let rest: readonly Item[] = [];
  const drawRest = (): void => {
    body?.append(...rest.map(rowNode));
    rest = [];
  };
  return {
    show(items, sort) {
      // Those on the screen first. The rest follows when the browser has shown these.
      const first = body === undefined ? 0 : rowsOnScreen(body);
      body?.replaceChildren(...items.slice(0, first).map(rowNode));
      rest = items.slice(first);
      const drawn = rest;
      afterPaint(document, () => {
        if (rest === drawn) drawRest();
      });
      for (const { key, head } of heads) {
        if (sort.by === key) head.setAttribute('aria-sort', sort.down === DESCENDING.includes(key) ? 'ascending' : 'descending');
        else head.removeAttribute('aria-sort');
      }
    },
    openAll() {
      drawRest();
      const closed = allOf(table, 'button.open[aria-expanded="false"]', HTMLButtonElement);
      for (const button of closed) button.click();
      return () => {
        for (const button of closed) button.click();
      };
    },
  };
}

/** How many rows there is space for, from the first row to the end of the screen. */
function rowsOnScreen(body: HTMLTableSectionElement): number {
  const height = body.ownerDocument.documentElement.clientHeight - body.getBoundingClientRect().top;
  return Math.max(MIN_ROWS, Math.ceil(height / ROW_HEIGHT));
}

/** Also for a table below the end of the screen. */
const MIN_ROWS = 5;

/** In a tab that is hidden, the browser paints nothing. Then the rest is drawn when the tab is shown, or printed. */
export function afterPaint({ defaultView }: Document, act: () => void): void {
  defaultView?.requestAnimationFrame(() => defaultView.setTimeout(act));
}

/** Whether a click opens the row. Clicks on links, and clicks that end a text selection, do not. */
function isForTheRow({ target }: Event): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('button.open') !== null) return true;
  return target.closest('a, button') === null && target.ownerDocument.getSelection()?.isCollapsed !== false;
}
