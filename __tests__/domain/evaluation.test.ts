import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { evaluate, isOpen } from '../../src/domain/evaluation.js';
import type { Finding, Rule } from '../../src/domain/finding.js';
import type { Locate } from '../../src/domain/repository-files.js';
import { SEVERITIES, totalOf } from '../../src/domain/severity.js';
import type { Glob } from '../../src/domain/waiver.js';

const RULE: Rule = { id: 'R1', title: 'Rule one', text: 'What is wrong', fix: { text: 'Do this' }, tags: ['security'] };

function finding(part: Partial<Finding> = {}): Finding {
  return {
    id: 'f1',
    rule: RULE,
    severity: 'high',
    state: 'open',
    rawState: 'open',
    location: { file: 'a.tf', line: 1 },
    identity: 'same',
    ...part,
  };
}

const anyFindings: fc.Arbitrary<Finding[]> = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 25 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        rule: fc.record({
          id: fc.constantFrom('R1', 'R2', 'R3'),
          title: fc.constantFrom('one', 'two'),
          text: fc.constantFrom('x', 'y', undefined),
          fix: fc.constantFrom(undefined, { text: 'fix' }, { code: 'code' }),
          tags: fc.constant(['security']),
        }),
        severity: fc.constantFrom(...SEVERITIES),
        state: fc.constantFrom('open', 'closed', 'accepted', 'unknown'),
        rawState: fc.constantFrom('open', 'resolved', 'suppressed', 'new'),
        location: fc.record({ file: fc.constantFrom(undefined, 'a.tf', 'b.tf'), line: fc.constantFrom(undefined, 1, 2, 30) }),
        identity: fc.constantFrom('i1', 'i2', 'i3'),
      }),
    ),
  ),
);

