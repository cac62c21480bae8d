import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from '../../src/report/html/assets.js';
import { h, link, write } from '../../src/report/html/element.js';
import { renderHtml } from '../../src/report/html/html.js';
import type { PageData } from '../../src/report/html/page-data.js';
import { STATES } from '../../src/report/html/page-data.js';
import type { Report } from '../../src/report/report.js';
import { htmlText, jsonBlock } from '../../src/text/markup.js';
import { stripControlCharacters } from '../../src/text/plain.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING, runs } from '../helpers/lanes.js';
import { completed, finding, liveTarget, many, OPEN_SSH } from './scenarios.js';
import { ALL_SCENARIOS, PAGE_SCENARIOS, reportOf } from './services.js';

const pageOf = (report: Report): string => [...renderHtml(report)].join('');
const dataIn = (page: string): PageData => {
  const text = /<script type="application\/json" id="data">([^]*?)<\/script>/.exec(page)?.[1];
  return JSON.parse(text ?? '') as PageData;
};
/** What a browser makes of text with character references. */
const shown = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&');
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...TRICKS),
  fc.tuple(fc.constantFrom(...TRICKS), fc.string()).map((parts) => parts.join('')),
);

describe('text in a page', () => {
  it.each([
    ['<b>&amp;"\'', '&lt;b&gt;&amp;amp;&quot;&#39;'],
    ['a\u202eb\u0000c\u001b[31md', 'a[U+202E]bcd'],
    ['lone \ud800', 'lone \ufffd'],
    ['a\u2028b\r\nc', 'a\nb\nc'],
    ['##vso[task.x]\n  ::error::b\n--- c', '#&#35;vso[task.x]\n  &#58;:error::b\n&#45;-- c'],
  ])('%j is %j', (given, expected) => {
    expect(htmlText(given)).toBe(expected);
  });

  it('has no markup, and shows what there is', () => {
    fc.assert(
      fc.property(text, (given) => {
        const html = htmlText(given);
        expect(html).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#\d+);)/);
        expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/);
        expect(shown(html)).toBe(stripControlCharacters(given));
      }),
      { numRuns: runs(500) },
    );
  });

  it('is the same in attributes', () => {
    expect(write(h('p', { title: '" onclick="alert(1)', hidden: true, id: undefined }, '<i>'))).toBe(
      '<p title="&quot; onclick=&quot;alert(1)" hidden>&lt;i&gt;</p>',
    );
  });

  it('links only to web pages, and sends them nothing', () => {
    expect(write(h('p', {}, link('x', 'https://example.com/a?b=1&c=2')))).toBe(
      '<p><a href="https://example.com/a?b=1&amp;c=2" rel="noopener noreferrer">x</a></p>',
    );
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//example.com',
      'https://me:secret@example.com/',
      'file:///etc/passwd',
      '',
    ])
      expect(write(h('p', {}, link('x', address)))).toBe('<p>x</p>');
  });
});

describe('data in a page', () => {
  it('is JSON without a sign that HTML or JavaScript reads, and reads back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.integer(), text)), (rows) => {
        const json = jsonBlock(rows);
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual(rows.map(([a, number, b]) => [stripControlCharacters(a), number, stripControlCharacters(b)]));
      }),
      { numRuns: runs(500) },
    );
  });

  it('keeps names of fields clean, and makes nothing of __proto__', () => {
    expect(JSON.parse(jsonBlock(JSON.parse('{"__proto__": {"a": 1}, "b\\u0000": null}')))).toEqual(
      JSON.parse('{"__proto__": {"a": 1}, "b": null}'),
    );
  });
});

