import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Waiver } from '../../src/domain/waiver.js';
import { toAnnotations } from '../../src/report/annotations.js';
import { renderConsole } from '../../src/report/console/console.js';
import { toCountsOnly } from '../../src/report/counts-only.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderComment, renderMarkdownFile, renderSummary, SMALLEST_BUDGET } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { runs } from '../helpers/lanes.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { completedOf, finding, POLICY, TODAY } from '../helpers/report-fixtures.js';
import { CLOUDGENI, completed } from './scenarios.js';
import { FEGURA } from './scenarios-fegura.js';
import { WAIVERS } from './scenarios-gate.js';
import { reportOf } from './services.js';

type Details = 'full' | 'counts';
const comment = (report: Report, details: Details = 'full', budgetChars?: number) => renderComment(report, { details, budgetChars });
const log = (report: Report, details: Details = 'full') => [...renderConsole(report, { details })].join('\n');
const waivers = reportOf('cloudgeni/waivers');
const surfaces = [
  ['comment', (report: Report, details: Details) => comment(report, details)],
  ['summary', (report: Report, details: Details) => renderSummary(report, { details })],
  ['log', log],
] as const;

/** A report whose only finding a waiver is about. */
function waivedBy(waiver: Partial<Waiver>, more: readonly Waiver[] = []): Report {
  const one = finding({ id: 'R', title: 'Title', tags: [] }, 'high', { file: 'a.tf' });
  const full: Waiver = { by: 'rule', value: 'R', reason: 'because', expires: '2027-06-30', ...waiver };
  return completedOf(CLOUDGENI, { findings: [one], scope: { waivers: [full, ...more], today: TODAY } });
}

