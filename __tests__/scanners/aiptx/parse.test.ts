import { describe, expect, it } from '@jest/globals';
import { parse, planOf, problemsOf, TARGET } from './support.js';

const options = (given: Readonly<Record<string, unknown>>, more: object = {}) => ({ given: { 'scan-options': given, ...more } });

describe('the inputs', () => {
  it('need no more than a target', () => {
    expect(planOf()).toMatchObject({
      nameParts: [expect.stringMatching(/^[0-9a-f]{8}$/), 'web', 'standard'],
      timeoutMs: 5 * 3_600_000,
      typicalMs: 10_400_000,
    });
  });

  it.each([
    ['quick', 3_600_000, 20 * 60_000],
    ['standard', 5 * 3_600_000, 10_400_000],
    ['deep', 26 * 3_600_000, 10 * 3_600_000],
  ])('wait by the mode: %s', (mode, timeoutMs, typicalMs) => {
    expect(planOf({ ...options({ mode }) })).toMatchObject({ timeoutMs, typicalMs });
  });

  it('hash the target in the name, whatever the way it is written', () => {
    const [first] = planOf().nameParts;
    expect(planOf({ given: { target: 'HTTPS://Staging.Example.com:443/?key=1#x' } }).nameParts[0]).toBe(first);
    expect(planOf({ given: { target: 'https://staging.example.com/shop' } }).nameParts[0]).not.toBe(first);
  });

  it('are all checked against the documents at once', () => {
    const given = { target: 'ftp://x', 'scan-type': 'mobile', 'scan-options': { mode: 'fast', nmae: 'x', scope: { only: [] }, name: 7 } };
    expect(problemsOf({ given })).toEqual([
      { input: 'target', given: 'ftp://x', allowed: expect.stringContaining('http or https') },
      { input: 'scan-options', given: 'mode: fast', allowed: 'mode: quick, mode: standard, mode: deep' },
      { input: 'scan-options', given: 'nmae', allowed: 'mode, name, authentication, scope, instructions, rescan' },
      { input: 'scan-options', given: 'scope.only', allowed: 'scope.include, scope.exclude' },
      { input: 'scan-options', given: 'name: a number', allowed: 'name: a text' },
      { input: 'scan-type', given: 'mobile', allowed: 'web, api, network, full' },
    ]);
  });

  it('say that a target is missing', () => {
    expect(problemsOf({ given: { target: undefined } })).toMatchObject([{ input: 'target', given: '', missing: true }]);
  });

  it.each([
    [{ mode: null }],
    [{ mode: 3 }],
    [{ mode: '' }],
    [{ name: '  ' }],
    [{ instructions: ['a'] }],
    [{ scope: '/api/*' }],
    [{ scope: {} }],
    [{ scope: { include: '/api/*' } }],
    [{ scope: { include: [] } }],
    [{ scope: { exclude: ['/a', 7] } }],
    [{ rescan: '../x' }],
    [{ rescan: '..' }],
    [{ rescan: 17 }],
    [{ authentication: 'Bearer abcdefgh' }],
    [{ authentication: ['abcdefgh'] }],
    [{ authentication: {} }],
    [{ authentication: { type: 'bearer', token: Number.NaN } }],
    [{ constructor: 'x' }],
    [{ Mode: 'quick' }],
  ])('refuse %j', (given) => {
    expect(problemsOf(options(given))).toHaveLength(1);
  });

  it('never quote what may be a credential', () => {
    const secret = 'hunter2-secret';
    const problems = [
      ...problemsOf(options({ authentication: secret })),
      ...problemsOf(options({ authentication: [secret] })),
      ...problemsOf(options({ authentication: { token: Number.POSITIVE_INFINITY, password: secret } })),
      ...problemsOf(options({ instructions: { login: secret } })),
      ...problemsOf({ given: { target: `https://mona:${secret}@staging.example.com` } }),
      ...problemsOf({ given: { target: `mona:${secret}@staging.example.com` } }),
      ...problemsOf({ given: { target: `ftp://staging.example.com/?token=${secret}` } }),
    ];
    expect(problems).toHaveLength(7);
    expect(JSON.stringify(problems)).not.toContain(secret);
    expect(problems[0]).toMatchObject({ given: 'authentication: (hidden)' });
  });
});

describe('a rescan', () => {
  it.each([[{}], [{ mode: 'quick' }], [{ instructions: 'look again' }], [{ mode: 'quick', instructions: 'x' }]])(
    'takes %j beside it',
    (more) => {
      expect(problemsOf(options({ rescan: 'scan_1', ...more }))).toEqual([]);
    },
  );

  it('takes nothing else, and no type', () => {
    const given = options(
      { rescan: 'scan_1', name: 'x', scope: { include: ['/a'] }, authentication: { token: 'abcdefgh' } },
      { 'scan-type': 'api' },
    );
    expect(problemsOf(given)).toMatchObject([
      { input: 'scan-options', given: 'name', allowed: expect.stringContaining('mode and instructions') },
      { input: 'scan-options', given: 'scope' },
      { input: 'scan-options', given: 'authentication' },
      { input: 'scan-type', given: 'api', allowed: expect.stringContaining('rescan') },
    ]);
  });

  it('has a name that the next one has too', () => {
    expect(planOf(options({ rescan: 'scan_1' })).nameParts).toEqual(planOf(options({ rescan: 'scan_2' })).nameParts);
  });
});

describe('a deep scan', () => {
  const deep = options({ mode: 'deep' });

  it('is not waited for on a runner that ends before it', () => {
    expect(problemsOf({ ...deep, source: { hostedRunner: true } })).toEqual([
      { input: 'scan-options', given: 'mode: deep', allowed: expect.stringMatching(/\{wait\} to false.*\{scan-id\}/) },
    ]);
  });

  it.each([
    [false, true],
    [true, false],
    [true, undefined],
  ])('is fine with wait %s on a hosted runner %s', (wait, hostedRunner) => {
    expect('plan' in parse({ ...deep, wait, source: { hostedRunner } })).toBe(true);
  });

  it('is collected by its ID, as the hint advises, on any runner', () => {
    expect(problemsOf({ ...deep, source: { hostedRunner: true }, collects: 'id' })).toEqual([]);
  });
});

it('the service needs no rights over code, and leaves what it has paid for', async () => {
  const { aiptx } = await import('../../../src/scanners/aiptx/index.js');
  expect(aiptx).toMatchObject({
    scansRepository: false,
    onTimeout: 'leave',
    cancelRequest: 'POST /v1/scans/:id/cancel',
    uncertain: ['findings'],
    perMinute: { all: 60 },
  });
  expect(aiptx.authorize('k')).toEqual({ authorization: 'Bearer k' });
  expect(TARGET).toMatch(/^https:/);
});
