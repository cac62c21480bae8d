import { expect, it } from '@jest/globals';
import type { Publication, Publisher } from '../../src/publish/publisher.js';
import type { Clock } from '../../src/runtime/clock.js';
import type { Dependencies, RunConfig } from '../../src/workflow/context.js';
import { publishAll } from '../../src/workflow/finish/finish.js';
import { completed } from '../report/scenarios.js';

const quiet = { group: () => undefined, warning: () => undefined } as unknown as Dependencies['logger'];

/** Publishes files and an upload, and returns the order of what happened. `sleep`: how long the upload goes first. */
async function orderOf(upload: (log: (what: string) => void, onSent?: () => void) => Promise<Publication>, sleep: Clock['sleep']) {
  const order: string[] = [];
  const log = (what: string): void => void order.push(what);
  const publishers: Publisher[] = [
    { surface: 'files', publish: async () => (log('files'), { surface: 'files', outcome: 'done' }) },
    { surface: 'sarif', publish: (_what, _signal, onSent) => upload(log, onSent) },
  ];
  const never = new AbortController().signal;
  const clock: Clock = { now: () => 0, sleep };
  const deps = { logger: quiet, clock, interrupt: never, publishSignal: never, publishers: async () => publishers };
  const { publications } = await publishAll({ uploadRequired: false } as RunConfig, deps as unknown as Dependencies, {
    report: completed([]),
    details: 'full',
    earlier: [],
  });
  return { order, outcomes: publications.map(({ surface, outcome }) => `${surface} ${outcome}`) };
}

const turn = (): Promise<void> => new Promise((next) => setImmediate(next));
const forever = (): Promise<never> => new Promise(() => undefined);
const DONE: Publication = { surface: 'sarif', outcome: 'done' };

it('sends the upload before it renders the files, and renders them before the upload is answered', async () => {
  const upload = async (log: (what: string) => void, onSent?: () => void): Promise<Publication> => {
    await turn();
    log('sent');
    onSent?.();
    await turn();
    log('answered');
    return DONE;
  };
  expect(await orderOf(upload, forever)).toEqual({ order: ['sent', 'files', 'answered'], outcomes: ['files done', 'sarif done'] });
});

it('renders the files after an upload that sends nothing, or fails', async () => {
  for (const outcome of ['skipped', 'failed'] as const) {
    const ended = await orderOf(async () => ({ surface: 'sarif', outcome }), forever);
    expect(ended).toEqual({ order: ['files'], outcomes: ['files done', `sarif ${outcome}`] });
  }
  const thrown = await orderOf(() => Promise.reject(new Error('broken')), forever);
  expect(thrown).toEqual({ order: ['files'], outcomes: ['files done', 'sarif failed'] });
});

it('does not wait for an upload that cannot be sent', async () => {
  const upload = async (log: (what: string) => void): Promise<Publication> => {
    for (let turns = 0; turns < 10; turns += 1) await turn();
    log('answered');
    return DONE;
  };
  expect((await orderOf(upload, turn)).order).toEqual(['files', 'answered']);
});
