import { describe, expect, it } from '@jest/globals';
import type { BaselineFile } from '../../src/domain/baseline.js';
import type { Measure } from '../../src/domain/scan.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { SERVICES as REGISTRY } from '../../src/scanners/registry.js';
import type { EventName } from '../helpers/events.js';
import { type Asked, ask } from './run-job.js';
import { SERVICES, sharedCases } from './services.js';
import type { PlannedFinding, ServiceUnderTest, World } from './subject.js';
import { PATH, write } from './written-files.js';

const DAY_MS = 86_400_000;
const HIGH: PlannedFinding = { severity: 'high', as: 0, line: 3 };
const MEDIUM: PlannedFinding = { severity: 'medium', as: 1, line: 5 };
const LOW: PlannedFinding = { severity: 'low', as: 2, line: 9 };
const CRITICAL: PlannedFinding = { severity: 'critical', as: 7 };

/** A world in which one scan was made, long ago. */
function past(service: ServiceUnderTest, findings: readonly PlannedFinding[]): World {
  return { scans: [{ id: 'scan_before', createdAgoMs: DAY_MS, ...(service.list && { findings }) }] };
}

/** A world in which the next scan will be this. */
function next(service: ServiceUnderTest, findings: readonly PlannedFinding[]): World {
  return { plans: [service.list ? { findings } : {}] };
}

function withFile(mount: ServiceEmulator, text: string | undefined): ServiceEmulator {
  return text === undefined ? mount : { ...mount, files: { ...mount.files, [PATH]: text } };
}

