import { describe, expect, it } from '@jest/globals';
import { asInstant, msOf, unlessAhead } from '../../src/domain/instant.js';
import { inTimeZone } from '../helpers/time-zone.js';

const TEN = '2026-01-01T10:00:00Z';

describe.each(['UTC', 'America/New_York', 'Asia/Tokyo'])('a time from outside, read in %s', (zone) => {
  it.each([
    ['in UTC', '2026-01-01T10:00:00Z', TEN],
    ['without a zone', '2026-01-01T10:00:00', TEN],
    ['with a space', '2026-01-01 10:00:00', TEN],
    ['without seconds', '2026-01-01T10:00', TEN],
    ['with a fraction', '2026-01-01T10:00:00.25', '2026-01-01T10:00:00.250Z'],
    ['with microseconds and a comma', '2026-01-01 10:00:00,123456Z', '2026-01-01T10:00:00.123Z'],
    ['with an empty fraction', '2026-01-01T10:00:00.000Z', TEN],
    ['with an offset', '2026-01-01T12:00:00+02:00', TEN],
    ['with an offset without a colon', '2026-01-01T12:00:00+0200', TEN],
    ['with an offset of hours', '2026-01-01T05:00:00-05', TEN],
    ['with a zone in words', '2026-01-01 10:00:00 UTC', TEN],
    ['in small letters', ' 2026-01-01t10:00:00z ', TEN],
    ['as a day', '2026-01-01', '2026-01-01T00:00:00Z'],
  ])('%s is in UTC', async (_what, text, instant) => {
    await inTimeZone(zone, () => {
      expect(asInstant(text)).toBe(instant);
      expect(msOf(text)).toBe(Date.parse(instant));
    });
  });
});

describe('a time from outside', () => {
  it.each([
    undefined,
    null,
    '',
    'yesterday',
    'Thu, 01 Jan 2026 10:00:00 GMT',
    '1767261600',
    '-5',
    '2026-02-30T10:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T10:00:00+99:99',
    '2026-01-01T10:00:00Z and more',
    '0001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
  ])('%j is absent', (text) => {
    expect(asInstant(text)).toBeUndefined();
  });

  it('is absent where it is more than two minutes ahead', () => {
    const now = Date.parse(TEN);
    expect(unlessAhead('2026-01-01T10:02:00Z', now)).toBe('2026-01-01T10:02:00Z');
    expect(unlessAhead('2026-01-01T10:02:01Z', now)).toBeUndefined();
    expect(unlessAhead(undefined, now)).toBeUndefined();
  });
});
