import { describe, expect, it } from '@jest/globals';
import { fileNameOf } from '../../src/domain/file-name.js';
import { slug } from '../../src/domain/fingerprint.js';
import { stableTitle } from '../../src/domain/stable-title.js';
import { explain } from '../../src/github/explain.js';
import { shortMessage } from '../../src/http/json.js';
import { rejectionOf } from '../../src/publish/github/upload-errors.js';
import { formatWorkflowCommand, toAnnotations } from '../../src/report/annotations.js';
import { renderCodeQuality } from '../../src/report/code-quality.js';
import { renderConsole } from '../../src/report/console/console.js';
import { toCountsOnly } from '../../src/report/counts-only.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderJson } from '../../src/report/json.js';
import { renderJunit } from '../../src/report/junit/junit.js';
import { renderComment, renderMarkdownFile, renderSummary } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { createTargetRedactor } from '../../src/runtime/target-redaction.js';
import { explainAether365 } from '../../src/scanners/aether365/errors.js';
import { explainAiptx } from '../../src/scanners/aiptx/errors.js';
import { explainCloudgeni } from '../../src/scanners/cloudgeni/errors.js';
import { explainFegura } from '../../src/scanners/fegura/errors.js';
import { explainS4e } from '../../src/scanners/s4e/errors.js';
import { escapeForLog, escapeLogLine } from '../../src/text/log.js';
import { codeFence, markdownCode, markdownParagraphs, markdownProse, markdownText } from '../../src/text/markdown.js';
import { htmlText, sarifMessageText, xmlText } from '../../src/text/markup.js';
import { mermaidSource } from '../../src/text/mermaid.js';
import { hideNames, hidePaths, placesIn } from '../../src/text/target-names.js';
import { publicationsSaying, reportSaying } from '../report/hostile-report.js';
import { many } from '../report/scenarios.js';

/** Where the time does grow with the square, a test takes minutes to show it. */
const RETRY_LIMITS_MS = 180_000;

const SIZE = 20_000;
const TIMES = 4;
/** Linear work takes 4 times as long for a text 4 times as long, quadratic work 16 times. */
const MOST = 10;
/** In milliseconds of the processor, for the longer text. Less is too little to compare, and linear: quadratic work takes seconds. */
const WORTH_COMPARING = 250;

/** Milliseconds of the processor: what else the machine does is not in them. */
function costOf(work: () => unknown): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

/** How many times as long the longer text takes, the best of three; 1 where it takes no time worth comparing. */
function growthOf(work: (size: number) => () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && best > MOST; round += 1) {
    const long = costOf(work(SIZE * TIMES));
    if (long < WORTH_COMPARING) return 1;
    best = Math.min(best, long / costOf(work(SIZE)));
  }
  return best;
}

const UNITS = [
  ['\n', ' ', '\r\n', '\t', ' \n', '\u0090', '\u009b', '\u001b]', '\u202e', '\u200b', 'é', '😀', '\ud800', '`', '<', '&', '@', ':'],
  ['::', ': ', '1', '"', "'", '\\', 'a', 'a.', '1.', '1:', '#', '##', '-', '.', '/', '|', '[', '{', '(', '=', '_', '$', '%%{', '<!--'],
  ['://', 'https://a ', 'GET /a ', 'ref ', 'code scanning ', ' should be a and is "', 'x: \n'],
].flat();

/** Beginnings after which an expression begins to look, and an end where it must turn back. */
const FRAMES: readonly (readonly [string, string])[] = [
  ['', ''],
  [':', '!'],
  ['GET /', '!\n!'],
];

function textOf(unit: string, size: number, [start, end]: readonly [string, string]): string {
  return start + unit.repeat(Math.ceil(size / unit.length)) + end;
}

const redactor = createRedactor(['cg_live_1234567890abc']);
const refusal = (status: number) => ({ call: { kind: 'list', method: 'GET', path: '/x' }, status, headers: {} }) as const;
const bodies = (text: string): unknown[] => [
  { message: text, code: text, detail: text },
  { error: { code: text, message: text, details: [text] } },
  { detail: [{ loc: [text], msg: text }], errors: [{ message: text }] },
];

