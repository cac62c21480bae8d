import { describe, expect, it } from '@jest/globals';
import type { Answer, ServiceEmulator } from '../../src/emulator/types.js';
import { withRoutes } from '../helpers/with-routes.js';
import { type Asked, ask } from './run-job.js';
import { SERVICES, sharedCases } from './services.js';
import type { Earlier, Plan, ServiceUnderTest, World } from './subject.js';

const HOUR_MS = 3_600_000;
const MANY = 250;
/** It ended some minutes ago. */
const EARLIER: Earlier = { id: 'scan_earlier', createdAgoMs: 10 * 60_000 };
const LOOKS = ['status', 'scan'] as const;

const notesOf = ({ report }: Asked): unknown[] => (report?.notes ?? []).map(({ code, level }) => [code, level]);

/** A service whose scan changes after its parts were read. `times`: for this many responses; default: from then on. */
function turning<State>(mount: ServiceEmulator<State>, turn: (answer: Answer) => Answer, times = Infinity): ServiceEmulator<State> {
  return withRoutes(mount, () => {
    let read = false;
    let turned = 0;
    return (routed) => {
      const isLook = routed.kind === 'status' || routed.kind === 'scan';
      if (!isLook) read ||= !['lookup', 'list', 'start', 'cancel'].includes(routed.kind);
      if (!isLook || !read || turned >= times) return routed;
      turned += 1;
      return { ...routed, answer: async (): Promise<Answer> => turn(await routed.answer()) };
    };
  });
}

/** A service whose scan cannot be read for so many looks once its parts were read. */
function failing<State>(mount: ServiceEmulator<State>, times: number): ServiceEmulator<State> {
  return turning(mount, (answer) => ({ ...answer, status: 503, body: {} }), times);
}

const rewrite =
  (change: (text: string) => string) =>
  (answer: Answer): Answer => ({ ...answer, body: JSON.parse(change(JSON.stringify(answer.body))) as unknown });
const wordTo = (word: string) => rewrite((text) => text.replace(/"status":"completed"/i, `"status":"${word}"`));
/** One of the lowest severity more, or one failed check. */
const countMore = rewrite((text) => text.replace(/"(low|fail_count)":(\d+)/, (_all, name, count) => `"${name}":${Number(count) + 1}`));

const findings = Array.from({ length: 3 }, () => ({ severity: 'low' }));
const world = (service: ServiceUnderTest, earlier: Partial<Earlier> = {}): World => ({
  scans: [{ ...EARLIER, ...(service.list && { findings }), ...earlier }],
});
const collected = { inputs: { 'scan-id': 'scan_earlier' } };

describe.each(SERVICES)('a scan of $id that changes while it is read', (service) => {
  const shared = sharedCases(it, service);
  const running = (service.words ?? ['queued', 'running', 'completed']).at(-2) ?? 'running';

  it('never passes when it runs again', async () => {
    const job = await ask(service, {}, { ...collected, mount: turning(service.mount(world(service)), wordTo(running)) });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '', 'sarif-file': '' });
    expect(job.report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining(`"${running}"`) });
    expect(job.requests('cancel')).toEqual([]);
  });

  it.each(service.badEnds)('never passes when it becomes %s', async (end) => {
    const job = await ask(service, {}, { ...collected, mount: turning(service.mount(world(service)), wordTo(end)) });

    expect(job.outputs).toMatchObject({ verdict: end === 'failed' ? 'error' : 'cancelled', 'scan-status': end, total: '' });
  });

  shared('is read once more when it did so for a moment', async () => {
    const job = await ask(service, {}, { ...collected, mount: turning(service.mount(world(service)), wordTo(running), 1) });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-status': 'completed' });
    expect(job.logged('once more')).toHaveLength(1);
  });

  shared('is judged when it cannot be read for ten minutes after the last page', async () => {
    const job = await ask(service, {}, { ...collected, mount: failing(service.mount(world(service)), 25) });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-status': 'completed' });
    expect(job.durationMs).toBeGreaterThan(6 * 60_000);
  });

  shared('is not looked at again when it ended long ago', async () => {
    const old = world(service, { createdAgoMs: 2 * HOUR_MS });

    const job = await ask(service, {}, { ...collected, mount: turning(service.mount(old), wordTo(running)) });

    expect(job.outputs['verdict']).toBe('passed');
    expect(job.requests(...LOOKS)).toHaveLength(1);
  });

  shared('costs one look where nothing changes', async () => {
    const job = await ask(service, world(service), collected);

    expect(job.outputs['verdict']).toBe('passed');
    expect(job.requests(...LOOKS)).toHaveLength(2);
  });
});

