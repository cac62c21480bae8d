import { type Column, itemsOf } from '../report/html/finding.js';
import { firstState } from '../report/html/findings-table.js';
import type { PageData } from '../report/html/page-data.js';
import { countText, numberText } from '../report/wording.js';
import { byId, copyOnClick } from './dom.js';
import { type Choice, choiceIn, fragmentOf } from './filter.js';
import { pickerOf } from './search.js';
import { afterPaint, tableIn } from './table.js';
import { PAGE_SIZE, pagerIn, toolbarIn } from './toolbar.js';

/** Makes the table of findings interactive. Without the script, the page shows the worst findings as static rows. */
function startPage(document: Document, window: Window, data: PageData): void {
  const tableElement = byId(document, 'table', HTMLTableElement);
  const toolbarElement = byId(document, 'toolbar', HTMLElement);
  const pagerElement = byId(document, 'pager', HTMLElement);
  const matches = byId(document, 'matches', HTMLElement);
  if (!tableElement || !toolbarElement || !pagerElement || !matches) return;

  const picker = pickerOf(itemsOf(data));
  const labels = data.targets?.map(({ label }) => label);
  const untouched: Choice = {
    text: '',
    severities: [],
    change: undefined,
    state: firstState(data),
    target: undefined,
    sort: { by: data.newFirst ? 'change' : 'severity', down: false },
    page: 1,
  };
  const now = { choice: choiceIn(window.location.hash, untouched, labels) ?? untouched };

  const draw = (): void => {
    const found = picker.pick(now.choice);
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(now.choice.page, pages);
    now.choice = { ...now.choice, page };
    const from = (page - 1) * PAGE_SIZE;
    const shown = found.slice(from, from + PAGE_SIZE);
    table.show(shown, now.choice.sort);
    const isUntouched = fragmentOf({ ...now.choice, sort: untouched.sort, page: 1 }, untouched, labels) === '';
    toolbar.show(now.choice, isUntouched, (kind) => picker.count(now.choice, kind));
    pager.show(page, pages);
    const which = shown.length < found.length ? `, ${numberText(from + 1)} to ${numberText(from + shown.length)} of them shown` : '';
    matches.textContent =
      found.length === 0
        ? 'No finding matches. To clear all filters, press Esc in the search field.'
        : `${numberText(found.length)} of ${countText(data.rows.length, 'finding')}${which}`;
  };
  const choose = (choice: Choice): void => {
    now.choice = choice;
    draw();
    // Takes as long as several rows.
    afterPaint(document, () => keep(window, fragmentOf(now.choice, untouched, labels)));
  };
  const sortBy = (by: Column['key']): void => {
    const { sort } = now.choice;
    choose({ ...now.choice, sort: { by, down: sort.by === by && !sort.down }, page: 1 });
  };
  const table = tableIn(tableElement, data, sortBy);
  const toolbar = toolbarIn(toolbarElement, {
    changed: () => choose({ ...now.choice, ...toolbar.read(), page: 1 }),
    cleared: () => choose({ ...untouched, sort: now.choice.sort }),
  });
  const pager = pagerIn(pagerElement, (page) => {
    choose({ ...now.choice, page });
    tableElement.scrollIntoView();
  });

  byId(document, 'without-script', HTMLElement)?.remove();
  matches.hidden = false;
  draw();
  window.addEventListener('hashchange', () => {
    const choice = choiceIn(window.location.hash, untouched, labels);
    if (choice === undefined) return;
    now.choice = choice;
    draw();
    // For links in the table of targets.
    toolbarElement.scrollIntoView();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    toolbar.focus();
  });
  openForPrinter(window, () => table.openAll());
  prepareWhenIdle(window, picker.prepare);
}

/** Not every browser reports when it is idle. Then the first search takes longer. */
function prepareWhenIdle(window: Window, prepare: () => boolean): void {
  if (!('requestIdleCallback' in window)) return;
  const work = (idle: IdleDeadline): void => {
    let more = true;
    while (more && idle.timeRemaining() > 2) more = prepare();
    if (more) window.requestIdleCallback(work);
  };
  window.requestIdleCallback(work);
}

/** Whether the focused element accepts text. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement);
}

function openForPrinter(window: Window, openAll: () => () => void): void {
  const opened: (() => void)[] = [];
  window.addEventListener('beforeprint', () => opened.push(openAll()));
  window.addEventListener('afterprint', () => opened.splice(0).forEach((close) => close()));
}

/** Saves the view in the URL. Browsers refuse that in some frames, and if a page does it too often. */
function keep(window: Window, fragment: string): void {
  try {
    window.history.replaceState(null, '', fragment === '' ? window.location.pathname + window.location.search : `#${fragment}`);
  } catch {
    // The view is correct; only its URL is outdated.
  }
}

document.documentElement.classList.add('scripted');
copyOnClick(document);
const text = document.getElementById('data')?.textContent;
if (text !== undefined) {
  // The same build wrote the data and this script, so the data is not validated.
  const data: PageData = JSON.parse(text);
  startPage(document, window, data);
}
