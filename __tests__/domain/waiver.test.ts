import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../src/domain/evaluation.js';
import type { Finding } from '../../src/domain/finding.js';
import { daysBetween } from '../../src/domain/instant.js';
import { type Glob, stateOf, type Waiver } from '../../src/domain/waiver.js';

const TODAY = '2026-11-21';

function finding(id: string, part: Partial<Finding> = {}): Finding {
  return {
    id,
    rule: { id: 'R1', title: 'Rule', tags: [] },
    severity: 'high',
    state: 'open',
    rawState: 'open',
    location: { file: 'modules/a.tf', line: 3, resource: 'aws_s3_bucket.a' },
    identity: id,
    ...part,
  };
}

function waiver(part: Partial<Waiver> = {}): Waiver {
  return { by: 'rule', value: 'R1', reason: 'because', expires: '2027-01-01', ...part };
}

function glob(pattern: string): Glob {
  return { pattern, matches: (text) => text.startsWith(pattern) };
}

/** Which findings count, and what became of the waivers. */
function waive(findings: readonly Finding[], waivers: readonly Waiver[], paths?: readonly Glob[]) {
  const { findings: list, ...rest } = evaluate(findings, { waivers, today: TODAY, ...(paths && { paths }) });
  const counting = list.filter(({ counted }) => counted).map(({ id }) => id);
  return { ...rest, list, counting };
}

