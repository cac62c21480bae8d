// Checks that every relative link in Markdown leads to an existing file and heading. Works offline, and opens no web address.
//   node scripts/links.mjs   exit code 1 and a list of broken links
import { dirname, posix } from 'node:path';
import { anchorsOf, withoutFences } from './markdown.mjs';
import { exists, filesMatching, textOf } from './tracked-files.mjs';

const anchors = new Map();

// Golden files are excluded, because their texts come from services.
const pages = filesMatching(['**/*.md']).filter((name) => !name.startsWith('__tests__/'));
const broken = pages.flatMap((page) =>
  linksIn(page).flatMap(({ link, line }) => fault(page, link).map((why) => `${page}:${line}: ${link}: ${why}`)),
);
for (const text of broken) console.log(text);
if (broken.length > 0) process.exitCode = 1;

function linksIn(page) {
  const blank = (text) => text.replaceAll(/[^\n]/g, ' ');
  const text = withoutFences(textOf(page), blank).replaceAll(/`[^`\n]*`/g, blank);
  const found = text.matchAll(
    /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\s*\[[^\]]+\]:\s*(\S+)|<(?:a|img)\b[^>]*\b(?:href|src)="([^"]+)"/gm,
  );
  return [...found]
    .map(({ index, 1: inline, 2: reference, 3: html }) => ({
      link: inline ?? reference ?? html,
      line: text.slice(0, index).split('\n').length,
    }))
    .filter(({ link }) => !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(link));
}

function fault(page, link) {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? page : posix.normalize(posix.join(dirname(page), decodeURIComponent(path)));
  if (path.startsWith('/') || target.startsWith('../')) return ['leads out of the repository'];
  if (!exists(target)) return ['no such file'];
  if (heading === undefined || !target.endsWith('.md')) return [];
  return anchorsIn(target).has(decodeURIComponent(heading)) ? [] : ['no such heading'];
}

function anchorsIn(page) {
  if (!anchors.has(page)) anchors.set(page, anchorsOf(textOf(page)));
  return anchors.get(page);
}
