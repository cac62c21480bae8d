import { expect, it } from '@jest/globals';
import type { Finding } from '../../src/domain/finding.js';
import type { Scan } from '../../src/domain/scan.js';
import type { ScanContext } from '../../src/workflow/context.js';
import { readParts } from '../../src/workflow/results/collect.js';
import { virtualClock } from '../helpers/virtual-clock.js';

const SCAN: Scan = { id: 's', target: 't', state: 'completed', rawState: 'completed', traits: {} };
const FINDING: Finding = {
  id: 'a',
  rule: { id: 'R', title: 'R', tags: [] },
  severity: 'high',
  state: 'open',
  rawState: 'open',
  location: { file: 'storage/main.tf' },
  identity: 'i',
};

it('lists the files, and prepares the surfaces, before the last page of findings was read', async () => {
  const done: string[] = [];
  const note = (what: string) => () => Promise.resolve(void done.push(what));
  const filesAt = async () => {
    await note('files')();
    return { files: ['main.tf'], submodules: [] };
  };
  const scanner = {
    async *collect() {
      yield { kind: 'findings', page: [FINDING], total: 2 };
      yield { kind: 'findings', page: [{ ...FINDING, id: 'b' }], total: 2 };
      await note('last page')();
    },
  };
  const context = {
    run: { scope: { waivers: [], today: '' }, source: { commit: 'c' }, service: { title: 'S' } },
    deps: { clock: virtualClock(), filesAt, logger: { info: () => undefined }, publishers: async () => [{ prepare: note('prepared') }] },
    state: { notes: [], cleanups: [] },
    scanner,
    scan: SCAN,
  } as unknown as ScanContext;

  const { evaluation } = await readParts(context, { partial: true }, new AbortController().signal);

  expect(done).toEqual(['files', 'prepared', 'last page']);
  expect(evaluation?.findings.map(({ location }) => location.file)).toEqual(['main.tf', 'main.tf']);
});

it('evaluates the findings while the scan is read again, and not those of a scan that changed', async () => {
  const done: string[] = [];
  const lists = [[FINDING], [FINDING, { ...FINDING, id: 'b' }]];
  // The first answer shows that the scan changed, and so does the scan that is read before the next list.
  const answers = [1, 2, 2, 2].map((high) => ({ ...SCAN, counts: { critical: 0, high, medium: 0, low: 0, info: 0 } }));
  const filesAt = async () => ({
    get files() {
      done.push('evaluated');
      return ['main.tf'];
    },
    submodules: [],
  });
  const scanner = {
    async *collect() {
      const page = lists.shift();
      done.push(`read ${page?.length}`);
      yield { kind: 'findings', page, total: page?.length };
    },
    async read() {
      done.push('asked');
      for (let turns = 0; turns < 10; turns += 1) await new Promise((next) => setImmediate(next));
      done.push('answered');
      return answers.shift();
    },
  };
  const [scan] = answers.splice(0, 1);
  const context = {
    run: { scope: { waivers: [], today: '' }, source: { commit: 'c' }, service: { title: 'S' } },
    deps: {
      clock: { now: () => 0, sleep: () => new Promise((next) => setImmediate(next)) },
      filesAt,
      logger: { info: () => undefined, debug: () => undefined },
      publishers: async () => [],
    },
    state: { notes: [], cleanups: [], origin: 'started' },
    scanner,
    request: { target: { id: 't' }, traits: {} },
    scan,
  } as unknown as ScanContext;

  const { evaluation } = await readParts(context, {}, new AbortController().signal);

  const once = ['asked', 'evaluated', 'answered'];
  expect(done).toEqual(['read 1', ...once, 'asked', 'answered', 'read 2', ...once]);
  expect(evaluation?.findings.map(({ id }) => id)).toEqual(['a', 'b']);
});
