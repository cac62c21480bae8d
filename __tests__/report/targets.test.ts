import { describe, expect, it } from '@jest/globals';
import { renderAgain } from '../../src/app/render-again.js';
import type { Target } from '../../src/domain/scan.js';
import type { Severity } from '../../src/domain/severity.js';
import { formatWorkflowCommand, toAnnotations } from '../../src/report/annotations.js';
import { toInsights } from '../../src/report/code-insights.js';
import { renderCodeQuality } from '../../src/report/code-quality.js';
import { renderConsole } from '../../src/report/console/console.js';
import { redactTexts, toCountsOnly } from '../../src/report/counts-only.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderJenkins } from '../../src/report/jenkins.js';
import { renderJson } from '../../src/report/json.js';
import { renderJunit } from '../../src/report/junit/junit.js';
import { renderComment, renderIssue, renderMarkdownFile, renderSummary, SMALLEST_BUDGET } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { targetLabels } from '../../src/report/targets.js';
import { viewOf } from '../../src/report/view.js';
import { createLogger } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { validateCodeQuality } from '../helpers/oracles/code-quality.js';
import { validateJunit } from '../helpers/oracles/junit.js';
import { resultsErrors } from '../helpers/oracles/schemas.js';
import { parseReport } from '../helpers/parsed-report.js';
import { completedOf, endedOf, finding } from '../helpers/report-fixtures.js';
import { NO_HSTS, OLD_TLS, S4E } from './scenarios-s4e.js';
import { combined, frameOf, manyTargets, TARGETS_SCENARIOS } from './scenarios-targets.js';
import { reportOf } from './services.js';

const text = (pieces: Iterable<string> | undefined): string => [...(pieces ?? [])].join('');
const SIX = reportOf('targets/six-assets');

