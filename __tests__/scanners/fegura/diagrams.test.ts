import { afterEach, describe, expect, it } from '@jest/globals';
import type { Scan } from '../../../src/domain/scan.js';
import { CONNECTION, type DiagramPlan, type FeguraScenario } from '../../../src/emulator/fegura/scenario.js';
import type { CollectAsk, ResultPart } from '../../../src/scanners/scanner.js';
import { all } from '../harness.js';
import { type Rig, rig } from './support.js';

const never = new AbortController().signal;
const SCAN: Scan = { id: 's1', target: CONNECTION.id, state: 'completed', rawState: 'completed', traits: {} };
const JUST_OVER = { id: 's1', createdAgoMs: 4000 };

let current: Rig | undefined;
afterEach(async () => {
  const undocumented = current?.emulator.undocumented ?? [];
  await current?.close();
  current = undefined;
  expect(undocumented).toEqual([]);
});

interface Collected {
  readonly parts: readonly ResultPart[];
  readonly kinds: readonly string[];
  readonly seconds: number;
}

async function collect(diagrams: readonly DiagramPlan[], scenario: FeguraScenario = {}, ask: CollectAsk = {}): Promise<Collected> {
  current = await rig({ scenario: { scans: [{ ...JUST_OVER, diagrams }], ...scenario } });
  const before = current.clock.now();
  const parts = await all(current.scanner.collect(SCAN, ask, never));
  return { parts, kinds: current.emulator.requests.map(({ kind }) => kind), seconds: (current.clock.now() - before) / 1000 };
}

const ready = (title: string, mermaid = `flowchart LR\n  a --> ${title}`): DiagramPlan => ({ title, mermaid });

const FIREWALL = { status: 403, body: Buffer.from('<html></html>'), headers: { 'content-type': 'text/html' } };

