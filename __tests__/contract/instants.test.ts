import { describe, expect, it } from '@jest/globals';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { HEAD } from '../helpers/events.js';
import { inTimeZone } from '../helpers/time-zone.js';
import { withRoutes } from '../helpers/with-routes.js';
import { type Asked, ask } from './run-job.js';
import { SERVICES, sharedCases } from './services.js';
import type { Earlier, PlannedFinding, ServiceUnderTest, World } from './subject.js';

const HOUR_MS = 3_600_000;
const GOOD_COMMIT = '0123456789abcdef0123456789abcdef01234567';
const BAD_COMMIT = '89abcdef0123456789abcdef0123456789abcdef';
const OLD: PlannedFinding = { severity: 'high', as: 0 };
const NEW: PlannedFinding = { severity: 'critical', as: 1 };
const LISTED = SERVICES.filter(({ list }) => list !== undefined);
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Changes each object of the service's answers. */
type Change = (object: Record<string, unknown>) => void;

/** The same service, with other answers; `kind`: to these calls alone. */
function answering(mount: ServiceEmulator, change: Change, kind?: string): ServiceEmulator {
  const changed = (_key: string, value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) change(value as Record<string, unknown>);
    return value;
  };
  return withRoutes(mount, () => (routed) => ({
    ...routed,
    async answer() {
      const answer = await routed.answer();
      return answer.body === undefined || (kind ?? routed.kind) !== routed.kind
        ? answer
        : { ...answer, body: JSON.parse(JSON.stringify(answer.body), changed) };
    },
  }));
}

/** As many a service writes its own UTC. */
const withoutZones: Change = (object) => {
  for (const [key, value] of Object.entries(object)) if (typeof value === 'string' && INSTANT.test(value)) object[key] = value.slice(0, -1);
};

/** @param id The scan that has no times. */
const withoutTimesOf =
  (id: string): Change =>
  (object) => {
    if (object['id'] !== id && object['scan_id'] !== id) return;
    for (const [key, value] of Object.entries(object)) if (typeof value === 'string' && INSTANT.test(value)) delete object[key];
  };

const endingIn2099: Change = (object) => {
  for (const key of ['completed_at', 'completedAt', 'updatedAt']) if (typeof object[key] === 'string') object[key] = '2099-01-01T00:00:00Z';
};

const earlier = (id: string, createdAgoMs: number, more: Partial<Earlier> = {}): Earlier => ({ id, createdAgoMs, ...more });
const asking = (service: ServiceUnderTest, world: World, change: Change, more: Parameters<typeof ask>[2]): Promise<Asked> =>
  ask(service, world, { ...more, mount: answering(service.mount(world), change) });

describe.each(SERVICES)('the times of $id', (service) => {
  const shared = sharedCases(it, service);
  const maxAge = { inputs: { 'max-age': '1h' } };

  it('are UTC where they have no zone: an old scan is not reused in New York', async () => {
    const world = { scans: [earlier('scan_before', 3 * HOUR_MS)] };

    const job = await inTimeZone('America/New_York', () => asking(service, world, withoutZones, maxAge));

    expect(job.outputs['scan-origin']).toBe('started');
  });

  it.each([
    ['ends in 2099', endingIn2099],
    ['has no times', withoutTimesOf('scan_before')],
  ])('make no scan recent that %s', async (_what, change) => {
    const job = await asking(service, { scans: [earlier('scan_before', 3 * HOUR_MS)] }, change, maxAge);

    expect(job.outputs['scan-origin']).toBe('started');
  });

  shared('decide what the latest scan is, and where one has none that is an error', async () => {
    const world = { scans: [earlier('scan_untimed', HOUR_MS), earlier('scan_timed', 2 * HOUR_MS)] };
    const latest = { inputs: { 'scan-id': 'latest' } };

    expect((await asking(service, world, () => undefined, latest)).outputs['scan-id']).toBe('scan_untimed');
    const job = await asking(service, world, withoutTimesOf('scan_untimed'), latest);
    expect(job.report?.error).toMatchObject({ code: 'LATEST_UNKNOWN', hint: expect.stringContaining('scan-id') });
    expect(job.report?.error?.message).toContain('scan_untimed');
    expect(job.outputs['verdict']).toBe('error');
  });
});

