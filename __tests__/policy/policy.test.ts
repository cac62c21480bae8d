import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { describeProblem } from '../../src/config/problem.js';
import { POLICY_KEYS, POLICY_TABLE } from '../../src/policy/keys.js';
import { EMPTY_POLICY, type ParsedPolicy, parsePolicy } from '../../src/policy/policy.js';
import { runs } from '../helpers/lanes.js';

const FILE = '.github/scan-gate.yml';
const TODAY = '2026-11-21';
const KEYS = POLICY_KEYS.join(', ');
const parse = (text: string): Promise<ParsedPolicy> => parsePolicy(text, FILE, TODAY);

/** The messages of the mistakes. */
async function mistakesIn(text: string): Promise<string[]> {
  const parsed = await parse(text);
  return 'problems' in parsed ? parsed.problems.map((problem) => describeProblem(problem, 'action')) : [];
}

describe('a policy', () => {
  it.each(['', '\n', '# nothing yet\n', '---\n', 'null', '~', '{}', '\uFEFF', '# only\n---\n# comments\n'])(
    'of %j rules nothing',
    async (text) => {
      expect(await parse(text)).toEqual({ policy: EMPTY_POLICY });
    },
  );

  it.each([
    ['allowed-targets:\n  - staging.example.com\n  - "*.preview.example.com"\n  - 203.0.113.0/28\n'],
    ['allowed-targets: [staging.example.com, "*.preview.example.com", 203.0.113.0/28]'],
    ['{"allowed-targets": ["staging.example.com", "*.preview.example.com", "203.0.113.0/28"]}'],
    ["\uFEFF# BOM and CRLF\r\nallowed-targets:\r\n- staging.example.com\r\n- '*.preview.example.com'\r\n- 203.0.113.0/28\r\n"],
    ['# CR alone\rallowed-targets:\r- staging.example.com # one\r- "*.preview.example.com"\r- 203.0.113.0/28\r'],
    ['# all three\rallowed-targets:\n- staging.example.com\r\n- "*.preview.example.com"\r- 203.0.113.0/28'],
    ['%YAML 1.2\n---\nallowed-targets: &unused\n- staging.example.com\n- "*.preview.example.com"\n- !!str 203.0.113.0/28\n...\n'],
  ])('in any of the spellings of YAML: %j', async (text) => {
    const allowedTargets = ['staging.example.com', '*.preview.example.com', '203.0.113.0/28'];
    expect(await parse(text)).toEqual({ policy: { ...EMPTY_POLICY, allowedTargets, lines: expect.any(Map) } });
  });

  it.each([
    ['# why\u0085severity-threshold: none', 'no control characters; this line contains U+0085'],
    ['# why\nseverity-threshold: no\0ne', 'no control characters; this line contains U+0000'],
    ["waivers:\n- {rule: x, paths: 'caf\uFFFD/**', reason: later, expires: 2026-12-24}", 'original characters instead of U+FFFD'],
  ])('with a character that an encoding has spoilt is refused: %j', async (text, words) => {
    expect((await mistakesIn(text)).join('\n')).toContain(words);
  });

  it('with such a character in a comment alone is read', async () => {
    expect(await parse('# caf\uFFFD\n')).toEqual({ policy: EMPTY_POLICY });
  });

  it('keeps addresses and ports as written', async () => {
    const targets = ['https://example.com/shop?x=1#y', '2001:db8::/32', '10.0.0.1:8443', '192.0.2.1', 'münchen.example'];
    expect(await parse(`allowed-targets:\n${targets.map((target) => `- ${target}\n`).join('')}`)).toEqual({
      policy: { ...EMPTY_POLICY, allowedTargets: targets, lines: expect.any(Map) },
    });
  });
});