describe('the common report', () => {
  it('has the worst verdict, the counts of all verdicts, and the sums', () => {
    expect(SIX.decision).toMatchObject({
      verdict: 'error',
      exitCode: 2,
      reason: 'error: 1 of 6 targets ended in an error, 1 ran out of time, 2 failed, 1 started, 1 passed',
    });
    expect(SIX.decision.rules).toMatchObject([
      { rule: 'severity-threshold', failed: true, text: '2 of the 3 targets compared with this rule failed' },
    ]);
    expect(SIX.measurements?.counts).toEqual({ critical: 1, high: 2, medium: 0, low: 2, info: 0 });
    expect(SIX.comparison).toMatchObject({
      baseline: { selectedBy: 'targets' },
      findings: { new: 2, inFirstScans: 1, fixed: 1, unchanged: 1 },
    });
  });

  it('shows the targets worst first, and each finding with the words of its own target', () => {
    const view = viewOf(SIX, 'full');
    expect(view.targets.map(({ label }) => label)).toEqual(['mail', 'old.example.com', 'shop', 'api', 'lab', 'wiki.example.com']);
    expect(view.blockingCounts).toEqual({ total: 3, new: 2 });
    // All findings of a first scan are new, so they are not marked.
    expect(view.blocking.map(({ severity, baselineState }) => [severity, baselineState])).toEqual([
      ['critical', 'new'],
      ['high', 'unchanged'],
      ['high', undefined],
    ]);
    expect(renderComment(SIX, { details: 'full' })).toMatch(/\| HSTS header is missing `missing-hsts-header` \| `wiki\.example\.com` \|/);
    const html = text(renderHtml(SIX));
    expect(html).toContain('The answer of the server has no such header.');
    expect(text(renderJunit(SIX))).toContain('name="Missing HSTS header (shop.example.com)');
    expect(text(renderJunit(SIX))).toContain('name="HSTS header is missing (wiki.example.com)');
  });

  it('distinguishes targets that have the same name', () => {
    expect(targetLabels(reportOf('targets/four-accounts').targets ?? [])).toEqual([
      'production (123456789012) (us-east-1)',
      'production (123456789012) (eu-west-1)',
      'staging',
      'fegura-7f3a90c5-full',
    ]);
    const twin = completedOf(frameOf(S4E, 1, 'same'), { findings: [] });
    expect(new Set(targetLabels([twin, { ...twin, name: 'other' }])).size).toBe(2);
  });

  it.each(Object.entries(TARGETS_SCENARIOS))('of %s can be restored from results.json, for every format', async (_, build) => {
    const report = build();
    const json = text(renderJson(report));
    const restored = parseReport(json) as Report;
    const rendered = (of: Report): Record<string, string> => ({
      json: text(renderJson(of)),
      comment: renderComment(of, { details: 'full' }),
      counts: renderComment(of, { details: 'counts' }),
      issue: renderIssue(of, { details: 'full' }),
      summary: renderSummary(of, { details: 'full' }),
      file: renderMarkdownFile(of),
      html: text(renderHtml(of)),
      junit: text(renderJunit(of)),
      quality: text(renderCodeQuality(of)),
      jenkins: text(renderJenkins(of)),
      log: renderConsole(of, { details: 'full' }).join('\n'),
    });
    expect(rendered(restored)).toEqual(rendered(report));

    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    const logger = createLogger({ write: print, redactor: createRedactor([]), style: 'plain', debug: false });
    expect(await renderAgain(json, { output: { format: 'table', print }, details: 'full', logger })).toBeUndefined();
    expect(lines).toEqual(renderConsole(report, { details: 'full' }));
    lines.length = 0;
    const listed = (report.targets ?? []).filter(({ sarif }) => sarif !== undefined);
    if (listed.length === 0) return;
    expect(await renderAgain(json, { output: { format: 'sarif', print }, details: 'full', logger })).toBeUndefined();
    const runs = lines.flatMap((line) => (JSON.parse(line) as { runs: { automationDetails: { id: string } }[] }).runs);
    expect(runs.map(({ automationDetails }) => automationDetails.id)).toEqual(listed.map(({ name }) => `scan-gate/${name}/`));
  });

  it('keeps the decision of a run that ended after its targets were decided', () => {
    const error = { code: 'UPLOAD_REQUIRED', message: 'The upload did not succeed.' };
    const decision = { ...SIX.decision, verdict: 'error', reason: 'error: the SARIF was not uploaded' } as const;
    const centralPolicy = { repository: 'acme/policies', path: 'gate.yml', ref: 'main', commit: 'c'.repeat(40) };
    const overruled: Report = { ...SIX, decision, error, policy: { path: '.scan-gate.yml' }, centralPolicy };
    expect(renderComment(parseReport(text(renderJson(overruled))) as Report, { details: 'full' })).toBe(
      renderComment(overruled, { details: 'full' }),
    );
    expect(renderComment(overruled, { details: 'full' })).toMatch(/the SARIF was not uploaded[^]*acme\/policies/);
  });

  it('is refused if one of its targets is broken', async () => {
    const json = JSON.parse(text(renderJson(SIX))) as { targets: object[] };
    json.targets[3] = {};
    const logger = createLogger({ write: () => undefined, redactor: createRedactor([]), style: 'plain', debug: false });
    const output = { format: 'table', print: () => undefined } as const;
    expect(await renderAgain(JSON.stringify(json), { output, details: 'full', logger })).toBe('is not a complete results.json');
  });
});

