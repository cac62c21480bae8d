// The steps of a release that no person should do by hand (docs/releasing.md):
//   node scripts/release.mjs version 1.2.3            sets the version everywhere; the date in CHANGELOG.md is today's
//   node scripts/release.mjs version 1.2.3 --dry-run  changes nothing, and lists the files
//   node scripts/release.mjs check [--released]       compares package.json with every other place; exit code 1 and a list
//   node scripts/release.mjs pin OWNER/NAME SHA DIR   copies examples/ to DIR, with repository and commit filled in
//   node scripts/release.mjs notes                    prints the section of CHANGELOG.md
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Pages and files that users copy from. */
const COPIED = ['README.md', 'SECURITY.md', '.github/ISSUE_TEMPLATE/bug.yml', ...filesIn('docs'), ...filesIn('examples')].filter(
  // Decisions and the page about releases are about versions, and name others.
  (file) => !file.startsWith('docs/decisions/') && file !== 'docs/releasing.md' && /\.(?:md|yml|yaml|kts)$|Jenkinsfile$/.test(file),
);
/** Every address of the documents and schemas. A release moves this tag (docs/releasing.md). */
const ADDRESS = /https:\/\/(?:github\.com\/OWNER\/scan-gate\/blob|raw\.githubusercontent\.com\/OWNER\/scan-gate)\/([^/\s"]+)\//g;
const ADDRESSED = [...COPIED, 'action.yml', '.github/workflows/gate.yml', ...filesIn('schemas')];
const PLACES = {
  'package.json': /^ {2}"version": "(.+)",$/m,
  'package-lock.json': /^ {2}"version": "(.+)",$/m,
  'src/runtime/version.ts': /VERSION = '(.+)'/,
};

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => statSync(file).isFile());
}

const USAGE = 'usage: node scripts/release.mjs version 1.2.3 | check | pin OWNER/NAME SHA DIR | notes';

const textOf = (file) => readFileSync(file, 'utf8');
const escaped = (text) => text.replaceAll('.', '\\.');
const current = () => PLACES['package.json'].exec(textOf('package.json'))?.[1] ?? '';
/** The tag that addresses contain: v1 also before the first release, which is then 1.0.0. */
const aliasOf = (version) => `v${Math.max(1, Number(version.split('.')[0]))}`;

/** All places where the version or its tag is another one. */
function differences(version, released) {
  const found = Object.entries(PLACES).flatMap(([file, pattern]) => {
    const [, other] = pattern.exec(textOf(file)) ?? [];
    return other === version ? [] : [`${file}: ${other}`];
  });
  const heading = new RegExp(String.raw`^## \[${escaped(version)}\] - ${released ? String.raw`\d{4}-\d\d-\d\d` : '.+'}$`, 'm');
  if (!heading.test(textOf('CHANGELOG.md')))
    found.push(`CHANGELOG.md: no heading "## [${version}] - ${released ? 'YYYY-MM-DD' : 'unreleased'}"`);
  for (const file of COPIED)
    for (const [pin, other] of textOf(file).matchAll(/OWNER\/scan-gate(?:\/\S+)?@COMMIT_SHA # v([\w.-]+)/g))
      if (other !== version) found.push(`${file}: ${pin}`);
  for (const file of ADDRESSED)
    for (const [address, tag] of textOf(file).matchAll(ADDRESS)) if (tag !== aliasOf(version)) found.push(`${file}: ${address}`);
  return found;
}

function setVersion(version, today, dryRun) {
  const old = current();
  const replaced = new Map();
  const change = (file, text) => replaced.set(file, text);
  for (const [file, pattern] of Object.entries(PLACES))
    change(
      file,
      textOf(file).replace(pattern, (found) => found.replace(old, version)),
    );
  // The lock file has the version twice.
  change(
    'package-lock.json',
    replaced.get('package-lock.json').replace(new RegExp(`(""[^}]*?"version": ")${escaped(old)}"`), `$1${version}"`),
  );
  change('CHANGELOG.md', changelogFor(textOf('CHANGELOG.md'), version, today));
  const word = new RegExp(String.raw`(?<![\w.])(v?)${escaped(old)}(?![\w.-]|\.\d)`, 'g');
  const addresses = (text) => text.replaceAll(ADDRESS, (address, tag) => address.replace(`/${tag}/`, `/${aliasOf(version)}/`));
  for (const file of COPIED) change(file, addresses(textOf(file)).replaceAll(word, `$1${version}`));
  for (const [file, text] of replaced) {
    if (textOf(file) === text) continue;
    console.log(`${dryRun ? 'would write' : 'wrote'} ${file}`);
    if (!dryRun) writeFileSync(file, text);
  }
}

/** What is below Unreleased becomes the section of the version. */
function changelogFor(text, version, today) {
  const heading = `## [${version}] - ${today}`;
  const own = new RegExp(String.raw`^## \[${escaped(version)}\] - .*$`, 'm');
  if (own.test(text)) return text.replace(own, heading);
  return text.replace('## [Unreleased]\n', `## [Unreleased]\n\n${heading}\n`);
}

/** The examples with the repository and the commit of the release instead of OWNER and COMMIT_SHA. */
function pin(repository, commit, folder) {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[0-9a-f]{40}$/.test(commit)) return USAGE;
  for (const file of COPIED.filter((each) => each.startsWith('examples/'))) {
    const text = textOf(file).replaceAll('OWNER/scan-gate', repository).replaceAll('COMMIT_SHA', commit);
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return undefined;
}

function notes(version) {
  const [, section = ''] = textOf('CHANGELOG.md').split(new RegExp(String.raw`^## \[${escaped(version)}\].*$`, 'm'));
  return section.split(/^## \[/m)[0].trim();
}

const [command, ...words] = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const [first = '', second = '', third = ''] = words.filter((word) => !word.startsWith('--'));
if (command === 'check') {
  const found = differences(current(), flags.includes('--released'));
  for (const line of found) console.log(line);
  if (found.length > 0) process.exitCode = 1;
} else if (command === 'version' && /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(first)) {
  setVersion(first, new Date().toISOString().slice(0, 10), flags.includes('--dry-run'));
} else if (command === 'notes') {
  console.log(notes(current()));
} else {
  const problem = command === 'pin' ? pin(first, second, third || 'release') : USAGE;
  if (problem) {
    console.error(problem);
    process.exitCode = 2;
  }
}
