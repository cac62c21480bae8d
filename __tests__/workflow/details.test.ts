import { describe, expect, it } from '@jest/globals';
import type { Scan } from '../../src/domain/scan.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import { observedScanner } from '../../src/workflow/observed-scanner.js';
import { SERVICES } from '../contract/services.js';
import { eventOf, type JobEvent, REPOSITORY } from '../helpers/events.js';
import { runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

/** A push in a repository that the event describes like this; undefined: it does not. */
function pushOf(repository: object | undefined): JobEvent {
  const { env, payload } = eventOf('push');
  return { env, payload: { ...(payload as object), repository: repository && { ...repository, full_name: REPOSITORY } } };
}

const live = () => {
  const service = SERVICES.find(({ id }) => id === 's4e');
  if (service === undefined) throw new Error('There is S4E.');
  return service.mount({ plans: [{ findings: 2 }] });
};

const ONLY_COUNTS = 'Only counts are shown here';

describe('the log of a public repository', () => {
  it('has the counts that the log of a private one has', async () => {
    const lines = async (visibility: 'public' | 'private', mount: typeof live): Promise<string[]> => {
      const job = await runJob({ service: mount(), event: eventOf('push', visibility), inputs: { 'upload-sarif': 'never' } });
      return job.log.filter((line) => /not counted: |\d resources? of |total \d/.test(line));
    };
    for (const mount of [live, (): ReturnType<typeof live> => feguraMount({ key: API_KEY })]) {
      const counts = await lines('private', mount);
      expect(counts.length).toBeGreaterThan(0);
      expect(await lines('public', mount)).toEqual(counts);
    }
  });
});

describe('details: auto', () => {
  it.each<[string, object | undefined, boolean]>([
    ['public', { visibility: 'public', private: false }, true],
    ['public, without the field visibility', { private: false }, true],
    ['unknown', undefined, true],
    ['of an undocumented visibility', { visibility: 'secret' }, true],
    ['private', { visibility: 'private', private: true }, false],
    ['internal', { visibility: 'internal', private: true }, false],
  ])('on a live target in a repository that is %s', async (_what, repository, numbersOnly) => {
    const job = await runJob({ service: live(), event: pushOf(repository), inputs: { 'upload-sarif': 'never' } });

    expect(job.outputs['total']).not.toBe('');
    expect(job.summary.includes(ONLY_COUNTS)).toBe(numbersOnly);
    expect(job.files['results.json']).toContain(job.report?.evaluation?.findings[0]?.id);
  });

  it('shows all of the repository’s own code, which is public itself', async () => {
    const job = await runJob({
      service: cloudgeniMount({ key: API_KEY }),
      event: pushOf({ visibility: 'public' }),
      inputs: { 'upload-sarif': 'never' },
    });

    expect(job.report?.target?.ownCode).toBe(true);
    expect(job.summary).not.toContain(ONLY_COUNTS);
  });

  it('gives way to full', async () => {
    const inputs = { 'upload-sarif': 'never', details: 'full' };
    const job = await runJob({ service: live(), event: pushOf({ visibility: 'public' }), inputs });

    expect(job.summary).not.toContain(ONLY_COUNTS);
  });
});

describe('the title of a diagram', () => {
  it('is in no note that everybody may read', async () => {
    const plans = [{ diagrams: [{ title: 'Payments of the north', end: 'failed', errorMessage: 'Too many nodes in vault-7' }] }] as const;
    const mount = (): ReturnType<typeof feguraMount> => feguraMount({ key: API_KEY, plans });
    const event = { public: eventOf('push', 'public'), private: eventOf('push', 'private') };
    const pages = async (visibility: 'public' | 'private'): Promise<string> => {
      const job = await runJob({ service: mount(), event: event[visibility] });
      expect(job.report?.notes.map(({ text }) => text).join()).toContain('Payments of the north');
      return [...job.log, job.summary].join('\n');
    };

    expect(await pages('public')).not.toMatch(/Payments of the north|vault-7/);
    expect(await pages('private')).toContain('Payments of the north');
  });
});

describe('what a service says of a scan', () => {
  const scan = (told: Partial<Scan>): Scan => ({ id: 's', target: 't', state: 'failed', rawState: 'failed', traits: {}, ...told });

  it('is overheard before anybody repeats it', async () => {
    const heard: string[] = [];
    const scans = [scan({ reason: 'why' }), scan({ progress: { phase: 'what it does' } })];
    const scanner = observedScanner(
      {
        locate: () => Promise.reject(new Error('not asked')),
        async *list() {
          yield scans;
        },
        start: () => Promise.resolve({ kind: 'started', scan: scan({ reason: 'at the start' }) }),
        read: () => Promise.resolve(scan({ reason: 'when read', rawState: 'odd' })),
        async *collect() {},
        cancel: () => Promise.resolve('over'),
      },
      { onServiceText: (text) => heard.push(text), onSensitiveNames: () => undefined, now: () => 0 },
    );
    const { signal } = new AbortController();
    const wanted = { target: { id: 't', key: 't', label: 't', ownCode: false }, traits: {}, baseline: {} };

    for await (const page of scanner.list(wanted, {}, signal)) expect(page).toEqual(scans);
    await scanner.start(wanted, signal);
    await scanner.read({ id: 's', target: 't' }, 'full', signal);

    expect(heard.filter((text) => text !== 'failed')).toEqual(['why', 'what it does', 'at the start', 'when read', 'odd']);
  });
});
