import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../src/domain/evaluation.js';
import type { Finding } from '../../src/domain/finding.js';
import { createIntern } from '../../src/domain/fingerprint.js';
import { mergeRepeated } from '../../src/domain/repeated.js';
import { toAnnotations } from '../../src/report/annotations.js';
import { renderCodeQuality } from '../../src/report/code-quality.js';
import { renderConsole } from '../../src/report/console/console.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderJson } from '../../src/report/json.js';
import { renderJunit } from '../../src/report/junit/junit.js';
import { renderComment, renderMarkdownFile, renderSummary } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { compactJson, renderSarif } from '../../src/report/sarif/sarif.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { textOf } from '../helpers/chunks.js';
import { many } from './scenarios.js';

/** A view of plain data that counts how often a field or an element is read. */
function counted<T extends object>(value: T, count: () => void): T {
  const views = new WeakMap<object, object>();
  const view = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name, receiver) {
        count();
        const field: unknown = Reflect.get(target, name, receiver);
        if (typeof field !== 'object' || field === null) return field;
        if (!views.has(field)) views.set(field, view(field));
        return views.get(field);
      },
    });
  return view(value);
}

const redactor = createRedactor(['cg_live_1234567890abc']);

const RENDERERS: Readonly<Record<string, (report: Report) => unknown>> = {
  redaction: redactor.redactAll,
  'results.sarif': (report) => compactJson(renderSarif(report, { maxResults: 25_000 })?.log ?? { version: '2.1.0', runs: [] }),
  'results.full.sarif': (report) => textOf(renderFullSarif(report)),
  'results.json': (report) => textOf(renderJson(report)),
  'report.md': renderMarkdownFile,
  'report.html': (report) => textOf(renderHtml(report)),
  'junit.xml': (report) => textOf(renderJunit(report)),
  'gl-code-quality-report.json': (report) => textOf(renderCodeQuality(report)),
  comment: (report) => renderComment(report, { details: 'full' }),
  summary: (report) => renderSummary(report, { details: 'full' }),
  console: (report) => [...renderConsole(report, { details: 'full' })],
  annotations: (report) => toAnnotations(report, { details: 'full' }),
};

const SIZE = 300;
/** Work that grows with the findings doubles, and a little more where it sorts them. Work that compares all with all grows four times. */
const MOST = 2.6;

function growthOf(work: (size: number, count: () => void) => unknown): number {
  const readsOf = (size: number): number => {
    let reads = 0;
    work(size, () => (reads += 1));
    return reads;
  };
  return readsOf(2 * SIZE) / readsOf(SIZE);
}

/** Findings of `size` rules, each with rows of two kinds under one rule ID. */
function rows(size: number): Finding[] {
  return Array.from({ length: size }, (_, index) => ({
    id: `f${index}`,
    rule: { id: `R${index >> 1}`, title: `Rule ${index}`, text: 'ü漢😀'.repeat(10), tags: [] },
    severity: 'high',
    state: 'open',
    rawState: 'open',
    location: { file: `a/${index}.tf`, line: 1 },
    identity: `i${index % 7}`,
  }));
}

describe('with twice the findings, each of another rule, the work doubles', () => {
  it.each(Object.entries(RENDERERS))('%s', (_name, render) => {
    expect(growthOf((size, count) => render(counted(many(size, 'x', size), count)))).toBeLessThan(MOST);
  });

  it.each<[string, (findings: Finding[]) => unknown]>([
    ['evaluation', evaluate],
    ['merging', mergeRepeated],
    ['interning', (findings) => findings.map(({ rule }) => rule).map(createIntern())],
  ])('%s', (_name, work) => {
    expect(growthOf((size, count) => work(counted(rows(size), count)))).toBeLessThan(MOST);
  });

  it('does not hold for work that compares all findings with all', () => {
    expect(
      growthOf((size, count) => counted(rows(size), count).map(({ id }, _, all) => all.find((other) => other.id === id))),
    ).toBeGreaterThan(MOST);
  });
});
