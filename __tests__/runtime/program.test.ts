import { afterEach, describe, expect, it } from '@jest/globals';
import { type ProgramEnd, runProgram } from '../../src/runtime/program.js';
import { type FakeAgent, fakeAgent } from '../helpers/fake-agent.js';

let agent: FakeAgent | undefined;
afterEach(() => agent?.remove());

function run(script: string, timeoutMs = 60_000, signal = new AbortController().signal): Promise<ProgramEnd | undefined> {
  agent = fakeAgent(script);
  return runProgram({ name: 'buildkite-agent', args: ['a b', '"$(x)"'], stdin: 'in', env: { PATH: agent.path }, timeoutMs }, signal);
}

describe('a program', () => {
  it('gets its words as they are, without a shell, its input, and no other variables', async () => {
    expect(await run("console.error('why'); process.exit(3)")).toEqual({ exitCode: 3, stderr: 'why\n' });
    expect(agent?.runs()).toMatchObject([{ args: ['a b', '"$(x)"'], stdin: 'in', env: { PATH: agent?.path } }]);
    expect(Object.keys(agent?.runs()[0]?.env ?? {})).not.toContain('HOME');
  });

  it('is killed when its time is over, also if a program that it has started goes on', async () => {
    const child = "require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 2000)'], { stdio: 'inherit' });";
    expect(await run(`${child} setInterval(() => {}, 1000)`, 300)).toMatchObject({ exitCode: null });
  });

  it('is not started after the signal', async () => {
    await expect(run('', 60_000, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
    expect(agent?.runs()).toEqual([]);
  });
});
