// What is made of the table of inputs besides action.yml: the reusable workflow of GitHub, and for other CIs a GitLab component, an extension of Azure DevOps, an orb of CircleCI, and a plugin
// of Buildkite. scripts/sync-docs.mjs writes them. The files that are written by hand are next to them, in ci/.
import { azureExtension, azureTask } from './azure.mjs';
import { buildkitePlugin } from './buildkite.mjs';
import { orb } from './circleci.mjs';
import { gitlabComponent } from './gitlab.mjs';
import { reusableWorkflow } from './reusable.mjs';

/** Inputs without an effect outside of GitHub, and outside of GitHub and Azure Pipelines. */
const GITHUB_ONLY = 'tracking-issue';
const AZURE_TOO = 'upload-sarif';

/** The files by path. */
export function packageFiles(tables) {
  const { ACTION_INPUTS, INPUT_TABLE, OUTPUTS, SERVICES, described } = tables;
  const inputs = INPUT_TABLE.filter(({ name, secret, commandLine }) => !secret && !commandLine && name !== GITHUB_ONLY).map((input) => ({
    ...input,
    description: described(input),
    values: input.name === 'scanner' ? SERVICES.map(({ id }) => id) : input.values,
  }));
  const made = {
    inputs: inputs.filter(({ name }) => name !== AZURE_TOO),
    keys: SERVICES.map(({ keyVariable }) => keyVariable),
    ...tables.package,
  };
  const workflowInputs = ACTION_INPUTS.filter(({ secret }) => !secret).map((input) => ({ ...input, description: described(input) }));
  return {
    '.github/workflows/gate.yml': reusableWorkflow({ inputs: workflowInputs, outputs: OUTPUTS }),
    'templates/scan-gate/template.yml': gitlabComponent(made),
    'ci/azure/task/task.json': json(azureTask({ ...made, inputs })),
    'ci/azure/vss-extension.json': json(azureExtension(made)),
    'ci/circleci/orb.yml': orb(made),
    'ci/buildkite/plugin.yml': buildkitePlugin(made),
  };
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
