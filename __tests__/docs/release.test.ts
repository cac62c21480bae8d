import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const SCRIPT = resolve('scripts/release.mjs');
const COMMIT = 'c'.repeat(40);
const PARTS = [
  'README.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'action.yml',
  'package.json',
  'package-lock.json',
  'src/runtime',
  'docs',
  'examples',
  'schemas',
  '.github',
];

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'scan-gate-release-'));
  for (const part of PARTS) cpSync(part, join(copy, part), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function release(...args: readonly string[]): { status: number | null; lines: string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { cwd: copy, encoding: 'utf8' });
  return { status, lines: `${stdout}${stderr}`.split('\n').filter(Boolean) };
}

const read = (file: string): string => readFileSync(join(copy, file), 'utf8');
const change = (file: string, from: string | RegExp, to: string): void => writeFileSync(join(copy, file), read(file).replace(from, to));

describe('a release', () => {
  it('has one version in package, source, changelog, documents, and addresses', () => {
    expect(release('check')).toEqual({ status: 0, lines: [] });
  });

  it.each([
    ['package-lock.json', /"version": "[^"]+"/, '"version": "9.9.9"', /^package-lock\.json: 9\.9\.9$/],
    ['src/runtime/version.ts', /'[\d.]+'/, "'9.9.9'", /^src\/runtime\/version\.ts: 9\.9\.9$/],
    ['README.md', '@COMMIT_SHA # v', '@COMMIT_SHA # v9', /^README\.md: OWNER\/scan-gate@COMMIT_SHA # v9/],
    [
      'docs/rollout.md',
      '@COMMIT_SHA # v',
      '@COMMIT_SHA # v9',
      /^docs\/rollout\.md: OWNER\/scan-gate\/\.github\/workflows\/gate\.yml@COMMIT_SHA # v9/,
    ],
    [
      'docs/policy.md',
      '/v1/schemas/',
      '/main/schemas/',
      /^docs\/policy\.md: https:\/\/raw\.githubusercontent\.com\/OWNER\/scan-gate\/main\/$/,
    ],
    ['schemas/policy.schema.json', '/v1/', '/v2/', /^schemas\/policy\.schema\.json: /],
    ['action.yml', 'blob/v1/', 'blob/v2/', /^action\.yml: /],
    ['CHANGELOG.md', /^## \[\d+\.\d+\.\d+\].*$/m, '', /^CHANGELOG\.md: no heading/],
  ])('is refused if %s has another one', (file, from, to, complaint) => {
    change(file, from, to);
    expect(release('check')).toEqual({ status: 1, lines: [expect.stringMatching(complaint)] });
  });

  it('gets its version everywhere at once, and the date of today', () => {
    expect(release('version', '1.2.3', '--dry-run').lines).toContain('would write README.md');
    expect(release('check', '--released').status).toBe(1);
    expect(release('version', '1.2.3').status).toBe(0);
    expect(release('check', '--released')).toEqual({ status: 0, lines: [] });
    expect(read('CHANGELOG.md')).toMatch(/^## \[Unreleased\]\n\n## \[1\.2\.3\] - \d{4}-\d\d-\d\d\n\n### Added\n/m);
    const { version, packages } = JSON.parse(read('package-lock.json')) as {
      version: string;
      packages: Record<string, { version: string }>;
    };
    expect([version, packages['']?.version]).toEqual(['1.2.3', '1.2.3']);
    expect(read('examples/ci/gitlab-component.yml')).toContain('scan-gate@1.2.3');
    expect(release('notes').lines.length).toBeGreaterThan(10);
  });

  it('has examples with the repository and the commit, and nothing to replace', () => {
    expect(release('pin', 'acme/scan-gate', COMMIT, 'out').status).toBe(0);
    const files = readdirSync(join(copy, 'out'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(20);
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name), 'utf8')).not.toMatch(/COMMIT_SHA|OWNER\//);
    expect(read('out/examples/pull-request.yml')).toMatch(new RegExp(`uses: acme/scan-gate@${COMMIT} # v\\d+\\.\\d+\\.\\d+\\n`));
    expect(release('pin', 'acme', 'v1')).toEqual({ status: 2, lines: [expect.stringContaining('usage:')] });
  });

  it('is built, attested, and drafted by the workflow', () => {
    const workflow = read('.github/workflows/release.yml');
    for (const step of [
      'release.mjs check --released',
      'release.mjs pin ',
      'release.mjs notes ',
      'npm sbom ',
      'attest-build-provenance@',
      'attest-sbom@',
      '--draft ',
    ])
      expect(workflow).toContain(step);
  });
});
