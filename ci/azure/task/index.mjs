// The task of Azure Pipelines: it gives the inputs to the command line as variables, and fails the task if it
// fails. In the extension, the bundle is in the folder of the task.
import { readFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { env } = process;
const { inputs } = JSON.parse(readFileSync(new URL('task.json', import.meta.url), 'utf8'));

// The agent has every input in a variable: https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/docs/vault.md.
for (const { name } of inputs) {
  const value = env[`INPUT_${name.toUpperCase()}`] ?? '';
  if (value === '') continue;
  if (name === 'apiKey') mask(value);
  env[`SCAN_GATE_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`] = value;
  delete env[`INPUT_${name.toUpperCase()}`];
}
// Tasks get the job's token without a mapping in the pipeline.
const token = env.ENDPOINT_AUTH_PARAMETER_SYSTEMVSSCONNECTION_ACCESSTOKEN ?? tokenIn(env.ENDPOINT_AUTH_SYSTEMVSSCONNECTION);
if (token && !env.SYSTEM_ACCESSTOKEN) env.SYSTEM_ACCESSTOKEN = token;

process.once('exit', (code) => {
  if (code !== 0) command('task.complete result=Failed', `scan-gate ended with the exit code ${code}.`);
});
process.chdir(env.SYSTEM_DEFAULTWORKINGDIRECTORY ?? '.');
const bundle = new URL('dist/cli/index.js', import.meta.url);
process.argv.splice(1, process.argv.length, fileURLToPath(bundle), 'scan');
await import(bundle.href);

/** A key of several lines would end the command, so each line is masked. */
function mask(secret) {
  for (const line of secret.split(/[\r\n]+/)) if (line !== '') command('task.setsecret', line.replaceAll('%', '%AZP25'));
}

function command(name, text) {
  writeSync(1, `##vso[${name}]${text}\n`);
}

function tokenIn(authorization = '{}') {
  try {
    return JSON.parse(authorization).parameters?.AccessToken;
  } catch {
    return undefined;
  }
}
