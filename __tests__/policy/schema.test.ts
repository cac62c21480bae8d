import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { BUDGETS, GATE_ON, THRESHOLDS } from '../../src/config/gate-rules.js';
import { INPUT_TABLE } from '../../src/config/inputs.js';
import { describeProblem } from '../../src/config/problem.js';
import { POLICY_KEYS, SERVICE_IDS, TARGET_KEYS, WAIVER_KEYS } from '../../src/policy/keys.js';
import { type ParsedPolicy, parsePolicy } from '../../src/policy/policy.js';
import { runs } from '../helpers/lanes.js';

const TODAY = '2026-11-21';

interface Schema {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
const schema = JSON.parse(readFileSync('schemas/policy.schema.json', 'utf8')) as Schema & {
  readonly $defs: Readonly<Record<string, Schema>>;
};
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
addFormats.default(ajv);
const fits = ajv.compile(schema);

const parse = (policy: unknown): Promise<ParsedPolicy> => parsePolicy(JSON.stringify(policy), 'p.yml', TODAY);

/**
 * Mistakes that the parser finds and a schema cannot express. The schema must find all others.
 * The schema is stricter in three points: lowercase words, numbers without quotes, and patterns without nested braces.
 */
const BEYOND_SCHEMA = [
  // Repeated names and patterns in a text, and patterns that differ only in spaces around them.
  /allowed: each name once; /,
  /allowed: each pattern once; /,
  // Two waivers that differ only in reason, last day, or the order of their patterns.
  /allowed: each waiver once; /,
  // A day that is too far ahead.
  /expires cannot be "(?!2026-02-30)\d{4}-\d\d-\d\d"; allowed: a day such as .* at most 366 days ahead/,
  // Forms of a number.
  /(?:: |")\d+e[+-]?\d+"; allowed: a (?:whole )?number from |(?:: |")\d+\.\d{7,}(?:e-\d+)?"; allowed: a number from |(?:: |")[\d.]+e-\d+"; allowed: a number from /,
];

const word = (words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words);
const count = fc.oneof(fc.nat(30), fc.constant(1_000_000));
const numbers = (names: readonly string[]): fc.Arbitrary<unknown> =>
  fc.dictionary(word(names), count, { minKeys: 1, maxKeys: 4 }).chain((mapping) =>
    fc.constantFrom<unknown>(
      mapping,
      Object.entries(mapping)
        .map(([name, number]) => `${name}=${number}`)
        .join(', '),
    ),
  );
const FILES = ['terraform/**', 'modules/*/main.tf', '{a,b}/**', '**/*.tf', 'x', '.github/**', 'app/(shop)/*', 'a b/[cd]?.tf'];
const RESOURCES = ['aws_s3_bucket.*', 'https://example.com/**', '/subscriptions/**', 'a', 'web[0]'];
const globs = (all: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    word(all),
    fc.uniqueArray(word(all), { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(word(all), { minLength: 1, maxLength: 3 }).map((some) => some.join(',\n ')),
  );
const points = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
const RULES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'severity-threshold': word(THRESHOLDS),
  'gate-on': word(GATE_ON),
  'max-findings': numbers(BUDGETS.names ?? []),
  'min-score': points,
  'max-score-drop': points,
  'max-resource-change': numbers(['ec2Instances', 's3Buckets', 'total']),
  paths: globs(FILES),
};
const rules = fc.record(RULES, { requiredKeys: [] });
const section = fc.oneof({ weight: 5, arbitrary: rules }, { weight: 1, arbitrary: fc.constant(null) });
const hex = fc.stringMatching(/^[0-9a-f]{32}:[1-9]\d{0,5}$/);
const waiver = fc
  .tuple(
    fc.oneof(
      hex.map((fingerprint) => ({ fingerprint })),
      word(['42', 'VULN-1', 'a b']).map((id) => ({ id })),
      word(['CKV_AWS_18', 'sql-injection', 'ä ö']).map((rule) => ({ rule })),
    ),
    fc.record({ paths: globs(FILES), resources: globs(RESOURCES), scanner: word(SERVICE_IDS) }, { requiredKeys: [] }),
    fc.record({ reason: word(['why', 'Ä ❤ reason.', 'x'.repeat(500)]), expires: word(['2026-12-31', '2024-02-29', '2027-11-22']) }),
  )
  .map(([by, narrowed, needed]) => ({ ...by, ...narrowed, ...needed }));
const target = fc.record(
  { target: word(['a-1', '123456789012', 'https://shop.example.com']), region: word(['eu-west-1']), label: word(['prod-eu', 'Ä 1']) },
  { requiredKeys: ['target'] },
);
const policies = fc.record(
  {
    ...RULES,
    scanners: fc.oneof(fc.dictionary(word(SERVICE_IDS), section, { maxKeys: 3 }), fc.constant(null)),
    names: fc.oneof(fc.dictionary(word(['nightly', 'A b', '1.2_3-4']), section, { maxKeys: 3 }), fc.constant(null)),
    waivers: fc.oneof(
      fc.constant('repository'),
      waiver.map((one) => ['repository', one]),
      fc.uniqueArray(waiver, {
        maxLength: 3,
        selector: (one) => ('fingerprint' in one ? one.fingerprint : 'id' in one ? one.id : one.rule),
      }),
      fc.constant(null),
    ),
    locations: fc.oneof(
      fc.dictionary(word(['prod', 'my account', 'https://x']), word(['a.tf', 'a/b c.tf', '.github/x.yml']), { maxKeys: 2 }),
      fc.constant(null),
    ),
    targets: fc.oneof(
      fc.dictionary(word(['production', 'a.b_c-1']), fc.array(target, { minLength: 1, maxLength: 3 }), { maxKeys: 2 }),
      fc.constant(null),
    ),
    'sarif-max-results': fc.integer({ min: 1, max: 25_000 }),
    'allowed-targets': fc.uniqueArray(word(['a.example', '*.example.com', '203.0.113.0/28']), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/** Values that a person may write by mistake. */
const debris = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 101, 1_000_001, 25_001),
  word([
    '',
    ' ',
    'x',
    'HIGH',
    'hihg',
    '!a',
    '/a',
    '../a',
    './a',
    'a/../b',
    'a\\b',
    'a/',
    'C:/x',
    '{a',
    'a,,b',
    ',',
    '\n',
    'a\n',
    ' a',
    'é',
  ]),
  word(['a\u200b', '\u202e', '\u3164', '\ud800', 'x'.repeat(301), 'x'.repeat(501), 'high=1,high=2', 'high=-1', 'high=1,']),
  word(['2026-02-30', '2026-1-1', '2026-12-31T00:00:00Z', '2027-11-23']),
  fc.constantFrom<unknown>([], {}, [''], ['a', 'a'], ['a', 5], [null], [[]], { a: 1 }, { high: 1 }, { high: -1 }, { total: 1.5 }),
  fc.constantFrom<unknown>({ high: '1' }, { rule: 'R' }, [{ rule: 'R' }]),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 1 }),
);
const KEYS = [
  ...POLICY_KEYS,
  ...WAIVER_KEYS,
  'high',
  'new-high',
  'total',
  'fegura',
  'nightly',
  'api-key',
  'x',
  '',
  '-a',
  '__proto__',
  ' a',
  'a\nb',
];

interface Mutation {
  readonly at: number;
  readonly how: 'replace' | 'drop' | 'add' | 'copy';
  readonly key: string;
  readonly value: unknown;
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'drop', 'add', 'copy'),
  key: fc.constantFrom(...KEYS),
  value: debris,
});

/** The policy with one change, anywhere in it. */
function mutate(policy: unknown, { at, how, key, value }: Mutation): unknown {
  const copy = JSON.parse(JSON.stringify({ root: policy })) as object;
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const name of Object.keys(holder)) {
      places.push({ holder, key: name });
      const inner = holder[name];
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>);
    }
  };
  walk(copy as Record<string, unknown>);
  const place = places[at % places.length];
  if (place === undefined) return policy;
  const inner = place.holder[place.key];
  if (how === 'replace') place.holder[place.key] = value;
  else if (how === 'drop' && Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
  else if (how === 'drop' && place.holder !== copy) delete place.holder[place.key];
  else if (how === 'copy' && Array.isArray(inner)) inner.push(...inner);
  else if (Array.isArray(inner)) inner.push(value);
  else if (typeof inner === 'object' && inner !== null) Object.defineProperty(inner, key, { value, enumerable: true, configurable: true });
  return (copy as { readonly root: unknown }).root;
}

