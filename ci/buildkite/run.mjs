// Gives the configuration of the plugin to the command line as variables. The agent passes it as JSON, with the names of plugin.yml:
// https://buildkite.com/docs/pipelines/integrations/plugins/writing.
import { fileURLToPath } from 'node:url';

const configuration = JSON.parse(process.env.BUILDKITE_PLUGIN_CONFIGURATION || '{}');
for (const [name, value] of Object.entries(configuration)) {
  const text = Array.isArray(value) ? value.join('\n') : typeof value === 'object' ? JSON.stringify(value) : String(value);
  process.env[`SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}`] = text;
}
// The agent clones the whole repository, also for a plugin in a folder of it.
const bundle = new URL('../../dist/cli/index.js', import.meta.url);
process.argv.splice(1, process.argv.length, fileURLToPath(bundle), 'scan');
await import(bundle.href);
