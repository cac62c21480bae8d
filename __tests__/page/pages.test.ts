import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Report } from '../../src/report/report.js';
import { describeInChromium, launchChromium } from '../helpers/chromium.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { ALL_SCENARIOS, reportOf } from '../report/services.js';
import { faintTexts } from './contrast.js';
import { open, openAll } from './parsed-report.js';

/** What is made for pages, beside the tricks for every surface. */
const PAGE_TRICKS: readonly string[] = [
  '</script><script>window.hacked = 1</script>',
  '<!--<script>window.hacked = 1</script>-->',
  '</style><style>body{display:none}</style><script>window.hacked = 1</script>',
  '</title><script>window.hacked = 1</script>',
  '<img src="https://evil.example/x.png" onerror="window.hacked = 1">',
  '<svg onload="window.hacked = 1"><use href="https://evil.example/x.svg#a"/></svg>',
  '<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>',
  '"><script>window.hacked = 1</script>',
  '" onmouseover="window.hacked = 1" autofocus onfocus="window.hacked = 1" x="',
  "' onclick='window.hacked = 1",
  'javascript:window.hacked=1',
  'java\tscript:window.hacked=1',
  'data:text/html,<script>window.hacked=1</script>',
  'https://evil.example/"onmouseover="window.hacked=1',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<form action="https://evil.example/"><button>x</button></form>',
  '{{constructor.constructor("window.hacked=1")()}}',
  '__proto__',
];

/** Words of ours and of GitHub's, on which a report hangs together. */
const OURS = new Set(
  'verdict rule severity state selectedBy by level ci visibility origin source from fingerprint value repository'.split(' '),
);

/** Every text in which somebody else may have a say, replaced. */
function everywhere<Value>(value: Value, textOf: () => string, name = ''): Value {
  if (typeof value === 'string') return (OURS.has(name) ? value : textOf()) as Value;
  if (Array.isArray(value)) return value.map((part) => everywhere(part, textOf, name)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, everywhere(part, textOf, key)])) as Value;
}

/** Those that end a script, an attribute and a text: a place that escapes nothing shows with one of them. */
const SAME_EVERYWHERE = EVERYTHING ? PAGE_TRICKS : [0, 4, 7].map((index) => PAGE_TRICKS[index] ?? never());
const ALL_TRICKS = [...PAGE_TRICKS, ...TRICKS];

/** One trick in all places, or the next one of all in each place: there are more places than tricks. */
const HOSTILE_REPORTS: readonly (readonly [name: string, build: () => Report])[] = [
  ...SAME_EVERYWHERE.map((trick) => [JSON.stringify(trick), () => everywhere(fullReport(), () => trick)] as const),
  ...(EVERYTHING ? [0, 1, 2, 3] : [0]).map((begin) => {
    let next = begin * 31;
    return [
      `all tricks, from number ${begin * 31} on`,
      () => everywhere(fullReport(), () => ALL_TRICKS[next++ % ALL_TRICKS.length] ?? ''),
    ] as const;
  }),
];

/** Every section of the page; the longest texts and the most findings; and a page without a list of them. */
const SHOWN = [
  ['everything', fullReport] as const,
  ...ALL_SCENARIOS.filter(
    ([name]) => EVERYTHING || ['cloudgeni/hostile', 'aiptx/counts-only', 'targets/six-assets', 'targets/four-accounts'].includes(name),
  ),
];

/** One report with everything that a page can show. */
function fullReport(): Report {
  const [waivers, doctor, fegura, score] = [
    reportOf('cloudgeni/waivers'),
    reportOf('aiptx/doctor'),
    reportOf('fegura/completed-with-change'),
    reportOf('aether365/max-score-drop'),
  ];
  return {
    ...waivers,
    notes: reportOf('cloudgeni/failing').notes,
    checks: doctor.checks,
    error: doctor.error,
    diagrams: fegura.diagrams,
    service: { ...waivers.service, apiUrl: 'https://scan.example.com' },
    scores: score.scores,
    scan: {
      ...(waivers.scan ?? never()),
      phases: reportOf('aiptx/failing').scan?.phases,
      reason: 'why',
      progress: { percent: 40, phase: 'crawl' },
      inventory: { kind: 1 },
    },
    measurements: { ...waivers.measurements, posture: score.measurements?.posture, resourceCount: 28 },
    comparison: {
      ...(reportOf('aiptx/counts-only').comparison ?? never()),
      inventory: [{ kind: 'kind', before: 1, after: 2 }],
      score: { before: 1, after: 2 },
    },
  };
}

function never(): never {
  throw new Error('the scenarios have changed');
}

describeInChromium('report.html in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it.each(SHOWN)('%s asks for nothing, is wide enough for a phone, and can be read in both palettes', async (_name, build) => {
    const { page, faults } = await open(browser, build());
    await page.setViewportSize({ width: 360, height: 740 });
    await openAll(page);
    expect(await overflow(page)).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(faintTexts)).toEqual([]);
    }
    expect(faults).toEqual([]);
  });

  it('looks another in the dark, and on paper always light', async () => {
    const { page } = await open(browser, reportOf('cloudgeni/failing'), { colorScheme: 'dark' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe('rgb(13, 17, 23)');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await background()).toBe('rgb(244, 245, 247)');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await background()).toBe('rgb(255, 255, 255)');
  });

  it('has one first heading, no gap between their levels, landmarks, and a title with the verdict', async () => {
    const { page } = await open(browser, fullReport());
    const levels = await page.evaluate(() => [...document.querySelectorAll('h1,h2,h3')].map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    for (const landmark of ['banner', 'main', 'contentinfo'] as const) expect(await page.getByRole(landmark).count()).toBe(1);
    expect(await page.title()).toBe('❌ Cloudgeni gate failed');
  });

  describe('hostile texts in every field', () => {
    it.each(HOSTILE_REPORTS)('%s: nothing runs, and nothing is drawn', async (_name, build) => {
      const { page, faults } = await open(browser, build());
      for (const label of await page.locator('label.chip').all()) if ((await label.innerText()).startsWith('All')) await label.click();
      await openAll(page);
      const found = await page.evaluate(() => ({
        hacked: 'hacked' in window,
        scripts: document.querySelectorAll('script').length,
        strangers: document.querySelectorAll(
          'img,iframe,object,embed,form,base,use,image,[style],style:not(head > style),[autofocus],[srcdoc]',
        ).length,
        handlers: [...document.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
        links: [...document.querySelectorAll('a')].filter(({ protocol, hash }) => !/^https?:$/.test(protocol) && hash === '').length,
        details: document.querySelectorAll('.detail-row').length,
      }));
      expect(found).toEqual({ hacked: false, scripts: 2, strangers: 0, handlers: [], links: 0, details: 10 });
      expect(faults).toEqual([]);
    });
  });

  it('would let no other script or style run', async () => {
    const { page, faults } = await open(browser, reportOf('cloudgeni/failing'));
    await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.text = 'window.hacked = 1';
      } catch {
        script.append('window.hacked = 1');
      }
      document.body.append(script);
    });
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(faults.join()).toContain("requires 'TrustedScript'");
  });
});
