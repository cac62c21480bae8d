import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatWorkflowCommand, toAnnotations } from '../../src/report/annotations.js';
import { combineReports } from '../../src/report/combine.js';
import { renderConsole } from '../../src/report/console/console.js';
import { redactTexts } from '../../src/report/counts-only.js';
import { renderJson } from '../../src/report/json.js';
import { renderComment, renderIssue, renderMarkdownFile, renderSummary } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { textOf } from '../helpers/chunks.js';
import { runs } from '../helpers/lanes.js';
import { ALL_SCENARIOS, reportOf } from './services.js';

/** Texts of scan-gate in a report. Everything else in the parts below comes from the service, or names what was scanned. */
const OURS = /^(?:severity|baselineState|kind|selectedBy|state|by|expires|origin|createdAt|startedAt|completedAt|endedAt|commit|type)$/;
/** Unlike any text of scan-gate, so that each can be found. */
const TOKEN = /qz[0-9]+zq/g;

/** The report with a token in place of every text of a service or a policy. */
function tokenised(report: Report, shape: (token: string) => string = (token) => token): Report {
  let next = 0;
  const token = (): string => {
    next += 1;
    return shape(`qz${next}zq`);
  };
  const { name, service, source, targets, notes } = report;
  if (targets === undefined) return tokenisedTarget(report, token);
  return combineReports(
    { name, service, source },
    targets.map((target) => tokenisedTarget(target, token)),
    notes,
  );
}

function tokenisedTarget(report: Report, token: () => string): Report {
  const put = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return OURS.test(key) ? value : key === 'file' ? `src/${token().replaceAll(/[^\w]/g, '')}.tf` : token();
    if (Array.isArray(value)) return value.map((item) => put(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, put(item, name)]));
  };
  const kinds = (inventory: unknown): unknown =>
    typeof inventory === 'object' && inventory !== null && !Array.isArray(inventory)
      ? Object.fromEntries(Object.entries(inventory).map(([, count]) => [token(), count]))
      : put(inventory);
  const { evaluation, comparison, diagrams, scan, target, label } = report;
  const id = token();
  const ruleIds = new Map(evaluation?.rules.map(({ id }) => [id, token()] as const));
  return {
    ...report,
    ...(evaluation && {
      evaluation: {
        ...(put(evaluation) as typeof evaluation),
        rules: evaluation.rules.map((rule) => ({
          ...(put(rule) as typeof rule),
          id: ruleIds.get(rule.id) ?? token(),
          url: rule.url && `https://qz.example/${token()}`,
        })),
        findings: evaluation.findings.map((finding) => ({
          ...(put(finding) as typeof finding),
          ruleId: ruleIds.get(finding.ruleId) ?? token(),
        })),
      },
    }),
    ...(comparison && {
      comparison: {
        ...comparison,
        ...(comparison.inventory && { inventory: put(comparison.inventory) as NonNullable<typeof comparison.inventory> }),
        ...(comparison.findings && {
          findings: {
            ...comparison.findings,
            fixedFindings: put(comparison.findings.fixedFindings) as typeof comparison.findings.fixedFindings,
          },
        }),
      },
    }),
    ...(diagrams && { diagrams: put(diagrams) as typeof diagrams }),
    ...(scan && {
      scan: {
        ...scan,
        ...(scan.inventory && { inventory: kinds(scan.inventory) as typeof scan.inventory }),
      },
    }),
    ...(target && { target: { ...target, id, key: token(), label: token() } }),
    // A label that repeats the target, also of a target that was not found.
    ...(label !== undefined && { label: `prod ${id}` }),
  };
}

/** Every public page of a run in a public repository. */
function pagesOf(report: Report): Record<string, string> {
  return {
    log: [...renderConsole(report, { details: 'counts' })].join('\n'),
    annotations: toAnnotations(report, { details: 'counts' }).map(formatWorkflowCommand).join('\n'),
    comment: renderComment(report, { details: 'counts' }),
    issue: renderIssue(report, { details: 'counts' }),
    summary: renderSummary(report, { details: 'counts' }),
  };
}

function shownIn(pages: Readonly<Record<string, string>>): string[] {
  return Object.entries(pages).flatMap(([page, text]) => (text.match(TOKEN) ?? []).map((token) => `${page}: ${token}`));
}

/** The name of the repository's own code stays, because its pages show the name anyway. */
const allowed = ({ target }: Report): readonly string[] => (target?.ownCode ? [target.label] : []);

