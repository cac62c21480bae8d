import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { suggest } from '../config/words.js';
import type { Command, Terminal } from './command.js';
import { DEMO_EVENTS, type DemoEvent, demoEvent } from './demo-event.js';
import { type JobResult, runJob } from './demo-job.js';
import { asShownInLog } from './job-log.js';

/** Shows a whole job of the Action on emulated services: the built main and post, run as the runner runs them. Exit code 0 once shown. */
export const demo: Command = async (terminal) => {
  const { mounts } = await import('../emulator/mounts.js');
  const { PRESETS, githubPreset } = await import('../emulator/scenario.js');
  const { githubMount } = await import('../emulator/github.js');
  const { startEmulator } = await import('../emulator/server.js');
  const { values } = parseArgs({
    args: [...terminal.args],
    options: {
      scanner: { type: 'string', default: Object.keys(mounts)[0] ?? '' },
      scenario: { type: 'string', default: 'failing' },
      event: { type: 'string', default: 'pull_request' },
    },
  });
  const scanner = pick(terminal, 'scanner', values.scanner, Object.keys(mounts));
  const preset = pick(terminal, 'scenario', values.scenario, PRESETS);
  const event = pick(terminal, 'event', values.event, DEMO_EVENTS);
  const mount = scanner === undefined ? undefined : mounts[scanner]?.({ preset });
  if (scanner === undefined || preset === undefined || event === undefined || mount === undefined) return 2;

  const headSha = randomBytes(20).toString('hex');
  const service = await startEmulator(mount);
  const github = await startEmulator(githubMount({ ...githubPreset({ preset }), pulls: [{ number: 7, headSha }] }));
  try {
    const { 'api-key': apiKey = '', organization } = mount.inputs;
    const inputs = {
      scanner,
      'api-key': apiKey,
      ...(organization !== undefined && { organization }),
      'severity-threshold': 'high',
      'on-missing-key': 'skip-untrusted',
      'api-url': service.url,
      'github-token': 'ghs_emulated',
    };
    introduce(terminal, scanner, preset, event, inputs);
    const job = {
      folder: mkdtempSync(join(tmpdir(), 'scan-gate-demo-')),
      inputs,
      ...jobOf(event, github.url, headSha),
      signal: terminal.interrupt,
    };
    heading(terminal, "The job's log");
    const result = await runJob(bundlesOf(terminal), job, (line) => showLine(terminal, line));
    show(terminal, result, github.state.comments);
    conclude(terminal, result, event, service.requests.length, github.requests.length);
    const odd = [...service.undocumented, ...github.undocumented];
    for (const { method, path, undocumented } of odd) terminal.print(`UNDOCUMENTED REQUEST: ${method} ${path} (${undocumented ?? ''})`);
    return odd.length > 0 || result.outputs.verdict === undefined ? 1 : 0;
  } finally {
    await Promise.all([service.close(), github.close()]);
  }
};

function pick<Word extends string>({ print }: Terminal, flag: string, given: string, allowed: readonly Word[]): Word | undefined {
  const known = allowed.find((word) => word === given);
  const meant = suggest(given, allowed);
  if (known === undefined)
    print(`error: --${flag} cannot be "${given}"; allowed: ${allowed.join(', ')}.${meant ? ` Did you mean ${meant}?` : ''}`);
  return known;
}

function jobOf(event: DemoEvent, apiUrl: string, headSha: string): { event: unknown; github: Record<string, string> } {
  const { payload, github } = demoEvent(event, apiUrl, headSha);
  return { event: payload, github };
}

/** Beside this bundle: dist/cli, dist/main, dist/post. */
function bundlesOf({ script }: Terminal): { main: string; post: string } {
  const dist = dirname(dirname(script));
  return { main: join(dist, 'main', 'index.js'), post: join(dist, 'post', 'index.js') };
}

function introduce({ print }: Terminal, scanner: string, preset: string, event: DemoEvent, inputs: Readonly<Record<string, string>>): void {
  print(`scan-gate demo: the built Action on an emulated ${scanner} and an emulated GitHub; event ${event}, scenario ${preset}.`);
  print('No account, no network, nothing outside of this machine. What the workflow would say:');
  print('');
  print('  - uses: <owner>/scan-gate@<sha>');
  print('    with:');
  for (const [name, value] of Object.entries(inputs)) {
    if (name === 'github-token') continue;
    print(
      `      ${name}: ${name === 'api-key' ? '${{ secrets.SCAN_API_KEY }}' : value}${name === 'api-url' ? '   # only here: the emulator' : ''}`,
    );
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
  for (const file of [outputs['sarif-file'], outputs['results-file']])
    if (file) terminal.print(`  ${file} (${readFileSync(file).length} bytes)`);
  if (outputs['report-dir']) terminal.print(`  ${join(outputs['report-dir'], 'report.md')}`);
}

function conclude(terminal: Terminal, { exitCode, outputs }: JobResult, event: DemoEvent, toService: number, toGitHub: number): void {
  const { print } = terminal;
  heading(terminal, 'What just happened');
  print(`  Verdict: ${outputs['verdict-reason'] ?? '(none)'}.`);
  print(
    `  The job would be ${exitCode === 0 ? 'green' : 'red'} (exit code ${exitCode}), after ${toService} requests to the service and ${toGitHub} to GitHub.`,
  );
  print('');
  print('  To use it for real: put the workflow above into .github/workflows/, leave out api-url, give your organization,');
  print('  and add the API key as a secret of the repository. README.md has complete workflows and their permissions.');
  print(
    `  Other ends: npm run demo -- --scenario clean|failing|slow|denied   Other events: --event ${DEMO_EVENTS.filter((other) => other !== event).join('|')}`,
  );
}