describe('the diagrams of a scan', () => {
  it('are read one by one, in the order in which they were made', async () => {
    const { parts, kinds, seconds } = await collect([ready('A'), ready('B')]);

    expect(parts).toEqual([
      { kind: 'diagram', diagram: { title: 'A', mermaid: 'flowchart LR\n  a --> A' } },
      { kind: 'diagram', diagram: { title: 'B', mermaid: 'flowchart LR\n  a --> B' } },
    ]);
    expect(kinds).toEqual(['diagrams', 'diagram', 'diagram']);
    expect(seconds).toBe(0);
    expect(current?.emulator.requests[0]?.path).toBe(`/api/diagrams?limit=100&accountId=${CONNECTION.id}`);
  });

  it.each(['mermaidCode', 'mermaid', 'code', 'content', 'diagram', 'source'])('are found under %s', async (field) => {
    const { parts } = await collect([{ ...ready('A', 'pie'), field }]);

    expect(parts).toEqual([{ kind: 'diagram', diagram: { title: 'A', mermaid: 'pie' } }]);
  });

  it.each([{ mermaid: null }, { mermaid: '  \n' }, { field: 'svg' }])('without a source (%j) are a note', async (plan) => {
    const { parts } = await collect([{ ...ready('A'), ...plan }]);

    expect(parts).toEqual([{ kind: 'note', text: expect.stringContaining('the diagram A contains no Mermaid source'), sensitive: ['A'] }]);
  });

  it('of other scans are left alone', async () => {
    const scans = [
      { id: 's0', createdAgoMs: 90_000, diagrams: [ready('old')] },
      { ...JUST_OVER, diagrams: [ready('new')] },
    ];

    const { parts, kinds } = await collect([], { scans });

    expect(parts).toMatchObject([{ kind: 'diagram', diagram: { title: 'new' } }]);
    expect(kinds).toEqual(['diagrams', 'diagram']);
  });

  it('are waited for while they are drawn', async () => {
    const { parts, seconds } = await collect([ready('A'), { ...ready('B'), pendingMs: 4000, generatingMs: 20_000 }]);

    expect(parts.map((part) => part.kind === 'diagram' && part.diagram.title)).toEqual(['A', 'B']);
    expect(seconds).toBe(25);
  });

  it('that are not listed at once are waited for', async () => {
    const { parts, seconds } = await collect([{ ...ready('A'), listedAfterMs: 12_000 }]);

    expect(parts).toMatchObject([{ kind: 'diagram' }]);
    expect(seconds).toBe(15);
  });

  it('are given up after a minute, without those that are ready', async () => {
    const { parts, seconds } = await collect([ready('A'), { ...ready('B'), generatingMs: Infinity }, { ...ready('C'), pendingMs: 90_000 }]);

    expect(parts).toEqual([
      { kind: 'diagram', diagram: expect.objectContaining({ title: 'A' }) },
      { kind: 'unavailable', what: 'diagrams', why: 'These diagrams were not ready a minute after the scan had ended: B, C.' },
    ]);
    expect(seconds).toBe(60);
  });

  it('in an undocumented state may still get ready', async () => {
    const { parts, seconds } = await collect([{ ...ready('A'), end: 'polishing' }]);

    expect(parts).toMatchObject([{ kind: 'unavailable' }]);
    expect(seconds).toBe(60);
  });

  it('are given up after 15 seconds where there are none', async () => {
    const { parts, kinds, seconds } = await collect([]);

    expect(parts).toEqual([{ kind: 'unavailable', what: 'diagrams', why: expect.stringContaining('no diagrams of this scan') }]);
    expect(kinds).toEqual(['diagrams', 'diagrams', 'diagrams', 'diagrams', 'diagrams']);
    expect(seconds).toBe(15);
  });

  it.each([
    ['are missing', []],
    ['are not ready', [{ ...ready('A'), generatingMs: Infinity }]],
  ])('of a scan that ended long ago are asked for once, where they %s', async (_what, diagrams) => {
    const { parts, kinds, seconds } = await collect(diagrams, {}, { settled: true });

    expect(parts).toMatchObject([{ kind: 'unavailable', what: 'diagrams' }]);
    expect(kinds).toEqual(['diagrams']);
    expect(seconds).toBe(0);
  });

  it('of a scan that ended long ago are asked for once more after a blip', async () => {
    const { parts, kinds } = await collect([ready('A')], { faults: [{ call: 'diagrams', nth: 1, fault: 'reset' }] }, { settled: true });

    expect(parts).toMatchObject([{ kind: 'diagram' }]);
    expect(kinds).toEqual(['diagrams', 'diagrams', 'diagram']);
  });

  it('that failed say why', async () => {
    const { parts, kinds } = await collect([{ title: 'A', end: 'failed', errorMessage: 'Too many nodes' }, ready('B')]);

    expect(parts).toEqual([
      { kind: 'note', text: 'Fegura could not draw the diagram A: Too many nodes.', sensitive: ['A', 'Too many nodes'] },
      { kind: 'diagram', diagram: expect.objectContaining({ title: 'B' }) },
    ]);
    expect(kinds).toEqual(['diagrams', 'diagram']);
  });

  it.each([
    [45_000, 'diagram'],
    [45_001, 'note'],
  ])('of %i characters are a %s', async (length, kind) => {
    const { parts } = await collect([ready('A', 'x'.repeat(length))]);

    expect(parts).toMatchObject([{ kind }]);
  });

  it('go by their type where they have no title', async () => {
    const { parts } = await collect([{ title: '', type: 'network' }]);

    expect(parts).toMatchObject([{ diagram: { title: 'network' } }]);
  });

  it('are found behind those of many other scans, and not looked for beyond them twice', async () => {
    const others = Array.from({ length: 250 }, (_, index) => ({ id: `o${index}`, createdAgoMs: 100_000 + index, diagrams: [{}] }));
    const ours = { ...JUST_OVER, diagrams: [{ ...ready('A'), generatingMs: 1000 }] };

    const newest = await collect([], { scans: [...others, ours] });
    expect(newest.kinds).toEqual(['diagrams', 'diagrams', 'diagrams', 'diagrams', 'diagram']);
    await current?.close();

    const oldest = await collect([], { scans: [...others, ours], listOrder: 'oldest-first' });
    expect(oldest.parts).toMatchObject([{ kind: 'diagram' }]);
  });

  it('are not looked for in a list without end', async () => {
    const diagrams = Array.from({ length: 3000 }, () => ({}));
    const scans = [{ ...JUST_OVER }, { id: 'o', createdAgoMs: 9000, diagrams }];

    const { parts, kinds } = await collect([], { scans });

    expect(parts).toMatchObject([{ kind: 'unavailable' }]);
    expect(kinds).toHaveLength(5 * 10);
  });

  it.each([
    [{ siblingEndpoints: 'off' }, /does not offer diagrams/],
    [{ scopes: ['write'] }, /may not read diagrams/],
    [{ faults: [{ call: 'diagrams', nth: 'all', fault: FIREWALL }] }, /^The diagrams could not be read: .*a firewall or proxy/],
    [{ faults: [{ call: 'diagrams', nth: 'all', fault: { status: 500 } }] }, /^The diagrams could not be read: .*500/],
    [{ faults: [{ call: 'diagrams', nth: 'all', fault: 'hang' }] }, /60 s/],
    [{ faults: [{ call: 'diagrams', nth: 'all', fault: 'not-json' }] }, /is not JSON/],
    [{ flaws: { diagrams: { malformedAt: 0 } } }, /\$\.data\.diagrams\[0\]\.id/],
  ] as const)('that cannot be read (%j) are reported, and change nothing', async (scenario, why) => {
    const { parts, kinds } = await collect([ready('A')], scenario);

    expect(parts).toEqual([{ kind: 'unavailable', what: 'diagrams', why: expect.stringMatching(why) }]);
    expect(kinds.length).toBeLessThanOrEqual(2);
  });

  it.each(['reset', 'html-502', { status: 503 }] as const)('survive a blip (%j)', async (fault) => {
    const faults = [
      { call: 'diagrams', nth: 1, fault },
      { call: 'diagram', nth: 1, fault },
    ] as const;

    expect((await collect([ready('A')], { faults })).parts).toMatchObject([{ kind: 'diagram' }]);
  });

  it('that cannot be read one by one are notes, and the others are shown', async () => {
    const faults = [{ call: 'diagram', nth: [1, 2], fault: { status: 500 } }] as const;

    expect((await collect([ready('A'), ready('B')], { faults })).parts).toMatchObject([
      { kind: 'note', text: expect.stringContaining('The diagram A could not be read') },
      { kind: 'diagram', diagram: { title: 'B' } },
    ]);
  });

  it.each(['..', 'a/../../scans'])('cannot lead to another address by the ID %s', async (id) => {
    const { parts, kinds } = await collect([{ ...ready('A'), id }]);

    expect(parts).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'status' || kind === 'undocumented')).toEqual([]);
  });

  it.each(['diagrams', 'diagram'] as const)('throw the reason of the signal (%s)', async (call) => {
    current = await rig({ scenario: { scans: [{ ...JUST_OVER, diagrams: [{}] }], faults: [{ call, nth: 1, fault: 'hang' }] } });
    const controller = new AbortController();
    const stop = new Error('interrupted');
    const collecting = all(current.scanner.collect(SCAN, {}, controller.signal));
    void current.clock.sleep(5000).then(() => controller.abort(stop));

    await expect(collecting).rejects.toBe(stop);
  });

  it('throw it out of a pause, too', async () => {
    current = await rig({ scenario: { scans: [{ ...JUST_OVER, diagrams: [{ generatingMs: Infinity }] }] } });
    const controller = new AbortController();
    const stop = new Error('interrupted');
    const collecting = all(current.scanner.collect(SCAN, {}, controller.signal));
    void current.clock.sleep(11_000).then(() => controller.abort(stop));

    await expect(collecting).rejects.toBe(stop);
  });
});