describe('with numbers only', () => {
  it.each(ALL_SCENARIOS)('%s has no text of the service on any page', (_name, build) => {
    const report = tokenised(build());
    const own = allowed(report);
    expect(shownIn(pagesOf(report)).filter((text) => !own.some((label) => text.endsWith(` ${label}`)))).toEqual([]);
  });

  it.each(ALL_SCENARIOS)('%s speaks of code scanning on GitHub only', (_name, build) => {
    const report = build();
    for (const details of ['counts', 'full'] as const) {
      const checks = report.checks && [];
      const elsewhere = { ...report, ...(checks && { checks }), notes: [], source: { ...report.source, ci: 'buildkite' } } as const;
      const shown = [renderComment(elsewhere, { details, dialect: 'html' }), ...renderConsole(elsewhere, { details })].join('\n');
      expect(shown.match(/.*code scanning.*/gi)).toBeNull();
    }
  });

  it.each(ALL_SCENARIOS)('%s has them in the files and in code scanning', (_name, build) => {
    const report = tokenised(build());
    const tokens = new Set(JSON.stringify(report.evaluation?.findings ?? []).match(TOKEN));
    expect(new Set(textOf(renderJson(report)).match(TOKEN)).size).toBeGreaterThanOrEqual(tokens.size);
    for (const target of report.targets ?? [report]) {
      // Partial results are not uploaded.
      const titles = target.partial ? [] : (target.evaluation?.findings.filter(({ counted }) => counted).slice(0, 3) ?? []);
      const sarif = JSON.stringify(renderSarif(target)?.log ?? {});
      for (const { ruleId } of titles) {
        expect(sarif).toContain(ruleId);
        expect(textOf(renderFullSarif(target, '0.0.0'))).toContain(ruleId);
      }
      if (titles.length > 0) expect(renderMarkdownFile(report)).toMatch(TOKEN);
    }
  });

  it('keeps to that whatever the words look like', () => {
    const shape = fc.constantFrom<(token: string) => string>(
      (token) => `https://${token}.example/a?b=${token}`,
      (token) => `${token} | \`${token}\``,
      (token) => `<!-- ${token} --></details>${token}`,
      (token) => `::error::${token}\n##[group]${token}`,
      (token) => `@${token}/#1 ${token}`,
      (token) => `10.0.0.1 ${token} ${token}.internal`,
      (token) => `${token}\n\n\`\`\`mermaid\n${token}`,
    );
    fc.assert(
      fc.property(fc.constantFrom(...ALL_SCENARIOS), shape, ([, build], form) => {
        const built = build();
        const report = tokenised(built.target?.ownCode ? { ...built, target: { ...built.target, ownCode: false } } : built, form);
        expect(shownIn(pagesOf(report))).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it.each([
    ['unknown-status', 'Findings with an undocumented status count as open: qz1zq, a. b: qz2zq.'],
    ['unknown-severity', 'Findings with an undocumented severity count as critical: qz1zq.'],
    [
      'waivers-after-merge',
      'A waiver that this change adds takes effect after the merge: rule qz1zq. until 2026-12-01. Until then, the policy of the base commit applies.',
    ],
  ])('has no text of the service in the note %s, but keeps the note', (code, text) => {
    const report = tokenised(reportOf('aiptx/failing'));
    const pages = pagesOf({ ...report, notes: [{ level: 'warning', code, text }] });

    expect(shownIn(pages)).toEqual([]);
    expect(pages['summary']).toContain(text.slice(0, text.indexOf(':')));
  });

  it('shows texts in full, so that the tokens above would be seen', () => {
    const seen = ALL_SCENARIOS.filter(([, build]) => {
      const report = tokenised(build());
      return shownIn({ comment: renderComment(report, { details: 'full' }) }).length > 0;
    });
    expect(seen.length).toBeGreaterThan(20);
  });
});

it('a text is redacted in every part of a hint', () => {
  const hint = { text: 'Not shop.', lead: 'Allow shop:', yaml: 'targets: [shop]' };
  const report: Report = {
    ...reportOf('aiptx/failing'),
    error: { code: 'CONFIG', message: 'm', hint },
    notes: [{ level: 'warning', code: 'c', text: 't', hint }],
    checks: [{ name: 'n', state: 'problem', text: 't', hint }],
  };
  const { error, notes, checks } = redactTexts(report, (text) => text.replaceAll('shop', '*'));

  const redacted = { text: 'Not *.', lead: 'Allow *:', yaml: 'targets: [*]' };
  expect([error, ...notes, ...(checks ?? [])].map((shown) => shown?.hint)).toEqual([redacted, redacted, redacted]);
});