describe('policy.schema.json', () => {
  it('has the keys of the parser, and none of them sets where a request goes', () => {
    expect(Object.keys(schema.properties ?? {})).toEqual(POLICY_KEYS);
    expect(Object.keys(schema.$defs['waiver']?.properties ?? {})).toEqual(WAIVER_KEYS);
    expect(Object.keys(schema.$defs['target']?.properties ?? {})).toEqual(TARGET_KEYS);
    const inputs: readonly string[] = INPUT_TABLE.map(({ name }) => name);
    const harmful = ['api-key', 'api-url', 'github-token', 'target', 'scanner', 'organization'];
    expect(harmful.filter((name) => !inputs.includes(name) || POLICY_KEYS.includes(name))).toEqual([]);
  });

  it('shows editors what every key is for, with examples that schema and parser take', async () => {
    const all = Object.entries({ ...schema.properties, ...schema.$defs['waiver']?.properties });
    for (const [key, of] of all) {
      const { description, examples = [] } = { ...schema.$defs[key], ...of };
      expect([key, description]).toEqual([key, expect.stringMatching(/^[A-Za-z].{15,}$/)]);
      for (const example of examples) {
        if (!POLICY_KEYS.includes(key)) continue;
        expect(await parsePolicy(stringify({ [key]: example }), 'p.yml', TODAY)).toHaveProperty('policy');
        expect(fits({ [key]: example }) || fits.errors).toBe(true);
      }
    }
  });

  it('takes policies that the parser takes', async () => {
    await fc.assert(
      fc.asyncProperty(policies, async (policy) => {
        expect(fits(policy) || fits.errors).toBe(true);
        expect(await parse(policy)).toHaveProperty('policy');
        // Also as people write it.
        expect(await parsePolicy(stringify(policy), 'p.yml', TODAY)).toHaveProperty('policy');
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, object]>([
    ['a day that is none', { expires: '2026-02-30' }],
    ['a time', { expires: '2026-12-31T00:00:00Z' }],
    ['no reason', { reason: '' }],
    ['two ways to find it', { id: 'x' }],
    ['patterns alone', { rule: undefined, paths: 'a/**' }],
    ['an unknown key', { until: '2026-12-31' }],
  ])('refuses a waiver with %s, as the parser does', async (_what, change) => {
    const policy = JSON.parse(JSON.stringify({ waivers: [{ rule: 'R', reason: 'r', expires: '2026-12-31', ...change }] })) as unknown;
    expect(fits(policy)).toBe(false);
    expect(await parse(policy)).toHaveProperty('problems');
  });

  it('refuses what the parser refuses, but for what no schema can say', async () => {
    const seen = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(policies, fc.array(mutation, { minLength: 1, maxLength: 2 }), async (policy, mutations) => {
        const mutant = mutations.reduce(mutate, policy as unknown);
        const parsed = await parse(mutant);
        const lines = 'problems' in parsed ? parsed.problems.map((problem) => describeProblem(problem, 'action')) : [];
        const sayable = lines.filter((line) => !BEYOND_SCHEMA.some((beyond) => beyond.test(line)));
        if (fits(mutant)) expect(sayable).toEqual([]);
        seen[lines.length > 0 ? 'refused' : 'taken'] += 1;
      }),
      { numRuns: runs(1200) },
    );
    expect(seen.refused).toBeGreaterThan(runs(1200) / 6);
    expect(seen.taken).toBeGreaterThan(runs(1200) / 20);
  });
});
