import { isBoolean, MADE, yaml } from './shared.mjs';

/** Pins that other workflows of the repository have, too (__tests__/docs/workflows.test.ts compares them). */
const CHECKOUT = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';
const APP_TOKEN = 'actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1';
const UPLOAD = 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0';
/** In the workspace. Not a name that scan-gate takes for a policy file. */
const FOLDER = '.scan-gate-action';

const ABOUT_JOBS = `# No permissions here: those of the job that calls this workflow apply. The checkout uses the job's own token, so the repository with this
# workflow must be public.
`;

/** Inputs of the workflow alone. */
const OWN = {
  'runs-on': { type: 'string', default: 'ubuntu-latest', description: 'The label of the runner.' },
  'timeout-minutes': { type: 'number', default: 360, description: 'When GitHub ends the job. Set a number higher than `timeout`.' },
  artifact: { type: 'string', default: '', description: 'The name of an artifact with the report files. Empty: none.' },
  'app-client-id': { type: 'string', default: '', description: 'The client ID of a GitHub App. The job then uses a token of this app.' },
  'app-repositories': {
    type: 'string',
    default: '',
    description:
      "The names of the repositories that the app's token can access, separated by commas. Empty: only the repository of the job.",
  },
};

/**
 * A reusable workflow with all inputs of the Action (https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows). It sets no
 * permissions, because the job that calls it gives them: GitHub refuses a called job that asks for more than its caller has. It sets no
 * concurrency group, because GitHub limits its name to 400 characters and a list of targets is longer: the caller names the group.
 */
export function reusableWorkflow({ inputs, outputs }) {
  const workflow = {
    name: 'Scan gate',
    on: {
      workflow_call: {
        inputs: { ...Object.fromEntries(inputs.map((input) => [input.name, typed(input)])), ...OWN },
        secrets: {
          'api-key': {
            required: false,
            description: 'The API key of the service. GitHub withholds secrets from forks, so it is not required here.',
          },
          // Not `github-token`, because names that begin with GITHUB are reserved.
          token: {
            required: false,
            description: "The input `github-token`, such as a token that reads a central policy. Default: the job's own token.",
          },
          'app-private-key': {
            required: false,
            description:
              'The private key of the app that `app-client-id` names. Without the key, as in runs of forks, the token is not created.',
          },
        },
        outputs: Object.fromEntries(
          outputs.map(({ name, description }) => [name, { description, value: `\${{ jobs.gate.outputs.${name} }}` }]),
        ),
      },
    },
    jobs: {
      gate: {
        name: 'Scan gate',
        'runs-on': '${{ inputs.runs-on }}',
        'timeout-minutes': '${{ inputs.timeout-minutes }}',
        // A condition of a step cannot read secrets.
        env: { HAS_APP_KEY: "${{ secrets.app-private-key != '' }}" },
        outputs: Object.fromEntries(outputs.map(({ name }) => [name, `\${{ steps.gate.outputs.${name} }}`])),
        steps: [
          {
            id: 'app',
            if: "${{ env.HAS_APP_KEY == 'true' }}",
            uses: APP_TOKEN,
            with: {
              'client-id': '${{ inputs.app-client-id }}',
              'private-key': '${{ secrets.app-private-key }}',
              repositories: '${{ inputs.app-repositories }}',
              'permission-contents': 'read',
              'permission-actions': 'read',
              'permission-security-events': unless('upload-sarif'),
              'permission-pull-requests': unless('comment'),
              'permission-issues': unless('tracking-issue'),
            },
          },
          {
            name: 'The Action at the commit of this workflow',
            uses: CHECKOUT,
            with: {
              repository: '${{ job.workflow_repository }}',
              ref: '${{ job.workflow_sha }}',
              path: FOLDER,
              'sparse-checkout': 'action.yml\ndist\n',
              'sparse-checkout-cone-mode': false,
              'persist-credentials': false,
            },
          },
          {
            id: 'gate',
            uses: `./${FOLDER}`,
            with: {
              'api-key': '${{ secrets.api-key }}',
              'github-token': '${{ steps.app.outputs.token || secrets.token || github.token }}',
              ...Object.fromEntries(inputs.map(({ name }) => [name, `\${{ inputs.${name} }}`])),
            },
          },
          {
            if: "${{ always() && inputs.artifact != '' && steps.gate.outputs.report-dir != '' }}",
            uses: UPLOAD,
            with: { name: '${{ inputs.artifact }}', path: '${{ steps.gate.outputs.report-dir }}', 'if-no-files-found': 'ignore' },
          },
        ],
      },
    },
  };
  const about =
    '# A reusable workflow with all inputs of the Action. The job that calls it gives the permissions and the key: see docs/rollout.md.\n';
  // The version of an action is a comment beside its commit, so the line cannot be a quoted text.
  const pinned = yaml(workflow).replaceAll(/uses: "([^"]+)"$/gm, 'uses: $1');
  return `${MADE}${about}${pinned.replace('\njobs:\n', `\n${ABOUT_JOBS}jobs:\n`)}`;
}

/** The permission to write, unless `input` is `never`. The action takes an empty value for absent. */
function unless(input) {
  return `\${{ inputs.${input} != 'never' && 'write' || '' }}`;
}

/** An input without a default is empty, which the Action takes for absent. */
function typed({ required = false, default: value = '', values, description, page }) {
  const text = `${description} https://github.com/OWNER/scan-gate/blob/v1/docs/${page}`;
  if (isBoolean(values)) return { type: 'boolean', default: value === 'true', description: text };
  if (/^\d+$/.test(value)) return { type: 'number', default: Number(value), description: text };
  return { type: 'string', ...(required ? { required: true } : { default: value }), description: text };
}