const LISTING = SERVICES.flatMap((service) => (service.list === undefined ? [] : [{ ...service, list: service.list }]));

describe.each(LISTING)('numbers of $id that change while the list is read', (service) => {
  const shared = sharedCases(it, service, LISTING);
  shared('for a moment are read once more', async () => {
    const job = await ask(service, {}, { ...collected, mount: turning(service.mount(world(service)), countMore, 1) });

    expect(job.outputs).toMatchObject({ verdict: 'passed', total: '3' });
    expect(job.logged('once more')).toHaveLength(1);
  });

  shared('for good are compared with the list, which is shorter', async () => {
    const job = await ask(service, {}, { ...collected, mount: turning(service.mount(world(service)), countMore) });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error?.code).toBe('INCOMPLETE');
  });

  shared('again and again are an error', async () => {
    let more = 0;
    const growing = (answer: Answer): Answer => {
      more += 1;
      return Array.from({ length: more }).reduce<Answer>((grown) => countMore(grown), answer);
    };

    const job = await ask(service, {}, { ...collected, mount: turning(service.mount(world(service)), growing) });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining('changed while it was read') });
  });
});

describe.each(LISTING)('a list of $id that loses a finding and gains one while it is read', (service) => {
  const shared = sharedCases(it, service, LISTING);
  const { pageSize, summary, total } = service.list;
  const pages = Math.ceil(MANY / pageSize);

  if (total) {
    shared('is read once more where no numbers show it', async () => {
      const plans: Plan[] = [{ findings: MANY, flaws: { shift: 'swap' }, ...(summary && { summary: 'absent' }) }];

      const job = await ask(service, { plans });

      expect(job.logged('its first page contains other IDs')).toHaveLength(1);
      expect(job.outputs).toMatchObject({ verdict: 'failed', total: String(MANY) });
      // Each time all pages, and the first one again.
      expect(job.requests('findings')).toHaveLength(2 * (pages + 1));
    });
  }

  shared('has no first page to compare where one page holds all', async () => {
    const job = await ask(service, { plans: [{ findings: 3, ...(summary && total && { summary: 'absent' as const }) }] });

    expect(job.requests('findings')).toHaveLength(1);
  });
});

/** Where an ID is a check's, such as at Aether365, its rows differ by framework: its own tests show what comes of equal IDs of rows. */
describe.each(LISTING.filter(({ list }) => list.twins))('one ID with two contents at $id', (service) => {
  const { pageSize, closedWord, acceptedWord } = service.list;
  const low = { severity: 'low' };
  const critical = { severity: 'critical', as: 0, sameId: 0 };

  it.each([
    ['in one page', [low, critical]],
    [
      'in one page, the worst one first',
      [
        { ...low, severity: 'critical' },
        { severity: 'low', as: 0, sameId: 0 },
      ],
    ],
    ['across pages', [...Array.from({ length: pageSize }, () => low), critical]],
  ])('%s counts as the worst', async (_where, list) => {
    const job = await ask(service, { plans: [{ findings: list }] });

    expect(job.outputs).toMatchObject({ verdict: 'failed', critical: '1', total: String(list.length - 1) });
    expect(notesOf(job)).toEqual([['repeated-ids', 'warning']]);
  });

  for (const status of [closedWord, acceptedWord].filter((word) => word !== undefined)) {
    it.each([
      ['open, then', { severity: 'critical' }, { ...critical, status }],
      ['before open,', { severity: 'critical', status }, critical],
    ])(`%s ${status} is open`, async (_order, first, second) => {
      const filled = [first, ...Array.from({ length: pageSize - 1 }, () => low), second];

      const job = await ask(service, { plans: [{ findings: filled }] });

      expect(job.outputs).toMatchObject({ verdict: 'failed', critical: '1', total: String(pageSize) });
      expect(notesOf(job)).toEqual([['repeated-ids', 'warning']]);
    });
  }

  it.each([2, 2 * pageSize])('does not fill a total with rows that only come again (%i)', async (count) => {
    const list = Array.from({ length: count }, (_none, index) => ({ severity: 'low', ...(index === count - 1 && { as: 0, sameId: 0 }) }));

    const job = await ask(service, { plans: [{ findings: list }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining(`contains ${count - 1}.`) });
  });
});
