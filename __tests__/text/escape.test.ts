import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { escapeForLog, escapeJsonForLog, escapeLogLine } from '../../src/text/log.js';
import {
  codeFence,
  foreignLink,
  markdownCode,
  markdownLink,
  markdownParagraphs,
  markdownProse,
  markdownText,
  markdownTextWithoutHtml,
  webUrl,
} from '../../src/text/markdown.js';
import { sarifMessageText, xmlAttribute, xmlText } from '../../src/text/markup.js';
import { stripControlCharacters, toSingleLine, truncate } from '../../src/text/plain.js';
import { MAX_UNITS } from '../../src/text/units.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { runs } from '../helpers/lanes.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { liveIn, renderGfm, skeletonOf } from '../helpers/oracles/github-markdown.js';

/** Attacks, joined with each other and with any text. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }), fc.string()), { maxLength: 5 })
  .map((parts) => parts.join(''));

function always(check: (text: string) => void): void {
  fc.assert(fc.property(hostile, check), { numRuns: runs(500), examples: TRICKS.map((trick): [string] => [trick]) });
}

describe('plain', () => {
  it('holds only what can be seen, and line feeds and tabs', () => {
    always((text) => {
      expect(stripControlCharacters(text)).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    });
  });

  it('changes nothing the second time', () => {
    always((text) => {
      expect(stripControlCharacters(stripControlCharacters(text))).toBe(stripControlCharacters(text));
    });
  });

  it('keeps people’s languages, and names what reorders them', () => {
    expect(stripControlCharacters('näïve 漢字 عربى 🙂️')).toBe('näïve 漢字 عربى 🙂️');
    expect(stripControlCharacters('a\u202eb')).toBe('a[U+202E]b');
    expect(stripControlCharacters('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
    expect(stripControlCharacters('\u001b[1;31mred\u001b[0m, \u001b]8;;http://x\u0007link\u001b]8;;\u0007, \u009b2Jc1')).toBe(
      'red, link, c1',
    );
    expect(stripControlCharacters('half \ud83d pair')).toBe('half \ufffd pair');
  });

  // They are read in parts of `MAX_UNITS`.
  it.each([-1, 0, 1])('is the same at the end of a part of a long text (%d)', (offset) => {
    const before = '漢'.repeat(2 * MAX_UNITS + offset);
    expect(stripControlCharacters(`${before}\u200b`)).toBe(before);
    expect(stripControlCharacters(`${before}\u202e漢`)).toBe(`${before}[U+202E]漢`);
    expect(stripControlCharacters(`${before}🔒`)).toBe(`${before}🔒`);
    expect(stripControlCharacters(`${before}\ud83d`)).toBe(`${before}\ufffd`);
    expect(toSingleLine(`${before}\u3000\n${before}`)).toBe(`${before} ${before}`);
    expect(toSingleLine(`${before}  ${before}`)).toBe(`${before} ${before}`);
    expect(markdownText(`${before}\uff20name *`)).toBe(`${before}\uff20\u200bname \\*`);
    expect(escapeJsonForLog(JSON.stringify(`${before}\u202e`))).toBe(`"${before}\\u202e"`);
  });
});

describe('clip', () => {
  it('keeps the limit and cuts no character in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const clipped = truncate(text, limit);
        expect(clipped.length).toBeLessThanOrEqual(limit);
        expect(clipped).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it.each([
    ['a family', 'ab👩‍👩‍👧‍👦cdefghijklm', 'ab…'],
    ['a flag', 'abcd🇩🇪efghijklm', 'abcd…'],
    ['a skin tone', 'abcd👍🏽efghijklm', 'abcd…'],
    ['an accent of its own', 'abcdée\u0301fghijkl', 'abcdée\u0301…'],
    ['a syllable', 'abcde한ghijklmnop'.normalize('NFD'), 'abcde…'],
  ])('keeps %s whole or leaves it out', (_what, text, clipped) => {
    expect(truncate(text, 8)).toBe(clipped);
  });

  it('ends where a character ends, as people see it', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
        fc.pre(text.length > limit);
        const end = truncate(text, limit).length - 1;
        expect([...graphemes.segment(text)].map(({ index }) => index)).toContain(end);
      }),
    );
  });
});

describe('logText', () => {
  it('has no command in any line', () => {
    always((text) => {
      // The runner trims more characters than \s in JavaScript; the other ones are removed before.
      for (const line of escapeForLog(text).split('\n')) expect(line.trimStart()).not.toMatch(/^::/);
      expect(escapeForLog(text)).not.toMatch(/##[\w.-]*\[/i);
      expect(escapeForLog(text)).not.toMatch(/[\r\u001b\u009b]/);
    });
  });

  it('leaves ordinary text as it is', () => {
    const text = 'std::vector at a::b, ## heading, arr[0]\n  indented';
    expect(escapeForLog(text)).toBe(text);
  });

  it('has a form of one line', () => {
    always((text) => {
      expect(escapeLogLine(text)).not.toContain('\n');
      expect(escapeLogLine(text)).not.toMatch(/^\s*::/);
    });
  });
});

describe.each([
  ['markdownText', markdownText],
  ['markdownTextWithoutHtml', markdownTextWithoutHtml],
])('%s', (_, escape) => {
  const ownElements = /<span>\$<\/span>/g;

  it('has no markup, reference or line end of its own', () => {
    always((text) => {
      const escaped = escape(text).replaceAll(ownElements, '');
      const bare = escaped.replaceAll(/\\[\\`*_~[\]$#+\-=/]/g, '').replaceAll(/^\d+\\[.)]/g, '');
      expect(bare).not.toMatch(/[<>|`*~[\]\n]/);
      expect(bare).not.toMatch(/\$/);
      expect(bare.replaceAll(/&(?:amp|lt|gt|#124);/g, ' ')).not.toContain('&');
      const words = escaped.replaceAll(/&(?:amp|lt|gt|#124);/g, ' ');
      expect(words).not.toMatch(/@(?!\u200b)|#\d|\bGH-\d|:\/\/|www\./i);
      expect(escape(text)).not.toMatch(/^(?:#|[-+=]|\d{1,9}[.)]|\/)/);
    });
  });

  it('reads the same once Markdown has taken its backslashes and entities', () => {
    always((text) => {
      const read = escape(text)
        .replaceAll(ownElements, '$')
        .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
        .replaceAll('\u200b', '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#124;', '|')
        .replaceAll('&amp;', '&');
      expect(read).toBe(toSingleLine(text));
    });
  });
});

describe('a Markdown file that somebody prints to a log', () => {
  const pieces = fc.constantFrom(
    '::set-env name=A::',
    '::',
    '##[group]',
    '##vso[task.setvariable]',
    '\n',
    '\n\n',
    ' ',
    '\t',
    '`',
    '|',
    '\r',
    'x',
  );
  const text = fc.array(pieces, { minLength: 1, maxLength: 10 }).map((parts) => parts.join(''));

  it.each([
    ['paragraphs', (given: string) => markdownParagraphs(given)],
    ['a line', (given: string) => markdownText(given)],
    ['code', (given: string) => markdownCode(given)],
    ['a block of code', (given: string) => codeFence(given)],
  ])('holds no command of a CI (%s)', (_where, render) => {
    fc.assert(
      fc.property(text, (given) => {
        expect(render(given)).not.toMatch(/^\s*::|##[\w.-]*\[/m);
      }),
    );
  });
});

describe('markdownText', () => {
  it('stays readable', () => {
    expect(markdownText('S3 bucket aws_s3_bucket.data_bucket (main.tf) is open, see CWE-79: 100% bad!')).toBe(
      'S3 bucket aws_s3_bucket.data_bucket (main.tf) is open, see CWE-79: 100% bad!',
    );
  });
});

describe('markdownProse', () => {
  it.each([
    ['Set `acl` to private', 'Set `acl` to private'],
    ['`a` and `b`', '`a` and `b`'],
    ['`a` `b`', '`a` `b`'],
    ['(`a`)', '(`a`)'],
    ['no code', 'no code'],
    ['`a|b` *c*', '<code>a&#124;b</code> \\*c\\*'],
    ['$`x`$', '<span>\\$</span>`x`<span>\\$</span>'.replaceAll('\\$', '$')],
  ])('shows code as code: %s', (text, expected) => {
    expect(markdownProse(text)).toBe(expected);
  });

  it.each(['a `b', '`', '``', '```', '`a``b`', '``a``', 'a ` ` b', '`a` b `', '` a', "`a' and `b` and c"])(
    'leaves backticks as text that are unpaired or adjacent: %s',
    (text) => {
      expect(markdownProse(text)).toBe(markdownText(text));
      expect(renderGfm(markdownProse(text))).not.toContain('<code>');
    },
  );

  it('has nothing live and no markup but code, in both parts, in a cell and in a paragraph', () => {
    const part = fc.oneof(hostile, fc.constantFrom(...TRICKS), fc.constantFrom('', ' ', '|', '\\', '`', '$', '@', '#'));
    const words = (html: string): string =>
      html
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
        .replaceAll(/[\u200b`\s]/g, '');
    fc.assert(
      fc.property(part, part, part, (before, code, after) => {
        const text = `${before}\`${code}\`${after}`;
        const row = `| A | B |\n| --- | --- |\n| x ${markdownProse(text)} y | z |`;
        expect(brokenMarkdown(row)).toEqual([]);
        for (const markdown of [row, `x ${markdownProse(text)} y`]) {
          const html = renderGfm(markdown);
          expect(skeletonOf(html).filter((tag) => !/^<\/?code>$/.test(tag))).toEqual(
            skeletonOf(renderGfm(markdown === row ? '| A | B |\n| --- | --- |\n| x | z |' : 'x')),
          );
          expect(liveIn(html)).toEqual([]);
        }
        expect(words(renderGfm(`x ${markdownProse(text)} y`))).toBe(`x${toSingleLine(text).replaceAll(/[\u200b`\s]/g, '')}y`);
        expect(markdownProse(text)).not.toContain('\n');
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('markdownParagraphs', () => {
  it('keeps line ends and paragraphs, and begins no block', () => {
    expect(markdownParagraphs('one\ntwo\n\n\n# three\n> four')).toBe('one<br>\ntwo\n\n\\# three<br>\n&gt; four');
    always((text) => {
      for (const line of markdownParagraphs(text).split('\n'))
        expect(line).not.toMatch(/^(?: {4}|\t|#|>|[-+*=]|\d{1,9}[.)]|```|~~~|\||\/)/);
    });
  });
});

describe('markdownCode', () => {
  it('is one whole span or element, in tables too', () => {
    always((text) => {
      const code = markdownCode(text);
      if (toSingleLine(text) === '') expect(code).toBe('');
      else if (code.startsWith('<code>')) expect(code.slice(6, -7)).not.toMatch(/[<>|\n](?!\/?span>)(?<!<\/?span>)/);
      else {
        const [, ticks = '', inside = ''] = /^(`+)([\s\S]*?[^`])\1$/.exec(code) ?? [];
        expect(ticks).not.toBe('');
        expect(inside.split(/[^`]+/)).not.toContain(ticks);
        expect(inside).not.toMatch(/[\n|]|\]:/);
        expect(inside.trim().replaceAll('\u200b', '')).toBe(toSingleLine(text));
      }
    });
  });
});

describe('codeFence', () => {
  it('cannot be ended from inside', () => {
    always((text) => {
      const lines = codeFence(text).split('\n');
      const fence = lines[0] ?? '';
      expect(fence).toMatch(/^`{3,}$/);
      expect(lines.at(-1)).toBe(fence);
      expect(lines.slice(1, -1).join('\n')).not.toContain(fence);
    });
  });

  it('keeps indentation and names a language', () => {
    expect(codeFence('\n\na:\n  b: ```\n', 'yaml')).toBe('````yaml\na:\n  b: ```\n````');
  });
});

it('a forged marker of our comment is broken on every Markdown surface', () => {
  always((text) => {
    for (const render of [markdownText, markdownTextWithoutHtml, markdownParagraphs, markdownCode, codeFence]) {
      expect(render(text)).not.toMatch(/<!--\s*scan-gate/i);
    }
  });
});

describe('links', () => {
  it('go to the web only, and cannot end early', () => {
    always((text) => {
      const url = webUrl(text);
      if (url !== undefined) expect(url).toMatch(/^https?:\/\/[^\s()<>|[\]"'`\\@]+$/);
    });
  });

  it.each([
    'javascript:alert(1)',
    'https://user:secret@e.example',
    'ftp://e.example',
    '/relative',
    '',
    'https://e.example/\u202e',
    'data:text/html,x',
  ])('refuse %j', (address) => {
    expect(webUrl(address)).toBeUndefined();
    expect(markdownLink('label', address)).toBe('label');
    expect(foreignLink('label', address)).toBeUndefined();
  });

  it('to pages that would be notified are not made for a service', () => {
    expect(foreignLink('x', 'https://github.com/acme/infra/issues/7')).toBeUndefined();
    expect(foreignLink('x', 'https://docs.example.com/a(b)|c')).toBe('[x](https://docs.example.com/a%28b%29%7Cc)');
  });
});

describe('sarifMessageText', () => {
  it('has no placeholder and no link', () => {
    always((text) => {
      const escaped = sarifMessageText(text);
      expect(escaped.replaceAll(/\\[\\[\]]/g, '')).not.toMatch(/[\\[\]]/);
      expect(escaped.replaceAll(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
    });
  });
});

describe('XML', () => {
  /** The value that a parser returns. */
  const read = (xml: string): string =>
    xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

  it('holds no sign that XML 1.0 forbids, and no markup', () => {
    always((text) => {
      for (const written of [xmlText(text), xmlAttribute(text)]) {
        // XML 1.0, 2.2: Char.
        expect(written).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
        expect(written).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/);
        expect(written).not.toMatch(/^\s*::|##[\w.-]*\[|\[\[\s*ATTACHMENT/im);
      }
      expect(xmlAttribute(text)).not.toMatch(/[\n\r\t]/);
    });
  });

  it('reads the same again, but for what a CI would obey', () => {
    always((text) => {
      const shown = escapeForLog(text)
        .replaceAll(/[\ufffe\uffff]/g, '')
        .replaceAll(/\[\[(?=\s*ATTACHMENT)/gi, '[ [');
      expect(read(xmlText(text))).toBe(shown);
    });
    expect(xmlText('a\u0000b\u{ffff} <c> & "d" ]]>\n\te')).toBe('ab &lt;c&gt; &amp; &quot;d&quot; ]]&gt;\n\te');
  });
});