describe('the rules of the gate', () => {
  it('are in the last line of small print', () => {
    expect(comment(completed([]))).toContain(' · gate `severity-threshold: high` (the default)');
    expect(renderSummary(completed([]), { details: 'full' })).not.toContain('| Rule |');
    expect(log(completed([]))).not.toContain('severity-threshold');
  });

  it('are a table in the summary, with what set each rule', () => {
    const text = renderSummary(reportOf('aether365/max-score-drop'), { details: 'full' });
    const policy = `policy [\`.github/scan-gate.yml\`](https://github.com/acme/platform/blob/${POLICY.commit}/.github/scan-gate.yml) at \`3484a3f\``;
    expect(text).toContain('<details><summary>Gate: 4 rules, 2 failed</summary>\n\n| Rule | Value | Set by | Result |');
    expect(text).toContain('| `severity-threshold` | `critical` | policy, section `names` | ✅ passed: 1 high,');
    expect(text).toContain(
      '| `max-findings` | `high=1, total=20, new-high=0` | input | ❌ **failed**: 1 new high finding, at most 0 allowed |',
    );
    expect(text).toContain('| `min-score` | `80` | policy, section `scanners` | ✅ passed: score 87.1, at least 80 required |');
    expect(text).toContain(`| \`max-score-drop\` | \`2\` | ${policy} | ❌ **failed**: the score fell by 4.3,`);
    expect(comment(reportOf('aether365/max-score-drop'))).not.toContain('| Rule |');
  });

  it('are in the log too', () => {
    const text = log(reportOf('aether365/max-score-drop'));
    expect(text).toContain('\n  failed  max-score-drop: 2 (policy .github/scan-gate.yml at 3484a3f): the score fell by 4.3');
    expect(text).toContain('\n  passed  min-score: 80 (policy, section scanners): score 87.1');
    expect(text).toContain('\n  failed  max-findings: high=1, total=20, new-high=0 (input): 1 new high finding');
  });

  it('name the policy beside them if no rule does, and the workspace’s without a commit', () => {
    const file = `[\`.github/scan-gate.yml\`](https://github.com/acme/infrastructure/blob/${POLICY.commit}/.github/scan-gate.yml) at \`3484a3f\``;
    expect(comment(waivers)).toContain(` · policy ${file}</sub>`);
    expect(log(waivers)).toContain('\n  policy: .github/scan-gate.yml at 3484a3f\n');
    expect(comment(reportOf('aether365/max-score-drop'))).not.toContain(' · policy ');
    expect(comment(reportOf('fegura/first-scan'))).toContain(' · gate `max-resource-change: total=0` (set by policy `.scan-gate.yml`) · ');
  });

  it('name the central policy, and both files for a rule that both set', () => {
    const central = { repository: 'acme/policies', path: 'scan-gate.yml', ref: 'v1', commit: POLICY.commit };
    const report = completedOf(
      CLOUDGENI,
      { findings: [] },
      { policy: { path: '.github/scan-gate.yml' }, centralPolicy: central },
      {
        severityThreshold: { value: 'high', from: 'central-policy-name' },
        maxFindings: { value: { low: 9, total: 20 }, from: 'central-policy', also: ['policy', 'input'] },
        warnOnly: 'false',
      },
    );
    const both = 'central policy `acme/policies/scan-gate.yml` at `3484a3f` and policy `.github/scan-gate.yml` and input';
    expect(comment(report)).toContain(
      `\`severity-threshold: high\` (set by central policy, section \`names\`), \`max-findings: low=9, total=20\` (set by ${both})`,
    );
    expect(renderSummary(report, { details: 'full' })).toContain(`| \`low=9, total=20\` | ${both} |`);
    expect(log(report)).toContain(
      'max-findings: low=9, total=20 (central policy acme/policies/scan-gate.yml at 3484a3f and policy .github/scan-gate.yml and input)',
    );
    const page = [...renderHtml(report)].join('');
    expect(page).toMatch(/central policy <code[^>]*>acme\/policies\/scan-gate\.yml<\/code> at <code[^>]*>3484a3f<\/code> and policy <code/);
    const unnamed = { ...report, decision: { ...report.decision, rules: [] } };
    expect(comment(unnamed)).toContain(' · central policy `acme/policies/scan-gate.yml` at `3484a3f` · policy `.github/scan-gate.yml`');
    expect(log(unnamed)).toContain('\n  central policy: acme/policies/scan-gate.yml at 3484a3f\n  policy: .github/scan-gate.yml\n');
    expect([...renderHtml(unnamed)].join('')).toContain('Central policy: ');
  });

  it('show in the small print which rules failed, and who set them', () => {
    expect(comment(waivers)).toContain(
      ' · gate ❌ `severity-threshold: critical` (set by policy, section `names`), ❌ `max-findings: high=0, total=3` (set by policy, section `scanners`)',
    );
    const onNew = comment(reportOf('cloudgeni/gate-on-new'));
    expect(onNew).toContain(' · gate ❌ `severity-threshold: high` for new findings (set by policy [');
    expect(onNew).toContain(', `max-findings: total=10, new-total=1` (set by input)');
  });

  it('name the default that counts new findings only', () => {
    expect(comment(reportOf('cloudgeni/baseline-file'))).toContain(' · gate `severity-threshold: high` for new findings (the default)');
  });
});

