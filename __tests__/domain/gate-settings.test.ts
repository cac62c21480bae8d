import { describe, expect, it } from '@jest/globals';
import { createIntern, hashIdentity, slug } from '../../src/domain/fingerprint.js';
import {
  describeNumbers,
  type GateSettings,
  limitsNew,
  needsBaseline,
  needsNew,
  severitiesOf,
  severitiesReaching,
} from '../../src/domain/gate-settings.js';
import { utcDay } from '../../src/domain/instant.js';

const from = 'input' as const;
const HIGH = { severityThreshold: { value: 'high', from } } as const;
const NEW = { gateOn: { value: 'new', from } } as const;

describe('what asks for a baseline', () => {
  it.each<[string, Omit<GateSettings, 'warnOnly'>, asksNew: boolean, asksBaseline: boolean]>([
    ['nothing', {}, false, false],
    ['a threshold', HIGH, false, false],
    ['a threshold on all', { ...HIGH, gateOn: { value: 'all', from } }, false, false],
    ['a threshold on what is new', { ...HIGH, ...NEW }, true, true],
    ['no threshold on what is new', { severityThreshold: { value: 'none', from }, ...NEW }, false, false],
    ['gate-on without a threshold', NEW, false, false],
    ['budgets', { maxFindings: { value: { high: 1, total: 2 }, from } }, false, false],
    ['a budget of what is new', { maxFindings: { value: { high: 1, 'new-low': 0 }, from } }, true, true],
    ['a drop', { maxScoreDrop: { value: 1, from } }, false, true],
    ['a change', { maxResourceChange: { value: { total: 1 }, from } }, false, true],
    ['a score', { minScore: { value: 1, from } }, false, false],
  ])('%s', (_what, given, asksNew, asksBaseline) => {
    expect([needsNew({ ...given, warnOnly: 'false' }), needsBaseline({ ...given, warnOnly: 'false' })]).toEqual([asksNew, asksBaseline]);
  });

  it('is a budget by its name', () => {
    expect([limitsNew(undefined), limitsNew({}), limitsNew({ total: 1 }), limitsNew({ 'new-total': 1 })]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('is told as people write it', () => {
    expect(describeNumbers({ high: 3, 'new-low': 0 })).toBe('high=3, new-low=0');
    expect(describeNumbers({ high: undefined })).toBe('high=');
  });
});

describe('identityOf', () => {
  it('is 32 hex digits of all parts, their order and their absence', () => {
    const parts = ['R1', 'aws_s3_bucket.a', undefined];
    expect(hashIdentity(parts)).toMatch(/^[0-9a-f]{32}$/);
    const others = [
      ['R1', 'aws_s3_bucket.a'],
      ['R1', undefined, 'aws_s3_bucket.a'],
      ['R1aws_s3_bucket.a', undefined],
      ['R1', 'aws_s3_bucket.a', ''],
      ['R1', 'aws_s3_bucket.a', 'null'],
      [],
    ];
    expect(new Set([parts, ...others].map(hashIdentity)).size).toBe(7);
  });

  it('is the same for ever: baselines and alerts depend on it', () => {
    expect(hashIdentity(['CKV_AWS_19', 'aws_s3_bucket.data_bucket', 'storage/main.tf'])).toBe('81e15c301faad7bac21989b5db42c55a');
  });
});

describe('slug', () => {
  it.each([
    ['S3 Bucket Encryption', 's3-bucket-encryption'],
    ['  --..Odd / name!! ', 'odd-name'],
    ['a_b.c-d', 'a_b.c-d'],
    ['end-.', 'end'],
    ['', 'unnamed'],
  ])('of %j is %s', (text, name) => {
    expect(slug(text)).toBe(name);
  });

  it('is at most 80 characters, and safe in a path', () => {
    expect(slug('x'.repeat(80))).toBe('x'.repeat(80));
    expect(slug('x'.repeat(200))).toBe(`${'x'.repeat(71)}-4e7d5fb3`);
    expect(slug(`${'x'.repeat(200)} a`)).toBe(`${'x'.repeat(71)}-c5a9f2ff`);
  });

  it('tells names of other scripts apart', () => {
    expect(slug('重大な漏洩')).not.toBe(slug('軽微な漏洩'));
    expect(slug('重大な漏洩')).toMatch(/^[a-z0-9._-]+$/);
  });
});

describe('utcDay', () => {
  it.each([
    [Date.UTC(2026, 10, 21, 23, 59, 59, 999), '2026-11-21'],
    [Date.UTC(2026, 10, 22), '2026-11-22'],
  ])('of %d is %s', (ms, day) => {
    expect(utcDay(ms)).toBe(day);
  });
});

describe('the severities', () => {
  it('of a threshold are itself and the worse ones, except those that budgets decide', () => {
    expect(severitiesReaching(undefined)).toEqual([]);
    expect(severitiesReaching({ value: 'none' })).toEqual([]);
    expect(severitiesReaching({ value: 'medium' })).toEqual(['critical', 'high', 'medium']);
    expect(severitiesReaching({ value: 'medium', except: ['high'] })).toEqual(['critical', 'medium']);
  });

  it('of a budget are one, or all of them', () => {
    expect(severitiesOf('high')).toEqual(['high']);
    expect(severitiesOf('new-high')).toEqual(['high']);
    expect(severitiesOf('total')).toHaveLength(5);
    expect(severitiesOf('new-total')).toHaveLength(5);
  });
});

describe('names and values', () => {
  it('without a safe character get a name, and a hash if letters of other scripts are lost', () => {
    expect(slug('!!')).toBe('unnamed');
    expect(slug('日本')).toMatch(/^unnamed-[0-9a-f]{8}$/);
    expect(slug('a²')).toMatch(/^a-[0-9a-f]{8}$/);
    expect(slug('a—b')).toBe('a-b');
  });

  it('that are equal become one object', () => {
    const intern = createIntern<{ readonly id: string }>();
    const first = { id: 'a' };
    expect(intern(first)).toBe(first);
    expect(intern({ id: 'a' })).toBe(first);
    expect(intern({ id: 'b' })).not.toBe(first);
  });
});