describe('evaluate', () => {
  it('is the same whatever the order of findings and pages', () => {
    const shuffled = anyFindings.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );

    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(evaluate(other)).toEqual(evaluate(list));
      }),
    );
  });

  it('keeps every finding, gives each a fingerprint of its own, and names only rules that it contains', () => {
    fc.assert(
      fc.property(anyFindings, (list) => {
        const { findings, rules, counts } = evaluate(list);

        expect(findings.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id).toSorted());
        expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(list.length);
        expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set(rules.map(({ id }) => id)));
        expect(totalOf(counts)).toBe(findings.filter((each) => each.counted).length);
      }),
    );
  });

  it('numbers twins by line, then by id', () => {
    const twins = [
      finding({ id: 'b', location: { line: 7 } }),
      finding({ id: 'a', location: { line: 7 } }),
      finding({ id: 'c', location: { line: 30 } }),
      finding({ id: 'd', location: {} }),
    ];

    const numbers = Object.fromEntries(evaluate(twins).findings.map(({ id, fingerprint }) => [id, fingerprint]));

    expect(numbers).toEqual({ d: 'same:1', a: 'same:2', b: 'same:3', c: 'same:4' });
  });

  it('gives a rule a title that is true of all its findings, where those differ by a time alone', () => {
    const titled = (id: string, title: string): Finding => finding({ id, rule: { ...RULE, title } });
    const titlesOf = (...list: Finding[]) => {
      const { rules, findings } = evaluate(list);
      return [...rules.map(({ title }) => title), ...findings.map(({ title }) => title)];
    };
    const [a, b, c] = [titled('a', 'Key 1 is 98 days old'), titled('b', 'Key 1 is 112 days old'), titled('c', 'Key 2 is 98 days old')];

    expect(titlesOf(a, b)).toEqual(['Key 1 is [time] old', 'Key 1 is 98 days old', 'Key 1 is 112 days old']);
    expect(titlesOf(a)).toEqual(['Key 1 is 98 days old', undefined]);
    expect(titlesOf(a, c)).toEqual(['Key 1 is 98 days old', undefined, 'Key 2 is 98 days old']);
  });

  it('keeps the fingerprint of a finding whose line moves', () => {
    const [before] = evaluate([finding({ location: { file: 'a.tf', line: 3 } })]).findings;
    const [after] = evaluate([finding({ location: { file: 'a.tf', line: 99 } })]).findings;

    expect(after?.fingerprint).toBe(before?.fingerprint);
  });

  it('sorts worst first, then by file, line, rule and id', () => {
    const list = [
      finding({ id: '6', severity: 'low' }),
      finding({ id: '5', location: { file: 'b.tf', line: 1 } }),
      finding({ id: '4', location: { file: 'a.tf', line: 10 } }),
      finding({ id: '3', location: { file: 'a.tf', line: 2 }, rule: { ...RULE, id: 'R2' } }),
      finding({ id: '2b', location: { file: 'a.tf', line: 2 } }),
      finding({ id: '2a', location: { file: 'a.tf', line: 2 } }),
      finding({ id: '1', location: {} }),
      finding({ id: '0', severity: 'critical', location: { file: 'z.tf' } }),
    ];

    expect(evaluate(list).findings.map(({ id }) => id)).toEqual(['0', '1', '2a', '2b', '3', '4', '5', '6']);
  });

  it.each([
    ['open', true],
    ['unknown', true],
    ['closed', false],
    ['accepted', false],
  ] as const)('a finding that is %s at the service counts: %s', (means, counts) => {
    const evaluation = evaluate([finding({ state: means, rawState: 'word' })]);

    expect(evaluation.findings).toMatchObject([{ counted: counts, state: means, rawState: 'word' }]);
    expect(evaluation.counts.high).toBe(counts ? 1 : 0);
    expect(isOpen({ state: means })).toBe(counts);
  });

  it('takes the most frequent text for the rule, and keeps a differing one with its finding', () => {
    const odd: Rule = { ...RULE, title: 'Odd', text: 'Other words', fix: { text: 'Do that' } };

    const { rules, findings } = evaluate([finding({ id: 'x', rule: odd }), finding({ id: 'y' }), finding({ id: 'z' })]);

    expect(rules).toEqual([RULE]);
    expect(findings.find(({ id }) => id === 'x')).toMatchObject({ title: 'Odd', text: 'Other words', fix: { text: 'Do that' } });
    expect(findings.find(({ id }) => id === 'y')?.title).toBeUndefined();
    expect(findings.find(({ id }) => id === 'y')?.text).toBeUndefined();
    expect(findings.find(({ id }) => id === 'y')?.fix).toBeUndefined();
  });

  it('counts equal texts of a rule together, also if they are not one object', () => {
    const seldom: Rule = { ...RULE, text: 'A seldom text' };
    const list = [finding({ id: 'x', rule: seldom }), finding({ id: 'y', rule: { ...RULE } }), finding({ id: 'z', rule: { ...RULE } })];
    expect(evaluate(list).rules).toEqual([RULE]);
  });

  it("keeps a finding's own text with it, and shows it at no other finding of its rule", () => {
    const rule: Rule = { id: 'R1', title: 'one', tags: [] };
    const plain = { rule, severity: 'high', state: 'open', rawState: 'open', location: {}, identity: 'i' } as const;
    const { rules, findings } = evaluate([
      { ...plain, id: 'a', text: 'own', fix: { text: 'remedy' } },
      { ...plain, id: 'b' },
    ]);

    expect(rules).toEqual([rule]);
    expect(findings).toMatchObject([{ id: 'a', text: 'own', fix: { text: 'remedy' } }, { id: 'b' }]);
    expect(findings[1]?.text).toBeUndefined();
    expect(findings[1]?.fix).toBeUndefined();
  });

  it("keeps a finding's own title and tags, and writes neither where they are those of the rule", () => {
    const list = [finding({ id: 'x', title: 'Own title' }), finding({ id: 'y', rule: { ...RULE, tags: ['pci'] } }), finding({ id: 'z' })];
    const { rules, findings } = evaluate([...list, finding({ id: 'zz' })]);
    const of = (id: string) => findings.find((each) => each.id === id);

    expect(rules).toEqual([RULE]);
    expect(of('x')).toMatchObject({ title: 'Own title' });
    expect(of('x')?.tags).toBeUndefined();
    expect(of('y')).toMatchObject({ tags: ['pci'] });
    expect(of('y')?.title).toBeUndefined();
    expect(of('z')).toMatchObject({ title: undefined, tags: undefined, waiverIndex: undefined });
  });

  it("shows the repository's name of a file, and counts a finding whose file the repository does not have", () => {
    const only = (name: string): Glob => ({ pattern: name, matches: (path) => path === name });
    const locate: Locate = (name) => (name === 'App/a.tf' ? 'app/a.tf' : undefined);
    const named = (file: string | undefined) => finding({ id: String(file), location: { file, line: 3 } });
    const list = [named('App/a.tf'), named('gone.tf'), named('./b.tf'), named(undefined)];

    const { findings, outsidePaths } = evaluate(list, { waivers: [], today: '2026-11-21', paths: [only('other.tf')], locate });
    const placeOf = (id: string) => findings.find((each) => each.id === id)?.location;
    expect(placeOf('App/a.tf')).toEqual({ file: 'app/a.tf', line: 3 });
    expect(placeOf('gone.tf')).toEqual({ file: 'gone.tf', line: 3 });
    expect(placeOf('./b.tf')).toEqual({ file: 'b.tf', line: 3 });
    expect(
      findings
        .filter(({ counted }) => counted)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['./b.tf', 'gone.tf', 'undefined']);
    expect(outsidePaths).toBe(1);

    const within = evaluate(list, { waivers: [], today: '2026-11-21', paths: [only('app/a.tf')], locate });
    expect(within.outsidePaths).toBe(0);
  });

  it('between texts that are equally frequent takes the same one in either order', () => {
    const other: Rule = { ...RULE, text: 'Another text' };
    const list = [finding({ id: 'x', rule: other }), finding({ id: 'y' })];

    expect(evaluate(list).rules).toEqual(evaluate(list.toReversed()).rules);
  });

  it('keeps an undocumented severity and the score, and invents neither', () => {
    const [apocalyptic, plain] = evaluate([
      finding({ id: 'a', severity: 'critical', rawSeverity: 'apocalyptic', cvss: 9.9 }),
      finding({ id: 'b' }),
    ]).findings;

    expect(apocalyptic).toMatchObject({ severity: 'critical', rawSeverity: 'apocalyptic', cvss: 9.9 });
    expect(plain?.rawSeverity).toBeUndefined();
    expect(plain?.cvss).toBeUndefined();
  });

  it('is an empty list for no findings', () => {
    expect(evaluate([])).toMatchObject({ rules: [], findings: [], counts: { critical: 0, info: 0 } });
  });
});
