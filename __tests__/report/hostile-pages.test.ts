import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { renderComment, renderIssue, renderMarkdownFile, renderSummary } from '../../src/report/markdown/markdown.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { LONG_TRICKS, TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { htmlIn, liveIn, renderGfm, skeletonOf } from '../helpers/oracles/github-markdown.js';
import { FIELDS, type Field, harmless, hostileSays, ordinary, publicationsSaying, reportSaying, type Say } from './hostile-report.js';

/** The pages of a report. The summary has everything that the others have, except the reason. */
const PAGES = {
  summary: (say: Say) => renderSummary(reportSaying(say), { details: 'full', publications: publicationsSaying(say) }),
  comment: (say: Say) => renderComment(reportSaying(say), { details: 'full' }),
  'comment without HTML': (say: Say) => renderComment(reportSaying(say), { details: 'full', dialect: 'plain' }),
  issue: (say: Say) => renderIssue(reportSaying(say, 'error'), { details: 'full' }),
  'closed issue': (say: Say) => renderIssue(reportSaying(say, 'passed'), { details: 'full' }),
  'report.md': (say: Say) => renderMarkdownFile(reportSaying(say)),
} as const;
type Page = keyof typeof PAGES;

/** How many hidden comments of scan-gate a page has. */
const MARKERS: Readonly<Record<Page, number>> = {
  summary: 0,
  comment: 1,
  'comment without HTML': 0,
  issue: 1,
  'closed issue': 2,
  'report.md': 0,
};

/** What is wrong with a page whose fields contain tricks: it must have the form of a page whose fields contain plain words. */
function harmOf(page: Page, fields: readonly Field[], say: Say): string[] {
  const saying =
    (make: Say): Say =>
    (field) =>
      fields.includes(field) ? make(field) : ordinary(field);
  const hostile = PAGES[page](saying(say));
  const plain = PAGES[page](saying((field) => harmless(field, say(field))));
  const html = renderGfm(hostile);
  const withoutHtml = page === 'comment without HTML';
  // Code with a bar needs an element, so without HTML it is text. Only GitHub and GitLab read mathematics.
  const form = (markdown: string) => skeletonOf(renderGfm(markdown)).filter((tag) => !withoutHtml || !/^<\/?code>$/.test(tag));
  return [
    ...differences(form(hostile), form(plain)),
    ...liveIn(html).filter((live) => !withoutHtml || !live.startsWith('mathematics')),
    ...hostile.split('\n').filter((line) => /^\s*::|##[\w.-]*\[/.test(line)),
    ...(hostile.match(/<!--\s*scan-gate/g) ?? []).slice(MARKERS[page]),
    ...(withoutHtml ? htmlIn(hostile) : []),
  ];
}

function differences(got: readonly string[], wanted: readonly string[]): string[] {
  const index = got.findIndex((tag, place) => tag !== wanted[place]);
  if (index === -1 && got.length === wanted.length) return [];
  const from = Math.max(0, (index === -1 ? wanted.length : index) - 6);
  return [`got    ${got.slice(from, from + 14).join('')}\nwanted ${wanted.slice(from, from + 14).join('')}`];
}

describe('a page', () => {
  it.each(hostileSays(TRICKS, 16))('keeps its form if %s', (_, say) => {
    expect(harmOf('summary', FIELDS, say)).toEqual([]);
    // The reason is on the page of a gate that no findings fail.
    expect(harmOf('closed issue', FIELDS, say)).toEqual([]);
    expect(harmOf('comment without HTML', FIELDS, say)).toEqual([]);
  });

  it('has no code that begins in one part of a hint and ends in the next', () => {
    const say: Say = (field) => (field === 'check hint' || field === 'check lead' ? 'a `b' : ordinary(field));
    expect(harmOf('summary', ['check hint', 'check lead', 'surface yaml'], say)).toEqual([]);
  });

  it('shows a commit that begins with a control sequence', () => {
    const say: Say = (field) => (field === 'baseline commit' ? '\u001b[?1049h\u001b[H\u001bc unended' : ordinary(field));
    expect(harmOf('summary', ['baseline commit'], say)).toEqual([]);
  });

  it('keeps its form if any fields contain anything', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }), fc.string()), { maxLength: 3 });
    const page = fc.constantFrom(...(Object.keys(PAGES) as Page[]));
    const glue = fc.constantFrom('', ' ', '\n', '\n\n');
    fc.assert(
      fc.property(page, fc.subarray(FIELDS, { minLength: 1 }), text, glue, (name, fields, parts, between) => {
        expect(harmOf(name, fields, () => parts.join(between))).toEqual([]);
      }),
      { numRuns: EVERYTHING ? 300 : 15 },
    );
  });
});

describe('the help of a rule in SARIF', () => {
  const helpOf = (say: Say): string => {
    const rules = renderSarif(reportSaying((field) => (field === 'ruleId' ? 'R1' : say(field))))?.log.runs[0]?.tool.driver.rules ?? [];
    return rules.find(({ id }) => id === 'R1')?.help?.markdown ?? '';
  };

  it.each(hostileSays(TRICKS, 24))('keeps its form if %s', (_, say) => {
    const html = renderGfm(helpOf(say));
    expect(differences(skeletonOf(html), skeletonOf(renderGfm(helpOf((field) => harmless(field, say(field))))))).toEqual([]);
    expect(liveIn(html).filter((live) => !live.startsWith('mathematics'))).toEqual([]);
  });
});

describe('the oracle', () => {
  it('would see what any field does, because each is on the page', () => {
    const word = (field: Field): string => `seen${FIELDS.indexOf(field)}x`;
    const says: Partial<Record<Field, string>> = {
      'rule url': `https://${word('rule url')}.example/`,
      mermaid: `graph TD\n  ${word('mermaid')} --> b`,
    };
    const saying: Say = (field) => says[field] ?? word(field);
    const pages = (PAGES.summary(saying) + PAGES['closed issue'](saying)).toLowerCase();
    expect(FIELDS.filter((field) => !pages.includes(word(field)))).toEqual([]);
  });

  it.each([
    ['an image', '![x](https://evil.example/x.png)'],
    ['an element', '<img src=x>'],
    ['a heading', '# x'],
    ['a table', 'a|b\n-|-\nc|d'],
    ['a link', 'https://evil.example'],
    ['an e-mail address', 'me@evil.example'],
    ['a task', '- [x] done'],
    ['a footnote', 'x[^1]\n\n[^1]: y'],
    ['an alert', '> [!CAUTION]\n> x'],
    ['a comment', '<!-- x -->'],
  ])('sees %s', (_, markdown) => {
    expect(skeletonOf(renderGfm(markdown))).not.toEqual(skeletonOf(renderGfm('x')));
  });

  it.each(['@octocat', '#1', 'GH-1', '!7', ':tada:', '$x$', 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678'])('sees that %s is live', (text) => {
    expect(liveIn(renderGfm(text))).not.toEqual([]);
    expect(liveIn(renderGfm(`\`${text}\``))).toEqual([]);
  });
});

it.each(hostileSays(LONG_TRICKS, 4))('keeps its budget and its form if %s and is long', (_, say) => {
  const markdown = PAGES.comment(say);
  expect(markdown.length).toBeLessThanOrEqual(60_000);
  const html = renderGfm(markdown);
  const tags = skeletonOf(html);
  expect(tags.filter((tag) => /^<(?:img|h1|input|script|!)/.test(tag))).toHaveLength(1);
  expect(tags.filter((tag) => tag === '<details>')).toHaveLength(tags.filter((tag) => tag === '</details>').length);
  expect(liveIn(html)).toEqual([]);
});
