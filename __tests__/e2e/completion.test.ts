import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.js';
import { DIST } from '../helpers/process.js';

const folder = mkdtempSync(join(tmpdir(), 'scan-gate-completion-'));
const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder, TERM: 'xterm' };

beforeAll(() => {
  const program = join(folder, 'scan-gate');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(DIST, 'cli', 'index.js')}" "$@"\n`);
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (shell: string): boolean => spawnSync('sh', ['-c', `command -v ${shell}`]).status === 0;
const completions = (...words: readonly string[]): string[] => {
  const { stdout } = spawnSync('scan-gate', ['complete', '--', ...words], { env, cwd: folder, encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => (/^(?::\d+)?$/.test(line) ? [] : [line.split('\t')[0] ?? '']));
};

/** In these shells, `scan-gate` shows the words that it would get. */
const SHOW = 'scan-gate() { if [[ $1 == complete ]]; then command scan-gate "$@"; else printf "RAN: %s\\n" "$*"; fi; }';
const TYPED = ['scan-gate scan --severity-thr\tcr\t\n', 'scan-gate scan --severity-threshold=cr\t\n', 'scan-gate sche\tpol\t\n'];
const COMPLETED = ['scan --severity-threshold critical', 'scan --severity-threshold=critical', 'schema policy'];

/** What `RAN:` lines show after each line was typed into a shell on a pseudo terminal, one after the other. */
async function typeInto(shell: string, typed: readonly string[]): Promise<string[]> {
  const child = spawn('script', ['-qec', shell, '/dev/null'], { env, cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  let output = '';
  const ran = (): string[] => [...output.matchAll(/^[^\n]*RAN: ([^\r\n]*)\r?\n/gm)].map(([, words = '']) => words.trim());
  const waiting = ['printf "RAN: %s\\n" ready\n', ...typed];
  let sent = 0;
  const next = (): void => {
    // The command that is typed contains RAN too.
    const done = ran().filter((words) => !words.includes('%s'));
    if (sent > done.length) return;
    child.stdin.write(waiting[sent] ?? 'exit\n');
    sent += 1;
  };
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    next();
  });
  next();
  await new Promise((done) => child.once('close', done));
  return ran().filter((words) => words !== 'ready' && !words.includes('%s'));
}

describe('completion', () => {
  it('offers commands, the flags of a command, and their values', () => {
    expect(completions('')).toEqual([...Object.keys(COMMANDS), 'help']);
    expect(completions('scan', '--sc')).toEqual(['--scanner', '--scan-id', '--scan-type', '--scan-options']);
    expect(completions('scan', '--format', 'j')).toEqual(['json', 'junit', 'jenkins']);
    expect(completions('demo', '--scenario', '')).toContain('denied');
    expect(completions('scan', '--api')).toEqual(['--api-url']);
  });

  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', (shell) => {
    const { stdout, status } = spawnSync('scan-gate', ['completion', shell], { env, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toMatch(/scan-gate complete/);
  });

  it('names its shells when it is asked for another', () => {
    const { stderr, status } = spawnSync('scan-gate', ['completion', 'bsh'], { env, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toBe('error: The shell cannot be "bsh"; allowed: bash, zsh, fish, powershell. Did you mean bash?\n');
  });

  // Without the package bash-completion, whose functions other scripts need.
  (has('bash') && has('script') ? it : it.skip)('works in bash', async () => {
    writeFileSync(join(folder, 'rc.bash'), `PS1='$ '\nsource <(scan-gate completion bash)\n${SHOW}\n`);
    expect(await typeInto('bash --noprofile --rcfile rc.bash -i', TYPED)).toEqual(COMPLETED);
  });

  (has('bash') ? it : it.skip)('runs nothing that stands on the command line of bash', () => {
    const line = 'scan-gate scan --name "$(touch pwned)" --sca';
    const script = `source <(scan-gate completion bash); COMP_LINE='${line}'; COMP_POINT=${line.length}; __scan_gate_complete; echo "\${COMPREPLY[0]}"; ls`;
    const { stdout } = spawnSync('bash', ['--norc', '-c', script], { env, cwd: folder, encoding: 'utf8' });
    expect(stdout).toMatch(/^--scanner\n/);
    expect(stdout).not.toContain('pwned');
  });

  (has('zsh') && has('script') ? it : it.skip)('works in zsh', async () => {
    writeFileSync(
      join(folder, '.zshrc'),
      `PS1='$ '\nunsetopt prompt_sp\nautoload -Uz compinit; compinit -u -D\nsource <(scan-gate completion zsh)\n${SHOW}\n`,
    );
    expect(await typeInto('zsh -i', TYPED)).toEqual(COMPLETED);
  });

  (has('fish') ? it : it.skip)('works in fish', () => {
    const script = 'scan-gate completion fish | source; complete -C "scan-gate scan --severity-threshold cr"';
    const { stdout } = spawnSync('fish', ['--no-config', '-c', script], { env, encoding: 'utf8' });
    expect(stdout).toBe('critical\n');
  });
});
