import { type BitbucketState, bitbucketMount } from '../../../src/emulator/bitbucket/index.js';
import type { BitbucketScenario } from '../../../src/emulator/bitbucket/scenario.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { createTransport } from '../../../src/http/transport.js';
import type { ApiContext } from '../../../src/platforms/http.js';
import { systemClock } from '../../../src/runtime/clock.js';
import { HEAD } from '../harness.js';

export const TOKEN = 'ATCTT-emulated';

/** Bitbucket, and what the surfaces need to send requests to it. */
export interface BitbucketStage {
  readonly emulator: Emulator<BitbucketState>;
  readonly context: ApiContext;
  /** The kinds of the requests so far. */
  kinds(): string[];
}

const open: (() => Promise<void>)[] = [];

export async function bitbucketStage(scenario: BitbucketScenario = {}): Promise<BitbucketStage> {
  const emulator = await startEmulator(bitbucketMount({ pulls: [{ number: 7, headSha: HEAD }], ...scenario }));
  const transport = createTransport('scan-gate/test');
  open.push(
    () => emulator.close(),
    async () => transport.close(),
  );
  const logger = { info: () => undefined, debug: () => undefined };
  const context = { transport, clock: systemClock, random: () => 0.5, logger, scrub: (text: string) => text.replaceAll(TOKEN, '***') };
  return { emulator, context, kinds: () => emulator.requests.map(({ kind }) => kind) };
}

export async function strikeBitbucket(): Promise<void> {
  await Promise.all(open.splice(0).map((close) => close()));
}
