import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createRedactor as create, type Redactor } from '../../src/runtime/redactor.js';
import { runs } from '../helpers/lanes.js';

/** Redacts each text twice: by a new redactor, which searches it for each secret, and by one that has created its finder. */
function createRedactor(secrets: readonly string[]): Redactor {
  const [early, late] = [create(secrets), create(secrets)];
  late.redact('.'.repeat(20_000));
  const both = (name: 'redact' | 'redactPage' | 'takeSecrets') => (text: string) => {
    const redacted = early[name](text);
    expect(late[name](text)).toBe(redacted);
    return redacted;
  };
  return { ...early, redact: both('redact'), redactPage: both('redactPage'), takeSecrets: both('takeSecrets') };
}

const SECRET = `cg_live_k&y<"o'n>e/two+3=`;

/** A secret as other programs encode it, independently of the redactor. */
const WRITERS: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'a part of an address': encodeURIComponent,
  'a part of an address with small digits': (secret) => encodeURIComponent(secret).replaceAll(/%../g, (byte) => byte.toLowerCase()),
  'a whole address': encodeURI,
  'a form': (secret) => new URLSearchParams({ k: secret }).toString(),
  JSON: (secret) => JSON.stringify({ key: secret }),
  'an XML attribute': (secret) =>
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  'an XML attribute with &apos;': (secret) =>
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
  'XML text': (secret) => secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'capital hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  base64: (secret) => Buffer.from(secret).toString('base64'),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
};

/** The stable part of a secret in base64, without the characters that depend on its neighbors. */
function base64Core(secret: string, lead: number): string {
  const from = Math.ceil((lead * 8) / 6);
  const to = Math.floor(((lead + Buffer.byteLength(secret)) * 8) / 6);
  const whole = Buffer.concat([Buffer.alloc(lead, 0x3a), Buffer.from(secret), Buffer.from('::::')]).toString('base64');
  return whole.slice(Math.ceil(from / 4) * 4, Math.floor(to / 4) * 4);
}

describe('our own secrets', () => {
  it.each(Object.keys(WRITERS))('do not survive %s', (name) => {
    const written = WRITERS[name]?.(SECRET) ?? '';

    const text = createRedactor([SECRET]).redact(`before ${written} after`);

    expect(text).toContain('***');
    expect(text).toMatch(/^before .* after$/);
    expect(text).not.toContain(written);
    expect(text).not.toContain('live_');
  });

  it('that are short do not survive hex in capital letters, either', () => {
    const written = Buffer.from('k:oz1').toString('hex').toUpperCase();
    expect(createRedactor(['k:oz1']).redact(`before ${written} after`)).toBe('before *** after');
  });

  it.each(['', 'u', 'us', 'use', 'user:'])('do not survive base64 behind %j, as in basic authentication', (before) => {
    const whole = Buffer.from(`${before}${SECRET}:after`).toString('base64');

    const text = createRedactor([SECRET]).redact(`Basic ${whole}`);

    expect(text).not.toContain(base64Core(SECRET, before.length));
    expect(text).toContain('***');
  });

  it('of 8 characters or more survive in no encoding, at no place', () => {
    const secret = fc
      .string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 40 })
      .filter((text) => text.trim() === text && !text.includes('*'));

    fc.assert(
      fc.property(secret, fc.nat(5), (key, lead) => {
        const { redact } = createRedactor([key]);

        for (const write of Object.values(WRITERS)) expect(redact(`<${write(key)}>`)).not.toContain(write(key));
        const behind = Buffer.concat([Buffer.alloc(lead, 0x3a), Buffer.from(key), Buffer.from('::::')]).toString('base64');
        expect(redact(behind)).not.toContain(base64Core(key, lead));
      }),
      { numRuns: runs(500) },
    );
  });

  it('are masked line by line where they have several', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { redact } = createRedactor([['-----BEGIN-----', 'abcdefghij', 'xy', ''].join(end)]);

      expect(redact('got abcdefghij here, and xy')).toBe('got *** here, and xy');
    }
  });

  it('are masked whole where one is a part of the other', () => {
    expect(createRedactor(['secret', 'secret-and-more']).redact('secret-and-more, secret')).toBe('***, ***');
  });

  it('may be missing: nothing is masked then', () => {
    expect(createRedactor(['', '']).redact('a plain text')).toBe('a plain text');
  });
});

