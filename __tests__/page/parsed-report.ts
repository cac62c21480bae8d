import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderHtml } from '../../src/report/html/html.js';
import type { Report } from '../../src/report/report.js';

/** A page of a report in a browser, and what it should not have done. */
export interface Opened {
  readonly page: Page;
  readonly address: string;
  /** Requests beside the one for the page, dialogs, violations of its content policy, errors: there should be none. */
  readonly faults: string[];
}

/** The page that reports share in each browser, because a page of its own costs four times as much as a navigation. */
const shared = new WeakMap<Browser, Promise<Watched>>();

interface Watched {
  readonly page: Page;
  address: string;
  faults: string[];
}

/**
 * Opens the report as a person opens it from an artifact: as a file. Without `options`, it replaces the last report that was opened without
 * them.
 */
export async function open(browser: Browser, report: Report, options?: BrowserContextOptions, hash = ''): Promise<Opened> {
  const file = join(mkdtempSync(join(tmpdir(), 'scan-gate-page-')), 'report.html');
  writeFileSync(file, [...renderHtml(report)].join(''));
  const address = pathToFileURL(file).href;
  const faults: string[] = [];
  const known = options === undefined ? shared.get(browser) : undefined;
  const opening = known ?? watchedPage(browser, options);
  if (options === undefined) shared.set(browser, opening);
  const watched = await opening;
  const { page } = watched;
  Object.assign(watched, { address, faults });
  await page.emulateMedia({ colorScheme: options?.colorScheme ?? null, media: null });
  await page.setViewportSize(options?.viewport ?? { width: 1200, height: 800 });
  await page.goto(address + hash);
  return { page, address, faults };
}

async function watchedPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const watched: Watched = { page, address: '', faults: [] };
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== watched.address && !request.url().startsWith('data:image/svg+xml,'))
      watched.faults.push(`request: ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    watched.faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => watched.faults.push(`error: ${error.message}`));
  // Chromium tells violations of the policy here, too.
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') watched.faults.push(`console: ${message.text()}`);
  });
  return watched;
}

/** Opens the details of every finding that is shown, at once: a person's click on each takes seconds. */
export async function openAll(page: Page): Promise<void> {
  // The page draws the rows that are not on the screen after it has shown the others.
  await page.waitForFunction(() => {
    const shown = Number.parseInt(document.querySelector('#matches')?.textContent ?? '', 10) || 0;
    return document.querySelectorAll('#table tbody tr').length >= Math.min(100, shown);
  });
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLButtonElement>('button.open')) button.click();
  });
}

/** What the table shows of one column. */
export async function column(page: Page, key: string): Promise<string[]> {
  const texts = await page.locator(`#table tbody td.c-${key}`).allInnerTexts();
  return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
}
