import { readFileSync } from 'node:fs';
import type { Source } from '../../../src/domain/source.js';
import { s4eMount } from '../../../src/emulator/s4e.js';
import type { S4eScenario } from '../../../src/emulator/s4e-scenario.js';
import type { S4eState } from '../../../src/emulator/s4e-world.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { createJsonClient } from '../../../src/http/json-client.js';
import { createTransport } from '../../../src/http/transport.js';
import { createLogger } from '../../../src/runtime/logger.js';
import { createRedactor } from '../../../src/runtime/redactor.js';
import { s4e } from '../../../src/scanners/s4e/index.js';
import type { GivenToService, Scanner, ServiceHttp } from '../../../src/scanners/scanner.js';
import { type PatientClock, patientClock } from '../../support/patient-clock.js';

export const SOURCE: Source = {
  ci: 'github',
  repository: 'octo-org/shop',
  visibility: 'private',
  branch: 'main',
  commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};
export const CIRCUMSTANCES = { source: SOURCE, wait: true } as const;

/** The documents' own JSON. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/s4e/${name}.json`, 'utf8'));
}

export interface Rig {
  readonly scanner: Scanner;
  readonly emulator: Emulator<S4eState>;
  readonly clock: PatientClock;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export interface RigOptions {
  readonly scenario?: S4eScenario;
  readonly given?: GivenToService;
  readonly key?: string;
}

/** The scanner over real HTTP to the emulator, both by one clock. */
export async function rig({ scenario = {}, given = {}, key = 's4e_live_emulated' }: RigOptions = {}): Promise<Rig> {
  const clock = patientClock();
  const emulator = await startEmulator(s4eMount(scenario), { clock });
  const transport = createTransport('scan-gate/test');
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line), redactor: createRedactor([]), style: 'plain', debug: true });
  const baseUrl = `${emulator.url}/api`;
  const http = createJsonClient({
    service: s4e,
    baseUrl,
    apiKey: key,
    transport,
    clock,
    logger,
    takeSecrets: (text) => text,
    random: () => 0,
  });
  const scanner = await scannerOver(http, given);
  const close = async (): Promise<void> => {
    transport.close();
    clock.release();
    await emulator.close();
  };
  return { scanner, emulator, clock, lines, close };
}

/** The scanner over any way to send. */
export function scannerOver(http: ServiceHttp, given: GivenToService = {}): Promise<Scanner> {
  const parsed = s4e.parse({ target: 'a-1001', ...given }, CIRCUMSTANCES);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan.connect(http, () => Promise.resolve());
}

/** Answers every call with one body. */
export function answering(body: unknown): ServiceHttp {
  return { send: () => Promise.resolve(body) };
}

export async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(page);
  return items;
}
