import { SEVERITIES } from '../domain/severity.js';
import { CHANGES, STATES } from '../report/html/page-data.js';
import { numberText } from '../report/wording.js';
import { allOf, byId } from './dom.js';
import type { Choice } from './filter.js';

/** The search field and the filters. */
interface Toolbar {
  /** The chosen filters. */
  read(): Pick<Choice, 'text' | 'severities' | 'change' | 'state' | 'target'>;
  /** @param untouched Whether no filter is set. */
  show(choice: Choice, untouched: boolean, counts: (kind: 'severity' | 'change' | 'state') => ReadonlyMap<string, number>): void;
  focus(): void;
}

interface Handlers {
  readonly changed: () => void;
  readonly cleared: () => void;
}

export function toolbarIn(toolbar: HTMLElement, { changed, cleared }: Handlers): Toolbar {
  const { ownerDocument: document } = toolbar;
  const search = byId(document, 'q', HTMLInputElement);
  const target = byId(document, 'target', HTMLSelectElement);
  const clear = byId(document, 'clear', HTMLButtonElement);
  const boxes = allOf(toolbar, 'input[name]', HTMLInputElement);
  const counted = allOf(toolbar, '[data-count]', HTMLElement);
  const chosen = (name: string): string[] => boxes.filter((box) => box.name === name && box.checked).map(({ value }) => value);
  const wordOf = <Word extends string>(name: string, words: readonly Word[]): Word | undefined =>
    words.find((word) => chosen(name).includes(word));
  toolbar.hidden = false;
  toolbar.addEventListener('input', changed);
  clear?.addEventListener('click', cleared);
  search?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (search.value === '') return cleared();
    search.value = '';
    changed();
  });
  return {
    read: () => ({
      text: search?.value ?? '',
      severities: SEVERITIES.filter((severity) => chosen('severity').includes(severity)),
      change: wordOf('change', CHANGES),
      state: wordOf('state', STATES),
      target: target === undefined || target.value === '' ? undefined : Number(target.value),
    }),
    show(choice, untouched, counts) {
      if (search !== undefined && search.value !== choice.text) search.value = choice.text;
      const { severities, change = '', state = '' } = choice;
      if (target !== undefined) target.value = choice.target === undefined ? '' : String(choice.target);
      if (clear !== undefined) clear.hidden = untouched;
      for (const box of boxes) {
        box.checked =
          box.name === 'severity' ? severities.some((word) => word === box.value) : box.value === (box.name === 'change' ? change : state);
      }
      for (const kind of ['severity', 'change', 'state'] as const) {
        const numbers = counts(kind);
        for (const element of counted.filter(({ dataset }) => dataset.count?.startsWith(`${kind}=`))) {
          element.textContent = numberText(numbers.get(element.dataset.count?.slice(kind.length + 1) ?? '') ?? 0);
        }
      }
    },
    focus() {
      search?.focus();
      search?.select();
    },
  };
}

/** Findings on one page: a browser draws this many without a noticeable delay. */
export const PAGE_SIZE = 100;

/** The buttons below the table. */
interface Pager {
  show(page: number, pages: number): void;
}

const STEPS: Readonly<Record<string, (page: number, pages: number) => number>> = {
  first: () => 1,
  previous: (page) => page - 1,
  next: (page) => page + 1,
  last: (_page, pages) => pages,
};

/** @param turn Called with the number of the chosen page; the first page is 1. */
export function pagerIn(pager: HTMLElement, turn: (page: number) => void): Pager {
  const label = byId(pager.ownerDocument, 'page', HTMLElement);
  const at = { page: 1, pages: 1 };
  const targetOf = ({ dataset }: HTMLElement): number | undefined => {
    const page = STEPS[dataset.page ?? '']?.(at.page, at.pages);
    return page === undefined || page === at.page || page < 1 || page > at.pages ? undefined : page;
  };
  const buttons = allOf(pager, 'button', HTMLButtonElement);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const page = targetOf(button);
      if (page !== undefined) turn(page);
    });
  }
  return {
    show(page, pages) {
      Object.assign(at, { page, pages });
      pager.hidden = pages <= 1;
      if (label !== undefined) label.textContent = `Page ${numberText(page)} of ${numberText(pages)}`;
      // Not `disabled`, which would move the focus away from keyboard users.
      for (const button of buttons) button.setAttribute('aria-disabled', String(targetOf(button) === undefined));
    },
  };
}
