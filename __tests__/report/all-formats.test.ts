import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { toAnnotations } from '../../src/report/annotations.js';
import { renderConsole } from '../../src/report/console/console.js';
import { toCountsOnly } from '../../src/report/counts-only.js';
import { renderComment, renderMarkdownFile, renderSummary, SMALLEST_BUDGET } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { oneOf, runs } from '../helpers/lanes.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { completedOf, finding } from '../helpers/report-fixtures.js';
import { completed, many } from './scenarios.js';
import { AETHER365 } from './scenarios-aether365.js';
import { FEGURA } from './scenarios-fegura.js';
import { ALL_SCENARIOS, reportOf } from './services.js';

const comment = (report: Report, details: 'full' | 'counts' = 'full', budgetChars?: number) =>
  renderComment(report, { details, budgetChars });
const summary = (report: Report, details: 'full' | 'counts' = 'full') => renderSummary(report, { details });
const log = (report: Report, details: 'full' | 'counts' = 'full') => [...renderConsole(report, { details })].join('\n');
const posture = (score: number | null, passed = 87, failed = 12) =>
  completedOf({ ...AETHER365, settings: { warnOnly: 'false' } }, { posture: { passed, failed, skipped: 5, score } });
const open = (report: Report, visibility: Report['source']['visibility']): Report => ({
  ...report,
  source: { ...report.source, visibility },
});

describe('what was scanned', () => {
  it('is named with its type, mode, region and variant', () => {
    const traits = { type: 'web', mode: 'quick', region: 'eu-west-1', variant: 'stable' };
    const report = completedOf(
      { ...AETHER365, scan: { ...AETHER365.scan, traits } },
      { posture: { passed: 1, failed: 0, skipped: 0, score: 100 } },
    );

    expect(comment(report)).toContain(' · web, quick, eu-west-1, stable · ');
  });
});

describe('the score', () => {
  it('has its formula, with skipped checks beside it', () => {
    for (const text of [comment(posture(87.9)), renderMarkdownFile(posture(87.9))]) {
      expect(text).toContain('| **87.9** | **87** | **12** | 5 |');
      expect(text).toContain('The score is `87.9 = 87 / (87 + 12)` in percent: skipped checks do not count.');
    }
    expect(log(posture(87.9))).toContain('score 87.9 = 87 / (87 + 12)\n  checks passed 87 · failed 12 · skipped 5 (not counted)');
  });

  it('has no formula if the service reports another number', () => {
    expect(comment(posture(42))).toContain("The score is the service's own number.");
    expect(comment(posture(100, 0, 0))).not.toContain(' = 0 / ');
    expect(log(posture(42))).toContain('score 42\n');
  });

  it('that is not reported is neither 0 nor left out', () => {
    const text = comment(posture(null));
    expect(text).toContain('| _not reported_ | **87** | **12** | 5 |');
    expect(text).not.toMatch(/null|\| 0 \|/);
    expect(log(posture(null))).toContain('score not reported');
  });

  it.each([
    [86.5, 87.9, '1.4 points up from 86.5'],
    [87.9, 86.9, '1 point down from 87.9'],
    [87.9, 87.9, 'unchanged'],
    [null, 87.9, 'the baseline has no score'],
  ])('from %p to %p is: %s', (before, after, says) => {
    const baseline = { id: 'b', selectedBy: 'previous' } as const;
    const report = completedOf(
      AETHER365,
      { posture: { passed: 87, failed: 12, skipped: 0, score: after }, baseline, before: { score: before } },
      {},
      { warnOnly: 'false' },
    );
    expect(comment(report)).toContain(`Compared with the baseline: **${says}**.`);
    expect(log(report)).toContain(`compared with the baseline: ${says}`);
  });
});

