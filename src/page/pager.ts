import { numberText } from '../report/wording.js';
import { allOf, byId } from './dom.js';

/** Findings on one page: as many as a browser draws in the blink of an eye. */
export const PAGE_SIZE = 100;

/** The buttons below the table. */
export interface Pager {
  show(page: number, pages: number): void;
}

const STEPS: Readonly<Record<string, (page: number, pages: number) => number>> = {
  first: () => 1,
  previous: (page) => page - 1,
  next: (page) => page + 1,
  last: (_page, pages) => pages,
};

/** @param turn Called with the page that a reader wants to see, from 1 on. */
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
      // Not `disabled`, which would take the focus away from who pages with the keyboard.
      for (const button of buttons) button.setAttribute('aria-disabled', String(targetOf(button) === undefined));
    },
  };
}
