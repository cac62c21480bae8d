import { readFileSync } from 'node:fs';
import type { Source } from '../../../src/domain/source.js';
import { feguraMount } from '../../../src/emulator/fegura.js';
import { CONNECTION, type FeguraScenario } from '../../../src/emulator/fegura-scenario.js';
import type { FeguraState } from '../../../src/emulator/fegura-world.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { createJsonClient } from '../../../src/http/json-client.js';
import { createTransport } from '../../../src/http/transport.js';
import { createLogger } from '../../../src/runtime/logger.js';
import { createRedactor } from '../../../src/runtime/redactor.js';
import { fegura } from '../../../src/scanners/fegura/index.js';
import type { Pause, Scanner, ServiceHttp } from '../../../src/scanners/scanner.js';
import { type PatientClock, patientClock } from '../../support/patient-clock.js';

export const SOURCE: Source = {
  ci: 'github',
  repository: 'octo-org/infrastructure',
  visibility: 'private',
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};

/** The documents' own JSON. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/fegura/${name}.json`, 'utf8'));
}

export interface Rig {
  readonly scanner: Scanner;
  readonly emulator: Emulator<FeguraState>;
  readonly clock: PatientClock;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

type Given = Readonly<Partial<Record<'target' | 'region', string>>>;

export interface RigOptions {
  readonly scenario?: FeguraScenario;
  readonly given?: Given;
  readonly key?: string;
}

/** The scanner over real HTTP to the emulator, both by one clock. */
export async function rig({ scenario = {}, given = {}, key = 'feg_live_emulated' }: RigOptions = {}): Promise<Rig> {
  const clock = patientClock();
  const emulator = await startEmulator(feguraMount(scenario), { clock });
  const transport = createTransport('scan-gate/test');
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line), redactor: createRedactor([]), style: 'plain', debug: true });
  const http = createJsonClient({
    service: fegura,
    baseUrl: `${emulator.url}/api`,
    apiKey: key,
    transport,
    clock,
    logger,
    takeSecrets: (text) => text,
    random: () => 0,
  });
  const scanner = await scannerOver(http, given, (ms, signal) => clock.sleep(ms, signal));
  const close = async (): Promise<void> => {
    transport.close();
    clock.release();
    await emulator.close();
  };
  return { scanner, emulator, clock, lines, close };
}

/** The scanner over any way to send. */
export function scannerOver(http: ServiceHttp, given: Given = {}, pause: Pause = () => Promise.resolve()): Promise<Scanner> {
  const parsed = fegura.parse({ target: CONNECTION.id, ...given }, { source: SOURCE, wait: true });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan.connect(http, pause);
}

export async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(page);
  return items;
}