describe('what is new', () => {
  it('comes first if the gate counts new findings', () => {
    const text = comment(reportOf('aether365/max-score-drop'));
    expect(text).toContain('| Severity | Finding | New |');
    const order = ['| Block legacy', '| Mailbox delegation', '| External content'].map((title) => text.indexOf(title));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(comment(reportOf('cloudgeni/gate-on-new'))).toContain('1 new finding blocks this pull request\n');
  });

  it('keeps its place by severity if the gate counts all findings', () => {
    const text = comment(reportOf('aether365/score-and-findings'));
    const order = ['| Block legacy', '| External content', '| Mailbox delegation'].map((title) => text.indexOf(title));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(text.match(/\| 🆕 \|$/gm)).toHaveLength(2);
  });

  it('is not marked one by one if every finding is new', () => {
    const first = reportOf('cloudgeni/first-scan');
    for (const text of [comment(first), renderSummary(first, { details: 'full' })]) {
      expect(text).toContain('\n\nNo earlier completed scan of another commit exists, so every finding counts as new.\n\n');
      expect(text).not.toMatch(/🆕|\| New \|/);
    }
    expect(log(first)).toContain('\n  No earlier completed scan of another commit exists, so every finding counts as new.\n');
    expect(log(first)).not.toContain('[new]');
    expect(toAnnotations(first, { details: 'full' })[0]?.title).toBe('High: S3 Bucket Encryption');
  });

  it('is explained by the file that the base commit lacks', () => {
    const { comparison, ...first } = reportOf('cloudgeni/first-scan');
    const lacking = { ...first, comparison: { ...comparison, baseline: { selectedBy: 'none' as const, file: '.github/baseline.json' } } };
    for (const text of [comment(lacking), log(lacking)]) {
      expect(text).toContain('The base commit has no baseline file, so every finding counts as new.');
    }
  });

  it('does not link commits of another repository, because the repository of the job does not have them', () => {
    const { target, ...report } = reportOf('cloudgeni/gate-on-new');
    const other = { ...report, ...(target && { target: { ...target, ownCode: false } }) };
    expect(comment({ ...report, target })).toContain('/commit/');
    const pages = [comment(other), renderSummary(other, { details: 'full' }), [...renderHtml(other)].join('')];
    for (const page of pages) expect(page).not.toContain('/commit/');
    expect(comment(other)).toContain('at commit `9f8e7d6c5b4a`, ');
  });

  it('names the scan or the file that it was compared with', () => {
    expect(comment(reportOf('cloudgeni/gate-on-new'))).toContain(
      "at commit [`9f8e7d6c5b4a`](https://github.com/acme/infrastructure/commit/9f8e7d6c5b4a), the newest completed scan that the workflow's last successful run on this branch can have seen.",
    );
    const file = reportOf('cloudgeni/baseline-file');
    expect(comment(file)).toContain(
      'Baseline: the file `.github/scan-gate-baseline.json` (made from scan `scan_abc123` of 2026-11-20 08:15 UTC), given by the input `baseline`.',
    );
    expect(log(file)).toContain(
      'baseline: the file .github/scan-gate-baseline.json (made from scan scan_abc123 of 2026-11-20 08:15 UTC), given by the input baseline',
    );
  });

  it('of resources explains that there is nothing to compare them with', () => {
    const first = reportOf('fegura/first-scan');
    expect(comment(first)).toContain('Nothing to compare them with: no earlier completed scan of another commit exists.');
    expect(log(first)).toContain('nothing to compare them with: no earlier completed scan of another commit exists\n');
    for (const text of [comment(first), log(first)]) expect(text).not.toContain('No earlier completed scan');
  });
});

describe('waived findings', () => {
  it('stay visible, with reason and day', () => {
    expect(renderSummary(waivers, { details: 'full' })).toContain('Not counted: 4 findings waived, 2 findings outside of `paths`.');
    for (const text of [comment(waivers), renderSummary(waivers, { details: 'full' }), renderMarkdownFile(waivers)]) {
      expect(text).toContain('<details><summary>4 findings waived: shown, not counted</summary>');
      expect(text).toMatch(
        /\| 🔴 High \| S3 Bucket Encryption .* \| until 2027-03-31, by its fingerprint:<br>Holds public assets only; agreed with @\u200bsecurity/,
      );
      expect(text.match(/⏳ until 2026-12-01, by rule `CG_TAGS`:/g)).toHaveLength(3);
    }
    expect(log(waivers)).toContain('shown, not counted: 4 findings waived\n');
    expect(log(waivers)).toContain('(waived until 2027-03-31: Holds public assets only');
  });

  it('outside of the paths have a fold of their own', () => {
    expect(comment(waivers)).toContain(
      '<details><summary>2 findings outside of <code>paths</code>: shown, not counted</summary>\n\n| Severity | Finding | Where |\n| --- | --- | --- |\n| 🔴 High | Security group',
    );
    expect(log(waivers)).toContain('shown, not counted: 2 findings outside of paths\n');
  });

  it('are no annotations', () => {
    const messages = toAnnotations(waivers, { details: 'full' }).map(({ file }) => file);
    expect(messages).toEqual(['network/jump.tf', 'network/vpc.tf', 'storage/main.tf', 'storage/main.tf']);
  });
});

