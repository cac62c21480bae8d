import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import { renderCodeQuality } from '../../src/report/code-quality.js';
import { renderConsole } from '../../src/report/console/console.js';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from '../../src/report/html/assets.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderJson } from '../../src/report/json.js';
import { renderJunit } from '../../src/report/junit/junit.js';
import {
  type PublishedSurface,
  renderComment,
  renderIssue,
  renderMarkdownFile,
  renderSummary,
} from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { compactJson, renderSarif } from '../../src/report/sarif/sarif.js';
import { seen } from '../helpers/as-plain-text.js';
import { validateCodeQuality } from '../helpers/oracles/code-quality.js';
import { validateJunit } from '../helpers/oracles/junit.js';
import { validateWithMultitool, validateWithSchema } from '../helpers/oracles/sarif.js';
import { ALL_SCENARIOS } from './services.js';

const FOLDER = join('__tests__', 'golden');
const UPDATE = process.env.UPDATE_GOLDEN === '1';
const PUBLICATIONS: readonly PublishedSurface[] = [
  { surface: 'files', outcome: 'done' },
  { surface: 'comment', outcome: 'done', url: 'https://github.com/acme/infrastructure/pull/42#issuecomment-1' },
  {
    surface: 'sarif',
    outcome: 'failed',
    note: {
      level: 'warning',
      code: 'upload-forbidden',
      text: 'Resource not accessible by integration',
      hint: 'permissions:\n  security-events: write',
    },
  },
];

/** All renderings are made from what results.json holds, which proves that it holds all they need. */
function renderings(report: Report): Record<string, string> {
  const sarif = renderSarif(report);
  const full = renderFullSarif(report);
  const codeQuality = renderCodeQuality(report);
  return {
    'comment.md': renderComment(report, { details: 'full' }),
    // Made of the comment's parts: one service shows what it adds.
    ...(report.service.id === 'cloudgeni' && isTracked(report) && { 'issue.md': renderIssue(report, { details: 'full' }) }),
    'summary.md': renderSummary(report, { details: 'full', publications: PUBLICATIONS }),
    'report.md': renderMarkdownFile(report),
    'report.html': withoutAssets([...renderHtml(report)].join('')),
    'console.txt': `${[...renderConsole(report, { details: 'full' })].join('\n')}\n`,
    ...(sarif && { 'results.sarif': `${JSON.stringify(sarif.log, null, 2)}\n` }),
    'junit.xml': [...renderJunit(report)].join(''),
    ...(codeQuality && { 'gl-code-quality-report.json': [...codeQuality].join('') }),
    ...(full !== undefined && { 'results.full.sarif': `${JSON.stringify(JSON.parse(full), null, 2)}\n` }),
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

function isTracked({ decision }: Report): boolean {
  return decision.verdict !== 'skipped' && decision.verdict !== 'started';
}

function compareWithGolden(file: string, text: string): void {
  if (UPDATE) writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : `no golden ${file}: UPDATE_GOLDEN=1 npm test -- __tests__/report`).toBe(text);
}

describe.each(ALL_SCENARIOS)('the golden files of %s', (name, build) => {
  const folder = join(FOLDER, name);
  const json = renderJson(build());
  if (UPDATE) mkdirSync(folder, { recursive: true });

  it('results.json', () => {
    compareWithGolden(join(folder, 'results.json'), json);
  });

  const rendered = renderings(JSON.parse(json) as Report);
  it.each(Object.keys(rendered))('%s', (file) => {
    compareWithGolden(join(folder, file), rendered[file] ?? '');
  });

  it('exists only where there is something to tell', () => {
    for (const file of ['results.sarif', 'results.full.sarif', 'gl-code-quality-report.json'])
      expect(existsSync(join(folder, file))).toBe('results.sarif' in rendered);
  });
});

describe('the golden files for other CIs', () => {
  it("fit Jenkins' schema of test reports", async () => {
    const files = ALL_SCENARIOS.map(([name]) => join(FOLDER, name, 'junit.xml'));
    expect(await validateJunit(Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')])))).toEqual([]);
  });

  it('are what GitLab documents of Code Quality', () => {
    const complete = ALL_SCENARIOS.filter(([, build]) => renderCodeQuality(build()) !== undefined);
    expect(complete.length).toBeGreaterThan(5);
    for (const [name] of complete)
      expect(validateCodeQuality(readFileSync(join(FOLDER, name, 'gl-code-quality-report.json'), 'utf8'))).toEqual([]);
  });
});

describe('what a reader sees', () => {
  const folder = join('__tests__', 'report', 'pages');
  if (UPDATE) mkdirSync(folder, { recursive: true });
  const pages: readonly (readonly [file: string, render: (report: Report) => string])[] = [
    ['comments.txt', (report) => renderComment(report, { details: 'full' })],
    ['summaries.txt', (report) => renderSummary(report, { details: 'full', publications: PUBLICATIONS })],
  ];

  it.each(pages)('%s, all of them in a row for reviewers', (file, render) => {
    const told = ALL_SCENARIOS.map(([name, build]) => `===== ${name} =====\n\n${seen(render(build()))}\n`);
    compareWithGolden(join(folder, file), told.join('\n\n'));
  });
});

describe('the golden SARIF files', () => {
  const complete = ALL_SCENARIOS.filter(([, build]) => renderSarif(build()) !== undefined);
  const files = complete.map(([name]) => join(FOLDER, name, 'results.sarif'));
  const full = complete.map(([name]) => join(FOLDER, name, 'results.full.sarif'));

  it.each([...files, ...full])("fit OASIS' schema: %s", (file) => {
    expect(validateWithSchema(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it("pass Microsoft's validator with GitHub's rules", () => {
    expect(validateWithMultitool([...files, ...full])).toEqual([]);
  });

  it('are the same in the compact form', () => {
    const log = JSON.parse(readFileSync(files[0] ?? '', 'utf8')) as Log;
    expect(compactJson(log)).not.toContain('\n');
    expect(JSON.parse(compactJson(log))).toEqual(log);
  });
});