describe('a waiver', () => {
  it.each<[Partial<Waiver>, string[]]>([
    [{ by: 'fingerprint', value: 'a:1' }, ['b']],
    [{ by: 'id', value: 'b' }, ['a']],
    [{ by: 'rule', value: 'R1' }, []],
    [{ by: 'rule', value: 'r1' }, ['a', 'b']],
    [{ by: 'rule', value: 'R' }, ['a', 'b']],
    [{ by: 'id', value: 'a:1' }, ['a', 'b']],
    [{ by: 'fingerprint', value: 'a' }, ['a', 'b']],
    [{ by: 'rule', value: 'R1', paths: [glob('modules/')] }, ['b']],
    [{ by: 'rule', value: 'R1', paths: [glob('nowhere/'), glob('other/')] }, ['a']],
    [{ by: 'rule', value: 'R1', resources: [glob('aws_s3')] }, ['b']],
    [{ by: 'rule', value: 'R1', resources: [glob('https://')] }, ['a']],
    [{ by: 'rule', value: 'R1', paths: [glob('modules/')], resources: [glob('https://')] }, ['a', 'b']],
    [{ by: 'rule', value: 'R1', paths: [] }, ['a', 'b']],
  ])('of %j leaves %j', (part, counting) => {
    const findings = [finding('a'), finding('b', { location: { file: 'other/b.tf', url: 'https://b.example' } })];

    expect(waive(findings, [waiver(part)]).counting).toEqual(counting);
  });

  it('of an ID with a colon accepts no other ID', () => {
    expect(waive([finding('CVE:1'), finding('CVE:2')], [waiver({ by: 'id', value: 'CVE:1' })]).counting).toEqual(['CVE:2']);
  });

  it('needs a file where it names files, and a resource where it names resources', () => {
    const nowhere = [finding('a', { location: {} })];

    expect(waive(nowhere, [waiver({ paths: [glob('')] })]).counting).toEqual(['a']);
    expect(waive(nowhere, [waiver({ resources: [glob('')] })]).counting).toEqual(['a']);
  });

  it.each([
    ['2026-11-20', 'expired', ['a']],
    ['2026-11-21', 'expiring', []],
    ['2026-12-05', 'expiring', []],
    ['2026-12-06', 'active', []],
    ['soon', 'expired', ['a']],
    ['', 'expired', ['a']],
  ] as const)('that expires on %s is %s', (expires, state, counting) => {
    const result = waive([finding('a')], [waiver({ expires })]);

    expect(result.counting).toEqual(counting);
    expect(result.waivers).toEqual([{ by: 'rule', value: 'R1', reason: 'because', expires, state, matched: 1 }]);
    expect(result.waived).toBe(1 - counting.length);
  });

  it('without the current day accepts nothing', () => {
    expect(stateOf({ expires: '2027-01-01' }, '')).toBe('expired');
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });

  it('accepts as many equal findings as its ordinal, and one more counts', () => {
    const twins = ['a', 'b', 'c'].map((id, index) => finding(id, { identity: 'same', location: { file: 'a.tf', line: index + 1 } }));

    expect(waive(twins, [waiver({ by: 'fingerprint', value: 'same:1' })]).counting).toEqual(['b', 'c']);
    expect(waive(twins, [waiver({ by: 'fingerprint', value: 'same:2' })]).counting).toEqual(['c']);
    expect(waive(twins.slice(1), [waiver({ by: 'fingerprint', value: 'same:2' })]).counting).toEqual([]);
    expect(waive(twins, [waiver({ by: 'fingerprint', value: 'same:2' })]).waivers[0]?.matched).toBe(2);
    // Ten is more than nine.
    expect(waive(twins, [waiver({ by: 'fingerprint', value: 'same:10' })]).counting).toEqual([]);
  });

  it('is reported even if it matches nothing, and does not accept closed findings', () => {
    const closed = finding('a', { state: 'closed', rawState: 'resolved' });
    const result = waive([closed], [waiver({ value: 'other' }), waiver()]);

    expect(result.waivers.map(({ matched }) => matched)).toEqual([0, 0]);
    expect([result.waived, result.list[0]?.waiverIndex]).toEqual([0, undefined]);
  });

  it('that is the first to hold is named; all that match are counted', () => {
    const result = waive([finding('a')], [waiver({ expires: '2026-01-01' }), waiver({ by: 'id', value: 'a' }), waiver()]);

    expect(result.list[0]?.waiverIndex).toBe(1);
    expect(result.waivers.map(({ matched }) => matched)).toEqual([1, 1, 1]);
  });

  it('of a fingerprint is about no other finding of its rule or ID', () => {
    const findings = [finding('a', { identity: 'x' }), finding('x:1', { identity: 'y', rule: { id: 'x:1', title: 'Odd', tags: [] } })];

    expect(waive(findings, [waiver({ by: 'fingerprint', value: 'x:1' })]).counting).toEqual(['x:1']);
    expect(waive(findings, [waiver({ by: 'id', value: 'x:1' })]).counting).toEqual(['a']);
    expect(waive(findings, [waiver({ by: 'rule', value: 'x:1' })]).counting).toEqual(['a']);
  });

  it('that comes first in the file is named, whichever way it is found by', () => {
    const ways = [waiver(), waiver({ by: 'fingerprint', value: 'a:1' }), waiver({ by: 'id', value: 'a' })];
    expect(waive([finding('a')], ways).list[0]?.waiverIndex).toBe(0);
    expect(waive([finding('a')], ways.toReversed()).list[0]?.waiverIndex).toBe(0);
  });

  it('reports its patterns as they are written', () => {
    const [result] = waive([], [waiver({ paths: [glob('a/'), glob('b/')], resources: [glob('c')] })]).waivers;

    expect(result).toMatchObject({ paths: ['a/', 'b/'], resources: ['c'] });
  });
});

describe('paths', () => {
  const inside = finding('in');
  const outside = finding('out', { location: { file: 'other/b.tf', line: 1 } });
  const nowhere = finding('none', { location: { resource: 'r' } });

  it('leave out what is in other files, and nothing else', () => {
    const result = waive([inside, outside, nowhere], [], [glob('modules/')]);

    expect(result.counting.toSorted()).toEqual(['in', 'none']);
    expect([result.outsidePaths, result.counts.high]).toEqual([1, 2]);
    expect(result.list.filter((each) => each.outsidePaths).map(({ id }) => id)).toEqual(['out']);
  });

  it('are several, of which one is enough', () => {
    expect(waive([inside, outside], [], [glob('modules/'), glob('other/')]).outsidePaths).toBe(0);
  });

  it('do not take from a waiver what it accepts', () => {
    const result = waive([outside], [waiver()], [glob('modules/')]);

    expect([result.outsidePaths, result.waived, result.list[0]?.outsidePaths]).toEqual([0, 1, undefined]);
  });

  it('do not apply to closed findings', () => {
    const closed = { ...outside, state: 'closed' as const, rawState: 'fixed' };

    expect(waive([closed], [], [glob('modules/')]).outsidePaths).toBe(0);
  });
});
