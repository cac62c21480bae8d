import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { PresetName } from '../../emulator/presets.js';
import type { ServiceEmulator } from '../../emulator/types.js';
import { SERVICES } from '../../scanners/registry.js';
import { asYaml, type Terminal } from '../command.js';
import { asShownInLog, type DemoEvent, demoEvent, type JobResult, runJob } from './job.js';

interface Walkthrough {
  readonly mount: ServiceEmulator;
  readonly preset: PresetName;
  readonly event: DemoEvent;
}

/**
 * Runs one job against an emulated service and an emulated GitHub, and prints everything that a person would see.
 *
 * @returns false if there was no verdict, or if a request was undocumented
 */
export async function runWalkthrough(terminal: Terminal, { mount, preset, event }: Walkthrough): Promise<boolean> {
  const { githubPreset } = await import('../../emulator/presets.js');
  const { githubMount } = await import('../../emulator/github/index.js');
  const { startEmulator } = await import('../../emulator/server.js');
  const headSha = randomBytes(20).toString('hex');
  const baseSha = randomBytes(20).toString('hex');
  const service = await startEmulator(mount);
  const github = await startEmulator(
    githubMount({ ...githubPreset({ preset }), pulls: [{ number: 7, headSha }], contents: { [baseSha]: mount.files ?? {} } }),
  );
  try {
    const inputs = {
      scanner: mount.id,
      ...mount.inputs,
      'on-missing-key': 'skip-untrusted',
      'api-url': service.url,
      'github-token': 'ghs_emulated',
    };
    introduce(terminal, preset, event, inputs);
    const folder = mkdtempSync(join(tmpdir(), 'scan-gate-demo-'));
    writeFiles(folder, mount.files ?? {});
    const { payload, github: variables } = demoEvent(event, github.url, { headSha, baseSha });
    heading(terminal, "The job's log");
    const job = { folder, inputs, event: payload, github: variables, signal: terminal.interrupt };
    const result = await runJob(bundlesOf(terminal), job, (line) => showLine(terminal, line));
    show(terminal, result, github.state.comments);
    conclude(terminal, result, service.requests.length, github.requests.length);
    const odd = [...service.undocumented, ...github.undocumented];
    for (const { method, path, undocumented } of odd) terminal.print(`UNDOCUMENTED REQUEST: ${method} ${path} (${undocumented ?? ''})`);
    return odd.length === 0 && result.outputs.verdict !== undefined;
  } finally {
    await Promise.all([service.close(), github.close()]);
  }
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The bundles dist/main and dist/post, next to this bundle in dist/cli. */
function bundlesOf({ script }: Terminal): { main: string; post: string } {
  const dist = dirname(dirname(script));
  return { main: join(dist, 'main', 'index.js'), post: join(dist, 'post', 'index.js') };
}

function introduce({ print }: Terminal, preset: string, event: DemoEvent, inputs: Readonly<Record<string, string>>): void {
  const service = SERVICES.find(({ id }) => id === inputs.scanner);
  print(
    `scan-gate demo: the built Action on an emulated ${service?.title ?? 'service'} and an emulated GitHub; event ${event}, scenario ${preset}.`,
  );
  print('It needs no account and no network, and changes nothing outside of this machine. The workflow would contain:');
  print('');
  print('  - uses: OWNER/scan-gate@COMMIT_SHA');
  print('    with:');
  for (const [name, value] of Object.entries(inputs)) {
    if (name === 'github-token') continue;
    const shown = name === 'api-key' ? `\${{ secrets.${service?.keyVariable ?? 'SCAN_GATE_API_KEY'} }}` : value;
    const remark = name === 'api-url' ? '   # only here: the emulator' : '';
    for (const line of asYaml(name, shown)) print(`      ${line}${remark}`);
  }
}

function showLine({ print }: Terminal, line: string): void {
  const shown = asShownInLog(line);
  for (const part of shown?.split('\n') ?? []) print(`  │ ${part}`.trimEnd());
}

function heading({ print }: Terminal, title: string): void {
  print('');
  print(`── ${title} ${'─'.repeat(Math.max(3, 96 - title.length))}`);
}

function show(terminal: Terminal, { outputs, summary }: JobResult, comments: readonly { readonly body: string }[]): void {
  const comment = comments.at(-1);
  heading(terminal, comment ? "The pull request's comment (Markdown)" : 'No comment on a pull request');
  if (comment) terminal.print(comment.body);
  heading(terminal, 'The job summary (Markdown)');
  terminal.print(summary);
  heading(terminal, 'Outputs');
  for (const [name, value] of Object.entries(outputs)) if (value !== '') terminal.print(`  ${name}: ${value}`);
  heading(terminal, 'Files');
  const folder = outputs['report-dir'] ?? '';
  for (const name of folder === '' ? [] : readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const file = join(folder, name);
    const stat = statSync(file);
    if (!basename(name).startsWith('.') && stat.isFile()) terminal.print(`  ${file} (${stat.size} bytes)`);
  }
}

function conclude(terminal: Terminal, { exitCode, outputs }: JobResult, toService: number, toGitHub: number): void {
  const { print } = terminal;
  heading(terminal, 'Result');
  print(`  Verdict: ${outputs['verdict-reason'] ?? '(none)'}.`);
  print(
    `  The job would be ${exitCode === 0 ? 'green' : 'red'} (exit code ${exitCode}), after ${toService} requests to the service and ${toGitHub} to GitHub.`,
  );
  print('');
}