describe('a waiver', () => {
  it('that expired is named in a warning, and its findings count', () => {
    const report = waivedBy({ expires: '2026-11-20' });
    expect(comment(report)).toContain(
      '> [!WARNING]\n> **Findings count again because 1 waiver expired.**\n>\n> - The waiver of rule `R` expired after 2026-11-20: **1 finding counts again**. Reason: because\n',
    );
    expect(comment(report).indexOf('1 expired waiver')).toBeLessThan(comment(report).indexOf('| Severity | Finding |'));
    expect(log(report)).toContain(
      '  Findings count again because 1 waiver expired\n    rule R expired after 2026-11-20: 1 finding counts again (because)\n',
    );
    expect(report.decision.verdict).toBe('failed');
  });

  it('that expired does not count again what another waiver accepts', () => {
    const other: Waiver = { by: 'rule', value: 'R', reason: 'still', expires: '2027-06-30' };
    const report = waivedBy({ expires: '2026-11-20' }, [other]);
    expect(report.decision.verdict).toBe('passed');
    expect(comment(report)).toContain('**1 finding counts again**, unless another waiver or the rule paths excludes it.');
  });

  it.each([
    ['2026-12-05', true],
    ['2026-12-06', false],
  ])('until %s is in a warning: %p', (expires, warned) => {
    const text = comment(waivedBy({ expires }));
    expect(text.includes('⏳ 1 waiver expires within 14 days')).toBe(warned);
    expect(text.includes(`- ⏳ The waiver of rule \`R\` expires after ${expires}: 1 finding will count again. Reason: because`)).toBe(
      warned,
    );
    expect(log(waivedBy({ expires })).includes(`rule R expires after ${expires}: 1 finding will count again`)).toBe(warned);
  });

  it('that matches nothing is listed', () => {
    expect(comment(waivers)).toContain('2 waivers matched nothing');
    expect(comment(waivers)).toContain(
      '- The waiver of ID `finding_gone` (until 2027-01-31) matched nothing. Remove it if it is no longer needed. Reason: Test data.',
    );
    expect(comment(waivers)).toContain(
      '- The waiver of rule `CKV_AWS_21` at `aws_s3_bucket.scratch*` (expired after 2026-10-01) matched nothing',
    );
    expect(log(waivers)).toContain('id finding_gone until 2027-01-31, matched nothing (Test data.)');
    expect(comment(waivedBy({}))).not.toMatch(/matched nothing|expired|⏳|Waivers to look at/);
  });

  it('is not reported for a partial list, because it might match the rest', () => {
    expect(comment({ ...waivers, partial: true })).not.toMatch(/matched nothing|expired/);
  });
});

describe('with numbers only', () => {
  it.each(surfaces)('the %s has the counts, and no name', (_, render) => {
    const text = render(waivers, 'counts');
    expect(text).not.toMatch(/CKV_AWS|CG_TAGS|finding_gone|SEC-412|bastion|Scratch|landing zone|jump\.tf|examples\/|S3 Bucket/i);
    expect(text).toMatch(/4 findings waived/);
    expect(text).toMatch(/2 findings outside of/);
    expect(text).toMatch(/1 waiver expired/);
    expect(text).toMatch(/1 waiver.* within 14 days/);
    expect(text).toMatch(/2 waivers matched nothing/);
  });

  it.each(surfaces)('the %s names no kind of resource, not even in a rule', (_, render) => {
    const text = render(reportOf('fegura/max-resource-change'), 'counts');
    expect(text).not.toMatch(/ec2Instances|natGateways|vpcs/);
    expect(text).toContain('(not shown here)=0, total=9');
    expect(text).toContain('2 resources of the kind (not shown here) changed, at most 0 allowed');
  });

  it('the report that surfaces are made of names none', () => {
    const inventory = { alpha: 1, beta: 5 };
    const broken = completedOf(
      FEGURA,
      { inventory, baseline: { id: 'b', selectedBy: 'scan-id' }, before: { inventory: { alpha: 4, beta: 1 } } },
      {},
      {
        maxResourceChange: { value: { alpha: 0, beta: 1, total: 2 }, from: 'input' },
        warnOnly: 'false',
      },
    );
    expect(broken.decision.reason).toContain('alpha');
    expect(JSON.stringify(toCountsOnly(broken))).not.toMatch(/alpha|beta/);
    expect(toCountsOnly(broken).decision.rules[0]?.value).toBe('(not shown here)=0, (not shown here)=1, total=2');
    expect(JSON.stringify(toCountsOnly(waivers))).not.toMatch(/SEC-412|CKV_AWS|finding_gone/);
  });
});

