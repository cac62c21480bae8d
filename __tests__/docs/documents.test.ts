import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readSource } from '../../src/ci/source.js';
import { INPUT_TABLE, type RawInputs } from '../../src/config/inputs.js';
import { OUTPUTS } from '../../src/config/outputs.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { readScanOptions } from '../../src/config/scan-options.js';
import { CONNECTION } from '../../src/emulator/fegura/scenario.js';
import { POLICY_KEYS } from '../../src/policy/keys.js';
import { parsePolicy } from '../../src/policy/policy.js';
import { SERVICES } from '../../src/scanners/registry.js';
import { isGate, RECIPES, type Step, yamlBlocks } from '../helpers/recipes.js';
import { contextOf, openService, runJob } from '../helpers/run-recipe.js';

const PAGES = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .map((name) => `docs/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.md') && !name.startsWith('docs/decisions/'));
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...PAGES];
const textOf = (file: string): string => readFileSync(file, 'utf8');

describe('the pages', () => {
  it.each([['README.md', 260], ...PAGES.map((page) => [page, 300] as const)] as const)('are short: %s', (page, limit) => {
    expect(textOf(page).trimEnd().split('\n').length).toBeLessThanOrEqual(limit);
  });

  it('are all in the index', () => {
    const listed = linksOf('docs/README.md');
    expect(PAGES.filter((page) => page !== 'docs/README.md' && !listed.includes(page))).toEqual([]);
  });

  it('name every workflow of examples/ on the page of workflows', () => {
    const page = textOf('docs/workflows.md');
    const shown = [...page.matchAll(/<!-- example: (\S+) -->/g)].map(([, name = '']) => `examples/${name}`);
    const named = [...shown, ...linksOf('docs/workflows.md')];
    expect(readdirSync('examples').filter((name) => !named.includes(`examples/${name}`))).toEqual([]);
  });
});

describe('the README', () => {
  /** The first two cells of each row of the table with these columns. */
  const rowsOf = (first: string, second: string): { name: string; second: string }[] => {
    const [, table = ''] = new RegExp(`\\| ${first} \\| ${second} \\|.*\\n([\\s\\S]*?)\\n\\n`).exec(textOf('README.md')) ?? [];
    return [...table.matchAll(/^\| `([\w-]+)` \| (.*?) ?\|/gm)].map(([, name = '', cell = '']) => ({ name, second: cell }));
  };

  it('shows eight inputs with their defaults', () => {
    const rows = rowsOf('Input', 'Default');
    expect(rows.length).toBe(8);
    const expected = rows.map(({ name }) => {
      const input = INPUT_TABLE.find((known) => known.name === name);
      const byDefault = input?.shown ?? (input?.default === undefined ? '' : `\`${input.default}\``);
      return { name: input?.name, second: input?.required === true ? '**required**' : byDefault };
    });
    expect(rows).toEqual(expected);
  });

  it('shows six outputs that exist', () => {
    const rows = rowsOf('Output', 'Content');
    expect(rows.length).toBe(6);
    expect(rows.filter(({ name }) => !OUTPUTS.some((output) => output.name === name))).toEqual([]);
  });
});

