import type { Env } from './event-facts.js';
import { branchIn, type Ci, numberIn, pageIn, repositoryOfClone, tagIn, valueOf } from './job.js';
import { pagesOfClone } from './pages.js';

/**
 * https://www.jetbrains.com/help/teamcity/predefined-build-parameters.html. The branch and the pull request are parameters, which are in
 * a file that a file of build properties names.
 */
export const teamcity: Ci = {
  id: 'teamcity',
  marker: 'TEAMCITY_VERSION',
  markerValue: '*',
  read(env, readFile) {
    const parameters = parametersOf(env, readFile);
    const parameter = (name: string): string | undefined =>
      parameters.get(name) ?? valueOf(env, name.toUpperCase().replaceAll(/[^A-Z]+/g, '_'));
    const number = parameter('teamcity.pullRequest.number');
    const target = parameter('teamcity.pullRequest.target.branch');
    const source = parameter('teamcity.pullRequest.source.branch');
    const built = builtRef(parameters);
    const named = /^(?:refs\/)?(?:pull|merge-requests|pull-requests)\/([0-9]+)(?:\/.*)?$/.exec(built ?? '')?.[1];
    const isPull = number !== undefined || source !== undefined || named !== undefined;
    const clone = onlyOne(parameters, /^vcsroot\.(?:.+\.)?url$/);
    return {
      repository: repositoryOfClone(clone),
      pages: pagesOfClone(clone),
      runUrl: pageIn(valueOf(env, 'BUILD_URL')),
      branch: branchIn(isPull ? source : built),
      tag: isPull ? undefined : tagIn(built),
      commit: valueOf(env, 'BUILD_VCS_NUMBER') ?? onlyOne(new Map(Object.entries(env)), /^BUILD_VCS_NUMBER_/),
      merge: isPull ? 'maybe' : undefined,
      pullRequest: isPull ? { number: numberIn(number ?? named), baseBranch: branchIn(target), fork: false } : undefined,
    };
  },
};

/** The branch by its full name, where there is one root; TeamCity shows the default branch as `<default>`. */
function builtRef(parameters: ReadonlyMap<string, string>): string | undefined {
  const shown = parameters.get('teamcity.build.branch');
  return onlyOne(parameters, /^teamcity\.build\.vcs\.branch\./) ?? (shown === '<default>' ? undefined : shown);
}

function onlyOne(values: ReadonlyMap<string, string | undefined>, name: RegExp): string | undefined {
  const found = new Set([...values].flatMap(([key, value]) => (name.test(key) && value ? [value] : [])));
  return found.size === 1 ? [...found][0] : undefined;
}

function parametersOf(env: Env, readFile: (path: string) => string): ReadonlyMap<string, string> {
  const properties = readProperties(valueOf(env, 'TEAMCITY_BUILD_PROPERTIES_FILE'), readFile);
  return new Map([...properties, ...readProperties(properties.get('teamcity.configuration.properties.file'), readFile)]);
}

function readProperties(path: string | undefined, readFile: (path: string) => string): ReadonlyMap<string, string> {
  if (path === undefined) return new Map();
  try {
    return parseProperties(readFile(path));
  } catch {
    return new Map();
  }
}

/** The part of Java's format that TeamCity writes: `key=value`, comments, and backslashes. */
export function parseProperties(text: string): ReadonlyMap<string, string> {
  const lines = text.replaceAll(/\\\r?\n[ \t]*/g, '').split(/\r?\n/);
  const pairs = lines.flatMap((indented): [string, string][] => {
    const line = indented.trimStart();
    const [, key] = /^((?:\\.|[^\\=:\s])+)/.exec(line) ?? [];
    if (key === undefined || /^[#!]/.test(key)) return [];
    const rest = line.slice(key.length).trimStart();
    return [[unescaped(key), unescaped(/^[=:]/.test(rest) ? rest.slice(1).trimStart() : rest)]];
  });
  return new Map(pairs);
}

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_all, code: string | undefined, sign: string | undefined) =>
    code === undefined ? (CONTROLS[sign ?? ''] ?? sign ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
