// Draws docs/images/comment.png and report.png in Chromium, from the comment and the page of the demo:
//   npm run build && node scripts/pictures.mjs [--folder docs/images]
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const folder = join(root, process.argv.includes('--folder') ? process.argv[process.argv.indexOf('--folder') + 1] : 'docs/images');
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** A comment of GitHub is about 800 pixels wide on a laptop. */
const COMMENT_WIDTH = 800;
const PAGE = { width: 1200, height: 900 };

const STYLE = readFileSync(join(root, 'scripts/comment.css'), 'utf8');

const demo = execFileSync(process.execPath, [join(root, 'dist/cli/index.js'), 'demo'], { encoding: 'utf8' });
const comment = /comment \(Markdown\) ─+\n([\s\S]*?)\n\n── /.exec(demo)?.[1];
const reportPage = /^ {2}(\/.*report\.html) \(/m.exec(demo)?.[1] ?? /html-file: (.*)/.exec(demo)?.[1];
if (comment === undefined || reportPage === undefined) throw new Error('The demo printed no comment or no page.');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  mkdirSync(folder, { recursive: true });
  const tab = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: COMMENT_WIDTH, height: 600 } });
  await tab.setContent(`<!DOCTYPE html><meta charset="utf-8"><style>${STYLE}</style><body>${htmlOf(comment)}</body>`);
  const height = await tab.evaluate(() => document.body.scrollHeight);
  await tab.screenshot({ path: join(folder, 'comment.png'), fullPage: true });
  console.log(`comment.png: ${COMMENT_WIDTH} x ${height} pixels`);
  await tab.setViewportSize(PAGE);
  await tab.goto(pathToFileURL(reportPage).href);
  await tab.screenshot({ path: join(folder, 'report.png') });
  console.log(`report.png: ${readFileSync(join(folder, 'report.png')).length} bytes`);
} finally {
  await browser.close();
}

function htmlOf(markdown) {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}