describe('secrets of others, quoted in findings', () => {
  const { redact } = createRedactor([]);

  it.each([
    ['Authorization: Bearer abc.def.ghi', 'Authorization: ***'],
    ['authorization: Basic dXNlcjpwYXNz, next', 'authorization: ***, next'],
    ['Authorization: ApiKey abc123', 'Authorization: ***'],
    ['Authorization: abc123 is sent', 'Authorization: *** sent'],
    ['Proxy-Authorization: Basic xyz', 'Proxy-Authorization: ***'],
    [`curl -H 'Authorization: token abc' https://x`, `curl -H 'Authorization: ***' https://x`],
    ['{"Authorization": "Bearer abc"}', '{"Authorization": "***"}'],
    ['authorization = "Bearer abc"', 'authorization = "Bearer ***"'],
    ['Cookie: a=1; b=2', 'Cookie: ***'],
    ['Set-Cookie: sid=abc; Path=/\nX-Other: 1', 'Set-Cookie: ***\nX-Other: 1'],
    ['GET /x?token=abc&page=2 HTTP', 'GET /x?token=***&page=2 HTTP'],
    ['https://h/?a=1&API_KEY=abc#top', 'https://h/?a=1&API_KEY=***#top'],
    ['https://h/?a=1&amp;sig=abc">', 'https://h/?a=1&amp;sig=***">'],
    [`ghp_${'a'.repeat(36)} ghs_${'b'.repeat(40)} github_pat_${'c'.repeat(30)}`, '*** *** ***'],
  ])('%j', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'authorization = "NONE"',
    'authorization  = "AWS_IAM"',
    'resource "aws_api_gateway_method" { authorization = "NONE" }',
    'The authorization of this method is missing',
    'GET /x?page=2&monkey=3',
    'cookie_name = "x"',
    'key=value',
    'ghp_short',
  ])('%j stays as it is', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('redactAll', () => {
  it('redacts each list, also after one without secrets, and a long one a second time', () => {
    const { redactAll } = createRedactor(['SECRETSECRET']);
    const clean = Array.from({ length: 200 }, (_, index) => ({ text: `finding ${index}` }));
    expect(redactAll({ clean }).clean).toBe(clean);
    expect(redactAll({ clean, other: [...clean, { text: 'SECRETSECRET' }] })).toEqual({ clean, other: [...clean, { text: '***' }] });
    expect(redactAll(clean)).toBe(clean);
  });

  it('reaches every string of plain data and leaves the rest', () => {
    const value = { a: ['x SECRETSECRET', { b: 'SECRETSECRET' }], n: 1, t: true, z: null, u: undefined };

    const clean = createRedactor(['SECRETSECRET']).redactAll(value);

    expect(clean).toEqual({ a: ['x ***', { b: '***' }], n: 1, t: true, z: null, u: undefined });
    expect(value.a[0]).toBe('x SECRETSECRET');
  });
});

describe('a page made of cleaned data', () => {
  const page = 'Set-Cookie: \\*\\*\\* | `rule` | ask @\u200boctocat, see #\u200b1 at www\u200b.example.org';

  it('keeps what stands behind a header, and the marks that keep names from being called', () => {
    expect(createRedactor(['cg_live_0123456789']).redactPage(page)).toBe(page);
  });

  it('keeps them beside a secret too, also one whose parts a renderer has put together', () => {
    const { redactPage } = createRedactor(['cg_live.(0123456789', 'cg_live']);

    for (const written of ['cg_live.(0123456789', 'cg_l\u200bive.(01\u200b\u00ad23456789'])
      expect(redactPage(`${page}\n${written} end`)).toBe(`${page}\n*** end`);
  });
});

describe('a secret that is wrapped', () => {
  const KEY = 'cg_live_S3cr+t/k&y=<7>"quoted';
  const { redact, redactPage, takeSecrets } = createRedactor([KEY]);
  const GAPS = [
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '\n    ',
    ' \r\n\t',
    '\\n',
    '\\r\\n    ',
    '\v',
    '\u0085',
    '\u2028',
    '  ',
    '\t \t',
    '\u00a0',
    '\u2003',
    '\u200e',
    '\u202e',
    '\ufe0f',
    '\\\n',
    '=\n',
    '-\r\n',
    '\n> ',
    '\n  | > ',
  ];
  const bare = (text: string): string => text.replaceAll(/\s|\\[nrt]/g, '');

  it.each(GAPS)('is masked with a gap of %j at any place', (gap) => {
    for (let at = 1; at < KEY.length; at++) {
      const text = `before ${KEY.slice(0, at)}${gap}${KEY.slice(at)} after`;
      expect(redact(text)).toBe('before *** after');
      expect(takeSecrets(text)).toBe('before *** after');
    }
  });

  it('is masked on pages', () => {
    expect(redactPage(`| a\u200b |\n${KEY.slice(0, 9)}\n${KEY.slice(9)} |`)).toBe('| a\u200b |\n*** |');
  });

  it('of 8 characters or more survives in no encoding, with gaps at any places', () => {
    const secret = fc.stringMatching(/^[!-[\]-~]{8,60}$/).filter((text) => !text.includes('*'));
    const gaps = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...GAPS.slice(0, 7))), {
      minLength: 1,
      maxLength: 5,
    });

    fc.assert(
      fc.property(secret, gaps, fc.constantFrom(...Object.values(WRITERS)), (key, parted, write) => {
        const written = write(key);
        const places = new Map(parted.map(([share, gap]) => [1 + Math.floor(share * (written.length - 2)), gap]));
        const text = Array.from(written, (_sign, at) => (places.get(at) ?? '') + written[at]).join('');

        expect(bare(createRedactor([key]).redact(`(${text})`))).not.toContain(bare(written));
      }),
      { numRuns: runs(500) },
    );
  });

  it('survives in no base64 that is wrapped, at no alignment', () => {
    const secret = fc.stringMatching(/^[!-~]{8,200}$/).filter((text) => !text.includes('*'));
    const end = fc.constantFrom('\n', '\r\n', '\r', '\n      ', '\\n');

    fc.assert(
      fc.property(secret, fc.nat(100), fc.constantFrom(64, 76), end, (key, lead, columns, gap) => {
        const whole = Buffer.concat([Buffer.alloc(lead, 0x3a), Buffer.from(key), Buffer.from('::::')]).toString('base64');
        const wrapped = (whole.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join(gap);

        expect(bare(createRedactor([key]).redact(wrapped))).not.toContain(base64Core(key, lead));
      }),
      { numRuns: runs(500) },
    );
  });

  it.each([
    ['a part of it', KEY.slice(0, 20)],
    ['any other text', 'first line\n  second line, and\tmore \\n of it'],
  ])('leaves %s as it is', (_what, text) => {
    expect(redact(text)).toBe(text);
  });

  it.each([(text: string) => text.toLowerCase(), (text: string) => text.toUpperCase()])(
    'is masked in any letter case, if it is long',
    (write) => {
      expect(redact(`İ at ${write(KEY)} end`)).toBe('İ at *** end');
      expect(redact(`at ${write(KEY.slice(0, 9))}\u2003${write(KEY.slice(9))} end`)).toBe('at *** end');
      expect(createRedactor(['Running0']).redact(write('Running0'))).toBe(write('Running0'));
    },
  );

  it('is not looked for where it is short, and may be two words', () => {
    expect(createRedactor(['running']).redact('run\nning, a\nrun ning')).toBe('run\nning, a\nrun ning');
  });

  it('keeps the text around it, and what is between two of them', () => {
    const wrapped = `${KEY.slice(0, 9)}\n${KEY.slice(9)}`;
    expect(redact(`a\n b ${wrapped}\n c  d ${KEY} e\n${wrapped}`)).toBe('a\n b ***\n c  d *** e\n***');
  });
});

describe('what later steps would join again', () => {
  it('is masked too: a secret with invisible characters inside', () => {
    const redactor = createRedactor(['cg_live_0123456789']);

    for (const hidden of ['\u200b', '\u00ad', '\ufeff', '\u0000', '\u001b[0m', '\u{e0041}']) {
      expect(redactor.redact(`key cg_live${hidden}_0123456789 end`)).toBe('key *** end');
    }
    expect(redactor.redact('soft\u00adware')).toBe('soft\u00adware');
  });

  it('is masked too: a password in an address, and a key encoded twice', () => {
    const redactor = createRedactor(['a+b/c=defgh']);

    expect(redactor.redact('see https://user:hunter2@host/x')).toBe('see https://***@host/x');
    expect(redactor.redact(encodeURIComponent(encodeURIComponent('a+b/c=defgh')))).toBe('***');
  });
});
