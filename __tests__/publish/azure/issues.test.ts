import { describe, expect, it } from '@jest/globals';
import { commandFromString } from 'azure-pipelines-task-lib/taskcommand.js';
import type { Severity } from '../../../src/domain/severity.js';
import { issuesPublisher } from '../../../src/publish/azure/issues.js';
import type { Report } from '../../../src/report/report.js';
import { completed, finding, liveTarget, many, OPEN_SSH, SCENARIOS } from '../../report/scenarios.js';
import { never } from '../harness.js';
import { published, surfacesFor } from '../surface-options.js';

async function issuesOf(report: Report, details: 'full' | 'counts' = 'full', annotations = true) {
  const { options, lines } = surfacesFor({ report, settings: { annotations } });
  const { outcome } = await issuesPublisher(options).publish(published(report, '/work', details), never());
  const issues = lines
    .map((line) => commandFromString(line))
    .map(({ command, properties, message }) => ({ command, ...properties, message }));
  return { outcome, issues, lines, of: (type: string) => issues.filter((issue) => 'type' in issue && issue.type === type) };
}

const highs = (count: number, severity: Severity = 'high'): Report =>
  completed(Array.from({ length: count }, (_, line) => finding(OPEN_SSH, severity, { file: 'net work/main.tf', line: line + 1 })));

describe('the issues of an Azure Pipelines step', () => {
  it('are the verdict and each finding with its file, line and rule', async () => {
    const { issues, outcome } = await issuesOf(highs(1));

    expect(outcome).toBe('done');
    expect(issues).toEqual([
      { command: 'task.logissue', type: 'error', message: expect.stringMatching(/^Cloudgeni gate failed: /) },
      {
        command: 'task.logissue',
        type: 'error',
        sourcepath: 'net work/main.tf',
        linenumber: '1',
        code: 'CKV_AWS_24',
        message: expect.stringMatching(
          /^High: Security group open to the world\. Ingress from .* Anyone can try to log in\. \(CKV_AWS_24\)/,
        ),
      },
    ]);
  });

  it.each([
    [9, undefined],
    [10, 'and 1 more finding of this level'],
    [11, 'and 2 more findings of this level'],
  ])('are ten errors at most, with %i findings beside the verdict', async (count, more) => {
    const { of } = await issuesOf(highs(count));
    expect(of('error')).toHaveLength(10);
    expect(of('error')[9]?.message).toMatch(more ?? /^((?!more finding).)*$/);
  });

  it('are the worst ones, ten of each type, with low findings as warnings', async () => {
    const { issues, of } = await issuesOf(many(500));
    expect(issues).toHaveLength(20);
    expect(
      of('error')
        .slice(1)
        .every(({ message }) => message.startsWith('Critical: ')),
    ).toBe(true);
    expect(of('error')[9]?.message).toContain('191 more findings');
    expect(of('warning').every(({ message }) => message.startsWith('Medium: '))).toBe(true);
    expect((await issuesOf(highs(11, 'low'))).of('warning')[9]?.message).toContain('1 more finding');
  });

  it('warn of a verdict that warn-only forgives', async () => {
    const { of } = await issuesOf(SCENARIOS['forgiven']?.() ?? highs(1));
    expect(of('warning')[0]?.message).toMatch(/^Cloudgeni gate failed, which does not fail this job: /);
    expect(of('error')[0]?.message).toMatch(/^Critical: /);
  });

  it('have no finding and no name where only counts are shown', async () => {
    const live = liveTarget();
    const report = { ...live, error: { code: 'E', message: `${live.target?.label} is slow` } };
    const { issues } = await issuesOf(report, 'counts');
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toMatch(/ gate failed: .* E: \(not shown here\) is slow$/);
  });

  it('can be switched off', async () => {
    expect(await issuesOf(highs(1), 'full', false)).toMatchObject({ outcome: 'skipped', issues: [] });
  });

  it('are one command a line, whatever the texts are', async () => {
    const { lines, issues } = await issuesOf(SCENARIOS['hostile']?.() ?? highs(1));
    expect(lines).toHaveLength(20);
    for (const line of lines) expect(line.slice('##vso['.length)).not.toMatch(/[\r\n\u001b\u2028\u202e]|##[\w.]*\[/);
    for (const { message } of issues) expect(message).not.toMatch(/##[\w.]*\[/);
  });
});
