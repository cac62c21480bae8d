import { isBoolean, MADE, REPOSITORY, SCRIPT, variablesOf, wayInputs, wayVariables, yaml } from './shared.mjs';

/** https://circleci.com/docs/orb-author/. */
export function orb({ inputs, keys, version }) {
  const parameters = {
    'api-key': { type: 'env_var_name', default: 'SCAN_GATE_API_KEY', description: 'The variable that has the API key of the service.' },
    ...typed(wayInputs(version, ['npm', 'git'])),
    ...Object.fromEntries(inputs.map((input) => [input.name, orbParameter(input)])),
  };
  const of = (name) => `<< parameters.${name} >>`;
  const passed = Object.fromEntries(Object.keys(parameters).map((name) => [name, of(name)]));
  // A variable in another name than SCAN_GATE_API_KEY is read by the shell, because CircleCI does not replace variables in `environment`.
  const command = `export SCAN_GATE_API_KEY="\${${of('api-key')}:-}"\n${SCRIPT}`;
  const steps = [{ run: { name: 'scan-gate', environment: { ...variablesOf(inputs, of), ...wayVariables(of) }, command } }];
  const example = {
    scanner: 'cloudgeni',
    'api-key': keys[0],
    organization: 'org_123',
    target: 'repo_abc123',
    'severity-threshold': 'high',
  };
  return `${MADE}# An orb of CircleCI. See docs/ci/circleci.md.\n${yaml({
    version: 2.1,
    description: 'Runs a security scan, waits for it, reports the findings, and passes or fails the job by your rules.',
    display: { home_url: REPOSITORY, source_url: REPOSITORY },
    commands: { scan: { description: 'Runs scan-gate in a checkout. Needs Node 20 or later, and git.', parameters, steps } },
    jobs: {
      scan: {
        description: 'Checks the repository out, runs scan-gate, and keeps its reports.',
        parameters: { image: { type: 'string', default: 'cimg/node:24.0', description: 'The image of the job.' }, ...parameters },
        docker: [{ image: of('image') }],
        steps: [
          'checkout',
          { scan: passed },
          { store_test_results: { path: `${of('report-dir')}/junit.xml` } },
          { store_artifacts: { path: of('report-dir') } },
        ],
      },
    },
    examples: {
      gate: {
        description: 'Fails on high and critical findings.',
        usage: {
          version: 2.1,
          orbs: { 'scan-gate': `OWNER/scan-gate@${version}` },
          workflows: { main: { jobs: [{ 'scan-gate/scan': example }] } },
        },
      },
    },
  })}`;
}

function orbParameter({ required, default: value = '', values, description }) {
  if (required) return { type: 'enum', enum: values, description };
  if (isBoolean(values)) return { type: 'boolean', default: value === 'true', description };
  const choice = values?.includes(value) ? { type: 'enum', enum: values } : { type: 'string' };
  return { ...choice, default: value, description };
}

/** Inputs of GitLab as parameters of CircleCI. */
function typed(inputs) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { options, ...rest }]) => [
      name,
      options ? { type: 'enum', enum: options, ...rest } : { type: 'string', ...rest },
    ]),
  );
}