describe('the files of several targets', () => {
  const testsOf = (report: Report): string[] =>
    text(renderJunit(report))
      .split('<testsuite ')
      .slice(1)
      .flatMap((suite) => [...suite.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(([, of, name]) => `${of}: ${name}`));

  it('have the tests that each target has alone, each once', () => {
    const tests = testsOf(SIX);
    expect(new Set(tests).size).toBe(tests.length);
    const alone = (SIX.targets ?? []).flatMap((target) => testsOf(target));
    expect(tests).toEqual(['scan-gate.s4e-platform: verdict', ...alone]);
  });

  it('have the fingerprints that each target has alone', () => {
    const prints = (file: string): string[] => file.match(/"fingerprint":"[0-9a-f]{32}"/g) ?? [];
    for (const render of [renderCodeQuality, renderJenkins]) {
      const alone = (SIX.targets ?? []).flatMap((target) => prints(text(render(target))));
      expect(alone).toHaveLength(5);
      expect(prints(text(render(SIX)))).toEqual(alone);
    }
  });

  it('keep equal fingerprints of targets with one name apart, always in the same way', () => {
    const one = completedOf(S4E, { findings: [finding(OLD_TLS, 'high', { resource: 'a' }), finding(NO_HSTS, 'low', { resource: 'a' })] });
    const written = text(renderCodeQuality(combined(S4E, [one, one])));
    expect(validateCodeQuality(written)).toEqual([]);
    expect(written.startsWith(text(renderCodeQuality({ ...one })).slice(0, 1))).toBe(true);
    expect(text(renderCodeQuality(combined(S4E, [one, one])))).toBe(written);
  });

  it('have the targets that were read in full, and are not written if there is none', () => {
    expect(text(renderCodeQuality(SIX))).not.toContain('mail');
    const error = endedOf(S4E, { kind: 'error', code: 'SCAN_FAILED' });
    expect(renderCodeQuality(combined(S4E, [error, error]))).toBeUndefined();
  });
});

describe('the limits of a surface', () => {
  const NAME = 'x'.repeat(300);
  /** Half of the targets end in errors that differ, and are as long as errors can be. */
  const crowd = (): Report => {
    const passed = manyTargets(128, 0).targets ?? [];
    const broken = Array.from({ length: 128 }, (_, number) =>
      endedOf(
        frameOf(S4E, 1000 + number, `b-${number}.example.com`),
        { kind: 'error', code: 'SCAN_FAILED' },
        { label: `${number}${NAME}`, error: { code: 'SCAN_FAILED', message: `${number} ${NAME}`.repeat(20), hint: NAME.repeat(20) } },
      ),
    );
    return combined(S4E, [...passed, ...broken]);
  };

  it.each([SMALLEST_BUDGET, 60_000])(
    'of %i characters hold for all targets together; those that did not pass come first',
    (budgetChars) => {
      const report = crowd();
      const comment = renderComment(report, { details: 'full', budgetChars });
      expect(comment.length).toBeLessThanOrEqual(budgetChars);
      expect(brokenMarkdown(comment)).toEqual([]);
      expect(comment).toMatch(/\n… and \*\*\d+ ended in an error, 128 passed\*\*: see `report\.html`/);
      expect(comment).not.toContain('✅ passed');
      const summary = renderSummary(report, { details: 'full', budgetBytes: 3 * budgetChars });
      expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(3 * budgetChars);
      expect(brokenMarkdown(summary)).toEqual([]);
    },
  );

  it('leave all rows of few targets, and put those that passed into a fold if there are many', () => {
    expect(renderComment(SIX, { details: 'full' })).toContain('| `wiki.example.com` | ✅ passed |');
    const many = renderComment(manyTargets(60, 3), { details: 'full' });
    expect(many).toContain('<details><summary>40 more targets passed</summary>');
    expect(many.match(/✅ passed/g)).toHaveLength(40);
    expect(brokenMarkdown(many)).toEqual([]);
  });

  it('have no column of places that repeats the column of targets', () => {
    const waiver = { by: 'id', value: 'f-3', reason: 'because', expires: '2999-01-01', line: 1 } as const;
    const scope = { waivers: [waiver], today: '2026-11-21' };
    const asset = (number: number, place: string): Report => {
      const host = `host-${number}.example.com`;
      const found = [
        finding(OLD_TLS, 'high', { resource: place || host }, { id: 'f-1' }),
        finding(NO_HSTS, 'low', { resource: place || host }, { id: 'f-2' }),
        finding(NO_HSTS, 'high', { resource: place || host }, { id: 'f-3' }),
      ];
      return completedOf(frameOf(S4E, number, host), { findings: found, scope });
    };
    const pages = (report: Report): string[] => [renderComment(report, { details: 'full' }), renderSummary(report, { details: 'full' })];
    for (const page of pages(combined(S4E, [asset(1, ''), asset(2, '')]))) {
      expect(page.match(/^\| Severity \| Finding \| Target \|(?: Waived \|)?$/gm)).toHaveLength(3);
      expect(page).not.toContain('| Where |');
      expect(brokenMarkdown(page)).toEqual([]);
    }
    for (const page of pages(combined(S4E, [asset(1, ''), asset(2, 'host-2.example.com:443')])))
      expect(page.match(/^\| Severity \| Finding \| Target \| Where \|(?: Waived \|)?$/gm)).toHaveLength(3);
  });

  it('of annotations hold for all targets together; each message names its target', () => {
    const annotations = toAnnotations(manyTargets(60, 60), { details: 'full' });
    const byLevel = ['error', 'warning', 'notice'].map((level) => annotations.filter((each) => each.level === level));
    expect(byLevel.map(({ length }) => length)).toEqual([10, 0, 10]);
    for (const { message } of annotations) expect(message).toMatch(/^host-\d+\.example\.com: /);
    expect(byLevel[0]?.at(-1)?.message).toContain('… and 30 more findings of this level');
  });

  it('of Code Insights hold for all targets together', () => {
    const { report, annotations } = toInsights(manyTargets(100, 60), { details: 'full', annotate: true });
    expect(annotations).toHaveLength(1000);
    expect(new Set(annotations.map(({ external_id: id }) => id)).size).toBe(1000);
    expect(annotations[0]?.summary).toMatch(/^host-\d+\.example\.com: TLS 1\.0 enabled/);
    expect(report.details.length).toBeLessThanOrEqual(2000);
    expect(report.details).toContain('… and 24 failed');
  });
});

describe('with numbers only, a target', () => {
  const at = (label: string | undefined, target: Partial<Target> = {}): Report => {
    const frame = frameOf(S4E, 7, 'Shop.Example.com');
    return completedOf({ ...frame, target: { ...frame.target, ...target } }, { findings: [] }, label === undefined ? {} : { label });
  };
  const other = completedOf(frameOf(S4E, 8, 'api.example.com'), { findings: [] }, { label: 'api' });
  const labelsOf = (...targets: Report[]): string[] => viewOf(combined(S4E, targets), 'counts').labels.map(String);

  it('has the label of the policy', () => {
    expect(labelsOf(at('production'), other)).toEqual(['production', 'api']);
    expect(renderComment(combined(S4E, [at('production'), other]), { details: 'counts' })).toContain('| `production` | ✅ passed |');
  });

  it.each([
    ['no label', undefined],
    ['its ID', 'a-1007'],
    ['its ID in a text', 'asset A-1007 (eu)'],
    ['its name', 'shop.example.com'],
    ['its name, interrupted', 'shop.exam\u200bple.com'],
    ['its name with other signs', 'prod-shop-example-com'],
    ['its name, percent-encoded', 'shop%2Eexample%2Ecom'],
    ['an account', 'prod 123456789012'],
    ['an address', 'https://intranet.example/x'],
    ['the name of another target', 'not api.example.com'],
  ])('with %s for a label has the name of its gate', (_, label) => {
    expect(labelsOf(at(label), other)).toEqual(['s4e-7f3a90c8-full', 'api']);
  });

  it('with a short ID does not have a label that contains it', () => {
    expect(labelsOf(at('prod 7', { id: '7', key: '7' }), other)).toEqual(['target 1', 'api']);
  });

  it('that was not found has no label, because the label could repeat it', () => {
    const lost = endedOf(frameOf(S4E, 9, 'x'), { kind: 'error', code: 'NOT_FOUND' }, { label: 'lost.example.com' });
    expect(labelsOf(lost, other)).toEqual(['s4e-7f3a90ca-full', 'api']);
  });

  it('is not named by the notes, errors and reasons of others', () => {
    const error = { code: 'SCAN_FAILED', message: 'Shop.example.com and api.example.com do not respond.', hint: 'Ask a-1007.' };
    const broken = endedOf(
      frameOf(S4E, 9, 'mail.example.com'),
      { kind: 'error', code: 'SCAN_FAILED' },
      {
        target: { id: 'm', key: 'm', label: 'mail.example.com', ownCode: false },
        error,
        notes: [{ level: 'warning', code: 'c', text: 'At shop.example.com.' }],
      },
    );
    const report = combined(S4E, [at('production'), other, broken]);
    const pages = [
      renderComment(report, { details: 'counts' }),
      renderSummary(report, { details: 'counts' }),
      renderIssue(report, { details: 'counts' }),
      ...renderConsole(report, { details: 'counts' }),
      text(renderJson(toCountsOnly(report))),
      JSON.stringify(toInsights(toCountsOnly(report), { details: 'counts', annotate: true })),
    ].join('\n');
    expect(pages).not.toMatch(/example\.com|a-100\d/i);
    expect(pages).toContain('(not shown here) and (not shown here) do not respond.');
    expect(toCountsOnly(toCountsOnly(report))).toEqual(toCountsOnly(report));
  });

  it('has no redacted text in any part of its report', () => {
    const secret = { code: 'X', message: 'at shop', hint: 'ask shop' };
    const report = combined(S4E, [{ ...at('shop'), error: secret, notes: [{ level: 'notice', code: 'c', text: 'shop' }] }, other]);
    const { targets = [], notes } = redactTexts(report, (given) => given.replaceAll('shop', '*'));
    expect([targets[0]?.error?.message, targets[0]?.error?.hint, targets[0]?.label, notes[0]?.text]).toEqual([
      'at *',
      'ask *',
      undefined,
      '*',
    ]);
  });
});

describe('hostile names of targets', () => {
  /** Each trick as a label, as the service's name, and in an error. */
  const hostile = combined(
    S4E,
    TRICKS.flatMap((trick, number) => {
      const frame = frameOf(S4E, number, trick);
      const error = { code: 'SCAN_FAILED', message: trick, hint: trick };
      const place = { resource: 'r' };
      return [
        completedOf(
          frame,
          {
            findings: [finding(OLD_TLS, 'high', place)],
            baseline: { id: 'b', selectedBy: 'previous' },
            before: { findings: [finding(NO_HSTS, 'low', place)] },
          },
          { label: trick, notes: [{ level: 'warning', code: 'c', text: `note ${number}`, hint: 'h' }] },
        ),
        endedOf(frameOf(S4E, 1000 + number, trick), { kind: 'error', code: 'SCAN_FAILED' }, { target: frame.target, label: trick, error }),
      ];
    }),
  );

  it('leave every page whole', () => {
    for (const page of [
      renderComment(hostile, { details: 'full' }),
      renderComment(hostile, { details: 'full', dialect: 'plain' }),
      renderSummary(hostile, { details: 'full' }),
      renderMarkdownFile(hostile),
    ]) {
      expect(brokenMarkdown(page)).toEqual([]);
      const shown = page.replaceAll(/^(`{3,})[a-z]*\n[\s\S]*?\n\1$/gm, '').replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
      expect(shown).not.toMatch(/<(?:img|script|a)\b|(?<!\\)!\[/i);
      expect(page.match(/<!--\s*scan-gate/gi) ?? []).toHaveLength(page.startsWith('<!--') ? 1 : 0);
    }
  });

  it('leave the log, the files and the annotations whole', async () => {
    const lines = renderConsole(hostile, { details: 'full' });
    const commands = toAnnotations(hostile, { details: 'full' }).map(formatWorkflowCommand);
    for (const line of lines) expect(line).not.toMatch(/^\s*::|##[\w.-]*\[|[\r\n\u001b\u009b\u2028]/);
    for (const line of commands) expect(line).not.toMatch(/[\r\n\u001b\u009b\u2028]/);
    expect(validateCodeQuality(text(renderCodeQuality(hostile)))).toEqual([]);
    expect(() => JSON.parse(text(renderJenkins(hostile))) as unknown).not.toThrow();
    expect(await validateJunit({ 'hostile.xml': text(renderJunit(hostile)) })).toEqual([]);
    expect(resultsErrors(JSON.parse(text(renderJson(hostile))))).toEqual([]);
  });
});

it('a severity that no target reports is not 0 in the sums', () => {
  const counts = { critical: 1, high: 0, medium: 0, low: 0, info: 0 };
  const one = (number: number, uncounted: readonly Severity[]): Report =>
    completedOf(frameOf(S4E, number, `h${number}`), { counts, uncounted });
  expect(combined(S4E, [one(1, ['info', 'low']), one(2, ['info'])]).measurements).toEqual({
    counts: { ...counts, critical: 2 },
    unreportedSeverities: ['info'],
  });
});
