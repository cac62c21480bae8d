import { readFileSync } from 'node:fs';
import { ScanError } from '../../../src/domain/errors.js';
import { aether365Mount } from '../../../src/emulator/aether365.js';
import type { Aether365Scenario } from '../../../src/emulator/aether365-scenario.js';
import type { Aether365State } from '../../../src/emulator/aether365-world.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { createJsonClient } from '../../../src/http/json-client.js';
import { createTransport } from '../../../src/http/transport.js';
import { createLogger } from '../../../src/runtime/logger.js';
import { createRedactor } from '../../../src/runtime/redactor.js';
import { aether365 } from '../../../src/scanners/aether365/index.js';
import type { Circumstances, GivenToService, Parsed, Scanner, ServiceHttp } from '../../../src/scanners/scanner.js';
import { type PatientClock, patientClock } from '../../support/patient-clock.js';

const CIRCUMSTANCES: Circumstances = {
  source: { ci: 'none', visibility: 'private', mergeQueue: false, boundToCommit: false, overridden: false },
  wait: true,
};

/** The documents' own JSON. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/aether365/${name}.json`, 'utf8'));
}

export interface Rig {
  readonly scanner: Scanner;
  readonly emulator: Emulator<Aether365State>;
  readonly clock: PatientClock;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export interface RigOptions {
  readonly scenario?: Aether365Scenario;
  readonly given?: GivenToService;
  readonly key?: string;
}

/** The scanner over real HTTP to the emulator, both by one clock. */
export async function rig({ scenario = {}, given = {}, key = 'ae_live_emulated' }: RigOptions = {}): Promise<Rig> {
  const clock = patientClock();
  const emulator = await startEmulator(aether365Mount(scenario), { clock });
  const transport = createTransport('scan-gate/test');
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line), redactor: createRedactor([]), style: 'plain', debug: true });
  const http = createJsonClient({
    service: aether365,
    baseUrl: emulator.url,
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

export function parse(given: GivenToService): Parsed {
  return aether365.parse(given, CIRCUMSTANCES);
}

/** The scanner over any way to send. */
export function scannerOver(http: ServiceHttp, given: GivenToService = {}): Promise<Scanner> {
  const parsed = parse(given);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan.connect(http, () => Promise.resolve());
}

export async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(page);
  return items;
}

/** What the work failed with. */
export async function failureOf(work: Promise<unknown>): Promise<ScanError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ScanError)) throw new Error(`Not a ScanError: ${String(error)}`);
  return error;
}