describe('mistakes in a policy', () => {
  it.each(['\n', '\r\n', '\r'])('have the line that they stand on, with lines that end in %j', async (end) => {
    const lines = ['# by hand', 'severity-threshold: hihg', '', 'names:', '  nightly:', '    gate-on: nwe'];
    expect(await mistakesIn(lines.join(end))).toEqual([
      expect.stringMatching(/scan-gate\.yml:2: severity-threshold cannot be "hihg".*Did you mean high\?/),
      expect.stringMatching(/scan-gate\.yml:6: gate-on cannot be "nwe".*Did you mean new\?/),
    ]);
    expect(await mistakesIn(`# a${end}{${end}`)).toEqual([expect.stringContaining('scan-gate.yml:')]);
    expect(await mistakesIn(['max-findings: |', '  high=1', '  total=9', 'gate-on: [x]'].join(end))).toEqual([
      expect.stringContaining('scan-gate.yml:4: gate-on'),
    ]);
    expect(await mistakesIn(`a: 1${end}${'['.repeat(100)}`)).toEqual([expect.stringContaining('scan-gate.yml:2 cannot be ')]);
  });

  it.each([
    [
      'a key that is mistyped',
      '\nalowed-targets: [x]\n',
      `.github/scan-gate.yml:2 cannot be "alowed-targets"; allowed: the keys ${KEYS}. Did you mean allowed-targets?`,
    ],
    [
      'a key in another spelling',
      'allowedTargets: [x]',
      `.github/scan-gate.yml:1 cannot be "allowedTargets"; allowed: the keys ${KEYS}. Did you mean allowed-targets?`,
    ],
    ['a key that is far off', 'sev: high', `.github/scan-gate.yml:1 cannot be "sev"; allowed: the keys ${KEYS}.`],
    [
      'what could redirect a request',
      'api-url: https://evil.example',
      `.github/scan-gate.yml:1 cannot be "api-url"; allowed: the keys ${KEYS}; api-url can only be an input.`,
    ],
    [
      'a key twice',
      'allowed-targets: [a]\n# again\nallowed-targets: [b]',
      '.github/scan-gate.yml:3 cannot be "allowed-targets"; allowed: each key once; this key is already on line 1.',
    ],
    [
      'a text instead of a list',
      'allowed-targets: example.com',
      '.github/scan-gate.yml:1: allowed-targets cannot be "example.com"; allowed: a list of texts, each of them up to 2048 visible characters without spaces. Did you mean ["example.com"]?',
    ],
    [
      'nothing instead of a list',
      'allowed-targets:\n',
      '.github/scan-gate.yml:1: allowed-targets cannot be "nothing"; allowed: a list of texts, each of them up to 2048 visible characters without spaces.',
    ],
    [
      'a mapping instead of a list',
      'allowed-targets:\n  host: x',
      '.github/scan-gate.yml:2: allowed-targets cannot be "a mapping"; allowed: a list of texts, each of them up to 2048 visible characters without spaces.',
    ],
    [
      'an empty list',
      'allowed-targets: []',
      '.github/scan-gate.yml:1: allowed-targets cannot be "an empty list"; allowed: at least one target, or no allowed-targets at all.',
    ],
    [
      'a number',
      'allowed-targets:\n- a\n- 123456789012\n',
      '.github/scan-gate.yml:3 cannot be "123456789012"; allowed: a text, in quotes if YAML reads a number or a boolean. Did you mean "123456789012"?',
    ],
    [
      'true',
      'allowed-targets: [true]',
      '.github/scan-gate.yml:1 cannot be "true"; allowed: a text, in quotes if YAML reads a number or a boolean. Did you mean "true"?',
    ],
    [
      'an item that is empty',
      'allowed-targets:\n-\n- ""\n',
      '.github/scan-gate.yml:2 cannot be "nothing"; allowed: a text, in quotes if YAML reads a number or a boolean.',
    ],
    [
      'a list in the list',
      'allowed-targets:\n- [::1]\n',
      '.github/scan-gate.yml:2 cannot be "a list"; allowed: a text, in quotes if YAML reads a number or a boolean.',
    ],
    [
      'a target twice',
      'allowed-targets:\n- a\n- b\n- a\n',
      '.github/scan-gate.yml:4 cannot be "a"; allowed: each target once; this target is already on line 2.',
    ],
    [
      'a star without quotes',
      'allowed-targets:\n- *.example.com\n',
      '.github/scan-gate.yml:2 cannot be "*.example.com"; allowed: no aliases. Put a text that begins with * in quotes, and repeat a value that is needed twice. Did you mean "*.example.com"?',
    ],
    ['a list at the top', '- example.com\n', `.github/scan-gate.yml:1 cannot be "a list"; allowed: a mapping with the keys ${KEYS}.`],
    [
      'a second document',
      'allowed-targets: [a]\n---\nallowed-targets: [b]\n',
      '.github/scan-gate.yml:2 cannot be "---"; allowed: only one YAML document, but a second document begins here.',
    ],
    ['a key that is no text', '? [a]\n: b', '.github/scan-gate.yml:1 cannot be "? [a]"; allowed: a text as key.'],
    [
      'a tag',
      'allowed-targets: !!js/function "x"',
      '.github/scan-gate.yml:1: allowed-targets cannot be "!!js/function "x""; allowed: YAML (Unresolved tag: tag:yaml.org,2002:js/function).',
    ],
    ['a tab', 'allowed-targets:\n\t- a\n', '.github/scan-gate.yml:2 cannot be "- a"; allowed: YAML (Tabs are not allowed as indentation).'],
    [
      'a bracket that stays open',
      'allowed-targets: [a\n',
      '.github/scan-gate.yml:2 cannot be "(the end)"; allowed: YAML (Flow sequence in block collection must be sufficiently indented and end with a ]).',
    ],
  ])('%s', async (_what, text, words) => {
    expect((await mistakesIn(text))[0]).toBe(words);
  });

  it('are all reported at once, by line', async () => {
    const text = 'allowed-targets:\n- a b\n- 5\n- ok\n- ok\n- *x\n- {}\nwaivres: 1\napi-key: x\nallowed-targets: [y]\n';
    const parsed = await parse(text);
    const problems = 'problems' in parsed ? parsed.problems : [];
    expect(problems.map(({ line, input, file }) => [line, input, file])).toEqual(
      [2, 3, 5, 6, 7, 8, 9, 10].map((line) => [line, 'policy-file', FILE]),
    );
  });

  it('in a file with very many mistakes are reported up to a limit', async () => {
    const mistakes = await mistakesIn(`allowed-targets:\n${'- 5\n'.repeat(1000)}`);
    expect(mistakes).toHaveLength(51);
    expect(mistakes.at(-1)).toContain('950 more mistakes');
  });

  it.each(['a b', '', 'a\u200bb', 'a\u202eb', '\u0007', 'x'.repeat(2049), ' a', 'a\n'])('a target of %j', async (target) => {
    expect(await mistakesIn(`allowed-targets: [${JSON.stringify(target)}]`)).toHaveLength(1);
  });

  it('keep the line where the path is long', async () => {
    const parsed = await parsePolicy('nope: 1', `${'deep/'.repeat(30)}policy.yml`, TODAY);
    const [problem] = 'problems' in parsed ? parsed.problems : [];
    expect(problem && describeProblem(problem, 'command-line')).toMatch(/^…[\w/]{28,}policy\.yml:1 cannot be "nope"; /);
  });
});

