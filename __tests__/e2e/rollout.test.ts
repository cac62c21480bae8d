import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { validateRequest } from '../helpers/oracles/github-openapi.js';
import { DIST } from '../helpers/process.js';

const PAGE = readFileSync('docs/rollout.md', 'utf8');
const blocksOf = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

/** Answers like gh, and records the requests of `gh api`. */
const GH = `#!/bin/sh
set -eu
case "$1 $2" in
  "repo list") printf 'acme/shop\\nacme/billing\\n' ;;
  "repo clone") mkdir -p "$(dirname "$4")" && cp -R "$WORK/$3" "$4" ;;
  "api --method")
    echo "$*" >> "$WORK/gh.log"
    [ "$3" = POST ] && echo 4711
    true ;;
  *) exit 64 ;;
esac
`;

let work: string;
/** What each block of the page prints. */
let printed: readonly string[];
let status: number | null;

/** The emulators need a port and the one after it. */
async function twoPorts(): Promise<number> {
  const listen = (port: number) =>
    new Promise<{ port: number; close: () => void }>((resolve, reject) => {
      const server = createServer().once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve({ port: typeof address === 'object' && address !== null ? address.port : 0, close: () => server.close() });
      });
    });
  const first = await listen(0);
  const second = await listen(first.port + 1).catch(() => undefined);
  first.close();
  second?.close();
  return second === undefined ? await twoPorts() : first.port;
}

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'scan-gate-rollout-'));
  mkdirSync(join(work, 'bin'));
  writeFileSync(join(work, 'bin/gh'), GH);
  chmodSync(join(work, 'bin/gh'), 0o755);
  const port = await twoPorts();
  const blocks = blocksOf('sh').map((text) =>
    text
      .replace('git clone --quiet https://github.com/OWNER/scan-gate', `mkdir scan-gate && ln -s "${DIST}" scan-gate/dist`)
      // Besides, a repository that cannot be cloned, and a target that does not exist.
      .replace("acme/billing a-1001\\n'", "acme/nope a-1001\\nacme/billing a-1001\\nacme/shop a-9999\\n'")
      .replaceAll('4010', String(port))
      .replaceAll('4011', String(port + 1)),
  );
  const script = ['set -eu', "trap 'kill $(jobs -p)' EXIT", ...blocks.flatMap((text) => ['echo "::next"', text])].join('\n');
  const env = { PATH: `${join(work, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: work, WORK: work, NO_PROXY: '127.0.0.1' };
  const ended = spawnSync('bash', ['-c', script], { cwd: work, env, encoding: 'utf8' });
  status = ended.status;
  printed = `${ended.stdout}${status === 0 ? '' : ended.stderr}`.split('::next\n').slice(1);
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(work, path), 'utf8');

describe('docs/rollout.md', () => {
  it('has commands that all work', () => {
    expect({ status, printed: status === 0 ? '' : printed.at(-1) }).toEqual({ status: 0, printed: '' });
  });

  it.each([
    ['adds nothing', /S4E gate failed: .*threshold high.*\nexit code 1\n$/],
    [
      'is stricter',
      /severity-threshold: medium \(policy \.scan-gate\.yml\)[\s\S]*central policy: acme\/policies\/scan-gate\.yml at [0-9a-f]{7}\n[\s\S]*S4E gate failed: [\s\S]*exit code 1\n$/,
    ],
    [
      'loosens',
      /\.github\/scan-gate\.yml:1: severity-threshold cannot be "critical"; allowed: high, medium, low, info, because acme\/policies\/scan-gate\.yml:1 sets severity-threshold: high\.[\s\S]*exit code 2\n$/,
    ],
    [
      'doctor',
      /^acme\/shop\tchecked\tThis repository and the inputs add to the central policy: nothing\.\nacme\/nope: not cloned\nacme\/billing\tchecked\t.*severity-threshold medium \(central policy: high\); 1 waiver\.\nacme\/shop\t.*a-9999.*\tThis repository and the inputs add to the central policy: nothing\.\n$/,
    ],
    ['--warn-only', /S4E gate failed/],
    ['gate baseline', /S4E gate passed/],
  ])('shows a step that %s', (words, output) => {
    const index = blocksOf('sh').findIndex((text) =>
      text.includes(
        { 'adds nothing': '(cd acme/shop && gate scan) ||', 'is stricter': 'SEC-412', loosens: "echo 'severity", doctor: 'gh repo clone' }[
          words
        ] ?? words,
      ),
    );
    expect(printed[index]).toMatch(output);
  });

  it('sends GitHub the requests that its description has', () => {
    const [create = '', enforce = ''] = read('gh.log').split('\n');
    expect(create).toMatch(/^api --method POST orgs\/acme\/rulesets --input ruleset\.json /);
    expect(enforce).toMatch(/^api --method PUT orgs\/acme\/rulesets\/4711 --field enforcement=active /);
    expect(validateRequest('POST', '/orgs/acme/rulesets', {}, JSON.parse(read('ruleset.json')))).toEqual([]);
    expect(validateRequest('PUT', '/orgs/acme/rulesets/4711', {}, { enforcement: 'active' })).toEqual([]);
  });

  it('names the check as GitHub does: the calling job, and the job of gate.yml', () => {
    expect(PAGE).toContain('\njobs:\n  scan-gate:\n');
    expect(readFileSync('.github/workflows/gate.yml', 'utf8')).toContain('\njobs:\n  gate:\n    name: Scan gate\n');
  });

  it('has a pattern for Renovate that finds the pin of a central policy', () => {
    const [renovate = '{}'] = blocksOf('json');
    const { customManagers } = JSON.parse(renovate) as { customManagers: [{ matchStrings: [string]; managerFilePatterns: [string] }] };
    const [{ matchStrings, managerFilePatterns }] = customManagers;
    const pin = `acme/policies/gates/scan-gate.yml@${'a'.repeat(40)}`;
    for (const line of [`policy-file: ${pin} # v1.2.0`, `policy-file: "${pin}" # v1.2.0`, `with: {policy-file: ${pin}} # v1.2.0`])
      expect(new RegExp(matchStrings[0]).exec(line)?.groups).toEqual({
        depName: 'acme/policies',
        currentDigest: 'a'.repeat(40),
        currentValue: 'v1.2.0',
      });
    expect('.github/workflows/gate.yml').toMatch(new RegExp(managerFilePatterns[0].slice(1, -1)));
  });
});