describe('the resources', () => {
  it('that one side does not report are not 0 there', () => {
    const text = comment(reportOf('fegura/completed-with-change'));
    expect(text).toContain('| `elasticIps` | 2 | _not reported_ | **only before** |');
    expect(text).toContain('| `natGateways` | _not reported_ | 1 | **only now** |');
    expect(text).toContain('| **Total** | 29 | **28** |  |');
    expect(text).toContain('**2 added, 2 removed; 1 kind reported by this scan only; 1 kind in the baseline only**');
  });

  it('have a difference in total if both sides report the same kinds', () => {
    const baseline = { id: 'b', selectedBy: 'scan-id' } as const;
    const report = completedOf(FEGURA, { inventory: { a: 3, b: 1 }, baseline, before: { inventory: { a: 1, b: 2 } } });
    expect(comment(report)).toContain('| **Total** | 3 | **4** | **+1** |');
    expect(comment(report)).toContain('**2 added, 1 removed**');
  });

  it('of a baseline that contains none are not compared', () => {
    const report = completedOf(FEGURA, { inventory: { a: 3 }, baseline: { id: 'b', selectedBy: 'scan-id' }, before: {} });
    expect(comment(report)).toContain('Nothing to compare them with: the baseline contains none.');
  });

  it('of a failed scan are not shown', () => {
    const failed = reportOf('fegura/failed');
    const report: Report = { ...failed, ...(failed.scan && { scan: { ...failed.scan, inventory: { vpcs: 1 } } }) };
    expect(comment(report)).not.toContain('vpcs');
    expect(comment(report)).toContain('AccessDenied: not authorized to perform ec2:DescribeVpcs');
  });

  it.each([...oneOf(10, TRICKS), '|'.repeat(70)])('of thousands of kinds such as %j keep the budget', (trick) => {
    const inventory = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`${index}${trick}`, index]));
    const report = completedOf(FEGURA, { inventory, baseline: { id: 'b', selectedBy: 'previous' }, before: { inventory: { vpcs: 1 } } });
    for (const budget of [SMALLEST_BUDGET, 60_000]) {
      const text = comment(report, 'full', budget);
      expect(text.length).toBeLessThanOrEqual(budget);
      expect(text).toMatch(/… and 4,9\d\d more kinds: see/);
      expect(brokenMarkdown(text)).toEqual([]);
    }
    expect(log(report)).toContain('… and 4,981 more kinds: see results.json');
  });
});

describe('numbers without a list', () => {
  it('are shown as such', () => {
    const report = reportOf('aiptx/counts-only');
    for (const text of [summary(report), comment(report)])
      expect(text).toContain('| **40** | **1** | **4** | **12** | **23** | _not reported_ |');
    // Once: by the note that says why, or by a sentence on a page without the note.
    const alone = 'AIPTx reported these counts without a list of findings';
    expect(summary(report)).toContain('AIPTx does not list findings: the findings endpoint answered 404.');
    expect(summary(report)).not.toContain(alone);
    for (const text of [comment(report), summary({ ...report, notes: [] }), log(report)]) expect(text).toContain(alone);
    expect(renderSarif(report)).toBeUndefined();
    expect(toAnnotations(report, { details: 'full' })).toEqual([]);
  });
});

