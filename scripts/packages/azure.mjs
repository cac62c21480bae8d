import { isBoolean, LIST, REPOSITORY, sentence } from './shared.mjs';

const MULTILINE = new Set([LIST, 'scan-options']);

/** https://learn.microsoft.com/azure/devops/extend/develop/add-build-task; the agents choose the newest handler that they have. */
export function azureTask({ inputs, version, description }) {
  const [Major, Minor, Patch] = version.split('.').map(Number);
  const groups = [...new Set(inputs.map(({ group }) => group))].filter((group) => group !== 'core');
  const handler = { target: 'index.mjs' };
  const key = {
    name: 'apiKey',
    type: 'string',
    label: 'API key',
    required: true,
    helpMarkDown: 'The API key of the service, from a secret variable.',
  };
  return {
    $schema: 'https://raw.githubusercontent.com/Microsoft/azure-pipelines-task-lib/master/tasks.schema.json',
    id: '0c0f7a0e-6b5e-4a57-9a53-6f6f1d5b8d1c',
    name: 'ScanGate',
    friendlyName: 'scan-gate',
    description,
    author: 'scan-gate',
    helpUrl: `${REPOSITORY}/blob/v${Major}/docs/ci/azure.md`,
    helpMarkDown: `[Documentation](${REPOSITORY}/blob/v${Major}/docs/ci/azure.md)`,
    category: 'Azure Pipelines',
    visibility: ['Build', 'Release'],
    version: { Major, Minor, Patch },
    minimumAgentVersion: '3.232.1',
    instanceNameFormat: 'scan-gate with $(scanner)',
    groups: groups.map((name) => ({ name, displayName: sentence(name), isExpanded: name !== 'advanced' })),
    inputs: inputs.flatMap((input) => (input.name === 'scanner' ? [azureInput(input), key] : [azureInput(input)])),
    outputVariables: [{ name: 'scanGateVerdict', description: 'The verdict, such as passed, failed, or error.' }],
    execution: { Node24: handler, Node20_1: handler },
  };
}

function azureInput({ name, group, required = false, default: value = '', values, description }) {
  const options = values && !isBoolean(values) ? { options: Object.fromEntries(values.map((option) => [option, option])) } : {};
  return {
    name: camelCase(name),
    type: isBoolean(values) ? 'boolean' : values ? 'pickList' : MULTILINE.has(name) ? 'multiLine' : 'string',
    label: sentence(name.replaceAll('-', ' ')),
    defaultValue: value,
    required,
    helpMarkDown: description,
    ...(group === 'core' ? {} : { groupName: group }),
    ...options,
  };
}

/** https://learn.microsoft.com/azure/devops/extend/develop/manifest. Before a release, dist and LICENSE are copied (docs/releasing.md). */
export function azureExtension({ version, description }) {
  return {
    $schema: 'http://json.schemastore.org/vss-extension',
    manifestVersion: 1,
    id: 'scan-gate',
    publisher: 'OWNER',
    name: 'scan-gate',
    version,
    description,
    public: true,
    categories: ['Azure Pipelines'],
    tags: ['security', 'sarif', 'quality gate'],
    targets: [{ id: 'Microsoft.VisualStudio.Services' }],
    links: { repository: { uri: REPOSITORY }, support: { uri: `${REPOSITORY}/issues` } },
    repository: { type: 'git', uri: REPOSITORY },
    content: { details: { path: 'overview.md' }, license: { path: 'LICENSE' } },
    files: [{ path: 'task' }],
    contributions: [
      { id: 'scan-gate', type: 'ms.vss-distributed-task.task', targets: ['ms.vss-distributed-task.tasks'], properties: { name: 'task' } },
    ],
  };
}

function camelCase(name) {
  return name.replaceAll(/-(\w)/g, (_all, letter) => letter.toUpperCase());
}