/** The files that a page links to, from the root. */
function linksOf(page: string): string[] {
  const links = textOf(page).matchAll(/\]\((?!https?:)([^)#\s]+)/g);
  return [...links].map(([, path = '']) => join(dirname(page), path).replaceAll('\\', '/'));
}

describe('the YAML of the documents', () => {
  const blocks = DOCUMENTS.flatMap((file) => yamlBlocks(file).map((text) => ({ file, text, value: parse(text) as unknown })));
  const recipes = ['examples', 'examples/ci'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yml'))
      .map((name) => textOf(`${folder}/${name}`)),
  );
  const names: ReadonlySet<string> = new Set(INPUT_TABLE.map(({ name }) => name));
  const fragments = blocks.filter(({ text }) => !recipes.includes(text));
  const steps = fragments.flatMap(({ file, value }) => stepsIn(value).map((step) => ({ file, step })));
  /** The inputs of one step, and inputs without a step. */
  const givens = [
    ...steps.map(({ file, step }) => ({ file, given: step.with ?? {} })),
    ...fragments.flatMap(({ file, value }) => {
      if (!isMapping(value)) return [];
      if (Object.keys(value).join() === 'with') return [{ file, given: value['with'] as Readonly<Record<string, unknown>> }];
      return 'scan-options' in value ? [{ file, given: value }] : [];
    }),
  ];

  it('is a recipe of examples/ if it is a whole workflow', () => {
    const workflows = fragments.filter(({ text }) => /^on:/m.test(text) && /^jobs:/m.test(text));
    expect(workflows.map(({ file }) => file)).toEqual([]);
  });

  it('reads only outputs that exist', () => {
    const read = blocks.flatMap(({ text }) => [...text.matchAll(/steps\.gate\.outputs\.([\w-]+)/g)].map(([, name = '']) => name));
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((name) => !OUTPUTS.some((output) => output.name === name))).toEqual([]);
  });

  it('gives inputs that a service accepts', async () => {
    expect(givens.length).toBeGreaterThan(3);
    for (const { file, given } of givens) {
      const unknown = Object.keys(given).filter((name) => !names.has(name));
      expect({ file, unknown }).toEqual({ file, unknown: [] });
      const problems = await Promise.all(SERVICES.map(({ id }) => problemsOf({ ...requiredBy(id), ...given })));
      expect({ file, given, accepted: problems.some((found) => found.length === 0), problems }).toMatchObject({ accepted: true });
    }
  });

  it('is a policy that scan-gate accepts if it has the keys of one', async () => {
    const policies = blocks.filter(({ value }) => isMapping(value) && Object.keys(value).every((key) => POLICY_KEYS.includes(key)));
    expect(policies.map(({ file }) => file)).toContain('README.md');
    for (const { file, text } of policies) {
      const parsed = await parsePolicy(text, file, '2026-12-01');
      expect('problems' in parsed ? parsed.problems : []).toEqual([]);
    }
  });

  /** Names that only the repository or account of a user has. */
  const outside = ['target', 'ref', 'sha', 'scan-id', 'paths', 'baseline', 'policy-file'];
  const alone = steps.filter(({ step }) => outside.every((name) => !(name in (step.with ?? {}))));

  it.each(alone.map(({ file, step }) => ({ file, scanner: String(step.with?.['scanner']), step })))(
    'runs: a step for $scanner in $file',
    async ({ scanner, step }) => {
      const job = Object.values(RECIPES.get('push-terraform-paths.yml')?.jobs ?? {})[0];
      const service = await openService(scanner);
      try {
        const { outputs, folder } = await runJob({ permissions: job?.permissions ?? {}, steps: [step] }, 'push', service);
        rmSync(folder, { recursive: true, force: true });
        expect(['passed', 'failed', 'started', 'checked']).toContain(outputs['verdict']);
      } finally {
        await service.close();
      }
    },
  );
});

/** The steps of the Action, at any depth of a fragment. */
function stepsIn(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (!isMapping(value)) return [];
  return isGate(value) ? [value] : Object.values(value).flatMap(stepsIn);
}

/** The inputs that a step for the service needs at least. */
function requiredBy(scanner: string): Readonly<Record<string, unknown>> {
  const given =
    [...RECIPES.values()]
      .flatMap(({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps.filter(isGate)))
      .map((step) => step.with ?? {})
      .find((inputs) => inputs['scanner'] === scanner) ?? {};
  return Object.fromEntries(
    ['scanner', 'api-key', 'organization', 'target'].flatMap((name) => (name in given ? [[name, given[name]]] : [])),
  );
}

async function problemsOf(given: Readonly<Record<string, unknown>>): Promise<readonly unknown[]> {
  const context = contextOf('push');
  const texts = Object.entries(given).map(([name, value]) => [name, String(value).replaceAll(/\$\{\{.*?\}\}/g, CONNECTION.id)]);
  const raw = Object.fromEntries(texts) as RawInputs;
  const source = readSource({
    env: { ...context.env, GITHUB_EVENT_PATH: 'event.json' },
    readFile: () => JSON.stringify(context.event),
    ...raw,
  });
  const options = await readScanOptions({
    text: raw['scan-options'],
    fromArguments: false,
    files: false,
    readFile: () => new Uint8Array(),
  });
  const parsed = parseConfig(raw, source.source, source.problems, options);
  return 'problems' in parsed ? parsed.problems : [];
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