describe('the comparison', () => {
  it('names the baseline and marks what is new', () => {
    const report = reportOf('aiptx/with-comparison');
    const text = comment(report);
    expect(summary(report)).toContain('Compared with the baseline: 🆕 **1 new (1 critical)** · **1 fixed** · 2 unchanged.');
    expect(text).toContain('Baseline: scan `scan_abc123` of 2024-01-15 13:45 UTC, given by the input `baseline`.');
    expect(text).toContain('## ❌ AIPTx: 2 findings fail the gate (1 new)\n');
    expect(text).toContain('| 🟣 Critical | SQL Injection in Search API `injection` | `GET /api/search (q)` | 🆕 |');
    expect(text.match(/🆕/g)).toHaveLength(1);
    expect(text).toContain('<details><summary>1 finding fixed since the baseline</summary>\n\n- 🔴 High: XSS in Comments `finding_old1`');
    expect(log(report)).toContain('[new] SQL Injection in Search API');
    expect(toAnnotations(report, { details: 'full' })[0]?.title).toBe('Critical (new): SQL Injection in Search API');
  });

  it('names a rolling baseline as such', () => {
    expect(comment(reportOf('fegura/completed-with-change'))).toContain('which is a rolling baseline: it moves with every run');
    expect(log(reportOf('fegura/completed-with-change'))).toContain('which is a rolling baseline');
  });

  it('has the number of what the service does not list', () => {
    const text = summary(reportOf('aiptx/counts-only'));
    expect(text).toContain('🆕 **3 new** · **5 fixed** · 37 unchanged (as the service itself compares the two scans)');
    expect(text).toContain('<summary>5 findings fixed since the baseline</summary>');
    expect(text).toContain('… and 4 more.');
  });

  it('marks new findings in every table, and counts them in rows of equal findings', () => {
    const report = many(40, undefined, 10);
    const findings = report.evaluation?.findings.map((one, index) => ({
      ...one,
      baselineState: index > 30 ? ('new' as const) : ('unchanged' as const),
    }));
    const text = comment({ ...report, ...(report.evaluation && findings && { evaluation: { ...report.evaluation, findings } }) });
    const counts = [...text.matchAll(/ ×\u00a0(\d+) \|.*\| 🆕(?: (\d+) of (\d+))? \|$/gm)].map(([, all, added = all, of = all]) => [
      all,
      added,
      of,
    ]);
    expect(counts.every(([all, , of]) => all === of)).toBe(true);
    expect(counts.reduce((sum, [, added]) => sum + Number(added), 0)).toBe(9);
    expect(text).toMatch(/🆕 \d of 4/);
  });
});

describe('partial results', () => {
  const partial = reportOf('s4e/partial');

  it('are prominently partial, and never a table of numbers', () => {
    for (const text of [comment(partial), summary(partial), renderMarkdownFile(partial)]) {
      expect(text).toContain('> [!CAUTION]\n> **Partial results: the scan was cancelled');
      expect(text).toContain('**1 medium and 1 low** findings');
      expect(text).toContain('<details><summary>2 findings, not compared with the gate</summary>');
      expect(text).toContain('**not a pass**');
      expect(text).not.toContain('| 🟣 Critical |');
      expect(text).not.toContain('✅ S4E');
    }
    expect(log(partial)).toContain(
      'partial results: the scan was cancelled before it finished. They are not uploaded, and this is not a pass.',
    );
    expect(log(partial)).toContain('found until then: critical 0');
  });

  it('with nothing found do not look clean', () => {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    const text = comment({ ...partial, evaluation: { rules: [], findings: [], counts, waived: 0, outsidePaths: 0, waivers: [] } });
    expect(text).toContain('Until then it had found nothing. The gate did not use these results,');
    expect(comment({ ...partial, evaluation: undefined })).toContain('What it had found until then is not known');
  });

  it('feed neither code scanning nor annotations, nor are they compared', () => {
    expect(renderSarif(partial)).toBeUndefined();
    expect(toAnnotations(partial, { details: 'full' })).toEqual([]);
    const compared = { ...partial, comparison: reportOf('aiptx/with-comparison').comparison };
    expect(comment(compared)).not.toContain('baseline');
    expect(log(compared)).not.toContain('baseline');
  });
});

describe('the SARIF log', () => {
  const whole = completed([finding({ id: 'R', title: 'T', tags: [] }, 'high', { file: 'a.tf' })]);

  it('is rendered of a completed scan that was read in full', () => {
    expect(renderSarif(whole)?.results).toBe(1);
    expect(renderSarif({ ...whole, decision: { ...whole.decision, verdict: 'error' } })?.results).toBe(1);
  });

  it.each([
    ['partial', { ...whole, partial: true }],
    ['not judged', { ...whole, measurements: undefined }],
    ['of a cancelled scan', { ...whole, ...(whole.scan && { scan: { ...whole.scan, state: 'cancelled' as const } }) }],
    ['of no scan', { ...whole, scan: undefined }],
    ...(['cancelled', 'timeout', 'skipped', 'started', 'checked'] as const).map(
      (verdict) => [`of the verdict ${verdict}`, { ...whole, decision: { ...whole.decision, verdict } }] as const,
    ),
  ] as const)('is not there if the list is %s', (_, report) => {
    expect(renderSarif(report)).toBeUndefined();
  });
});

