// A lint rule for the table of rooms: only imports that scripts/rooms.json lists are allowed. Type imports count as imports.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');

/** By path under src: what it holds, and which rooms, packages, and parts of Node it may import (`node: true`: all of them). */
export const ROOMS = JSON.parse(readFileSync(join(ROOT, 'scripts', 'rooms.json'), 'utf8'));

/**
 * The room of a file, by its path under src: the file itself, its folder (`scanners/*` is any folder of scanners), or the first folder.
 *
 * @returns undefined if no room holds the file
 */
export function roomOf(path) {
  const [first, second] = path.split('/');
  const pair = `${first}/${second}`;
  if (pair in ROOMS) return pair;
  if (`${first}/*` in ROOMS && path.split('/').length > 2) return `${first}/*`;
  return first in ROOMS ? first : undefined;
}

/**
 * Why a file may not import something; undefined if it may.
 *
 * @param file Path under src.
 * @param specifier As written in the import.
 */
export function forbiddenImport(file, specifier) {
  const room = roomOf(file);
  if (room === undefined) return `src/${file} belongs to no room of scripts/rooms.json.`;
  const { imports, packages, node } = ROOMS[room];
  if (specifier.startsWith('node:')) {
    return node === true || node.includes(specifier) ? undefined : `src/${room} may not use ${specifier} (scripts/rooms.json).`;
  }
  if (!specifier.startsWith('.')) {
    return packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))
      ? undefined
      : `src/${room} may not import the package ${specifier} (scripts/rooms.json).`;
  }
  const target = normalize(join(dirname(file), specifier))
    .split(sep)
    .join('/')
    .replace(/\.js$/, '.ts');
  const other = roomOf(target);
  if (other === room) {
    const sameFolder = target.split('/')[1] === file.split('/')[1];
    return room.endsWith('/*') && !sameFolder ? 'A service may not import another service.' : undefined;
  }
  return imports.includes(other) ? undefined : `src/${room} may not import src/${other ?? target} (scripts/rooms.json).`;
}

const rule = {
  create(context) {
    const file = relative(join(ROOT, 'src'), context.filename).split(sep).join('/');
    if (file.startsWith('..')) return {};
    const check = (node) => {
      if (typeof node?.value !== 'string') return;
      const message = forbiddenImport(file, node.value);
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      TSImportType: ({ source, argument }) => check(source ?? argument?.literal ?? argument),
    };
  },
};

export default { meta: { name: 'rooms' }, rules: { imports: rule } };