describe('JSON', () => {
  it('means the same, and does nothing where it is printed', () => {
    always((text) => {
      const quiet = escapeJsonForLog(JSON.stringify({ [text]: [text] }, null, 2));
      expect(JSON.parse(quiet)).toEqual({ [text]: [text] });
      expect(quiet).not.toMatch(/##[\w.-]*\[|(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
    });
  });

  it('is escaped wherever a character is in a long text', () => {
    for (const [character, escaped] of [
      ['\u007f', '\\u007f'],
      ['\u00ad', '\\u00ad'],
      ['\u202e', '\\u202e'],
      ['##[', '#\\u0023['],
      ['ü', 'ü'],
      ['🔒', '🔒'],
    ] as const) {
      for (const at of [0, 1, 65_534, 65_535, 65_536, 131_070, 131_071, 140_000]) {
        const [before, after] = ['x'.repeat(at), 'y'.repeat(140_000 - at)];
        expect(escapeJsonForLog(before + character + after) === before + escaped + after).toBe(true);
      }
    }
    const plain = '{"a":1}\n'.repeat(20_000);
    expect(escapeJsonForLog(plain) === plain).toBe(true);
  });
});

// https://docs.gitlab.com/user/markdown/#gitlab-specific-references
describe('references of GitLab', () => {
  it.each([
    '!1',
    '&1',
    '$1',
    '#1',
    'GL-1',
    'group/project!1',
    '^alert#1',
    '~1',
    '~bug',
    '~"feature request"',
    '%1',
    '%1.2',
    '%"release candidate"',
    '@user',
    '@all',
    '[vulnerability:1]',
    '[feature_flag:1]',
    '[contact:me@example.com]',
    '*iteration:"x"',
  ])('%s is only a text', (text) => {
    for (const markdown of [markdownText(text), markdownText(`see ${text} there`), `| ${markdownText(text)} |\n|---|`]) {
      const html = renderGfm(markdown);
      expect(liveIn(html)).toEqual([]);
      expect(html.replaceAll(/<[^>]*>|\u200b/g, '')).toContain(text.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
    }
  });

  it('are not seen in percentages, paths, and addresses', () => {
    const text = '100% of ~/.config, 5~6, a%20b, a[0], x * y';
    expect(markdownText(text)).not.toContain('\u200b');
  });
});
