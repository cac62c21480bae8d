import { afterEach, describe, expect, it } from '@jest/globals';
import type { BitbucketScenario } from '../../../src/emulator/bitbucket/scenario.js';
import { apiThroughProxy } from '../../../src/platforms/bitbucket/api.js';
import { commitReport } from '../../../src/platforms/bitbucket/reports.js';
import { insightsPublisher } from '../../../src/publish/bitbucket/report.js';
import type { Publication, Publisher } from '../../../src/publish/publisher.js';
import { toInsights } from '../../../src/report/code-insights.js';
import type { Report } from '../../../src/report/report.js';
import { closedPort } from '../../helpers/raw-server.js';
import { many, SCENARIOS } from '../../report/scenarios.js';
import { HEAD, never, publishable } from '../harness.js';
import { type BitbucketStage, bitbucketStage, strikeBitbucket } from './stage.js';

afterEach(strikeBitbucket);

const REPOSITORY = 'octo-org/infrastructure';

function publisherOf(
  { emulator, context }: BitbucketStage,
  options: { readonly commit?: string | undefined; readonly proxies?: readonly string[] } = {},
): Publisher {
  const { commit, proxies = [emulator.url] } = { commit: HEAD, ...options };
  const api = apiThroughProxy(
    context,
    proxies.map((url) => new URL(url)),
  );
  return insightsPublisher({
    source: { ...publishable().report.source, repository: REPOSITORY, commit, runUrl: 'https://bitbucket.org/x' },
    name: 'gate',
    render: ({ report, details }) => toInsights(report, { details, annotate: true }),
    open: (place) => commitReport(api, { ...place, id: 'scan-gate-1' }),
    scrub: (text) => text,
  });
}

async function publish(world: BitbucketStage, report: Report, publisher = publisherOf(world), signal = never()): Promise<Publication> {
  return await publisher.publish({ report, details: 'full', earlier: [] }, signal);
}

const failing = (): Report => SCENARIOS['failing']?.() as Report;

describe('the Code Insights report', () => {
  it('is pending from the start on, and gets its result last', async () => {
    const world = await bitbucketStage();
    const publisher = publisherOf(world);
    await publisher.begin?.(never());
    expect(world.emulator.state.reports).toMatchObject([{ commit: HEAD, results: ['PENDING'], annotations: [] }]);

    expect(await publish(world, failing(), publisher)).toEqual({ surface: 'report', outcome: 'done', url: 'https://bitbucket.org/x' });
    expect(world.emulator.state.reports).toMatchObject([{ results: ['PENDING', 'FAILED'], fields: { report_type: 'SECURITY' } }]);
    expect(world.kinds()).toEqual(['report-delete', 'report-write', 'annotations-write', 'report-write']);
    expect(world.emulator.undocumented).toEqual([]);
  });

  it('replaces the annotations of an earlier run', async () => {
    const world = await bitbucketStage();
    await publish(world, failing());
    const before = world.emulator.state.reports[0]?.annotations.length;
    await publish(world, SCENARIOS['clean']?.() as Report);
    expect(before).toBeGreaterThan(0);
    expect(world.emulator.state.reports).toMatchObject([{ annotations: [], results: ['PENDING', 'PASSED'] }]);
  });

  it('is written again when the verdict changes', async () => {
    const world = await bitbucketStage();
    const publisher = publisherOf(world);
    await publish(world, failing(), publisher);
    await publish(world, SCENARIOS['cancelled']?.() as Report, publisher);
    expect(world.emulator.state.reports).toMatchObject([{ annotations: [], results: ['PENDING', 'FAILED'] }]);
  });

  it.each([
    [100, 1],
    [101, 2],
    [1000, 10],
    [1001, 10],
  ])('sends %d findings in %d requests', async (count, requests) => {
    const world = await bitbucketStage();
    await publish(world, many(count));
    const [report] = world.emulator.state.reports;
    expect(world.kinds().filter((kind) => kind === 'annotations-write')).toHaveLength(requests);
    expect(report?.annotations).toHaveLength(Math.min(count, 1000));
    expect(String(report?.fields['details']).endsWith('\n1 more finding is not shown here: see results.json.')).toBe(count > 1000);
  });

  it('says nothing when nothing was scanned, so that the report of another pipeline stays', async () => {
    const world = await bitbucketStage();
    expect(await publish(world, SCENARIOS['skipped']?.() as Report)).toEqual({ surface: 'report', outcome: 'skipped' });
    expect(world.kinds()).toEqual([]);
  });
});

describe('when Bitbucket refuses', () => {
  const fault = (call: 'report-write' | 'annotations-write', status: number): BitbucketScenario => ({
    faults: [{ call, nth: 'all', fault: { status, body: { type: 'error', error: { message: 'no' } } } }],
  });

  it.each([
    [403, 'report-forbidden'],
    [404, 'report-not-found'],
    [400, 'platform-failed'],
  ])('status %d is explained', async (status, code) => {
    const world = await bitbucketStage(fault('report-write', status));
    const publisher = publisherOf(world);
    await expect(publisher.begin?.(never())).rejects.toThrow(`Bitbucket answered ${status}`);
    expect(await publish(world, failing(), publisher)).toMatchObject({ outcome: 'failed', note: { level: 'warning', code } });
  });

  it('the annotations, the report still has its result', async () => {
    const world = await bitbucketStage(fault('annotations-write', 400));
    expect(await publish(world, failing())).toMatchObject({ outcome: 'failed', note: { code: 'platform-failed' } });
    expect(world.emulator.state.reports).toMatchObject([{ results: ['PENDING', 'FAILED'] }]);
  });

  it('no proxy listens, the next one is tried, and then it is said at once', async () => {
    const world = await bitbucketStage();
    const closed = `http://127.0.0.1:${await closedPort()}`;
    expect(await publish(world, failing(), publisherOf(world, { proxies: [closed, world.emulator.url] }))).toMatchObject({
      outcome: 'done',
    });
    expect(await publish(world, failing(), publisherOf(world, { proxies: [closed] }))).toMatchObject({
      outcome: 'failed',
      note: { text: expect.stringMatching(/^The Code Insights report was not written.*proxy of Bitbucket Pipelines could not be reached/) },
    });
  });

  it('the commit is not known, the note says what to do', async () => {
    const world = await bitbucketStage();
    const publisher = publisherOf(world, { commit: undefined });
    await publisher.begin?.(never());
    expect(await publish(world, failing(), publisher)).toMatchObject({ outcome: 'failed', note: { code: 'no-commit' } });
    expect(world.kinds()).toEqual([]);
  });

  it('the job is cancelled, nothing more is sent', async () => {
    const world = await bitbucketStage();
    const controller = new AbortController();
    controller.abort(new Error('over'));
    await expect(publish(world, failing(), publisherOf(world), controller.signal)).rejects.toThrow('over');
    expect(world.kinds()).toEqual([]);
  });
});
