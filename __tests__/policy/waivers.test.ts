import { describe, expect, it } from '@jest/globals';
import { describeProblem } from '../../src/config/problem.js';
import { parsePolicy } from '../../src/policy/policy.js';
import type { PolicyWaiver } from '../../src/policy/waivers.js';
import { SERVICES } from '../../src/scanners/registry.js';

const SERVICE_IDS = SERVICES.map(({ id }) => id).join(', ');

const TODAY = '2026-11-21';
const PRINT = '0123456789abcdef0123456789abcdef:1';

async function waiversOf(text: string, today = TODAY): Promise<readonly PolicyWaiver[]> {
  const parsed = await parsePolicy(text, 'p.yml', today);
  if ('policy' in parsed) return parsed.policy.waivers;
  throw new Error(parsed.problems.map((problem) => describeProblem(problem, 'action')).join('\n'));
}

async function mistakesIn(text: string, today = TODAY): Promise<string[]> {
  const parsed = await parsePolicy(text, 'p.yml', today);
  const lines = 'problems' in parsed ? parsed.problems.map((problem) => describeProblem(problem, 'action')) : [];
  return lines.map((line) => line.replace('p.yml:', ''));
}

/** A waiver of rule R, with further lines. */
const waiver = (...lines: readonly string[]): string =>
  `waivers:\n- ${['rule: R', 'reason: because', 'expires: 2026-12-31'].map((line) => lines.find((other) => other.split(':')[0] === line.split(':')[0]) ?? line).join('\n  ')}\n${lines
    .filter((line) => !/^(?:rule|reason|expires):/.test(line))
    .map((line) => `  ${line}\n`)
    .join('')}`;

describe('the waivers of a policy', () => {
  it('are read with what they accept, why, and until when', async () => {
    const text = `waivers:
  - fingerprint: ${PRINT}
    reason: "  Ä log bucket: ❤"
    expires: 2026-12-31
  - id: "42"
    reason: >
      Over two
      lines
    expires: "2026-12-31"
    scanner: s4e
  - rule: CKV_AWS_18
    paths: terraform/logs/**
    resources: [aws_s3_bucket.*, "https://example.com/**", /subscriptions/x/**]
    reason: r
    expires: '2026-11-21'
`.replace('"  Ä', '"Ä');
    const [first, second, third] = await waiversOf(text);
    expect(first).toEqual({ by: 'fingerprint', value: PRINT, reason: 'Ä log bucket: ❤', expires: '2026-12-31', line: 2 });
    expect(second).toEqual({ by: 'id', value: '42', scanner: 's4e', reason: 'Over two lines', expires: '2026-12-31', line: 5 });
    expect(third).toMatchObject({ by: 'rule', value: 'CKV_AWS_18', expires: '2026-11-21', line: 11 });
    expect(third?.paths?.map(({ pattern }) => pattern)).toEqual(['terraform/logs/**']);
    expect(third?.paths?.[0]?.matches('terraform/logs/a/b.tf')).toBe(true);
    expect(third?.resources?.map(({ pattern }) => pattern)).toEqual(['aws_s3_bucket.*', 'https://example.com/**', '/subscriptions/x/**']);
    expect(third?.resources?.map(({ matches }) => matches('https://example.com/a/b'))).toEqual([false, true, false]);
  });

  it.each([
    ['today', '2026-11-21'],
    ['a day that is over', '2020-02-29'],
    ['the last day that may be', '2027-11-22'],
  ])('end on %s', async (_what, day) => {
    expect(await waiversOf(waiver(`expires: ${day}`))).toMatchObject([{ expires: day }]);
    // YAML 1.1 parses an unquoted day as a time.
    expect(await waiversOf(`%YAML 1.1\n---\n${waiver(`expires: ${day}`)}`)).toMatchObject([{ expires: day }]);
  });

  it.each([
    ['2027-11-23', ''],
    ['2026-02-29', ''],
    ['2026-02-30', ''],
    ['2026-13-01', ''],
    ['2026-00-10', ''],
    ['2026-12-31T00:00:00Z', ' Did you mean 2026-12-31?'],
    ['2026-12-1', ' Did you mean 2026-12-01?'],
    ['2026-12-32', ''],
    ['31.12.2026', ''],
    ['20261231', ''],
    ['never', ''],
    ['+002026-12-31', ''],
    ['"2026-12-31\\n2026"', ''],
  ])('do not end on %s', async (day, meant) => {
    const [mistake, ...others] = await mistakesIn(waiver(`expires: ${day}`));
    expect(others).toEqual([]);
    expect(mistake?.replace(/^4: expires cannot be ".*"; /, '')).toBe(
      `allowed: a day such as 2026-12-31, in UTC, at most 366 days ahead, until 2027-11-22.${meant}`,
    );
  });

  it('end a leap year ahead at most', async () => {
    expect(await waiversOf(waiver('expires: 2028-03-01'), '2027-03-01')).toHaveLength(1);
    expect(await mistakesIn(waiver('expires: 2028-03-02'), '2027-03-01')).toHaveLength(1);
  });
});

