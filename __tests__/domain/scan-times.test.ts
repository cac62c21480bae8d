import { describe, expect, it } from '@jest/globals';
import { beginOf, byNewest, createdOf, endOf, isNewestFirst, type Scan } from '../../src/domain/scan.js';

type Times = Pick<Scan, 'createdAt' | 'startedAt' | 'completedAt'>;

const at = (minutes: number): string => `2026-01-01T10:${String(minutes).padStart(2, '0')}:00Z`;
const ms = (minutes: number): number => Date.parse(at(minutes));

describe('the times of a scan', () => {
  const queued: Times = { createdAt: at(0), startedAt: at(30), completedAt: at(40) };

  it('begin when it left the queue, for that is what it has seen; it was asked for before', () => {
    expect([beginOf(queued), createdOf(queued), endOf(queued)]).toEqual([ms(30), ms(0), ms(40)]);
    expect([beginOf({ createdAt: at(0) }), createdOf({ startedAt: at(30) }), endOf({ createdAt: at(0) })]).toEqual([ms(0), ms(30), ms(0)]);
  });

  it('are not known where it has none', () => {
    expect([beginOf({}), createdOf({}), endOf({})]).toEqual([undefined, undefined, undefined]);
  });

  it('sort the one first that was asked for last, and those without times last', () => {
    const waiting: Times = { createdAt: at(10) };
    const untimed: Times = {};
    expect([untimed, queued, waiting].toSorted(byNewest)).toEqual([waiting, queued, untimed]);
  });

  it.each<[string, readonly Times[], boolean]>([
    ['begins with the newest', [{ createdAt: at(2) }, { createdAt: at(1) }], true],
    ['shows nothing if two have the same time', [{ createdAt: at(1) }, { createdAt: at(1) }], false],
    ['begins with the oldest', [{ createdAt: at(1) }, { createdAt: at(2) }], false],
    ['shows nothing if one has no time', [{ createdAt: at(2) }, {}, { createdAt: at(1) }], false],
    ['shows nothing for a scan without a time', [{}], false],
    ['goes by when they were asked for', [{ createdAt: at(2) }, { createdAt: at(1), startedAt: at(3) }], true],
  ])('show whether a list %s', (_what, scans, expected) => {
    expect(isNewestFirst(scans)).toBe(expected);
  });
});