describe.each(LISTED)('the baseline of $id', (service) => {
  const shared = sharedCases(it, service, LISTED);
  const scans = [
    earlier('scan_good', 3 * HOUR_MS, { commit: GOOD_COMMIT, findings: [OLD] }),
    earlier('scan_bad', HOUR_MS, { commit: BAD_COMMIT, findings: [OLD, NEW] }),
  ];
  const plans = [{ findings: [OLD, NEW] }];
  const push = {
    event: 'push',
    github: {
      runs: [
        { id: 4711, createdAgoMs: 60_000, headSha: HEAD },
        { id: 2, conclusion: 'failure', createdAgoMs: 1.1 * HOUR_MS, lastedMs: HOUR_MS / 2, headSha: BAD_COMMIT },
        { id: 1, conclusion: 'success', createdAgoMs: 3.1 * HOUR_MS, lastedMs: HOUR_MS / 2, headSha: GOOD_COMMIT },
      ],
    },
    inputs: { baseline: 'auto', 'gate-on': 'new' },
  } as const;

  it('is the same in Tokyo, where its times have no zone', async () => {
    const job = await inTimeZone('Asia/Tokyo', () => asking(service, { scans, plans }, withoutZones, push));

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1' });
  });

  it('is never a scan without times, which would be the oldest of all', async () => {
    const beside = await asking(service, { scans, plans }, withoutTimesOf('scan_bad'), push);
    expect(beside.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1' });

    const alone = await asking(service, { scans: scans.slice(0, 1), plans }, withoutTimesOf('scan_good'), push);
    expect(alone.outputs).toMatchObject({ verdict: 'error', 'baseline-id': '' });
    expect(alone.report?.error).toMatchObject({ code: 'BASELINE_UNREADABLE', message: expect.stringContaining('scan_good') });
  });

  shared('is no scan that began ahead of our clock, whenever it was created', async () => {
    const begunIn2099: Change = (object) => {
      const isIt = [object['id'], object['scan_id']].includes('scan_good');
      if (isIt && 'started_at' in object) object['started_at'] = '2099-01-01T00:00:00Z';
    };

    const job = await asking(service, { scans: scans.slice(0, 1), plans }, begunIn2099, push);

    // Cloudgeni does not report when a scan began.
    expect(job.outputs['baseline-id']).toBe(service.id === 'cloudgeni' ? 'scan_good' : '');
    expect(job.report?.error?.code).toBe(service.id === 'cloudgeni' ? undefined : 'BASELINE_UNREADABLE');
  });

  if (service.reports.includes('commit')) {
    it('is never a scan of the same commit, also where the list leaves commits out', async () => {
      const same = earlier('scan_same', HOUR_MS / 2, { commit: HEAD, findings: [OLD, NEW] });
      const run = { id: 3, conclusion: 'success', createdAgoMs: 0.6 * HOUR_MS, lastedMs: HOUR_MS / 4, headSha: HEAD } as const;
      const world = { scans: [...scans, same], plans };
      const mount = answering(service.mount(world), (object) => delete object['commit'], 'list');

      const job = await ask(service, world, { ...push, github: { runs: [...push.github.runs, run] }, mount });

      expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1' });
    });

    shared('is nothing where all scans are of the same commit, and the verdict reports what is meant', async () => {
      const same = earlier('scan_same', HOUR_MS * 3, { commit: HEAD, findings: [OLD, NEW] });
      const job = await ask(service, { scans: [same], plans }, push);

      expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': '' });
      expect(job.outputs['verdict-reason']).toContain('no earlier completed scan of another commit exists, so every finding counts as new');
      expect(job.log.join('\n')).not.toContain('no earlier scan');
    });
  }
});

describe('a start whose answer is lost', () => {
  it.each(SERVICES.filter(({ respondsWhenDone }) => !respondsWhenDone))('is found again in Tokyo at $id', async (service) => {
    const faults = [{ call: 'start', nth: 1, fault: 'reset-after' }] as const;

    const job = await inTimeZone('Asia/Tokyo', () => asking(service, { faults }, withoutZones, {}));

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
    expect(job.requests('start')).toHaveLength(1);
    expect(job.scans.filter(({ origin }) => origin === 'started')).toHaveLength(1);
  });
});
