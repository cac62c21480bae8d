import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { commandFromString } from 'azure-pipelines-task-lib/taskcommand.js';
import { summaryPublisher } from '../../../src/publish/azure/summary.js';
import type { Report } from '../../../src/report/report.js';
import { ended, liveTarget, SCENARIOS } from '../../report/scenarios.js';
import { reportOf } from '../../report/services.js';
import { never } from '../harness.js';
import { published, type SurfacesOptions, surfacesFor } from '../surface-options.js';

const directory = mkdtempSync(join(tmpdir(), 'scan-gate-azure-'));
afterAll(() => rmSync(directory, { recursive: true }));

async function commandsOf(report: Report, details: 'full' | 'counts' = 'full', more: Partial<SurfacesOptions> = {}) {
  const { options, lines } = surfacesFor({ report, directory, ...more });
  const publication = await summaryPublisher(options).publish(published(report, directory, details), never());
  return {
    publication,
    commands: lines.map((line) => commandFromString(line)).map((each) => [each.command, each.properties, each.message]),
  };
}

const ARTIFACT = { containerfolder: 'CodeAnalysisLogs', artifactname: 'CodeAnalysisLogs' };
const failing = (): Report => ({ ...(SCENARIOS['failing']?.() as Report), sarif: { results: 13, omitted: 0 } });
const SUMMARY = ['task.uploadsummary', {}, join(directory, 'summary.md')];
const verdict = (value: string) => ['task.setvariable', { variable: 'scanGateVerdict', isOutput: 'true' }, value];

describe('the summary in Azure Pipelines', () => {
  it('is a whole file, with the artifact and the verdict as a variable', async () => {
    const { commands, publication } = await commandsOf(failing());

    expect(commands).toEqual([['artifact.upload', ARTIFACT, join(directory, 'results.sarif')], verdict('failed'), SUMMARY]);
    expect(publication).toEqual({ surface: 'summary', outcome: 'done' });
    expect(readdirSync(directory)).toEqual(['summary.md']);
    expect(readFileSync(join(directory, 'summary.md'), 'utf8')).toContain('Security group open to the world');
  });

  it.each<[string, Report, 'auto' | 'never']>([
    ['nothing was found', { ...failing(), sarif: { results: 0, omitted: 0 } }, 'auto'],
    ['no list was read', ended({ kind: 'error', code: 'SERVICE_FAILED' }), 'auto'],
    ['nobody wants it', failing(), 'never'],
  ])('has no artifact if %s', async (_why, report, uploadSarif) => {
    const { commands, publication } = await commandsOf(report, 'full', { settings: { uploadSarif } });
    expect(commands).toEqual([verdict(report.decision.verdict), SUMMARY]);
    expect(publication).not.toHaveProperty('note');
  });

  it('explains that several targets have no artifact', async () => {
    const report = reportOf('targets/six-assets');
    const { commands, publication } = await commandsOf(report);
    expect(commands).toEqual([verdict('error'), SUMMARY]);
    expect(publication.note).toMatchObject({ level: 'notice', code: 'artifact-of-several-targets' });
    expect(readFileSync(join(directory, 'summary.md'), 'utf8')).toContain('| `shop` | ❌ failed | 2 | **2** | 3 |');
    expect((await commandsOf(report, 'full', { settings: { uploadSarif: 'never' } })).publication).not.toHaveProperty('note');
  });

  it('has no artifact and no finding where only counts are shown, and says so', async () => {
    const report = { ...liveTarget(), sarif: { results: 3, omitted: 0 } };
    const { commands, publication } = await commandsOf(report, 'counts');
    expect(commands).toEqual([verdict('failed'), SUMMARY]);
    expect(publication.note).toMatchObject({ level: 'notice', code: 'artifact-withheld' });
    const page = readFileSync(join(directory, 'summary.md'), 'utf8');
    expect(page).not.toContain(report.evaluation?.findings[0]?.ruleId);
    // Azure DevOps shows these as text.
    expect(page).not.toMatch(/^> \[!|<sub>|^```mermaid/m);
  });

  it('completes the step with issues if warn-only forgives the verdict', async () => {
    const { commands } = await commandsOf(SCENARIOS['forgiven']?.() as Report);
    expect(commands).toContainEqual(['task.complete', { result: 'SucceededWithIssues' }, 'The verdict is failed.']);
    expect((await commandsOf(failing())).commands.flat()).not.toContain('task.complete');
  });

  it('that cannot be written still sets the verdict', async () => {
    const { commands, publication } = await commandsOf(failing(), 'full', { directory: join(directory, 'missing') });
    expect(commands).toContainEqual(verdict('failed'));
    expect(commands.flat()).not.toContain('task.uploadsummary');
    expect(publication).toMatchObject({ outcome: 'failed', note: { code: 'summary-failed' } });
  });
});
