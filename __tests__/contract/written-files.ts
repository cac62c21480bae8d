import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { baseline } from '../../src/cli/baseline.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { BRANCH } from '../helpers/events.js';
import { API_KEY } from '../helpers/secrets.js';
import type { ServiceUnderTest, World } from './subject.js';

export const PATH = '.github/scan-gate-baseline.json';

/** What `scan-gate baseline` has done. */
export interface Written {
  readonly code: number;
  readonly log: string;
  /** The file; undefined where there is none. */
  readonly text: string | undefined;
  /** Of all files that it left. */
  readonly names: readonly string[];
  readonly service: Emulator;
}

/** The command, in this process, on a service with this world. `mount.files` are in the folder, and not in the result. */
export async function write(
  service: ServiceUnderTest,
  world: World,
  flags: readonly string[] = [],
  mount: ServiceEmulator = service.mount(world),
): Promise<Written> {
  const emulator = await startEmulator(mount);
  const cwd = mkdtempSync(join(tmpdir(), 'scan-gate-baseline-'));
  const given = mount.files ?? {};
  for (const [name, text] of Object.entries(given)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  const lines: string[] = [];
  const { 'api-key': _key, ...inputs } = mount.inputs;
  const own = { ...inputs, ...(service.reports.includes('branch') && { ref: BRANCH }), scanner: service.id, 'api-url': emulator.url };
  const args = Object.entries(own).flatMap(([name, value]) => [`--${name}`, value]);
  try {
    const code = await baseline({
      args: [...args, ...flags],
      env: { SCAN_GATE_API_KEY: API_KEY },
      cwd,
      script: '',
      interrupt: new AbortController().signal,
      print: (line) => lines.push(line),
    });
    const files = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map(({ parentPath, name }) => relative(cwd, join(parentPath, name))).filter((name) => !(name in given));
    const text = names[0] === undefined ? undefined : readFileSync(join(cwd, names[0]), 'utf8');
    return { code, log: lines.join('\n'), text, names, service: emulator };
  } finally {
    await emulator.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}
