import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { anchorsOf, proseOf } from '../../scripts/markdown.mjs';
import { textsIn } from '../../scripts/source-texts.mjs';

/** The remaining texts, without blanks. */
const wordsOf = (text: string): string[] =>
  text
    .split(/ {2,}|\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

describe('the prose of a page', () => {
  it('is its text without code, comments and addresses, on the same lines', () => {
    const page = [
      'One `two` three',
      '<!-- four -->',
      '```yaml',
      'five: six',
      '```',
      '1. Seven',
      '   ```sh',
      '   eight',
      '   ```',
      '[nine](ten.md)',
    ];
    expect(wordsOf(proseOf(page.join('\n')))).toEqual(['One', 'three', '1. Seven', '[nine']);
    expect(proseOf(page.join('\n')).split('\n').length).toBe(page.length);
  });

  it('is without the titles of tests', () => {
    expect(proseOf('| `a.test.ts` › is told; `b.test.ts` › says so | told |')).not.toMatch(/told;|says/);
    expect(proseOf('| `a.test.ts` › is told | told |')).toMatch(/\| told \|$/);
  });
});

describe('the anchors of a page', () => {
  it('are those that GitHub makes, with numbers for equal headings', () => {
    const page = '# The `gate`: what counts?\n## Twice\n```sh\n# no heading\n```\n## Twice\n## [A link](b.md) & more\n<a id="own"></a>';
    expect([...anchorsOf(page)]).toEqual(['the-gate-what-counts', 'twice', 'twice-1', 'a-link--more', 'own']);
  });
});

describe('the texts of a source', () => {
  it.each([
    ['// a comment', ['// a comment']],
    ['/** A doc\n * comment */ code', ['/** A doc', '* comment */']],
    ["const a = 'two words', b = 'one', c = \"more words\";", ["'two words'", '"more words"']],
    ["const a = `two ${b('three four')} words ${{ c: `x` }.c}`;", ['two ${', "'three four'", 'words ${']],
    ['const a = /it\'s "a" pattern [/\'] /g; // end', ['// end']],
    ["const a = 6 / 2 / 1; const b = 'it\\'s here';", ["'it\\'s here'"]],
    ["return /'/.test(a) ? 'so far' : b / c;", ["'so far'"]],
  ])('of %s', (source, texts) => {
    expect(wordsOf(textsIn(source))).toEqual(texts);
  });
});

describe('scripts/phrases.json', () => {
  const { phrases } = JSON.parse(readFileSync('scripts/phrases.json', 'utf8')) as { phrases: readonly { find: string; write: string }[] };
  const found = (text: string): boolean => phrases.some(({ find }) => new RegExp(find, 'i').test(text));

  it.each([
    'It was told loudly.',
    'Nobody knows whether the scan was started.',
    'The target is none that the policy allows.',
    'The summary says so.',
    'Lists are held against the summary.',
    'If it lasts, run the job again.',
    'Mend it at the service.',
  ])('finds: %s', (text) => {
    expect(found(text)).toBe(true);
  });

  it.each(['If there is none, scan-gate starts one.', 'The gate holds the list.', 'It asks the service for a scan.'])(
    'does not find: %s',
    (text) => {
      expect(found(text)).toBe(false);
    },
  );

  it('has a replacement for each phrase', () => {
    expect(phrases.length).toBeGreaterThan(20);
    expect(phrases.filter(({ write }) => write.trim() === '')).toEqual([]);
  });
});
