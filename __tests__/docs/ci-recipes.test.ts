import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { systemClock } from '../../src/runtime/clock.js';
import { commitAll, git } from '../helpers/clone.js';
import { HEAD } from '../helpers/events.js';
import { DIST } from '../helpers/process.js';
import { openService, type Service } from '../helpers/run-recipe.js';

type Env = Readonly<Record<string, string>>;

/** What the tests read of the files in examples/ci. */
interface Job {
  readonly script: readonly string[];
  readonly variables?: Env;
  /** Files that the CI keeps. */
  readonly kept?: readonly string[];
}

interface Recipe {
  readonly read: (text: string) => Job;
  /** The variables of a push to the default branch. */
  readonly ci: Env;
}

const textOf = (file: string): string => readFileSync(join('examples/ci', file), 'utf8');
const WHERE = 'scan-gate';
const variablesIn = (text: string, pattern: RegExp): Env =>
  Object.fromEntries([...text.matchAll(pattern)].map(([, name, value]) => [name, value]));
const REPORTS = ['scan-gate-report/junit.xml', 'scan-gate-report/results.json'];

const RECIPES: Readonly<Record<string, Recipe>> = {
  'gitlab-ci.yml': {
    ci: { GITLAB_CI: 'true', CI_COMMIT_BRANCH: 'main', CI_COMMIT_SHA: HEAD },
    read: (text) => {
      type File = Record<string, Job & { artifacts: { paths: string[]; reports: Record<string, string> } }>;
      const job = (parse(text) as File)[WHERE];
      return { ...job, script: job?.script ?? [], kept: [...(job?.artifacts.paths ?? []), ...Object.values(job?.artifacts.reports ?? {})] };
    },
  },
  'azure-pipelines.yml': {
    ci: { TF_BUILD: 'True', BUILD_SOURCEBRANCH: 'refs/heads/main', BUILD_SOURCEVERSION: HEAD },
    read: (text) => {
      const { steps } = parse(text) as { steps: { script?: string; env?: Env; inputs?: Env }[] };
      const kept = steps.flatMap(({ inputs = {} }) => [inputs['testResultsFiles'], inputs['targetPath']]);
      return {
        variables: Object.assign({}, ...steps.map(({ env }) => env)),
        script: steps.flatMap(({ script }) => (script === undefined ? [] : [`(${script})`])),
        kept: kept.filter((path) => path !== undefined),
      };
    },
  },
  'bitbucket-pipelines.yml': {
    ci: { BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_BRANCH: 'main', BITBUCKET_COMMIT: HEAD },
    read: (text) => {
      const { definitions } = parse(text) as { definitions: { steps: { step: Job }[] } };
      return { script: definitions.steps[0]?.step.script ?? [], kept: ['test-results/scan-gate/junit.xml'] };
    },
  },
  Jenkinsfile: {
    ci: { JENKINS_URL: 'https://jenkins.example/', BRANCH_NAME: 'main', GIT_COMMIT: HEAD },
    read: (text) => ({
      script: [...text.matchAll(/^ +sh '(.*)'$/gm)].map(([, command = '']) => command),
      variables: variablesIn(text, /^ +(SCAN_GATE_\w+) = '(.*)'$/gm),
      kept: [...text.matchAll(/'(scan-gate-report\/[\w.]+)'/g)].map(([, path = '']) => path),
    }),
  },
  'circleci.yml': {
    ci: { CIRCLECI: 'true', CIRCLE_BRANCH: 'main', CIRCLE_SHA1: HEAD },
    read: (text) => {
      const { jobs } = parse(text) as { jobs: Record<string, { environment: Env; steps: { run?: string }[] }> };
      const commands = jobs[WHERE]?.steps.flatMap((step) => step.run ?? []) ?? [];
      return { variables: jobs[WHERE]?.environment ?? {}, script: commands, kept: REPORTS };
    },
  },
  'buildkite.yml': {
    ci: { BUILDKITE: 'true', BUILDKITE_BRANCH: 'main', BUILDKITE_COMMIT: HEAD, BUILDKITE_PULL_REQUEST: 'false' },
    read: (text) => {
      const { steps } = parse(text) as { steps: { command: string; env: Env }[] };
      return { script: steps.map(({ command }) => command.replaceAll('$$', '$')), variables: steps[0]?.env ?? {}, kept: REPORTS };
    },
  },
  'teamcity.kts': {
    ci: { TEAMCITY_VERSION: '2025.11', BUILD_VCS_NUMBER: HEAD },
    read: (text) => ({
      script: [/scriptContent = """([\s\S]*?)"""/.exec(text)?.[1] ?? ''],
      variables: variablesIn(text, /param\("env\.(\w+)", "(.*)"\)/g),
      kept: REPORTS,
    }),
  },
  'woodpecker.yml': {
    ci: { CI: 'woodpecker', CI_COMMIT_BRANCH: 'main', CI_COMMIT_SHA: HEAD },
    read: commandsOfDrone,
  },
  'woodpecker-plugin.yml': {
    ci: { CI: 'woodpecker', CI_COMMIT_BRANCH: 'main', CI_COMMIT_SHA: HEAD },
    read: (text) => {
      const { steps } = parse(text) as { steps: { settings: Record<string, unknown> }[] };
      const { api_key: _secret, report_dir: _folder, ...settings } = steps[0]?.settings ?? {};
      const variables = Object.entries(settings).map(([name, value]) => [`PLUGIN_${name.toUpperCase()}`, String(value)]);
      // The entry point of the image.
      return { script: ['node "$PUBLISHED/dist/cli/index.js" scan'], variables: Object.fromEntries(variables) as Env, kept: REPORTS };
    },
  },
  'drone.yml': {
    ci: { DRONE: 'true', DRONE_BRANCH: 'main', DRONE_COMMIT_SHA: HEAD },
    read: commandsOfDrone,
  },
  'buildspec.yml': {
    ci: { CODEBUILD_BUILD_ID: 'scan-gate:1', CODEBUILD_WEBHOOK_HEAD_REF: 'refs/heads/main', CODEBUILD_RESOLVED_SOURCE_VERSION: HEAD },
    read: (text) => {
      const { env, phases } = parse(text) as { env: { variables: Env }; phases: { build: { commands: string[] } } };
      return { variables: env.variables, script: phases.build.commands, kept: REPORTS };
    },
  },
};

