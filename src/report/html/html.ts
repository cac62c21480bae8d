import { htmlText, jsonBlock } from '../../text/markup.js';
import type { Report } from '../report.js';
import { viewOf } from '../view.js';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './assets.js';
import { tabIcon } from './charts.js';
import { type Child, type Element, h, write } from './element.js';
import { findings } from './findings-table.js';
import { checks, rules, waivers } from './gate.js';
import { calls, contents, headline, titleOf } from './header.js';
import { diagrams, notes } from './notes.js';
import { dataOf, type PageData } from './page-data.js';
import { changes, resources } from './resources.js';
import { footer, phases, scanned } from './scan.js';
import { summary } from './summary.js';
import { targets } from './targets.js';

/** The page can run only our script, and cannot send requests, whatever the findings contain. */
const POLICY = [
  "default-src 'none'",
  `script-src '${SCRIPT_HASH}'`,
  `style-src '${STYLE_HASH}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** report.html, in pieces: one self-contained page. It contains all details, because report files are not public. */
export function* renderHtml(report: Report): Iterable<string> {
  const view = viewOf(report, 'full', 'file');
  const data = dataOf(view);
  const top: Child[] = [calls(view)];
  const sections = h(
    'main',
    {},
    checks(view.report.checks),
    targets(view),
    summary(view),
    findings(view, data),
    changes(view),
    rules(view.report),
    resources(view),
    waivers(view.report),
    diagrams(view),
    notes(view),
    phases(view.report),
  ).children;
  yield head(view.report);
  yield line(h('a', { class: 'skip', href: '#main' }, 'Skip to the report'));
  yield line(headline(view));
  yield '<main id="main" tabindex="-1">\n';
  for (const block of h('main', {}, top, contents(sections), sections, scanned(view)).children) yield `${write(block)}\n`;
  yield '</main>\n';
  yield line(footer(view.report));
  if (data.rows.length > 0) yield* dataPieces(data);
  yield `<script>${SCRIPT}</script>\n`;
  yield '</body>\n</html>\n';
}

function head(report: Report): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${htmlText(POLICY)}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${htmlText(titleOf(report))}</title>`,
    `<link rel="icon" href="${htmlText(tabIcon(report.decision.verdict))}">`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>\n',
  ].join('\n');
}

/** One row per line, so that a diff of two pages shows which findings differ. */
function* dataPieces({ rows, ...rest }: PageData): Iterable<string> {
  yield '<script type="application/json" id="data">';
  yield `{"rows":[`;
  for (const [index, row] of rows.entries()) yield `${index === 0 ? '' : ','}\n${jsonBlock(row)}`;
  yield `],\n${jsonBlock(rest).slice(1)}</script>\n`;
}

function line(element: Element): string {
  return `${write(element)}\n`;
}
