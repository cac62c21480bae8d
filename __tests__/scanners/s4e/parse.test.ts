import { describe, expect, it } from '@jest/globals';
import type { Problem } from '../../../src/domain/errors.js';
import { s4e } from '../../../src/scanners/s4e/index.js';
import type { ServiceInputs, ServicePlan } from '../../../src/scanners/scanner.js';
import { CIRCUMSTANCES } from './support.js';

function problemsOf(given: ServiceInputs): readonly Problem[] {
  const parsed = s4e.parse({ target: 'a-1001', ...given }, CIRCUMSTANCES);
  return 'problems' in parsed ? parsed.problems : [];
}

function planOf(given: ServiceInputs = {}): ServicePlan {
  const parsed = s4e.parse({ target: 'a-1001', ...given }, CIRCUMSTANCES);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

describe('the facts', () => {
  it('are those of the documents', () => {
    expect(s4e).toMatchObject({
      apiUrl: 'https://api.s4e.io',
      apiPrefix: '/api',
      keyVariable: 'S4E_API_KEY',
      measures: ['findings', 'counts'],
      scansRepository: false,
      cancelRequest: 'POST /api/scan/:id/cancel',
      keepsPartialResults: true,
      onTimeout: 'cancel',
      timeoutMs: 3_600_000,
      typicalMs: 900_000,
      perMinute: { start: 10, all: 100 },
    });
    expect(s4e.authorize('k')).toEqual({ authorization: 'Bearer k' });
    expect(Object.keys(s4e.inputs)).toEqual(['target', 'scan-type', 'scan-options']);
  });
});

describe('the target', () => {
  it.each(['a-1001', 'c0a8-77', '1234', 'shop.example.org', 'b3d1_x', 'ü'])('may be %j', (target) => {
    expect(planOf({ target }).nameParts).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/), 'full']);
  });

  it('distinguishes two gates, without being shown', () => {
    expect(planOf({ target: 'a-1001' }).nameParts).not.toEqual(planOf({ target: 'a-1002' }).nameParts);
  });

  it('is required', () => {
    for (const target of [undefined, ''])
      expect(s4e.parse(target === undefined ? {} : { target }, CIRCUMSTANCES)).toMatchObject({
        problems: [{ input: 'target', missing: true, allowed: expect.stringContaining('a-1001') }],
      });
  });

  it.each(['https://shop.example.org', 'a/b', 'a b', '..', '.', 'a?b', 'a#b', 'a%2Fb', 'a\\b', 'x'.repeat(201)])(
    'may not be %j',
    (target) => {
      expect(problemsOf({ target })).toMatchObject([{ input: 'target', given: target }]);
    },
  );
});

describe('the scan type', () => {
  it.each(['full', 'quick', 'custom', 'api_discovery', 'ssl', 'dns', 'port', 'FULL'])('may be %s, without a warning', (type) => {
    expect(planOf({ 'scan-type': type })).toMatchObject({ nameParts: [expect.stringMatching(/^[0-9a-f]{8}$/), type.toLowerCase()] });
    expect(planOf({ 'scan-type': type }).warnings).toBeUndefined();
  });

  it.each(['web_app', 'network', 'api'])('may be %s of the guides, with a warning', (type) => {
    expect(planOf({ 'scan-type': type }).warnings).toEqual([expect.stringContaining(`scan type ${type}`)]);
  });

  it.each(['deep', 'web', 'full ', 'constructor'])('may not be %j', (type) => {
    expect(problemsOf({ 'scan-type': type })).toMatchObject([
      { input: 'scan-type', given: type, allowed: expect.stringContaining('api_discovery') },
    ]);
  });
});

describe('the scan options', () => {
  it.each([
    [{}],
    [{ options: {} }],
    [{ options: { depth: 'deep', include_subdomains: true, anything: [1, { x: null }] } }],
    [{ priority: 'low' }],
    [{ priority: 'normal' }],
    [{ callback_url: 'https://ci.example.org/hook?token=x' }],
  ])('may be %j', (options) => {
    expect(problemsOf({ 'scan-options': options })).toEqual([]);
  });

  it.each([
    [{ options: 'deep' }, /options as a mapping/],
    [{ options: ['deep'] }, /options as a mapping/],
    [{ options: null }, /options as a mapping/],
    [{ priority: 'urgent' }, /low, normal, high/],
    [{ priority: 1 }, /low, normal, high/],
    [{ callback_url: 'http://ci.example.org' }, /https/],
    [{ callback_url: 'ci.example.org' }, /https/],
    [{ callback_url: 7 }, /https/],
  ])('may not be %j', (options, allowed) => {
    expect(problemsOf({ 'scan-options': options })).toMatchObject([{ input: 'scan-options', allowed: expect.stringMatching(allowed) }]);
  });

  it.each(['depth', 'Priority', 'asset_id', 'constructor', '__proto__'])('may not hold %j, and the problem lists what they may', (name) => {
    const options = Object.fromEntries([[name, 'x']]);

    expect(problemsOf({ 'scan-options': options })).toEqual([
      { input: 'scan-options', given: name, allowed: 'the fields options, priority, callback_url' },
    ]);
  });

  it('are not quoted where they may hold a secret', () => {
    const options = { callback_url: 'http://u:s3cret-token@ci.example.org', priority: 's3cret-token', options: 's3cret-token' };

    const problems = problemsOf({ 'scan-options': options });

    expect(problems).toHaveLength(3);
    expect(JSON.stringify(problems)).not.toContain('s3cret');
  });
});

it('parse finds all mistakes at once', () => {
  const problems = problemsOf({
    target: '..',
    'scan-type': 'deep',
    'scan-options': { depth: 1, priority: 'x', callback_url: 'x', options: 1 },
  });

  expect(problems.map(({ input }) => input)).toEqual(['target', 'scan-type', ...Array.from({ length: 4 }, () => 'scan-options')]);
});