describe('a waiver that is refused', () => {
  const ONE = 'exactly one of fingerprint, id and rule';
  const KEYS = 'fingerprint, id, rule, paths, resources, scanner, reason, expires';
  const rest = '  reason: r\n  expires: 2026-12-31\n';
  it.each([
    [`waivers:\n- reason: r\n  expires: 2026-12-31\n`, `2 cannot be "a waiver"; allowed: ${ONE}.`],
    [`waivers:\n- rule: R\n  id: I\n${rest}`, `2 cannot be "a waiver with id and rule"; allowed: ${ONE}.`],
    [
      `waivers:\n- paths: "**"\n${rest}`,
      `2 cannot be "a waiver with paths alone"; allowed: ${ONE}, because patterns alone would also accept findings that nobody has reviewed.`,
    ],
    [
      `waivers:\n- paths: a\n  resources: b\n${rest}`,
      `2 cannot be "a waiver with paths and resources alone"; allowed: ${ONE}, because patterns alone would also accept findings that nobody has reviewed.`,
    ],
    [
      'waivers:\n- rule: R\n  expires: 2026-12-31\n',
      '2 cannot be "a waiver"; allowed: a waiver with reason: it shows later whether the waiver is still justified.',
    ],
    [
      'waivers:\n- rule: R\n  reason: r\n',
      '2 cannot be "a waiver"; allowed: a waiver with expires: the last day of the waiver, such as 2026-12-31. A waiver cannot last forever.',
    ],
    [
      waiver('reason: ""'),
      '3: reason cannot be "an empty text"; allowed: why the finding is accepted, 1 to 500 characters in one line of visible characters.',
    ],
    [
      waiver('reason: "a\\nb"'),
      '3: reason cannot be "a b"; allowed: why the finding is accepted, 1 to 500 characters in one line of visible characters.',
    ],
    [
      waiver('reason: "a\\u202eb"'),
      '3: reason cannot be "a[U+202E]b"; allowed: why the finding is accepted, 1 to 500 characters in one line of visible characters.',
    ],
    [
      waiver('reason: 5'),
      '3: reason cannot be "5"; allowed: why the finding is accepted, 1 to 500 characters in one line of visible characters, in quotes if YAML reads a number or a boolean. Did you mean "5"?',
    ],
    [
      `waivers:\n- fingerprint: ${PRINT.slice(0, -2)}\n${rest}`,
      `2: fingerprint cannot be "0123456789abcdef0123456789abcdef"; allowed: 32 hex digits, a colon, and a number, as in results.json and the comment.`,
    ],
    [
      `waivers:\n- fingerprint: ${PRINT.slice(0, -1)}0\n${rest}`,
      `2: fingerprint cannot be "0123456789abcdef0123456789abcdef:0"; allowed: 32 hex digits, a colon, and a number, as in results.json and the comment.`,
    ],
    [waiver('resons: x'), `5 cannot be "resons"; allowed: the keys ${KEYS}. Did you mean reason?`],
    [waiver('target: x'), `5 cannot be "target"; allowed: the keys ${KEYS}; target can only be an input.`],
    [waiver('scanner: cloudgeny'), `5: scanner cannot be "cloudgeny"; allowed: ${SERVICE_IDS}. Did you mean cloudgeni?`],
    [
      waiver('paths: ../x'),
      '5 cannot be "../x"; allowed: a path from the root of the repository, with / between folders, such as terraform/**.',
    ],
    [
      waiver('resources: "!x"'),
      '5 cannot be "!x"; allowed: a pattern without a leading !, because patterns cannot exclude. Name the files that you want.',
    ],
    ['waivers: {rule: R}', '1: waivers cannot be "a mapping"; allowed: a list of waivers, each beginning with "- ".'],
    ['waivers: [R]', `1 cannot be "R"; allowed: a mapping with the keys ${KEYS}.`],
    ['waivers:\n-\n', `2 cannot be "nothing"; allowed: a mapping with the keys ${KEYS}.`],
  ])('%j', async (text, words) => {
    expect(await mistakesIn(text)).toEqual([words]);
  });

  it('has the reason in 500 characters, and no more', async () => {
    expect(await waiversOf(waiver(`reason: ${'x'.repeat(500)}`))).toHaveLength(1);
    expect(await mistakesIn(waiver(`reason: ${'x'.repeat(501)}`))).toHaveLength(1);
  });

  it.each([
    ['its reason and last day', 'rule: R', 'rule: R'],
    ['the order of its patterns', 'rule: R\n  paths: [a, b]', 'rule: R\n  paths: "b, a"'],
    ['quotes', 'id: "a"', "id: 'a'"],
  ])('accepts the same as one before, but for %s', async (_what, first, second) => {
    const text = `waivers:\n- ${first}\n${rest}- reason: other\n  expires: 2026-12-01\n  ${second}\n`;
    const line = 2 + `${first}\n${rest}`.split('\n').length - 1;
    expect(await mistakesIn(text)).toEqual([
      expect.stringMatching(new RegExp(`^${line}: .*each waiver once; the waiver on line 2 accepts the same findings\\.$`)),
    ]);
  });

  it.each([
    ['rule: R', 'id: R'],
    ['rule: R', 'rule: R\n  paths: a'],
    ['rule: R\n  resources: a', 'rule: R\n  paths: a'],
    ['rule: R', 'rule: R\n  scanner: s4e'],
  ])('is another than one before: %j, %j', async (first, second) => {
    expect(await waiversOf(`waivers:\n- ${first}\n${rest}- ${second}\n${rest}`)).toHaveLength(2);
  });
});
