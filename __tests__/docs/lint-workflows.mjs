// GitHub's own language service over workflow and action files; prints what it finds as JSON:
//   node __tests__/docs/lint-workflows.mjs <file>...
// A process of its own, and bundled first: its ESM files import JSON in a way that Node does not load.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { validate } from './index.js';
      export { TextDocument } from 'vscode-languageserver-textdocument';
      export { parse } from 'yaml';`,
    resolveDir: fileURLToPath(new URL('../../node_modules/@actions/languageservice/dist', import.meta.url)),
  },
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
  logLevel: 'silent',
});
const { validate, TextDocument, parse } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);

// Steps that use scan-gate are held against our own action.yml; of other actions nothing is known here, and nothing is looked up.
const own = parse(readFileSync(fileURLToPath(new URL('../../action.yml', import.meta.url)), 'utf8'));
const actionsMetadataProvider = {
  fetchActionMetadata: ({ name }) => Promise.resolve(name === 'scan-gate' ? own : { name, description: '' }),
};
const found = [];
for (const file of process.argv.slice(2)) {
  // `./` is not looked into by the language service.
  const text = readFileSync(file, 'utf8').replaceAll(/uses: \.\/(?:\.scan-gate-action)?$/gm, 'uses: OWNER/scan-gate@COMMIT_SHA');
  const document = TextDocument.create(pathToFileURL(resolve(file)).href, 'yaml', 1, text);
  for (const { message, range } of await validate(document, { actionsMetadataProvider }))
    found.push({ file, line: range.start.line + 1, message });
}
console.log(JSON.stringify(found));
