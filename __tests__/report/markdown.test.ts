import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Rule } from '../../src/domain/finding.js';
import type { Note } from '../../src/domain/note.js';
import { SEVERITIES } from '../../src/domain/severity.js';
import { renderConsole } from '../../src/report/console/console.js';
import {
  commentMarker,
  type PublishedSurface,
  renderComment,
  renderMarkdownFile,
  renderSummary,
  SMALLEST_BUDGET,
} from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING, runs } from '../helpers/lanes.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { completed, ended, finding, liveTarget, MANY, many, SCENARIOS } from './scenarios.js';

const RULE: Rule = { id: 'R1', title: 'Title', text: 'What is wrong', fix: { text: 'Do this', code: 'x = 1' }, tags: [] };

function comment(report: Report, budgetChars?: number) {
  return renderComment(report, { details: 'full', budgetChars });
}

/** Half a pair of surrogates does not survive UTF-8. */
function whole(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

/** How many findings each row of a table is about. */
function rowsOf(markdown: string): number[] {
  const rows = markdown.match(/^\| \S+ (?:Critical|High|Medium|Low|Info) \| .*$/gm) ?? [];
  return rows.map((row) => Number(/ ×\u00a0([\d,]+) \|/.exec(row)?.[1]?.replaceAll(',', '') ?? 1));
}

/** How many findings are counted instead of being shown. */
function missingFrom(markdown: string): number {
  const counts = [...markdown.matchAll(/… and \*\*([\d,]+) more findings?\*\*: see/g)];
  return sum(counts.map(([, count = '']) => Number(count.replaceAll(',', ''))));
}

function remediesOf(markdown: string): number {
  return markdown.match(/^<sub>.*\bfingerprint\b/gm)?.length ?? 0;
}

/** The page before the fold of findings that do not block, and from there on. */
function halves(markdown: string): [string, string] {
  const at = markdown.search(/<details><summary>[\d,]+ findings that do not block/);
  return at < 0 ? [markdown, ''] : [markdown.slice(0, at), markdown.slice(at)];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

describe('the marker', () => {
  it('is the first line, one for each name, and hides the name', () => {
    expect(comment(SCENARIOS.clean?.() ?? liveTarget()).split('\n')[0]).toBe(commentMarker('cloudgeni-acme-infrastructure-static'));
    expect(commentMarker('a')).toMatch(/^<!-- scan-gate:[0-9a-f]{16} -->$/);
    expect(commentMarker('a')).not.toBe(commentMarker('b'));
    expect(commentMarker('--> evil')).toMatch(/^<!-- scan-gate:[0-9a-f]{16} -->$/);
  });

  it('is there once, whatever the texts of a service are', () => {
    const text = comment(SCENARIOS.hostile?.() ?? liveTarget());
    expect(text.match(/<!--\s*scan-gate/gi)).toHaveLength(1);
  });
});

describe('the first visible line', () => {
  it.each([
    ['failing', '## ❌ Cloudgeni: 3 findings block this pull request'],
    ['forgiven', '## ⚠️ Cloudgeni: 3 findings would block this pull request'],
    ['clean', '## ✅ Cloudgeni gate passed: no open findings, threshold high'],
    ['error', '## 🚫 Cloudgeni gate could not be decided (error): the findings could not be read in full'],
    ['timeout', '## ⏰ Cloudgeni gate could not be decided (timeout): the scan was still running at the deadline'],
    ['cancelled', '## 🛑 Cloudgeni gate could not be decided (cancelled): the job was cancelled'],
    ['skipped', '## ⏭️ Cloudgeni gate was skipped: secrets are withheld because the pull request comes from a fork'],
    ['started', '## 🚀 Cloudgeni gate started a scan: the scan was started and is not waited for'],
  ])('of %s', (name, line) => {
    const report = SCENARIOS[name]?.();
    if (report === undefined) throw new Error(name);
    expect(comment(report).split('\n')[1]).toBe(line);
    expect(renderSummary(report, { details: 'full' }).split('\n')[0]).toBe(line);
    expect(renderMarkdownFile(report).split('\n')[0]).toBe(line);
  });

  it('with `warn-only` is followed by a warning with the verdict', () => {
    const [, headline, empty, ...rest] = comment(SCENARIOS.forgiven?.() ?? liveTarget()).split('\n');
    expect([headline?.startsWith('## ⚠️'), empty, ...rest.slice(0, 2)]).toEqual([
      true,
      '',
      '> [!WARNING]',
      '> The verdict is `failed`. The job passes only because of the input `warn-only`.',
    ]);
  });
});

describe('a finding', () => {
  it('links to its line at the scanned commit', () => {
    const text = comment(completed([finding(RULE, 'high', { file: 'log archive/a#1.tf', line: 15 })]));
    expect(text).toContain(
      '[`log archive/a#1.tf:15`](https://github.com/acme/infrastructure/blob/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678/log%20archive/a%231.tf#L15)',
    );
  });

  it('has its remedy in a fold, with the code in a fence, and what a waiver needs', () => {
    const text = comment(completed([finding(RULE, 'high', { file: 'a.tf' })]));
    const remedy = '<details><summary>How to fix</summary>\n\n**Title** `R1`\n\nWhat is wrong\n\n**Fix:** Do this\n\n```\nx = 1\n```\n\n';
    expect(text).toContain(remedy);
    expect(text).toMatch(/<sub>\[`a\.tf`\]\([^)]*\) · fingerprint `e5d397dc093cd98f54a44573349136b6:1`<\/sub>\n\n<\/details>/);
  });

  it('without a fix has what is wrong in the fold', () => {
    const text = comment(completed([finding({ ...RULE, fix: undefined }, 'high', { file: 'a.tf' })]));
    expect(text).toContain('<details><summary>What is wrong</summary>\n\n**Title** `R1`\n\nWhat is wrong\n\n<sub>');
    expect(text).not.toContain('How to fix');
  });

  it('of which the service reports nothing more has no fold', () => {
    expect(comment(completed([finding({ id: 'R1', title: 'Title', tags: [] }, 'high', { file: 'a.tf' })]))).not.toContain('<details>');
  });

  it('has its own title and fix if they differ from those of the rule', () => {
    const same = Array.from({ length: 3 }, (_, line) => finding(RULE, 'high', { file: 'a.tf', line: line + 1 }));
    const text = comment(
      completed([...same, finding({ ...RULE, title: 'Own title', fix: { text: 'Own fix' } }, 'high', { file: 'b.tf' })]),
    );
    expect(text).toContain('| 🔴 High | Own title `R1` |');
    expect(text).toContain('**Own title** `R1`');
    expect(text).toContain('**Fix:** Own fix');
  });

  it('shows as code what its title has in backticks', () => {
    const text = comment(completed([finding({ ...RULE, title: 'Set `acl` to private' }, 'high', { file: 'a.tf' })]));
    expect(text).toContain('| 🔴 High | Set `acl` to private `R1` |');
  });

  it('with long code shows its first lines, and where the rest is', () => {
    const code = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const text = comment(completed([finding({ ...RULE, fix: { code } }, 'high', { file: 'a.tf' })]));
    expect(text).toContain('line 39\n```\n\nThe rest of the code is in `results.json`.');
    expect(brokenMarkdown(text)).toEqual([]);
  });

  it('that is closed at the service is counted, and not shown', () => {
    const closed = finding(RULE, 'critical', { file: 'closed.tf' }, { state: 'closed', rawState: 'resolved' });
    const text = comment(completed([closed]));
    expect(text).toContain('not counted: 1 finding resolved or suppressed at the service');
    expect(text).not.toContain('closed.tf');
  });
});

describe('findings that are equal but for their place', () => {
  const at = (line: number, more = {}) => finding(RULE, 'high', { file: 'a.tf', line }, more);

  it('are one row with three places, and one remedy with their fingerprints', () => {
    const text = comment(completed([at(1), at(2), at(3)]));
    expect(rowsOf(text)).toEqual([3]);
    expect(text).toMatch(/^\| 🔴 High \| Title `R1` ×\u00a03 \| .*#L1\)<br>.*#L2\)<br>.*#L3\) \|$/m);
    expect(text.split('**Fix:**')).toHaveLength(2);
    expect(text.match(/fingerprint `[0-9a-f]{32}:[123]`/g)).toHaveLength(3);
  });

  it('have the number of places that are not shown', () => {
    const text = comment(completed([1, 2, 3, 4, 5].map((line) => at(line))));
    expect(text).toMatch(/ ×\u00a05 \| .*#L3\)<br>and 2 more \|$/m);
    expect(text.match(/fingerprint `/g)).toHaveLength(3);
  });

  it('are several rows if the service reports different things of them', () => {
    const other = finding({ ...RULE, fix: { text: 'Do that' } }, 'high', { file: 'b.tf' });
    const urgent = finding(RULE, 'high', { file: 'd.tf' }, { rawSeverity: 'urgent' });
    const text = comment(completed([at(1), other, urgent, finding(RULE, 'low', { file: 'c.tf' })]));
    expect(rowsOf(text)).toEqual([1, 1, 1, 1]);
    expect(remediesOf(text)).toBe(3);
    expect(text).not.toContain('×');
  });

  it('add up to all findings, in blocking ones and in the others', () => {
    const severities = ['critical', 'high', 'low'] as const;
    const equal = fc.record({ rule: fc.constantFrom('R1', 'R2', 'R3'), severity: fc.constantFrom(...severities) });
    fc.assert(
      fc.property(fc.array(equal, { maxLength: 60 }), (some) => {
        const text = comment(
          completed(some.map(({ rule, severity }, line) => finding({ ...RULE, id: rule }, severity, { file: 'a', line }))),
        );
        const [blocking, others] = halves(text);
        const low = some.filter(({ severity }) => severity === 'low').length;
        const [shown = 0, folded = 0] = [blocking, others].map((half) => sum(rowsOf(half)));
        // A single finding that does not block has another title.
        expect(low === 1 ? shown + folded : folded).toBe(low === 1 ? some.length : low);
        expect(shown + folded).toBe(some.length);
        expect(rowsOf(text).length).toBe(new Set(some.map(({ rule, severity }) => rule + severity)).size);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('a clean pass', () => {
  it('is a verdict and one paragraph of small print', () => {
    const [marker, verdict, empty, ...rest] = comment(completed([])).trimEnd().split('\n');
    expect([marker?.startsWith('<!--'), verdict, empty]).toEqual([
      true,
      '## ✅ Cloudgeni gate passed: no open findings, threshold high',
      '',
    ]);
    expect(rest).toEqual([expect.stringMatching(/^<sub>\*\*Cloudgeni\*\* scan of .* · scan-gate .* · \[Full report\].*<\/sub>$/)]);
  });
});

describe('findings that are not counted', () => {
  it('are counted in the comment even if the waived ones fill their part of it', () => {
    const waiver = { by: 'rule', value: 'x', reason: 'Accepted '.repeat(20), expires: '2027-03-31', state: 'active', matched: 60 } as const;
    const base = many(1);
    const [first] = base.evaluation?.findings ?? [];
    if (base.evaluation === undefined || first === undefined) throw new Error('The report has one finding.');
    const copies = (count: number, more: object) =>
      Array.from({ length: count }, (_, index) => ({
        ...first,
        ...more,
        title: `A finding whose title is of ordinary length, number ${index}`,
        counted: false,
      }));
    const findings = [first, ...copies(60, { waiverIndex: 0 }), ...copies(9, { outsidePaths: true })];
    const evaluation = { ...base.evaluation, findings, waivers: [waiver], waived: 60, outsidePaths: 9 };
    const text = renderComment({ ...base, evaluation }, { details: 'full', budgetChars: SMALLEST_BUDGET });
    expect(text).toContain('60 findings waived');
    expect(text).toContain('9 findings outside of');
  });
});

describe('with numbers only', () => {
  it.each([
    ['comment', (report: Report) => renderComment(report, { details: 'counts' })],
    ['summary', (report: Report) => renderSummary(report, { details: 'counts' })],
  ])('the %s names no finding and no target, and explains why', (_, render) => {
    const text = render(liveTarget());
    expect(text).not.toMatch(/shop\.example|\/login|Security group|CKV_AWS_24|cidr/i);
    expect(text).toContain('| Total | 🔴 High |\n| ---: | ---: |\n| **1** | **1** |');
    expect(text).toContain('Only counts are shown here (`details: counts`), because this page may be public.');
    expect(text).toContain('## ❌ Cloudgeni: 1 finding blocks this pull request\n');
  });

  it('names code scanning on GitHub only, and the setting where the CI does not report who sees the page', () => {
    const report = liveTarget();
    const at = (source: Partial<Report['source']>): string =>
      [
        renderComment({ ...report, source: { ...report.source, ...source } }, { details: 'counts' }),
        ...renderConsole({ ...report, source: { ...report.source, ...source } }, { details: 'counts' }),
      ].join('\n');
    expect(at({})).toContain('The findings are in code scanning, if it is set up, and in the report files.');
    expect(at({ flavour: 'gitea' })).not.toMatch(/code scanning|only your team/);
    expect(at({ ci: 'gitlab', visibility: 'public' })).not.toMatch(/code scanning|only your team/);
    const azure = at({ ci: 'azure', visibility: 'unknown' });
    expect(azure).toContain('The findings are in the report files. If only your team can see it, set `details` to `full`.');
    expect(azure).toContain('in the report files; if only your team can see it, set --details to full');
    expect(azure).not.toContain('code scanning');
  });

  it('the repository’s own name stays', () => {
    expect(renderComment(SCENARIOS.failing?.() ?? liveTarget(), { details: 'counts' })).toContain('scan of `acme/infrastructure`');
  });
});

describe('what is left out', () => {
  it('of the SARIF file is counted', () => {
    const report: Report = { ...completed([]), sarif: { results: 5000, omitted: 20_000 } };
    expect(comment(report)).toContain('The SARIF file contains the 5,000 worst findings and leaves out **20,000 more**.');
  });

  it('is counted, and the sums are right', () => {
    const report = many(MANY);
    const blocking = report.evaluation?.findings.filter(({ severity }) => severity === 'critical' || severity === 'high').length ?? 0;
    const summary = renderSummary(report, { details: 'full', budgetBytes: 200_000 });
    const small = renderSummary(report, { details: 'full', budgetBytes: 3 * SMALLEST_BUDGET });
    for (const text of [comment(report), comment(report, SMALLEST_BUDGET), summary, small]) {
      const [block, rest] = halves(text);
      expect(sum(rowsOf(block)) + missingFrom(block)).toBe(blocking);
      expect(sum(rowsOf(rest)) + missingFrom(rest)).toBe(MANY - blocking);
      expect(text).toContain(`: ${blocking.toLocaleString('en-US')} findings block this pull request`);
      expect(text).toContain(`<summary>${(MANY - blocking).toLocaleString('en-US')} findings that do not block</summary>`);
      expect(brokenMarkdown(text)).toEqual([]);
    }
    expect([missingFrom(comment(report)) > 0, missingFrom(small) > 0]).toEqual([true, true]);
  });
});

describe('the budget', () => {
  const wide = many(400, '漢字🙂|$'.repeat(300));
  const more = many(MANY);
  const hostile = SCENARIOS.hostile?.() ?? liveTarget();

  it.each([SMALLEST_BUDGET, 30_000, 60_000, 65_536])('of a comment holds for %d characters', (budgetChars) => {
    for (const report of [wide, hostile, more]) {
      const text = comment(report, budgetChars);
      expect(text.length).toBeLessThanOrEqual(budgetChars);
      expect(brokenMarkdown(text)).toEqual([]);
    }
    expect(comment(more, budgetChars).length).toBeGreaterThan(budgetChars * 0.9);
  });

  it.each([3 * SMALLEST_BUDGET, 200_000, 1_048_576])('of a summary holds for %d bytes', (budgetBytes) => {
    for (const report of [wide, hostile, more]) {
      const text = renderSummary(report, { details: 'full', budgetBytes });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budgetBytes);
      expect(brokenMarkdown(text)).toEqual([]);
    }
  });

  it('is kept at every border, with nothing torn, whatever the characters', () => {
    const texts = ['🙂', '漢字', 'e\u0301', '`', '👩‍👩‍👧‍👦', '\ud83d'];
    const report = many(60, texts.map((text) => text.repeat(40)).join(' '));
    for (let border = SMALLEST_BUDGET; border < SMALLEST_BUDGET + 40; border += EVERYTHING ? 1 : 3) {
      const page = comment(report, border);
      expect(page.length).toBeLessThanOrEqual(border);
      expect([brokenMarkdown(page), whole(page)]).toEqual([[], true]);
      const summary = renderSummary(report, { details: 'full', budgetBytes: 3 * border });
      expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(3 * border);
      expect([brokenMarkdown(summary), whole(summary)]).toEqual([[], true]);
    }
  });

  it('of GitHub holds for thousands of findings of four bytes a character, and is used', () => {
    const report = many(4 * MANY, '🙂'.repeat(30), 4 * MANY);
    const page = comment(report, 65_536);
    const summary = renderSummary(report, { details: 'full', budgetBytes: 1_048_576 });
    // GitHub counts characters of a comment, and bytes of a summary.
    expect([page.length <= 65_536, Buffer.byteLength(summary) <= 1_048_576]).toEqual([true, true]);
    expect([page.length > 64_000, Buffer.byteLength(summary) > 1_040_000]).toEqual([true, true]);
    for (const text of [page, summary]) expect([brokenMarkdown(text), whole(text)]).toEqual([[], true]);
  });

  it('is spent on rows before remedies, and on the rows of blocking findings before the others', () => {
    const long = 'x'.repeat(1400);
    const pages = [60_000, 30_000, SMALLEST_BUDGET].map((budget) => comment(many(300, long), budget));
    const blockingRows = pages.map((page) => rowsOf(halves(page)[0]).length);
    const otherRows = pages.map((page) => rowsOf(halves(page)[1]).length);
    const remedies = pages.map(remediesOf);
    expect(blockingRows).toEqual([25, 25, 25]);
    expect(remedies).toEqual([10, 10, expect.any(Number)]);
    expect(remedies[2]).toBeLessThan(10);
    expect(remedies[2]).toBeGreaterThan(0);
    expect(otherRows).toEqual(otherRows.toSorted((a, b) => b - a));
    expect(otherRows[0]).toBeGreaterThan(otherRows[2] ?? 0);
    expect(pages[2]).toContain('see `report.html`');
  });

  it('that has no room for all rows of blocking findings has the worst of them', () => {
    const rules = Array.from({ length: 30 }, (_, index): Rule => ({ ...RULE, id: `R${index}`, title: '$'.repeat(200) }));
    const report = completed(rules.map((rule, line) => finding(rule, line < 15 ? 'high' : 'critical', { file: 'a.tf', line: line + 1 })));
    const text = comment(report, SMALLEST_BUDGET);
    expect(rowsOf(text).length).toBeGreaterThan(0);
    expect(sum(rowsOf(text)) + missingFrom(text)).toBe(30);
    expect(text).toMatch(/\*\*2\d more findings\*\*: see/);
    expect(text).not.toContain('🔴 High');
  });

  it('with hundreds of notes still shows findings', () => {
    const notes = Array.from(
      { length: 500 },
      (_, index): Note => ({ level: 'warning', code: 'x', text: `note ${index} ${'$'.repeat(900)}`, hint: 'Change it.' }),
    );
    const text = comment({ ...many(50), notes });
    expect(sum(rowsOf(text))).toBe(50);
    expect(text).toMatch(/… and \d+ more notes: see the log\./);
    expect(text.length).toBeLessThanOrEqual(60_000);
  });

  it('holds for the longest texts that have to be there', () => {
    const long = '$'.repeat(100_000);
    const report = ended(
      { kind: 'error', code: 'INTERNAL' },
      {
        error: { code: 'INTERNAL', message: long, hint: long },
        name: long,
        source: { ...liveTarget().source, branch: long },
        service: { id: 'x', title: long, apiUrl: long },
      },
    );
    expect(comment(report).length).toBeLessThanOrEqual(SMALLEST_BUDGET);
    expect(comment(report)).toContain('(`INTERNAL`)');
  });

  it('leaves report.md the number of all findings', () => {
    expect(renderMarkdownFile(more)).toContain(MANY.toLocaleString('en-US'));
  });
});

describe('the links', () => {
  const RUN = 'https://github.com/acme/infrastructure/actions/runs/1234567890';
  const ALERTS = 'https://github.com/acme/infrastructure/security/code-scanning?query=pr%3A42';
  const DOCS = 'https://github.com/acme/scan-gate/blob/v1/docs';
  const failing = SCENARIOS.failing?.() ?? liveTarget();
  const withDocs: Report = { ...failing, source: { ...failing.source, docsUrl: DOCS } };
  const linksOf = (report: Report, publications: readonly PublishedSurface[] = []): string =>
    renderComment(report, { details: 'full', publications })
      .split('\n')
      .find((line) => line.includes('This run')) ?? '';

  it('go to the alerts, the report, how to accept a finding, and the run', () => {
    expect(linksOf(withDocs, [{ surface: 'sarif', outcome: 'done', url: ALERTS }])).toBe(
      `[Code-scanning alerts of this pull request](${ALERTS}) · [Full report](${RUN}#artifacts) · [How to accept a finding](${DOCS}/policy.md#accept-a-finding) · [This run](${RUN})`,
    );
  });

  it('go to the alerts only if they were uploaded', () => {
    for (const outcome of ['skipped', 'failed'] as const)
      expect(linksOf(withDocs, [{ surface: 'sarif', outcome, url: ALERTS }])).not.toContain('alerts');
    expect(linksOf(withDocs, [{ surface: 'files', outcome: 'done', url: ALERTS }])).not.toContain('alerts');
    expect(linksOf(withDocs, [{ surface: 'sarif', outcome: 'done' }])).not.toContain('alerts');
    const push: Report = { ...withDocs, source: { ...withDocs.source, pullRequest: undefined } };
    expect(linksOf(push, [{ surface: 'sarif', outcome: 'done', url: ALERTS }])).toContain(`[Code-scanning alerts](${ALERTS}) · `);
  });

  it('have no way to accept a finding without documents or without findings', () => {
    expect(linksOf(failing)).toBe(`[Full report](${RUN}#artifacts) · [This run](${RUN})`);
    expect(linksOf({ ...completed([]), source: withDocs.source })).not.toContain('accept');
  });

  it('are text if an address is not a web address', () => {
    const source = { ...failing.source, docsUrl: 'javascript:alert(1)', runUrl: 'https://evil.example/)[x](y' };
    const line = linksOf({ ...failing, source }, [{ surface: 'sarif', outcome: 'done', url: 'data:text/html,x' }]);
    expect(line).toContain('Code-scanning alerts of this pull request · ');
    expect(line).not.toMatch(/javascript|data:|\)\[x\]/);
  });

  it('lead to a heading that the documents have', () => {
    expect(readFileSync('docs/policy.md', 'utf8')).toMatch(/^#+ Accept a finding$/m);
  });

  it('are not in the summary, which lists where the report went', () => {
    expect(renderSummary(withDocs, { details: 'full' })).not.toContain('This run');
  });
});

describe('notes', () => {
  const notes: Note[] = [
    { level: 'notice', code: 'a', text: 'first' },
    { level: 'error', code: 'b', text: 'second', hint: { lead: 'Set api-key here:', yaml: 'permissions:\n  issues: write' } },
    { level: 'warning', code: 'c', text: 'third' },
    { level: 'notice', code: 'a', text: 'first' },
    { level: 'notice', code: 'd', text: 'fourth', hint: 'Do this' },
  ];
  const urgent = '🚫 **Error** `b`: second\n\nSet api-key here:\n\n```yaml\npermissions:\n  issues: write\n```\n\n';

  it('come worst first, each once, with YAML to copy', () => {
    const text = renderSummary({ ...completed([]), notes }, { details: 'full' });
    expect(text).toContain(`### Notes\n\n${urgent}⚠️ **Warning** \`c\`: third\n\nℹ️ **Notice** \`a\`: first\n\nℹ️ **Notice** \`d\``);
    expect(text.match(/\*\*Notice\*\* `a`/g)).toHaveLength(1);
  });

  it('that need no action are not in a comment', () => {
    const text = comment({ ...completed([]), notes });
    expect(text).toContain(`### Notes\n\n${urgent}<sub>`);
    expect(text).not.toMatch(/third|first|fourth/);
    const warning: Note = { level: 'warning', code: 'c', text: 'third', hint: 'Do this' };
    expect(comment({ ...completed([]), notes: [warning] })).toContain('⚠️ **Warning** `c`: third\n\nDo this\n');
  });
});

describe('the summary', () => {
  it('lists what became of the other surfaces', () => {
    const note: Note = {
      level: 'warning',
      code: 'forbidden',
      text: 'a | b',
      hint: { lead: 'Give it:', yaml: 'permissions:\n  pull-requests: write' },
    };
    const text = renderSummary(completed([]), {
      details: 'full',
      publications: [
        { surface: 'comment', outcome: 'failed', note },
        { surface: 'files', outcome: 'failed', note: { level: 'warning', code: 'files-failed', text: 'a | b' } },
        { surface: 'sarif', outcome: 'done', url: 'https://github.com/a/b/security/code-scanning' },
        { surface: 'issue', outcome: 'skipped' },
      ],
    });
    expect(text).toContain('| Pull request comment | ⚠️ failed · see the notes |');
    expect(text).toContain('| Published to | Outcome |');
    expect(text).toContain('| Report files | ⚠️ failed · a &#124; b |');
    expect(text).toContain('| Tracking issue | ⏭️ not used in this run |');
    expect(text).toContain('| Code scanning | ✅ done · [open](https://github.com/a/b/security/code-scanning) |');
    expect(text).toContain('```yaml\npermissions:\n  pull-requests: write\n```');
  });
});

it('any texts leave the document whole', () => {
  const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
  const some = fc.record({ a: text, b: text, c: text, severity: fc.constantFrom(...SEVERITIES) });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 15 }), fc.array(text, { maxLength: 3 }), (parts, noteTexts) => {
      const findings = parts.map(({ a, b, c, severity }) =>
        finding({ id: a, title: b, text: c, fix: { text: a, code: b }, url: c, tags: [] }, severity, { file: c, resource: a, url: b }),
      );
      const notes = noteTexts.map(
        (note): Note => ({ level: 'warning', code: note, text: note, hint: { text: note, lead: note, yaml: note } }),
      );
      const rendered = comment(completed(findings, { notes }));
      expect(brokenMarkdown(rendered)).toEqual([]);
      expect(rendered.match(/<!--\s*scan-gate/gi)).toHaveLength(1);
      expect(rendered).not.toMatch(/\]\((?!https:\/\/github\.com\/acme\/infrastructure\/)[^)]*github\.com[^)]*\/(?:issues|pull)\//);
    }),
    { numRuns: runs(150) },
  );
});