const ATTEMPTED = { failed: 'It was not done', permission: 'issues: write', permissions: 'permissions:', source: {} };

/** Whatever a text of somebody else goes through. */
const TEXTS: Readonly<Record<string, (text: string) => unknown>> = {
  redact: redactor.redact,
  redactPage: redactor.redactPage,
  takeSecrets: redactor.takeSecrets,
  logText: escapeForLog,
  logLine: escapeLogLine,
  htmlText,
  xmlText,
  sarifMessageText,
  markdownText,
  markdownProse,
  markdownParagraphs,
  markdownCode,
  codeFence,
  mermaidSource,
  slug,
  stableTitle,
  fileNameOf,
  rejectionOf,
  shortMessage,
  hidePaths: (text) => hidePaths(text, 'x'),
  placesIn: (text) => placesIn(text, []),
  hideNames: (text) => hideNames([text, `${text} (1)`], { addresses: true })(`${text} ${text}`),
  githubRefusal: (text) =>
    [400, 403, 404, 422, 502].map((status) =>
      explain(Object.assign(new Error(text), { status, response: { headers: { 'content-type': 'text/html' } } }), ATTEMPTED, 0),
    ),
  redaction(text) {
    const redaction = createTargetRedactor([], () => true);
    redaction.addFromText(text);
    return redaction.redact(text);
  },
  refusals: (text) =>
    [explainAether365, explainAiptx, explainCloudgeni, explainFegura, explainS4e].map((explainError) =>
      [400, 403, 422, 500].map((status) => bodies(text).map((body) => explainError({ ...refusal(status), body }))),
    ),
};

const drained = (lines: Iterable<string> | undefined): number => [...(lines ?? [])].length;

const SURFACES: Readonly<Record<string, (report: Report) => unknown>> = {
  redactAll: redactor.redactAll,
  conceal: toCountsOnly,
  summary: (report) => renderSummary(report, { details: 'full', publications: publicationsSaying(() => 'x') }),
  'report.md': renderMarkdownFile,
  'report.html': (report) => drained(renderHtml(report)),
  'results.json': (report) => drained(renderJson(report)),
  'junit.xml': (report) => drained(renderJunit(report)),
  'gl-code-quality-report.json': (report) => drained(renderCodeQuality(report)),
  console: (report) => drained(renderConsole(report, { details: 'full' })),
  sarif: (report) => renderSarif(report),
  'results.full.sarif': (report) => drained(renderFullSarif(report)),
  annotations: (report) => toAnnotations(report, { details: 'full' }).map(formatWorkflowCommand),
};

describe('time grows with the length of a text, and not with its square', () => {
  it.each(Object.entries(TEXTS))(
    '%s',
    (_name, work) => {
      const slow = UNITS.flatMap((unit) =>
        FRAMES.filter(
          (frame) =>
            growthOf((size) => {
              const text = textOf(unit, size, frame);
              return () => work(text);
            }) > MOST,
        ).map((frame) => [unit, ...frame]),
      );
      expect(slow).toEqual([]);
    },
    RETRY_LIMITS_MS,
  );

  it.each(Object.entries(SURFACES))(
    '%s, where every field of the report is long',
    (_name, render) => {
      const slow = ['\n', ' ', '\u0090', '\u202e', 'é'].filter(
        (unit) =>
          growthOf((size) => {
            const report = reportSaying(() => textOf(unit, size / 4, ['x', '!']));
            return () => render(report);
          }) > MOST,
      );
      expect(slow).toEqual([]);
    },
    RETRY_LIMITS_MS,
  );

  it.each([
    ['different', undefined],
    ['equal but for their place', 300],
  ])(
    'a comment and a summary about many findings that are %s',
    (_name, ruleCount) => {
      const growth = growthOf((size) => {
        const report = many(size, 'x', ruleCount ?? size);
        return () => [renderComment(report, { details: 'full' }), renderSummary(report, { details: 'full' })];
      });
      expect(growth).toBeLessThanOrEqual(MOST);
    },
    RETRY_LIMITS_MS,
  );
});
