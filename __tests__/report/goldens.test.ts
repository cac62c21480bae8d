import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import { renderCodeQuality } from '../../src/report/code-quality.js';
import { renderConsole } from '../../src/report/console/console.js';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from '../../src/report/html/assets.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderJenkins } from '../../src/report/jenkins.js';
import { renderJson } from '../../src/report/json.js';
import { renderJunit } from '../../src/report/junit/junit.js';
import { renderComment, renderSummary } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { compactJson, renderSarif } from '../../src/report/sarif/sarif.js';
import { textOf } from '../helpers/chunks.js';
import { validateCodeQuality } from '../helpers/oracles/code-quality.js';
import { htmlIn } from '../helpers/oracles/github-markdown.js';
import { githubSarifProblems } from '../helpers/oracles/github-sarif.js';
import { validateJunit } from '../helpers/oracles/junit.js';
import { validateWithSchema } from '../helpers/oracles/sarif.js';
import { parseReport } from '../helpers/parsed-report.js';
import { ALL_SCENARIOS, PAGE_SCENARIOS, reportOf } from './services.js';

const FOLDER = join('__tests__', 'golden');
const UPDATE = process.env.UPDATE_GOLDEN === '1';
/** Has the only golden of results.full.sarif, which contains all of results.sarif and more. */
const WITH_FULL_SARIF = 'cloudgeni/waivers';
/** results.sarif of web findings, and without findings. */
const WITH_SARIF = ['aiptx/failing', 'cloudgeni/clean'];
/** results.json with waivers, of web findings, and of changes. */
const WITH_RESULTS = ['cloudgeni/waivers', 'aiptx/failing', 'fegura/completed-with-change'];
/** Whose pages in the job differ most from those of one target. */
const WITH_SUMMARY = ['targets/six-assets', 'targets/three-tenants', 'targets/four-accounts'];
/** Too long to review, and equal to `cloudgeni/failing` but for `warn-only`: other tests read what is special about them. */
const WITHOUT_COMMENT = ['cloudgeni/hostile', 'cloudgeni/forgiven'];
/** One of each verdict, for platforms that show no HTML. */
const WITH_PLAIN_COMMENT = [
  'cloudgeni/clean',
  'cloudgeni/failing',
  'cloudgeni/error',
  'cloudgeni/timeout',
  'cloudgeni/cancelled',
  'cloudgeni/skipped',
  'cloudgeni/started',
  'aiptx/doctor-well',
];

/** All renderings are made from results.json, which proves that it contains all they need but the parts of hints. */
function renderings(name: string, report: Report, json: string): Record<string, string> {
  const everyFormat = PAGE_SCENARIOS.includes(name);
  const sarif = WITH_SARIF.includes(name) ? renderSarif(report)?.log : undefined;
  const full = name === WITH_FULL_SARIF ? textOf(renderFullSarif(report)) : undefined;
  const codeQuality = everyFormat ? renderCodeQuality(report) : undefined;
  const jenkins = everyFormat ? renderJenkins(report) : undefined;
  return {
    ...(!WITHOUT_COMMENT.includes(name) && { 'comment.md': renderComment(report, { details: 'full' }) }),
    ...(WITH_SUMMARY.includes(name) && { 'summary.md': renderSummary(report, { details: 'full' }) }),
    ...(WITH_PLAIN_COMMENT.includes(name) && { 'comment.plain.md': renderComment(report, { details: 'full', dialect: 'plain' }) }),
    ...(sarif && { 'results.sarif': `${JSON.stringify(sarif, null, 2)}\n` }),
    ...(full !== undefined && { 'results.full.sarif': `${JSON.stringify(JSON.parse(full), null, 2)}\n` }),
    ...(WITH_RESULTS.includes(name) && { 'results.json': json }),
    ...(everyFormat && {
      'report.html': withoutAssets([...renderHtml(report)].join('')),
      'console.txt': `${[...renderConsole(report, { details: 'full' })].join('\n')}\n`,
      'junit.xml': [...renderJunit(report)].join(''),
    }),
    ...(codeQuality && { 'gl-code-quality-report.json': [...codeQuality].join('') }),
    ...(jenkins && { 'jenkins-issues.json': [...jenkins].join('') }),
  };
}

/** Script and style are the same in all pages, and a change of them does not change the report. */
function withoutAssets(page: string): string {
  return page
    .replace(STYLE, '/* src/page/page.css */')
    .replace(SCRIPT, '/* src/page/main.ts */')
    .replace(STYLE_HASH, 'sha256-…')
    .replace(SCRIPT_HASH, 'sha256-…');
}

describe('the golden files', () => {
  it.each(ALL_SCENARIOS)('of %s', (name, build) => {
    const folder = join(FOLDER, name);
    const { error, notes, checks, ...report } = build();
    const json = textOf(renderJson({ ...report, error, notes, checks }));
    const rendered = renderings(name, { ...parseReport(json), error, notes, checks }, json);
    if (UPDATE) {
      rmSync(folder, { recursive: true, force: true });
      if (Object.keys(rendered).length > 0) mkdirSync(folder, { recursive: true });
      for (const [file, text] of Object.entries(rendered)) writeFileSync(join(folder, file), text);
    }
    const committed = (existsSync(folder) ? readdirSync(folder) : []).map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
    expect(Object.fromEntries(committed)).toEqual(rendered);
  });
});

describe('a comment without HTML', () => {
  it('has a golden for each verdict', () => {
    const verdicts = (names: readonly string[]) => new Set(names.map((name) => reportOf(name).decision.verdict));
    expect(verdicts(WITH_PLAIN_COMMENT)).toEqual(verdicts(ALL_SCENARIOS.map(([name]) => name)));
  });

  it('has no element', () => {
    for (const [name, build] of ALL_SCENARIOS) {
      const plain = renderComment(build(), { details: 'full', dialect: 'plain' });
      expect([name, htmlIn(plain)]).toEqual([name, []]);
      expect(htmlIn(renderComment(build(), { details: 'full' }))).not.toEqual([]);
    }
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

/** Every scenario with findings, also those without a golden. */
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
  const full = COMPLETE.map(([name, build]) => [name, JSON.parse(textOf(renderFullSarif(build()))) as Log] as const);
  const logs = [...COMPLETE.flatMap(([name, build]) => [[name, renderSarif(build())?.log as Log] as const]), ...full];

  it("fits OASIS' schema and GitHub's rules", () => {
    const problems = logs.flatMap(([name, log]) =>
      [...validateWithSchema(log), ...githubSarifProblems(log)].map((problem) => [name, problem]),
    );
    expect(problems).toEqual([]);
  });

  it('is the same in the compact form', () => {
    const log = logs[0]?.[1] as Log;
    expect(compactJson(log)).not.toContain('\n');
    expect(JSON.parse(compactJson(log))).toEqual(log);
  });
});