describe('diagrams', () => {
  const report = reportOf('fegura/completed-with-change');

  it('are drawn in comment, summary and report.md of a private repository', () => {
    for (const text of [comment(report), summary(report), renderMarkdownFile(report)]) {
      expect(text).toContain('#### Production architecture\n\n```mermaid\nflowchart LR\n');
      expect(text).toContain('**Data flow** is not drawn: it contains HTML.');
      expect(text).not.toMatch(/console\.aws|evil\.example|%%\{/);
    }
    expect(log(report)).not.toContain('flowchart');
  });

  it.each(['public', 'unknown'] as const)('are in no page of a repository that is %s, whatever the details', (visibility) => {
    for (const details of ['full', 'counts'] as const) {
      for (const text of [comment(open(report, visibility), details), summary(open(report, visibility), details)]) {
        expect(text).not.toMatch(/mermaid|web-1|Production architecture/);
        expect(text).toContain('3 diagrams of what was scanned are not shown here');
      }
      expect(log(open(report, visibility), details)).not.toMatch(/web-1|Production architecture/);
    }
    expect(renderMarkdownFile(open(report, visibility))).toContain('```mermaid');
  });

  it('give way if the budget is short, and are named', () => {
    const mermaid = `graph TD\n${Array.from({ length: 400 }, (_, index) => `  node${index}["${'x'.repeat(80)}"]`).join('\n')}`;
    const long: Report = {
      ...report,
      diagrams: [
        { title: 'Long', mermaid },
        { title: 'Short', mermaid: 'graph TD\n  a --> b' },
      ],
    };
    const text = comment(long, 'full', SMALLEST_BUDGET);
    expect(text).not.toContain('node0');
    expect(text).toContain('#### Short');
    expect(text).toContain('1 diagram does not fit here: see `results.json`');
    expect(comment(long)).toContain('#### Long');
    expect(brokenMarkdown(text)).toEqual([]);
  });

  it('give way to findings', () => {
    const crowded: Report = { ...many(3000), diagrams: report.diagrams };
    const text = comment(crowded, 'full', SMALLEST_BUDGET);
    expect(text).toContain(': 1,200 findings block this pull request\n');
    expect(text).toMatch(/^\| 🟣 Critical \| /m);
    const rows = (page: string) => page.match(/^\| \S+ (?:Critical|High|Medium|Low|Info) \|/gm)?.length;
    expect(rows(text)).toBe(rows(comment({ ...crowded, diagrams: [] }, 'full', SMALLEST_BUDGET)));
    expect(text.length).toBeLessThanOrEqual(SMALLEST_BUDGET);
  });
});

describe('with numbers only', () => {
  it.each(ALL_SCENARIOS.filter(([name]) => !name.startsWith('cloudgeni/')))('%s contains no name', (_, build) => {
    const report = build();
    for (const text of [comment(report, 'counts'), summary(report, 'counts'), log(report, 'counts')]) {
      expect(text).not.toMatch(/example\.com|production|123456789012|Contoso|t_abc123|a-1001|550e8400/i);
      expect(text).not.toMatch(/ec2Instances|natGateways|flowchart|graph TD|web-1/);
      expect(text).not.toMatch(/Injection|IDOR|XSS|TLS|HSTS|legacy auth|delegation/i);
    }
  });

  it('leaves no name in the report that surfaces are made of', () => {
    const text = JSON.stringify(toCountsOnly({ ...reportOf('fegura/completed-with-change'), source: AETHER365.source, name: 'gate' }));
    expect(text).not.toMatch(/vpcs|s3Buckets|flowchart|production|550e8400/);
  });

  it('keeps all numbers', () => {
    const fegura = comment(reportOf('fegura/completed-with-change'), 'counts');
    expect(fegura).toContain('**28 resources** of 6 kinds. Compared with the baseline: **2 added, 2 removed;');
    expect(fegura).toContain('Only counts are shown here (`details: counts`)');
    const report = reportOf('aether365/score-and-findings');
    for (const text of [comment(report, 'counts'), summary(report, 'counts')]) {
      expect(text).toContain('`95.3 = 61 / (61 + 3)`');
      expect(text).toContain('**1.6 points down from 96.9**');
      expect(text).toContain('| **3** | **1** | **1** | **1** |');
    }
    expect(summary(report, 'counts')).toContain('🆕 **2 new (1 high and 1 low)** · **1 fixed** · 1 unchanged.');
    const compared = reportOf('aiptx/with-comparison');
    expect(comment(compared, 'counts').split('\n')[1]).toBe(comment(compared).split('\n')[1]);
  });

  it('hides a target in every spelling, and nothing else', () => {
    const failed = reportOf('fegura/failed');
    const error = { code: 'X', message: 'account 123456789012, PRODUCTION, arn:aws:iam::999999999999:role, product and production-eu' };
    expect(comment({ ...failed, error, scan: undefined }, 'counts')).toContain(
      'account (not shown here), (not shown here), arn:aws:iam::(not shown here):role, product and (not shown here)-eu',
    );
    const aiptx = reportOf('aiptx/failing');
    const refused = { code: 'X', message: 'no route to APP.example.com:443' };
    expect(comment({ ...aiptx, error: refused }, 'counts')).toContain('no route to (not shown here):443');
  });
});

describe('a finding without a file', () => {
  it('has resource, address, CVSS and catalogue', () => {
    const report = reportOf('aiptx/failing');
    expect(comment(report)).toContain('| 🔴 High | IDOR on invoice download `access_control` | `GET /invoices/{id} (id)` |');
    expect(comment(report)).toContain(
      '<sub>`GET /invoices/{id} (id)` · `https://app.example.com/invoices/42` · CVSS 8.1 · CWE-639 · fingerprint `',
    );
    expect(log(report)).toContain('GET /invoices/{id} (id)');
    expect(log(report)).toContain('(https://app.example.com/invoices/42, CVSS 8.1)');
    expect(toAnnotations(report, { details: 'full' })[1]?.message).toContain(
      '(access_control, GET /invoices/{id} (id), https://app.example.com/invoices/42, CVSS 8.1)',
    );
  });
});

describe('what is not about code', () => {
  it('names no branch as scanned, and the commit that the run is for', () => {
    const text = comment(reportOf('s4e/failing'));
    expect(text).not.toContain('branch `main`');
    expect(text).toContain('for commit `a1b2c3d4e5f6`');
  });
});

/** What a renderer reads as Markdown and HTML: neither fences nor code spans. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})[a-z]*\n[\s\S]*?\n\1$/gm, '').replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
}

it('any texts leave the document whole', () => {
  const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
  const amount = fc.option(fc.nat(1000), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, amount, amount), { maxLength: 8 }), fc.array(text, { maxLength: 4 }), text, (kinds, texts, one) => {
      const report: Report = {
        ...reportOf('fegura/completed-with-change'),
        comparison: {
          baseline: { id: one, completedAt: one, commit: one, selectedBy: 'scan-id' },
          inventory: kinds.map(([kind, before, after]) => ({ kind, before, after })),
          findings: { new: 1, fixed: 9, fixedFindings: texts.map((title) => ({ id: title, title, severity: 'high' })), byService: true },
        },
        diagrams: texts.map((title) => ({ title, mermaid: `graph TD\n${title}\n${one}` })),
      };
      for (const rendered of [comment(report), renderMarkdownFile(report)]) {
        expect(brokenMarkdown(rendered)).toEqual([]);
        expect(withoutCode(rendered)).not.toMatch(/<(?:img|script|a)\b|(?<!\\)!\[/i);
        expect(rendered.match(/<!--\s*scan-gate/gi) ?? []).toHaveLength(rendered.startsWith('<!--') ? 1 : 0);
      }
      for (const line of renderConsole(report, { details: 'full' }))
        expect(line).not.toMatch(/^\s*::|##[\w.-]*\[|[\r\n\u001b\u009b\u2028]/);
    }),
    { numRuns: runs(150) },
  );
});
