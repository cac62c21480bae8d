import { describe, expect, it } from '@jest/globals';
import { waiverChecks } from '../../src/doctor/waivers.js';
import type { Waiver } from '../../src/domain/waiver.js';

const waiver = (value: string, expires: string): Waiver => ({ by: 'rule', value, reason: 'known', expires });
const checksOf = (...waivers: readonly Waiver[]) => waiverChecks({ waivers, today: '2026-11-21' });

describe('waivers', () => {
  it('are no check where there are none', () => {
    expect(checksOf()).toEqual([]);
  });

  it('that are active are reported as a number', () => {
    expect(checksOf(waiver('CKV_1', '2026-12-31'))).toEqual([{ name: 'waivers', state: 'ok', text: 'Waivers: 1 active.' }]);
  });

  it('that expire soon or have expired are a warning, and named', () => {
    const [check] = checksOf(waiver('CKV_1', '2026-12-31'), waiver('CKV_2', '2026-11-21'), waiver('CKV_3', '2026-11-20'));

    expect(check).toMatchObject({ state: 'warning', hint: expect.stringContaining('a later day') });
    expect(check?.text).toBe(
      'Waivers: 1 active; 1 that expire within 14 days (rule CKV_2 until 2026-11-21); 1 expired, so their findings count again (rule CKV_3 until 2026-11-20).',
    );
  });

  it('are named ten at a time', () => {
    const [check] = checksOf(...Array.from({ length: 12 }, (_, index) => waiver(`CKV_${index}`, '2026-11-01')));

    expect(check?.text).toContain('CKV_9 until 2026-11-01, …');
    expect(check?.text).not.toContain('CKV_10 ');
  });
});