describe('a policy that is made to harm', () => {
  const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`).join('')}`;
  it.each([
    ['aliases of aliases', `${bomb}allowed-targets: *a40\n`],
    ['an alias of itself', 'allowed-targets: &a [*a]\n'],
    ['brackets', '['.repeat(200_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['dashes', `${'- '.repeat(100_000)}x`],
    ['question marks', `${'? '.repeat(100_000)}x`],
    ['deep lines', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
    ['many keys', Array.from({ length: 10_000 }, (_, index) => `k${index}: 1\n`).join('')],
    ['merge keys', '%YAML 1.1\n---\nbase: &b {allowed-targets: [evil.example]}\n<<: *b\n'],
    ['prototypes', '__proto__: {allowed-targets: [evil.example]}\nconstructor: 1\n'],
  ])('with %s ends in mistakes', async (_what, text) => {
    expect(await mistakesIn(text)).not.toEqual([]);
  });

  it('is named by the line where it nests too deeply', async () => {
    expect(await mistakesIn(`\n\nallowed-targets: ${'['.repeat(500)}`)).toEqual([
      expect.stringMatching(/scan-gate\.yml:3: .*allowed: fewer levels of nesting\.$/),
    ]);
  });

  it('never throws, whatever it holds', async () => {
    const yaml = fc.array(
      fc.constantFrom(
        'allowed-targets',
        ': ',
        '\n',
        '- ',
        '  ',
        '[',
        ']',
        '{',
        '}',
        '*a',
        '&a ',
        '"',
        "'",
        '!',
        '|',
        '>',
        '? ',
        '%',
        'x',
        '5',
        '#',
        '\t',
        '---\n',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          yaml.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        async (text) => {
          const parsed = await parse(text);
          if ('problems' in parsed) for (const { line } of parsed.problems) expect(line).toBeGreaterThan(0);
          else
            for (const target of parsed.policy.allowedTargets ?? []) expect(target).toMatch(POLICY_TABLE['allowed-targets'].texts.pattern);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