interface Gate {
  readonly event?: EventName;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** The next scan, compared with the file of the text. */
function compare(service: ServiceUnderTest, world: World, text: string | undefined, { event = 'push', inputs }: Gate = {}): Promise<Asked> {
  return ask(service, world, { mount: withFile(service.mount(world), text), event, inputs: { baseline: PATH, ...inputs } });
}

async function textOf(service: ServiceUnderTest, findings: readonly PlannedFinding[]): Promise<string> {
  const { text, log } = await write(service, past(service, findings));
  if (text === undefined) throw new Error(log);
  return text;
}

function measures({ id }: ServiceUnderTest, measure: Measure): boolean {
  return REGISTRY.some((service) => service.id === id && service.measures.includes(measure));
}

describe.each(SERVICES)('a baseline file of $id', (service) => {
  const shared = sharedCases(it, service);
  const { list } = service;

  shared('is not written from a scan of another kind than a person asks for', async () => {
    const flags = ['--scan-id', 'scan_before', `--${service.typeInput}`, service.otherType];

    const { code, log, names } = await write(service, past(service, [HIGH]), flags);

    expect({ code, names }).toEqual({ code: 2, names: [] });
    expect(log).toContain('is not the requested one');
  });

  it('is written from the last scan, whole, and explains what to do with it', async () => {
    const { code, log, text, names, service: emulator } = await write(service, past(service, [MEDIUM, HIGH, LOW]));

    expect({ code, names }).toEqual({ code: 0, names: [PATH] });
    const file = JSON.parse(text ?? '') as BaselineFile;
    expect(file).toMatchObject({ schemaVersion: 1, scanner: service.id, scan: { id: 'scan_before' } });
    expect(file.findings?.map(({ severity }) => severity).toSorted()).toEqual(list && ['high', 'low', 'medium']);
    expect(file.findings?.map(({ fingerprint }) => fingerprint)).toEqual(file.findings?.map(({ fingerprint }) => fingerprint).toSorted());
    expect([file.inventory !== undefined, file.score !== undefined]).toEqual([
      measures(service, 'inventory'),
      measures(service, 'posture'),
    ]);
    // One finding to a line, and nobody's target.
    expect(text?.split('\n').filter((line) => line.includes('"fingerprint"'))).toHaveLength(list ? 3 : 0);
    for (const target of Object.values(service.mount().inputs)) expect(text).not.toContain(`"${target}"`);
    expect(log).toContain(`baseline: ${PATH}`);
    expect(log.includes('gate-on: new')).toBe(list !== undefined);
    expect(log).toMatch(list ? /3 open findings \(1 high, 1 medium and 1 low\)/ : /\d+ resources/);
    expect(emulator.requests.filter(({ kind }) => kind === 'start')).toEqual([]);
    expect(emulator.undocumented).toEqual([]);
  });

  it('reports the same as the scan would: whatever the order, the lines, the IDs', async () => {
    const text = await textOf(service, [HIGH, MEDIUM, LOW]);
    const moved = [
      { ...CRITICAL, line: 40 },
      { ...MEDIUM, line: 70 },
      { ...HIGH, line: 44 },
    ];

    const job = await compare(service, next(service, moved), text);

    expect(job.outputs).toMatchObject({
      'baseline-id': 'scan_before',
      ...(list ? { new: '1', unchanged: '2', fixed: '1' } : { new: '', unchanged: '', fixed: '' }),
    });
    expect(job.report?.comparison?.baseline).toMatchObject({ selectedBy: 'file', file: PATH, id: 'scan_before' });
    expect(job.report?.comparison?.inventory === undefined).toBe(!measures(service, 'inventory'));
    expect(job.report?.comparison?.score === undefined).toBe(!measures(service, 'posture'));
    const fresh = job.report?.evaluation?.findings.filter(({ baselineState }) => baselineState === 'new') ?? [];
    expect(fresh.map(({ severity }) => severity)).toEqual(list ? ['critical'] : []);
    // Nobody is asked for the earlier scan.
    expect(job.service.requests.filter(({ path }) => path.includes('scan_before'))).toEqual([]);
  });

  if (list)
    shared('does not advise gate-on: new if the policy or an input has it', async () => {
      const world = past(service, [HIGH]);
      const mount = service.mount(world);
      const policy = (text: string): ServiceEmulator => ({ ...mount, files: { ...mount.files, '.github/scan-gate.yml': text } });

      const byPolicy = await write(service, world, [], policy('gate-on: new'));
      const bySection = await write(service, world, [], policy(`scanners: { ${service.id}: { gate-on: new } }`));
      const byInput = await write(service, world, ['--gate-on', 'new'], mount);
      for (const { code, names, log } of [byPolicy, bySection, byInput]) {
        expect({ code, names }).toEqual({ code: 0, names: [PATH] });
        expect(log).toMatch(/set this input of the gate:\n {2}baseline: \S+$/);
      }

      const otherwise = await write(service, world, [], policy('gate-on: all'));
      expect(otherwise.log).toMatch(/set these inputs of the gate:\n {2}baseline: \S+\n {2}gate-on: new$/);
      const broken = await write(service, world, [], policy('gate-on: nwe'));
      expect({ code: broken.code, names: broken.names }).toEqual({ code: 0, names: [PATH] });
      expect(broken.log).toMatch(
        /warning: Could not determine whether the policy sets gate-on: \.github\/scan-gate\.yml:1: gate-on cannot be "nwe"/,
      );
      expect(broken.log).toMatch(/gate-on: new$/);
    });

  shared('may lie where it is wanted, and of the scan that is given', async () => {
    const world = { scans: [...(past(service, [HIGH]).scans ?? []), { id: 'scan_last', createdAgoMs: DAY_MS / 2 }] };

    const { code, names, text } = await write(service, world, ['--output=out/base.json', '--scan-id', 'scan_before']);

    expect({ code, names }).toEqual({ code: 0, names: ['out/base.json'] });
    expect(JSON.parse(text ?? '')).toMatchObject({ scan: { id: 'scan_before' } });
  });

  it.each(service.badEnds)('is not written from a scan that %s', async (end) => {
    const { code, log, names } = await write(service, { scans: [{ id: 'scan_ended', createdAgoMs: DAY_MS, end }] });

    expect({ code, names }).toEqual({ code: 2, names: [] });
    expect(log).toMatch(new RegExp(`scan_ended ${end === 'failed' ? 'failed' : 'was cancelled'}.*No baseline was written`, 's'));
  });

  shared('is not written where there is no scan, and none is started', async () => {
    const { code, log, names, service: emulator } = await write(service, { plans: [{}] });

    expect({ code, names }).toEqual({ code: 2, names: [] });
    expect(log).toMatch(/has no scan/);
    expect(emulator.requests.filter(({ kind }) => kind === 'start')).toEqual([]);
  });

  it.each<[string, (file: BaselineFile) => object, RegExp]>([
    ['scanner', (file) => ({ ...file, scanner: 'other' }), /of the scanner other, and not/],
    ['target', (file) => ({ ...file, target: '0'.repeat(32) }), /of another target/],
    ['type', (file) => ({ ...file, type: 'odd', mode: 'odd', region: 'odd' }), /of the type odd, and not/],
    ['form', (file) => ({ ...file, findings: 'none', more: 1 }), /more is 1.*findings is "none"; allowed: a list/s],
  ])(
    'of another %s is an error before anything is started, where a rule needs it, and a notice where none does',
    async (_what, change, words) => {
      const text = JSON.stringify(change(JSON.parse(await textOf(service, [HIGH])) as BaselineFile));
      const world = next(service, [HIGH]);

      const idle = await compare(service, world, text, { inputs: list ? { 'severity-threshold': 'none' } : {} });
      expect(idle.outputs).toMatchObject({ verdict: 'passed', new: '', 'baseline-id': '' });
      expect(idle.report?.notes).toContainEqual(expect.objectContaining({ code: 'no-baseline', text: expect.stringMatching(words) }));

      if (list) {
        const job = await compare(service, world, text, { inputs: { 'gate-on': 'new' } });
        expect(job.outputs.verdict).toBe('error');
        expect(job.report?.error).toMatchObject({ code: 'BASELINE_UNREADABLE', message: expect.stringMatching(words) });
        expect(job.report?.error?.hint).toContain('scan-gate baseline');
        expect(job.requests('start')).toEqual([]);
      }
    },
  );

  shared('that is not there is a notice where no rule needs it', async () => {
    const job = await compare(service, next(service, []), undefined);

    expect(job.outputs.verdict).toBe('passed');
    expect(job.report?.notes).toContainEqual(
      expect.objectContaining({
        code: 'no-baseline',
        text: expect.stringContaining(`There is no baseline file "${PATH}" in the workspace`),
      }),
    );
  });
});

const LISTED = SERVICES.filter(({ list }) => list !== undefined);

describe.each(LISTED)('the gate of $id on a baseline file', (service) => {
  const shared = sharedCases(it, service, LISTED);
  const onNew = { inputs: { 'gate-on': 'new' } };

  it('passes with what was there before, and fails with what is new', async () => {
    const text = await textOf(service, [HIGH, CRITICAL]);

    const same = await compare(service, next(service, [CRITICAL, HIGH]), text, onNew);
    expect(same.outputs).toMatchObject({ verdict: 'passed', high: '1', critical: '1', new: '0', unchanged: '2' });

    const worse = await compare(service, next(service, [CRITICAL, HIGH, { severity: 'high', as: 4 }]), text, onNew);
    expect(worse.outputs).toMatchObject({ verdict: 'failed', new: '1', unchanged: '2' });
    expect(worse.outputs['verdict-reason']).toContain('1 high new finding');
  });

  shared('is an error where the file cannot be found, before anything is started', async () => {
    const job = await compare(service, next(service, []), undefined, { inputs: { 'max-findings': 'new-high=0' } });

    expect(job.outputs.verdict).toBe('error');
    expect(job.report?.error).toMatchObject({ code: 'BASELINE_UNREADABLE', message: expect.stringContaining(PATH) });
    expect(job.requests('start')).toEqual([]);
  });

  shared("takes the base commit's file on a pull request, and not the one that it brings", async () => {
    const [ours, theirs] = [await textOf(service, [HIGH]), await textOf(service, [HIGH, CRITICAL])];
    const world = next(service, [HIGH, CRITICAL]);
    const mount = service.mount(world);
    const base = { 'README.md': '', ...mount.files };
    const run = (files: Readonly<Record<string, string>>): Promise<Asked> =>
      ask(service, world, {
        mount: withFile(mount, theirs),
        inputs: { baseline: PATH, 'gate-on': 'new' },
        github: { contents: { '3484a3fb816e0859fd6e1cea078d76385ff50625': { ...base, ...files } } },
      });

    const merged = await run({ [PATH]: ours });
    expect(merged.outputs).toMatchObject({ verdict: 'failed', new: '1', unchanged: '1' });
    expect(merged.report?.comparison?.baseline.selectedBy).toBe('file');

    const added = await run({});
    expect(added.outputs).toMatchObject({ verdict: 'failed', new: '2', unchanged: '0' });
    expect(added.report?.comparison?.baseline).toEqual({ selectedBy: 'none', file: PATH });
    expect(added.outputs['verdict-reason']).toContain('the base commit has no baseline file, so every finding counts as new');
    expect(added.report?.notes).toContainEqual(
      expect.objectContaining({ code: 'baseline-not-merged', hint: expect.stringContaining('after the merge') }),
    );
  });

  if (service.list?.twins) {
    it('distinguishes twins by their number', async () => {
      const text = await textOf(service, [HIGH, HIGH]);

      const same = await compare(service, next(service, [{ ...HIGH, line: 90 }, MEDIUM, HIGH]), text, onNew);
      expect(same.outputs).toMatchObject({ verdict: 'passed', new: '1', unchanged: '2' });

      const third = await compare(service, next(service, [HIGH, { ...HIGH, line: 8 }, { ...HIGH, line: 2 }]), text, onNew);
      expect(third.outputs).toMatchObject({ verdict: 'failed', new: '1', unchanged: '2', fixed: '0' });

      const one = await compare(service, next(service, [HIGH]), text, onNew);
      expect(one.outputs).toMatchObject({ verdict: 'passed', new: '0', unchanged: '1', fixed: '1' });
    });
  }

  shared('is not written in part', async () => {
    const world: World = { ...past(service, [HIGH]), faults: [{ call: 'findings', nth: 'all', fault: { status: 403 } }] };

    const { code, log, names } = await write(service, world);

    expect({ code, names }).toEqual({ code: 2, names: [] });
    expect(log).toContain('No baseline was written');
  });
});

describe('a service that gives no list of findings', () => {
  it.each(LISTED.filter(({ id }) => id === 'aiptx' || id === 'aether365'))('gets no baseline, because $id has no list', async (service) => {
    const faults = [{ call: 'findings', nth: 'all', fault: { status: 404 } }] as const;

    const { code, log, names } = await write(service, { ...past(service, [HIGH]), faults });

    expect({ code, names }).toEqual({ code: 2, names: [] });
    expect(log).toMatch(/does not list the findings of scan_before.*needs the list of findings.*No baseline was written/s);
  });
});

describe('the command', () => {
  it('reports all mistakes at once, and asks nobody', async () => {
    const [service] = SERVICES;
    if (service === undefined) throw new Error('no services');

    const { code, log, names, service: emulator } = await write(service, {}, ['--severity-treshold', 'high', '--output', '--debug']);

    expect({ code, names }).toEqual({ code: 2, names: [] });
    expect(log).toMatch(/--severity-treshold.*--severity-threshold/s);
    expect(log).toMatch(/--output needs a value/);
    expect(emulator.requests).toEqual([]);
  });

  it('reports where it could not write', async () => {
    const [service] = LISTED;
    if (service === undefined) throw new Error('no services');

    const { code, log, names } = await write(service, past(service, [HIGH]), ['--output', '/dev/null/base.json']);

    expect({ code, names }).toEqual({ code: 2, names: [] });
    expect(log).toMatch(/error: The file \/dev\/null\/base\.json could not be written: a part of the path is a file.*Set --output/s);
    const folder = await write(service, past(service, [HIGH]), ['--output', '.']);
    expect({ code: folder.code, names: folder.names }).toEqual({ code: 2, names: [] });
    expect(folder.log).toMatch(
      /error: The file \S+ could not be written: there is a folder of this name\. Set --output to a file, such as \S+\.json/,
    );
  });
});