/** Other tests judge these: they use the Action, or a package. */
const OTHERS = ['gitea.yml', 'azure-task.yml', 'buildkite-plugin.yml', 'circleci-orb.yml', 'gitlab-component.yml'];

let folder: string;
let service: Service;
let commit: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scan-gate-ci-'));
  const published = join(folder, 'published');
  mkdirSync(published);
  cpSync(DIST, join(published, 'dist'), { recursive: true });
  git(published, 'init', '--quiet');
  commit = commitAll(published);
  writeFileSync(join(folder, 'build.properties'), 'teamcity.build.branch=main\n');
  service = await openService('cloudgeni', {}, systemClock);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await service.close();
});

/** Runs the commands of a job in a shell, as its CI does; the public repository is a local one. */
async function run(name: string, { script, variables }: Job, ci: Env): Promise<{ code: number | null; cwd: string; log: string }> {
  const cwd = mkdtempSync(join(folder, `${name}-`));
  const filled = script
    .join('\n')
    .replaceAll(/\/tmp\/scan-gate|\$\(Agent\.TempDirectory\)|%system\.teamcity\.build\.tempDir%/g, `${cwd}-tool`);
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    NO_PROXY: '127.0.0.1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${folder}/published.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/OWNER/scan-gate',
    PUBLISHED: join(folder, 'published'),
    TEAMCITY_BUILD_PROPERTIES_FILE: join(folder, 'build.properties'),
    SCAN_GATE_API_URL: service.url,
    SCAN_GATE_POLL_INTERVAL: '250ms',
    ...variables,
    ...ci,
    ...(variables === undefined ? {} : { SCAN_GATE_TARGET: 'repo_emulated' }),
    CLOUDGENI_API_KEY: service.key,
  };
  mkdirSync(`${cwd}-tool`);
  const child = spawn('sh', ['-e', '-c', filled.replaceAll('COMMIT_SHA', commit).replaceAll('repo_abc123', 'repo_emulated')], { cwd, env });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, cwd, log };
}

/** Woodpecker CI has the format of Drone here. */
function commandsOfDrone(text: string): Job {
  const { steps } = parse(text) as { steps: { commands: string[]; environment: Record<string, unknown> }[] };
  const variables = Object.entries(steps[0]?.environment ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return { script: steps[0]?.commands ?? [], variables: Object.fromEntries(variables), kept: REPORTS };
}

describe('the examples of other CIs', () => {
  it('are all run here, or use the Action or a package', () => {
    expect(readdirSync('examples/ci').toSorted()).toEqual([...Object.keys(RECIPES), ...OTHERS].toSorted());
  });

  it.each(Object.entries(RECIPES))(
    '%s gets scan-gate at a commit, scans the branch, and keeps the files of a red job',
    async (name, recipe) => {
      const job = recipe.read(textOf(name));
      const { code, cwd, log } = await run(name, job, recipe.ci);
      expect({ code, log }).toEqual({ code: 1, log: expect.stringContaining('branch main, commit') });
      expect((job.kept ?? []).filter((path) => !existsSync(join(cwd, path)))).toEqual([]);
    },
  );
});
