import { afterEach, describe, expect, it } from '@jest/globals';
import type { Emulator } from '../../src/emulator/server.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { rig } from './harness.js';

/** What the emulator remembers of a request, whatever a service calls its headers. */
const anything: ServiceEmulator = {
  id: 'anything',
  inputs: {},
  faults: [],
  open: () => ({ state: undefined, route: () => ({ kind: 'list', answer: () => ({ status: 200, body: {} }) }), refusal: () => ({}) }),
};

let emulator: Emulator;
afterEach(() => emulator.close());

describe('a recorded request', () => {
  it.each(['authorization', 'cookie', 'x-api-key', 'x-some-api-key', 'x-some-token', 'private-token', 'api-key'])(
    'holds no secret of the header %s',
    async (name) => {
      const opened = await rig(anything, { [name]: 'geheim', 'x-version': '2026-02-01' });
      emulator = opened.emulator;

      await opened.get('/scans');

      expect(emulator.requests).toMatchObject([{ headers: { [name]: 'present', 'x-version': '2026-02-01' } }]);
    },
  );
});
