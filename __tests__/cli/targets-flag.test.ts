import { expect, it } from '@jest/globals';
import { demo } from '../../src/cli/demo/demo.js';
import { emulate } from '../../src/cli/emulate.js';

/** Runs a command that is interrupted at once, and returns its exit code and its lines. */
async function run(command: typeof emulate, ...args: readonly string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const code = await command({ args, env: {}, cwd: '/nonexistent', script: '', interrupt: AbortSignal.abort(), print });
  return { code, text: lines.join('\n') };
}

it.each(['0', '257', 'six', '1.5', '-3'])('--targets does not take %s', async (given) => {
  for (const command of [emulate, demo]) {
    const { code, text } = await run(command, '--scanner', 's4e', `--targets=${given}`);
    expect(code).toBe(2);
    expect(text).toContain('1 to 256');
  }
});

it('emulate prints the inputs of several targets, for a workflow and for a shell', async () => {
  const { code, text } = await run(emulate, '--scanner', 's4e', '--port', '0', '--targets', '3');
  expect(code).toBe(0);
  expect(text).toContain('  target: |\n    a-1001\n    a-1002\n    a-1003\n');
  expect(text).toContain("--target 'a-1001\na-1002\na-1003'");
});
