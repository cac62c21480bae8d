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
