import { isBoolean, LIST, MADE, SCRIPT, variablesOf, wayInputs, wayVariables, yaml } from './shared.mjs';

/** An exit code that scan-gate never has: GitLab does not accept an empty list. */
const NO_EXIT_CODE = 250;

/** https://docs.gitlab.com/ci/components/ and https://docs.gitlab.com/ci/inputs/. */
export function gitlabComponent({ inputs, keys, version }) {
  const spec = {
    'job-name': { default: 'scan-gate', description: 'The name of the job.' },
    stage: { default: 'test', description: 'The stage of the job.' },
    ...wayInputs(version, ['npm', 'git', 'image']),
    image: { default: 'node:24', description: 'The image of the job: Node 20 or later and git, or for `image` the image of scan-gate.' },
    'allow-failure-exit-codes': {
      type: 'array',
      default: [NO_EXIT_CODE],
      description:
        'Exit codes that do not fail the pipeline: `[1]` for a failed gate only. By default, every exit code fails the pipeline.',
    },
    ...Object.fromEntries(inputs.map((input) => [input.name, gitlabInput(input)])),
  };
  const of = (name) => `$[[ inputs.${name} ]]`;
  const reports = of('report-dir');
  const job = {
    stage: of('stage'),
    image: { name: of('image'), entrypoint: [''] },
    rules: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }, { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }],
    // The dotenv report of an earlier job, which may run code of the merge request, would override every variable.
    dependencies: [],
    variables: { ...variablesOf(inputs, of), ...wayVariables(of) },
    script: [`${GITLAB_LIST}${SCRIPT.replace('set -eu\n', '')}`],
    allow_failure: { exit_codes: of('allow-failure-exit-codes') },
    artifacts: {
      when: 'always',
      paths: [`${reports}/`],
      reports: { codequality: `${reports}/gl-code-quality-report.json`, junit: `${reports}/junit.xml` },
    },
  };
  const about = `# A component of GitLab that runs scan-gate for merge requests and on the default branch. The key is a masked CI/CD variable: SCAN_GATE_API_KEY, or\n# the variable of the service (${keys.join(', ')}). See docs/ci/gitlab.md.\n`;
  // GitLab replaces the inputs in the text, before it reads the YAML. In a block, no character of a value has a meaning for YAML.
  const body = yaml({ [of('job-name')]: job }).replaceAll(/^( +)([A-Z_]+): (\$\[\[ .* \]\])$/gm, (_all, indent, name, value) => {
    // gitlab-ci-local makes a list of a text that is only a list, so this one ends with a line break.
    const block = name === `SCAN_GATE_${LIST.toUpperCase()}` ? '|' : '|-';
    return `${indent}${name}: ${block}\n${indent}  ${value}`;
  });
  return `${MADE}${about}${yaml({ spec: { inputs: spec } })}---\n${body}`;
}

/** A list is JSON in a variable of GitLab. The assignment stands alone, because `export` would hide a failure. */
const GITLAB_LIST = `set -eu
SCAN_GATE_${LIST.toUpperCase()}=$(node -p 'JSON.parse(process.env.SCAN_GATE_${LIST.toUpperCase()}).join("\\n")')
`;

function gitlabInput({ name, required, default: value = '', values, description }) {
  if (name === LIST) return { type: 'array', default: [], description: description.replace(', one on each line', '') };
  if (required) return { options: values, description };
  if (isBoolean(values)) return { type: 'boolean', default: value === 'true', description };
  if (values === undefined) return { default: value, description };
  return { default: value, options: values.includes(value) ? values : [value, ...values], description };
}
