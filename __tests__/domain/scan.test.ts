import { describe, expect, it } from '@jest/globals';
import { differingTraits, isScanId, mergeScan, type Scan, sameCommit } from '../../src/domain/scan.js';

describe('isScanId', () => {
  it.each(['scan_xyz789', '660e8400-e29b-41d4-a716-446655440000', 'a.b'])('takes %s', (id) => {
    expect(isScanId(id)).toBe(true);
  });

  it.each(['', '.', '..', '../scans', 'a/b', 'a b', 'a\n', 'x'.repeat(129), '$(id)'])('refuses %j', (id) => {
    expect(isScanId(id)).toBe(false);
  });
});

describe('sameCommit', () => {
  const full = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

  it('takes a prefix of at least seven hex digits, on either side and in any case', () => {
    expect(sameCommit(full, 'a1b2c3d')).toBe(true);
    expect(sameCommit('A1B2C3D4E5F6', full)).toBe(true);
    expect(sameCommit(full, full)).toBe(true);
  });

  it('refuses what proves nothing', () => {
    expect(sameCommit(full, 'a1b2c3')).toBe(false);
    expect(sameCommit(full, 'a1b2c3e')).toBe(false);
    expect(sameCommit(full, '')).toBe(false);
    expect(sameCommit('HEAD-of-main', 'HEAD-of-main')).toBe(false);
  });
});

describe('differingTraits', () => {
  it('compares what was asked only, and takes an untold trait for a different one', () => {
    expect(differingTraits({ type: 'static', branch: undefined }, { type: 'static', branch: 'main' })).toEqual([]);
    expect(differingTraits({ type: 'static', branch: 'main' }, { type: 'full' })).toEqual(['type', 'branch']);
  });

  it.each(['type', 'mode', 'region', 'variant', 'branch'] as const)('holds a scan to its %s', (name) => {
    expect(differingTraits({ [name]: 'a' }, { [name]: 'a' })).toEqual([]);
    expect(differingTraits({ [name]: 'a' }, { [name]: 'b' })).toEqual([name]);
  });
});

describe('mergeScan', () => {
  it('keeps every trait that a light answer leaves out', () => {
    const traits = { type: 't', mode: 'm', region: 'r', variant: 'v', branch: 'b', commit: 'c' };
    const light: Scan = { id: 's', target: 't', state: 'running', rawState: 'running', traits: {} };

    expect(mergeScan({ ...light, traits }, light).traits).toEqual(traits);
  });
});

describe('mergeScan', () => {
  const counts = { critical: 0, high: 1, medium: 0, low: 0, info: 0 };
  const posture = { passed: 1, failed: 0, skipped: 0, score: 100 };
  const reported: Scan = {
    id: 's',
    target: 't',
    state: 'running',
    rawState: 'running',
    traits: {},
    counts,
    posture,
    inventory: { vpc: 1 },
  };
  const bare: Scan = { id: 's', target: 't', state: 'completed', rawState: 'completed', traits: {} };

  it('keeps what a scan that is over reported, and what a running scan reported while it runs', () => {
    expect(mergeScan({ ...reported, state: 'completed' }, bare)).toMatchObject({ counts, posture, inventory: { vpc: 1 } });
    expect(mergeScan(reported, { ...bare, state: 'running' })).toMatchObject({ counts, posture });
  });

  it('takes no numbers of a running scan for those of the completed one', () => {
    expect(mergeScan(reported, bare)).toMatchObject({ counts: undefined, posture: undefined, inventory: undefined });
    expect(mergeScan(reported, { ...bare, counts: { ...counts, high: 2 } }).counts).toEqual({ ...counts, high: 2 });
  });
});
