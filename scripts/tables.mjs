import { build } from 'esbuild';

const CONTENTS = `
  export { ACTION_INPUTS, INPUT_TABLE } from './src/config/inputs.ts';
  export { OUTPUTS } from './src/config/outputs.ts';
  export { RULE_KEYS, whyInapplicable } from './src/config/gate-rules.ts';
  export { SERVICES } from './src/scanners/registry.ts';
  export { MAX_BUDGET } from './src/config/values.ts';
  export { MAX_CHARACTERS } from './src/config/glob.ts';
  export { POLICY_TABLE, REPOSITORY_WAIVERS, RULE_TABLE, TARGET_TABLE, WAIVER_TABLE } from './src/policy/keys.ts';`;

/** Imports the tables of src. They are bundled first, because they are TypeScript. */
export async function loadTables(root) {
  const { outputFiles } = await build({
    stdin: { contents: CONTENTS, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}