describe('report.html', () => {
  it('holds the script and the style that src/page makes: otherwise run npm run page', () => {
    execFileSync(process.execPath, ['scripts/page.mjs', '--check'], { stdio: 'pipe' });
    const hashOf = (content: string) => `sha256-${createHash('sha256').update(content).digest('base64')}`;
    expect([SCRIPT_HASH, STYLE_HASH]).toEqual([hashOf(SCRIPT), hashOf(STYLE)]);
  });

  it('lets nothing else run, and loads nothing', () => {
    const page = pageOf(reportOf('cloudgeni/failing'));
    const policy = shown(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1] ?? '');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src '${SCRIPT_HASH}'`,
      `style-src '${STYLE_HASH}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
    expect(page.replace(STYLE, '').replace(SCRIPT, '')).not.toMatch(/\s(?:style|on[a-z]+|src|srcset|action)=/);
    expect(STYLE).not.toMatch(/url\(|@import|@font-face/);
    expect(SCRIPT).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest|WebSocket|sendBeacon/,
    );
  });

  it.each(EVERYTHING ? ALL_SCENARIOS.map(([name]) => name) : [...PAGE_SCENARIOS, 'cloudgeni/hostile'])(
    'is what html-validate asks for: %s',
    async (name) => {
      const html = new HtmlValidate(
        new StaticConfigLoader({
          extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
          // The code of a service may have spaces at the ends of lines.
          rules: { 'no-trailing-whitespace': 'off' },
        }),
      );
      const { results } = await html.validateString(pageOf(reportOf(name)));
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`))).toEqual([]);
    },
  );

  it('holds every finding, whatever becomes of it', () => {
    const { rows, waivers, files, pages, rules } = dataIn(pageOf(reportOf('cloudgeni/waivers')));
    const count = (state: (typeof STATES)[number]) => rows.filter((row) => row[1] === STATES.indexOf(state)).length;
    expect(STATES.map(count)).toEqual([4, 0, 4, 2, 0]);
    expect(waivers).toHaveLength(5);
    expect(files).toContain('network/vpc.tf');
    expect(pages?.file).toBe('https://github.com/acme/infrastructure/blob/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678/{path}');
    expect(rules.map(({ id }) => id)).toEqual(['CG_TAGS', 'CKV_AWS_19', 'CKV_AWS_21', 'CKV_AWS_24']);
    expect(dataIn(pageOf(reportOf('cloudgeni/failing'))).rows.filter((row) => row[1] === STATES.indexOf('closed'))).toHaveLength(2);
  });

  it('links to files of the own repository alone', () => {
    expect(dataIn(pageOf(liveTarget())).pages?.file).toBeUndefined();
    const report = completed([finding(OPEN_SSH, 'high', { file: '../outside.tf', line: 3 })]);
    expect(dataIn(pageOf(report)).rows[0]?.[9]).toMatchObject({ file: '../outside.tf' });
    expect(pageOf(report)).not.toContain('href="https://github.com/acme/infrastructure/blob');
  });

  it('contains a text that many findings share once', () => {
    const page = pageOf(many(2_000, 'long text'));
    expect(page.split('long text 299').length - 1).toBeLessThanOrEqual(2);
    expect(page.length).toBeLessThan(2_000 * 200 + 66_000);
  });

  it('draws the scores of the last scans with the required score, and has them as numbers', () => {
    const report = reportOf('aether365/score');
    const page = pageOf(report);
    const picture = /<svg class="line"[^]*?<\/svg>/.exec(page)?.[0] ?? '';
    expect(picture).toContain(
      'aria-label="Score of the last 10 scans; 90 is required. From the oldest to this one: 81.2, 82, 84.6, 84.6, 83.1, 85.9, 86.1, 88.4, 86.5, 87.9"',
    );
    expect(picture.split('<circle').length - 1).toBe(10);
    expect(picture).toContain('<title>04-09: 87.9</title>');
    expect(picture).toContain('class="required"');
    expect(page).toContain('<code dir="auto" translate="no">scan_9</code>');
    const { scores: _none, ...without } = report;
    expect(pageOf(without)).not.toContain('class="line"');
  });

  it('keeps the amount clear of the line that is required', () => {
    const heightOf = (score: number) => {
      const scores = [80, score].map((each) => ({ scanId: 's', score: each }));
      const page = pageOf({ ...reportOf('aether365/score'), scores });
      const [, y] = /<text class="amount" x="[\d.]+" y="([\d.]+)" text-anchor="end">/.exec(page) ?? [];
      const [, point] = /cy="([\d.]+)" r="4.5"/.exec(page) ?? [];
      return Number(y) - Number(point);
    };
    expect([heightOf(89), heightOf(95)].map(Math.sign)).toEqual([1, -1]);
  });

  it('shows the phases of the scan', () => {
    const page = pageOf(reportOf('aiptx/failing'));
    const phases = /<ol class="phases">[^]*?<\/ol>/.exec(page)?.[0] ?? '';
    expect(phases.split('<li>').length - 1).toBe(3);
    expect(phases).toContain('1,920 of 1,920 ');
    expect(pageOf(reportOf('aether365/score'))).not.toContain('class="phases"');
  });

  it('shows the request of a finding', () => {
    const page = pageOf(reportOf('aiptx/failing'));
    expect(dataIn(page).rows.map((row) => row[9]?.request)).toContainEqual(['GET', '/invoices/{id}', 'id']);
    expect(page).toMatch(/<dt>Request<\/dt><dd><code[^>]*>GET \/invoices\/\{id\}<\/code><\/dd>/);
    expect(page).toMatch(/<dt>Parameter<\/dt><dd><code[^>]*>id<\/code><\/dd>/);
  });

  it('shows what the SARIF file lacks', () => {
    const report = reportOf('cloudgeni/failing');
    const footer = (sarif: Report['sarif']) => /<footer>[^]*<\/footer>/.exec(pageOf({ ...report, sarif }))?.[0];
    expect(footer({ results: 14, omitted: 0 })).not.toContain('SARIF');
    expect(footer({ results: 14, omitted: 3, shortened: 2 })).toMatch(
      /3 more are left out of the SARIF file.*only the title and location of 2 findings/,
    );
  });

  it('explains that no shown finding counts', () => {
    const says = 'None of these findings counts. Each one shows why.';
    expect(pageOf(reportOf('cloudgeni/all-waived'))).toContain(says);
    expect(pageOf(reportOf('cloudgeni/waivers'))).not.toContain(says);
  });

  it('is the same however often it is written, and comes in pieces', () => {
    const report = reportOf('cloudgeni/waivers');
    expect(pageOf(report)).toBe(pageOf(report));
    expect([...renderHtml(many(500))].length).toBeGreaterThan(500);
  });
});
