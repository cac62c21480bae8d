import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Finding, Rule } from '../../src/domain/finding.js';
import type { Severity } from '../../src/domain/severity.js';
import { renderComment } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { describeInChromium, launchChromium } from '../helpers/chromium.js';
import { renderGfm } from '../helpers/oracles/github-markdown.js';
import { completedOf, finding } from '../helpers/report-fixtures.js';
import { CLOUDGENI } from './scenarios.js';

/** A comment is about 800 pixels wide on a laptop, where a screen shows about 700 of its pixels. */
const WIDTH = 800;
const MOST = 700;
const STYLE = readFileSync('scripts/comment.css', 'utf8');

/** Findings as a service reports them: each with a text, a fix and code. */
function report(severities: readonly Severity[], known: number): Report {
  const findings = severities.map((severity, index): Finding => {
    const rule: Rule = {
      id: `CKV_AWS_${index + 100}`,
      title: `Load balancer listener ${index} without HTTPS`,
      text: 'The listener on port 80 forwards plain HTTP to the target group instead of redirecting it to HTTPS. '.repeat(3),
      fix: { text: 'Redirect HTTP to HTTPS.', code: Array.from({ length: 12 }, (_, line) => `line_${line} = true`).join('\n') },
      url: 'https://docs.example.com/rule',
      tags: [],
    };
    return finding(rule, severity, { file: `network/load_balancer_${index}.tf`, line: 41, resource: `aws_lb_listener.http_${index}` });
  });
  const baseline = { id: 'scan_before', completedAt: '2026-11-20T08:15:00Z', selectedBy: 'base-branch' } as const;
  const source = { ...CLOUDGENI.source, docsUrl: 'https://github.com/acme/scan-gate/blob/v1/docs' };
  return completedOf(CLOUDGENI, { findings, baseline, before: { findings: findings.slice(0, known) } }, { source });
}

describeInChromium('a comment in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  async function heightOf(shown: Report): Promise<number> {
    const tab = await browser.newPage({ viewport: { width: WIDTH, height: 600 } });
    const alerts = { surface: 'sarif', outcome: 'done', url: 'https://github.com/acme/infrastructure/security/code-scanning' } as const;
    const html = renderGfm(renderComment(shown, { details: 'full', publications: [alerts] }));
    await tab.setContent(`<!DOCTYPE html><meta charset="utf-8"><style>${STYLE}</style><body>${html}</body>`);
    const height = Number(await tab.evaluate('document.body.scrollHeight'));
    await tab.close();
    return height;
  }

  it('about 11 findings of which 4 block fits on a screen', async () => {
    const severities = ['critical', 'high', 'high', 'high', ...Array.from({ length: 7 }, () => 'medium' as const)] as const;
    expect(await heightOf(report(severities, 9))).toBeLessThanOrEqual(MOST);
  });

  it('about a clean scan is a few lines', async () => {
    expect(await heightOf(report([], 0))).toBeLessThanOrEqual(MOST / 3);
  });

  it('is as high for many findings that do not block as for few', async () => {
    const lows = (count: number) =>
      report(
        Array.from({ length: count }, () => 'low' as const),
        0,
      );
    expect((await heightOf(lows(60))) - (await heightOf(lows(3)))).toBeLessThanOrEqual(1);
  });
});
