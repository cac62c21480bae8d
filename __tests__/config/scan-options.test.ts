import { describe, expect, it } from '@jest/globals';
import { readScanOptions } from '../../src/config/scan-options.js';

const read = (text: string, more: Partial<Parameters<typeof readScanOptions>[0]> = {}) =>
  readScanOptions({ text, fromArguments: false, files: false, readFile: () => Buffer.from(''), ...more });

function gone(path: string): never {
  throw new Error(`ENOENT: ${path}`);
}

describe('readScanOptions', () => {
  it.each([
    ['YAML', 'priority: high\noptions:\n  depth: deep\n  categories: [ssl, headers]'],
    ['JSON', '{"priority":"high","options":{"depth":"deep","categories":["ssl","headers"]}}'],
    ['lines that end in CR', '# by hand\rpriority: high\roptions:\r  depth: deep\r  categories: [ssl, headers]\r'],
  ])('reads %s', async (_format, text) => {
    expect(await read(text)).toEqual({
      value: { priority: 'high', options: { depth: 'deep', categories: ['ssl', 'headers'] } },
      secrets: [],
    });
  });

  it('nothing is nothing', async () => {
    expect(await read('')).toEqual({ secrets: [] });
  });

  it.each(['- a list', 'a text', '3', 'a: [', 'a: 1\na: 2', 'a: *nowhere', 'null', '? [a]\n: 1'])(
    'refuses %j, and does not quote it',
    async (text) => {
      const options = await read(text);

      expect(options).toMatchObject({ problem: { input: 'scan-options', given: '(hidden)', allowed: expect.stringContaining('mapping') } });
      expect(JSON.stringify(options)).not.toContain(text);
    },
  );

  it('names the line of a mistake', async () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(await read(`mode: quick${end}name: "open`)).toMatchObject({ problem: { allowed: expect.stringMatching(/line 2/) } });
  });

  it('a text of aliases that would grow without end is refused', async () => {
    const bomb = [
      'a0: &a0 [x,x,x,x,x,x,x,x,x,x]',
      ...Array.from({ length: 9 }, (_none, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(',')}]`),
    ];

    expect(await read(bomb.join('\n'))).toHaveProperty('problem');
  });

  it('brackets without end do not end the process', async () => {
    expect(await read(`a: ${'['.repeat(5000)}`)).toMatchObject({
      problem: { allowed: expect.stringContaining('line 1 is nested too deeply') },
    });
  });

  describe('authentication', () => {
    it('every text in it is a secret, but what only describes the login', async () => {
      const text = JSON.stringify({
        authentication: {
          type: 'login',
          method: 'POST',
          login_url: 'https://app.example.com/login',
          credentials: { username: 'admin-user', password: 'geheim-1', pin: 123456, cookies: { sid: ['cookie-value'] } },
        },
      });

      expect((await read(text)).secrets).toEqual(['admin-user', 'geheim-1', '123456', 'cookie-value']);
    });

    it('a mapping under a word that describes is no description', async () => {
      expect((await read('authentication: { type: { token: sneaky-one } }')).secrets).toEqual(['sneaky-one']);
    });

    it('a secret of fewer than 6 characters is refused: it could not be masked', async () => {
      const options = await read('authentication: { type: bearer, token: abc12 }');

      expect(options).toMatchObject({ problem: { allowed: expect.stringMatching(/6 or more/) }, secrets: ['abc12'] });
      expect(JSON.stringify('problem' in options && options.problem)).not.toContain('abc12');
    });

    it('names the places of what is too short, and no text', async () => {
      const options = await read(
        'authentication: { type: basic, username: admin, password: geheim-1, steps: [{ success_indicator: OK }], "pw: x y": abc }',
      );

      expect('problem' in options && options.problem.allowed).toMatch(
        /Shorter are: authentication\.username, authentication\.steps\.0\.success_indicator, authentication\.\(hidden\)$/,
      );
      expect(JSON.stringify('problem' in options && options.problem)).not.toMatch(/admin|OK|abc|geheim|pw: x y/);
    });

    it('is refused in arguments, where every process sees it, and taken from a file', async () => {
      const readFile = (path: string): Buffer =>
        path === 'options.yml' ? Buffer.from('authentication: { type: bearer, token: geheim-token }') : gone(path);

      expect(await read('authentication: { token: geheim-token }', { fromArguments: true, files: true })).toMatchObject({
        problem: { allowed: expect.stringMatching(/@file.*SCAN_GATE_SCAN_OPTIONS/) },
        secrets: ['geheim-token'],
      });
      expect(await read('@options.yml', { fromArguments: true, files: true, readFile })).toMatchObject({
        value: { authentication: { type: 'bearer' } },
        secrets: ['geheim-token'],
      });
    });

    it.each([
      ['with a byte order mark', Buffer.from('\uFEFFpriority: high'), { value: { priority: 'high' } }],
      ['of Windows-1252', Buffer.from('# x\nname: caf\xe9', 'latin1'), /@o\.yml is not UTF-8: line 2 .*Save it as UTF-8/],
      ['of UTF-16', Buffer.from('\uFEFFpriority: high', 'utf16le'), /@o\.yml is UTF-16, not UTF-8.*PowerShell/],
      ['with a line that ends in NEL', Buffer.from('# x\u0085priority: high'), /line 1 contains the control character U\+0085/],
    ])('a file %s', async (_what, bytes, expected) => {
      const options = await read('@o.yml', { files: true, readFile: () => bytes });

      const wanted = expected instanceof RegExp ? { problem: { allowed: expect.stringMatching(expected) } } : expected;
      expect(options).toMatchObject(wanted);
    });

    it('a file is read on the command line only', async () => {
      expect(await read('@/etc/passwd')).toHaveProperty('problem');
      expect(await read('@gone.yml', { files: true, readFile: gone })).toMatchObject({
        problem: { allowed: expect.stringContaining('@gone.yml') },
      });
    });
  });

  it.each([
    [
      'https://ci.example.org/hook?token=s3cr%2Fet-1&n=1&x=anderes-2#f',
      ['token=s3cr%2Fet-1&n=1&x=anderes-2', 's3cr%2Fet-1', 'anderes-2', 's3cr/et-1'],
    ],
    ['https://user:geheim-1@ci.example.org/hook', ['geheim-1']],
    ['https://ci.example.org/hook?n=1', []],
    ['no address?token=geheim-1', []],
  ])('what gives access in a callback_url is a secret: %s', async (url, secrets) => {
    expect(await read(JSON.stringify({ callback_url: url }))).toEqual({ value: { callback_url: url }, secrets });
  });
});
