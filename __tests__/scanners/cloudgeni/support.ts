import { readFileSync } from 'node:fs';
import type { Source } from '../../../src/domain/source.js';
import { cloudgeniMount } from '../../../src/emulator/cloudgeni.js';
import type { CloudgeniState } from '../../../src/emulator/cloudgeni-world.js';
import type { CloudgeniScenario } from '../../../src/emulator/scenario.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { createJsonClient } from '../../../src/http/json-client.js';
import { createTransport } from '../../../src/http/transport.js';
import { createLogger } from '../../../src/runtime/logger.js';
import { createRedactor } from '../../../src/runtime/redactor.js';
import { cloudgeni } from '../../../src/scanners/cloudgeni/index.js';
import type { Scanner, ServiceHttp } from '../../../src/scanners/scanner.js';
import { type PatientClock, patientClock } from '../../support/patient-clock.js';

export const COMMIT = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
export const SOURCE: Source = {
  ci: 'github',
  repository: 'octo-org/infrastructure',
  visibility: 'private',
  branch: 'feature/x',
  commit: COMMIT,
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};

/** The documents' own JSON. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/cloudgeni/${name}.json`, 'utf8'));
}

export interface Rig {
  readonly scanner: Scanner;
  readonly emulator: Emulator<CloudgeniState>;
  readonly clock: PatientClock;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export interface RigOptions {
  readonly scenario?: CloudgeniScenario;
  readonly given?: Readonly<Partial<Record<'target' | 'organization' | 'scan-type', string>>>;
  readonly source?: Source;
  readonly key?: string;
}

/** The scanner over real HTTP to the emulator, both by one clock. */
export async function rig({ scenario = {}, given = {}, source = SOURCE, key = 'cg_live_emulated' }: RigOptions = {}): Promise<Rig> {
  const clock = patientClock();
  const emulator = await startEmulator(cloudgeniMount(scenario), { clock });
  const transport = createTransport('scan-gate/test');
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line), redactor: createRedactor([]), style: 'plain', debug: true });
  const http = createJsonClient({
    service: cloudgeni,
    baseUrl: `${emulator.url}/api/v1`,
    apiKey: key,
    transport,
    clock,
    logger,
    takeSecrets: (text) => text,
    random: () => 0,
  });
  const scanner = await scannerOver(http, given, source);
  const close = async (): Promise<void> => {
    transport.close();
    clock.release();
    await emulator.close();
  };
  return { scanner, emulator, clock, lines, close };
}

/** The scanner over any way to send. */
export function scannerOver(http: ServiceHttp, given: RigOptions['given'] = {}, source = SOURCE): Promise<Scanner> {
  const parsed = cloudgeni.parse({ organization: 'org_emulated', ...given }, { source, wait: true });
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
