// Finds phrases that a reader would have to read twice, with what to write instead: scripts/phrases.json lists both, and where to look.
// Code is left out: in Markdown all code, in source everything but comments and texts of several words.
//   node scripts/prose.mjs            exit code 1 and a list
//   node scripts/prose.mjs --source   looks at the source too, whatever phrases.json says; with --count the hits of each phrase
import { proseOf } from './markdown.mjs';
import { textsIn } from './source-texts.mjs';
import { filesMatching, textOf } from './tracked-files.mjs';

const { documents, source, phrases } = JSON.parse(textOf('scripts/phrases.json'));
const rules = phrases.map(({ find, write }) => ({ find: new RegExp(find, 'gi'), write }));
const wantsSource = source || process.argv.includes('--source');

const hits = [
  ...filesMatching(documents).flatMap((file) => hitsIn(file, documentOf(file))),
  ...(wantsSource ? filesMatching(['src/**/*.ts']).filter((file) => !file.endsWith('assets.ts')) : []).flatMap((file) =>
    hitsIn(file, textsIn(textOf(file))),
  ),
];
if (process.argv.includes('--count')) {
  const counts = rules.map(({ find, write }) => ({ find: find.source, write, count: hits.filter((hit) => hit.rule === find).length }));
  for (const { find, write, count } of counts.toSorted((a, b) => b.count - a.count))
    console.log(`${String(count).padStart(5)}  ${find}  ->  ${write}`);
  console.log(`${String(hits.length).padStart(5)}  in all`);
} else for (const { file, line, found, write } of hits) console.log(`${file}:${line}: "${found}": write ${write}`);
if (hits.length > 0) process.exitCode = 1;

function hitsIn(file, text) {
  return rules.flatMap(({ find, write }) =>
    [...text.matchAll(find)].map((match) => ({
      file,
      line: text.slice(0, match.index).split('\n').length,
      found: match[0].replaceAll(/\s+/g, ' '),
      rule: find,
      write,
    })),
  );
}

function documentOf(file) {
  const text = textOf(file);
  if (file === 'CHANGELOG.md')
    return proseOf(
      text
        .split(/^(?=## )/m)
        .slice(0, 2)
        .join(''),
    );
  return file.endsWith('.md') ? proseOf(text) : text;
}
