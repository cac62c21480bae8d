import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInChromium, launchChromium } from '../helpers/chromium.js';
import { completed, failingFindings, MANY, many } from '../report/scenarios.js';
import { reportOf } from '../report/services.js';
import { column, open } from './parsed-report.js';

describeInChromium('the table of findings in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  const matches = (page: Page) => page.locator('#matches');
  /** The address changes after the next frame. */
  const fragment = async (page: Page) => {
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))');
    return new URL(page.url()).hash;
  };

  it('shows the findings of one target, chosen in the filter, in the table of targets, or in the address', async () => {
    const { page, faults } = await open(browser, reportOf('targets/six-assets'));
    expect(await column(page, 'target')).toEqual(['shop', 'shop', 'api']);
    await page.getByLabel('Target', { exact: true }).selectOption('api');
    expect(await column(page, 'target')).toEqual(['api']);
    expect(await fragment(page)).toBe('#target=api');
    await page.getByRole('link', { name: 'shop' }).click();
    expect(await column(page, 'target')).toEqual(['shop', 'shop', 'shop']);
    expect(await page.getByLabel('Target', { exact: true }).locator('option:checked').innerText()).toBe('shop');
    await page.getByText('Clear all filters').click();
    expect(await matches(page).innerText()).toBe('3 of 5 findings');
    await page.locator('button.sort', { hasText: 'Target' }).click();
    expect(await column(page, 'target')).toEqual(['shop', 'shop', 'api']);
    expect(faults).toEqual([]);
  });

  it('shows the findings that block, the worst first, with how many there are', async () => {
    const { page, faults } = await open(browser, reportOf('cloudgeni/failing'));
    expect(await matches(page).innerText()).toBe('3 of 16 findings');
    expect(await column(page, 'severity')).toEqual(['Critical', 'High', 'High']);
    await page.getByText('Not blocking', { exact: true }).click();
    expect(await matches(page).innerText()).toBe('11 of 16 findings');
    expect((await column(page, 'severity')).slice(0, 3)).toEqual(['Medium', 'Low', 'Info']);
    await page.getByText('Clear all filters').click();
    expect(await matches(page).innerText()).toBe('3 of 16 findings');
    expect(await page.locator('#without-script').count()).toBe(0);
    expect(await page.locator('th[aria-sort]').innerText()).toContain('Severity');
    expect(faults).toEqual([]);
  });

  it('filters by severity, by what is new, and by what blocks or counts; the numbers beside the filters follow', async () => {
    const { page } = await open(browser, reportOf('cloudgeni/gate-on-new'));
    await page.getByText('New', { exact: true }).click();
    expect(await column(page, 'change')).toEqual(['new']);
    expect(await page.locator('[data-count="severity=critical"]').innerText()).toBe('1');
    expect(await page.locator('[data-count="severity=medium"]').innerText()).toBe('0');
    await page.getByText('Clear all filters').click();
    await page.getByText('Not blocking', { exact: true }).click();
    expect(await page.locator('[data-count="severity=medium"]').innerText()).toBe('1');
    expect(await column(page, 'change')).not.toContain('new');

    const waivers = await open(browser, reportOf('cloudgeni/waivers'));
    await waivers.page.getByText('Waived', { exact: true }).click();
    expect(await matches(waivers.page).innerText()).toBe('4 of 10 findings');
    expect(await waivers.page.locator('td.c-title .mark').first().innerText()).toBe('waived until 2027-03-31');
    await waivers.page.locator('label.chip.info').click();
    expect(await column(waivers.page, 'severity')).toEqual(['Info', 'Info', 'Info']);
    expect(await fragment(waivers.page)).toBe('#severity=info&state=waived');
  });

  it('searches titles, rules, files, resources and texts, all words of it', async () => {
    const { page } = await open(browser, reportOf('cloudgeni/failing'), undefined, '#state=all');
    for (const [text, count] of [
      ['versioning', 3],
      ['ckv_aws_19', 3],
      ['network/vpc.tf', 1],
      ['data_bucket', 2],
      ['0.0.0.0/0', 1],
      ['bucket HIGH-is-no-text', 0],
      ['bucket encryption log', 1],
      ['server-side', 3],
    ] as const) {
      await page.fill('#q', text);
      expect(`${text}: ${await page.locator('#table tbody tr').count()}`).toBe(`${text}: ${count}`);
    }
    await page.fill('#q', 'no such thing');
    expect(await matches(page).innerText()).toContain('No finding matches');
  });

  it('sorts by every column, both ways, and shows by which', async () => {
    const { page } = await open(browser, reportOf('cloudgeni/failing'), undefined, '#state=all');
    const head = (name: string) => page.locator('#table th', { hasText: name });
    await head('Rule').getByRole('button').click();
    expect((await column(page, 'rule'))[0]).toBe('CG_TAGS');
    expect(await head('Rule').getAttribute('aria-sort')).toBe('ascending');
    await head('Rule').getByRole('button').click();
    expect((await column(page, 'rule'))[0]).toBe('CKV_AWS_24');
    expect(await head('Rule').getAttribute('aria-sort')).toBe('descending');
    await head('Where').getByRole('button').click();
    expect((await column(page, 'where'))[0]).toBe('modules/0/main.tf:3');
    await head('Finding').getByRole('button').click();
    expect((await column(page, 'title'))[0]).toBe('Resource without owner tag');
    await head('CVSS').getByRole('button').click();
    expect((await column(page, 'cvss')).slice(0, 2)).toEqual(['9.8', '']);
    await head('Severity').getByRole('button').click();
    await head('Severity').getByRole('button').click();
    expect((await column(page, 'severity'))[0]).toBe('Info');
    expect(await page.locator('th[aria-sort]').count()).toBe(1);
  });

  it('opens and closes the details of a finding, with all that is known', async () => {
    const { page } = await open(browser, reportOf('cloudgeni/failing'));
    const button = page.getByRole('button', { name: 'Security group open to the world' });
    await button.click();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    const detail = page.locator('.detail-row');
    const text = await detail.innerText();
    for (const part of ['Anyone can try to log in.', 'Restrict `cidr_blocks`', 'CKV_AWS_24', 'aws_security_group.bastion'])
      expect(text).toContain(part);
    const link = detail.getByRole('link', { name: 'https://docs.example.com/checks/CKV_AWS_24' });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await detail.getByRole('link', { name: 'network/vpc.tf:7' }).getAttribute('href')).toBe(
      'https://github.com/acme/infrastructure/blob/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678/network/vpc.tf#L7',
    );
    await button.click();
    expect(await detail.count()).toBe(0);
  });

  it('gives the fingerprint to the clipboard', async () => {
    const { page } = await open(browser, reportOf('cloudgeni/failing'), { permissions: ['clipboard-read', 'clipboard-write'] });
    // Only the page in front may write.
    await page.bringToFront();
    await page.getByRole('button', { name: 'Security group open to the world' }).click();
    await page.locator('.detail-row').getByRole('button', { name: 'Copy' }).click();
    // The clipboard answers when it likes.
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('4546311459e31eb0df3752365f868ab0:1');
  });

  it('obeys the keyboard: / searches, Escape clears, everything can be reached and pressed', async () => {
    const { page } = await open(browser, reportOf('cloudgeni/failing'));
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    await page.keyboard.press('/');
    expect(await focused()).toBe('q');
    await page.keyboard.type('a/b');
    expect(await page.inputValue('#q')).toBe('a/b');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('#q')).toBe('');
    expect(await matches(page).innerText()).toBe('3 of 16 findings');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await column(page, 'severity')).toEqual(['Critical']);
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await matches(page).innerText()).toBe('3 of 16 findings');

    await page.locator('#q').blur();
    await page.keyboard.press('Tab');
    const reached = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      const { name, marked } = await page.evaluate(() => {
        const active = document.activeElement ?? document.body;
        const outlined = getComputedStyle(active).outlineStyle !== 'none' || active.closest('.chip') !== null;
        return { name: active.textContent || active.id, marked: active === document.body || outlined };
      });
      reached.add(name);
      expect(marked).toBe(true);
      await page.keyboard.press('Tab');
    }
    for (const name of ['Skip to the report', 'a1b2c3d4e5f6', 'q', 'Rule', 'Security group open to the world', 'network/vpc.tf:7', 'Copy'])
      expect([...reached]).toContain(name);
    await page.getByRole('button', { name: 'Security group open to the world' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.detail-row').count()).toBe(1);
  });

  it('keeps what is chosen in the address, and takes it from there', async () => {
    const first = await open(browser, reportOf('cloudgeni/failing'));
    await first.page.fill('#q', 'bucket');
    await first.page.locator('label.chip.high').click();
    await first.page.locator('#table th', { hasText: 'Where' }).getByRole('button').click();
    const hash = '#q=bucket&severity=high&sort=where';
    await first.page.waitForURL((url) => url.hash === hash);

    const { page, address, faults } = await open(browser, reportOf('cloudgeni/failing'), undefined, hash);
    expect(await column(page, 'where')).toEqual(['storage/main.tf:15', 'storage/main.tf:48']);
    expect(await page.inputValue('#q')).toBe('bucket');
    await page.goto(`${address}#state=all&severity=critical`);
    expect(await matches(page).innerText()).toBe('2 of 16 findings');
    await page.goto(`${address}#severity=evil&sort=__proto__&page=-7&state=<script>&order=x&q=%3Cscript%3Ealert(1)%3C/script%3E`);
    expect(await page.inputValue('#q')).toBe('<script>alert(1)</script>');
    await page.goto(`${address}#q=%E0%A4%A&page=1e99`);
    expect(faults).toEqual([]);
  });

  it('says what there is where the gate counts nothing', async () => {
    const { page } = await open(browser, reportOf('cloudgeni/clean'));
    expect(await column(page, 'title')).toEqual(['Resource without owner tag']);
    expect(await page.locator('td.c-title .mark').innerText()).toBe('resolved at the service');
    const empty = await open(browser, completed([]));
    expect(await empty.page.locator('.nothing').innerText()).toContain('No findings');
    expect(empty.faults).toEqual([]);
  });

  it(`holds ${MANY} findings: pages, filters, sorts and searches them`, async () => {
    const number = (value: number): string => value.toLocaleString('en-US');
    const pages = MANY / 100;
    const { page, faults } = await open(browser, many(MANY), undefined, '#state=all');
    expect(await matches(page).innerText()).toBe(`${number(MANY)} of ${number(MANY)} findings, 1 to 100 of them shown`);
    expect(await page.locator('#table tbody tr').count()).toBe(100);
    expect(await page.locator('#page').innerText()).toBe(`Page 1 of ${pages}`);
    await page.getByRole('button', { name: 'Last' }).click();
    expect(await matches(page).innerText()).toContain(`${number(MANY - 99)} to ${number(MANY)}`);
    expect(new URLSearchParams((await fragment(page)).slice(1)).get('page')).toBe(String(pages));
    // It says that it is disabled, and keeps the focus: a click on it does nothing.
    await page.getByRole('button', { name: 'Next' }).dispatchEvent('click');
    expect(await page.locator('#page').innerText()).toBe(`Page ${pages} of ${pages}`);
    await page.locator('label.chip.low').click();
    expect(await matches(page).innerText()).toBe(`${number(MANY / 5)} of ${number(MANY)} findings, 1 to 100 of them shown`);
    await page.fill('#q', `bucket_${MANY - 2}`);
    expect(await matches(page).innerText()).toBe(`1 of ${number(MANY)} findings`);
    expect(await column(page, 'where')).toEqual([`modules/m${(MANY - 2) % 977}/main.tf:${MANY - 1}`]);
    await page.fill('#q', '');
    await page.getByText('Clear all filters').click();
    await page.locator('#table th', { hasText: 'Where' }).getByRole('button').click();
    expect((await column(page, 'where'))[0]).toBe('modules/m0/main.tf:1');
    expect(faults).toEqual([]);
  });

  it('shows the worst, with their details, where no script runs', async () => {
    const { page } = await open(browser, many(1000), { javaScriptEnabled: false });
    expect(await page.locator('#table tbody tr').count()).toBe(50);
    expect(await page.locator('#without-script').innerText()).toContain('50 findings, the worst first. 950 more');
    expect(await page.locator('#toolbar').isVisible()).toBe(false);
    await page.locator('summary').first().click();
    expect(await page.locator('.detail').first().innerText()).toContain('Enable server-side encryption');
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
  });

  it('prints what is shown, opened, without the controls', async () => {
    const { page } = await open(browser, completed(failingFindings()), {});
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.detail-row').count()).toBe(3);
    expect(await page.locator('#toolbar').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await page.locator('.detail-row').count()).toBe(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
