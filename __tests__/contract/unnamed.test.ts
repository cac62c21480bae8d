import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { baseline } from '../../src/cli/baseline.js';
import { instantAt } from '../../src/domain/instant.js';
import { startEmulator } from '../../src/emulator/server.js';
import { eventOf } from '../helpers/events.js';
import { API_KEY } from '../helpers/secrets.js';
import { type Asked, type Asking, ask } from './run-job.js';
import { SERVICES, sample } from './services.js';
import type { Call, ServiceUnderTest } from './subject.js';

/** What no service takes as its target, and what of it must not be seen. */
const REFUSED = {
  'another scheme': 'ftp://vault.internal.corp/secret/door',
  'user and password': 'https://mona:hunter2@vault.internal.corp/',
  'foreign letters and a space': 'https://büro.internal.corp/x y',
  'the name of a variable': '${HOST}.vault.internal.corp',
  'a number with hyphens': '1234-5678-9012/../vault',
  'very long': `https://vault.internal.corp/${'door/'.repeat(450)}`,
};
const NEEDLES = ['internal.corp', 'vault', 'büro', 'secret/door', 'hunter2', '1234-5678'];

const PUBLIC = eventOf('push', 'public');
function service(id: string): ServiceUnderTest {
  const found = SERVICES.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no service ${id}.`);
  return found;
}

function spellings(id: string): string[] {
  const all = (service(id).targets ?? []).flatMap((text) => [text, text.replace(/\/$/, ''), text.toUpperCase()]);
  return [...new Set([...all, ...all.map(encodeURIComponent), ...all.map((text) => encodeURIComponent(encodeURIComponent(text)))])];
}

/** Everything that everybody may read. */
function pagesOf({ log, summary, github, outputs }: Asked): string[] {
  return [...log.filter((line) => !line.startsWith('::add-mask::')), summary, JSON.stringify(github.state), JSON.stringify(outputs)];
}

function seenIn(pages: readonly string[], needles: readonly string[]): string[] {
  return pages.filter((page) => needles.some((needle) => page.toLowerCase().includes(needle.toLowerCase())));
}

const onPublic = (of: ServiceUnderTest, asking: Asking & { readonly faults?: Parameters<typeof ask>[1] } = {}): Promise<Asked> =>
  ask(of, asking.faults, {
    event: PUBLIC,
    ...asking,
    inputs: { comment: 'always', 'tracking-issue': 'on-failure', ...(of.id === 'cloudgeni' && { details: 'counts' }), ...asking.inputs },
  });

describe.each(SERVICES)('a target that $id does not take', (of) => {
  it.each(sample(of, Object.entries(REFUSED), { size: 2 }))('is named nowhere: %s', async (_what, refused) => {
    const job = await onPublic(of, { inputs: { target: refused } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.log.join('\n')).toMatch(/::error::target cannot be "\(not shown here\)"/);
    expect(seenIn(pagesOf(job), NEEDLES)).toEqual([]);
  });

  it('is named where only those read along who may, and where it is the repository’s own code', async () => {
    const event = of.id === 'cloudgeni' ? PUBLIC : eventOf('push');
    const job = await ask(of, {}, { event, inputs: { target: 'https://vault.internal.corp/x y' } });

    expect(job.log.join('\n')).toMatch(/target cannot be "https:\/\/vault.internal.corp/);
  });
});

/** Cloudgeni, the usual lead, has no target here: AIPTx leads those that have this call. */
const SHOWN = { call: 'cancel' } as const;

describe.each(SERVICES.filter(({ targets }) => targets).map(({ id }) => id))('what everybody may read of a run of %s', (id) => {
  const [target = ''] = service(id).targets ?? [];

  it('names no target that stands in the place of other values, in inputs and policy', async () => {
    const inputs = {
      target,
      scanner: undefined,
      ...Object.fromEntries(
        ['baseline', 'region', 'organization', 'scan-type', 'timeout', 'name', 'comment'].map((name) => [name, `${target} !`]),
      ),
      // Below a file, where there can be no folder.
      'report-dir': `.github/scan-gate.yml/${target}`,
    };
    const policy = `allowed-targets: ["${target} x", "${target}", "${target}"]\nlocations:\n  "${target}": /etc\n`;
    for (const scanner of [id, 'sacnner']) {
      const job = await onPublic(service(id), { inputs: { ...inputs, scanner }, workspace: { '.github/scan-gate.yml': policy } });

      expect(job.log.filter((line) => line.startsWith('::error::')).length).toBeGreaterThan(6);
      expect(seenIn(pagesOf(job), spellings(id))).toEqual([]);
    }
  });

  it('quotes nothing of a policy that is not read as YAML', async () => {
    const lines = sample(
      service(id),
      [
        '*.crown-jewel.corp',
        '!!binary crown-jewel',
        '!crown-jewel x',
        '<<: crown-jewel',
        '? [crown-jewel]',
        '&crown-jewel',
        '{crown-jewel',
      ],
      SHOWN,
    );
    for (const line of lines) {
      for (const timeout of ['2m', 'soon']) {
        const workspace = { '.github/scan-gate.yml': `allowed-targets:\n  - ${line}\n` };
        const job = await onPublic(service(id), { inputs: { target, timeout }, workspace });

        expect(job.log.join('\n')).toMatch(/scan-gate\.yml:[23](?::| cannot be)? "?\(not shown here\)/);
        expect(seenIn(pagesOf(job), ['crown-jewel'])).toEqual([]);
      }
    }
  });

  const calls = (['lookup', 'list', 'start'] as const).filter((call: Call) => service(id).calls.includes(call));
  const named = spellings(id);

  it.each(sample(service(id), [400, 403, 409], SHOWN))('names it in no form that a refusal with %i quotes', async (status) => {
    const fault = { status, body: service(id).quoting(`Out of scope: ${named.join(' | ')}.`.slice(0, 2_000)) };
    for (const call of calls) {
      for (const dryRun of ['false', 'true']) {
        const faults = { faults: [{ call, nth: 'all' as const, fault }] };
        const job = await onPublic(service(id), { faults, inputs: { target, 'dry-run': dryRun, timeout: '2m' } });

        expect(seenIn(pagesOf(job), named)).toEqual([]);
      }
    }
  });

  it('names it neither in the words of the post step', async () => {
    const faults = {
      faults: calls.map((call) => ({ call, nth: 'all' as const, fault: { status: 403, body: service(id).quoting(named.join(' | ')) } })),
    };
    const intent = { target, traits: {}, known: [], since: instantAt(0) };
    const job = await onPublic(service(id), { faults, inputs: { target }, leftovers: { phase: 'running', intent } });

    expect(job.log.join('\n')).toContain('Could not determine whether the ended step left a scan');
    expect(seenIn(pagesOf(job), named)).toEqual([]);
  });

  it('names it neither in the words of the command baseline', async () => {
    const of = service(id);
    const fault = { status: 403, body: of.quoting(`Out of scope: ${named.join(' | ')}.`) };
    const mount = of.mount({ faults: calls.map((call) => ({ call, nth: 'all' as const, fault })) });
    const served = await startEmulator(mount);
    const folder = mkdtempSync(join(tmpdir(), 'scan-gate-unnamed-'));
    const lines: string[] = [];
    writeFileSync(join(folder, 'event.json'), JSON.stringify(PUBLIC.payload));
    const given = { ...mount.inputs, ...of.inputs, scanner: id, target, 'api-url': served.url, 'api-key': undefined, details: 'counts' };
    const args = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
    const env = { ...PUBLIC.env, GITHUB_EVENT_PATH: join(folder, 'event.json'), SCAN_GATE_API_KEY: API_KEY };
    const world = { env, cwd: folder, script: '', interrupt: new AbortController().signal, print: (line: string) => void lines.push(line) };

    expect(await baseline({ ...world, args })).toBe(2);
    expect(
      await baseline({ ...world, args: [...args.filter((arg) => !arg.startsWith('--target')), `--target=${REFUSED['another scheme']}`] }),
    ).toBe(2);
    await served.close();
    rmSync(folder, { recursive: true });

    expect(lines.length).toBeGreaterThan(3);
    expect(seenIn(lines, [...named, ...NEEDLES])).toEqual([]);
  });
});

describe('a target that the policy does not allow, on a public repository', () => {
  const inputs = { target: 'https://shop.internal.corp/cart', 'scan-options': 'scope: { include: ["//door.other.corp/x"] }' };
  const allowed = 'allowed-targets: ["https://vault.internal.corp/secret/door", "*.elsewhere.corp"]\n';

  it.each(['false', 'true'])('is not named, nor are those that are allowed (dry-run: %s)', async (dryRun) => {
    const workspace = { '.github/scan-gate.yml': allowed };
    const job = await onPublic(service('aiptx'), { workspace, inputs: { ...inputs, 'dry-run': dryRun } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.log.join('\n')).toMatch(/target cannot be/);
    expect(seenIn(pagesOf(job), ['shop.internal', 'vault', 'secret/door', 'elsewhere.corp'])).toEqual([]);
  });

  it('nor are the hosts that its options lead to', async () => {
    const workspace = { '.github/scan-gate.yml': 'allowed-targets: ["shop.internal.corp"]\n' };
    const job = await onPublic(service('aiptx'), { workspace, inputs });

    expect(job.log.join('\n')).toMatch(/scan-options cannot be/);
    expect(seenIn(pagesOf(job), ['shop.internal', 'door.other'])).toEqual([]);
  });
});

it('names no tenant of the key, which no input gives, where the service does', async () => {
  const fault = { status: 403, body: service('aether365').quoting('The tenant t_Prod77 (ID: Prod-77) is not connected') };
  const faults = { faults: [{ call: 'lookup' as const, nth: 'all' as const, fault }] };
  const job = await onPublic(service('aether365'), { faults, inputs: { target: undefined } });

  expect(job.log.join('\n')).toContain('is not connected');
  expect(seenIn(pagesOf(job), ['t_Prod77'])).toEqual([]);
});
