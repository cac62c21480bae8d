import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import { renderCodeQuality } from '../../src/report/code-quality.js';
import { renderConsole } from '../../src/report/console/console.js';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from '../../src/report/html/assets.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderJson } from '../../src/report/json.js';
import { renderJunit } from '../../src/report/junit/junit.js';
import { renderComment } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { compactJson, renderSarif } from '../../src/report/sarif/sarif.js';
import { validateCodeQuality } from '../helpers/oracles/code-quality.js';
import { githubSarifProblems } from '../helpers/oracles/github-sarif.js';
import { validateJunit } from '../helpers/oracles/junit.js';
import { validateWithMultitool, validateWithSchema } from '../helpers/oracles/sarif.js';
import { parseReport } from '../helpers/parsed-report.js';
import { ALL_SCENARIOS, PAGE_SCENARIOS, reportOf } from './services.js';

const FOLDER = join('__tests__', 'golden');
const UPDATE = process.env.UPDATE_GOLDEN === '1';
/** The one golden of results.full.sarif, which is results.sarif with more fields. */
const WITH_FULL_SARIF = 'cloudgeni/waivers';
/** Thousands of lines that nobody reads: the hostile-*.test.ts files prove that its texts stay texts. */
const JSON_ALONE = 'cloudgeni/hostile';
/** `cloudgeni/failing` with `warn-only`: only the pages differ. */
const WITHOUT_FILES = 'cloudgeni/forgiven';

/** All renderings are made from what results.json holds, which proves that it holds all they need but the parts of hints. */
function renderings(name: string, report: Report): Record<string, string> {
  if (name === JSON_ALONE) return {};
  const markdown = { 'comment.md': renderComment(report, { details: 'full' }) };
  if (name === WITHOUT_FILES) return markdown;
  const sarif = renderSarif(report);
  const full = name === WITH_FULL_SARIF ? renderFullSarif(report) : undefined;
  // Only these have a golden of every format.
  const everyFormat = PAGE_SCENARIOS.includes(name);
  const codeQuality = everyFormat ? renderCodeQuality(report) : undefined;
  return {
    ...markdown,
    ...(sarif && { 'results.sarif': `${JSON.stringify(sarif.log, null, 2)}\n` }),
    ...(full !== undefined && { 'results.full.sarif': `${JSON.stringify(JSON.parse(full), null, 2)}\n` }),
    ...(everyFormat && {
      'report.html': withoutAssets([...renderHtml(report)].join('')),
      'console.txt': `${[...renderConsole(report, { details: 'full' })].join('\n')}\n`,
      'junit.xml': [...renderJunit(report)].join(''),
    }),
    ...(codeQuality && { 'gl-code-quality-report.json': [...codeQuality].join('') }),
  };
}

/** Script and style are the same in all of them, and a change of theirs is no change of what a page tells. */
function withoutAssets(page: string): string {
  return page
    .replace(STYLE, '/* src/page/page.css */')
    .replace(SCRIPT, '/* src/page/main.ts */')
    .replace(STYLE_HASH, 'sha256-…')
    .replace(SCRIPT_HASH, 'sha256-…');
}

function compareWithGolden(file: string, text: string): void {
  if (UPDATE) writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : `no golden ${file}: UPDATE_GOLDEN=1 npm test -- __tests__/report`).toBe(text);
}

describe.each(ALL_SCENARIOS)('the golden files of %s', (name, build) => {
  const folder = join(FOLDER, name);
  const { error, notes, checks, ...report } = build();
  const json = renderJson({ ...report, error, notes, checks });
  const parsed = { ...parseReport(json), error, notes, checks };
  const rendered = { ...(name !== WITHOUT_FILES && { 'results.json': json }), ...renderings(name, parsed) };
  if (UPDATE) mkdirSync(folder, { recursive: true });

  it.each(Object.entries(rendered))('%s', (file, text) => {
    compareWithGolden(join(folder, file), text);
  });

  it('are all that its folder holds', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(rendered).toSorted());
  });
});

describe('report.html', () => {
  const headings = (report: Report): string[] =>
    [...[...renderHtml(report)].join('').matchAll(/<h2[^>]*>([^<]*)/g)].map(([, heading = '']) => heading.replaceAll(/\d+/g, 'N'));

  it('has a golden for every section that it can have', () => {
    const shown = new Set(PAGE_SCENARIOS.flatMap((name) => headings(reportOf(name))));
    expect([...new Set(ALL_SCENARIOS.flatMap(([, build]) => headings(build())))].filter((heading) => !shown.has(heading))).toEqual([]);
  });
});

/** Every scenario, in formats that a schema describes: not only those that have a golden. */
const COMPLETE = ALL_SCENARIOS.filter(([, build]) => renderSarif(build()) !== undefined);

describe('the files for other CIs', () => {
  it("fit Jenkins' schema of test reports", async () => {
    const files = Object.fromEntries(ALL_SCENARIOS.map(([name, build]) => [`${name}.xml`, [...renderJunit(build())].join('')]));
    expect(await validateJunit(files)).toEqual([]);
  });

  it('are what GitLab documents of Code Quality', () => {
    expect(COMPLETE.length).toBeGreaterThan(5);
    for (const [, build] of COMPLETE) expect(validateCodeQuality([...(renderCodeQuality(build()) ?? [])].join(''))).toEqual([]);
  });
});

describe('SARIF', () => {
  const full = COMPLETE.map(([name, build]) => [name, JSON.parse(renderFullSarif(build()) ?? '') as Log] as const);
  const logs = [...COMPLETE.flatMap(([name, build]) => [[name, renderSarif(build())?.log as Log] as const]), ...full];

  it.each(logs)("fits OASIS' schema: %s", (_name, log) => {
    expect(validateWithSchema(log)).toEqual([]);
  });

  it.each(logs)("fits GitHub's rules: %s", (_name, log) => {
    expect(githubSarifProblems(log)).toEqual([]);
  });

  it("passes Microsoft's validator with GitHub's rules", () => {
    const folder = mkdtempSync(join(tmpdir(), 'scan-gate-sarif-'));
    const files = logs.map(([name, log], index) => {
      const file = join(folder, `${index}-${name.replaceAll('/', '-')}.sarif`);
      writeFileSync(file, JSON.stringify(log, null, 2));
      return file;
    });
    expect(validateWithMultitool(files)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('is the same in the compact form', () => {
    const log = logs[0]?.[1] as Log;
    expect(compactJson(log)).not.toContain('\n');
    expect(JSON.parse(compactJson(log))).toEqual(log);
  });
});
