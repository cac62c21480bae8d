import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Rule } from '../../src/domain/finding.js';
import type { GateSettings } from '../../src/domain/gate-settings.js';
import type { Note } from '../../src/domain/note.js';
import { SEVERITIES } from '../../src/domain/severity.js';
import { commentMarker, renderComment, renderMarkdownFile, renderSummary, SMALLEST_BUDGET } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING, runs } from '../helpers/lanes.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { SEVERITY_GATE } from '../helpers/report-fixtures.js';
import { completed, ended, finding, liveTarget, MANY, many, SCENARIOS } from './scenarios.js';

const RULE: Rule = { id: 'R1', title: 'Title', text: 'What is wrong', fix: { text: 'Do this', code: 'x = 1' }, tags: [] };

function comment(report: Report, budgetChars?: number) {
  return renderComment(report, { details: 'full', budgetChars });
}

/** Half a pair of surrogates does not survive UTF-8. */
function whole(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

function shownRows(markdown: string): number {
  return markdown.split('\n').filter((line) => /^\| \S+ (?:Critical|High|Medium|Low|Info) \| (?!\S+ (?:High|Medium))/.test(line)).length;
}

describe('the marker', () => {
  it('is the first line, one per name, and tells no name', () => {
    expect(comment(SCENARIOS.clean?.() ?? liveTarget()).split('\n')[0]).toBe(commentMarker('cloudgeni-acme-infrastructure-static'));
    expect(commentMarker('a')).toMatch(/^<!-- scan-gate:[0-9a-f]{16} -->$/);
    expect(commentMarker('a')).not.toBe(commentMarker('b'));
    expect(commentMarker('--> evil')).toMatch(/^<!-- scan-gate:[0-9a-f]{16} -->$/);
  });

  it('is there once, whatever a service says', () => {
    const text = comment(SCENARIOS.hostile?.() ?? liveTarget());
    expect(text.match(/<!--\s*scan-gate/gi)).toHaveLength(1);
  });
});

describe('the first visible line', () => {
  it.each([
    ['failing', '## ❌ Cloudgeni scan gate failed'],
    ['clean', '## ✅ Cloudgeni scan gate passed'],
    ['forgiven', '## ⚠️ Cloudgeni scan gate failed, which does not fail this job'],
    ['error', '## 🚫 Cloudgeni scan gate has no answer (error)'],
    ['timeout', '## ⏰ Cloudgeni scan gate has no answer (timeout)'],
    ['cancelled', '## 🛑 Cloudgeni scan gate has no answer (cancelled)'],
    ['skipped', '## ⏭️ Cloudgeni scan gate was skipped'],
    ['started', '## 🚀 Cloudgeni scan gate has started a scan'],
  ])('of %s', (name, verdict) => {
    const report = SCENARIOS[name]?.();
    if (report === undefined) throw new Error(name);
    const line = `${verdict}: ${report.decision.reason.replace(/^\w+: /, '')}`;
    expect(comment(report).split('\n')[1]).toBe(line);
    expect(renderSummary(report, { details: 'full' }).split('\n')[0]).toBe(line);
    expect(renderMarkdownFile(report).split('\n')[0]).toBe(line);
  });

  it('of a forgiven verdict is followed by a loud one', () => {
    expect(comment(SCENARIOS.forgiven?.() ?? liveTarget())).toContain('> [!WARNING]\n> THE VERDICT IS `failed`.');
  });
});

describe('a finding', () => {
  it('links to its line at the scanned commit', () => {
    const text = comment(completed([finding(RULE, 'high', { file: 'log archive/a#1.tf', line: 15 })]));
    expect(text).toContain(
      '[`log archive/a#1.tf:15`](https://github.com/acme/infrastructure/blob/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678/log%20archive/a%231.tf#L15)',
    );
  });

  it('has its remedy folded, with the code in a fence', () => {
    const text = comment(completed([finding(RULE, 'high', { file: 'a.tf' })]));
    const words = '<details><summary>How to fix</summary>\n\nWhat is wrong\n\n**Fix:** Do this\n\n```\nx = 1\n```\n\n';
    expect(text).toContain(`${words}<sub>fingerprint \`e5d397dc093cd98f54a44573349136b6:1\`</sub>\n\n</details>`);
  });

  it('is told in its own words where they differ from the rule’s', () => {
    const same = Array.from({ length: 3 }, (_, line) => finding(RULE, 'high', { file: 'a.tf', line: line + 1 }));
    const text = comment(
      completed([...same, finding({ ...RULE, title: 'Own title', fix: { text: 'Own fix' } }, 'high', { file: 'b.tf' })]),
    );
    expect(text).toContain('**High: Own title**');
    expect(text).toContain('**Fix:** Own fix');
  });

  it('with long code shows its first lines and says so', () => {
    const code = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const text = comment(completed([finding({ ...RULE, fix: { code } }, 'high', { file: 'a.tf' })]));
    expect(text).toContain('line 39\n```\n\nThe code goes on: see `results.json`.');
    expect(brokenMarkdown(text)).toEqual([]);
  });

  it('that is closed at the service is counted, and not shown', () => {
    const closed = finding(RULE, 'critical', { file: 'closed.tf' }, { state: 'closed', rawState: 'resolved' });
    const text = comment(completed([closed]));
    expect(text).toContain('not counted: 1 finding resolved or suppressed at the service');
    expect(text).not.toContain('closed.tf');
  });
});

describe('findings that are told alike', () => {
  const at = (line: number, more = {}) => finding(RULE, 'high', { file: 'a.tf', line }, more);

  it('are one block with every place and fingerprint, and one remedy', () => {
    const text = comment(completed([at(1), at(2), at(3)]));
    expect(text).toContain('### 3 findings\n\n🔴 **High: Title** `R1` ×\u00a03\\\n');
    expect([1, 2, 3].map((line) => text.split(`#L${line})`).length)).toEqual([2, 2, 2]);
    expect(text.split('<summary>How to fix').length).toBe(2);
    expect(text.match(/<sub>fingerprints( `[0-9a-f]{32}:\d`){3}<\/sub>/)).not.toBeNull();
  });

  it('are several where the service says different things of them', () => {
    const other = finding({ ...RULE, fix: { text: 'Do that' } }, 'high', { file: 'b.tf' });
    const text = comment(completed([at(1), other, finding(RULE, 'low', { file: 'c.tf' })]));
    expect(text.split('<summary>How to fix').length).toBe(4);
    expect(text).not.toContain('×');
  });

  it('are ten findings at most, the others are rows', () => {
    const text = comment(completed(Array.from({ length: 13 }, (_, line) => at(line + 1))));
    expect(text).toContain('### The worst 10 of 13 findings\n\n🔴 **High: Title** `R1` ×\u00a010\\\n');
    expect(text).toContain('The other 3 findings');
  });
});

describe('how many break the gate', () => {
  const some = [finding(RULE, 'critical', { file: 'a' }), finding(RULE, 'low', { file: 'b' })];

  it('is said where that is not all of them, and a threshold alone is broken', () => {
    expect(comment(completed(some))).toContain('### 2 findings; 1 breaks the gate\n');
    expect(comment(completed(some.slice(0, 1)))).toContain('### 1 finding\n');
    expect(comment(completed(some.slice(1)))).toContain('### 1 finding\n');
    const left: GateSettings = { severityThreshold: { value: 'low', from: 'default', except: ['critical'] }, warnOnly: 'false' };
    expect(comment(completed([...some, ...some.slice(0, 1)], {}, left))).toContain('### 3 findings; 1 breaks the gate\n');
    const budget = { ...SEVERITY_GATE, maxFindings: { value: { low: 0 }, from: 'input' } } as const;
    expect(comment(completed(some, {}, budget))).toContain('### 2 findings\n');
  });
});

describe('a clean pass', () => {
  it('is a verdict and two lines of small print', () => {
    const [marker, verdict, empty, ...rest] = comment(completed([])).trimEnd().split('\n');
    expect([marker?.startsWith('<!--'), verdict, empty]).toEqual([
      true,
      '## ✅ Cloudgeni scan gate passed: no open findings, threshold high',
      '',
    ]);
    expect(rest).toHaveLength(2);
    expect(rest.join('\n')).toMatch(/^<sub>\*\*Cloudgeni\*\* scan of [^\n]*\\\nscan-gate .*<\/sub>$/);
  });
});

describe('with numbers only', () => {
  it.each([
    ['comment', (report: Report) => renderComment(report, { details: 'counts' })],
    ['summary', (report: Report) => renderSummary(report, { details: 'counts' })],
  ])('the %s names no finding and no target, and says why', (_, render) => {
    const text = render(liveTarget());
    expect(text).not.toMatch(/shop\.example|\/login|Security group|CKV_AWS_24|cidr/i);
    expect(text).toContain('| Total | 🔴 High |\n| ---: | ---: |\n| **1** | **1** |');
    expect(text).toContain('Only numbers are shown here (`details: counts`)');
    expect(text).toContain(liveTarget().decision.reason.replace('failed: ', ''));
  });

  it('the repository’s own name stays', () => {
    expect(renderComment(SCENARIOS.failing?.() ?? liveTarget(), { details: 'counts' })).toContain('scan of `acme/infrastructure`');
  });
});

describe('what is left out', () => {
  it('is said of the SARIF file', () => {
    const report: Report = { ...completed([]), sarif: { results: 5000, omitted: 20_000 } };
    expect(comment(report)).toContain('Code scanning gets the 5,000 worst findings; **20,000 more** are left out of the SARIF file.');
  });

  it('is said of the findings, and the sum is right', () => {
    const report = many(MANY);
    const summary = renderSummary(report, { details: 'full', budgetBytes: 200_000 });
    for (const text of [comment(report), comment(report, SMALLEST_BUDGET), summary]) {
      const more = Number(/and \*\*([\d,]+) more\*\*, which/.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
      expect(10 + shownRows(text) + more).toBe(MANY);
      expect(text).toContain(`### The worst 10 of ${MANY.toLocaleString('en-US')} findings`);
      expect(brokenMarkdown(text)).toEqual([]);
    }
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
    const report = many(4 * MANY, '🙂'.repeat(30));
    const page = comment(report, 65_536);
    const summary = renderSummary(report, { details: 'full', budgetBytes: 1_048_576 });
    // GitHub counts characters; should it count bytes of a comment one day, the refusal is answered with a shorter one.
    expect([page.length <= 65_536, Buffer.byteLength(summary) <= 1_048_576]).toEqual([true, true]);
    expect([page.length > 64_000, Buffer.byteLength(summary) > 1_040_000]).toEqual([true, true]);
    for (const text of [page, summary]) expect([brokenMarkdown(text), whole(text)]).toEqual([[], true]);
  });

  it('is spent on fewer remedies first, then on fewer rows', () => {
    const report = many(300);
    const [large, medium, small] = [200_000, 60_000, SMALLEST_BUDGET].map((budget) => comment(report, budget));
    const remedies = (text = '') => text.split('<summary>How to fix').length - 1;
    expect([remedies(large), shownRows(large ?? '')]).toEqual([10, 290]);
    expect(shownRows(medium ?? '')).toBeLessThan(290);
    expect(shownRows(small ?? '')).toBeLessThan(shownRows(medium ?? ''));
    expect(remedies(small)).toBeGreaterThan(0);
  });

  it('with hundreds of notes still shows findings', () => {
    const notes = Array.from(
      { length: 500 },
      (_, index): Note => ({ level: 'warning', code: 'x', text: `note ${index} ${'$'.repeat(900)}` }),
    );
    const text = comment({ ...many(50), notes });
    expect(text).toContain('### The worst 10 of 50 findings');
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

describe('notes', () => {
  it('come worst first, each once, with YAML to copy', () => {
    const notes: Note[] = [
      { level: 'notice', code: 'a', text: 'first' },
      { level: 'error', code: 'b', text: 'second', hint: { lead: 'Set api-key here:', yaml: 'permissions:\n  issues: write' } },
      { level: 'notice', code: 'a', text: 'first' },
    ];
    const text = comment({ ...completed([]), notes });
    expect(text).toContain(
      '🚫 **Error** `b`: second\n\nSet api-key here:\n\n```yaml\npermissions:\n  issues: write\n```\n\nℹ️ **Notice** `a`: first\n\n<sub>',
    );
  });
});

describe('the summary', () => {
  it('tells what became of the other surfaces', () => {
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
      ],
    });
    expect(text).toContain('| Pull request comment | ⚠️ failed · see the notes |');
    expect(text).toContain('| Report files | ⚠️ failed · a &#124; b |');
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