describe('the budget', () => {
  const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));

  it.each([SMALLEST_BUDGET, 60_000])('of %d characters holds for hundreds of waivers, and counts what is missing', (budget) => {
    const rule = { id: 'R', title: 'Title '.repeat(40), tags: [] };
    const findings = Array.from({ length: 300 }, (_, index) => finding(rule, 'high', { file: `a/${index}.tf` }, { id: `f${index}` }));
    const many = (expires: string, from: number): Waiver[] =>
      Array.from({ length: 150 }, (_, index) => ({ by: 'id', value: `f${from + index}`, reason: '$|<'.repeat(200), expires }));
    const scope = { waivers: [...many('2026-11-01', 0), ...many('2026-12-01', 150), ...many('2027-01-01', 900)], today: TODAY };
    const report = completedOf(CLOUDGENI, { findings, scope }, { policy: { path: 'x'.repeat(5000), commit: 'y'.repeat(5000) } });
    const rendered = comment(report, 'full', budget);
    expect(rendered.length).toBeLessThanOrEqual(budget);
    expect(brokenMarkdown(rendered)).toEqual([]);
    expect(rendered).toContain('**Findings count again because 150 waivers expired');
    expect(rendered).toContain('⏳ 150 waivers expire within 14 days · 150 waivers matched nothing');
    expect(rendered).toMatch(/> … and 1\d\d more: see/);
    expect(rendered).toContain('## ❌ Cloudgeni: 150 findings block this pull request\n');
    expect(rendered).toMatch(/^\| 🔴 High \| .* ×\u00a0150 \|/m);
    expect(rendered).toContain('150 findings waived');
  });

  it('any texts leave the document whole', () => {
    const [first] = WAIVERS;
    if (first === undefined) throw new Error('no waiver');
    fc.assert(
      fc.property(text, text, text, fc.constantFrom(...WAIVERS), (value, reason, pattern, like) => {
        const globs = [{ pattern, matches: () => true }];
        const given: Waiver[] = [
          { ...like, value, reason, paths: globs },
          { by: 'rule', value: 'R', reason, expires: like.expires, resources: globs },
        ];
        const one = finding({ id: 'R', title: 'T', tags: [] }, 'high', { file: 'a.tf', resource: value });
        const base = completedOf(
          CLOUDGENI,
          {
            findings: [one],
            scope: { paths: globs, waivers: given, today: TODAY },
            baseline: { selectedBy: 'file', file: pattern, id: value },
            before: { findings: [] },
          },
          { policy: { path: pattern, commit: value } },
          { maxFindings: { value: { total: 3 }, from: 'policy' }, warnOnly: 'false' },
        );
        const rules = base.decision.rules.map((result) => ({ ...result, value, text: reason }));
        const report: Report = { ...base, decision: { ...base.decision, rules } };
        for (const rendered of [comment(report), renderMarkdownFile(report)]) {
          expect(brokenMarkdown(rendered)).toEqual([]);
          expect(rendered.match(/<!--\s*scan-gate/gi) ?? []).toHaveLength(rendered.startsWith('<!--') ? 1 : 0);
          expect(rendered.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).not.toMatch(/<(?:img|script|a)\b/i);
        }
        for (const line of log(report).split('\n')) expect(line).not.toMatch(/^\s*::|##[\w.-]*\[|[\r\u001b\u009b\u2028]/);
      }),
      { numRuns: runs(200), examples: TRICKS.map((trick): [string, string, string, Waiver] => [trick, trick, trick, first]) },
    );
  });
});
